package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"lull/routines/letters"
)

// noArgs refuses words after a command that takes none; after lull itself, they
// are a command nobody knows.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if !cmd.HasSubCommands() {
		return Usage{fmt.Errorf("%s takes nothing more; %q is too much", cmd.Name(), letters.Short(args[0]))}
	}
	message := "there is no command \"" + letters.Short(args[0]) + "\""
	cmd.SuggestionsMinimumDistance = 2 // in single letters; cobra sets it only for its own search
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		message += "; perhaps " + near[0]
	}
	return Usage{errors.New(message + ". " + cmd.CommandPath() + " --help shows what there is")}
}
