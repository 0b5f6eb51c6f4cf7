package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"lull/routines/repertoire"
)

// printable makes text from outside fit to be shown.
func printable(s string) string { return repertoire.Short(s) }

// atMostOne takes nothing or one thing.
func atMostOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > 1 {
			return Usage{fmt.Errorf("%s takes %s and no more; %q is too much", cmd.Name(), what, printable(args[1]))}
		}
		return nil
	}
}

// completePatterns completes the names of breathing patterns, one's own too.
func (h *House) completePatterns(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	file, err := h.Settings(h.flags.config)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var names []string
	for _, p := range repertoire.New(h.Breaths(), file.Current()).Breaths {
		names = append(names, p.Name+"\t"+p.Title)
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}
