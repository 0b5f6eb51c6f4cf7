//go:build unix

package terminal_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lull/ui/terminal/ptytest"
)

// These tests measure the real program and print what they found; the bounds
// are twice what is aimed at, so that a busy machine does not fail them. They
// take minutes and run where LULL_MEASURE is set.

func measuring(t *testing.T) {
	t.Helper()
	if os.Getenv("LULL_MEASURE") == "" {
		t.Skip("LULL_MEASURE is not set")
	}
}

func TestMeasureStart(t *testing.T) {
	measuring(t)
	hello := filepath.Join(t.TempDir(), "hello")
	build := exec.Command("go", "build", "-trimpath", "-o", hello, "./testdata/hello")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("building hello: %v\n%s", err, said)
	}
	home := t.TempDir()
	start := func(o ptytest.Options, seen func(string) bool) time.Duration {
		o.Home = home
		p := ptytest.Start(t, o)
		p.Until("the first frame", seen)
		p.Press("q")
		p.Ended()
		at, _ := p.FirstSeen(80, 24, seen)
		return at
	}
	saysHello := func(s string) bool { return strings.Contains(s, "hello") }
	breathe := []string{"breathe"}
	var least, ours, mute, first []time.Duration
	const times = 21
	for range times {
		least = append(least, start(ptytest.Options{Command: []string{hello}}, saysHello))
		ours = append(ours, start(ptytest.Options{Args: breathe}, orbAndWord))
		mute = append(mute, start(ptytest.Options{Args: breathe, Mute: true}, orbAndWord))
		home, first = t.TempDir(), append(first, start(ptytest.Options{Args: breathe}, orbAndWord))
	}
	base := median(least)
	t.Logf("exec to first frame, median of %d: a program that draws hello %v; lull breathe %v (%.2f times); on a mute terminal %v; with an empty home %v",
		times, base, median(ours), ratio(median(ours), base), median(mute), median(first))
	for name, all := range map[string][]time.Duration{"lull breathe": ours, "on a mute terminal": mute} {
		if got := median(all); got > 100*time.Millisecond || ratio(got, base) > 3 {
			t.Errorf("%s: the first frame came after %v, %.2f times that of hello", name, got, ratio(got, base))
		}
	}
}

func median(d []time.Duration) time.Duration {
	d = slices.Sorted(slices.Values(d))
	return d[len(d)/2].Round(100 * time.Microsecond)
}

func ratio(a, b time.Duration) float64 { return float64(a) / float64(b) }

func TestMeasureMinuteOfBreathing(t *testing.T) {
	measuring(t)
	p := ptytest.Start(t, ptytest.Options{Args: []string{"breathe", "calm"}})
	p.Until("the first frame", orbAndWord)
	<-time.After(time.Minute) // a minute is what is measured
	p.Press("q")
	p.Ended()
	lasted := p.EndedAt().Sub(p.Started)
	bytes, pictures, repeated := 0, 0, 0
	last, longest, lastAt := "", time.Duration(0), time.Duration(0)
	const settled = time.Second // questions and answers of the start are past
	end := lasted - settled
	chunks := p.Chunks()
	for _, c := range chunks {
		bytes += len(c.Bytes)
	}
	ptytest.Replay(chunks, 80, 24, func(at time.Duration, _, picture string) bool {
		if at > end {
			return false
		}
		if at > settled {
			if picture == last {
				repeated++
			} else {
				pictures++
			}
			longest = max(longest, at-lastAt)
		}
		last, lastAt = picture, at
		return true
	})
	rate := float64(pictures) / (end - settled).Seconds()
	kilobytes := float64(bytes) / 1000 / lasted.Seconds()
	core := 100 * ratio(p.Used(), lasted)
	t.Logf("a minute of lull breathe at 80x24: %.2f %% of a core; %.1f KB/s; %.1f pictures a second, the longest wait for one %v; %d drawn that equal the last",
		core, kilobytes, rate, longest.Round(time.Millisecond), repeated)
	if core > 6 || kilobytes > 60 || rate < 7.5 {
		t.Error("that is more than twice what is aimed at (3 %, 60 KB/s at most, 15 pictures a second at least)")
	}
	if repeated > 0 {
		t.Errorf("%d of %d pictures were drawn although they equal the last", repeated, pictures+repeated)
	}
}

func TestMeasureIdleTonight(t *testing.T) {
	measuring(t)
	const idle = 30 * time.Second
	// Early in a minute, so that the minutes to lights-out stand still.
	p := ptytest.Start(t, ptytest.Options{Args: []string{"--now", "2026-11-23T21:42:05Z"}})
	p.See("tonight")
	<-time.After(idle) // half a minute is what is measured
	p.Press("q")
	p.Ended()
	lasted := p.EndedAt().Sub(p.Started)
	bytes := 0
	for _, c := range p.Chunks() {
		if c.At > 2*time.Second && c.At < idle {
			bytes += len(c.Bytes)
		}
	}
	core := 100 * ratio(p.Used(), lasted)
	t.Logf("idle Tonight for %v: %d bytes, %.2f %% of a core with its start", lasted.Round(time.Second), bytes, core)
	if bytes > 0 || core > 2 {
		t.Error("a screen on which nothing moves writes nothing, and takes less than 1 % of a core")
	}
}
