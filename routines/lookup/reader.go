package lookup

import (
	"context"
	"errors"
	"time"

	"lull/routines/evening"
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

// Reader answers from a journal, with the settings as they were when it was made.
type Reader struct {
	Journal  Journal
	Settings settings.Settings
	Known    notation.Known
	Plans    repertoire.Repertoire
	Coin     *Coin // nil where no arm of a self-trial may be drawn
}

// Read answers a query at a moment.
func (r Reader) Read(ctx context.Context, now time.Time, q Query) (Answer, error) {
	look, entries, err := r.tonight(ctx, now)
	if err != nil {
		return Answer{}, err
	}
	a := Answer{Tonight: look}
	if q.Titled {
		a.Title, a.Lasts = r.Plans.Title(look.Suggestion.Choice), r.Plans.Lasts(look.Suggestion.Choice)
	}
	for _, part := range []func(context.Context, time.Time, Query, *Answer) error{
		r.evening, r.evenings, r.search, r.night, r.insights, r.recent,
	} {
		if err := part(ctx, now, q, &a); err != nil {
			return Answer{}, err
		}
	}
	if a.Due, a.Ring, err = r.due(ctx, now, entries); err != nil {
		return Answer{}, err
	}
	if !look.Lying() {
		if a.Waiting, err = r.Waiting(ctx, now); err != nil {
			return Answer{}, err
		}
	}
	a.SetAside = r.Journal.SetAside()
	return a, nil
}

// How many things logged lately are offered again, and from how many evenings.
const (
	recently       = 8
	recentEvenings = 21
)

// recent adds what was logged lately.
func (r Reader) recent(ctx context.Context, now time.Time, q Query, a *Answer) error {
	if !q.Recent {
		return nil
	}
	today := r.Settings.Schedule.Of(now)
	lately, err := r.Journal.Between(ctx, today-recentEvenings, today, journal.KindIntake, journal.KindExercise, journal.KindRating, journal.KindMedicine)
	a.Recent = notation.Again(lately, recently, r.Known)
	return err
}

// tonight gives the look at this evening, and the entries it was made from.
func (r Reader) tonight(ctx context.Context, now time.Time) (tonight.Look, []journal.Entry, error) {
	today := r.Settings.Schedule.Of(now)
	told := tonight.Facts{Plans: r.Plans, First: true}
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
	return tonight.From(now, r.Settings, r.Known.Table, told), told.Entries, err
}

// evening adds one evening with its entries and its caffeine.
func (r Reader) evening(ctx context.Context, now time.Time, q Query, a *Answer) (err error) {
	if q.Day == nil {
		return nil
	}
	d := *q.Day
	if a.Entries, err = r.Journal.Between(ctx, d, d); err != nil {
		return err
	}
	taken, err := r.Journal.Between(ctx, d-tonight.Before, d, journal.KindIntake)
	if err != nil {
		return err
	}
	a.Curve = tonight.CurveOf(d, now.Location(), r.Settings, r.Known.Table, taken)
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
	if place, err := r.Plans.PlaceTonight(a.Tonight.Day, ""); err == nil {
		a.Place = place.Name // without one there is the breath
	}
	night := r.Settings.Schedule.ForNight(now)
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
	today := r.Settings.Schedule.Of(now)
	parked, err := r.Journal.Between(ctx, today-waitsFor, today-1, journal.KindParked)
	return journal.Waiting(parked, today), err
}
