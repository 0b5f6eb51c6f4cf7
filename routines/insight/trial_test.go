package insight

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"lull/content/testdata/lines"
	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/wording"
)

func begun(t *testing.T) (journal.Entry, Trial) {
	t.Helper()
	e := entry(monday, 15)
	e.ID = "start"
	e, err := Start(e, "no tea after 14:00", 28, Jerks)
	if err != nil {
		t.Fatal(err)
	}
	return e, Trials([]journal.Entry{e})[0]
}

// played plays n evenings of a trial: on those without a jerk is told, on the
// others none. Every fifth time the coin was not followed, and of the first
// nobody told.
func played(t *testing.T, n int) ([]journal.Entry, []Night) {
	t.Helper()
	start, _ := begun(t)
	entries := []journal.Entry{start}
	var nights []journal.Entry
	for i := range n {
		d := monday + evening.Day(i)
		toss, ok := Trials(entries)[0].Toss(entry(d, 15), float64(i*7%10)/10)
		if !ok {
			t.Fatalf("evening %d is not drawn", i)
		}
		entries = append(entries, toss)
		trial := Trials(entries)[0]
		if i > 0 {
			entries = append(entries, trial.Answer(entry(d, 31), i%5 != 0))
		}
		jerks := journal.ManyJerks
		if arm, _ := trial.Arm(d); arm == With {
			jerks = journal.NoJerks
		}
		nights = append(nights, slept(d, jerks))
	}
	return entries, Nights(nights, rules())
}

func result(t *testing.T, n int) Result {
	t.Helper()
	entries, nights := played(t, n)
	return Trials(entries)[0].Result(nights, monday+evening.Day(n))
}

func TestAnArmIsDrawnOnceAndOnlyForItsEvening(t *testing.T) {
	start, trial := begun(t)
	if _, ok := trial.Arm(monday); ok {
		t.Error("there is an arm before anything was drawn")
	}
	toss, ok := trial.Toss(entry(monday, 15), 0.2)
	if !ok || toss.Check() != nil || toss.Trial.Arm != string(With) {
		t.Fatalf("got %+v, %v", toss, ok)
	}
	drawn := Trials([]journal.Entry{start, toss})[0]
	if _, again := drawn.Toss(entry(monday, 16), 0.9); again {
		t.Error("an evening is drawn twice")
	}
	if _, early := trial.Toss(entry(monday-1, 15), 0.2); early {
		t.Error("an evening before the trial is drawn")
	}
	for _, e := range []journal.Entry{start, toss} {
		if e.Trial.Seed != 0 {
			t.Errorf("there is something to foresee an evening by: %+v", e.Trial)
		}
	}
	// Another machine drew later in the same evening: what was drawn first stands.
	other := entry(monday, 18)
	other.Kind, other.Trial = journal.KindTrial, &journal.Trial{Trial: "start", Event: assigned, Arm: string(Without)}
	if a, _ := Trials([]journal.Entry{other, toss, start})[0].Arm(monday); a != With {
		t.Errorf("got %v", a)
	}
	answer := drawn.Answer(entry(monday, 31), true)
	if a, _ := Trials([]journal.Entry{start, answer})[0].Arm(monday); a != With {
		t.Errorf("of the morning's answer alone: %v", a)
	}
}

// The start is taken back once the coin fell, and the trial begun anew.
func TestAnArmStandsForATrialThatIsStartedAnew(t *testing.T) {
	start, trial := begun(t)
	toss, _ := trial.Toss(entry(monday, 15), 0.2)
	start.ID = "anew"
	anew := Trials([]journal.Entry{toss, start})[0]
	if a, drawn := anew.Arm(monday); !drawn || a != With {
		t.Errorf("got %v, %v", a, drawn)
	}
	if _, again := anew.Toss(entry(monday, 16), 0.9); again {
		t.Error("the evening is drawn again")
	}
	start.Evening = monday + 1
	if _, drawn := Trials([]journal.Entry{toss, start})[0].Arm(monday); drawn {
		t.Error("an evening before the trial is one of it")
	}
}

