//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lull/ui/terminal/ptytest"
)

// Somebody who waits sees how far it is; what is broken off leaves nothing behind.
func TestLongWorkIsShownAndCanBeBrokenOff(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	file := filepath.Join(home, "a-night-with-a-long-name-that-does-not-fit.wav")
	p := ptytest.Start(t, ptytest.Options{Home: home, Columns: 40, Rows: 12, Args: []string{"render", "calm", "-o", file, "--for", "3h"}})
	p.Until("a bar on one line", func(screen string) bool {
		return strings.Count(screen, "writing") == 1 && strings.Contains(screen, "▪·")
	})
	p.Press("\x03")
	if code := p.Ended(); code != interrupted {
		t.Errorf("it left with %d", code)
	}
	p.Until("the line of the bar to be empty", func(screen string) bool { return !strings.Contains(screen, "writing") })
	left, err := os.ReadDir(home)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range left {
		if strings.Contains(f.Name(), ".wav") || strings.HasPrefix(f.Name(), ".lull-") {
			t.Errorf("%s was left", f.Name())
		}
	}
}

// On a terminal the evening is drawn as its screen draws it, and the shell goes on
// below; line by line it is words.
func TestTonightIsDrawnWhereSomebodyLooks(t *testing.T) {
	t.Parallel()
	now := []string{"--now", "2026-11-23T21:42:00+01:00"}
	drawn := ptytest.Start(t, ptytest.Options{Args: append(now, "tonight")})
	if code := drawn.Ended(); code != done {
		t.Errorf("it left with %d", code)
	}
	drawn.See("bed")
	if screen := drawn.Screen(); !strings.Contains(screen, "bed") || !strings.Contains(screen, "───") || strings.Contains(screen, "? more") {
		t.Errorf("on the terminal is:\n%s", screen)
	}
	tiny := ptytest.Start(t, ptytest.Options{Args: append(now, "tonight"), Columns: 30, Rows: 5})
	if tiny.Ended(); strings.Contains(tiny.Screen(), "room") {
		t.Errorf("in a tiny window is:\n%s", tiny.Screen())
	}
	said := ptytest.Start(t, ptytest.Options{Args: append(now, "tonight", "--plain")})
	said.Ended()
	said.See("to lights-out")
	if strings.Contains(said.Screen(), "───") {
		t.Errorf("line by line is:\n%s", said.Screen())
	}
}

// What was put down is on that picture, and counts as read then.
func TestWhatWasPutDownIsReadOnThePictureOfTonight(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	run := func(wanted string, args ...string) string {
		lull := ptytest.Start(t, ptytest.Options{Args: args, Home: home})
		if code := lull.Ended(); code != done {
			t.Errorf("%q left with %d", args, code)
		}
		if wanted != "" {
			lull.See(wanted)
		}
		return lull.Screen()
	}
	run("", "--now", "2026-11-23T21:42:00+01:00", "park", "call the school")
	const morning = "2026-11-24T08:00:00+01:00"
	for _, step := range []struct {
		args  []string
		words string
		there bool

		instead string // is waited for where the words are not there
	}{
		{[]string{"tonight", "--line"}, "something you put down is here", true, ""},
		{[]string{"tonight"}, "call the school", true, ""},
		{[]string{"tonight", "--line"}, "put down", false, ""},
		{[]string{"tonight"}, "call the school", false, "lights-out"},
	} {
		wanted := step.words
		if !step.there {
			wanted = step.instead
		}
		if got := run(wanted, append([]string{"--now", morning}, step.args...)...); strings.Contains(got, step.words) != step.there {
			t.Errorf("%q shows\n%s", step.args, got)
		}
	}
}

// The page for a clinician ends with its nights as bars where somebody looks at a
// terminal, and with its words elsewhere.
func TestReportIsDrawnWhereSomebodyLooks(t *testing.T) {
	t.Parallel()
	home, now := t.TempDir(), []string{"--now", "2026-11-24T08:00:00+01:00"}
	lull := func(args ...string) *ptytest.Terminal {
		p := ptytest.Start(t, ptytest.Options{Home: home, Args: append(now, args...), Columns: 80, Rows: 60})
		p.Ended()
		return p
	}
	lull("morning", "--tried", "23:00", "--sol", "20m", "--woke", "6:50")
	drawn := lull("report")
	drawn.See("higher while asleep")
	drawn.See("▃▃▃▃")
	said := lull("report", "--plain")
	said.See("draws no conclusion")
	if strings.Contains(said.Screen(), "▃") {
		t.Errorf("line by line is:\n%s", said.Screen())
	}
}
