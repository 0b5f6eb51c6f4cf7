package attend

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"lull/routines/desktop"
	"lull/routines/evening"
	"lull/routines/journal"
)

// eventLog is a file of events and the hooks for them; each run takes two
// seconds.
type eventLog struct {
	lines []string // how long after the start, and what
	now   func() time.Duration
}

func (n *eventLog) Add(events ...desktop.Event) error {
	for _, e := range events {
		n.lines = append(n.lines, n.now().String()+" "+string(e.Event))
	}
	return nil
}
func (*eventLog) Last(int) ([][]byte, error) { return nil, nil }
func (*eventLog) Follow(context.Context, func([]byte) error, func() error) error {
	return nil
}
func (*eventLog) Wanted(...desktop.Event) bool { return true }
func (*eventLog) Start(...desktop.Event) (<-chan struct{}, error) {
	over := make(chan struct{})
	time.AfterFunc(2*time.Second, func() { close(over) })
	return over, nil
}
func (*eventLog) Run(context.Context, func() time.Time, ...desktop.Event) error { return nil }
func (*eventLog) Standing() ([]desktop.Happening, []string)                     { return nil, nil }

func TestEventsAreToldAfterTheFirstPictureAndOneAfterTheOther(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		n := &eventLog{now: func() time.Duration { return time.Since(began) }}
		machine := Machine{Events: func(string, string) (EventFile, Hooks) { return n, n }}
		a := machine.Attend(t.Context(), time.Now, "", "")
		tell := func(h desktop.Happening) {
			a.Happens(desktop.About(h, "", evening.DayOf(2026, 11, 23), time.Now(), time.Now()))
		}
		tell(desktop.PracticeStart)
		time.Sleep(time.Minute)
		tell(desktop.PracticeEnd)
		time.Sleep(time.Second)
		tell(desktop.Dark)
		time.Sleep(time.Hour)
		tell(desktop.PracticeStart)
		synctest.Wait() // its hook runs
		tell(desktop.PracticeEnd)
		a.Close() // and is not waited for
		want := []string{"300ms practice-start", "1m0s practice-end", "1m2s dark", "1h1m1s practice-start", "1h1m1s practice-end"}
		if !slices.Equal(n.lines, want) {
			t.Errorf("told was %q, want %q", n.lines, want)
		}
		time.Sleep(time.Minute) // the hooks end
	})
}

// What somebody ends themselves is not followed by the dark.
func TestTheDarkComesOnlyAfterAPracticeThatEndedByItself(t *testing.T) {
	for ending, want := range map[journal.Ending][]string{
		journal.Left:        {"practice-end"},
		journal.Interrupted: {"practice-end"},
		journal.Drifted:     {"practice-end", "dark"},
		journal.Finished:    {"practice-end", "dark"},
	} {
		synctest.Test(t, func(t *testing.T) {
			n := &eventLog{now: func() time.Duration { return 0 }}
			machine := Machine{Events: func(string, string) (EventFile, Hooks) { return n, n }}
			a := machine.Attend(t.Context(), time.Now, "", "")
			a.Ended(journal.Entry{Kind: journal.KindSession, Session: &journal.Session{Ending: ending}})
			a.Close()
			for i, line := range n.lines {
				n.lines[i] = strings.TrimPrefix(line, "0s ")
			}
			if !slices.Equal(n.lines, want) {
				t.Errorf("%s: told was %q, want %q", ending, n.lines, want)
			}
			time.Sleep(time.Minute) // the hooks end
		})
	}
}
