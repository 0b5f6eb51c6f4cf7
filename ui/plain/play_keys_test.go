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

// The end of a line comes a moment before the next one, which is not late for it;
// and not before a quiet, in which the words stay under the cursor.
func TestALineEndsAMomentBeforeTheNext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var wrote []string
		began := time.Now()
		note := func(text string) { wrote = append(wrote, text+" "+time.Since(began).String()) }
		p := plain.Player{
			Out: told(note), EndLine: func() { note("end") }, Now: time.Now, After: time.After,
			Began: func(practice.Plan, time.Duration) {}, Say: func(id string, _ map[string]string) string { return id },
		}
		plan := practice.Plan{Phases: []practice.Phase{
			{Cue: practice.Say, Words: "a wall", Lasts: 2 * time.Second},
			{Cue: practice.Rest, Start: 2 * time.Second, Lasts: 3 * time.Second},
			{Cue: practice.Say, Words: "a door", Start: 5 * time.Second, Lasts: 2 * time.Second},
			{Cue: practice.Say, Words: "a lamp", Start: 7 * time.Second, Lasts: 2 * time.Second},
		}}
		if _, err := p.Play(t.Context(), plan); err != nil {
			t.Fatal(err)
		}
		want := "a wall 0s|end 4.92s|a door 5s|end 6.92s|a lamp 7s"
		if got := strings.Join(wrote, "|"); got != want {
			t.Errorf("got %s\nwant %s", got, want)
		}
	})
}

// told is a writer that tells of each line.
type told func(line string)

func (w told) Write(b []byte) (int, error) {
	w(strings.TrimSpace(string(b)))
	return len(b), nil
}
