// Package session is the practice that runs, for everybody beside the screen who
// takes part in it: the journal that keeps it, the sound it is heard by, and the
// machine around it. Each is told what has changed, and never asked.
//
// It refuses to draw and to know any screen but the practice itself.
package session

import (
	"context"
	"time"

	"lull/routines/desktop"
	"lull/routines/guided"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/settings"
	practicescreen "lull/ui/practice"
)

// Practices keeps the row of a practice: a killed program loses a phase at most.
type Practices interface {
	// Practise writes how a practice stands, all of it each time, so that a
	// write that failed is made good by the next.
	Practise(ctx context.Context, e journal.Entry) error
}

// Deps is what a session is told to, nil for nobody.
type Deps struct {
	Now       func() time.Time
	Practices Practices
	Sound     Sound
	Desktop   Desktop
	Heard     *guided.Memory // is told what was heard
	// Write has the row with an id written, after all that was to be written before.
	Write func(id string, do func(context.Context) error)
}

// Session is the practice that runs, if one does. Its row is written when it
// begins and at every phase.
type Session struct {
	deps    Deps
	screen  *practicescreen.Screen // nil while none runs
	plan    practice.Plan          // as it was chosen
	entry   journal.Entry
	sound   sounding
	machine machine
}

// New waits for a practice.
func New(d Deps) *Session {
	return &Session{deps: d, sound: sounding{sound: d.Sound}, machine: machine{desktop: d.Desktop}}
}

// Begin keeps a practice from now on.
func (s *Session) Begin(on *practicescreen.Screen, p practice.Plan, e journal.Entry) {
	s.screen, s.plan, s.entry = on, p, e
	s.write(0, journal.Running)
	s.happens(desktop.PracticeStart)
}

func (s *Session) Runs() bool { return s.screen != nil }

// Plan is what runs, or ran last, as it was chosen.
func (s *Session) Plan() practice.Plan { return s.plan }

// Step tells that a phase boundary was passed.
func (s *Session) Step(practised time.Duration) { s.write(practised, journal.Running) }

func (s *Session) write(practised time.Duration, ending journal.Ending) {
	s.entry.Session = lookup.Session(s.screen.Plan, practised, ending)
	s.entry.Session.Planned = s.plan.Lasts()
	e, practices := s.entry, s.deps.Practices
	s.deps.Write(e.ID, func(ctx context.Context) error { return practices.Practise(ctx, e) })
}

// Finish closes the row of a practice that runs. Dark: the screen stays dark.
func (s *Session) Finish(ending journal.Ending, dark bool) {
	if !s.Runs() {
		return
	}
	s.write(s.screen.At, ending)
	s.happens(desktop.PracticeEnd)
	if dark {
		s.happens(desktop.Dark)
	}
	*s.deps.Heard = s.deps.Heard.With(guided.Night{Heard: guided.Heard(s.screen.Plan, s.screen.At)})
	s.screen = nil
}

func (s *Session) happens(h desktop.Happening) {
	if d := s.deps.Desktop; d != nil {
		d.Happens(desktop.OfPractice(h, s.entry, s.deps.Now()))
	}
}

// Tell says to the sound and the machine what the last message has changed.
func (s *Session) Tell(now time.Time, with settings.Settings) {
	s.sound.tell(s.screen, with)
	s.machine.tell(s.screen, now, with)
}
