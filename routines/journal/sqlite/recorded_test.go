package sqlite

import (
	"context"
	"testing"
	"time"

	"lull/routines/journal"
)

// recordedNight is a version of the night of one evening as a device has it.
func recordedNight(hours int) journal.Entry {
	asleep := newClock().at
	woke := asleep.Add(time.Duration(hours) * time.Hour)
	e := note("", woke)
	e.ID, e.Source, e.Changed = "0192f0c4-0000-5000-8000-000000000001", journal.Oura, asleep.Truncate(24*time.Hour)
	e.Kind, e.Note, e.Night = journal.KindNight, nil, &journal.Night{Asleep: &asleep, Woke: &woke}
	e.Evening = note("", asleep).Evening
	return e
}

func recording(t *testing.T, j *Journal, e journal.Entry) journal.Merged {
	t.Helper()
	m, err := j.Archive().MergeCopy(context.Background(), journal.Copy{Entries: []journal.Entry{e}, Recorded: true})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Of what a device recorded the version that came last stays, on every machine
// that hears of it; twice is once, and what was taken out is not brought back by
// a version that ends after that.
func TestACorrectionOfADeviceStaysOnEveryMachine(t *testing.T) {
	here, c := fresh(t)
	there, _ := fresh(t)
	ctx := context.Background()
	for _, step := range []struct {
		hours int
		want  journal.Merged
	}{
		{8, journal.Merged{Added: 1}},
		{8, journal.Merged{Unchanged: 1}},
		{6, journal.Merged{Updated: 1}},
		{6, journal.Merged{Unchanged: 1}},
		{9, journal.Merged{Updated: 1}},
		{7, journal.Merged{Updated: 1}},
	} {
		if got := recording(t, here, recordedNight(step.hours)); got != step.want {
			t.Errorf("%d hours: %+v, want %+v", step.hours, got, step.want)
		}
	}
	recording(t, there, recordedNight(8))
	is, err := entry(ctx, here, recordedNight(0).ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := merge(ctx, there, is); err != nil {
		t.Fatal(err)
	}
	if got, err := entry(ctx, there, is.ID); err != nil || !got.Night.Woke.Equal(*recordedNight(7).Night.Woke) {
		t.Errorf("there it is %s, %v", got.Line(), err)
	}

	c.at = recordedNight(7).At.Add(time.Minute)
	if _, err := here.Delete(ctx, is.ID); err != nil {
		t.Fatal(err)
	}
	if got, want := recording(t, here, recordedNight(11)), (journal.Merged{Unchanged: 1, Buried: 1}); got != want {
		t.Errorf("taken out: %+v, want %+v", got, want)
	}
	fresh := recordedNight(11) // on a machine that knows no other version
	if m, err := merge(ctx, here, fresh); err != nil || m.Added > 0 {
		t.Errorf("from another machine it came back: %+v, %v", m, err)
	}
}

// What somebody took out stays out, also where its time is one to come; what gave
// way to another file comes back with its own.
func TestOnlyWhatGaveWayComesBackWithItsFile(t *testing.T) {
	ctx := context.Background()
	cup := note("", newClock().at.Add(time.Hour)) // by a clock of another zone
	cup.ID, cup.Source, cup.Note = "0192f0c4-0000-5000-8000-000000000002", journal.AppleHealth, nil
	cup.Kind, cup.Intake = journal.KindIntake, &journal.Intake{What: "caffeine", Count: 1, Caffeine: 80}

	j, _ := fresh(t)
	recording(t, j, cup)
	if _, err := j.Delete(ctx, cup.ID); err != nil {
		t.Fatal(err)
	}
	if got, want := recording(t, j, cup), (journal.Merged{Unchanged: 1, Buried: 1}); got != want {
		t.Errorf("taken out: %+v, want %+v", got, want)
	}

	j, _ = fresh(t)
	recording(t, j, cup)
	if _, err := j.Archive().MergeCopy(ctx, journal.Copy{Deleted: []journal.Tombstone{{ID: cup.ID, Changed: cup.At}}, Recorded: true}); err != nil {
		t.Fatal(err)
	}
	if got, want := recording(t, j, cup), (journal.Merged{Added: 1}); got != want {
		t.Errorf("gave way: %+v, want %+v", got, want)
	}
	if got, want := recording(t, j, cup), (journal.Merged{Unchanged: 1}); got != want {
		t.Errorf("twice: %+v, want %+v", got, want)
	}
}
