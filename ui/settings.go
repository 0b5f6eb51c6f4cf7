package ui

import (
	"context"
	"slices"

	"lull/routines/intake"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/ui/screen"
	settingsscreen "lull/ui/settings"
)

// set changes a setting at once and writes it behind. Of several changes of
// one setting that wait to be written only the last one is.
func (a *App) set(s screen.Set) {
	before := a.settings
	if err := a.settings.Set(s.Key, s.Value); err != nil {
		a.fault("setting "+s.Key, err)
		return
	}
	if now := a.settings; now.Theme != before.Theme || now.ASCII != before.ASCII {
		a.looks.restyle(now)
	}
	file := a.deps.Settings
	a.outbox.put(write{what: "saving the setting " + s.Key, key: s.Key, reread: true, do: func(context.Context) error {
		return file.Set(s.Key, s.Value)
	}})
}

// EveningsBegin says when evenings begin by these settings.
func EveningsBegin(s settings.Settings, say screen.Say) string {
	begin, asleep := s.Evenings()
	id := "evenings.begin"
	if asleep {
		id = "evenings.asleep"
	}
	return say(id, map[string]string{"begin": begin})
}

// settingsOptions gives the settings screen what there is to name.
func settingsOptions(d Deps, c Contents) settingsscreen.Options {
	drinks := func() *intake.Table { return c.Drinks }
	if c.Drinks == nil {
		drinks = nil
	}
	return settingsscreen.Options{
		Fixed: c.Fixed,
		Misnamed: func(s settings.Settings) []*settings.Problem {
			return repertoire.New(d.Breaths, s).Misnamed(s, drinks)
		},
		Choices:  func(s settings.Settings, k settings.Key) []string { return choices(d, c, s, k) },
		Evenings: func(s settings.Settings) string { return EveningsBegin(s, d.Say) },
	}
}

// choices are the names a setting can take; none where any text goes.
func choices(d Deps, c Contents, s settings.Settings, k settings.Key) []string {
	var names []string
	switch {
	case k.Name == "breath.pattern":
		for _, p := range repertoire.New(d.Breaths, s).Offered() {
			names = append(names, p.Name)
		}
	case k.Name == "caffeine.usual_drink" && c.Drinks != nil:
		for _, own := range s.Drinks {
			names = append(names, own.Name)
		}
		for _, it := range c.Drinks.Items() {
			if it.Kind == intake.Drink && !slices.Contains(names, it.Name) {
				names = append(names, it.Name)
			}
		}
	}
	return names
}
