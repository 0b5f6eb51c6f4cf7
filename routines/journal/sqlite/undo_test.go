package sqlite

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
)

func TestUndoTakesBackTheLastChangeAndThenTheOneBefore(t *testing.T) {
	j, c := fresh(t)
	ctx := context.Background()
	made := save(t, j, note("first", c.at))
	edited := made[0]
	edited.Note = &journal.Note{Text: "second"}
	save(t, j, edited)
	if _, err := j.Delete(ctx, edited.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := entry(ctx, j, edited.ID); !errors.Is(err, journal.ErrNotFound) {
		t.Fatalf("a deleted entry is still there: %v", err)
	}
	for _, want := range []struct {
		change journal.Change
		tells  string // what undo says it took back
		leaves string // what is there afterwards
	}{
		{journal.Deleted, "second", "second"},
		{journal.Edited, "second", "first"},
		{journal.Made, "first", ""},
	} {
		undone, err := j.Undo(ctx)
		if err != nil || len(undone) != 1 {
			t.Fatalf("undo of %s: %+v, %v", want.change, undone, err)
		}
		if u := undone[0]; u.Change != want.change || u.Entry.Note.Text != want.tells {
			t.Errorf("took back %s of %q, want %s of %q", u.Change, u.Entry.Note.Text, want.change, want.tells)
		}
		got, err := entry(ctx, j, edited.ID)
		if want.leaves == "" {
			if !errors.Is(err, journal.ErrNotFound) {
				t.Errorf("after undoing its making: %v", err)
			}
		} else if err != nil || got.Note.Text != want.leaves {
			t.Errorf("after undoing %s: %+v, %v", want.change, got.Note, err)
		}
	}
	if _, err := j.Undo(ctx); !errors.Is(err, journal.ErrNothingToUndo) {
		t.Errorf("once too often: %v", err)
	}
}

func TestUndoKeepsTheLineOfAnExport(t *testing.T) {
	j, _ := fresh(t)
	ctx := context.Background()
	saved := save(t, j, everyKind()...)
	for _, e := range saved {
		if _, err := j.Delete(ctx, e.ID); err != nil {
			t.Fatal(err)
		}
		var line string
		err := j.file.db.QueryRow(`SELECT before FROM change ORDER BY n DESC LIMIT 1`).Scan(&line)
		if want := string(e.Line()); err != nil || line != want {
			t.Errorf("got %s, %v; want %s", line, err, want)
		}
	}
}

func TestUndoTakesBackAllThatWasSavedAtOnce(t *testing.T) {
	j, c := fresh(t)
	ctx := context.Background()
	save(t, j, everyKind()...)
	save(t, j, note("a", c.at), note("b", c.at))
	undone, err := j.Undo(ctx)
	if err != nil || len(undone) != 2 || undone[0].Entry.Note.Text != "a" {
		t.Fatalf("took back %+v, %v", undone, err)
	}
	if got, _ := j.Between(ctx, First, Last); len(got) != len(everyKind()) {
		t.Errorf("%d entries are left, want %d", len(got), len(everyKind()))
	}
}

func TestSavingTheSameAgainIsNoChange(t *testing.T) {
	j, c := fresh(t)
	ctx := context.Background()
	saved := save(t, j, everyKind()...)
	c.at = c.at.Add(time.Hour)
	again := save(t, j, saved...)
	for i := range again {
		if !again[i].Changed.Equal(saved[i].Changed) {
			t.Errorf("%s was written again", saved[i].Kind)
		}
	}
	if undone, err := j.Undo(ctx); err != nil || undone[0].Change != journal.Made {
		t.Errorf("took back %+v, %v", undone, err)
	}
}

func TestUndoRemembersSoManyChanges(t *testing.T) {
	j, c := fresh(t)
	ctx := context.Background()
	for i := range mostRemembered + 20 {
		save(t, j, note(fmt.Sprint(i), c.at))
	}
	for range mostRemembered {
		if _, err := j.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := j.Undo(ctx); !errors.Is(err, journal.ErrNothingToUndo) {
		t.Errorf("more is remembered: %v", err)
	}
	if got, _ := j.Between(ctx, First, Last); len(got) != 20 {
		t.Errorf("%d entries are left, want 20", len(got))
	}
}

// picture is a whole journal as text, without when things were written.
func picture(t *testing.T, j *Journal) []string {
	t.Helper()
	var lines []string
	err := j.Archive().ReadAll(context.Background(), func(e journal.Entry) error {
		e.Changed = time.Time{}
		lines = append(lines, spelled(e))
		return nil
	}, noDeleted)
	if err != nil {
		t.Fatal(err)
	}
	days, err := j.CountingBetween(context.Background(), First, Last)
	if err != nil {
		t.Fatal(err)
	}
	if slow := slowDays(t, j); !slices.Equal(days, slow) {
		t.Fatalf("evenings that count: %v, and counted one by one: %v", days, slow)
	}
	return append(lines, fmt.Sprint(days))
}

// slowDays counts from the entries what CountingDays reads from its own table.
func slowDays(t *testing.T, j *Journal) []evening.Day {
	t.Helper()
	var days []evening.Day
	err := j.Archive().ReadAll(context.Background(), func(e journal.Entry) error {
		if e.Counts() && !slices.Contains(days, e.Evening) {
			days = append(days, e.Evening)
		}
		return nil
	}, noDeleted)
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(days)
	return days
}

// Any sequence of changes undone leads back through the very same journals,
// and the evenings that count are in step all the way.
func TestUndoLeadsBackThroughEveryState(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	j, c := fresh(t)
	ctx := context.Background()
	states := [][]string{picture(t, j)}
	for range 120 {
		c.at = c.at.Add(time.Duration(random.IntN(2000)-900) * time.Minute) // now and then backwards
		there, err := j.Between(ctx, First, Last)
		if err != nil {
			t.Fatal(err)
		}
		practised := time.Duration(random.IntN(4)) * time.Minute
		switch act := random.IntN(4); {
		case act < 2 || len(there) == 0:
			_, err = j.Save(ctx, session(c.at, practised, journal.Left))
		case act == 2:
			e := there[random.IntN(len(there))]
			moved := session(c.at, practised, journal.Drifted)
			moved.ID = e.ID
			if random.IntN(2) == 0 {
				moved.Kind, moved.Session, moved.Note = journal.KindNote, nil, &journal.Note{Text: "now a note"}
			}
			_, err = j.Save(ctx, moved)
		default:
			_, err = j.Delete(ctx, there[random.IntN(len(there))].ID)
		}
		if err != nil {
			t.Fatal(err)
		}
		states = append(states, picture(t, j))
	}
	for i := len(states) - 2; i >= 0; i-- {
		if slices.Equal(states[i], states[i+1]) {
			continue // an edit that changed nothing
		}
		if _, err := j.Undo(ctx); err != nil {
			t.Fatal(err)
		}
		if got := picture(t, j); !slices.Equal(got, states[i]) {
			t.Fatalf("after undoing change %d:\n%v\nwant\n%v", i, got, states[i])
		}
	}
}

func TestMergeIsTheSameTwiceAndInAnyOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	ctx := context.Background()
	at := newClock().at
	for range 20 {
		var versions []journal.Entry
		for i := range 6 {
			e := note(fmt.Sprint("text ", random.IntN(3)), at)
			e.ID = fmt.Sprintf("0192f0c4-0000-7000-8000-%012d", i/2)
			e.Changed = at.Add(time.Duration(random.IntN(3)) * time.Second)
			versions = append(versions, e)
		}
		var want []string
		for order := range 4 {
			j, c := fresh(t)
			c.at = at.Add(time.Second)
			if order == 0 {
				random.Shuffle(len(versions), func(a, b int) { versions[a], versions[b] = versions[b], versions[a] })
			}
			slices.Reverse(versions)
			if _, err := merge(ctx, j, versions[:order]...); err != nil {
				t.Fatal(err)
			}
			if _, err := merge(ctx, j, versions...); err != nil {
				t.Fatal(err)
			}
			if again, err := merge(ctx, j, versions...); err != nil || again.Added+again.Updated > 0 {
				t.Fatalf("a second time: %+v, %v", again, err)
			}
			got := picture(t, j)
			if want == nil {
				want = got
			}
			if !slices.Equal(got, want) {
				t.Fatalf("merged in another order:\n%v\nwant\n%v", got, want)
			}
		}
	}
}

func TestMergeDoesNotBringBackWhatWasDeletedLater(t *testing.T) {
	j, c := fresh(t)
	ctx := context.Background()
	saved := save(t, j, note("gone", c.at))
	if _, err := j.Delete(ctx, saved[0].ID); err != nil { // in the very same millisecond
		t.Fatal(err)
	}
	if m, err := merge(ctx, j, saved...); err != nil || m.Unchanged != 1 {
		t.Errorf("an older copy came back: %+v, %v", m, err)
	}
	saved[0].Changed = saved[0].Changed.Add(time.Hour)
	if m, err := merge(ctx, j, saved...); err != nil || m.Added != 1 {
		t.Errorf("a newer copy stayed away: %+v, %v", m, err)
	}
}

// What is taken back any number of times is put back the same number of times,
// through the very same journals, and can be taken back again.
func TestRedoLeadsForthThroughEveryState(t *testing.T) {
	j, c := fresh(t)
	ctx := context.Background()
	states := [][]string{picture(t, j)}
	do := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		states = append(states, picture(t, j))
	}
	saved, err := j.Save(ctx, note("first", c.at), note("beside", c.at))
	do(err)
	edited := saved[0]
	edited.Note = &journal.Note{Text: "second"}
	_, err = j.Save(ctx, edited)
	do(err)
	_, err = j.Delete(ctx, edited.ID)
	do(err)
	for range 2 {
		for i := len(states) - 2; i >= 0; i-- {
			if _, err := j.Undo(ctx); err != nil {
				t.Fatal(err)
			}
			if got := picture(t, j); !slices.Equal(got, states[i]) {
				t.Fatalf("back at %d: %v, want %v", i, got, states[i])
			}
		}
		for i := 1; i < len(states); i++ {
			redone, err := j.Redo(ctx)
			if err != nil || len(redone) == 0 {
				t.Fatalf("redo to %d: %+v, %v", i, redone, err)
			}
			if got := picture(t, j); !slices.Equal(got, states[i]) {
				t.Fatalf("forth at %d: %v, want %v", i, got, states[i])
			}
		}
		if _, err := j.Redo(ctx); !errors.Is(err, journal.ErrNothingToRedo) {
			t.Errorf("once too often: %v", err)
		}
	}
}

