package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/journal/sqlite"
	"lull/ui/cli/console"
)

// month is a journal of thirty evenings, as its file and its -wal file lie
// there after a crash.
func month(t *testing.T) (folder string, entries int) {
	t.Helper()
	ctx, at := context.Background(), time.Date(2026, 10, 25, 8, 0, 0, 0, time.UTC)
	path := filepath.Join(t.TempDir(), journalFile)
	j, err := sqlite.Open(ctx, path, sqlite.Options{Now: func() time.Time { return at }})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = j.Close() }() // the copy counts
	for range 30 {
		sol, text := 20*time.Minute, strings.Repeat("a quiet day ", 20)
		day := []journal.Entry{
			{Kind: journal.KindIntake, Intake: &journal.Intake{What: "coffee", Count: 1, Caffeine: 96}},
			{Kind: journal.KindRating, Rating: &journal.Rating{What: "stress", Value: 6}},
			{Kind: journal.KindNote, Note: &journal.Note{Text: text}},
			{Kind: journal.KindExercise, Exercise: &journal.Exercise{What: "run", Effort: journal.Vigorous, Lasted: time.Hour}},
			{Kind: journal.KindParked, Parked: &journal.Parked{Text: text, Returned: at}},
			{Kind: journal.KindNight, Night: &journal.Night{Jerks: journal.FewJerks, SOL: &sol, Quality: 3}},
			{Kind: journal.KindSession, Session: &journal.Session{Practice: "breathe", Name: "calm", Planned: time.Hour, Practised: time.Hour, Ending: journal.Drifted}},
		}
		for i := range day {
			day[i].At = at.Add(time.Duration(i) * time.Hour)
			day[i].Evening = evening.Of(at, evening.DayStarts)
		}
		if _, err := j.Save(ctx, day...); err != nil {
			t.Fatal(err)
		}
		entries += len(day)
		at = at.Add(24 * time.Hour)
	}
	folder = t.TempDir()
	for _, with := range []string{"", "-wal"} {
		data, err := os.ReadFile(path + with)
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, journalFile+with), data, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return folder, entries
}

// runs is the program with one journal and one clock.
type runs struct {
	t      *testing.T
	folder string
	trial  string // what was done to the file
}

// lull runs a command in this process and gives what it said on the side.
func (r runs) lull(args ...string) (said string, err error) {
	r.t.Helper()
	var side bytes.Buffer
	out, err := os.Create(filepath.Join(r.t.TempDir(), "out"))
	if err != nil {
		r.t.Fatal(err)
	}
	defer func() {
		if p := recover(); p != nil {
			r.t.Errorf("%s: lull %s panics: %v", r.trial, args[0], p)
		}
		_ = out.Close()
	}()
	began := time.Now()
	all := append([]string{"--data", r.folder, "--config", os.DevNull, "--now", "2026-11-24T18:00:00Z"}, args...)
	err = assemble(os.Stdin, out, &side).Run(context.Background(), all)
	if took := time.Since(began); took > 20*time.Second {
		r.t.Errorf("%s: lull %s took %v", r.trial, args[0], took)
	}
	if errors.Is(err, console.ErrNo) {
		err = nil
	}
	said = side.String()
	if err != nil {
		said += err.Error()
	}
	if lines := strings.Count(strings.TrimSpace(said), "\n") + 1; lines > 1 {
		r.t.Errorf("%s: lull %s says %d lines:\n%s", r.trial, args[0], lines, said)
	}
	for _, word := range []string{"no such", "SQL", "constraint", "runtime error"} {
		if strings.Contains(said, word) {
			r.t.Errorf("%s: lull %s says %q", r.trial, args[0], said)
		}
	}
	return said, err
}

var everyday = []string{
	"tonight", "tonight --line", "can coffee", "report", "review", "review --patterns", "remind status", "trial result",
	"export", "log coffee", "undo", "morning --jerks none", "check",
}

// everything runs the commands of every day and says whether one failed.
func (r runs) everything() (failed error) {
	for _, command := range everyday {
		if said, err := r.lull(strings.Fields(command)...); err != nil {
			failed = errors.Join(failed, fmt.Errorf("%s: %s", command, said))
		}
	}
	return failed
}

