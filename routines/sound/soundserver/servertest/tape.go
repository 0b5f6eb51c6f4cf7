//go:build linux

package servertest

import (
	"bufio"
	"encoding/binary"
	"io"
	"math"
	"os/exec"
	"sync"
	"time"

	"lull/routines/sound"
)

// Tape is what was to be heard, and when.
type Tape struct {
	mu      sync.Mutex
	samples []float32
	began   time.Time // of the first sample, about
	run     *exec.Cmd
}

// Record listens to the device, until the test ends or the server does.
func (s *Server) Record() *Tape {
	s.t.Helper()
	run := exec.Command("parec", "-d", "null.monitor", "--raw", "--format=float32le", "--rate=48000", "--channels=2",
		"--latency-msec=10")
	out, err := run.StdoutPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	if err := run.Start(); err != nil {
		s.t.Fatal(err)
	}
	tp := &Tape{run: run}
	go tp.listen(bufio.NewReaderSize(out, 1<<16))
	s.t.Cleanup(tp.stop)
	s.Until("the recording runs", func() bool { return tp.lasts() > 0 })
	return tp
}

// TapeOf is a tape of samples that begins at no moment.
func TapeOf(samples []float32) *Tape { return &Tape{samples: samples} }

func (tp *Tape) listen(r io.Reader) {
	data := make([]byte, 8*sound.Rate/100)
	for {
		n, err := io.ReadFull(r, data)
		now := time.Now()
		tp.mu.Lock()
		for i := 0; i+4 <= n; i += 4 {
			tp.samples = append(tp.samples, math.Float32frombits(binary.LittleEndian.Uint32(data[i:])))
		}
		// The soonest that any sample came says best when the first one was.
		at := now.Add(-sound.Lasts(int64(len(tp.samples) / sound.Channels)))
		if tp.began.IsZero() || at.Before(tp.began) {
			tp.began = at
		}
		tp.mu.Unlock()
		if err != nil {
			return
		}
	}
}

func (tp *Tape) lasts() time.Duration {
	tp.mu.Lock()
	defer tp.mu.Unlock()
	return sound.Lasts(int64(len(tp.samples) / sound.Channels))
}

func (tp *Tape) stop() {
	_ = tp.run.Process.Kill() // it may be gone with its server
	_ = tp.run.Wait()
}

const window = sound.Rate / 50

// Levels gives the level of each 20 ms from a moment on.
func (tp *Tape) Levels(from, to time.Time) []float64 {
	tp.mu.Lock()
	defer tp.mu.Unlock()
	var out []float64
	first := int(sound.Frames(from.Sub(tp.began))) * sound.Channels
	last := int(sound.Frames(to.Sub(tp.began))) * sound.Channels
	for i := max(first, 0); i+window*sound.Channels <= min(last, len(tp.samples)); i += window * sound.Channels {
		sum := 0.0
		for _, x := range tp.samples[i : i+window*sound.Channels] {
			sum += float64(x) * float64(x)
		}
		out = append(out, math.Sqrt(sum/window/sound.Channels))
	}
	return out
}

// Sounds tells whether something is heard at this moment.
func (tp *Tape) Sounds() bool {
	now := time.Now()
	l := tp.Levels(now.Add(-time.Second), now)
	return len(l) > 0 && l[len(l)-1] > 0
}

// At is the level around a time after the beginning.
func (tp *Tape) At(at time.Duration) float64 {
	l := tp.Levels(tp.began.Add(at-10*time.Millisecond), tp.began.Add(at+11*time.Millisecond))
	if len(l) == 0 {
		return 0
	}
	return l[0]
}

// PeakAndJump gives the highest sample between two moments, and the greatest step
// from one to the next.
func (tp *Tape) PeakAndJump(from, to time.Time) (peak, jump float32) {
	tp.mu.Lock()
	defer tp.mu.Unlock()
	first := int(sound.Frames(from.Sub(tp.began))) * sound.Channels
	last := int(sound.Frames(to.Sub(tp.began))) * sound.Channels
	for i := max(first, sound.Channels); i < min(last, len(tp.samples)); i++ {
		x := tp.samples[i]
		d := x - tp.samples[i-sound.Channels]
		peak, jump = max(peak, x, -x), max(jump, d, -d)
	}
	return peak, jump
}
