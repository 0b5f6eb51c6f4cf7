package places

import (
	"slices"

	"lull/routines/intake"
	"lull/routines/repertoire"
	"lull/routines/settings"
	settingsscreen "lull/ui/settings"
)

func (x Parts) options() settingsscreen.Options {
	drinks := func() *intake.Table { return x.Contents.Drinks }
	if x.Contents.Drinks == nil {
		drinks = nil
	}
	return settingsscreen.Options{
		Fixed: x.Contents.Fixed,
		Misnamed: func(s settings.Settings) []*settings.Problem {
			return repertoire.New(x.Breaths, s).Misnamed(s, drinks)
		},
		Choices:  x.choices,
		Evenings: func(s settings.Settings) string { return settingsscreen.EveningsBegin(s, x.Say) },
	}
}

// choices are the names a setting can take; none where any text goes.
func (x Parts) choices(s settings.Settings, k settings.Key) []string {
	var names []string
	switch {
	case k.Name == "breath.pattern":
		for _, p := range repertoire.New(x.Breaths, s).Offered() {
			names = append(names, p.Name)
		}
	case k.Name == "caffeine.usual_drink" && x.Contents.Drinks != nil:
		names = DrinksOf(s, x.Contents.Drinks)
	}
	return names
}

// DrinksOf are the drinks with caffeine, the person's own first.
func DrinksOf(s settings.Settings, table *intake.Table) (names []string) {
	for _, own := range s.Drinks {
		names = append(names, own.Name)
	}
	for _, it := range table.Items() {
		if it.Kind == intake.Drink && !slices.Contains(names, it.Name) {
			names = append(names, it.Name)
		}
	}
	return names
}
