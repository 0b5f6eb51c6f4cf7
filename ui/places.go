package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"lull/ui/choose"
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
	"lull/ui/scene"
	"lull/ui/screen"
	settingsscreen "lull/ui/settings"
	tonightscreen "lull/ui/tonight"
)

// visit opens a screen by its place.
func (a *App) visit(p screen.Place) tea.Cmd {
	if a.lacks(p) {
		return a.needing(func() tea.Cmd { return a.visit(p) })
	}
	switch p {
	case screen.TonightPlace:
		return a.push(tonightscreen.New(a.deps.Say))
	case screen.BreathePlace:
		plans := a.plans()
		return a.push(choose.New("breathe", plans, choose.Breaths(plans), a.settings.Current().Breath.Pattern))
	case screen.ImaginePlace:
		plans := a.plans()
		return a.push(choose.New("imagine", plans, choose.PlacesOf(plans), ""))
	case screen.RelaxPlace:
		plans := a.plans()
		return a.push(choose.New("relax", plans, choose.Relaxations(plans), ""))
	case screen.WindPlace:
		plans := a.plans()
		return a.push(choose.New("routines", plans, choose.Routines(plans), ""))
	case screen.LogPlace:
		return a.push(log.New(a.noting(), a.deps.Say))
	case screen.ParkPlace:
		return a.push(park.New(a.deps.Now(), a.deps.NewID))
	case screen.MorningPlace:
		return a.push(morningscreen.New(a.settings.Current().Schedule, a.deps.Say))
	case screen.PatternsPlace:
		return a.push(patterns.New(a.deps.Say))
	case screen.LearnPlace:
		return a.push(learn.New(a.deps.Library))
	case screen.SettingsPlace:
		return a.push(settingsscreen.New(a.deps.Settings.Current(), a.settingsOptions()))
	case screen.JournalPlace:
		return a.push(journalscreen.New())
	case screen.NightPlace:
		return a.push(night.New())
	case screen.MorePlace:
		return a.push(keys.New(a.top().Help()))
	}
	return nil
}

// seedAt is the seed of a moment, so that no two evenings have the same words.
func seedAt(now time.Time) uint64 { return uint64(max(now.Unix(), 1)) }

// pacer is the one the settings name.
func (a *App) pacer() orb.Pacer {
	s := a.deps.Settings.Current()
	o := orb.Options{ASCII: s.ASCII}
	switch s.Pacer {
	case "wave":
		return orb.NewWave(*a.deps.Theme, o)
	case "line":
		return orb.NewBar(*a.deps.Theme, o)
	}
	return orb.New(*a.deps.Theme, o)
}

func (a *App) look() practicescreen.Look {
	s := a.deps.Settings.Current()
	return practicescreen.Look{
		Rate: time.Second / time.Duration(s.FrameRate), Still: s.Still,
		Heard: a.deps.Sound != nil && s.Sound.On,
		Scene: func(name string, seed uint64) *scene.Scene {
			living, ok := scene.New(name, seed, *a.deps.Theme, scene.Options{ASCII: s.ASCII, Still: s.Still})
			if !ok {
				return nil
			}
			return living
		},
	}
}
