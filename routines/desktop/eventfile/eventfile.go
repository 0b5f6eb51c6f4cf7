// Package eventfile keeps the last things that happened, a line each, so that
// another process can learn of them. There are two files, of which the older
// goes when the newer is full.
//
// It refuses to keep anything for good, and to let anybody else read it.
package eventfile

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"lull/routines/desktop"
)

type File struct {
	Folder string // that of the journal
}

// The names of the files, and how large one may become, in bytes: some 150
// events. An older one is of no interest to anybody.
const (
	newer = "events.jsonl"
	older = "events.old.jsonl"
	full  = 32 << 10
)

func (f File) Add(events ...desktop.Event) error {
	path := filepath.Join(f.Folder, newer)
	if about, err := os.Stat(path); err == nil && about.Size() >= full {
		// Where two do this at once, or where it is not possible, something
		// old goes early or late.
		_ = os.Rename(path, filepath.Join(f.Folder, older))
	}
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	var lines bytes.Buffer
	if broken(file) {
		lines.WriteByte('\n') // it spoils itself and nothing after it
	}
	for _, e := range events {
		lines.Write(e.Line())
	}
	_, err = file.Write(lines.Bytes()) // at once, so that others come before or after it
	return errors.Join(err, file.Close())
}

// broken tells whether the last line has no end, as a full disk leaves it.
func broken(file *os.File) bool {
	about, err := file.Stat()
	if err != nil || about.Size() == 0 {
		return false
	}
	last := make([]byte, 1)
	_, err = file.ReadAt(last, about.Size()-1)
	return err == nil && last[0] != '\n'
}

// Last gives the last lines, as many as n at most, each with its end.
func (f File) Last(n int) ([][]byte, error) {
	var all [][]byte
	for _, name := range []string{older, newer} {
		text, err := os.ReadFile(filepath.Join(f.Folder, name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		for line := range bytes.Lines(text) {
			if complete(line) {
				all = append(all, line)
			}
		}
	}
	return all[max(0, len(all)-n):], nil
}

func complete(line []byte) bool { return bytes.HasSuffix(line, []byte("\n")) && json.Valid(line) }

// pace is how long it takes at most until something is seen: a wake-up a second.
const pace = time.Second

// Follow gives each line that is added from now on, until ctx ends or each
// returns an error. idle is asked each time nothing was there, and ends it too.
func (f File) Follow(ctx context.Context, each func(line []byte) error, idle func() error) error {
	path := filepath.Join(f.Folder, newer)
	file, err := os.Open(path)
	if err == nil {
		_, err = file.Seek(0, io.SeekEnd)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	defer func() { _ = file.Close() }() // only read
	var rest []byte
	tick := time.NewTicker(pace)
	defer tick.Stop()
	for {
		// It is opened before the one there is read, which may have grown until it
		// was moved.
		next, missing := os.Open(path)
		if file != nil {
			if rest, err = pass(file, rest, each); err != nil {
				_ = next.Close() // only read
				return err
			}
		}
		if missing == nil && !same(file, next) {
			_ = file.Close()       // only read
			file, rest = next, nil // nobody writes the end of a line any more
			continue
		}
		_ = next.Close() // only read
		if err := idle(); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
	}
}

// pass gives the complete lines that are to be read, and what is left of one.
func pass(file *os.File, rest []byte, each func([]byte) error) ([]byte, error) {
	text, err := io.ReadAll(file)
	if err != nil {
		return rest, err
	}
	rest = append(rest, text...)
	for {
		end := bytes.IndexByte(rest, '\n') + 1
		if end == 0 {
			return rest, nil
		}
		line, after := rest[:end], rest[end:]
		if complete(line) {
			if err := each(line); err != nil {
				return rest, err
			}
		}
		rest = after
	}
}

func same(a, b *os.File) bool {
	one, gone := a.Stat()
	other, err := b.Stat()
	return gone == nil && err == nil && os.SameFile(one, other)
}

func Names() []string { return []string{older, newer} }
