package ui

import (
	"lull/routines/practice"
	"lull/routines/settings"
	practicescreen "lull/ui/practice"
)

// Sound is what a practice is heard by. It is told what has changed and takes
// it from there: every call returns at once, nothing is opened in it, and what
// goes wrong with the sound stays there. The stopwatch that moves the picture
// is handed over as it is, so both run by one clock.
type Sound interface {
	// Play begins with a practice.
	Play(p practice.Plan, w practice.Stopwatch, s settings.Settings)
	// Follow takes the plan and the watch of the same practice anew.
	Follow(p practice.Plan, w practice.Stopwatch)
	// Quieter takes it down by a step.
	Quieter()
	// Stop lets it fall silent.
	Stop()
}

// sounding is what the sound was last told.
type sounding struct {
	of     *practicescreen.Screen
	first  *practice.Phase // of its plan: an easier plan has phases of its own
	watch  practice.Stopwatch
	softer int
}

// sound tells the sound what the last message has changed about the practice.
func (a *App) sound() {
	if a.deps.Sound == nil {
		return
	}
	p, ok := a.top().(*practicescreen.Screen)
	if !ok || a.running == nil || len(p.Plan.Phases) == 0 {
		if a.told.of != nil {
			a.deps.Sound.Stop()
			a.told = sounding{}
		}
		return
	}
	now := sounding{p, &p.Plan.Phases[0], p.Watch, p.Softer}
	switch {
	case now.of != a.told.of:
		a.deps.Sound.Play(p.Plan, p.Watch, a.deps.Settings.Current())
	case now.first != a.told.first || now.watch != a.told.watch:
		a.deps.Sound.Follow(p.Plan, p.Watch)
	}
	if now.of == a.told.of && now.softer != a.told.softer {
		a.deps.Sound.Quieter()
	}
	a.told = now
}
