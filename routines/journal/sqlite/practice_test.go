package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lull/routines/journal"
	"lull/routines/practice"
)

// begun is a practice that has just begun, with its id.
func begun(t *testing.T, at time.Time) journal.Entry {
	t.Helper()
	e := session(at, 0, journal.Running)
	var err error
	if e.ID, err = NewID(); err != nil {
		t.Fatal(err)
	}
	return e
}

// standing is a practice as it stands later.
func standing(e journal.Entry, practised time.Duration, ending journal.Ending) journal.Entry {
	s := *e.Session
	s.Practised, s.Ending = practised, ending
	e.Session = &s
	return e
}

// practise writes how a practice stands and gives it as it is kept.
func practise(t *testing.T, j *Journal, e journal.Entry) journal.Session {
	t.Helper()
	if err := j.Practise(context.Background(), e); err != nil {
		t.Fatal(err)
	}
	kept, err := entry(context.Background(), j, e.ID)
	if err != nil {
		t.Fatal(err)
	}
	return *kept.Session
}

func TestPracticeIsThereFromItsFirstBreath(t *testing.T) {
	j, c := fresh(t)
	ctx := context.Background()
	e := begun(t, c.at)
	if got := practise(t, j, e); got.Ending != journal.Running {
		t.Fatalf("begun as %+v", got)
	}
	for _, step := range []struct {
		practised, kept time.Duration
	}{{time.Minute, time.Minute}, {2 * time.Minute, 2 * time.Minute}, {time.Minute, 2 * time.Minute}} {
		if got := practise(t, j, standing(e, step.practised, journal.Running)); got.Practised != step.kept {
			t.Errorf("after %v it is kept with %v", step.practised, got.Practised)
		}
		days, err := j.CountingBetween(ctx, First, Last)
		if err != nil || (len(days) == 1) != (step.kept >= journal.CountsFrom) {
			t.Errorf("after %s the evenings that count are %v, %v", step.practised, days, err)
		}
	}
	if got := practise(t, j, standing(e, 9*time.Minute, journal.Drifted)); got.Practised != 9*time.Minute || got.Ending != journal.Drifted {
		t.Errorf("ended as %+v", got)
	}
	if undone, err := j.Undo(ctx); err != nil || undone[0].Entry.Session.Ending != journal.Drifted {
		t.Errorf("Undo = %+v, %v", undone, err)
	}
	if days, _ := j.CountingBetween(ctx, First, Last); len(days) != 0 {
		t.Errorf("after undo the evenings %v still count", days)
	}
	for _, ending := range []journal.Ending{journal.Running, journal.Left} {
		if err := j.Practise(ctx, standing(e, time.Hour, ending)); err != nil {
			t.Error(err)
		}
		if _, err := entry(ctx, j, e.ID); !errors.Is(err, journal.ErrNotFound) {
			t.Errorf("what was undone is there again when written as %s: %v", ending, err)
		}
	}
}

// Whatever else was changed of it meanwhile stays.
func TestPracticeThatWasEditedKeepsTheEdit(t *testing.T) {
	j, c := fresh(t)
	e := begun(t, c.at)
	practise(t, j, e)
	edited := standing(e, 0, journal.Running)
	edited.Session.Name = "box"
	save(t, j, edited)
	if got := practise(t, j, standing(e, time.Minute, journal.Left)); got.Name != "box" || got.Practised != time.Minute {
		t.Errorf("kept as %+v", got)
	}
}

// Another machine may have made something else of it.
func TestPracticeThatIsNoneAnyMoreIsAnError(t *testing.T) {
	j, c := fresh(t)
	e := begun(t, c.at)
	practise(t, j, e)
	other := note("written over it", c.at.Add(time.Minute))
	other.ID = e.ID
	save(t, j, other)
	err := j.Practise(context.Background(), standing(e, time.Minute, journal.Left))
	if err == nil || !strings.Contains(err.Error(), "the entry is of kind note") {
		t.Errorf("got %v", err)
	}
	if is, err := entry(context.Background(), j, e.ID); err != nil || is.Note == nil {
		t.Errorf("there is %+v, %v", is, err)
	}
}

