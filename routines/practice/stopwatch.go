package practice

import "time"

// Stopwatch is the time spent in a practice without its pauses. It is a value:
// starting and pausing give another one. Elapsed time comes from the monotonic
// reading of the moments handed in, so a changed wall clock moves nothing.
type Stopwatch struct {
	since    time.Time     // the start of the running stretch
	gathered time.Duration // the stretches before it
	running  bool
}

// Start lets it run from now. A running one stays as it is.
func (s Stopwatch) Start(now time.Time) Stopwatch {
	if s.running {
		return s
	}
	return Stopwatch{since: now, gathered: s.gathered, running: true}
}

// Pause stops it at now. A paused one stays as it is.
func (s Stopwatch) Pause(now time.Time) Stopwatch {
	return Stopwatch{gathered: s.Elapsed(now)}
}

func (s Stopwatch) Running() bool { return s.running }

// Elapsed is the time gathered until now. It never goes back.
func (s Stopwatch) Elapsed(now time.Time) time.Duration {
	if !s.running {
		return s.gathered
	}
	return s.gathered + max(now.Sub(s.since), 0)
}

// away is the lateness of a machine that was asleep or stopped, and not just busy:
// not about the body.
const away = 2 * time.Second

// Away tells whether the machine was away between two looks at the clock: the
// second look came long after it was due, or the wall clock ran on while the
// monotonic one stood still, as it does on Linux while a laptop sleeps.
func Away(last, due, now time.Time) bool {
	if now.Sub(due) > away {
		return true
	}
	wall := now.Round(0).Sub(last.Round(0))
	drift := wall - now.Sub(last)
	return drift > away || drift < -away
}
