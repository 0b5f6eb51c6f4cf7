package lookup

import (
	"context"
	"errors"
	"slices"
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

type Ranged interface {
	Between(ctx context.Context, from, to evening.Day, kinds ...journal.Kind) ([]journal.Entry, error)
}

// once gives the entries from one evening to another as they count: each thing
// once, however many programs tell of it.
func once(ctx context.Context, j Ranged, from, to evening.Day, kinds ...journal.Kind) ([]journal.Entry, error) {
	entries, err := j.Between(ctx, from, to, kinds...)
	return journal.Once(entries), err
}

// Last gives the last practice, or [journal.ErrNotFound] before the first.
type Last interface {
	LastSession(ctx context.Context) (journal.Entry, error)
}

// Glanced is all that a glance and a reminder are made from.
type Glanced interface {
	Ranged
	Marks(ctx context.Context) ([]journal.Mark, error)
}

// Journal is all that an answer may be made from: also which evenings count, what
// is found by its words, and how many rows make no sense.
type Journal interface {
	Glanced
	Last
	Streak(ctx context.Context, today evening.Day) (journal.Streak, error)
	CountingBetween(ctx context.Context, from, to evening.Day) ([]evening.Day, error)
	Search(ctx context.Context, words string, limit int, kinds ...journal.Kind) ([]journal.Entry, error)
	SetAside() int
}

// Reader answers from a journal, with the settings as they were when it was made.
type Reader struct {
	Journal  Journal
	Settings settings.Settings
	Known    notation.Known
	Plans    repertoire.Repertoire
	Coin     *Coin // nil where no arm of a self-trial may be drawn
}

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
		r.evening, r.evenings, r.search, r.night, r.insights, r.recent, r.can, r.parked,
	} {
		if err := part(ctx, now, q, &a); err != nil {
			return Answer{}, err
		}
	}
	if err := r.standing(ctx, r.Journal, now, entries, &a); err != nil {
		return Answer{}, err
	}
	a.SetAside = r.Journal.SetAside()
	return a, nil
}

// Glance gives the little of an answer that fits a prompt: what there is to see
// of the last evenings, what to be reminded of and what waits. It knows neither
// what was practised nor how often, so it suggests nothing, and no part of it
// grows with the journal.
func (r Reader) Glance(ctx context.Context, j Glanced, now time.Time) (a Answer, err error) {
	today := r.Settings.Schedule.Of(now)
	entries, err := once(ctx, j, today-intake.EveningsBefore, today)
	if err != nil {
		return a, err
	}
	a.Tonight = tonight.Glance(now, r.Settings, r.Known.Table, entries)
	return a, r.standing(ctx, j, now, entries, &a)
}

// standing adds what to be reminded of, and what waits to be given back.
func (r Reader) standing(
	ctx context.Context, j Glanced, now time.Time, entries []journal.Entry, a *Answer,
) (err error) {
	if a.Due, a.Ring, err = r.due(ctx, j, now, entries); err != nil {
		return err
	}
	if !a.Tonight.Lying() {
		a.Waiting, err = r.Waiting(ctx, j, now)
	}
	return err
}

// How many things logged lately are offered again, and from how many evenings: not
// about the body.
const (
	recently       = 8
	recentEvenings = 21
)

func (r Reader) recent(ctx context.Context, now time.Time, q Query, a *Answer) error {
	if !q.Recent {
		return nil
	}
	today := r.Settings.Schedule.Of(now)
	lately, err := r.Journal.Between(ctx, today-recentEvenings, today, journal.KindIntake, journal.KindExercise,
		journal.KindRating, journal.KindMedicine)
	a.Recent = notation.Again(lately, recently, r.Known)
	return err
}

func (r Reader) can(ctx context.Context, now time.Time, q Query, a *Answer) error {
	if q.Can == nil {
		return nil
	}
	answer, err := Can(ctx, r.Journal, *q.Can, now, r.Settings, r.Known.Table)
	a.Can = &answer
	return err
}

// tonight gives the look at this evening, and the entries it was made from.
func (r Reader) tonight(ctx context.Context, now time.Time) (tonight.Look, []journal.Entry, error) {
	today := r.Settings.Schedule.Of(now)
	facts := tonight.Facts{Plans: r.Plans}
	var err error
	if facts.Streak, err = r.Journal.Streak(ctx, today); err != nil {
		return tonight.Look{}, nil, err
	}
	last, err := r.Journal.LastSession(ctx)
	switch {
	case err == nil:
		facts.Last = &last
	case !errors.Is(err, journal.ErrNotFound):
		return tonight.Look{}, nil, err
	}
	facts.Entries, err = once(ctx, r.Journal, today-intake.EveningsBefore, today)
	facts.First = facts.Last == nil && facts.Streak.Total == 0 && len(facts.Entries) == 0
	return tonight.From(now, r.Settings, r.Known.Table, facts), facts.Entries, err
}

