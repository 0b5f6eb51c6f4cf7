//go:build !darwin && !windows

package soundserver

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"sync"
	"time"

	"lull/routines/sound"
)

// programs play raw samples from their input, each with its arguments.
var programs = [][]string{
	{"pw-cat", "--playback", "--rate", "48000", "--channels", "2", "--format", "f32", "--latency", "100ms", "-"},
	{"pacat", "--playback", "--raw", "--rate=48000", "--channels=2", "--format=float32le", "--latency-msec=150"},
	{"aplay", "-q", "-t", "raw", "-f", "FLOAT_LE", "-r", "48000", "-c", "2", "--buffer-time=150000", "-"},
}

func ways() []way {
	out := []way{{"the sound server", openPulse}}
	for _, p := range programs {
		out = append(out, way{p[0], func() (sound.Sink, error) { return openPipe(p) }})
	}
	return out
}

const (
	failsWithin  = 400 * time.Millisecond // in which a program that cannot play says so; they take 50
	settlesAfter = 3 * time.Second        // after which the way from here to the ear is known
	piece        = 1024                   // frames written at once
)

// pipe feeds a player program. What is written waits until there is room, so
// the program sets the pace, and what lies between is always about as much.
type pipe struct {
	run *exec.Cmd
	in  io.WriteCloser

	mu      sync.Mutex
	written int64
	began   time.Time
	ahead   time.Duration // between writing and hearing, once settled
	err     error
	closed  bool

	over    chan struct{} // closed when the program has ended
	feeding sync.WaitGroup
}

func openPipe(command []string) (sound.Sink, error) {
	run := exec.Command(command[0], command[1:]...)
	if run.Err != nil {
		return nil, errors.New("not here")
	}
	return &pipe{run: run, over: make(chan struct{})}, nil
}

// Start runs the program, and waits a moment for it to fail.
func (p *pipe) Start(fill func([]float32)) error {
	in, err := p.run.StdinPipe()
	if err != nil {
		return err
	}
	if err := p.run.Start(); err != nil {
		return err
	}
	p.in, p.began = in, time.Now()
	go func() {
		defer close(p.over)
		if err := p.run.Wait(); err != nil {
			p.end(fmt.Errorf("the player program ended: %w", err))
		}
		p.end(errors.New("the player program ended"))
	}()
	p.feeding.Go(func() { p.feed(fill) })
	select {
	case <-p.over:
		p.feeding.Wait()
		return p.Err()
	case <-time.After(failsWithin):
		return nil
	}
}

func (p *pipe) feed(fill func([]float32)) {
	samples := make([]float32, piece*sound.Channels)
	data := make([]byte, len(samples)*4)
	for {
		fill(samples)
		_, _ = binary.Encode(data, binary.LittleEndian, samples) // there is room for all of them
		if _, err := p.in.Write(data); err != nil {
			p.end(err)
			return
		}
		p.mu.Lock()
		p.written += piece
		if now := time.Since(p.began); p.ahead == 0 && now > settlesAfter {
			p.ahead = max(sound.Lasts(p.written)-now, time.Millisecond)
		}
		closed := p.closed
		p.mu.Unlock()
		if closed {
			return
		}
	}
}

// Latency is how long it takes until the next frame is heard. The program does
// not tell; it is worked out from how far ahead it lets us write.
func (p *pipe) Latency() time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ahead > 0 {
		return p.ahead
	}
	return max(sound.Lasts(p.written)-time.Since(p.began), 0)
}

func (p *pipe) Err() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.err
}

func (p *pipe) end(why error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.err == nil {
		p.err = why
	}
}

func (p *pipe) Close() error {
	if p.run.Process == nil {
		return nil
	}
	p.mu.Lock()
	p.closed = true
	p.mu.Unlock()
	_ = p.in.Close()         // its end of input
	_ = p.run.Process.Kill() // it may hold a second of sound that nobody wants any more
	<-p.over
	p.feeding.Wait()
	return nil
}
