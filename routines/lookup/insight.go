package lookup

import (
	"context"
	"math"
	"slices"
	"time"

	"lull/routines/evening"
	"lull/routines/insight"
	"lull/routines/journal"
	"lull/routines/sleep"
	"lull/routines/tonight"
	"lull/routines/wording"
)

// rules are those by which nights are compared.
func (r Reader) rules() insight.Rules {
	return insight.Rules{Body: tonight.Body(r.Settings), Schedule: r.Settings.Schedule}
}

// Patterns gives what goes with what in sections, or that it waits for the
// check-in, beside the comparisons themselves.
func (r Reader) Patterns(ctx context.Context, now time.Time) ([][]wording.Line, insight.Patterns, error) {
	morning, err := r.LastNight(ctx, now)
	if err != nil {
		return nil, insight.Patterns{}, err
	}
	today := r.Settings.Schedule.Of(now)
	entries, err := once(ctx, r.Journal, insight.Since(today), today)
	if err != nil {
		return nil, insight.Patterns{}, err
	}
	nights := insight.Nights(entries, r.rules())
	asked, err := r.Watched(ctx, today)
	if err != nil {
		return nil, insight.Patterns{}, err
	}
	p := insight.Look(nights, tonight.Body(r.Settings), asked)
	if morning.Withheld() && p.Any() {
		return [][]wording.Line{{insight.Withheld()}}, insight.Patterns{}, nil
	}
	sections := p.Sections(nights, today)
	lately := slices.DeleteFunc(slices.Clone(entries), func(e journal.Entry) bool {
		return e.Evening <= today-regularIn
	})
	if regular := sleep.RegularOf(lately).Lines(); len(regular) > 0 {
		sections = append(sections, regular)
	}
	return sections, p, nil
}

// regularIn is from how many evenings it is told how alike nights were
// (docs/evidence.md, Diary and ratings).
const regularIn = 28

func (r Reader) Regular(ctx context.Context, today evening.Day) (sleep.Regular, error) {
	entries, err := r.Journal.Between(ctx, today-regularIn+1, today, journal.KindNight)
	return sleep.RegularOf(entries), err
}

func (r Reader) Watched(ctx context.Context, today evening.Day) (insight.Question, error) {
	entries, err := r.Journal.Between(ctx, 0, today+journal.Reach, journal.KindWatch)
	return insight.Asked(entries), err
}

// Foretold tells whether a night that a question asked at now would be judged on is
// told already, which may be where now was said by somebody, who set it back: such a
// question would be asked after its answer. Where it was not said, its nights are to
// come.
func (r Reader) Foretold(ctx context.Context, now time.Time) (bool, error) {
	if r.Coin != nil {
		return false, nil
	}
	told, err := r.Journal.Between(ctx, FirstOf(r.Settings.Schedule, now), math.MaxInt32, journal.KindNight)
	return len(told) > 0, err
}

// Ask gives what is said where a question is asked at now beside the one that
// stands, and the entry that asks it: nil where it stands already. One that would be
// asked after its nights is [insight.ErrForetold].
func Ask(
	q, asked insight.Question, foretold bool, s evening.Schedule, now time.Time,
) (e *journal.Entry, said wording.Line, err error) {
	switch {
	case q.Same(asked):
		return nil, asked.Standing(), nil
	case foretold && q.Factor != "":
		return nil, said, insight.ErrForetold
	}
	q.Since = FirstOf(s, now)
	asks := q.Ask(journal.Entry{At: now})
	return &asks, q.Begun(), nil
}

// FirstOf gives the evening whose night is the first that what begins at now
// can look at: past lights-out this evening has gone as it went.
func FirstOf(s evening.Schedule, now time.Time) evening.Day {
	today := s.Of(now)
	if !now.Before(s.Bedtime(today, now.Location())) {
		today++
	}
	return today
}

// LastNight gives the check-in of a morning as it stands.
func (r Reader) LastNight(ctx context.Context, now time.Time) (sleep.Morning, error) {
	day, _ := sleep.MorningOf(r.Settings.Schedule, now)
	return r.nightAfter(ctx, day, now)
}

// nightAfter gives the check-in after an evening as it stands.
func (r Reader) nightAfter(ctx context.Context, day evening.Day, now time.Time) (sleep.Morning, error) {
	last, open := sleep.MorningOf(r.Settings.Schedule, now)
	night, err := r.Journal.Between(ctx, day, day, journal.KindNight, journal.KindNothing)
	if err != nil {
		return sleep.Morning{}, err
	}
	before, err := r.Journal.Between(ctx, day-sleep.UsualEvenings, day)
	if err != nil {
		return sleep.Morning{}, err
	}
	trials, err := r.SelfTrials().All(ctx, day)
	m := sleep.NewMorning(day, open && day == last, night, trials)
	m.Unnoted = !noted(day, before)
	before = slices.DeleteFunc(before, func(e journal.Entry) bool {
		return e.Evening == day || e.Kind != journal.KindNight
	})
	m.Usual = sleep.Usual(day, r.Settings.Schedule, before, now)
	return m, err
}

// noted tells whether an evening could be noted: something was told of it beside
// its night, or of one of the weeks before. On the first morning there was no lull
// yet that could have been told all of the evening.
func noted(day evening.Day, entries []journal.Entry) bool {
	return slices.ContainsFunc(entries, func(e journal.Entry) bool {
		return !e.Imported() && (e.Evening < day || e.Kind != journal.KindNight)
	})
}

// insights adds the coin, the check-in and the patterns.
func (r Reader) insights(ctx context.Context, now time.Time, q Query, a *Answer) (err error) {
	if a.Coin, a.Toss, err = r.SelfTrials().coin(ctx, a.Tonight); err != nil {
		return err
	}
	if q.Morning {
		day, _ := sleep.MorningOf(r.Settings.Schedule, now)
		if q.After != nil {
			day = *q.After
		}
		if a.Morning, err = r.nightAfter(ctx, day, now); err != nil {
			return err
		}
	}
	if q.Patterns || q.Own {
		var p insight.Patterns
		a.Patterns, p, err = r.Patterns(ctx, now)
		a.Own = p.Own
	}
	if err == nil && q.Report {
		a.Report, err = r.Report(ctx, now, ReportDays)
	}
	if err != nil || !q.Patterns {
		return err
	}
	if a.Asked, err = r.Watched(ctx, a.Tonight.Day); err != nil {
		return err
	}
	if a.Foretold, err = r.Foretold(ctx, now); err != nil {
		return err
	}
	a.Trial, err = r.SelfTrials().trial(ctx, now)
	return err
}

// Report gives what the page for a clinician is made from: so many nights up to
// the one that this morning could tell of.
func (r Reader) Report(ctx context.Context, now time.Time, days int) (Report, error) {
	until, _ := sleep.MorningOf(r.Settings.Schedule, now)
	entries, err := once(ctx, r.Journal, until-evening.Day(days)+1, until)
	return Report{Until: until, Days: days, Entries: entries, Signs: r.Settings.Ticked()}, err
}
