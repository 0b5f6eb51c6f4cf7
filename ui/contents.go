package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"lull/routines/guided"
	"lull/routines/intake"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/ui/night"
	"lull/ui/noting"
	"lull/ui/screen"
)

// Contents is what can be chosen and named besides the breath. A command reads
// it, folders and all; nothing in it reads anything after that.
type Contents struct {
	Guided repertoire.Guided
	Heard  guided.Memory                         // what was heard on the nights before
	Drinks *intake.Table                         // what can be drunk; nil when it is not known
	Noting func(settings.Settings) noting.Noting // how typed lines are read
}

// contentsMsg brings the contents once they are read.
type contentsMsg struct{ contents Contents }

// needing goes on with the contents. They are read when they are first needed,
// which a breath never does; keys wait for it.
func (a *App) needing(next func() tea.Cmd) tea.Cmd {
	if a.contents != nil {
		return next()
	}
	a.next = append(a.next, next)
	read := a.deps.Contents
	return func() tea.Msg { return contentsMsg{read()} }
}

// stocked goes on with what waited for the contents.
func (a *App) stocked(c Contents) tea.Cmd {
	a.contents = &c
	next := a.next
	a.next = nil
	var cmds []tea.Cmd
	for _, one := range next {
		cmds = append(cmds, one())
	}
	return tea.Batch(append(cmds, a.release(a.deps.Now()))...)
}

// inFiles are the places that offer or name what may lie in somebody's files.
var inFiles = []screen.Place{
	screen.ImaginePlace, screen.RelaxPlace, screen.WindPlace, screen.LogPlace, screen.SettingsPlace,
}

func (a *App) lacks(p screen.Place) bool { return a.contents == nil && slices.Contains(inFiles, p) }

// plans is what can be practised with the settings as they are now.
func (a *App) plans() repertoire.Repertoire {
	var c Contents
	if a.contents != nil {
		c = *a.contents
	}
	return repertoire.New(a.deps.Breaths, a.deps.Settings.Current()).Practised(a.deps.Practised).
		With(func() repertoire.Guided { return c.Guided }, seedAt(a.deps.Now())).Remembering(c.Heard)
}

// practise begins what was chosen.
func (a *App) practise(want screen.Practise) tea.Cmd {
	if a.contents == nil && want.Choice.Practice != practice.KindBreathe {
		return a.needing(func() tea.Cmd { return a.practise(want) })
	}
	plan, err := a.plans().Plan(want.Choice)
	if err != nil && want.Night {
		plan, err = a.plans().Plan(practice.Choice{Practice: practice.KindBreathe, Name: practice.Easy})
	}
	switch n, ok := a.top().(screen.Noticer); {
	case err == nil && want.Night:
		a.start(night.AtNight(plan))
	case err == nil:
		a.start(plan)
	case ok:
		n.Notice(err.Error())
	}
	return nil
}

// noting reads typed lines with the settings as they are now.
func (a *App) noting() noting.Noting {
	s := a.deps.Settings.Current()
	if a.contents == nil || a.contents.Noting == nil {
		return noting.Noting{Schedule: s.Schedule}
	}
	return a.contents.Noting(s)
}
