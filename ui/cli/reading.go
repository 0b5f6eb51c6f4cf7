package cli

import (
	"context"
	"errors"
	"time"

	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/measures"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/routines/tonight"
	"lull/ui"
	"lull/ui/log"
	"lull/ui/noting"
	"lull/ui/screen"
)

// reading answers what the screens and the commands want to see, from the
// journal and the settings as they are at that moment.
type reading struct {
	journal  history
	settings ui.Settings
	noting   func(settings.Settings) noting.Noting
	plans    func(settings.Settings) repertoire.Repertoire
}

// reading looks at a journal with the settings of a file.
func (h *House) reading(file SettingsFile, j Journal) reading {
	return reading{j, file, h.notingThings, h.plans}
}

func (r reading) read(ctx context.Context, now time.Time, q screen.Query) (screen.Answer, error) {
	s := r.settings.Current()
	today := s.Schedule.Of(now)
	record, err := r.journal.Record(ctx, today)
	if err != nil {
		return screen.Answer{}, err
	}
	told := tonight.Told{Plans: r.plans(s), Record: record, First: true}
	last, err := r.journal.LastSession(ctx)
	switch {
	case err == nil:
		told.Last, told.First = &last, false
	case !errors.Is(err, journal.ErrNotFound):
		return screen.Answer{}, err
	}
	if told.Entries, err = r.journal.Between(ctx, today-tonight.Before, today); err != nil {
		return screen.Answer{}, err
	}
	known := r.noting(s).Known
	answer := screen.Answer{Tonight: tonight.From(now, s, known.Table, told)}
	if q.Day != nil {
		if answer.Entries, err = r.journal.Evening(ctx, *q.Day); err != nil {
			return screen.Answer{}, err
		}
		if answer.Curve, err = r.curve(ctx, *q.Day, now, known.Table); err != nil {
			return screen.Answer{}, err
		}
	}
	if q.Weeks != nil {
		nights, err := r.journal.Between(ctx, q.Weeks[0], q.Weeks[1], journal.KindNight)
		if err != nil {
			return screen.Answer{}, err
		}
		answer.Weeks = measures.Weeks(nights)
	}
	if q.Find != nil {
		if answer.Found, err = r.journal.Search(ctx, q.Find.Words, screen.MostFound, q.Find.Kinds...); err != nil {
			return screen.Answer{}, err
		}
	}
	if q.Days != nil {
		if answer.Days, err = r.journal.CountingBetween(ctx, q.Days[0], q.Days[1]); err != nil {
			return screen.Answer{}, err
		}
	}
	if answer.Due, answer.Ring, err = r.due(ctx, now, s, known.Table, told.Entries); err != nil {
		return screen.Answer{}, err
	}
	if !answer.Tonight.Lying() {
		if answer.Waiting, err = r.waiting(ctx, today); err != nil {
			return screen.Answer{}, err
		}
	}
	if q.Night {
		night := s.Schedule.ForNight(now)
		practised, err := r.journal.Between(ctx, night, night, journal.KindSession)
		if err != nil {
			return screen.Answer{}, err
		}
		for _, e := range practised {
			if e.Session.Practice == "night" {
				answer.Awake++
			}
		}
	}
	if q.Recent {
		lately, err := r.journal.Between(ctx, today-log.RecentEvenings, today, journal.KindIntake, journal.KindExercise, journal.KindRating)
		if err != nil {
			return screen.Answer{}, err
		}
		answer.Recent = log.Recent(lately, known)
	}
	err = r.insights(ctx, now, q, &answer)
	answer.SetAside = r.journal.SetAside()
	return answer, err
}

// curve reckons the caffeine of an evening.
func (r reading) curve(ctx context.Context, d evening.Day, now time.Time, drinks *intake.Table) (*tonight.Curve, error) {
	taken, err := r.journal.Between(ctx, d-tonight.Before, d, journal.KindIntake)
	if err != nil {
		return nil, err
	}
	return tonight.CurveOf(d, now.Location(), r.settings.Current(), drinks, taken), nil
}

// keeps is for how many evenings what was put down waits to be given back.
const keeps = 14

// waiting gives what was put down and is to be given back.
func (r reading) waiting(ctx context.Context, today evening.Day) ([]journal.Entry, error) {
	parked, err := r.journal.Between(ctx, today-keeps, today-1, journal.KindParked)
	return journal.Waiting(parked, today), err
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
