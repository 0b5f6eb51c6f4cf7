package ui

import (
	"context"
	"time"

	"lull/routines/guided"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/practice"
	practicescreen "lull/ui/practice"
)

// session is the practice that runs, as it is kept: its row is written when it
// begins and at every phase.
type session struct {
	outbox    *outbox
	practices Practices
	heard     *guided.Memory // is told what was heard
	shown     *practicescreen.Screen
	plan      practice.Plan  // as it was chosen
	entry     *journal.Entry // nil while none runs
}

// begin keeps a practice from now on.
func (s *session) begin(shown *practicescreen.Screen, p practice.Plan, e journal.Entry) {
	s.shown, s.plan, s.entry = shown, p, &e
	s.stands(0, journal.Running)
}

// stands writes how the practice stands.
func (s *session) stands(practised time.Duration, ending journal.Ending) {
	e, practices := *s.entry, s.practices
	e.Session = lookup.Session(s.plan, practised, ending)
	s.outbox.put(write{what: "saving the practice", key: e.ID, lasting: true, do: func(ctx context.Context) error {
		return practices.Practise(ctx, e)
	}})
}

// finish closes the row of the practice, if one runs.
func (s *session) finish(ending journal.Ending) {
	if s.entry != nil {
		s.stands(s.shown.At, ending)
		*s.heard = s.heard.With(guided.Night{Heard: guided.Heard(s.plan, s.shown.At)})
		s.shown, s.entry = nil, nil
	}
}
