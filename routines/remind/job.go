package remind

import (
	"errors"
	"regexp"
)

// Job is what a machine is asked to do: to run a command at each of some times
// of the week.
type Job struct {
	Program string   // absolute
	Args    []string // after it
	Wakes   []Wake   // when
}

// Fleeting tells whether the program lies where Go puts it for "go run", from
// where it goes away: a folder for the time being or its cache.
func (j Job) Fleeting() bool { return builds.MatchString(j.Program) }

var builds = regexp.MustCompile(`[/\\](go-build\d*|[0-9a-f]{64}-d)[/\\]`)

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
