package remind

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode/utf16"
)

// Job is a command that a machine runs at some times of the week.
type Job struct {
	Program string   // absolute
	Args    []string // after it
	Wakes   []Wake   // when
}

// Temporary tells whether the program lies where Go puts it for "go run", from
// where it goes away: a folder for the time being or its cache.
func (j Job) Temporary() bool { return builds().MatchString(j.Program) }

var builds = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[/\\](go-build\d*|[0-9a-f]{64}-d)[/\\]`)
})

// File is a file that a scheduler keeps for a job.
type File struct {
	Path string
	Text string
}

// Standing says how things stand with a scheduler.
type Standing struct {
	Installed bool     // there is a job of ours
	Same      bool     // it is the very one that was asked about
	Files     []string // the files it has on this machine
	Trouble   string   // what keeps it from running, in words; empty when nothing does
}

// ErrNotOurs says that a file of a scheduler's name is somebody else's.
var ErrNotOurs = errors.New("a file of this name is there that lull did not write, so it is left alone")

// Written is the first words of every file that a scheduler writes, by which
// it knows its own: a file of the same name without them is somebody else's
// and is left alone.
const Written = "Written by \"lull remind on\"; \"lull remind off\" takes it away."

// Programs are the programs of a machine.
type Programs interface {
	// Find gives where a program is, or an error where it is not here.
	Find(name string) (string, error)
	// Run runs one, with variables beside this program's own, and gives what
	// it printed. An error has its words.
	Run(ctx context.Context, environ []string, name string, args ...string) (string, error)
}

// Here finds a program that is called something, or says that it was looked for.
func Here(p Programs, name, called string) (path string, err error) {
	if path, err = p.Find(name); err != nil {
		err = fmt.Errorf("%s is not here: %w", called, err)
	}
	return path, err
}

// UTF16 writes text as programs of Windows read it.
func UTF16(text string) (out []byte) {
	for _, unit := range utf16.Encode([]rune(text)) {
		out = binary.LittleEndian.AppendUint16(out, unit)
	}
	return out
}

// Ours reads a file that a scheduler wrote, with [ErrNotOurs] for any other.
func Ours(path string, read func(path string) ([]byte, error)) (string, error) {
	text, err := read(path)
	if err == nil && !strings.Contains(string(text), Written) {
		err = fmt.Errorf("%s: %w", path, ErrNotOurs)
	}
	return string(text), err
}