// evening adds one evening with its entries and its caffeine.
func (r Reader) evening(ctx context.Context, now time.Time, q Query, a *Answer) (err error) {
	if q.Day == nil {
		return nil
	}
	d := *q.Day
	if d == ThisEvening {
		d = a.Tonight.Day
	}
	a.Day = d
	if a.Entries, err = r.Journal.Between(ctx, d, d); err != nil {
		return err
	}
	taken, err := once(ctx, r.Journal, d-intake.EveningsBefore, d, journal.KindIntake)
	if err != nil {
		return err
	}
	a.Curve = tonight.CurveOf(d, now.Location(), r.Settings, r.Known.Table, taken)
	return nil
}

// evenings adds which evenings count, and the year around one of them.
func (r Reader) evenings(ctx context.Context, _ time.Time, q Query, a *Answer) (err error) {
	if q.Around {
		from, to := a.Day-reach, min(a.Day+reach, a.Tonight.Day)
		entries, err := once(ctx, r.Journal, from, to, journal.KindNight, journal.KindSession)
		if err != nil {
			return err
		}
		a.Around = AroundOf(entries, from, to)
	}
	if q.Days != nil {
		a.Days, err = r.Journal.CountingBetween(ctx, q.Days[0], q.Days[1])
	}
	return err
}

// AroundOf sorts the nights and the practices of some evenings out of their
// entries, which come in order of evenings.
func AroundOf(entries []journal.Entry, from, to evening.Day) Around {
	out := Around{From: from, To: to, Nights: sleep.EachNight(entries), Practised: map[evening.Day]time.Duration{}}
	for _, e := range entries {
		if e.Session != nil && e.Session.Practice != practice.KindAfresh {
			out.Practised[e.Evening] += e.Session.Practised
		}
	}
	return out
}

func (r Reader) search(ctx context.Context, _ time.Time, q Query, a *Answer) (err error) {
	if q.Find != nil {
		a.Found, err = r.Journal.Search(ctx, q.Find.Words, MostFound, q.Find.Kinds...)
	}
	return err
}

// tried is how long a practice of the night has run that was more than a key in the
// dark (docs/evidence.md, Relaxation and imagery).
const tried = time.Minute

// night counts the practices of this night that were tried, and gives the place for
// it: the one of last time, where that was one, or the one whose turn it is.
func (r Reader) night(ctx context.Context, now time.Time, q Query, a *Answer) error {
	if !q.Night {
		return nil
	}
	if last := a.Tonight.Last; last != nil && last.Practice == practice.KindImagine {
		a.Place = last.Name
	} else if place, err := r.Plans.PlaceTonight(a.Tonight.Day, ""); err == nil {
		a.Place = place.Name // without one there is the breath
	}
	night := r.Settings.Schedule.ForNight(now)
	practised, err := r.Journal.Between(ctx, night, night, journal.KindSession)
	for _, e := range practised {
		if e.Session.Practice == practice.KindNight && e.Session.Practised >= tried {
			a.AtNight++
		}
	}
	return err
}

// How much of what was put down is shown again, and from how many evenings: not
// about the body.
const (
	mostParked     = 40
	parkedEvenings = 365
)

// Parked gives what was put down, the latest first, what was given back too.
func (r Reader) Parked(ctx context.Context, now time.Time) ([]journal.Entry, error) {
	today := r.Settings.Schedule.Of(now)
	parked, err := r.Journal.Between(ctx, today-parkedEvenings, today, journal.KindParked)
	slices.Reverse(parked)
	return parked[:min(len(parked), mostParked)], err
}

func (r Reader) parked(ctx context.Context, now time.Time, q Query, a *Answer) (err error) {
	if q.Parked {
		a.Parked, err = r.Parked(ctx, now)
	}
	return err
}

// waitsFor is for how many evenings what was put down waits to be given back: not
// about the body.
const waitsFor = 14

// Waiting gives what was put down and is to be given back.
func (r Reader) Waiting(ctx context.Context, j Ranged, now time.Time) ([]journal.Entry, error) {
	today := r.Settings.Schedule.Of(now)
	parked, err := j.Between(ctx, today-waitsFor, today-1, journal.KindParked)
	return journal.Waiting(parked, today), err
}
