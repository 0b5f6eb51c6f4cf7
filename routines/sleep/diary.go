// Package sleep is a night as somebody tells of it in the morning: which
// evening the check-in belongs to, how its answers are read, and the measures
// that sleep clinics make out of a few guesses, of one night and as means of a
// week or more (docs/evidence.md, Diary and ratings).
//
// It refuses to ask for anything, to fill in what was not answered, to make
// sleep shorter than nothing, and to judge a night: its reference lines are
// marks on a ruler.
package sleep

import (
	"cmp"
	"fmt"
	"time"

	"lull/routines/insight"
	"lull/routines/journal"
)

// The reference lines, for drawing and never for a verdict (docs/evidence.md, Diary
// and ratings).
const (
	// Long is the time to fall asleep, or awake, that clinics look for on 3
	// nights a week (Lichstein 2003).
	Long = insight.LongAwake * time.Minute
	// LongMean is the same as a mean of two weeks (Lineberger 2006).
	LongMean = 20 * time.Minute
	// Efficient is the efficiency in percent that is usually named.
	Efficient = 85.0
)

// Measures are those of one night; what cannot be told is nil.
type Measures struct {
	SOL  *time.Duration // sleep onset latency
	WASO *time.Duration // awake after sleep onset, before the last awakening
	TST  *time.Duration // total sleep: from trying to waking, less the two
	TIB  *time.Duration // in bed, where into bed and out of bed were both told
	SE   *float64       // efficiency in percent: TST of TIB

	// SEFromTrying is the efficiency from trying to sleep on, which does not count
	// a chapter of a book in bed against anybody. Where getting up was not told
	// the last awakening stands in.
	SEFromTrying *float64
}

// Measure gives the measures of a night. What does not fit together is an
// error in one sentence: then the answers that stand by themselves, SOL and
// WASO, are told and nothing else is.
func Measure(n journal.Night) (Measures, error) {
	m := Measures{SOL: n.SOL, WASO: n.WASO}
	if err := check(n); err != nil {
		return m, err
	}
	if n.IntoBed != nil && n.OutOfBed != nil {
		tib := n.OutOfBed.Sub(*n.IntoBed)
		m.TIB = &tib
	}
	if n.Tried == nil || n.Woke == nil || n.SOL == nil || n.WASO == nil {
		return m, nil
	}
	tst := n.Woke.Sub(*n.Tried) - *n.SOL - *n.WASO
	m.TST = &tst
	m.SEFromTrying = percent(tst, cmp.Or(n.OutOfBed, n.Woke).Sub(*n.Tried))
	if m.TIB != nil {
		m.SE = percent(tst, *m.TIB)
	}
	return m, nil
}

func percent(part, whole time.Duration) *float64 {
	if whole <= 0 {
		return nil
	}
	p := 100 * float64(part) / float64(whole)
	return &p
}

// longest is the longest night that is believed (docs/evidence.md, Diary and
// ratings).
const longest = 24 * time.Hour

// check says in one sentence what does not fit together.
func check(n journal.Night) error {
	var first, before *time.Time
	var what string
	for _, q := range diary {
		if q.part == noClock || q.part == recorded {
			continue
		}
		at := *q.at(&n).(**time.Time)
		switch {
		case at == nil:
			continue
		case before != nil && (at.Before(*before) || at.Equal(*before) && q.part == waking):
			return wrongError{q.ID, fmt.Errorf("%s at %s does not come after %s at %s", q.said,
				at.Format("15:04"), what, before.Format("15:04"))}
		case before == nil:
			first = at
		case at.Sub(*first) > longest:
			return wrongError{q.ID, fmt.Errorf("from %s to %s is more than a day", first.Format("15:04"),
				at.Format("15:04"))}
		}
		before, what = at, q.said
	}
	if n.Tried == nil || n.Woke == nil {
		return nil
	}
	var up time.Duration
	var last string
	for _, q := range Questions() {
		if lasted, is := q.at(&n).(**time.Duration); is && *lasted != nil {
			up, last = up+**lasted, q.ID
		}
	}
	if slept := n.Woke.Sub(*n.Tried); up > slept {
		return wrongError{last, fmt.Errorf("%s awake is longer than the night from %s to %s, which has %s",
			Words(up), n.Tried.Format("15:04"), n.Woke.Format("15:04"), Words(slept))}
	}
	return nil
}

// Awakenings writes how often somebody was awake.
func Awakenings(n int) string {
	if n == 1 {
		return "awake once"
	}
	return fmt.Sprintf("awake %d times", n)
}

// Words writes a length as 45 min, 7 h or 7 h 45 min, to the minute.
func Words(d time.Duration) string {
	d = d.Round(time.Minute)
	h, m := int(d.Hours()), int(d.Minutes())%60
	switch {
	case h == 0:
		return fmt.Sprintf("%d min", m)
	case m == 0:
		return fmt.Sprintf("%d h", h)
	}
	return fmt.Sprintf("%d h %d min", h, m)
}
