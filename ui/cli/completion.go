package cli

import (
	"errors"
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
		Use:   "completion SHELL",
		Short: "Let the tab key finish words in your shell",
		Long: `Let the tab key finish words in your shell: commands, flags, and the names of
patterns, yours included. It prints a script; where that goes is up to the
shell, and the next shell knows it.

bash, with the package bash-completion:
  mkdir -p ~/.local/share/bash-completion/completions
  lull completion bash > ~/.local/share/bash-completion/completions/lull

zsh, into a folder of your own:
  mkdir -p ~/.zfunc
  lull completion zsh > ~/.zfunc/_lull
and these lines at the end of ~/.zshrc:
  fpath=(~/.zfunc $fpath)
  autoload -Uz compinit && compinit

fish:
  mkdir -p ~/.config/fish/completions
  lull completion fish > ~/.config/fish/completions/lull.fish

PowerShell, as a line in the file that $PROFILE names:
  lull completion powershell | Out-String | Invoke-Expression`,
		GroupID:   "house",
		ValidArgs: shells,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return Usage{errors.New("completion takes the name of a shell: " + strings.Join(shells, ", "))}
			}
			return nil
		},
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
