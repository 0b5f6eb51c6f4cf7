package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"lull/routines/repertoire"
	"lull/ui/orb"
	"lull/ui/scene"
)

// visit opens a screen by its place.
func (a *App) visit(p place) tea.Cmd {
	switch p {
	case tonightPlace:
		return a.push(newTonight(a.plans(), a.deps.Say))
	case breathePlace:
		plans := a.plans()
		return a.push(newChoose("breathe", plans, breaths(plans), a.desk.Current().Breath.Pattern))
	case imaginePlace:
		plans := a.plans()
		return a.push(newChoose("imagine", plans, placesOf(plans), ""))
	case relaxPlace:
		plans := a.plans()
		return a.push(newChoose("relax", plans, relaxations(plans), ""))
	case windPlace:
		plans := a.plans()
		return a.push(newChoose("routines", plans, chains(plans), ""))
	case logPlace:
		return a.push(newLogging(a.noting(), a.deps.Say))
	case parkPlace:
		return a.push(newParking(a.deps.Now(), a.deps.NewID))
	case morningPlace:
		return a.push(newMorning(a.desk.Current().Schedule, a.deps.Say))
	case patternsPlace:
		return a.push(newPatterns(a.deps.Say))
	case learnPlace:
		return a.push(newLearn(a.deps.Library))
	case settingsPlace:
		return a.push(newSettings(a.deps.Settings.Current(), a.shop()))
	case journalPlace:
		return a.push(newJournal())
	case nightPlace:
		return a.push(newNight(a.plans()))
	case morePlace:
		return a.push(newMore(a.top().help()))
	}
	return nil
}

// plans is what can be practised with the settings as they are now.
func (a *App) plans() repertoire.Repertoire {
	return repertoire.New(a.deps.Breaths, a.deps.Settings.Current()).Practised(a.deps.Practised).With(a.deps.Guided, seedAt(a.deps.Now()))
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

func (a *App) look() look {
	s := a.deps.Settings.Current()
	return look{
		rate: time.Second / time.Duration(s.FrameRate), still: s.Still,
		heard: a.deps.Sound != nil && s.Sound.On,
		scene: func(name string, seed uint64) *scene.Scene {
			living, ok := scene.New(name, seed, *a.deps.Theme, scene.Options{ASCII: s.ASCII, Still: s.Still})
			if !ok {
				return nil
			}
			return living
		},
	}
}
