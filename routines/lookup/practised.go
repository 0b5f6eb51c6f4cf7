package lookup

import (
	"context"
	"errors"
	"time"

	"lull/routines/evening"
	"lull/routines/guided"
	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/practice"
	"lull/routines/remind"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/routines/tonight"
)

// Practised gives the breathing patterns that were practised, for a minute at
// least, on so many evenings of the last year that a long hold may come more
// often (docs/evidence.md, Limits of breathing). Where no breath is held it makes no
// difference and nothing is read.
func Practised(ctx context.Context, j Ranged, s settings.Settings, now time.Time) ([]string, error) {
	if s.Holds() != settings.Yes {
		return nil, nil
	}
	today := s.Schedule.Of(now)
	sessions, err := j.Between(ctx, today-365, today-1, journal.KindSession)
	if err != nil {
		return nil, err
	}
	evenings := map[string]int{}
	last := map[string]evening.Day{}
	var often []string
	for _, e := range sessions {
		name := e.Session.Name
		if e.Session.Practice != practice.KindBreathe || e.Session.Practised < time.Minute || last[name] == e.Evening {
			continue
		}
		last[name] = e.Evening
		if evenings[name]++; evenings[name] == practice.PractisedFrom {
			often = append(often, name)
		}
	}
	return often, nil
}

// Breath is what is breathed where no pattern was named: the one of last time,
// or the usual one where that was none or may not be offered.
func Breath(ctx context.Context, j Last, plans repertoire.Repertoire) (practice.Choice, error) {
	c := plans.Usual()
	last, err := j.LastSession(ctx)
	switch {
	case errors.Is(err, journal.ErrNotFound):
		return c, nil
	case err != nil:
		return c, err
	case last.Session.Practice == c.Practice:
		was := practice.Choice{Practice: c.Practice, Name: last.Session.Name, Length: last.Session.Planned}
		if plans.Offers(was) {
			c = was
		}
	}
	return c, nil
}

// Evening gives what the rules about the day judge at a moment: the evening to
// which it belongs, with what was had on it and before.
func Evening(
	ctx context.Context, j Ranged, at time.Time, s settings.Settings, drinks *intake.Table,
) (intake.Tonight, error) {
	day := s.Schedule.Of(at)
	entries, err := once(ctx, j, day-intake.EveningsBefore, day)
	return tonight.Evening(at, s, drinks, entries), err
}

// Can answers "can I still?" at a moment, of the evening on which it would be.
func Can(
	ctx context.Context, j Ranged, q intake.Question, now time.Time, s settings.Settings, drinks *intake.Table,
) (intake.Answer, error) {
	q.Today = s.Schedule.Of(now)
	if q.At.IsZero() {
		q.At = now
	}
	evening, err := Evening(ctx, j, q.At, s, drinks)
	return evening.Can(q, now), err
}

// Reminders gives what a reminder is decided from at a moment.
func Reminders(
	ctx context.Context, j Glanced, now time.Time, s settings.Settings, drinks *intake.Table,
) (t remind.Facts, err error) {
	t = remind.Facts{Settings: s, Drinks: drinks}
	if t.Marks, err = j.Marks(ctx); err != nil {
		return t, err
	}
	today := s.Schedule.Of(now)
	t.Entries, err = once(ctx, j, today-intake.EveningsBefore, today)
	return t, err
}

// heardWithin is for how many evenings it is known what was heard, since after a
// month in one place most of it was: not about the body.
const heardWithin = 60

// Heard is what was heard on the evenings before.
func Heard(ctx context.Context, j Ranged, today evening.Day) (guided.Memory, error) {
	sessions, err := j.Between(ctx, today-heardWithin, today, journal.KindSession)
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
