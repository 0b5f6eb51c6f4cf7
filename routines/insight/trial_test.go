package insight

import (
	"errors"
	"strings"
	"testing"

	"lull/content/testdata/lines"
	"lull/routines/evening"
	"lull/routines/journal"
)

func begun(t *testing.T, seed uint64) (journal.Entry, Trial) {
	t.Helper()
	e := entry(monday, 15)
	e.ID = "start"
	e, err := Start(e, "no tea after 14:00", seed)
	if err != nil {
		t.Fatal(err)
	}
	return e, Trials([]journal.Entry{e})[0]
}

func TestEveryBlockOfFourEveningsIsBalanced(t *testing.T) {
	orders := map[string]bool{}
	for seed := range uint64(40) {
		_, trial := begun(t, seed)
		for b := range 10 {
			with, order := 0, ""
			for i := range block {
				arm, ok := trial.Arm(monday + evening.Day(b*block+i))
				if !ok {
					t.Fatal("no assignment")
				}
				if arm == With {
					with++
				}
				order += string(arm) + " "
			}
			orders[order] = true
			if with != 2 {
				t.Errorf("seed %d, block %d: %d of 4 with", seed, b, with)
			}
		}
	}
	if len(orders) != 6 {
		t.Errorf("%d of 6 orders came up", len(orders))
	}
}

func TestAssignmentThatWasWrittenDownStands(t *testing.T) {
	start, trial := begun(t, 3)
	drawn, _ := trial.Arm(monday + 2)
	other := With
	if drawn == With {
		other = Without
	}
	e := entry(monday+2, 15)
	e.Kind, e.Trial = journal.KindTrial, &journal.Trial{Trial: "start", Event: "assign", Arm: string(other)}
	again := Trials([]journal.Entry{e, start})[0]
	if a, _ := again.Arm(monday + 2); a != other {
		t.Errorf("got %v, want %v", a, other)
	}
	answer := again.Answer(entry(monday+2, 31), true)
	if a, _ := Trials([]journal.Entry{answer, start})[0].Arm(monday + 2); a != other {
		t.Errorf("after the answer: got %v, want %v", a, other)
	}
	if _, ok := trial.Arm(monday - 1); ok {
		t.Error("it speaks before its start")
	}
	ended := Trials([]journal.Entry{start, again.Stop(entry(monday+5, 12))})[0]
	if _, ok := ended.Arm(monday + 5); ok {
		t.Error("it speaks after its end")
	}
	if _, ok := ended.Arm(monday + 4); !ok {
		t.Error("its evenings are forgotten")
	}
	if _, ok := Running([]Trial{ended}); ok {
		t.Error("it runs after its end")
	}
}

// told plays a trial of n evenings: on those with, every jerks-th night has a
// jerk; on the others every one has.
func told(t *testing.T, n int, answered bool) (Trial, []Night) {
	t.Helper()
	start, trial := begun(t, 11)
	entries := []journal.Entry{start}
	var nights []journal.Entry
	for i := range n {
		d := monday + evening.Day(i)
		if answered {
			entries = append(entries, trial.Answer(entry(d, 31), i%5 != 0))
		}
		arm, _ := trial.Arm(d)
		jerks := journal.ManyJerks
		if arm == With {
			jerks = journal.NoJerks
		}
		nights = append(nights, slept(d, jerks))
	}
	return Trials(entries)[0], Nights(nights, rules())
}

func TestResultIsHiddenUntilThereIsEnough(t *testing.T) {
	for n, needs := range map[int]int{0: 14, 1: 13, 13: 1, 14: 0, 20: 0} {
		trial, nights := told(t, n, true)
		r := trial.Result(nights)
		if r.Nights != n || r.Needs != needs || (needs > 0) != (r.Counts == Counts{}) {
			t.Errorf("%d nights: %+v", n, r)
		}
		if want := "trial.wait"; needs > 0 && ids(r.Lines()) != want {
			t.Errorf("%d nights: said %s", n, ids(r.Lines()))
		}
	}
	trial, nights := told(t, 14, true)
	r := trial.Result(nights)
	if r.Counts != (Counts{0, 7, 7, 7}) && r.Counts != (Counts{0, 6, 8, 8}) && r.Counts != (Counts{0, 8, 6, 6}) || r.More || r.Verdict != Pattern || r.Kept != 11 {
		t.Errorf("got %+v", r)
	}
	if said := ids(r.Lines()); said != "trial.result trial.pattern trial.kept" {
		t.Errorf("said %s", said)
	}
}

