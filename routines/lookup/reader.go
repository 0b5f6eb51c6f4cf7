package lookup

import (
	"context"
	"errors"
	"time"

	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/notation"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/routines/sleep"
	"lull/routines/tonight"
)

// Ranged gives entries by their evenings.
type Ranged interface {
	Between(ctx context.Context, from, to evening.Day, kinds ...journal.Kind) ([]journal.Entry, error)
}

// Last gives the last practice, or [journal.ErrNotFound] before the first.
type Last interface {
	LastSession(ctx context.Context) (journal.Entry, error)
}

// Evenings gives which evenings count, and what they add up to.
type Evenings interface {
	Streak(ctx context.Context, today evening.Day) (journal.Streak, error)
	CountingBetween(ctx context.Context, from, to evening.Day) ([]evening.Day, error)
}

// Marks gives what is remembered beside the entries.
type Marks interface {
	Marks(ctx context.Context) ([]journal.Mark, error)
}

// Searched finds entries by their words, and counts the rows that make no sense.
type Searched interface {
	Search(ctx context.Context, words string, limit int, kinds ...journal.Kind) ([]journal.Entry, error)
	SetAside() int
}

// Journal is all that an answer may be made from.
type Journal interface {
	Ranged
	Last
	Evenings
	Marks
	Searched
}

// Reader answers from a journal and the settings as they are at that moment.
type Reader struct {
	Journal  Journal
	Settings func() settings.Settings
	Known    func(settings.Settings) notation.Known
	Plans    func(settings.Settings) repertoire.Repertoire
}

// Read answers a query at a moment.
func (r Reader) Read(ctx context.Context, now time.Time, q Query) (Answer, error) {
	s := r.Settings()
	known := r.Known(s)
	look, entries, err := r.tonight(ctx, now, s, known.Table)
	if err != nil {
		return Answer{}, err
	}
	a := Answer{Tonight: look}
	if q.Titled {
		plans := r.Plans(s)
		a.Title, a.Lasts = plans.Title(look.Suggestion.Choice), plans.Lasts(look.Suggestion.Choice)
	}
	if err := r.evening(ctx, now, known.Table, q.Day, &a); err != nil {
		return Answer{}, err
	}
	for _, part := range []func(context.Context, time.Time, Query, *Answer) error{
		r.evenings, r.search, r.night, r.insights,
	} {
		if err := part(ctx, now, q, &a); err != nil {
			return Answer{}, err
		}
	}
	today := s.Schedule.Of(now)
	if a.Due, a.Ring, err = r.due(ctx, now, s, known.Table, entries); err != nil {
		return Answer{}, err
	}
	if !look.Lying() {
		if a.Waiting, err = r.Waiting(ctx, now); err != nil {
			return Answer{}, err
		}
	}
	if q.Recent {
		lately, err := r.Journal.Between(ctx, today-recentEvenings, today, journal.KindIntake, journal.KindExercise, journal.KindRating)
		if err != nil {
			return Answer{}, err
		}
		a.Recent = notation.Again(lately, recently, known)
	}
	a.SetAside = r.Journal.SetAside()
	return a, nil
}

// How many things logged lately are offered again, and from how many evenings.
const (
	recently       = 8
	recentEvenings = 21
)

// tonight gives the look at this evening, and the entries it was made from.
func (r Reader) tonight(ctx context.Context, now time.Time, s settings.Settings, drinks *intake.Table) (tonight.Look, []journal.Entry, error) {
	today := s.Schedule.Of(now)
	told := tonight.Told{Plans: r.Plans(s), First: true}
	var err error
	if told.Streak, err = r.Journal.Streak(ctx, today); err != nil {
		return tonight.Look{}, nil, err
	}
	last, err := r.Journal.LastSession(ctx)
	switch {
	case err == nil:
		told.Last, told.First = &last, false
	case !errors.Is(err, journal.ErrNotFound):
		return tonight.Look{}, nil, err
	}
	told.Entries, err = r.Journal.Between(ctx, today-tonight.Before, today)
	return tonight.From(now, s, drinks, told), told.Entries, err
}

// evening adds one evening with its entries and its caffeine.
func (r Reader) evening(ctx context.Context, now time.Time, drinks *intake.Table, day *evening.Day, a *Answer) (err error) {
	if day == nil {
		return nil
	}
	d := *day
	if a.Entries, err = r.Journal.Between(ctx, d, d); err != nil {
		return err
	}
	taken, err := r.Journal.Between(ctx, d-tonight.Before, d, journal.KindIntake)
	if err != nil {
		return err
	}
	a.Curve = tonight.CurveOf(d, now.Location(), r.Settings(), drinks, taken)
	return nil
}

// evenings adds which evenings count and the nights of the weeks.
func (r Reader) evenings(ctx context.Context, _ time.Time, q Query, a *Answer) (err error) {
	if q.Weeks != nil {
		nights, err := r.Journal.Between(ctx, q.Weeks[0], q.Weeks[1], journal.KindNight)
		if err != nil {
			return err
		}
		a.Weeks = sleep.Weeks(nights)
	}
	if q.Days != nil {
		a.Days, err = r.Journal.CountingBetween(ctx, q.Days[0], q.Days[1])
	}
	return err
}

func (r Reader) search(ctx context.Context, _ time.Time, q Query, a *Answer) (err error) {
	if q.Find != nil {
		a.Found, err = r.Journal.Search(ctx, q.Find.Words, MostFound, q.Find.Kinds...)
	}
	return err
}

// night counts the practices of this night, and gives the place whose turn it is.
func (r Reader) night(ctx context.Context, now time.Time, q Query, a *Answer) error {
	if !q.Night {
		return nil
	}
	s := r.Settings()
	if place, err := r.Plans(s).PlaceTonight(a.Tonight.Day, ""); err == nil {
		a.Place = place.Name // without one there is the breath
	}
	night := s.Schedule.ForNight(now)
	practised, err := r.Journal.Between(ctx, night, night, journal.KindSession)
	for _, e := range practised {
		if e.Session.Practice == practice.KindNight {
			a.Awake++
		}
	}
	return err
}

// waitsFor is for how many evenings what was put down waits to be given back.
const waitsFor = 14

// Waiting gives what was put down and is to be given back.
func (r Reader) Waiting(ctx context.Context, now time.Time) ([]journal.Entry, error) {
	today := r.Settings().Schedule.Of(now)
	parked, err := r.Journal.Between(ctx, today-waitsFor, today-1, journal.KindParked)
	return journal.Waiting(parked, today), err
}
