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

// Answers are a morning's answers as they are typed, each under the id of its
// question; empty ones are missing.
type Answers map[string]string

// FromTo is the id of an answer to two questions at once, when sleep was tried and the
// last waking: 23:20..07:05.
const FromTo = "slept"

// Onto lays the answers that are there over what was told before, for the
// night of that morning. Times are read in now's zone. An error is a sentence, to
// be shown.
func (a Answers) Onto(s Morning, schedule evening.Schedule, now time.Time) (journal.Night, error) {
	n := s.Night
	bed := schedule.Bedtime(s.Day, now.Location())
	if slept := a[FromTo]; slept != "" {
		tried, woke, err := readSlept(slept, bed, now)
		if err != nil {
			return n, err
		}
		n.Tried, n.Woke = &tried, &woke
	}
	r := reading{bed: bed, until: earlier(now, bed.Add(24*time.Hour-howEarly/2))}
	for _, q := range slices.Backward(Questions()) {
		if err := r.read(q, a[q.ID], &n); err != nil {
			return n, wrongError{q.ID, err}
		}
	}
	_, err := Measure(n)
	return n, err
}

// wrongError is about the answer to one question.
type wrongError struct {
	id string
	error
}

// Wrong gives the id of the question whose answer an error is about, empty where it is
// about no one of them.
func Wrong(err error) string {
	w, _ := errors.AsType[wrongError](err)
	return w.id
}

// reading goes through the questions from the last one to the first: each time of the
// clock is the latest one that has been and that the night has room for.
type reading struct {
	bed   time.Time // the bedtime of the evening
	until time.Time // the latest that the next one can be
}

// read reads an answer, if there is one.
func (r *reading) read(q Question, text string, n *journal.Night) (err error) {
	at, clock := q.at(n).(**time.Time)
	switch {
	case text == "":
	case clock:
		*at, err = r.clock(q, strings.TrimSpace(text))
	default:
		err = q.read(strings.TrimSpace(text), n)
	}
	if err != nil || !clock || *at == nil || q.part == rising { // [check] tells of getting up before waking
		return err
	}
	before := **at
	if q.part == waking {
		before = before.Add(-time.Minute)
	}
	r.until = earlier(r.until, before)
	return nil
}

// clock reads a time of the clock: of getting up and waking within 18 hours of
// bedtime, of the others before waking.
func (r *reading) clock(q Question, text string) (*time.Time, error) {
	c, err := readClock(text)
	if err != nil {
		return nil, err
	}
	at := notation.Latest(c, r.until)
	switch {
	case q.part != falling && at.Before(r.bed.Add(-howEarly/2)):
		return nil, fmt.Errorf("%s has not come yet", c)
	case at.Before(r.bed.Add(-howEarly)):
		return nil, fmt.Errorf("%s is no time for a night that begins around %s", c, r.bed.Format("15:04"))
	}
	return &at, nil
}

// read reads an answer that is no time of the clock.
func (q Question) read(text string, n *journal.Night) error {
	switch to := q.at(n).(type) {
	case **time.Duration:
		d, err := readMinutes(text, q.said)
		if err != nil {
			return err
		}
		*to = &d
	case **int:
		times, err := strconv.Atoi(text)
		if err != nil || times < 0 || times > journal.MostTimes {
			return fmt.Errorf("%s is a number from 0 to %d", q.said, journal.MostTimes)
		}
		*to = &times
	case *int:
		v, err := strconv.Atoi(text)
		if err != nil || v < 1 || v > 5 {
			return fmt.Errorf("%s goes from 1 to 5, with 5 the best", q.said)
		}
		*to = v
	case *journal.Jerks:
		i := slices.IndexFunc(q.Choices(), func(c string) bool { return strings.EqualFold(c, text) })
		if i < 0 {
			return fmt.Errorf("%s are %s", q.said, letters.Listed(q.Choices(), "or"))
		}
		*to = journal.Jerks(q.Choices()[i])
	case *string:
		if *to = letters.Line(text); len([]rune(*to)) > notation.LongestNote {
			return fmt.Errorf("%s has room for %d letters", q.said, notation.LongestNote)
		}
	}
	return nil
}

// readMinutes reads 20m, 1h10m, or a bare number of minutes; 0 is an answer.
func readMinutes(s, what string) (time.Duration, error) {
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

func earlier(a, b time.Time) time.Time { return slices.MinFunc([]time.Time{a, b}, time.Time.Compare) }

// readClock reads a time of day, also without its colon: 2245, 645.
func readClock(s string) (evening.Clock, error) {
	if n := len(s); (n == 3 || n == 4) && strings.Trim(s, "0123456789") == "" {
		s = s[:n-2] + ":" + s[n-2:]
	}
	return evening.ParseClock(s)
}

// howEarly is how long before its bedtime somebody may have gone to sleep on
// an evening (docs/evidence.md, Diary and ratings).
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
