package cli

import (
	"context"
	"errors"
	"time"

	"lull/routines/journal"
	"lull/routines/tonight"
	"lull/ui"
)

// reading answers what the screens and the commands want to see, from the
// journal and the settings as they are at that moment.
type reading struct {
	journal  history
	settings ui.Settings
}

func (r reading) read(ctx context.Context, now time.Time, q ui.Query) (ui.Answer, error) {
	s := r.settings.Current()
	today := s.Schedule.Of(now)
	record, err := r.journal.Record(ctx, today)
	if err != nil {
		return ui.Answer{}, err
	}
	told := tonight.Told{Record: record, First: true}
	last, err := r.journal.LastSession(ctx)
	switch {
	case err == nil:
		told.Last, told.First = &last, false
	case !errors.Is(err, journal.ErrNotFound):
		return ui.Answer{}, err
	}
	answer := ui.Answer{Tonight: tonight.From(now, s, told)}
	if q.Day != nil {
		if answer.Entries, err = r.journal.Evening(ctx, *q.Day); err != nil {
			return ui.Answer{}, err
		}
	}
	if q.Days != nil {
		if answer.Days, err = r.journal.CountingBetween(ctx, q.Days[0], q.Days[1]); err != nil {
			return ui.Answer{}, err
		}
	}
	return answer, nil
}
