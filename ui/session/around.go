package session

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
	// Happens says what else has happened.
	Happens(e desktop.Event)
	// Drifted says that nobody touched a key in a practice that is over, that it
	// is written down and that the terminal is dark.
	Drifted()
	// Sleeps gives what is to be called before the machine falls asleep.
	Sleeps(rest func())
}

// around tells the desktop what changes about the practice.
type around struct {
	desktop Desktop
	last    desktop.Practice
	stopped bool // the process is being stopped from outside
}

// Stopped tells that the process is being stopped from outside, or goes on.
func (s *Session) Stopped(is bool) { s.around.stopped = is }

func (s *around) tell(p *practicescreen.Screen, now time.Time, with settings.Settings) {
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
	case s.last.Begun && !s.last.Running && !s.last.Rested.IsZero():
		stands = s.last // it has rested for a while
	default:
		stands = desktop.Practice{Begun: true, Rested: now}
	}
	if p != nil {
		if stands.Planned = s.last.Planned; !s.last.Begun {
			stands.Planned = p.Plan.Lasts()
		}
	}
	if stands != s.last {
		s.last = stands
		s.desktop.Tell(stands, with)
	}
}
