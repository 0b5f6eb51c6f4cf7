package lookup

import (
	"context"
	"errors"
	"time"

	"lull/routines/evening"
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
// often. Where no breath is held it makes no difference and nothing is read.
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
func Evening(ctx context.Context, j Ranged, at time.Time, s settings.Settings, drinks *intake.Table) (intake.Tonight, error) {
	day := s.Schedule.Of(at)
	entries, err := j.Between(ctx, day-tonight.Before, day)
	return tonight.Evening(at, s, drinks, entries), err
}

// Reminders gives what a reminder is decided from at a moment.
func Reminders(ctx context.Context, j interface {
	Ranged
	Marks
}, now time.Time, s settings.Settings, drinks *intake.Table,
) (t remind.Facts, err error) {
	t = remind.Facts{Settings: s, Drinks: drinks}
	if t.Marks, err = j.Marks(ctx); err != nil {
		return t, err
	}
	today := s.Schedule.Of(now)
	t.Entries, err = j.Between(ctx, today-tonight.Before, today)
	return t, err
}