func TestATrialHasItsLength(t *testing.T) {
	entries, _ := played(t, 28)
	trial := Trials(entries)[0]
	if _, more := trial.Toss(entry(monday+28, 15), 0.5); more || !trial.Done() {
		t.Error("it goes on after its last evening")
	}
	if _, ok := Running([]Trial{trial}); !ok {
		t.Error("its last night is not asked about")
	}
}

func TestTheResultComesAfterTheLastEvening(t *testing.T) {
	for n, want := range map[int]string{0: "trial.wait", 14: "trial.wait", 27: "trial.wait"} {
		r := result(t, n)
		if said := ids(r.Lines()); r.Ready || said != want || r.Drawn != n {
			t.Errorf("%d evenings: said %s, %+v", n, said, r)
		}
	}
	r := result(t, 28)
	if !r.Ready || r.Counts.K1 != 0 || r.Counts.K0 != r.Counts.N0 || r.Counts.N1+r.Counts.N0 != 28 || r.P > 0.001 || !r.Differs() {
		t.Errorf("got %+v", r)
	}
	if r.Answered != 27 || r.Followed != 22 || r.Difference >= 0 || r.High >= 0 {
		t.Errorf("got %+v", r)
	}
	if said := ids(r.Lines()); said != "trial.result trial.differs trial.chance trial.kept" {
		t.Errorf("said %s", said)
	}
	entries, nights := played(t, 28)
	if r := Trials(entries)[0].Result(nights[:27], monday+27); r.Ready {
		t.Error("there is a result before the last night")
	}
	if r := Trials(entries)[0].Result(nights[:7], monday+28); r.Ready || ids(r.Lines()) != "trial.over" {
		t.Errorf("of hardly a night: %+v", r)
	}
}

func TestEndingEarlyTellsCountsOnly(t *testing.T) {
	entries, nights := played(t, 14)
	ended := Trials(append(entries, Trials(entries)[0].End(entry(monday+14, 12))))[0]
	r := ended.Result(nights, monday+40)
	if said := ids(r.Lines()); r.Ready || said != "trial.ended" || r.Counts.N1+r.Counts.N0 != 14 || r.P != 0 {
		t.Errorf("said %s, %+v", said, r)
	}
	if said := ids(ended.Result(nil, monday+40).Lines()); said != "trial.ended.none" {
		t.Errorf("of no night: said %s", said)
	}
	if _, ok := ended.Toss(entry(monday+14, 15), 0.5); ok {
		t.Error("it is drawn after its end")
	}
}

func TestTheSameWordsTakeUpTheOldTrial(t *testing.T) {
	entries, _ := played(t, 5)
	ended := Trials(append(entries, Trials(entries)[0].End(entry(monday+5, 12))))
	for text, day := range map[string]evening.Day{"no tea after 14:00": monday + 5, "  No Tea, after 14.00! ": monday + 19} {
		if got, ok := Again(ended, text, day); !ok || got.ID != "start" {
			t.Errorf("%q on %s: %v", text, day, ok)
		}
	}
	for text, day := range map[string]evening.Day{"no coffee": monday + 5, "no tea after 14:00": monday + 20} {
		if _, ok := Again(ended, text, day); ok {
			t.Errorf("%q on %s takes it up", text, day)
		}
	}
	if _, ok := Again(Trials(entries), "no tea after 14:00", monday+5); ok {
		t.Error("one that runs is taken up")
	}
}

func TestMinutesAreComparedWhereTheTrialIsAboutThem(t *testing.T) {
	entries, nights := played(t, 28)
	entries[0].Trial.Outcome = string(SOL)
	for i := range nights {
		nights[i].SOL = figure(40 + float64(i%5))
		if nights[i].Jerk == No {
			nights[i].SOL = figure(10 + float64(i%5))
		}
	}
	r := Trials(entries)[0].Result(nights, monday+28)
	if r.Outcome != SOL || r.With > 15 || r.Without < 40 || r.Low > r.Difference || r.High < r.Difference || r.High >= 0 || !r.Differs() {
		t.Errorf("got %+v", r)
	}
	if said := ids(r.Lines()); !strings.HasPrefix(said, "trial.result.mean trial.differs") {
		t.Errorf("said %s", said)
	}
}

