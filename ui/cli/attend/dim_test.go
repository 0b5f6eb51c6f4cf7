package attend

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"lull/routines/desktop"
	"lull/routines/evening"
	"lull/routines/settings"
)

// lamp is a backlight that goes down from 10, and a machine that can sleep.
type lamp struct {
	at, begun, slept int
	mu               sync.Mutex // of theirs and at
	theirs           bool       // somebody else has changed it
	slow             time.Duration
}

func (l *lamp) Restore(context.Context) error {
	time.Sleep(l.slow) // in virtual time
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.theirs {
		l.at = 10
	}
	return nil
}
func (l *lamp) Begin(context.Context) (int, error) { l.begun++; return 5, nil }
func (*lamp) Probe() (string, bool)                { return "a lamp", true }
func (l *lamp) To(_ context.Context, step int) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.theirs {
		return errors.New("it is somebody else's")
	}
	l.at = 9 - step
	return nil
}

func (l *lamp) Suspend(_ context.Context, since time.Time) error {
	if since.IsZero() {
		return errors.New("nobody said since when")
	}
	l.slept++
	return nil
}
func (*lamp) MaySuspend(context.Context) error { return nil }

// beside lets a lamp attend a practice in virtual time, with a clock on the
// wall that may jump.
func (l *lamp) beside(t *testing.T, do func(a *Attendant, s settings.Settings, pass func(time.Duration, int)), jump *atomic.Int64) {
	l.at = 3 // as a kill has left it
	synctest.Test(t, func(t *testing.T) {
		now := func() time.Time { return time.Now().Add(time.Duration(jump.Load())) }
		machine := Machine{Backlight: func(string) Backlight { return l }, Sleeper: l}
		a := machine.Attend(t.Context(), now, "", "")
		s := settings.Default()
		s.Desktop.Backlight, s.Desktop.Suspend = true, 10*time.Minute
		do(a, s, func(d time.Duration, want int) {
			t.Helper()
			time.Sleep(d) // in virtual time
			synctest.Wait()
			l.mu.Lock()
			at := l.at
			l.mu.Unlock()
			if at != want {
				t.Errorf("the light is at %d, want %d", at, want)
			}
		})
		a.Close()
	})
}

var (
	never = new(atomic.Int64)
	plays = desktop.Practice{Begun: true, Running: true, Planned: 5 * time.Minute}
)

func TestTheLightGoesDownWithAPracticeAndComesBack(t *testing.T) {
	l := &lamp{}
	l.beside(t, func(a *Attendant, s settings.Settings, pass func(time.Duration, int)) {
		a.Tell(plays, s)
		pass(settled/2, 3) // the first picture comes first
		pass(time.Second, 10)
		pass(time.Minute, 9)
		pass(time.Minute, 8)
		rests := desktop.Practice{Begun: true, Rested: time.Now(), Planned: plays.Planned}
		a.Tell(rests, s)
		pass(10*time.Minute, 8)
		a.Tell(plays, s)
		pass(time.Minute+time.Second, 7)
		pass(time.Hour, 5)
		a.Tell(desktop.Practice{}, s)
		pass(0, 5)
		pass(climb/5+time.Millisecond, 6) // it does not jump at anybody
		pass(climb/5, 7)
		a.Tell(plays, s)
		pass(time.Minute+time.Second, 6)
		a.Tell(desktop.Practice{}, s)
		pass(climb, 10)
		a.Tell(plays, s)
		pass(time.Minute+time.Second, 9)
		a.Tell(desktop.Practice{Begun: true, Planned: plays.Planned}, s) // the process is being stopped
		pass(0, 10)
	}, never)
	if l.begun != 2 || l.at != 10 {
		t.Errorf("it was begun %d times, and is at %d", l.begun, l.at)
	}
}

func TestTheLightStaysDownInTheDarkUntilAKey(t *testing.T) {
	l := &lamp{}
	l.beside(t, func(a *Attendant, s settings.Settings, pass func(time.Duration, int)) {
		a.Tell(plays, s)
		pass(time.Hour, 5)
		a.Happens(desktop.About(desktop.Dark, "", evening.DayOf(2026, 11, 23), time.Now(), time.Now()))
		a.Tell(desktop.Practice{}, s)
		pass(8*time.Hour, 5)
	}, never)
	if l.at != 10 {
		t.Errorf("after a key it is at %d", l.at)
	}
}

func TestLeavingWaitsForTheLight(t *testing.T) {
	l := &lamp{}
	l.beside(t, func(a *Attendant, s settings.Settings, pass func(time.Duration, int)) {
		a.Tell(plays, s)
		pass(time.Hour, 5)
		l.slow = time.Second
	}, never)
	if l.at != 10 {
		t.Errorf("it is left at %d", l.at)
	}
}

func TestTheLightIsLeftAloneWhereItIsNotWantedOrSomebodyElses(t *testing.T) {
	l := &lamp{}
	l.beside(t, func(a *Attendant, s settings.Settings, pass func(time.Duration, int)) {
		off := s
		off.Desktop.Backlight = false
		a.Tell(plays, off)
		pass(time.Hour, 10)
		a.Tell(desktop.Practice{}, off)
		a.Tell(desktop.Practice{Begun: true, Running: true}, s) // in line mode
		pass(time.Hour, 10)
		a.Tell(desktop.Practice{}, s)
		synctest.Wait()
		a.Tell(plays, s)
		pass(time.Minute+time.Second, 9)
		l.mu.Lock()
		l.theirs, l.at = true, 4
		l.mu.Unlock()
		pass(time.Hour, 4)
	}, never)
	if l.begun != 1 || l.at != 4 {
		t.Errorf("it was begun %d times, and is at %d", l.begun, l.at)
	}
}

func TestTheMachineSleepsAfterSomebodyDriftedOff(t *testing.T) {
	for _, c := range []struct {
		name   string
		during func(a *Attendant, jump *atomic.Int64)
		want   int
	}{
		{"ten minutes later", func(a *Attendant, _ *atomic.Int64) {
			a.Drifted()
			time.Sleep(10*time.Minute + time.Second)
		}, 1},
		{"a key before that", func(a *Attendant, _ *atomic.Int64) {
			a.Drifted()
			time.Sleep(10*time.Minute - time.Second)
		}, 0},
		{"nobody drifted off", func(*Attendant, *atomic.Int64) { time.Sleep(time.Hour) }, 0},
		{"the lid was closed meanwhile, and somebody is up", func(a *Attendant, jump *atomic.Int64) {
			a.Drifted()
			time.Sleep(time.Minute)
			jump.Store(int64(8 * time.Hour))
			time.Sleep(time.Hour)
		}, 0},
	} {
		l, jump := &lamp{}, new(atomic.Int64)
		l.beside(t, func(a *Attendant, s settings.Settings, _ func(time.Duration, int)) {
			a.Tell(plays, s)
			time.Sleep(time.Second)
			a.Tell(desktop.Practice{}, s)
			synctest.Wait()
			c.during(a, jump)
			synctest.Wait()
		}, jump)
		if l.slept != c.want {
			t.Errorf("%s: it was put to sleep %d times, want %d", c.name, l.slept, c.want)
		}
	}
}
