package console

import (
	"context"
	"os"
	"testing"
	"testing/synctest"
	"time"

	"lull/routines/settings"
)

// An answer that comes after the screens began is told of at their end; one that
// nobody waited for, since it was decided already, is not.
func TestAReaderThatAnswersLateIsToldOf(t *testing.T) {
	terminal := onTerminal(t, "")
	for name, c := range map[string]struct {
		after      time.Duration
		runs, late bool
		answer     settings.Answer
		why        string
	}{
		"in time":                    {time.Millisecond, true, false, settings.Unanswered, "reader"},
		"on a busy machine":          {80 * time.Millisecond, true, false, settings.Unanswered, "reader"},
		"late":                       {200 * time.Millisecond, true, true, settings.Unanswered, ""},
		"late, and none runs":        {200 * time.Millisecond, false, false, settings.Unanswered, ""},
		"never":                      {time.Hour, true, false, settings.Unanswered, ""},
		"with screens as it was set": {50 * time.Millisecond, true, false, settings.No, ""},
	} {
		synctest.Test(t, func(t *testing.T) {
			s := New(terminal).Display
			s.Settings = func() settings.Settings { return settings.Settings{Lines: c.answer} }
			s.LookForReader(t.Context(), func(ctx context.Context) bool {
				select {
				case <-time.After(c.after):
					return c.runs
				case <-ctx.Done():
					return false
				}
			})
			time.Sleep(2 * time.Millisecond)
			if why := s.Because(); why != c.why {
				t.Errorf("%s: it goes line by line because of %q, want %q", name, why, c.why)
			}
			time.Sleep(2 * readerLate)
			synctest.Wait()
			if late := s.Reader.Late(); late != c.late {
				t.Errorf("%s: that it is told of is %v, want %v", name, late, c.late)
			}
		})
	}
}

// onTerminal is a terminal where screen readers are dealt with as a variable says.
func onTerminal(t *testing.T, accessible string) Given {
	t.Helper()
	terminal, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip("there is no terminal to be had:", err)
	}
	t.Cleanup(func() { terminal.Close() })
	return Given{Out: terminal, Getenv: func(name string) string {
		if name == "ACCESSIBLE" {
			return accessible
		}
		return ""
	}}
}

// The lines are other ones where a reader runs, so it is asked for also where it
// goes line by line anyway; and not where screens are wanted.
func TestAReaderIsAskedForAlsoWhereLinesAreWanted(t *testing.T) {
	for said, want := range map[string]struct {
		why  string
		runs bool
	}{"": {"flag", true}, "1": {"flag", true}, "0": {"flag", false}} {
		terminal := onTerminal(t, said)
		synctest.Test(t, func(t *testing.T) {
			c := New(terminal)
			c.Flags.Plain = true
			s := c.Display
			s.LookForReader(t.Context(), func(context.Context) bool { return true })
			for range 2 {
				if why, runs := s.Because(), s.Reader.Runs(); why != want.why || runs != want.runs {
					t.Errorf("ACCESSIBLE=%s: because of %q, and a reader runs is %v", said, why, runs)
				}
			}
		})
	}
}
