package sqlite

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lull/routines/journal"
)

// ofFormat3 is a file of format 3 as the last program that wrote that format
// left it, and what that program read of it.
func ofFormat3(t *testing.T) (path string, lines []string) {
	t.Helper()
	rows, err := os.ReadFile(filepath.Join("testdata", "format3_rows.sql"))
	if err != nil {
		t.Fatal(err)
	}
	read, err := os.ReadFile(filepath.Join("testdata", "format3_rows.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "journal.db")
	hurt(t, path, `PRAGMA journal_mode = WAL`,
		strings.Join(migrations()[:3], ";\n")+`; PRAGMA user_version = 3;`, string(rows))
	return path, strings.Split(strings.TrimSpace(string(read)), "\n")
}

// linesOf is a whole journal as its export would have it.
func linesOf(t *testing.T, j *Journal) (lines []string) {
	t.Helper()
	err := j.Archive().ReadAll(context.Background(),
		func(e journal.Entry) error { lines = append(lines, string(e.Line())); return nil },
		func(d journal.Tombstone) error { lines = append(lines, string(d.Line())); return nil })
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

func TestFormatThreeIsRead(t *testing.T) {
	path, want := ofFormat3(t)
	ctx := context.Background()
	j := opened(t, path, newClock())
	if got := linesOf(t, j); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if j.SetAside() != 3 {
		t.Errorf("%d rows are set aside, want 3", j.SetAside())
	}
	for id, was := range map[string]string{
		"0192f0c4000070008000000000000300": `"text":"will lose its sense"`,
		"0192f0c4000070008000000000000301": `"woke_zone":999999999`,
		"0192f0c4000070008000000000000302": `"text":"the tax"`,
	} {
		var body string
		if err := j.file.db.QueryRow(`SELECT body FROM entry WHERE id = unhex(?)`, id).Scan(&body); err != nil || !strings.Contains(body, was) {
			t.Errorf("of a row without sense there is %s, %v; want %s", body, err, was)
		}
	}
	if marks, err := j.Marks(ctx); err != nil || len(marks) != 2 {
		t.Errorf("marks %v, %v", marks, err)
	}
	if closed, err := j.CloseUnfinished(ctx); err != nil || len(closed) != 1 || closed[0].ID != "0192f0c4-0000-7000-8000-000000000200" {
		t.Errorf("closed %+v, %v", closed, err)
	}
	if copies, err := (Files{Path: path}).Copies(); err != nil || len(copies) != 1 || !strings.Contains(copies[0], "format3") {
		t.Errorf("copies before the change: %v, %v", copies, err)
	}
}

func TestWhatFormatThreeRememberedIsUndone(t *testing.T) {
	path, _ := ofFormat3(t)
	j := opened(t, path, newClock())
	ctx := context.Background()
	var deleted, edited []journal.Entry
	for {
		undone, err := j.Undo(ctx)
		if errors.Is(err, journal.ErrNothingToUndo) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, u := range undone {
			switch u.Change {
			case journal.Deleted:
				deleted = append(deleted, u.Entry)
			case journal.Edited:
				now, err := entry(ctx, j, u.Entry.ID)
				if err != nil {
					t.Fatal(err)
				}
				edited = append(edited, now)
			case journal.Made:
			}
		}
	}
	want := everyKind()
	slices.Reverse(want)
	for name, got := range map[string][]journal.Entry{"deleted": deleted, "edited": edited} {
		if len(got) != len(want) {
			t.Fatalf("%d %s entries were taken back, want %d", len(got), name, len(want))
		}
		for i := range got {
			telling(t, got[i], want[i])
		}
	}
}

func TestFormatThreeIsSalvaged(t *testing.T) {
	path, want := ofFormat3(t)
	found, err := salvage(path)
	if err != nil || found.senseless != 3 {
		t.Fatalf("%d senseless, %v", found.senseless, err)
	}
	j, _ := fresh(t)
	if _, err := j.Archive().MergeCopy(context.Background(), found.Copy); err != nil {
		t.Fatal(err)
	}
	if got := linesOf(t, j); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestChangeOfFormatGivesBackTheRoom(t *testing.T) {
	path := filled3(t)
	before := pages(t, path)
	j, err := Open(context.Background(), path, Options{})
	if err == nil {
		err = j.Close()
	}
	if now := pages(t, path); err != nil || now > before*11/10 {
		t.Errorf("%d pages, and %d before; %v", now, before, err)
	}
}

func TestOlderProgramRefusesTheFormatWithLines(t *testing.T) {
	path := filled(t)
	before := contents(t, path)
	_, err := open(context.Background(), path, Options{}, migrations()[:3])
	var newer *NewerError
	if !errors.As(err, &newer) || newer.Has != len(migrations()) || newer.Known != 3 {
		t.Errorf("got %v", err)
	}
	if !slices.Equal(contents(t, path), before) {
		t.Error("the file was changed")
	}
}

// A field that is added comes with a step of the format that names it: else a
// program without it takes the rows for damaged ones.
func TestFormatNamesEveryField(t *testing.T) {
	j, _ := fresh(t)
	var known string
	if err := j.file.db.QueryRow(`SELECT known FROM fields`).Scan(&known); err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 11, 24, 7, 0, 0, 0, time.UTC)
	since := []journal.Entry{
		{Kind: journal.KindSession, Session: &journal.Session{Practice: "imagine", Ending: journal.Finished, Heard: "a"}},
		{Kind: journal.KindTrial, Trial: &journal.Trial{Event: "start", Text: "no tea", Outcome: "jerks", Evenings: 28}},
		{Kind: journal.KindWatch, Watch: &journal.Watch{Factor: "caffeine", Outcome: "jerks"}},
		{Kind: journal.KindNight, Night: &journal.Night{Awakenings: new(int), IntoBed: &at, Asleep: &at, OutOfBed: &at}},
		{Kind: journal.KindNap, Nap: &journal.Nap{}},
		{Kind: journal.KindMedicine, Medicine: &journal.Medicine{What: "melatonin"}},
		{Kind: journal.KindNothing, Nothing: &journal.Nothing{}},
	}
	for _, e := range append(everyKind(), since...) {
		e.Source = journal.AppleHealth
		var fields map[string]any
		if err := json.Unmarshal(e.Fields(), &fields); err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(known, "\n") {
			kind, names, _ := strings.Cut(line, ": ")
			for name := range fields {
				if kind == string(e.Kind) && !slices.Contains(strings.Fields(names), name) {
					t.Errorf("the format does not know the field %s of the kind %s: add a step to migrations", name, kind)
				}
			}
		}
	}
}
