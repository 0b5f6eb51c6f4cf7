package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"lull/routines/evening"
	"lull/routines/insight"
	"lull/routines/journal"
	"lull/routines/morning"
	"lull/routines/tonight"
	"lull/ui"
	"lull/ui/patterns"
	"lull/ui/screen"
)

// patterns compares the nights of the journal as they stand on an evening.
func (r reading) patterns(ctx context.Context, today evening.Day) (insight.Patterns, []insight.Night, error) {
	s := r.settings.Current()
	body := tonight.Body(s)
	entries, err := r.journal.Between(ctx, insight.Since(today), today)
	if err != nil {
		return insight.Patterns{}, nil, err
	}
	nights := insight.Nights(entries, insight.Rules{Body: body, Schedule: s.Schedule})
	return insight.Look(nights, body), nights, nil
}

// told is the patterns in sections, or that they wait for the check-in.
func (r reading) told(ctx context.Context, now time.Time) ([][]insight.Line, insight.Patterns, error) {
	sheet, err := r.sheet(ctx, now)
	if err != nil {
		return nil, insight.Patterns{}, err
	}
	today := r.settings.Current().Schedule.Of(now)
	p, nights, err := r.patterns(ctx, today)
	if err != nil {
		return nil, p, err
	}
	if sheet.Withheld() && p.Told() {
		return [][]insight.Line{{insight.Withheld()}}, insight.Patterns{}, nil
	}
	return p.Sections(nights, today), p, nil
}

// trials gives every event of the self-trials.
func (r reading) trials(ctx context.Context, today evening.Day) ([]journal.Entry, error) {
	return r.journal.Between(ctx, 0, today+journal.Reach, journal.KindTrial)
}

// sheet gives the check-in of a morning as it stands.
func (r reading) sheet(ctx context.Context, now time.Time) (morning.Sheet, error) {
	day, _ := morning.Of(r.settings.Current().Schedule, now)
	return r.sheetOf(ctx, day, now)
}

// sheetOf gives the check-in after an evening as it stands.
func (r reading) sheetOf(ctx context.Context, day evening.Day, now time.Time) (morning.Sheet, error) {
	last, open := morning.Of(r.settings.Current().Schedule, now)
	open = open && day == last
	night, err := r.journal.Between(ctx, day, day, journal.KindNight)
	if err != nil {
		return morning.Sheet{}, err
	}
	trials, err := r.trials(ctx, day)
	return morning.NewSheet(day, open, night, trials), err
}

// coinFrom is the hour from which on the coin is told on the screen: the
// afternoon, while most things can still be done either way.
const coinFrom = 12

// coin gives what a self-trial says for the evening of a look, in the
// afternoon and until lights-out.
func (r reading) coin(ctx context.Context, l tonight.Look) (*insight.Line, error) {
	if l.Now.Hour() < coinFrom || !l.Now.Before(l.Bed) {
		return nil, nil
	}
	entries, err := r.trials(ctx, l.Day)
	if err != nil {
		return nil, err
	}
	t, ok := insight.Running(insight.Trials(entries))
	if !ok {
		return nil, nil
	}
	line, ok := t.Tonight(l.Day)
	if !ok {
		return nil, nil
	}
	return &line, nil
}

// insights adds what a screen wants of all this to its answer.
func (r reading) insights(ctx context.Context, now time.Time, q screen.Query, a *screen.Answer) (err error) {
	if a.Coin, err = r.coin(ctx, a.Tonight); err != nil {
		return err
	}
	if q.Morning {
		day, _ := morning.Of(r.settings.Current().Schedule, now)
		if q.After != nil {
			day = *q.After
		}
		if a.Morning, err = r.sheetOf(ctx, day, now); err != nil {
			return err
		}
	}
	if q.Patterns {
		a.Patterns, _, err = r.told(ctx, now)
	}
	return err
}