// TestFlippedBitLeavesAWayOut changes one bit of a journal at a time: then
// every command works, with a quiet line at most, or says one sentence, and a
// rescue makes all of them work again. LULL_TEST_FLIPS says how many bits.
func TestFlippedBitLeavesAWayOut(t *testing.T) {
	flips := 12
	if many, err := strconv.Atoi(os.Getenv("LULL_TEST_FLIPS")); err == nil {
		flips = many
	}
	from, entries := month(t)
	if err := (runs{t, copied(t, from), "nothing"}).everything(); err != nil {
		t.Fatal("without damage:", err)
	}
	for i := range flips {
		random := rand.New(rand.NewPCG(uint64(i), 33))
		r := runs{t: t, folder: copied(t, from)}
		name := filepath.Join(r.folder, journalFile)
		if i%2 == 0 { // into the file; else into what a crash left beside it
			checkpoint(t, name)
		} else {
			name += "-wal"
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		at, bit := random.IntN(len(data)), random.IntN(8)
		if i%3 == 0 { // where what is defined stands, and the numbers of the file
			at %= 2 * 4096
		}
		r.trial = fmt.Sprintf("flip %d: bit %d of byte %d of %s", i, bit, at, filepath.Base(name))
		data[at] ^= 1 << bit
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if r.everything() == nil {
			continue
		}
		if _, err := r.lull("backup", "--rescue"); err != nil {
			t.Errorf("%s: no rescue: %v", r.trial, err)
			continue
		}
		if err := r.everything(); err != nil {
			t.Errorf("%s: after the rescue: %v", r.trial, err)
		}
		j, err := sqlite.Open(context.Background(), filepath.Join(r.folder, journalFile), sqlite.Options{})
		if err != nil {
			t.Fatal(err)
		}
		left, err := j.Between(context.Background(), sqlite.First, sqlite.Last)
		if err := errors.Join(err, j.Close()); err != nil || len(left) < entries-30 {
			t.Errorf("%s: %d of %d entries are left, %v", r.trial, len(left), entries, err)
		}
	}
}

// copied is a folder with the files of another.
func copied(t *testing.T, from string) string {
	t.Helper()
	to := t.TempDir()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return to
}

// checkpoint takes what is in the -wal file over into the file.
func checkpoint(t *testing.T, path string) {
	t.Helper()
	j, err := sqlite.Open(context.Background(), path, sqlite.Options{})
	if err == nil {
		err = j.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestRowsWithoutSenseAreOneQuietLine(t *testing.T) {
	folder, entries := month(t)
	name := filepath.Join(folder, journalFile)
	checkpoint(t, name)
	data, err := os.ReadFile(name)
	if err == nil {
		err = os.WriteFile(name, bytes.Replace(data, []byte("few"), []byte("fez"), -1), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	r := runs{t, folder, "a word that is not known"}
	const quiet = "lull: 30 rows of the journal make no sense and are left out. lull backup --rescue saves what it can.\n"
	const one = "lull: One row of the journal makes no sense and is left out. lull backup --rescue saves what it can.\n"
	for command, want := range map[string]string{
		"export": quiet, "review --on 2026-10-25": one, "tonight --line": "", "breathe --cues": "", "export -q": "",
	} {
		if said, err := r.lull(strings.Fields(command)...); err != nil || said != want {
			t.Errorf("lull %s says %q, %v; want %q", command, said, err, want)
		}
	}
	if said, err := r.lull("check"); err == nil || !strings.Contains(said, `the answer about jerks "fez" is not known`) {
		t.Errorf("lull check says %q", said)
	}
	if said, err := r.lull("backup", "--rescue"); err != nil || said != "" {
		t.Errorf("lull backup --rescue says %q, %v", said, err)
	}
	j, err := sqlite.Open(context.Background(), name, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	left, err := j.Between(context.Background(), sqlite.First, sqlite.Last)
	if err := errors.Join(err, j.Close()); err != nil || len(left) != entries-30 {
		t.Errorf("%d entries are left of %d, %v", len(left), entries, err)
	}
}
