package sqlite

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"lull/routines/journal"
)

// imported are entries of two programs beside what was told, one of which speaks
// of a program.
func imported(t *testing.T, j *Journal) (told []journal.Entry) {
	t.Helper()
	ctx := context.Background()
	told = append(everyKind(), note(`"source":"oura"`, newClock().at), note("apple-health", newClock().at))
	told = save(t, j, told...)
	var c journal.Copy
	var err error
	for i, from := range []string{journal.AppleHealth, journal.Oura, journal.AppleHealth} {
		e := note(fmt.Sprint("from outside ", i), newClock().at.Add(time.Duration(i)*time.Minute))
		if e.ID, err = NewID(); err != nil {
			t.Fatal(err)
		}
		e.Source = from
		c.Entries = append(c.Entries, e)
	}
	if _, err := j.Archive().MergeCopy(ctx, c); err != nil {
		t.Fatal(err)
	}
	return told
}

func TestASourceGoesAsAWholeAndComesBackAsAWhole(t *testing.T) {
	j, _ := fresh(t)
	ctx := context.Background()
	told := imported(t, j)
	before := linesOf(t, j)

	gone, err := j.Archive().DeleteFrom(ctx, journal.AppleHealth)
	if err != nil || len(gone) != 2 {
		t.Fatalf("%d went, %v; want 2", len(gone), err)
	}
	left, err := j.Archive().From(ctx, journal.Oura)
	if err != nil || len(left) != 1 {
		t.Errorf("%d of the other source are left, %v; want 1", len(left), err)
	}
	for _, e := range told {
		if _, err := entry(ctx, j, e.ID); err != nil {
			t.Errorf("%s was told and went: %v", e.Line(), err)
		}
	}
	undone, err := j.Undo(ctx)
	if err != nil || len(undone) != 2 {
		t.Fatalf("%d came back, %v; want 2", len(undone), err)
	}
	after := linesOf(t, j)
	if len(before) != len(after) {
		t.Errorf("there were %d lines, and now there are %d", len(before), len(after))
	}
	if redone, err := j.Redo(ctx); err != nil || len(redone) != 2 {
		t.Errorf("%d went again, %v; want 2", len(redone), err)
	}
	if some, err := j.Archive().From(ctx, journal.AppleHealth); err != nil || len(some) > 0 {
		t.Errorf("there are still %d, %v", len(some), err)
	}
}

func TestNothingIsOfNoSource(t *testing.T) {
	j, _ := fresh(t)
	imported(t, j)
	if gone, err := j.Archive().DeleteFrom(context.Background(), ""); err != nil || len(gone) > 0 {
		t.Errorf("what was told went: %v, %v", gone, err)
	}
}

// A program of before there were sources refuses the file, and names nothing
// damaged.
func TestAProgramWithoutSourcesRefusesAFileWithThem(t *testing.T) {
	path := filled(t)
	_, err := Open(context.Background(), path, Options{steps: migrations()[:7]})
	var newer *NewerError
	if !errors.As(err, &newer) || newer.Has != len(migrations()) || newer.Known != 7 {
		t.Errorf("got %v", err)
	}
}

// Yesterday's choice is not what was done with another program.
func TestLastSessionIsNoneOfAnotherProgram(t *testing.T) {
	j, _ := fresh(t)
	ctx := context.Background()
	entries := everyKind()[:1]
	other := entries[0]
	other.At, other.Evening, other.Source = other.At.AddDate(0, 0, 1), other.Evening+1, journal.AppleHealth
	saved := save(t, j, append(slices.Clone(entries), other)...)
	if last, err := j.LastSession(ctx); err != nil || last.ID != saved[0].ID {
		t.Errorf("got %s, %v", last.Line(), err)
	}
}
