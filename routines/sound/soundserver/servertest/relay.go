//go:build linux

package servertest

import (
	"net"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"
)

// Relay stands between a program and the server, and knows when the first
// samples went by.
type Relay struct {
	Environ []string // of the program

	first atomic.Pointer[time.Time]
}

// samples is what is more than any question: the beginning of a sound.
const samples = 2048 // bytes at once

func (s *Server) Relay(t testing.TB) *Relay {
	t.Helper()
	path := filepath.Join(s.Dir, "relay")
	_ = os.Remove(path) // of the one before
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	r := &Relay{Environ: append(s.Environ(), "PULSE_SERVER=unix:"+path)}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			program, err := l.Accept()
			if err != nil {
				return // the test is over
			}
			server, err := net.Dial("unix", s.socket())
			if err != nil {
				_ = program.Close()
				continue
			}
			go r.carry(program, server, nil)
			go r.carry(server, program, r.noted)
		}
	}()
	return r
}

// carry takes everything from one side to the other until either is gone.
func (r *Relay) carry(to, from net.Conn, noted func(bytes int)) {
	buffer := make([]byte, 1<<16)
	for {
		n, err := from.Read(buffer)
		if noted != nil {
			noted(n)
		}
		if err == nil {
			_, err = to.Write(buffer[:n])
		}
		if err != nil {
			_, _ = to.Close(), from.Close() // both are over
			return
		}
	}
}

func (r *Relay) noted(bytes int) {
	if now := time.Now(); bytes > samples {
		r.first.CompareAndSwap(nil, &now)
	}
}

// First is when the first samples went by, zero if none did.
func (r *Relay) First() time.Time {
	if at := r.first.Load(); at != nil {
		return *at
	}
	return time.Time{}
}
