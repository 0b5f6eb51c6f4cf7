package ui

import (
	"context"
	"slices"

	"lull/routines/intake"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/ui/screen"
	settingsscreen "lull/ui/settings"
	"lull/ui/theme"
)

// liveSettings are the settings as the screens see them: a change counts at once and is
// written behind. Only the app's own thread touches it.
type liveSettings struct {
	kept Settings
	now  settings.Settings
}

// Current gives the settings with every change in them, written or not.
func (d *liveSettings) Current() settings.Settings { return d.now }

// Set changes a setting here, before it is written.
func (d *liveSettings) Set(key, value string) error { return d.now.Set(key, value) }

// set changes a setting at once and writes it behind. Of several changes of
// one setting that wait to be written only the last one is.
func (a *App) set(s screen.Set) {
	before := a.settings.Current()
	if err := a.settings.Set(s.Key, s.Value); err != nil {
		a.fault("setting "+s.Key, err)
		return
	}
	if now := a.settings.Current(); now.Theme != before.Theme || now.ASCII != before.ASCII {
		a.restyle(now)
	}
	kept := a.settings.kept
	a.outbox.put(write{what: "saving the setting " + s.Key, key: s.Key, reread: true, do: func(context.Context) error {
		return kept.Set(s.Key, s.Value)
	}})
}

// restyle builds the look anew; every screen is given it when it is drawn.
func (a *App) restyle(s settings.Settings) {
	look := theme.New(s.Theme, a.deps.Theme.Profile, theme.Options{ASCII: s.ASCII})
	a.deps.Theme = &look
	a.darken(a.night != nil)
}

// darken takes the night's ink while somebody lies down.
func (a *App) darken(lying bool) {
	a.night = nil
	if lying {
		look := a.deps.Theme.Night()
		a.night = &look
	}
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
func (a *App) settingsOptions() settingsscreen.Options {
	drinks := func() *intake.Table { return a.contents.Drinks }
	if a.contents.Drinks == nil {
		drinks = nil
	}
	o := settingsscreen.Options{
		Fixed: a.deps.Fixed,
		Misnamed: func(s settings.Settings) []*settings.Problem {
			return repertoire.New(a.deps.Breaths, s).Misnamed(s, drinks)
		},
		Choices:  a.choices,
		Evenings: func(s settings.Settings) string { return EveningsBegin(s, a.deps.Say) },
	}
	if o.Fixed == nil {
		o.Fixed = func(settings.Key) bool { return false }
	}
	return o
}

// choices are the names a setting can take; none where any text goes.
func (a *App) choices(s settings.Settings, k settings.Key) []string {
	var names []string
	switch {
	case k.Name == "breath.pattern":
		for _, p := range repertoire.New(a.deps.Breaths, s).Offered() {
			names = append(names, p.Name)
		}
	case k.Name == "caffeine.usual_drink" && a.contents.Drinks != nil:
		for _, d := range s.Drinks {
			names = append(names, d.Name)
		}
		for _, it := range a.contents.Drinks.Items() {
			if it.Kind == intake.Drink && !slices.Contains(names, it.Name) {
				names = append(names, it.Name)
			}
		}
	}
	return names
}
