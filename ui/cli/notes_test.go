package cli_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/ui/cli/console"
)

func TestLogSavesWhatWasSaid(t *testing.T) {
	a := newAccount(t)
	if said := a.does("log", "2", "espresso", "at", "13:40"); !strings.HasPrefix(said, "noted: ") {
		t.Errorf("it said %q", said)
	}
	all := a.entries()
	if len(all) != 1 || all[0].Intake == nil {
		t.Fatalf("got %+v", all)
	}
	e := all[0]
	if e.Intake.What != "espresso" || e.Intake.Count != 2 || !e.At.Equal(monday.Add(-80*time.Minute)) || e.Evening != evening.DayOf(2026, 11, 23) {
		t.Errorf("got %+v, %+v", e, e.Intake)
	}
}

func TestLogIsQuietWhenAskedTo(t *testing.T) {
	a := newAccount(t)
	if said := a.does("log", "coffee", "-q"); said != "" || len(a.entries()) != 1 {
		t.Errorf("it said %q, with %d entries", said, len(a.entries()))
	}
}

func TestLogOfAnUnknownWordSavesNothing(t *testing.T) {
	a := newAccount(t)
	var usage console.Usage
	if _, err := a.run("log", "zzgrx"); !errors.As(err, &usage) || len(a.entries()) > 0 {
		t.Errorf("got %v, with %d entries", err, len(a.entries()))
	}
}

func TestUndoTakesTheLastOneBack(t *testing.T) {
	a := newAccount(t)
	a.does("log", "coffee")
	a.does("log", "rest")
	a.does("undo")
	if left := a.entries(); len(left) != 1 || left[0].Intake == nil {
		t.Errorf("left is %+v", left)
	}
}

func TestCanAnswersByItsErrorAndNotesNothing(t *testing.T) {
	a := newAccount(t)
	for hour, want := range map[int]error{9: nil, 21: console.ErrNo} {
		a.at = time.Date(2026, 11, 23, hour, 0, 0, 0, time.UTC)
		if said, err := a.run("can", "coffee"); !errors.Is(err, want) || said == "" {
			t.Errorf("at %d: got %v, want %v, and it said %q", hour, err, want, said)
		}
	}
	if len(a.entries()) > 0 {
		t.Error("a question was noted")
	}
}

// What was put down is given back once, and only where it was said.
func TestParkedComesBackInTheMorningOnceItCouldBeSaid(t *testing.T) {
	a := newAccount(t)
	a.does("park", "call the school", "--step", "number on the fridge")
	a.at = monday.Add(17 * time.Hour)
	if _, err := a.into(a.full(), "morning", "--jerks", "few"); err == nil {
		t.Error("what could not be printed is no failure")
	}
	if said := a.does("morning", "--quality", "4"); !strings.Contains(said, "call the school, number on the fridge") {
		t.Errorf("it said %q", said)
	}
	if said := a.does("morning", "--quality", "5"); strings.Contains(said, "school") {
		t.Errorf("it came twice: %q", said)
	}
}

func TestPromptLineIsSilentAfterLightsOut(t *testing.T) {
	a := newAccount(t)
	a.at = monday.Add(6 * time.Hour)
	if said := a.does("tonight", "--line"); strings.Count(said, "\n") != 1 {
		t.Errorf("before bedtime it said %q", said)
	}
	a.at = monday.Add(9 * time.Hour)
	if said := a.does("tonight", "--line"); said != "" {
		t.Errorf("after lights-out it said %q", said)
	}
}

func TestTonightSaysWhatALateCoffeeDoes(t *testing.T) {
	a := newAccount(t)
	a.at = monday.Add(6 * time.Hour)
	before := a.does("tonight")
	a.does("log", "coffee", "-q")
	after := a.does("tonight")
	if strings.Contains(before, "Late:") || !strings.Contains(after, "Late:") {
		t.Errorf("before:\n%s\nafter:\n%s", before, after)
	}
}

func TestTrialIsOneAtATimeAndBeginsTheNextEveningAfterLightsOut(t *testing.T) {
	a := newAccount(t)
	a.at = monday.Add(8*time.Hour + 30*time.Minute)
	a.does("trial", "start", "no tea")
	if _, err := a.run("trial", "start", "no wine"); err == nil || !strings.Contains(err.Error(), "lull trial stop") {
		t.Errorf("a second one: %v", err)
	}
	all := a.entries()
	if len(all) != 1 || all[0].Evening != evening.DayOf(2026, 11, 24) {
		t.Fatalf("got %+v", all)
	}
	a.at = monday.Add(24 * time.Hour)
	a.does("trial", "stop")
	if said := a.does("trial", "tonight", "--json"); said != "{\"trial\":null}\n" {
		t.Errorf("after its end: %q", said)
	}
}
