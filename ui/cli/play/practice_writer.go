package play

import (
	"context"
	"errors"
	"time"

	"lull/routines/journal"
	"lull/ui/session"
)

// practiceWriter writes how a practice stands beside its lines: none of them waits for
// a lock or a disk. Each write carries all of it, so that only the newest counts,
// and what could not be written is tried again.
type practiceWriter struct {
	newest chan journal.Entry
	done   chan error
}

// How soon a write that failed is tried again, how often after the end, and
// how long that may take in all.
const (
	writeAgain = 500 * time.Millisecond
	writeTries = 4
	writeLimit = 15 * time.Second
)

func writePractice(ctx context.Context, j session.Practices) *practiceWriter {
	k := &practiceWriter{newest: make(chan journal.Entry, 1), done: make(chan error, 1)}
	go func() { k.done <- k.write(ctx, j) }()
	return k
}

func (k *practiceWriter) put(e journal.Entry) {
	select {
	case <-k.newest: // not written yet, and old by now
	default:
	}
	k.newest <- e
}

// close waits until the last of it is written, and says if it could not be.
func (k *practiceWriter) close() error {
	close(k.newest)
	select {
	case err := <-k.done:
		return err
	case <-time.After(writeLimit):
		return errors.New("saving the practice: the disk did not answer in time")
	}
}

func (k *practiceWriter) write(ctx context.Context, j session.Practices) error {
	var (
		e      journal.Entry
		err    error
		newest = k.newest
	)
	for tries := 0; ; {
		var again <-chan time.Time
		if err != nil {
			again = time.After(writeAgain)
		}
		select {
		case newer, more := <-newest:
			if more {
				e = newer
			} else {
				newest = nil
			}
		case <-again:
		}
		if newest == nil {
			if err == nil || tries == writeTries {
				return err
			}
			tries++
		}
		err = j.Practise(ctx, e)
	}
}
