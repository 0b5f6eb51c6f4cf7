package lookup

import (
	"context"
	"time"

	"lull/routines/evening"
	"lull/routines/guided"
	"lull/routines/journal"
	"lull/routines/practice"
)

// remembered is for how many evenings it is known what was heard: after a month
// in one place most of it was.
const remembered = 60

// Heard is what was heard on the evenings before.
func Heard(ctx context.Context, j Ranged, today evening.Day) (guided.Memory, error) {
	sessions, err := j.Between(ctx, today-remembered, today, journal.KindSession)
	nights := make([]guided.Night, 0, len(sessions))
	for _, e := range sessions {
		if e.Session.Heard != "" {
			nights = append(nights, guided.Night{Ago: int(today - e.Evening), Heard: e.Session.Heard})
		}
	}
	return guided.Memory{}.With(nights...), err
}

// Session is a practice as it stands after so long.
func Session(p practice.Plan, practised time.Duration, ending journal.Ending) *journal.Session {
	return &journal.Session{
		Practice: p.Practice, Name: p.Name, Planned: p.Lasts(), Practised: practised, Ending: ending,
		Seed: p.Seed, Heard: guided.Heard(p, practised),
	}
}