func TestAnotherChangeLeavesWhatWasTakenBack(t *testing.T) {
	j, c := fresh(t)
	ctx := context.Background()
	save(t, j, note("first", c.at))
	if _, err := j.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	save(t, j, note("second", c.at))
	if redone, err := j.Redo(ctx); !errors.Is(err, journal.ErrNothingToRedo) {
		t.Errorf("put back %+v, %v", redone, err)
	}
}

// A practice that goes on elsewhere would be gone without a word.
func TestAPracticeThatGoesOnIsNeitherTakenBackNorTakenOut(t *testing.T) {
	j, c := fresh(t)
	ctx := context.Background()
	save(t, j, note("before", c.at))
	e := begun(t, c.at)
	practise(t, j, standing(e, 10*time.Second, journal.Running))
	if undone, err := j.Undo(ctx); !errors.Is(err, journal.ErrUnderWay) {
		t.Errorf("taken back: %+v, %v", undone, err)
	}
	if _, err := j.Delete(ctx, e.ID); !errors.Is(err, journal.ErrUnderWay) {
		t.Errorf("taken out: %v", err)
	}
	if got := practise(t, j, standing(e, time.Minute, journal.Drifted)); got.Practised != time.Minute {
		t.Errorf("it is kept as %+v", got)
	}
	if undone, err := j.Undo(ctx); err != nil || len(undone) != 1 || undone[0].Entry.ID != e.ID {
		t.Errorf("once it is over: %+v, %v", undone, err)
	}
}

