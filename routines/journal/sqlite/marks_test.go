package sqlite

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"lull/routines/evening"
	"lull/routines/journal"
)

func TestMarkIsClaimedOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	ctx, day := context.Background(), evening.DayOf(2026, 11, 23)
	var claimed atomic.Int32
	var all sync.WaitGroup
	for range 6 { // each with a connection of its own, as processes have
		j := opened(t, path, newClock())
		all.Go(func() {
			ok, err := j.Claim(ctx, "caffeine/2026-11-23", day, "shown")
			if err != nil {
				t.Error(err)
			}
			if ok {
				claimed.Add(1)
			}
		})
	}
	all.Wait()
	if claimed.Load() != 1 {
		t.Errorf("%d of six claimed it", claimed.Load())
	}
}

func TestMarksAreKeptChangedAndForgotten(t *testing.T) {
	c := newClock()
	j, ctx, day := opened(t, filepath.Join(t.TempDir(), "journal.db"), c), context.Background(), evening.DayOf(2026, 11, 23)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(j.Mark(ctx, "on", 0, "on"))
	must(j.Mark(ctx, "mute", day, "muted"))
	must(j.Mark(ctx, "mute", day+2, "muted"))
	if ok, err := j.Claim(ctx, "wind_down/2026-11-23", day, "shown"); !ok || err != nil {
		t.Fatalf("Claim = %v, %v", ok, err)
	}
	must(j.Mark(ctx, "wind_down/2026-11-23", day, "done"))
	marks, err := j.Marks(ctx)
	must(err)
	if len(marks) != 3 || marks[0].Evening != day+2 || marks[1].ID != "on" || marks[2].State != "done" || !marks[2].At.Equal(c.at) {
		t.Errorf("Marks = %+v", marks)
	}
	must(j.Unmark(ctx, "mute"))
	must(j.Unmark(ctx, "mute"))
	if ok, err := j.Claim(ctx, "later", day+forgotten+1, "shown"); !ok || err != nil {
		t.Fatalf("Claim = %v, %v", ok, err)
	}
	marks, err = j.Marks(ctx)
	must(err)
	if len(marks) != 2 || marks[0].ID != "later" || marks[1].ID != "on" {
		t.Errorf("after two weeks Marks = %+v; what belongs to no evening stays, what is long past goes", marks)
	}
	if undone, err := j.Undo(ctx); err == nil {
		t.Errorf("a mark was taken back: %+v", undone)
	}
}

// A file of format 2 or 3 as it was written then must be readable for ever.
func TestLaterFormatsAreRead(t *testing.T) {
	for _, names := range [][]string{{"format1.sql", "format2.sql"}, {"format1.sql", "format2.sql", "format3.sql"}} {
		t.Run(names[len(names)-1], func(t *testing.T) { readsFormat(t, names) })
	}
}

// written is a file of an older format, as scripts of it leave it.
func written(t *testing.T, names ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "journal.db")
	for _, name := range names {
		text, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		old, err := sql.Open("sqlite", path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := old.Exec(string(text)); err != nil {
			t.Fatal(err)
		}
		if err := old.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

func readsFormat(t *testing.T, names []string) {
	j := opened(t, written(t, names...), newClock())
	ctx := context.Background()
	marks, err := j.Marks(ctx)
	want := journal.Mark{ID: "caffeine/2026-11-23", Evening: evening.DayOf(2026, 11, 23), State: "shown"}
	if err != nil || len(marks) != 2 || marks[0].ID != want.ID || marks[0].Evening != want.Evening || marks[0].State != want.State || marks[1].ID != "on" {
		t.Errorf("Marks = %+v, %v", marks, err)
	}
	if all, err := j.Between(ctx, First, Last); err != nil || len(all) != len(everyKind()) {
		t.Errorf("%d entries, %v", len(all), err)
	}
	if last, err := j.LastSession(ctx); err != nil || last.Session.Practice != "imagine" {
		t.Errorf("LastSession = %+v, %v", last.Session, err)
	}
}
