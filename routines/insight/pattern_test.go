package insight

import (
	"reflect"
	"strings"
	"testing"

	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/wording"
)

// log writes nights: for each letter an evening. An upper-case letter has a
// jerk. c late coffee, s stress 8, b both, o neither; . an evening with
// nothing but the answer of the morning, so that no factor is known.
func log(nights string) []journal.Entry {
	var out []journal.Entry
	for i, r := range nights {
		d := monday + evening.Day(i)
		kind := strings.ToLower(string(r))
		if kind != "." {
			h, stress := 8.0, 2
			if kind == "c" || kind == "b" {
				h = 17
			}
			if kind == "s" || kind == "b" {
				stress = 8
			}
			out = append(out, drank(d, h, 96), rated(d, "stress", stress))
		}
		jerks := journal.NoJerks
		if string(r) != kind {
			jerks = journal.FewJerks
		}
		out = append(out, slept(d, jerks))
	}
	return out
}

func look(entries []journal.Entry) Patterns {
	return Look(Nights(entries, rules()), intake.Body{}, Question{})
}

func found(t *testing.T, c Comparison, f Factor) Finding {
	t.Helper()
	for _, x := range c.Findings {
		if x.Factor == f {
			return x
		}
	}
	t.Fatalf("%s was not looked at: %+v", f, c)
	return Finding{}
}

func TestTheExampleIsAHintAloneAndNothingAmongFive(t *testing.T) {
	c := Counts{4, 6, 1, 9}
	if v := verdict(c.Chance(), 1); v != Hint {
		t.Errorf("alone: %v", v)
	}
	if v := verdict(c.Chance(), 5); v != Unclear {
		t.Errorf("among five: %v", v)
	}
	for chance, want := range map[float64]Verdict{0.5: Unclear, 0.9799: Unclear, 0.98: Hint, 0.9949: Hint, 0.995: Pattern} {
		if got := verdict(chance, 1); got != want {
			t.Errorf("%v: got %v, want %v", chance, got, want)
		}
	}
}

func TestNothingIsComparedBeforeTheMinimums(t *testing.T) {
	for _, c := range []struct {
		nights string
		needs  int
	}{
		{"", 14},
		{"CCCC", 10},
		{"CCCCooooooooo", 1},        // 13 nights
		{"cccccccooooooo", 7},       // 14, and no jerk at all
		{"CcccccooooooooCC", 5},     // the look at 14 saw one jerk
		{"CCCCCCCOOOOOOO", 7},       // no night without
		{"CCCooooooooooooooooo", 0}, // enough to begin; each factor has its own minimum
	} {
		got := look(log(c.nights)).Of(Jerks)
		if got.Needs != c.needs {
			t.Errorf("%s: needs %d, want %d", c.nights, got.Needs, c.needs)
		}
		if c.needs > 0 && len(got.Findings) > 0 {
			t.Errorf("%s: compared %+v", c.nights, got.Findings)
		}
	}
}

func TestAFactorWaitsForFiveOnEachSide(t *testing.T) {
	c := look(log("CCCCoooooooooo")).Of(Jerks)
	f := found(t, c, Caffeine)
	if f.Verdict != TooFew || f.Chance != 0 || f.Needs != 7 {
		t.Errorf("got %+v", f)
	}
	f = found(t, look(log("CCCCcooooooooo")).Of(Jerks), Caffeine)
	if f.Verdict == TooFew || f.Counts != (Counts{4, 5, 0, 9}) || !f.More {
		t.Errorf("got %+v", f)
	}
}

func TestThereIsALookAtEverySeventhNightOnly(t *testing.T) {
	first := look(log("CCCCcooooooooo")).Of(Jerks)
	for _, more := range []string{"O", "OO", "OOOOOO"} {
		c := look(log("CCCCcooooooooo" + more)).Of(Jerks)
		if c.Looked != 14 || c.Next != 7-len(more) || found(t, c, Caffeine) != found(t, first, Caffeine) {
			t.Errorf("after %d more: %+v", len(more), c)
		}
	}
	if c := look(log("CCCCcoooooooooOOOOOOO")).Of(Jerks); c.Looked != 21 || found(t, c, Caffeine).Counts.K0 != 7 {
		t.Errorf("after seven more: %+v", c)
	}
}

