package lookup

import (
	"context"
	"slices"
	"time"

	"lull/routines/evening"
	"lull/routines/insight"
	"lull/routines/journal"
	"lull/routines/sleep"
	"lull/routines/tonight"
)

// rules are how nights are compared.
func (r Reader) rules() insight.Rules {
	return insight.Rules{Body: tonight.Body(r.Settings), Schedule: r.Settings.Schedule}
}

// Patterns gives what goes with what in sections, or that it waits for the
// check-in, beside the comparisons themselves.
func (r Reader) Patterns(ctx context.Context, now time.Time) ([][]insight.Line, insight.Patterns, error) {
	sheet, err := r.LastNight(ctx, now)
	if err != nil {
		return nil, insight.Patterns{}, err
	}
	today := r.Settings.Schedule.Of(now)
	entries, err := r.Journal.Between(ctx, insight.Since(today), today)
	if err != nil {
		return nil, insight.Patterns{}, err
	}
	nights := insight.Nights(entries, r.rules())
	asked, err := r.Watched(ctx, today)
	if err != nil {
		return nil, insight.Patterns{}, err
	}
	p := insight.Look(nights, tonight.Body(r.Settings), asked)
	if sheet.Withheld() && p.Any() {
		return [][]insight.Line{{insight.Withheld()}}, insight.Patterns{}, nil
	}
	sections := p.Sections(nights, today)
	if regular := r.regular(entries, today).Lines(); len(regular) > 0 {
		sections = append(sections, regular)
	}
	return sections, p, nil
}

// regularIn is from how many evenings it is told how alike nights were.
const regularIn = 28

func (r Reader) regular(entries []journal.Entry, today evening.Day) sleep.Regular {
	from := slices.IndexFunc(entries, func(e journal.Entry) bool { return e.Evening > today-regularIn })
	if from < 0 {
		return sleep.Regular{}
	}
	return sleep.RegularOf(entries[from:])
}

// Regular gives how alike the last nights were.
func (r Reader) Regular(ctx context.Context, today evening.Day) (sleep.Regular, error) {
	entries, err := r.Journal.Between(ctx, today-regularIn, today, journal.KindNight)
	return r.regular(entries, today), err
}

// Watched gives the question that was asked beforehand.
func (r Reader) Watched(ctx context.Context, today evening.Day) (insight.Question, error) {
	entries, err := r.Journal.Between(ctx, 0, today+journal.Reach, journal.KindWatch)
	return insight.Asked(entries), err
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

// Trials gives the self-trials up to an evening.
func (r Reader) Trials(ctx context.Context, today evening.Day) ([]insight.Trial, error) {
	entries, err := r.trials(ctx, today)
	return insight.Trials(entries), err
}

func (r Reader) trials(ctx context.Context, today evening.Day) ([]journal.Entry, error) {
	return r.Journal.Between(ctx, 0, today+journal.Reach, journal.KindTrial)
}

// TrialResult gives what came of a self-trial up to an evening.
func (r Reader) TrialResult(ctx context.Context, t insight.Trial, until evening.Day) (insight.Result, error) {
	entries, err := r.Journal.Between(ctx, t.Start, until, journal.KindNight, journal.KindRating)
	return t.Result(insight.Nights(entries, r.rules()), until), err
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
	before, err := r.Journal.Between(ctx, day-sleep.UsualEvenings, day-1, journal.KindNight)
	if err != nil {
		return sleep.Morning{}, err
	}
	trials, err := r.trials(ctx, day)
	m := sleep.NewMorning(day, open && day == last, night, trials)
	m.Usual = sleep.Usual(day, r.Settings.Schedule, before, now)
	return m, err
}

// coinFrom is the hour from which on the coin is told on the screen: the
// afternoon, while most things can still be done either way.
const coinFrom = 12

// Coin is what the arm of an evening is drawn by: chance that nobody can
// foresee, and the id of its entry.
type Coin struct {
	Chance func() float64
	NewID  func() string
}

// Toss gives the entry that draws the arm of this evening in a self-trial, nil
// where none is to be drawn. Without a [Coin] none ever is: what now is was said
// by somebody, who may have set it forward.
func (r Reader) Toss(t insight.Trial, now time.Time) *journal.Entry {
	today := r.Settings.Schedule.Of(now)
	if r.Coin == nil || !now.Before(r.Settings.Schedule.Bedtime(today, now.Location())) {
		return nil
	}
	e, drawn := t.Toss(journal.Entry{ID: r.Coin.NewID(), At: now, Evening: today}, r.Coin.Chance())
	if !drawn {
		return nil
	}
	return &e
}

// coin gives what a self-trial says for the evening of a look, in the afternoon
// and until lights-out, or the entry that draws it.
func (r Reader) coin(ctx context.Context, l tonight.Look) (*insight.Line, *journal.Entry, error) {
	if l.Now.Hour() < coinFrom || !l.Now.Before(l.Bed) {
		return nil, nil, nil
	}
	trials, err := r.Trials(ctx, l.Day)
	if err != nil {
		return nil, nil, err
	}
	t, ok := insight.Running(trials)
	if !ok {
		return nil, nil, nil
	}
	line, ok := t.Tonight(l.Day)
	if !ok {
		return nil, r.Toss(t, l.Now), nil
	}
	return &line, nil, nil
}

// insights adds the coin, the check-in and the patterns.
func (r Reader) insights(ctx context.Context, now time.Time, q Query, a *Answer) (err error) {
	if a.Coin, a.Toss, err = r.coin(ctx, a.Tonight); err != nil {
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
	if q.Patterns {
		a.Patterns, _, err = r.Patterns(ctx, now)
	}
	return err
}
