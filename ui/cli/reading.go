package cli

import (
	"context"
	"errors"
	"time"

	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/settings"
	"lull/routines/tonight"
	"lull/ui"
)

// reading answers what the screens and the commands want to see, from the
// journal and the settings as they are at that moment.
type reading struct {
	journal  history
	settings ui.Settings
	drinks   *intake.Table // the shipped ones
}

// reading looks at a journal with the settings of a file.
func (h *House) reading(file SettingsFile, j Journal) reading { return reading{j, file, h.Drinks()} }

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
	if told.Entries, err = r.journal.Between(ctx, today-tonight.Before, today); err != nil {
		return ui.Answer{}, err
	}
	table, err := ownDrinks(r.drinks, s)
	if err != nil {
		return ui.Answer{}, err
	}
	answer := ui.Answer{Tonight: tonight.From(now, s, table, told)}
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

// ownDrinks puts somebody's own drinks beside the shipped ones.
func ownDrinks(shipped *intake.Table, s settings.Settings) (*intake.Table, error) {
	if len(s.Drinks) == 0 {
		return shipped, nil
	}
	own := make([]intake.Item, len(s.Drinks))
	for i, d := range s.Drinks {
		own[i] = intake.OwnDrink(d.Name, d.Milligrams, d.Milliliters)
	}
	return shipped.With(own...)
}
