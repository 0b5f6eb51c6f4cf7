package sleep

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/notation"
)

// Answers are a morning's answers as they are typed; empty ones are missing.
type Answers struct {
	Jerks      string // none, few, many
	SOL        string // 20m, or a number of minutes
	Awakenings string // a number
	WASO       string // as SOL
	Slept      string // 23:20..07:05, for Tried and Woke at once
	IntoBed    string // 22:45; this and the next also as 2245
	Tried      string
	Woke       string
	OutOfBed   string
	Quality    string // 1 to 5
	Note       string
}

// Onto lays the answers that are there over what was told before, for the
// night of that morning. Times are read in now's zone. An error is a sentence, to
// be shown.
func (a Answers) Onto(s Morning, schedule evening.Schedule, now time.Time) (journal.Night, error) {
	n := s.Night
	var err error
	if a.Jerks != "" {
		if n.Jerks, err = readJerks(a.Jerks); err != nil {
			return n, err
		}
	}
	for _, m := range []struct {
		text string
		to   **time.Duration
		what string
	}{{a.SOL, &n.SOL, "the time to fall asleep"}, {a.WASO, &n.WASO, "the time awake"}} {
		if m.text == "" {
			continue
		}
		d, err := readMinutes(m.text, m.what)
		if err != nil {
			return n, err
		}
		*m.to = &d
	}
	bed := schedule.Bedtime(s.Day, now.Location())
	if a.Slept != "" {
		tried, woke, err := readSlept(a.Slept, bed, now)
		if err != nil {
			return n, err
		}
		n.Tried, n.Woke = &tried, &woke
	}
	if err = a.clocks(&n, bed, now); err != nil {
		return n, err
	}
	if err = a.counts(&n); err != nil {
		return n, err
	}
	if a.Note != "" {
		if n.Note, err = note(a.Note); err != nil {
			return n, err
		}
	}
	_, err = Measure(n)
	return n, err
}

// counts reads how often somebody was awake, and how the night was.
func (a Answers) counts(n *journal.Night) error {
	if a.Awakenings != "" {
		times, err := strconv.Atoi(strings.TrimSpace(a.Awakenings))
		if err != nil || times < 0 || times > journal.MostTimes {
			return fmt.Errorf("how often you were awake is a number from 0 to %d", journal.MostTimes)
		}
		n.Awakenings = &times
	}
	if a.Quality != "" {
		q, err := strconv.Atoi(strings.TrimSpace(a.Quality))
		if err != nil || q < 1 || q > 5 {
			return errors.New("how the night was goes from 1 to 5, with 5 the best")
		}
		n.Quality = q
	}
	return nil
}

func readJerks(s string) (journal.Jerks, error) {
	for _, j := range []journal.Jerks{journal.NoJerks, journal.FewJerks, journal.ManyJerks} {
		if strings.EqualFold(strings.TrimSpace(s), string(j)) {
			return j, nil
		}
	}
	return "", errors.New("jerks are none, few or many")
}

// readMinutes reads 20m, 1h10m, or a bare number of minutes; 0 is an answer.
func readMinutes(s, what string) (time.Duration, error) {
	s = strings.TrimSpace(s)
	wrong := fmt.Errorf("%s is said as 20m, 1h10m or a number of minutes", what)
	if m, err := strconv.Atoi(strings.TrimSuffix(s, "m")); err == nil {
		if m < 0 || m > int(journal.Longest/time.Minute) {
			return 0, wrong
		}
		return time.Duration(m) * time.Minute, nil
	}
	d, err := notation.Duration(s)
	if err != nil || d > journal.Longest {
		return 0, wrong
	}
	return d, nil
}

// clocks reads the times of the clock, each as the latest one that has been and
// that the night has room for: getting up and waking within 18 hours of bedtime,
// the others before waking.
func (a Answers) clocks(n *journal.Night, bed, now time.Time) error {
	until := earlier(now, bed.Add(24*time.Hour-howEarly/2))
	for _, m := range []struct {
		text  string
		to    **time.Time
		first time.Time
		ends  time.Duration // how long before it the next ones have to be over
	}{
		{a.OutOfBed, &n.OutOfBed, bed.Add(-howEarly / 2), -1},
		{a.Woke, &n.Woke, bed.Add(-howEarly / 2), time.Minute},
		{a.Tried, &n.Tried, bed.Add(-howEarly), 0},
		{a.IntoBed, &n.IntoBed, bed.Add(-howEarly), 0},
	} {
		if m.text != "" {
			c, err := readClock(m.text)
			if err != nil {
				return err
			}
			at := notation.Latest(c, until)
			switch {
			case !at.Before(m.first):
			case m.ends != 0:
				return fmt.Errorf("%s has not come yet", c)
			default:
				return fmt.Errorf("%s is no time for a night that begins around %s", c, bed.Format("15:04"))
			}
			*m.to = &at
		}
		if *m.to != nil && m.ends >= 0 {
			until = earlier(until, (*m.to).Add(-m.ends))
		}
	}
	return nil
}

func earlier(a, b time.Time) time.Time { return slices.MinFunc([]time.Time{a, b}, time.Time.Compare) }

// readClock reads a time of day, also without its colon: 2245, 645.
func readClock(s string) (evening.Clock, error) {
	s = strings.TrimSpace(s)
	if n := len(s); (n == 3 || n == 4) && strings.Trim(s, "0123456789") == "" {
		s = s[:n-2] + ":" + s[n-2:]
	}
	return evening.ParseClock(s)
}

// howEarly is how long before its bedtime somebody may have gone to sleep on
// an evening.
const howEarly = 12 * time.Hour

// readSlept reads from when to when somebody slept, 23:20..07:05. Each clock
// time is the nearest one that has been: waking up to now, and trying to sleep
// up to waking. Where a change of clocks shows a time twice it is the later
// one that still fits.
func readSlept(s string, bed, now time.Time) (tried, woke time.Time, err error) {
	from, to, ok := strings.Cut(s, "..")
	if !ok {
		from, to, _ = strings.Cut(s, "-")
	}
	a, errA := evening.ParseClock(from)
	b, errB := evening.ParseClock(to)
	if errA != nil || errB != nil { // as where nothing divides them
		return tried, woke, errors.New("the hours of sleep are said as 23:20..07:05")
	}
	woke = notation.Latest(b, now)
	tried = notation.Latest(a, woke.Add(-time.Minute))
	switch {
	case woke.Before(bed.Add(-howEarly / 2)):
		return tried, woke, fmt.Errorf("%s has not come yet", b)
	case tried.Before(bed.Add(-howEarly)):
		return tried, woke, fmt.Errorf("%s..%s is no night that begins around %s", a, b, bed.Format("15:04"))
	}
	return tried, woke, nil
}

// note keeps a note to one line of text that a terminal need not obey.
func note(s string) (string, error) {
	s = letters.Line(s)
	if len([]rune(s)) > notation.LongestNote {
		return "", fmt.Errorf("a note has room for %d letters", notation.LongestNote)
	}
	return s, nil
}