// reviewed opens the patterns on a terminal, or tells them.
func (h *House) reviewed(ctx context.Context) (err error) {
	if !h.lines() && !h.flags.json {
		return h.onScreen(ctx, ui.OpenPatterns)
	}
	file, j, err := h.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	return h.reviewPatterns(ctx, file, j)
}

// reviewPatterns tells what goes with what.
func (h *House) reviewPatterns(ctx context.Context, file SettingsFile, j Journal) error {
	sections, p, err := h.reading(file, j).told(ctx, h.Now())
	if err != nil {
		return err
	}
	if h.flags.json {
		return h.patternsJSON(sections, p)
	}
	if h.telling(file.Current()).Lying {
		_, err := fmt.Fprintln(h.Out, patterns.PatternsByNight)
		return err
	}
	for i, section := range sections {
		if i > 0 {
			h.print("\n")
		}
		for _, l := range section {
			if _, err := fmt.Fprintln(h.Out, l.Say(h.Say)); err != nil {
				return err
			}
		}
	}
	return nil
}

// patternsJSON writes the comparisons as data; the shape is stable. While they
// are withheld there are none, and the words say why.
func (h *House) patternsJSON(sections [][]insight.Line, p insight.Patterns) error {
	words := []string{}
	for _, section := range sections {
		for _, l := range section {
			words = append(words, l.Say(h.Say))
		}
	}
	type finding struct {
		Factor     insight.Factor `json:"factor"`
		Verdict    string         `json:"verdict"`
		Needs      int            `json:"needs,omitempty"`
		N1         int            `json:"n1"`
		N0         int            `json:"n0"`
		K1         *int           `json:"k1,omitempty"`
		K0         *int           `json:"k0,omitempty"`
		Median1    *float64       `json:"median1,omitempty"`
		Median0    *float64       `json:"median0,omitempty"`
		Chance     float64        `json:"p,omitempty"`
		More       *bool          `json:"more_with,omitempty"`
		Difference *float64       `json:"difference,omitempty"`
		Low        *float64       `json:"low,omitempty"`
		High       *float64       `json:"high,omitempty"`
		Stratified *float64       `json:"difference_by_weekend,omitempty"`
		Superior   *float64       `json:"superiority,omitempty"`
	}
	type comparison struct {
		Outcome   insight.Outcome    `json:"outcome"`
		Logged    int                `json:"logged"`
		Looked    int                `json:"looked"`
		Needs     int                `json:"needs,omitempty"`
		Next      int                `json:"next_look"`
		Factors   int                `json:"factors"`
		Threshold float64            `json:"caffeine_mg"`
		Findings  []finding          `json:"findings"`
		Together  [][]insight.Factor `json:"together,omitempty"`
	}
	all := []comparison{}
	for _, c := range p.Comparisons {
		out := comparison{c.Outcome, c.Logged, c.Looked, c.Needs, c.Next, c.Factors, c.Threshold, []finding{}, c.Together}
		for _, f := range c.Findings {
			x := finding{Factor: f.Factor, Verdict: f.Verdict.String(), Needs: f.Needs, N1: f.Counts.N1, N0: f.Counts.N0}
			if f.Verdict != insight.TooFew {
				x.Chance, x.More, x.Difference = f.Chance, &f.More, &f.Difference
				if c.Outcome == insight.Jerks {
					x.K1, x.K0, x.Low, x.High = &f.Counts.K1, &f.Counts.K0, &f.Low, &f.High
				} else {
					x.Median1, x.Median0, x.Superior = &f.With, &f.Without, &f.Superiority
				}
				if f.Apart.Known {
					x.Stratified = &f.Apart.Value
				}
			}
			out.Findings = append(out.Findings, x)
		}
		all = append(all, out)
	}
	return writeJSON(h, struct {
		Comparisons []comparison `json:"comparisons"`
		Words       []string     `json:"words"`
	}{all, words})
}
