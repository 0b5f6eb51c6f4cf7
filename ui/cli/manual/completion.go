package manual

import (
	"strings"

	"github.com/spf13/cobra"

	"lull/routines/letters"
	"lull/ui/cli/console"
)

var shells = []string{"bash", "zsh", "fish", "powershell"}

func (s Commands) Completion() *cobra.Command {
	return &cobra.Command{
		Use:       "completion SHELL",
		ValidArgs: shells,
		Args:      console.Takes(1, 1, "takes the name of a shell: "+strings.Join(shells, ", ")),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch root := cmd.Root(); args[0] {
			case "bash":
				return root.GenBashCompletionV2(s.Out, true)
			case "zsh":
				return root.GenZshCompletion(s.Out)
			case "fish":
				return root.GenFishCompletion(s.Out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(s.Out)
			}
			return console.Misusef("completion knows %s, not %q", strings.Join(shells, ", "), letters.Short(args[0]))
		},
	}
}
