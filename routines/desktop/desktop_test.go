package desktop

import (
	"testing"
	"time"
)

func TestAwakeWhileItRunsAndAWhileLonger(t *testing.T) {
	now := time.Date(2026, 11, 23, 23, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name   string
		p      Practice
		wanted bool
		until  time.Time
	}{
		{"none", Practice{}, false, time.Time{}},
		{"running", Practice{Begun: true, Running: true}, true, time.Time{}},
		{"paused just now", Practice{Begun: true, Rested: now}, true, now.Add(patience)},
		{"paused long ago", Practice{Begun: true, Rested: now.Add(-patience)}, false, now},
		{"being stopped", Practice{Begun: true}, false, time.Time{}},
	} {
		if wanted, until := c.p.Awake(now); wanted != c.wanted || !until.Equal(c.until) {
			t.Errorf("%s: Awake = %v until %v, want %v until %v", c.name, wanted, until, c.wanted, c.until)
		}
	}
}

func TestALightOnlyGoesDownAndNeverOff(t *testing.T) {
	for now := range 3000 {
		last := now
		for i, v := range Dimmed(now) {
			if v >= last || v < 1 || i >= dimSteps {
				t.Fatalf("from %d step %d is %d after %d", now, i, v, last)
			}
			last = v
		}
		if now > 1 && last > max(1, now/3) {
			t.Errorf("from %d it ends at %d", now, last)
		}
	}
	if steps := Dimmed(1); len(steps) != 0 {
		t.Errorf("the lowest goes to %v", steps)
	}
	if d := Apart(10*time.Minute, 40); d != 15*time.Second {
		t.Errorf("steps are %v apart", d)
	}
}
