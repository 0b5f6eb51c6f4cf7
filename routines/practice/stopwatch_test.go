package practice

import (
	"testing"
	"time"
)

func TestPausesAreNotCounted(t *testing.T) {
	at := func(s int) time.Time { return time.Unix(1_800_000_000+int64(s), 0) }
	var w Stopwatch
	w = w.Start(at(0)).Pause(at(10)).Pause(at(20)).Start(at(100)).Start(at(105))
	if got := w.Elapsed(at(110)); got != 20*time.Second {
		t.Errorf("elapsed is %v, want 20s", got)
	}
	if got := w.Elapsed(at(50)); got != 10*time.Second {
		t.Errorf("a look back gives %v, want the 10s gathered", got)
	}
}

func TestAwayIsALateLookOrAWallClockThatRanOn(t *testing.T) {
	now := time.Now()
	for name, c := range map[string]struct {
		last, due, now time.Time
		want           bool
	}{
		"on time":              {now, now.Add(50 * time.Millisecond), now.Add(51 * time.Millisecond), false},
		"a busy machine":       {now, now.Add(50 * time.Millisecond), now.Add(1500 * time.Millisecond), false},
		"a stopped process":    {now, now.Add(50 * time.Millisecond), now.Add(20 * time.Second), true},
		"a long hold, on time": {now, now.Add(30 * time.Second), now.Add(30 * time.Second), false},
	} {
		if got := Away(c.last, c.due, c.now); got != c.want {
			t.Errorf("%s: away is %v, want %v", name, got, c.want)
		}
	}
}
