package ui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
	journalscreen "lull/ui/journal"
	"lull/ui/keys"
	"lull/ui/learn"
	"lull/ui/log"
	morningscreen "lull/ui/morning"
	"lull/ui/night"
	"lull/ui/orb"
	"lull/ui/park"
	"lull/ui/patterns"
	practicescreen "lull/ui/practice"
	"lull/ui/practices"
	"lull/ui/scene"
	"lull/ui/screen"
	settingsscreen "lull/ui/settings"
	"lull/ui/theme"
	tonightscreen "lull/ui/tonight"
)

// inContents are the places that offer or name what stands in the contents.
var inContents = []screen.Place{
	screen.ImaginePlace, screen.RelaxPlace, screen.WindPlace, screen.LogPlace, screen.LearnPlace, screen.SettingsPlace,
}

// visit opens a screen by its place.
func (a *App) visit(p screen.Place) tea.Cmd {
	open := func() tea.Cmd { return a.show(screenOf(p, a.deps, a.settings, &a.supply)) }
	switch {
	case p == screen.MorePlace:
		return a.show(keys.New(a.top().Help()))
	case slices.Contains(inContents, p):
		return a.supply.needed(open)
	}
	return open()
}

// screenOf makes the screen of a place.
func screenOf(p screen.Place, d Deps, s settings.Settings, c *supply) screen.Screen {
	plans := plans(d, s, c)
	switch p {
	case screen.TonightPlace:
		return tonightscreen.New(d.Say)
	case screen.BreathePlace:
		return practices.New("breathe", plans, practices.Breaths(plans), s.Breath.Pattern)
	case screen.ImaginePlace:
		return practices.New("imagine", plans, practices.PlacesOf(plans), "")
	case screen.RelaxPlace:
		return practices.New("relax", plans, practices.Relaxations(plans), "")
	case screen.WindPlace:
		return practices.New("routines", plans, practices.Routines(plans), "")
	case screen.LogPlace:
		return log.New(c.noting(s), d.Say)
	case screen.ParkPlace:
		return park.New(d.Now(), d.NewID)
	case screen.MorningPlace:
		return morningscreen.New(s.Schedule, d.Say)
	case screen.PatternsPlace:
		return patterns.New(s.Schedule, d.Say)
	case screen.LearnPlace:
		return learn.New(c.Pages, c.Search)
	case screen.SettingsPlace:
		return settingsscreen.New(s, settingsOptions(d, c.Contents))
	case screen.JournalPlace:
		return journalscreen.New()
	case screen.NightPlace:
		return night.New()
	case screen.MorePlace: // of the screen below it, which the app knows
	}
	return blank{}
}

// plans is what can be practised with the settings as they are now.
func plans(d Deps, s settings.Settings, c *supply) repertoire.Repertoire {
	guided := c.Guided
	return repertoire.New(d.Breaths, s).Practised(d.Practised).
		With(func() repertoire.Guided { return guided }, seedAt(d.Now())).Remembering(c.Heard)
}

// seedAt is the seed of a moment, so that no two evenings have the same words.
func seedAt(now time.Time) uint64 { return uint64(max(now.Unix(), 1)) }

// practise begins what was chosen.
func (a *App) practise(want screen.Practise) tea.Cmd {
	plans := plans(a.deps, a.settings, &a.supply)
	plan, err := plans.Plan(want.Choice)
	if err != nil && want.Night {
		plan, err = plans.Plan(practice.Choice{Practice: practice.KindBreathe, Name: practice.Easy})
	}
	switch {
	case err == nil && want.Night:
		a.start(night.AtNight(plan))
	case err == nil:
		a.start(plan)
	default:
		notice(a.top(), err.Error())
	}
	return nil
}

// pacer is the one the settings name.
func pacer(s settings.Settings, t *theme.Theme) orb.Pacer {
	o := orb.Options{ASCII: s.ASCII}
	switch s.Pacer {
	case "wave":
		return orb.NewWave(*t, o)
	case "line":
		return orb.NewBar(*t, o)
	}
	return orb.New(*t, o)
}

// moving is how much a practice moves by the settings.
func moving(s settings.Settings, sound bool) practicescreen.Options {
	return practicescreen.Options{
		Rate: time.Second / time.Duration(s.FrameRate), Still: s.Still,
		Heard: sound && s.Sound.On,
		Pacer: func(t *theme.Theme) orb.Pacer { return pacer(s, t) },
		Scene: func(name string, seed uint64, t *theme.Theme) *scene.Scene {
			living, ok := scene.New(name, seed, *t, scene.Options{ASCII: s.ASCII, Still: s.Still})
			if !ok {
				return nil
			}
			return living
		},
	}
}
