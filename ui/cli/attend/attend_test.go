package attend

import (
	"context"
	"errors"
	"io"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"lull/routines/desktop"
	"lull/routines/settings"
)

// keeper is one part of a machine that can be kept awake.
type keeper struct {
	held  atomic.Int64
	hangs bool // answers nothing
}

func (k *keeper) Inhibit(ctx context.Context, _ func()) (io.Closer, error) {
	if k.hangs {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	k.held.Add(1)
	return k, nil
}

func (k *keeper) Name() string { return "a keeper" }

func (k *keeper) Close() error { k.held.Add(-1); return errors.New("it hangs on") }

// attended lets keepers attend a practice in virtual time. Leaving waits for none
// of them that hangs.
func attended(t *testing.T, do func(a *Attendant, s settings.Settings), keepers ...Inhibitor) {
	synctest.Test(t, func(t *testing.T) {
		a := Machine{Inhibitors: keepers}.Attend(t.Context(), time.Now, "", "")
		do(a, settings.Default())
		began := time.Now()
		a.Close()
		if took := time.Since(began); took > lateLimit {
			t.Errorf("leaving took %v", took)
		}
	})
}

func TestAPausedPracticeLetsTheMachineGoAfterAWhile(t *testing.T) {
	k := &keeper{}
	held := func(after time.Duration, want int) {
		t.Helper()
		time.Sleep(after) // in virtual time
		synctest.Wait()
		if int(k.held.Load()) != want {
			t.Errorf("held is %d, want %d", k.held.Load(), want)
		}
	}
	attended(t, func(a *Attendant, s settings.Settings) {
		running := desktop.Practice{Begun: true, Running: true}
		a.Tell(running, s)
		held(settled/2, 0) // the first picture comes first
		held(time.Second, 1)
		held(3*time.Hour, 1)
		a.Tell(desktop.Practice{Begun: true, Rested: time.Now()}, s)
		held(4*time.Minute, 1)
		held(2*time.Minute, 0)
		a.Tell(running, s)
		held(time.Second, 1)
		a.Tell(desktop.Practice{}, s)
		held(0, 0)
		a.Tell(running, s)
		held(time.Second, 1)
	}, k)
	if k.held.Load() != 0 {
		t.Errorf("held is %d after it was closed", k.held.Load())
	}
}

func TestAPartThatHangsHoldsUpNoOther(t *testing.T) {
	k := &keeper{}
	attended(t, func(a *Attendant, s settings.Settings) {
		a.Tell(desktop.Practice{Begun: true, Running: true}, s)
		time.Sleep(settled + askLimit + time.Second)
		synctest.Wait()
		if k.held.Load() != 1 {
			t.Errorf("held is %d beside one that hangs", k.held.Load())
		}
	}, &keeper{hangs: true}, k)
}

func TestLeavingWaitsForNothingThatHangs(t *testing.T) {
	attended(t, func(a *Attendant, s settings.Settings) {
		a.Tell(desktop.Practice{Begun: true, Running: true}, s)
		time.Sleep(settled + time.Millisecond)
	}, &keeper{hangs: true})
}

func TestCheckNamesWhatKeepsAwakeAndLetsGo(t *testing.T) {
	k := &keeper{}
	if words, works := (Machine{Inhibitors: []Inhibitor{k}}).Awake(t.Context()); !works || words != "during a practice, by a keeper" || k.held.Load() != 0 {
		t.Errorf("Awake = %q, %v, and held is %d", words, works, k.held.Load())
	}
	if words, works := (Machine{}).Awake(t.Context()); works {
		t.Errorf("with nothing there it says %q", words)
	}
}

func TestWhatKeepsTheMachineAwakeIsASentenceOfAnyNumber(t *testing.T) {
	k := &keeper{}
	words, _ := Machine{Inhibitors: []Inhibitor{k, k, k}}.Awake(t.Context())
	if want := "during a practice, by a keeper, a keeper and a keeper"; words != want {
		t.Errorf("it says %q, want %q", words, want)
	}
}
