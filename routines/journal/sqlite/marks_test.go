package sqlite

import (
	"context"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"lull/routines/evening"
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