// What was changed of it is taken back, and not how it went on.
func TestUndoOfAChangeKeepsHowAPracticeWentOn(t *testing.T) {
	j, c := fresh(t)
	ctx := context.Background()
	e := begun(t, c.at)
	practise(t, j, standing(e, 10*time.Second, journal.Running))
	edited := standing(e, 25*time.Minute, journal.Running)
	edited.Session.Name = "box"
	save(t, j, edited)
	practise(t, j, standing(e, 30*time.Second, journal.Finished))
	if _, err := j.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	got, err := entry(ctx, j, e.ID)
	if err != nil || *got.Session != *standing(e, 30*time.Second, journal.Finished).Session {
		t.Errorf("it is %+v, %v", got.Session, err)
	}
	if _, err := j.Redo(ctx); err != nil {
		t.Fatal(err)
	}
	if got, err := entry(ctx, j, e.ID); err != nil || got.Session.Name != "box" || got.Session.Ending != journal.Finished {
		t.Errorf("put back it is %+v, %v", got.Session, err)
	}
}

// Of two machines one changed an entry, and then the other. What the other wrote is
// not the change of this one, and has no older text here to go back to.
func TestUndoPassesOverWhatAnotherMachineChangedSince(t *testing.T) {
	ctx := context.Background()
	for name, since := range map[string]func(e journal.Entry) journal.Copy{
		"changed": func(e journal.Entry) journal.Copy {
			e.Note, e.Changed = &journal.Note{Text: "on the other"}, e.Changed.Add(time.Hour)
			return journal.Copy{Entries: []journal.Entry{e}}
		},
		"taken out": func(e journal.Entry) journal.Copy {
			return journal.Copy{Deleted: []journal.Tombstone{{ID: e.ID, Changed: e.Changed.Add(time.Hour)}}}
		},
	} {
		t.Run(name, func(t *testing.T) {
			j, c := fresh(t)
			first := save(t, j, note("first", c.at))[0]
			e := save(t, j, note("one", c.at))[0]
			e.Note = &journal.Note{Text: "two"}
			e = save(t, j, e)[0]
			e.Note = &journal.Note{Text: "three"}
			e = save(t, j, e)[0]
			if _, err := j.Undo(ctx); err != nil { // so that there is something to put back too
				t.Fatal(err)
			}
			e, err := entry(ctx, j, e.ID)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := j.Archive().TryMerge(ctx, since(e)); err != nil {
				t.Fatal(err)
			}
			if _, err := j.Redo(ctx); err != nil {
				t.Errorf("what was only tried is in the way: %v", err)
			}
			if _, err := j.Undo(ctx); err != nil {
				t.Fatal(err)
			}
			if e, err = entry(ctx, j, e.ID); err != nil {
				t.Fatal(err)
			}
			if _, err := j.Archive().MergeCopy(ctx, since(e)); err != nil {
				t.Fatal(err)
			}
			before := linesOf(t, j)
			if redone, err := j.Redo(ctx); !errors.Is(err, journal.ErrNothingToRedo) {
				t.Errorf("put back: %+v, %v", redone, err)
			}
			if after := linesOf(t, j); !slices.Equal(after, before) {
				t.Errorf("there is\n%v\nand was\n%v", after, before)
			}
			if undone, err := j.Undo(ctx); err != nil || len(undone) != 1 || undone[0].Entry.ID != first.ID {
				t.Errorf("taken back: %+v, %v", undone, err)
			}
		})
	}
}
