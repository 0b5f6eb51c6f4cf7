// Lull is a quiet companion for the last hours of the day: it guides a breath
// or a walk in the mind at bedtime, sees the late coffee while there is still
// time, and keeps a small history of evenings on this machine.
//
// Main introduces the rooms to each other: it opens the journal, loads
// settings, builds the commands and turns errors into exit codes.
package main

import (
	"context"
	"errors"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"lull/content"
	"lull/routines/health/gadgetbridge"
	"lull/routines/journal/sqlite"
	"lull/ui/cli"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
)

// Exit codes; "can" answers no with 3.
const (
	done        = 0
	failed      = 1
	misuse      = 2
	no          = 3
	interrupted = 130
)

func main() { os.Exit(run()) }

func run() int {
	lull := assemble(os.Stdin, os.Stdout, os.Stderr)
	return code(lull.Run(context.Background(), os.Args[1:]), lull.Fail)
}

func assemble(in, out *os.File, side io.Writer) *cli.Program {
	return &cli.Program{
		Given: console.Given{
			Now: time.Now, NewID: newID, Zone: zone(os.Getenv("TZ")), In: in, Out: out, Stderr: side,
			Environ: os.Environ(), Getenv: os.Getenv,
			Say: func(id string, with map[string]string) string { return content.Wording().Say(id, with) },
		},
		Breaths: content.Breaths,
		Guided:  practices,
		Own:     own,
		Drinks:  content.Drinks,
		Words:   content.Vocabulary,
		Pages:   shelf{},
		Help:    content.CommandHelp,
		Version: version(),
		Openers: storage.Openers{
			Settings: openSettings,
			Journal: func(ctx context.Context, dir string, now func() time.Time) (storage.Journal, error) {
				return openJournal(ctx, dir, now)
			},
			Archive: func(ctx context.Context, dir string, now func() time.Time) (storage.Archive, error) {
				j, err := openJournal(ctx, dir, now)
				if err != nil {
					return nil, err
				}
				return j.Archive(), nil
			},
			Standby: standbyJournal, Still: stillJournal, Files: journalFiles, Beside: besideJournal,
			OwnFiles:     ownFiles,
			Gadgetbridge: gadgetbridge.Read, Packed: gadgetbridge.ReadPacked,
		},

		Reminders: reminding(),
		Sounding:  sounding(),
		Machine:   surroundings(),
		Probes:    probes(),
	}
}

// code says what went wrong in one place and gives the exit code for it.
func code(err error, say func(error)) int {
	switch {
	case err == nil:
		return done
	case errors.Is(err, console.ErrNo):
		return no
	case errors.Is(err, console.ErrInterrupted):
		return interrupted
	}
	say(err)
	if _, usage := errors.AsType[console.Usage](err); usage {
		return misuse
	}
	return failed
}

// release is set by those who build without the history at hand, from a
// tarball: go build -ldflags "-X main.release=1.2.3".
var release string

// version says which version this is, the commit and the day it was made of,
// where Go put them in, and for which machine.
func version() string {
	info, _ := debug.ReadBuildInfo()
	return which(release, info) + ", " + runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH
}

func which(release string, info *debug.BuildInfo) string {
	var commit, day string
	if info != nil {
		if release == "" && info.Main.Version != "(devel)" {
			release = strings.TrimPrefix(info.Main.Version, "v")
		}
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				commit = s.Value[:min(len(s.Value), 12)]
			case "vcs.time":
				day, _, _ = strings.Cut(s.Value, "T")
			}
		}
	}
	if release == "" {
		release = "(built from a working copy)"
	}
	if commit != "" {
		release += ", commit " + commit + " of " + day
	}
	return release
}

// newID makes the id of a new entry. Only a machine without randomness cannot,
// and the journal then makes one itself.
func newID() string {
	id, err := sqlite.NewID()
	if err != nil {
		return ""
	}
	return id
}