// What was begun before trials had a length takes two weeks.
func TestATrialOfBeforeHasAnEndToo(t *testing.T) {
	start, _ := begun(t)
	start.Trial = &journal.Trial{Event: started, Text: "no tea", Seed: 7}
	if trial := Trials([]journal.Entry{start})[0]; trial.Evenings != before {
		t.Errorf("it takes %d evenings", trial.Evenings)
	}
}

func TestATrialWantsAFewWords(t *testing.T) {
	for text, want := range map[string]error{
		"  ": ErrTrialText, "a\x1b[2J": ErrTrialText, "a\nb": ErrTrialText, strings.Repeat("é", 81): ErrTrialLong,
		strings.Repeat("é", 80): nil, " no tea ": nil,
	} {
		e, err := Start(entry(monday, 15), text, 42, SOL)
		if !errors.Is(err, want) {
			t.Errorf("%q: got %v, want %v", text, err, want)
		}
		if err == nil && (e.Check() != nil || e.Trial.Text != strings.TrimSpace(text)) {
			t.Errorf("%q: %+v, %v", text, e, e.Check())
		}
	}
	if _, err := Start(entry(monday, 15), "no tea", 30, Jerks); !errors.Is(err, ErrTrialLength) {
		t.Errorf("of 30 evenings: %v", err)
	}
}

// Every sentence asked for is on the list, with the values the list names.
func TestLinesAreThoseOnTheList(t *testing.T) {
	known := lines.Of(t, "insight")
	_, few := begun(t)
	lines := []wording.Line{Withheld(), NoTrial(), NotTossed(), NothingAsked(), few.Begun(), few.TakenUp(), few.AlreadyRunning(), Lengths()[0].Line(Jerks), Lengths()[0].Line(SOL)}
	for _, n := range []int{3, 28} {
		entries, nights := played(t, n)
		ended := append(slices.Clone(entries), Trials(entries)[0].End(entry(monday+28, 12)))
		for _, o := range []Outcome{Jerks, Tension} {
			entries[0].Trial.Outcome = string(o)
			for i := range nights {
				nights[i].Tension = figure(float64(i))
			}
			for _, all := range [][]journal.Entry{entries, ended} {
				lines = append(lines, Trials(all)[0].Result(nights, monday+28).Lines()...)
			}
			lines = append(lines, Trials(entries)[0].Result(nights[:2], monday+28).Lines()...)
		}
		for d := range evening.Day(3) {
			trial := Trials(entries)[0]
			a, _ := trial.Tonight(monday + d)
			b, _ := trial.Ask(monday + d)
			lines = append(lines, a, b)
		}
	}
	for _, q := range []Question{{}, {Factor: Caffeine, Outcome: Jerks, Since: monday}} {
		lines = append(lines, q.Begun())
		for _, nights := range []string{"cC", "CCCCcooooooooooccCCoooo"} {
			for _, section := range Look(Nights(log(nights), rules()), intake.Body{}, q).Sections(nil, monday) {
				lines = append(lines, section...)
			}
		}
	}
	for _, s := range []string{"", "CC", "CCCCcooooooooo", "CCCCooooooooooooo", "BBBBBbboooooooooooooo", "CCCCCcssssoooooooooos", "CcCcCcOoOoOoOoOoOoOoOo"} {
		p := look(log(s))
		for _, section := range p.Sections(Nights(log(s), rules()), monday) {
			lines = append(lines, section...)
		}
	}
	for _, o := range []Outcome{Jerks, SOL, WASO} {
		own := OwnLine{Outcome: o, Now: 35, Line: 60, Some: 1, Beyond: 1, Was: 7.5, Then: 3.6, Scale: 1}
		lines = append(append(lines, own.Lines()...), OwnLine{Held: true}.Lines()...)
		own.Was, own.Scale = 12.3, 1.2
		lines = append(lines, own.Lines()...)
		own.Was, own.Then = own.Then, own.Was
		lines = append(lines, own.Lines()...)
	}
	for _, l := range slices.Clone(lines) {
		lines = append(lines, Typed(l))
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
