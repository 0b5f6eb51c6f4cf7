package ui

import (
	"time"

	"lull/routines/desktop"
	"lull/routines/settings"
	practicescreen "lull/ui/practice"
)

// Desktop is what else of the machine takes part in a practice. Every call
// returns at once, and what goes wrong stays there.
type Desktop interface {
	// Tell says how the practice stands now.
	Tell(p desktop.Practice, s settings.Settings)
	// Sleeps gives what is to be called before the machine falls asleep.
	Sleeps(rest func())
}

// surroundings tells the desktop what changes about the practice.
type surroundings struct {
	desktop Desktop
	told    desktop.Practice
	stopped bool // the process is being stopped from outside
}

// tell says what the last message has changed about the practice, nil for none.
func (s *surroundings) tell(p *practicescreen.Screen, now time.Time, with settings.Settings) {
	if s.desktop == nil {
		return
	}
	var stands desktop.Practice
	switch {
	case p == nil:
	case p.Watch.Running():
		stands = desktop.Practice{Begun: true, Running: true}
	case s.stopped:
		stands = desktop.Practice{Begun: true}
	case s.told.Begun && !s.told.Running && !s.told.Rested.IsZero():
		stands = s.told // it has rested for a while
	default:
		stands = desktop.Practice{Begun: true, Rested: now}
	}
	if stands != s.told {
		s.told = stands
		s.desktop.Tell(stands, with)
	}
}
