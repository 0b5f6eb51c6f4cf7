package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"lull/routines/journal"
)

func TestPracticeIsThereFromItsFirstBreath(t *testing.T) {
	j, c := fresh(t)
	ctx := context.Background()
	e, err := j.Begin(ctx, session(c.at, 0, ""))
	if err != nil || e.ID == "" || e.Session.Ending != journal.Running {
		t.Fatalf("Begin = %+v, %v", e, err)
	}
	for _, step := range []struct {
		practised time.Duration
		counts    bool
	}{{time.Minute, false}, {2 * time.Minute, true}, {time.Minute, true}} {
		if err := j.Progress(ctx, e.ID, step.practised); err != nil {
			t.Fatal(err)
		}
		days, err := j.CountingDays(ctx)
		if err != nil || (len(days) == 1) != step.counts {
			t.Errorf("after %s the evenings that count are %v, %v", step.practised, days, err)
		}
	}
	got, err := j.Finish(ctx, e.ID, 9*time.Minute, journal.Drifted)
	if err != nil || got.Session.Practised != 9*time.Minute || got.Session.Ending != journal.Drifted {
		t.Errorf("Finish = %+v, %v", got.Session, err)
	}
	if undone, err := j.Undo(ctx); err != nil || undone[0].Entry.Session.Ending != journal.Drifted {
		t.Errorf("Undo = %+v, %v", undone, err)
	}
	if days, _ := j.CountingDays(ctx); len(days) != 0 {
		t.Errorf("after undo the evenings %v still count", days)
	}
	if err := j.Progress(ctx, e.ID, time.Hour); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("Progress of what was undone: %v", err)
	}
	if _, err := j.Finish(ctx, e.ID, time.Hour, journal.Left); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("Finish of what was undone: %v", err)
	}
}

func TestUnfinishedPracticeOfALivingProcessIsLeftAlone(t *testing.T) {
	j, c := fresh(t)
	ctx := context.Background()
	e, err := j.Begin(ctx, session(c.at, 0, ""))
	if err != nil {
		t.Fatal(err)
	}
	if closed, err := j.CloseUnfinished(ctx); err != nil || len(closed) != 0 {
		t.Errorf("closed %+v, %v", closed, err)
	}
	if got, _ := j.Entry(ctx, e.ID); got.Session.Ending != journal.Running {
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
		e, err := j.Begin(ctx, session(c.at, 0, ""))
		if err != nil {
			t.Fatal(err)
		}
		if err := j.Progress(ctx, e.ID, 3*time.Minute); err != nil {
			t.Fatal(err)
		}
		if _, err := j.db.Exec(owner); err != nil {
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
		if got, err := j.Finish(ctx, e.ID, 8*time.Minute, journal.Finished); err != nil ||
			got.Session.Ending != journal.Finished {
			t.Errorf("%s: Finish = %+v, %v", why, got.Session, err)
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
		if _, err := j.Save(ctx, session(c.at.AddDate(0, 0, d), time.Hour, journal.Left)); err != nil {
			t.Fatal(err)
		}
	}
	today := session(c.at.AddDate(0, 0, 9), 0, journal.Left).Evening
	r, err := j.Record(ctx, today)
	if err != nil || r.Current != 5 || r.OfSeven != 3 || r.Paused || r.Stretch != 4 {
		t.Errorf("%+v, %v", r, err)
	}
	again := session(c.at.AddDate(0, 0, 8), 0, journal.Logged)
	again.Session.Practice = journal.Afresh
	if _, err := j.Save(ctx, again); err != nil {
		t.Fatal(err)
	}
	if r, err = j.Record(ctx, today); err != nil || r.Current != 1 || r.Longest != 4 {
		t.Errorf("afresh: %+v, %v", r, err)
	}
	if _, err := j.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if r, err = j.Record(ctx, today); err != nil || r.Current != 5 {
		t.Errorf("afresh undone: %+v, %v", r, err)
	}
}