// A beginning that could not be written is made good by any later write.
func TestEveryWriteOfAPracticeCarriesTheWholeOfIt(t *testing.T) {
	for _, ending := range []journal.Ending{journal.Running, journal.Drifted} {
		j, c := fresh(t)
		e := begun(t, c.at)
		got := practise(t, j, standing(e, 3*time.Minute, ending))
		want := *standing(e, 3*time.Minute, ending).Session
		if got != want {
			t.Errorf("kept as %+v, want %+v", got, want)
		}
		if closed, err := j.CloseUnfinished(context.Background()); err != nil || len(closed) != 0 {
			t.Errorf("%s: nobody owned it: %+v, %v", ending, closed, err)
		}
	}
}

// What was heard grows with a practice, and is never less.
func TestWhatWasHeardIsKept(t *testing.T) {
	j, c := fresh(t)
	e := begun(t, c.at)
	for i, heard := range []string{"", "q83v", "q83vq80v", "q83v"} {
		said := standing(e, time.Duration(i)*time.Minute, journal.Running)
		said.Session.Heard = heard
		if got, want := practise(t, j, said).Heard, []string{"", "q83v", "q83vq80v", "q83vq80v"}[i]; got != want {
			t.Errorf("after %q was heard, %q is kept", heard, got)
		}
	}
}

func TestUnfinishedPracticeOfALivingProcessIsLeftAlone(t *testing.T) {
	j, c := fresh(t)
	ctx := context.Background()
	e := begun(t, c.at)
	practise(t, j, e)
	if closed, err := j.CloseUnfinished(ctx); err != nil || len(closed) != 0 {
		t.Errorf("closed %+v, %v", closed, err)
	}
	if got, _ := entry(ctx, j, e.ID); got.Session.Ending != journal.Running {
		t.Errorf("ending is %s", got.Session.Ending)
	}
}

func TestUnfinishedPracticeOfADeadProcessIsInterrupted(t *testing.T) {
	for why, owner := range map[string]string{
		"no such process":         `UPDATE running SET pid = 4194999`,
		"number used again":       `UPDATE running SET born = 'another/1'`,
		"came in with an import":  `DELETE FROM running`,
		"written on another boot": `UPDATE running SET born = 'x' || born`,
	} {
		j, c := fresh(t)
		if self().born == "" && why != "no such process" && why != "came in with an import" {
			continue // here the system does not tell when a process began
		}
		ctx := context.Background()
		e := begun(t, c.at)
		practise(t, j, standing(e, 3*time.Minute, journal.Running))
		if _, err := j.file.db.Exec(owner); err != nil {
			t.Fatal(err)
		}
		closed, err := j.CloseUnfinished(ctx)
		if err != nil || len(closed) != 1 || closed[0].Session.Ending != journal.Interrupted ||
			closed[0].Session.Practised != 3*time.Minute {
			t.Errorf("%s: closed %+v, %v", why, closed, err)
		}
		if closed, err = j.CloseUnfinished(ctx); err != nil || len(closed) != 0 {
			t.Errorf("%s: closed again %+v, %v", why, closed, err)
		}
		// The process was alive after all, somewhere else: its word counts.
		if got := practise(t, j, standing(e, 8*time.Minute, journal.Finished)); got.Ending != journal.Finished {
			t.Errorf("%s: ended as %+v", why, got)
		}
	}
}

func TestOwnProcessIsAlive(t *testing.T) {
	me := self()
	if me.pid != os.Getpid() || !alive(me) {
		t.Errorf("%+v is not alive", me)
	}
}

func TestRecordFollowsTheEvenings(t *testing.T) {
	c := newClock()
	path := filepath.Join(t.TempDir(), "journal.db")
	j := opened(t, path, c)
	ctx := context.Background()
	for _, d := range []int{0, 1, 3, 4, 8} {
		save(t, j, session(c.at.AddDate(0, 0, d), time.Hour, journal.Left))
	}
	today := session(c.at.AddDate(0, 0, 9), 0, journal.Left).Evening
	r, err := j.Streak(ctx, today)
	if err != nil || r.Current != 5 || r.OfSeven != 3 || r.Paused || r.Stretch != 4 {
		t.Errorf("%+v, %v", r, err)
	}
	again := session(c.at.AddDate(0, 0, 8), 0, journal.Logged)
	again.Session.Practice = practice.KindAfresh
	save(t, j, again)
	if r, err = j.Streak(ctx, today); err != nil || r.Current != 1 || r.Longest != 4 {
		t.Errorf("afresh: %+v, %v", r, err)
	}
	if _, err := j.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if r, err = j.Streak(ctx, today); err != nil || r.Current != 5 {
		t.Errorf("afresh undone: %+v, %v", r, err)
	}
}
