// Package hookfolder runs hooks: executables of the person's own in one folder,
// named for what happens. docs/hooks.md is the contract.
//
// It refuses to run what somebody else could have written, to follow a way out
// of the folder, to put a shell in between, and to let a hook hold anything up:
// they run in a process of their own, one after the other, for two seconds each
// at most.
package hookfolder

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"lull/routines/desktop"
)

type Folder struct {
	Path     string   // need not be there
	Failures string   // the file in which the last failure of each is remembered
	Runner   []string // the command line that calls Run with the events on its standard input
	Environ  []string // of this process; hooks get little of it
}

var errNone = errors.New("there is none")

// errSystem says why there are no hooks on some systems: nothing tells whether
// somebody else may write to a file there.
var errSystem = errors.New("hooks are not run on this system")

// Wanted tells whether there may be hooks for any of these events: most people
// have none, and a look is cheap.
func (f Folder) Wanted(events ...desktop.Event) bool {
	return slices.ContainsFunc(events, func(e desktop.Event) bool {
		_, err := os.Lstat(filepath.Join(f.Path, string(e.Event)))
		return err == nil
	})
}

type failure struct {
	At  time.Time `json:"at"`
	Why string    `json:"why"`
}

func (f Folder) failures() map[desktop.Happening]failure {
	all := make(map[desktop.Happening]failure)
	if text, err := os.ReadFile(f.Failures); err == nil {
		_ = json.Unmarshal(text, &all) // what cannot be read is forgotten
	}
	return all
}

// Standing tells which hooks would be run, and what is wrong with the others:
// one that would not be run, and one that failed the last time.
func (f Folder) Standing() (there []desktop.Happening, wrong []string) {
	if _, err := os.Stat(f.Path); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	failures := f.failures()
	for _, h := range desktop.Happenings() {
		_, err := f.find(h)
		failed, before := failures[h]
		switch {
		case errors.Is(err, errNone):
			continue
		case errors.Is(err, errSystem):
			return nil, []string{err.Error()}
		case err != nil:
			wrong = append(wrong, string(h)+" is not run: "+err.Error())
			continue
		case before:
			wrong = append(wrong, string(h)+" "+failed.Why+" on "+failed.At.Local().Format("2 January at 15:04"))
		}
		there = append(there, h)
	}
	return there, wrong
}
