package cli_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"lull/routines/remind/ical"
	"lull/ui/cli/console"
)

func TestExportIsTakenInByAnotherJournalOnce(t *testing.T) {
	from, to := newAccount(t), newAccount(t)
	from.does("log", "coffee")
	from.does("log", "session", "calm", "10m")
	file := filepath.Join(from.dir, "lull.jsonl")
	if said := from.does("export", "-o", file); !strings.HasPrefix(said, "2 entries written to ") {
		t.Errorf("it said %q", said)
	}
	for _, want := range []struct{ Added, Unchanged int }{{2, 0}, {0, 2}} {
		var got struct{ Added, Unchanged int }
		if err := json.Unmarshal([]byte(to.does("import", file, "--json")), &got); err != nil || got != want {
			t.Errorf("got %+v, want %+v, %v", got, want, err)
		}
	}
	if len(to.entries()) != 2 {
		t.Errorf("there are %+v", to.entries())
	}
}

func TestDryRunAndABadLineTakeNothingIn(t *testing.T) {
	a := newAccount(t)
	table := a.write("drinks.csv", "date,time,what\n2026-11-10,10:00,coffee\n")
	if said := a.does("import", "--from", "csv", "--dry-run", table); !strings.Contains(said, "1 new") {
		t.Errorf("it said %q", said)
	}
	bad := a.write("bad.csv", "date,time,what\n2026-11-10,10:00,coffee\n2026-11-10,30:00,coffee\n")
	if _, err := a.run("import", "--from", "csv", bad); err == nil || !strings.Contains(err.Error(), "bad.csv:") || !strings.Contains(err.Error(), "line 3") {
		t.Errorf("got %v", err)
	}
	if len(a.entries()) > 0 {
		t.Errorf("there are %+v", a.entries())
	}
}

func TestExportLeavesWhatSomebodyElseWrote(t *testing.T) {
	a := newAccount(t)
	novel := a.write("novel.txt", "It was a dark night.")
	if _, err := a.run("export", "-o", novel); err == nil {
		t.Error("it was written over")
	}
	if text, _ := os.ReadFile(novel); string(text) != "It was a dark night." {
		t.Errorf("now it is %q", text)
	}
}

func TestWhatIsWrittenOverIsReadableByNobodyElse(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("without such modes")
	}
	a := newAccount(t)
	a.does("log", "coffee")
	for name, command := range map[string][]string{"x.jsonl": {"export", "-o"}, "x.html": {"report", "-o"}} {
		file := a.write(name, "")
		if err := os.Chmod(file, 0o644); err != nil {
			t.Fatal(err)
		}
		a.does(append(command, file)...)
		if about, err := os.Stat(file); err != nil || about.Mode().Perm() != 0o600 || about.Size() == 0 {
			t.Errorf("%v: %v, %v", command, about, err)
		}
	}
}

// A name that was typed wrong would be the end of a journal.
func TestAPageAndACalendarLeaveWhatSomebodyElseWrote(t *testing.T) {
	a := newAccount(t)
	a.Reminders.Calendar = ical.Write
	a.does("log", "coffee")
	theirs := map[string]string{
		"novel.txt": "It was a dark night.", "page.html": "<!DOCTYPE html>\n<title>Letters</title>\n",
		"work.ics": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//others//EN\r\n",
	}
	for name, text := range theirs {
		a.write(name, text)
	}
	for _, name := range append(slices.Collect(maps.Keys(theirs)), "journal/lull.db") {
		file := filepath.Join(a.dir, name)
		before, _ := os.ReadFile(file)
		for _, command := range [][]string{{"report", "-o", file}, {"remind", "ics", "-o", file}} {
			if _, err := a.run(command...); err == nil || !strings.Contains(err.Error(), "left as it is") {
				t.Errorf("%v: %v", command, err)
			}
		}
		if after, _ := os.ReadFile(file); !bytes.Equal(after, before) || len(after) == 0 {
			t.Errorf("%s was written over", name)
		}
	}
	for _, command := range [][]string{
		{"report", "-o", filepath.Join(a.dir, "nights.csv")}, {"remind", "ics", "-o", filepath.Join(a.dir, "lull.ics")},
	} {
		a.does(command...)
		a.does(command...) // over an earlier one
	}
}

func TestBackupIsRestored(t *testing.T) {
	a := newAccount(t)
	a.does("log", "coffee")
	safe := filepath.Join(a.dir, "copy.db")
	a.does("backup", safe)
	a.does("undo")
	a.does("backup", "restore", safe)
	if len(a.entries()) != 1 {
		t.Errorf("there are %+v", a.entries())
	}
	if _, err := a.run("backup", safe); err == nil {
		t.Error("a copy was written over")
	}
}

// Nothing goes that nobody was told of, or asked about.
func TestEraseTellsAndAsks(t *testing.T) {
	a := newAccount(t)
	a.does("log", "coffee")
	var usage console.Usage
	if _, err := a.run("erase"); !errors.As(err, &usage) {
		t.Errorf("without somebody to ask: %v", err)
	}
	if _, err := a.into(a.full(), "erase", "--yes"); err == nil {
		t.Error("it goes on where nothing can be said")
	}
	if len(a.entries()) != 1 {
		t.Fatal("the journal is gone")
	}
	if said := a.does("erase", "--yes"); !strings.Contains(said, "lull.db") || !strings.HasSuffix(said, "It is gone.\n") || len(a.entries()) > 0 {
		t.Errorf("it said %q", said)
	}
}

func TestReportIsForNobodyElsesEyes(t *testing.T) {
	a := newAccount(t)
	var usage console.Usage
	if _, err := a.run("report", "--days", "3"); !errors.As(err, &usage) {
		t.Errorf("got %v", err)
	}
	for name, want := range map[string]string{"sleep.html": "<!doctype html>", "sleep.md": "# Sleep log", "sleep.txt": "Sleep log"} {
		file := filepath.Join(a.dir, name)
		a.does("report", "-o", file)
		a.does("report", "-o", file) // over an earlier one
		text, err := os.ReadFile(file)
		if err != nil || !strings.HasPrefix(strings.ToLower(string(text)), strings.ToLower(want)) {
			t.Errorf("%s begins with %.30q, %v", name, text, err)
		}
		if about, err := os.Stat(file); err != nil || about.Mode().Perm()&0o077 != 0 && os.PathSeparator == '/' {
			t.Errorf("%s is %v, %v", name, about.Mode(), err)
		}
	}
}

func TestAnExportSaysWhatWasWritten(t *testing.T) {
	a := newAccount(t)
	a.does("log", "coffee")
	a.does("log", "tea")
	a.does("log", "session", "calm", "10m", "at", "14:00")
	a.does("delete", "3")
	for format, want := range map[string]string{
		"jsonl": "2 entries", "csv": "2 rows", "loop": "1 row", "apple-health": "2 rows",
	} {
		if said := a.does("export", "--format", format, "-o", filepath.Join(a.dir, format)); !strings.HasPrefix(said, want+" written") {
			t.Errorf("%s: it said %q", format, said)
		}
	}
}