func TestAnEveningWithoutAnAnswerIsNotPartOfTheTrial(t *testing.T) {
	trial, nights := told(t, 30, false)
	if r := trial.Result(nights); r.Nights != 0 || r.Needs != 14 {
		t.Errorf("got %+v", r)
	}
}

func TestEndingEarlyIsSaid(t *testing.T) {
	trial, nights := told(t, 9, true)
	trial.Ended, trial.Last = true, monday+40
	if said := ids(trial.Result(nights).Lines()); said != "trial.ended" {
		t.Errorf("said %s", said)
	}
	trial, nights = told(t, 14, true)
	trial.Ended, trial.Last = true, monday+40
	if said := ids(trial.Result(nights).Lines()); !strings.HasPrefix(said, "trial.result ") {
		t.Errorf("said %s", said)
	}
}

func TestMinutesAreComparedWhereJerksWereNotTold(t *testing.T) {
	start, trial := begun(t, 11)
	entries := []journal.Entry{start}
	var nights []journal.Entry
	for i := range 14 {
		d := monday + evening.Day(i)
		entries = append(entries, trial.Answer(entry(d, 31), true))
		e := slept(d, "")
		sol := minutes(40 + i)
		if arm, _ := trial.Arm(d); arm == With {
			sol = minutes(10 + i)
		}
		e.Night.SOL = &sol
		nights = append(nights, e)
	}
	r := Trials(entries)[0].Result(Nights(nights, rules()))
	if r.Outcome != SOL || r.Verdict != Pattern || r.More || r.With.Low > r.With.Median || r.With.Median > r.With.High || r.With.High >= r.Without.Low {
		t.Errorf("got %+v", r)
	}
}

func TestATrialWantsAFewWords(t *testing.T) {
	for text, want := range map[string]error{
		"  ": ErrTrialText, "a\x1b[2J": ErrTrialText, "a\nb": ErrTrialText, strings.Repeat("é", 81): ErrTrialLong,
		strings.Repeat("é", 80): nil, " no tea ": nil,
	} {
		e, err := Start(entry(monday, 15), text, 1)
		if !errors.Is(err, want) {
			t.Errorf("%q: got %v, want %v", text, err, want)
		}
		if err == nil && (e.Check() != nil || e.Trial.Text != strings.TrimSpace(text)) {
			t.Errorf("%q: %+v, %v", text, e, e.Check())
		}
	}
}

// Every sentence asked for is on the list, with the values the list names.
func TestLinesAreThoseOnTheList(t *testing.T) {
	known := lines.Of(t, "insight")
	trial, nights := told(t, 14, true)
	few, fewNights := told(t, 3, true)
	stopped := few
	stopped.Ended = true
	lines := append(trial.Result(nights).Lines(), few.Result(fewNights).Lines()...)
	lines = append(lines, stopped.Result(fewNights).Lines()...)
	lines = append(lines, Withheld(), NoTrial(), few.Begun(), few.AlreadyRunning())
	for d := range evening.Day(4) {
		a, _ := few.Tonight(monday + d)
		b, _ := few.Ask(monday + d)
		lines = append(lines, a, b)
	}
	for _, s := range []string{"", "CC", "CCCCcooooooooo", "CCCCooooooooooooo", "BBBBBbboooooooooooooo", "CCCCCcssssoooooooooos", "CcCcCcOoOoOoOoOoOoOoOo"} {
		p := look(log(s))
		for _, section := range p.Sections(Nights(log(s), rules()), monday) {
			lines = append(lines, section...)
		}
	}
	for _, l := range lines {
		want, ok := known[l.ID]
		if !ok || len(want) != len(l.With)+len(l.Names) {
			t.Errorf("%s comes with %v %v; the list says %v, %v", l.ID, l.With, l.Names, want, ok)
		}
		for _, place := range want {
			_, plain := l.With[place]
			if _, named := l.Names[place]; !plain && !named {
				t.Errorf("%s comes without %s", l.ID, place)
			}
		}
	}
}
