//go:build linux

package servertest

import (
	"fmt"
	"runtime"
	"testing"
)

// tries is how often a test may be judged. What is heard is compared with the
// clock to a hundredth of a second, and a machine that is busy at the wrong
// moment spoils that, once or twice. A fault of ours spoils all of them.
const tries = 3

// Each runs a test with PulseAudio and with PipeWire, again where it failed, and
// says each time what was wrong.
func Each(t *testing.T, test func(t testing.TB, s *Server)) {
	for name, start := range map[string]func(testing.TB) *Server{"PulseAudio": PulseAudio, "PipeWire": PipeWire} {
		t.Run(name, func(t *testing.T) {
			for left := tries - 1; !t.Failed(); left-- {
				run := try{TB: t}
				run.with(start, test)
				switch {
				case len(run.faults) == 0 && run.skipped == "":
					return
				case left > 0:
					t.Logf("once more: %q %s", run.faults, run.skipped)
				case len(run.faults) > 0:
					t.Fatalf("%d times in a row, the last time: %q", tries, run.faults)
				default:
					t.Skip(run.skipped)
				}
			}
		})
	}
}

// try is one run; its faults fail no test yet.
type try struct {
	testing.TB

	faults  []string
	skipped string
}

// with runs it in a goroutine of its own, which a skip can end.
func (r *try) with(start func(testing.TB) *Server, test func(testing.TB, *Server)) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		s := start(r)
		defer s.Kill()
		test(r, s)
	}()
	<-done
}

func (r *try) Errorf(format string, args ...any) {
	r.faults = append(r.faults, fmt.Sprintf(format, args...))
}

func (r *try) Skipf(format string, args ...any) {
	r.skipped = fmt.Sprintf(format, args...)
	runtime.Goexit()
}
