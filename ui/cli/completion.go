package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"lull/routines/letters"
)

// shells are the shells that can be taught to complete, in the order of help.
var shells = []string{"bash", "zsh", "fish", "powershell"}

func (s shellCommands) completion() *cobra.Command {
	return &cobra.Command{
		Use:       "completion SHELL",
		GroupID:   "house",
		ValidArgs: shells,
		Args:      takes(1, 1, "takes the name of a shell: "+strings.Join(shells, ", ")),
		RunE: func(cmd *cobra.Command, args []string) error {
			return writeCompletion(s.out, cmd.Root(), args[0])
		},
	}
}

func writeCompletion(w io.Writer, root *cobra.Command, shell string) error {
	switch shell {
	case "bash":
		return root.GenBashCompletionV2(w, true)
	case "zsh":
		return root.GenZshCompletion(w)
	case "fish":
		return root.GenFishCompletion(w, true)
	case "powershell":
		return root.GenPowerShellCompletionWithDesc(w)
	}
	return Usage{fmt.Errorf("completion knows %s, not %q", strings.Join(shells, ", "), letters.Short(shell))}
}
