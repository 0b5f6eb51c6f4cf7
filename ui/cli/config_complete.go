package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"lull/routines/intake"
	"lull/routines/settings"
)

// completeKeys completes the name of a setting.
func completeKeys(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var names []string
	for _, k := range settings.Keys() {
		names = append(names, k.Name+"\t"+k.Help)
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// completeSetting completes the name of a setting, and then its values where
// they are few; elsewhere the value as it is, to be changed.
func (h *House) completeSetting(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) != 1 {
		return completeKeys(cmd, args, typed)
	}
	k, err := settings.Find(args[0])
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	switch {
	case k.Name == "breath.pattern":
		return h.completePatterns(cmd, nil, typed)
	case k.Name == "caffeine.usual_drink":
		return h.drinkNames(), cobra.ShellCompDirectiveNoFileComp
	case len(k.Allowed) > 0:
		return slices.Clone(k.Allowed), cobra.ShellCompDirectiveNoFileComp
	}
	file, _ := h.Settings(h.flags.config) // what is wrong is no matter here
	if file == nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	if value := k.Value(file.Current()); value != "" {
		return []string{value}, cobra.ShellCompDirectiveNoFileComp
	}
	return nil, cobra.ShellCompDirectiveNoFileComp
}

// drinkNames are the drinks with caffeine, one's own first.
func (h *House) drinkNames() []string {
	var names []string
	if file, _ := h.Settings(h.flags.config); file != nil {
		for _, d := range file.Current().Drinks {
			names = append(names, d.Name)
		}
	}
	if h.Drinks == nil {
		return names
	}
	for _, it := range h.Drinks().Items() {
		if it.Kind == intake.Drink {
			names = append(names, it.Name)
		}
	}
	return names
}