func TestMissingIsNotANo(t *testing.T) {
	c := look(log("CCCCcoooooooooo......")).Of(Jerks)
	if f := found(t, c, Caffeine); f.Counts.N1+f.Counts.N0 != 15 {
		t.Errorf("evenings with nothing logged were taken for evenings without: %+v", f.Counts)
	}
}

func TestLinesOfManyPairsAreStricter(t *testing.T) {
	entries := log("CCCCCcssssoooooooooos")
	if c := look(entries).Of(Jerks); c.Factors != 2 || c.Among != 2 || patternFrom(c.Among) != 0.9975 {
		t.Errorf("%d factors, %d pairs: %+v", c.Factors, c.Among, c.Findings)
	}
	for i := range entries {
		if n := entries[i].Night; n != nil {
			n.Quality = 3
		}
	}
	if c := look(entries).Of(Jerks); c.Among != 4 {
		t.Errorf("with an outcome more: %d pairs", c.Among)
	}
}

func TestWhatCameOnTheSameNightsIsToldTogether(t *testing.T) {
	c := look(log("BBBBBbboooooooooooooo")).Of(Jerks)
	if len(c.Together) != 1 || len(c.Together[0].Factors) != 2 {
		t.Fatalf("got %+v", c.Together)
	}
	said := ids(c.Lines())
	if !strings.Contains(said, "insight.together") || strings.Count(said, "insight.pattern") != 1 {
		t.Errorf("said %s", said)
	}
	// Said too where nothing came of either.
	said = ids(look(log("BBbbbbboooOOoooooooooo")).Of(Jerks).Lines())
	if !strings.Contains(said, "insight.together") || !strings.Contains(said, "insight.unclear") {
		t.Errorf("said %s", said)
	}
	if c := look(log("CCCCcssssooooooooooooooCCCcssssoooooooooooobb")).Of(Jerks); len(c.Together) != 0 {
		t.Errorf("told together: %+v", c.Together)
	}
}

// What ties the first to the second and the second to the third does not tie the first
// to the third.
func TestNoTwoAreSaidToBeTiedThatAreNot(t *testing.T) {
	known := func(stress, exercise, meal bool) *Night {
		n := &Night{}
		for f, was := range map[Factor]bool{Stress: stress, Exercise: exercise, Meal: meal} {
			n.exposed.set(f, No)
			if was {
				n.exposed.set(f, Yes)
			}
		}
		return n
	}
	var seen []*Night
	for i := range 40 {
		// Exercise agrees with each of the others on 34 nights, and they on 28.
		seen = append(seen, known((i%2 == 0) != (i < 6), i%2 == 0, (i%2 == 0) != (i >= 34)))
	}
	c := Comparison{Findings: []Finding{
		{Factor: Exercise, Verdict: Unclear}, {Factor: Meal, Verdict: Unclear}, {Factor: Stress, Verdict: Pattern},
	}}
	c.tieUp(seen)
	want := []Tied{{[]Factor{Exercise, Meal}, true}, {[]Factor{Exercise, Stress}, true}}
	if !reflect.DeepEqual(c.Together, want) {
		t.Fatalf("tied are %v, want %v", c.Together, want)
	}
	said := ids(c.findings())
	if strings.Count(said, "insight.counts") != 3 || strings.Count(said, "insight.together") != 2 {
		t.Errorf("said %s", said)
	}
}

