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
