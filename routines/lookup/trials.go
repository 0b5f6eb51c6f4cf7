package lookup

import (
	"context"
	"encoding/binary"
	"time"

	"github.com/google/uuid"

	"lull/routines/evening"
	"lull/routines/insight"
	"lull/routines/journal"
	"lull/routines/tonight"
	"lull/routines/wording"
)

// SelfTrials are those of a journal, as they stand at a moment.
type SelfTrials struct{ of Reader }

func (r Reader) SelfTrials() SelfTrials { return SelfTrials{r} }

// coinFrom is the hour from which on the coin of an evening is tossed and told: the
// afternoon, while most things can still be done either way (docs/evidence.md,
// Self-trial).
const coinFrom = 12

// Coin is what the arm of an evening is drawn by: chance that nobody can foresee.
type Coin struct{ Chance func() float64 }

// Toss gives the entry that draws the arm of this evening in a self-trial, nil
// where none is to be drawn. Without a [Coin] none ever is: what now is was said
// by somebody, who may have set it forward.
func (s SelfTrials) Toss(t insight.Trial, now time.Time) *journal.Entry {
	if s.of.Coin == nil || !s.tossing(now) {
		return nil
	}
	today := s.of.Settings.Schedule.Of(now)
	e, drawn := t.Toss(thrown(t.ID, today, now), s.of.Coin.Chance())
	if !drawn {
		return nil
	}
	return &e
}

// thrown is a toss for an evening, still without its arm. All of one evening are one
// entry, of which a journal keeps the one that was changed last: it counts as changed
// the earlier, the later it was thrown, so that what was told first stays.
func thrown(trial string, day evening.Day, now time.Time) journal.Entry {
	noon := time.Unix(int64(day)*86_400+12*3600, 0) // the same wherever it is
	id := uuid.NewSHA1(uuid.NameSpaceOID, []byte(trial+" "+day.String()))
	ordered := binary.BigEndian.AppendUint64(nil, uint64(noon.UnixMilli())<<16)
	copy(id[:6], ordered) // among the ids of that day, as version 7 has it
	id[6] = id[6]&0x0f | 0x70
	return journal.Entry{ID: id.String(), At: now, Evening: day, Changed: noon.Add(-now.Sub(noon))}
}

// tossing tells whether the coin of an evening is tossed and told at a moment: from
// noon of its date until lights-out, which may come after midnight.
func (s SelfTrials) tossing(now time.Time) bool {
	schedule, zone := s.of.Settings.Schedule, now.Location()
	today := schedule.Of(now)
	return !now.Before(evening.At(coinFrom, 0).On(today, zone)) && now.Before(schedule.Bedtime(today, zone))
}

// coin gives what a self-trial says for the evening of a look, or the entry that
// draws it.
func (s SelfTrials) coin(ctx context.Context, l tonight.Look) (*wording.Line, *journal.Entry, error) {
	if !s.tossing(l.Now) {
		return nil, nil, nil
	}
	trials, err := s.All(ctx, l.Day)
	if err != nil {
		return nil, nil, err
	}
	t, ok := insight.Running(trials)
	if !ok {
		return nil, nil, nil
	}
	line, ok := t.Tonight(l.Day)
	if !ok {
		return nil, s.Toss(t, l.Now), nil
	}
	return &line, nil, nil
}

func (s SelfTrials) All(ctx context.Context, today evening.Day) ([]insight.Trial, error) {
	entries, err := s.of.Journal.Between(ctx, 0, today+journal.Reach, journal.KindTrial)
	return insight.Trials(entries), err
}

// lingers is for how many evenings a trial that was ended early is still told of:
// not about the body.
const lingers = 14

func (s SelfTrials) trial(ctx context.Context, now time.Time) (t Trial, err error) {
	today := s.of.Settings.Schedule.Of(now)
	if t.All, err = s.All(ctx, today); err != nil {
		return t, err
	}
	if running, ok := insight.Running(t.All); ok && !running.Done() {
		t.Running = &running
	}
	latest, ok := insight.Latest(t.All)
	if !ok || latest.Ended && latest.Last+lingers < today {
		return t, nil
	}
	result, withheld, err := s.SoFar(ctx, latest, now)
	t.Lines = result.Lines()
	if withheld {
		t.Lines = []wording.Line{insight.Withheld()}
	}
	return t, err
}

// SoFar gives what came of a self-trial so far, and whether it waits for this
// morning's answers: a result that goes on growing has no say in what a morning
// remembers.
func (s SelfTrials) SoFar(ctx context.Context, t insight.Trial, now time.Time) (insight.Result, bool, error) {
	today := s.of.Settings.Schedule.Of(now)
	entries, err := s.of.Journal.Between(ctx, t.Start, today, journal.KindNight, journal.KindRating)
	if err != nil {
		return insight.Result{}, false, err
	}
	result := t.Result(insight.Nights(entries, s.of.rules()), today)
	morning, err := s.of.LastNight(ctx, now)
	return result, result.Ready && morning.Withheld(), err
}