func TestHardlyANightUnderTheLineRaisesItOnce(t *testing.T) {
	var entries []journal.Entry
	for i := range 21 {
		d := monday + evening.Day(i)
		h, jerks := 15.0, journal.NoJerks // 33 mg of 100 by bedtime
		mg := 125.0                       // 42 mg
		if i%2 == 0 {
			mg, jerks = 300, journal.ManyJerks
		}
		entries = append(entries, drank(d, h, mg), slept(d, jerks))
	}
	c := look(entries).Of(Jerks)
	f := found(t, c, Caffeine)
	if !c.Raised || c.Threshold != intake.LikelyFrom || f.Counts.N0 < 5 || f.Verdict != Pattern {
		t.Errorf("got %+v, %+v", c, f)
	}
	if !strings.Contains(ids(c.Lines()), "insight.raised") {
		t.Errorf("it is not said: %s", ids(c.Lines()))
	}
}

func TestStrataAreWeighted(t *testing.T) {
	got := acrossStrata(Counts{6, 10, 2, 10}, Counts{2, 4, 1, 4})
	want := (5*0.4 + 2*0.25) / 7
	if !got.Known || got.Value < want-1e-12 || got.Value > want+1e-12 {
		t.Errorf("got %+v, want %v", got, want)
	}
	if acrossStrata(Counts{6, 10, 2, 10}, Counts{1, 2, 1, 4}).Known {
		t.Error("a cell of two nights was used")
	}
}

func TestNumbersWaitForTheSameMinimums(t *testing.T) {
	var entries []journal.Entry
	for i := range 14 {
		d := monday + evening.Day(i)
		e := slept(d, "")
		stress := 2
		if i < 5 {
			stress = 8
		}
		sol := minutes(15 + 5*i%4)
		if i < 5 {
			sol = minutes(50 + i)
		}
		e.Night.SOL = &sol
		entries = append(entries, rated(d, "stress", stress), e)
		if i == 12 && look(entries).Of(SOL).Needs != 1 {
			t.Errorf("after 13: %+v", look(entries).Of(SOL))
		}
	}
	c := look(entries).Of(SOL)
	f := found(t, c, Stress)
	if f.Verdict != Pattern || !f.More || f.With != 52 || f.Superiority != 1 {
		t.Errorf("got %+v", f)
	}
	if got := look(entries).Of(Jerks); got.Logged != 0 || len(got.Lines()) != 0 {
		t.Errorf("a morning without an answer about jerks counts: %+v", got)
	}
}

func ids(lines []wording.Line) string {
	var s []string
	for _, l := range lines {
		s = append(s, l.ID)
	}
	return strings.Join(s, " ")
}

func TestTensionIsToldAfterFivePractices(t *testing.T) {
	var entries []journal.Entry
	for i := range 5 {
		d := monday + evening.Day(i)
		if i == 4 && strings.Contains(ids(look(entries).Notes()), "insight.tension") {
			t.Error("told after four")
		}
		entries = append(entries, rated(d, "tension-before", 7), rated(d, "tension-after", 7-i))
	}
	p := look(entries)
	if p.Change.Sessions != 5 || p.Change.Median != -2 || !strings.HasPrefix(ids(p.Notes()), "insight.tension insight.tension.note") {
		t.Errorf("got %+v, %s", p.Change, ids(p.Notes()))
	}
}

// Nights that drop out at the far end must not shift which night is the
// seventh, so they drop out in whole years.
func TestTheSpanBeginsAtTheSameEveningForAYear(t *testing.T) {
	changes := 0
	for d := monday; d < monday+2*Span; d++ {
		if back := d - Since(d); back < 2*Span || back >= 3*Span {
			t.Fatalf("%s looks %d evenings back", d, back)
		}
		if Since(d) != Since(d+1) {
			changes++
		}
	}
	if changes != 2 {
		t.Errorf("it moved %d times in two years", changes)
	}
	if _, ok := Window(Nights(log("cccc"), rules()), monday+3); ok {
		t.Error("a short log is said to be a part")
	}
	if l, ok := Window([]Night{{Evening: Since(monday)}}, monday); !ok || l.With["since"] == "" {
		t.Error("a long log is not said to be a part")
	}
}

// Of gives the comparison of an outcome.
func (p Patterns) Of(o Outcome) Comparison {
	for _, c := range p.Comparisons {
		if c.Outcome == o {
			return c
		}
	}
	return Comparison{Outcome: o}
}
