package plain_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"lull/routines/practice"
	"lull/ui/plain"
)

// breath is one of ten seconds.
var breath = practice.Pattern{Name: "calm", Title: "calm", In: 4 * time.Second, Out: 6 * time.Second, Length: time.Minute}

// played plays a minute, with presses at their moments, and gives the lines and
// how long it took by the clock.
func played(t *testing.T, presses map[time.Duration]plain.Press) (lines []string, practised, took time.Duration, err error) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		var out strings.Builder
		pressed := make(chan plain.Press)
		began := time.Now()
		for at, press := range presses {
			time.AfterFunc(at, func() { pressed <- press })
		}
		p := plain.Player{
			Out: &out, Now: time.Now, After: time.After, Pressed: pressed, Began: func(practice.Plan, time.Duration) {},
			Say: func(id string, _ map[string]string) string { return id },
		}
		practised, err = p.Play(context.Background(), practice.Breathe(breath, time.Minute))
		took = time.Since(began)
		lines = strings.Split(strings.TrimSpace(out.String()), "\n")
	})
	return lines, practised, took, err
}

func TestAPracticeOfLinesRestsAndGoesOn(t *testing.T) {
	lines, practised, took, err := played(t, map[time.Duration]plain.Press{5 * time.Second: plain.Pause, 65 * time.Second: plain.Pause})
	if err != nil || practised != time.Minute || took != 2*time.Minute {
		t.Errorf("practised %v in %v: %v; a minute of it was rest", practised, took, err)
	}
	want := "in 4|out 6|lines.practice.rests|lines.practice.goes|in 4|out 6"
	if got := strings.Join(lines, "|"); !strings.HasPrefix(got, want) || len(lines) != 14 {
		t.Errorf("got %s\nwant %s and so on", got, want)
	}
}

func TestAPracticeOfLinesBecomesEasier(t *testing.T) {
	lines, _, _, err := played(t, map[time.Duration]plain.Press{5 * time.Second: plain.Easier, 7 * time.Second: plain.Keys})
	want := "in 4|out 6|lines.practice.easier|lines.practice.keys|in 3.5|out 5.25"
	if got := strings.Join(lines, "|"); err != nil || !strings.HasPrefix(got, want) {
		t.Errorf("got %s\nwant %s and so on (%v)", got, want, err)
	}
}

func TestAPracticeOfLinesIsLeft(t *testing.T) {
	lines, practised, took, err := played(t, map[time.Duration]plain.Press{5 * time.Second: plain.Pause, 15 * time.Second: plain.Leave})
	if !errors.Is(err, plain.ErrLeft) || practised != 5*time.Second || took != 15*time.Second {
		t.Errorf("practised %v in %v: %v", practised, took, err)
	}
	if got := strings.Join(lines, "|"); got != "in 4|out 6|lines.practice.rests" {
		t.Errorf("got %s", got)
	}
}
