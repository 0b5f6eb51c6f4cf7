package main

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"lull/routines/sound/soundserver/servertest"
	"lull/ui/terminal/ptytest"
)

// breathes tells whether a breath is on the screen.
func breathes(screen string) bool {
	return strings.Contains(screen, "▀") && strings.Contains(screen, "in")
}

// Picture and sound begin together: within 50 ms, the median of some starts of
// the real program with a real server. It runs where LULL_MEASURE is set.
func TestMeasureFirstSound(t *testing.T) {
	if os.Getenv("LULL_MEASURE") == "" {
		t.Skip("LULL_MEASURE is not set")
	}
	s := servertest.PulseAudio(t)
	var apart []time.Duration
	for range 7 {
		r := s.Relay(t)
		p := ptytest.Start(t, ptytest.Options{Args: []string{"breathe", "calm"}, Environ: r.Environ})
		p.Until("the first frame", breathes)
		s.Until("the first samples", func() bool { return !r.First().IsZero() })
		p.Press("q")
		p.Ended()
		picture, _ := p.FirstSeen(80, 24, breathes)
		apart = append(apart, r.First().Sub(p.Started)-picture)
	}
	slices.Sort(apart)
	middle := apart[len(apart)/2].Round(time.Millisecond)
	t.Logf("the first samples come %v after the first picture, the median of %d (%v to %v)", middle, len(apart), apart[0].Round(time.Millisecond), apart[len(apart)-1].Round(time.Millisecond))
	if middle.Abs() > 100*time.Millisecond {
		t.Error("that is more than twice the 50 ms that are aimed at")
	}
}

// Picture and sound together take 4 % of a core at most; the bound is half as
// much again, for a busy machine.
func TestMeasureMinuteOfSound(t *testing.T) {
	if os.Getenv("LULL_MEASURE") == "" {
		t.Skip("LULL_MEASURE is not set")
	}
	ptytest.Build(t) // before a server gives this process another home
	for _, args := range [][]string{{"breathe", "calm"}, {"imagine", "shore"}, {"imagine", "library"}} {
		name := strings.Join(args, " ")
		s := servertest.PulseAudio(t) // sets variables, which what is parallel may not
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := ptytest.Start(t, ptytest.Options{Args: args, Environ: s.Environ()})
			p.Until("the first frame", func(screen string) bool { return strings.TrimSpace(screen) != "" })
			<-time.After(time.Minute) // a minute is what is measured
			p.Press("q")
			p.Ended()
			core := 100 * float64(p.Used()) / float64(p.Lasted())
			t.Logf("a minute of lull %s with sound: %.2f %% of a core", name, core)
			if core > 6 {
				t.Error("that is more than is aimed at (4 %)")
			}
		})
	}
}
