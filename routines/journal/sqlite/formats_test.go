package sqlite

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
)

// ofFormat is the file of an older format as a program that wrote that format
// left it, and what that program read of it.
func ofFormat(t *testing.T, number int) (path string, lines []string) {
	t.Helper()
	name := filepath.Join("testdata", fmt.Sprint("format", number))
	path = lay(t, map[string][]byte{"journal.db": contents(t, name+".db")})
	return path, strings.Split(strings.TrimSpace(string(contents(t, name+".jsonl"))), "\n")
}

// eachOlderFormat runs a test with the file of every older format.
func eachOlderFormat(t *testing.T, test func(t *testing.T, number int, path string, lines []string)) {
	t.Helper()
	for number := 1; number < len(migrations()); number++ {
		t.Run(fmt.Sprint(number), func(t *testing.T) {
			path, lines := ofFormat(t, number)
			test(t, number, path, lines)
		})
	}
}

// A copy of everything that can be in a file of today is read as it is. With
// LULL_TEST_FORMAT set it goes into testdata, before a step is added.
func TestFormatOfTodayIsRead(t *testing.T) {
	folder := t.TempDir()
	if os.Getenv("LULL_TEST_FORMAT") != "" {
		folder = "testdata"
	}
	j, c := fresh(t)
	saved := save(t, j, append(everyKind(), sinceFormat4(c.at)...)...)
	c.at = c.at.Add(time.Minute)
	edited := saved[6]
	edited.Note = &journal.Note{Text: "edited"}
	save(t, j, edited)
	_, deleting := j.Delete(t.Context(), saved[2].ID)
	save(t, j, note("taken back", c.at))
	_, undoing := j.Undo(t.Context())
	lines := linesOf(t, j)
	name := filepath.Join(folder, fmt.Sprint("format", len(migrations())))
	err := errors.Join(
		deleting, undoing, j.Mark(t.Context(), "caffeine/2026-11-23", edited.Evening, "shown"), j.Mark(t.Context(), "on", 0, "on"),
		os.WriteFile(name+".jsonl", []byte(strings.Join(lines, "\n")+"\n"), 0o600), j.Archive().Backup(t.Context(), name+".db"),
	)
	if err != nil {
		t.Fatal(err)
	}
	sameLines(t, opened(t, lay(t, map[string][]byte{"journal.db": contents(t, name+".db")}), c), lines)
}

// linesOf is a whole journal as its export would have it.
func linesOf(t *testing.T, j *Journal) (lines []string) {
	t.Helper()
	err := j.Archive().ReadAll(t.Context(),
		func(e journal.Entry) error { lines = append(lines, string(e.Line())); return nil },
		func(d journal.Tombstone) error { lines = append(lines, string(d.Line())); return nil })
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

func sameLines(t *testing.T, j *Journal, want []string) {
	t.Helper()
	if got := linesOf(t, j); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// A file of any format that there was must be readable for ever.
func TestOlderFormatsAreRead(t *testing.T) {
	eachOlderFormat(t, func(t *testing.T, number int, path string, lines []string) {
		was := contents(t, path)
		j := opened(t, path, newClock())
		sameLines(t, j, lines)
		if last, err := j.LastSession(t.Context()); err != nil || last.Session.Practice != "imagine" {
			t.Errorf("LastSession = %+v, %v", last.Session, err)
		}
		if days, err := j.CountingBetween(t.Context(), First, Last); err != nil || !slices.Equal(days, slowDays(t, j)) {
			t.Errorf("evenings that count: %v, %v; want %v", days, err, slowDays(t, j))
		}
		marks, err := j.Marks(t.Context())
		want := journal.Mark{ID: "caffeine/2026-11-23", Evening: evening.DayOf(2026, 11, 23), State: "shown"}
		if err != nil || (len(marks) == 2) != (number > 1) {
			t.Fatalf("Marks = %+v, %v", marks, err)
		}
		second := cmp.Or(map[int]string{3: "muted"}[number], "on")
		if number > 1 && (marks[0].ID != want.ID || marks[0].Evening != want.Evening || marks[0].State != want.State || marks[1].ID != second) {
			t.Errorf("the marks are %+v, want %+v and %s", marks, want, second)
		}
		has, err := schema(t.Context(), j.file.db)
		if want, wrong := schemaOf(t.Context(), migrations()); errors.Join(err, wrong) != nil || !slices.Equal(has, want) {
			t.Errorf("there is\n%q, %v\nwant\n%q, %v", has, err, want, wrong)
		}
		copies, err := Files{Path: path}.Copies()
		if err != nil || len(copies) != 1 || !strings.HasSuffix(copies[0], fmt.Sprint("format", number, ".db")) {
			t.Fatalf("copies before the change: %v, %v", copies, err)
		}
		if err := os.WriteFile(path+".before", was, 0o600); err != nil {
			t.Fatal(err)
		}
		if want, wrong := salvage(path + ".before"); wrong != nil || len(want.Entries) == 0 {
			t.Fatalf("%+v, %v", want, wrong)
		} else if got, err := salvage(copies[0]); err != nil || len(got.Entries) != len(want.Entries) || len(got.Deleted) != len(want.Deleted) {
			t.Errorf("the copy has %d entries, %v; want %d", len(got.Entries), err, len(want.Entries))
		}
	})
}

func TestOlderFormatsAreSalvaged(t *testing.T) {
	eachOlderFormat(t, func(t *testing.T, number int, path string, lines []string) {
		found, err := salvage(path)
		if err != nil || found.senseless != map[int]int{3: 3}[number] {
			t.Fatalf("%d senseless, %v", found.senseless, err)
		}
		j, _ := fresh(t)
		if _, err := j.Archive().MergeCopy(t.Context(), found.Copy); err != nil {
			t.Fatal(err)
		}
		sameLines(t, j, lines)
	})
}

// What undo remembers outlives every change of the format.
func TestWhatOlderFormatsRememberedIsUndone(t *testing.T) {
	eachOlderFormat(t, func(t *testing.T, number int, path string, _ []string) {
		j := opened(t, path, newClock())
		if number == 7 {
			if redone, err := j.Redo(t.Context()); err != nil || redone[0].Entry.Note.Text != "taken back" {
				t.Errorf("Redo = %+v, %v", redone, err)
			}
		}
		for changes := map[journal.Change]int{}; ; {
			undone, err := j.Undo(t.Context())
			if errors.Is(err, journal.ErrNothingToUndo) && changes[journal.Deleted] > 0 && changes[journal.Made] > 0 {
				break
			}
			if err != nil {
				t.Fatalf("after %v: %v", changes, err)
			}
			for _, u := range undone {
				changes[u.Change]++
			}
		}
		all, err := j.Between(t.Context(), First, Last)
		if err != nil || len(all) > 0 {
			t.Errorf("%d entries were there before all changes, %v", len(all), err)
		}
	})
}

// A new file is what the migrations make of nothing, one after the other.
func TestANewFileIsWhatTheMigrationsMake(t *testing.T) {
	atOnce, err := schemaOf(t.Context(), []string{allAtOnce(migrations())})
	if err != nil {
		t.Fatal(err)
	}
	stepwise, err := schemaOf(t.Context(), migrations())
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(atOnce, stepwise) {
		t.Errorf("at once there is\n%q\nand step by step\n%q", atOnce, stepwise)
	}
}
