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

// machine tells the desktop what changes about the practice.
type machine struct {
	desktop Desktop
	last    desktop.Practice
	stopped bool // the process is being stopped from outside
}

// Stopped tells that the process is being stopped from outside, or goes on.
func (s *Session) Stopped(is bool) { s.machine.stopped = is }

func (s *machine) tell(p *practicescreen.Screen, now time.Time, with settings.Settings) {
	if s.desktop == nil {
		return
	}
	var stands desktop.Practice
	if p != nil {
		stands = desktop.Practice{Begun: true, Running: p.Watch.Running(), Planned: s.last.Planned}
		if !s.last.Begun {
			stands.Planned = p.Plan.Lasts()
		}
		if !stands.Running && !s.stopped {
			if stands.Rested = s.last.Rested; stands.Rested.IsZero() {
				stands.Rested = now
			}
		}
	}
	if stands != s.last {
		s.last = stands
		s.desktop.Tell(stands, with)
	}
}
