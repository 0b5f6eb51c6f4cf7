package cli_test

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"slices"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"lull/routines/desktop"
	"lull/routines/remind"
	"lull/ui/cli/attend"
)

// notifier stands in for a desktop: it is up once its time has come, and each
// note is answered by the next of its answers.
type notifier struct {
	now     func() time.Time
	up      time.Time
	answers []func(ctx context.Context) remind.Answer
	shown   []string
}

func (*notifier) Name() string { return "a notifier" }

func (c *notifier) Ready(context.Context) (string, error) {
	if c.now().Before(c.up) {
		return "", errors.New("no desktop is up here")
	}
	return "a desktop", nil
}

func (c *notifier) Deliver(ctx context.Context, note remind.Note) (remind.Answer, error) {
	c.shown = append(c.shown, c.now().Format("15:04 ")+note.Title)
	if len(c.answers) < len(c.shown) {
		return "", errors.New("nobody asked for this")
	}
	return c.answers[len(c.shown)-1](ctx), nil
}

func doneWith(context.Context) remind.Answer { return remind.AnswerDone }

// fire runs what the timer runs, at 15:00:10, with reminders on.
func fire(t *testing.T, c *notifier, slept *atomic.Int64) {
	t.Helper()
	if err := fired(t, c, slept, func(*account) {}); err != nil {
		t.Error(err)
	}
}

// fired is the same with something else about the account.
func fired(t *testing.T, c *notifier, slept *atomic.Int64, but func(*account)) (err error) {
	t.Helper()
	// The goroutine that hears signals outlives the bubble of a test.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGTERM)
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		c.now = func() time.Time {
			return monday.Add(10*time.Second + time.Since(began) + time.Duration(slept.Load()))
		}
		a := newAccount(t)
		a.Now, a.Reminders.Notifier = c.now, c
		if _, err := a.run("remind", "on", "--yes"); err == nil {
			t.Fatal("something can be scheduled in a test")
		}
		but(a)
		_, err = a.run("remind", "fire")
	})
	return err
}

// hanging are hooks that never end.
type hanging struct {
	attend.EventFile
	attend.Hooks
}

func (hanging) Add(...desktop.Event) error                      { return nil }
func (hanging) Wanted(...desktop.Event) bool                    { return true }
func (hanging) Start(...desktop.Event) (<-chan struct{}, error) { return make(chan struct{}), nil }

// deaf is a scheduler that answers nothing.
type deaf struct{ *timer }

func (deaf) Standing(context.Context, remind.Job) (s remind.Standing, err error) {
	return s, errors.New("it does not answer")
}

// What is claimed nobody else shows.
func TestReminderIsShownWhateverElseGoesWrong(t *testing.T) {
	for name, but := range map[string]func(*account){
		"a hook hangs": func(a *account) {
			a.Machine.Events = func(string, string) (attend.EventFile, attend.Hooks) { return hanging{}, hanging{} }
		},
		"the scheduler does": func(a *account) { a.Reminders.Scheduler = deaf{} },
	} {
		var slept atomic.Int64
		c := &notifier{answers: []func(context.Context) remind.Answer{doneWith}}
		err := fired(t, c, &slept, but)
		if want := []string{"15:00 Coffee until 15:30"}; !slices.Equal(c.shown, want) {
			t.Errorf("%s: shown were %q, want %q; %v", name, c.shown, want, err)
		}
	}
}

// A timeout stands still while the machine sleeps, and what woke this process
// does not wake it twice: it goes by the clock, and looks again by itself.
func TestNoteGivesWayToTheNextWhenTheMachineSleptPastItsEnd(t *testing.T) {
	var slept atomic.Int64 // a time.Duration
	c := &notifier{answers: []func(context.Context) remind.Answer{
		func(ctx context.Context) remind.Answer {
			slept.Store(int64(3*time.Hour + 31*time.Minute))
			<-ctx.Done()
			return ""
		},
		doneWith,
	}}
	fire(t, c, &slept)
	if want := []string{"15:00 Coffee until 15:30", "18:31 For today"}; !slices.Equal(c.shown, want) {
		t.Errorf("shown were %q, want %q", c.shown, want)
	}
}

// After a boot the timer may be earlier than the desktop.
func TestReminderWaitsForTheDesktopWhileItHelps(t *testing.T) {
	var slept atomic.Int64 // a time.Duration
	c := &notifier{up: time.Date(2026, 11, 23, 15, 7, 0, 0, time.UTC), answers: []func(context.Context) remind.Answer{doneWith}}
	fire(t, c, &slept)
	if want := []string{"15:07 Coffee until 15:30"}; !slices.Equal(c.shown, want) {
		t.Errorf("shown were %q, want %q", c.shown, want)
	}
	c = &notifier{up: time.Date(2026, 11, 23, 15, 31, 0, 0, time.UTC)}
	fire(t, c, &slept)
	if len(c.shown) > 0 {
		t.Errorf("shown were %q, when it was too late", c.shown)
	}
}
