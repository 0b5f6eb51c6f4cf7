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

// newspaper is a file of events and the hooks for them; each run takes two
// seconds.
type newspaper struct {
	told []string // how long after the start, and what
	now  func() time.Duration
}

func (n *newspaper) Add(events ...desktop.Event) error {
	for _, e := range events {
		n.told = append(n.told, n.now().String()+" "+string(e.Event))
	}
	return nil
}
func (*newspaper) Last(int) ([][]byte, error) { return nil, nil }
func (*newspaper) Follow(context.Context, func([]byte) error, func() error) error {
	return nil
}
func (*newspaper) Wanted(...desktop.Event) bool { return true }
func (*newspaper) Start(...desktop.Event) (<-chan struct{}, error) {
	over := make(chan struct{})
	time.AfterFunc(2*time.Second, func() { close(over) })
	return over, nil
}
func (*newspaper) Run(context.Context, func() time.Time, ...desktop.Event) error { return nil }
func (*newspaper) Standing() ([]desktop.Happening, []string)                     { return nil, nil }

func TestEventsAreToldAfterTheFirstPictureAndOneAfterTheOther(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		n := &newspaper{now: func() time.Duration { return time.Since(began) }}
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
		if !slices.Equal(n.told, want) {
			t.Errorf("told was %q, want %q", n.told, want)
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
			n := &newspaper{now: func() time.Duration { return 0 }}
			machine := Machine{Events: func(string, string) (EventFile, Hooks) { return n, n }}
			a := machine.Attend(t.Context(), time.Now, "", "")
			a.Ended(journal.Entry{Kind: journal.KindSession, Session: &journal.Session{Ending: ending}})
			a.Close()
			for i, told := range n.told {
				n.told[i] = strings.TrimPrefix(told, "0s ")
			}
			if !slices.Equal(n.told, want) {
				t.Errorf("%s: told was %q, want %q", ending, n.told, want)
			}
			time.Sleep(time.Minute) // the hooks end
		})
	}
}
