package insight

import (
	"slices"
	"strings"
	"testing"

	"lull/content"
	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/journal"
)

func TestAQuestionIsReadAsItIsSaid(t *testing.T) {
	words := content.Vocabulary().Asked()
	for text, want := range map[string]Question{
		"late coffee jerks":            {Factor: Caffeine, Outcome: Jerks},
		"Late caffeine, and SOL":       {Factor: Caffeine, Outcome: SOL},
		"hard exercise falling asleep": {Factor: Exercise, Outcome: SOL},
		"wine awake":                   {Factor: Alcohol, Outcome: WASO},
		"a practice, tension":          {Factor: Relaxation, Outcome: Tension},
		"stress quality":               {Factor: Stress, Outcome: Quality},
		"big meal sleep starts":        {Factor: Meal, Outcome: Jerks},
		"Jérks, café":                  {},
		"late coffee":                  {},
		"jerks":                        {},
		"coffee wine jerks":            {},
		"coffee jerks quality":         {},
	} {
		got, err := ParseQuestion(text, words)
		if got != want || (err == nil) != (want != Question{}) {
			t.Errorf("%q: got %+v, %v, want %+v", text, got, err, want)
		}
	}
}

func TestEveryWordOfAQuestionMeansSomethingOfIt(t *testing.T) {
	for begins, name := range content.Vocabulary().Asked() {
		if !slices.Contains(factors[:], Factor(name)) && !slices.Contains(Outcomes(), Outcome(name)) {
			t.Errorf("%q means %q, which is nothing of the evening and nothing of the night", begins, name)
		}
	}
}

// asked looks at a log of which the nights from one on were asked for.
func asked(nights string, from int) Patterns {
	q := Question{Factor: Caffeine, Outcome: Jerks, Since: monday}
	q.Since += evening.Day(from)
	return Look(Nights(log(nights), rules()), intake.Body{}, q)
}

func TestAQuestionIsAnsweredByTheNightsAfterIt(t *testing.T) {
	before, after := strings.Repeat("C", 10)+strings.Repeat("o", 11), "CCCCCcooooooooooooooo"
	p := asked(before+after, len(before))
	f, compared := p.Watched.Finding()
	if !compared || f.Counts != (Counts{5, 6, 0, 15}) || f.Verdict != Pattern || p.Watched.Among != 1 {
		t.Errorf("got %+v", p.Watched)
	}
	if slices.ContainsFunc(p.Of(Jerks).Findings, func(f Finding) bool { return f.Factor == Caffeine }) {
		t.Error("what was asked is looked around for too")
	}
	if f, compared := asked(before+"CCC", len(before)).Watched.Finding(); compared || f.Needs != 11 {
		t.Errorf("after three nights: %+v", f)
	}
	if f, compared := asked(before, len(before)).Watched.Finding(); compared || f.Needs != 14 {
		t.Errorf("before its first night: %+v", f)
	}
}

// What came on the same nights is named beside the question, or its pattern would be
// laid to the one thing that happened to be asked about.
func TestWhatCameOnTheNightsOfTheQuestionIsNamed(t *testing.T) {
	w := asked("BBBBBbooooooooooooooo", 0).Watched
	if len(w.Together) != 1 || !slices.Equal(w.Together[0].Factors, []Factor{Caffeine, Stress}) || len(w.Findings) != 1 {
		t.Errorf("together are %v, of %+v", w.Together, w.Findings)
	}
	if said := ids(w.Lines()); !strings.Contains(said, "insight.pattern.one insight.together") {
		t.Errorf("said %s", said)
	}
	if w := asked("CCCCCcsoooossoooosooo", 0).Watched; len(w.Together) > 0 {
		t.Errorf("apart, and yet %v", w.Together)
	}
}

func TestTheLastQuestionStands(t *testing.T) {
	ask := func(at int, factor, outcome string) journal.Entry {
		e := entry(monday, float64(at))
		e.Kind, e.Watch = journal.KindWatch, &journal.Watch{Factor: factor, Outcome: outcome}
		return e
	}
	first, second := ask(15, "caffeine", "jerks"), ask(16, "stress", "sol")
	if q := Asked([]journal.Entry{first, second}); q != (Question{Stress, SOL, monday}) {
		t.Errorf("got %+v", q)
	}
	for name, last := range map[string]journal.Entry{"taken back": ask(17, "", ""), "of a later version": ask(17, "noise", "jerks")} {
		if q := Asked([]journal.Entry{first, last}); q != (Question{}) {
			t.Errorf("%s: got %+v", name, q)
		}
	}
}

func TestTheQuestionComesFirstAndTheRestSaysWhatItIs(t *testing.T) {
	nights := Nights(log("BBBBBboooooooooooooooCCCCCssssssoooooooooooCCCCCssssssoooooo"), rules())
	sections := Look(nights, intake.Body{}, Question{Factor: Caffeine, Outcome: Jerks, Since: monday}).Sections(nights, monday)
	if said := ids(sections[0]); !strings.HasPrefix(said, "insight.asked insight.counts.jerks") {
		t.Errorf("first: %s", said)
	}
	if said := ids(sections[1]); said != "insight.around insight.around.one" { // stress and jerks
		t.Errorf("then: %s", said)
	}
	if said := ids(Look(nights, intake.Body{}, Question{}).Sections(nights, monday)[1]); said != "insight.around insight.around.noise" {
		t.Errorf("with nothing asked: %s", said)
	}
}

// Counts are of the nights of the last look; where more are logged it is said why they
// are fewer than those above them.
func TestItIsSaidWhichNightsAreCompared(t *testing.T) {
	for nights, want := range map[string]string{
		"CCCCCcooooooooooooooo":     "insight.logged.jerks insight.counts.jerks",
		"CCCCCcooooooooooooooooooo": "insight.logged.jerks insight.looked insight.counts.jerks",
	} {
		lines := look(log(nights)).Of(Jerks).Lines()
		if said := ids(lines); !strings.HasPrefix(said, want) {
			t.Errorf("%d nights: %s", len(nights), said)
		}
		if len(nights) > 21 && lines[1].With["looked"] != "21" {
			t.Errorf("it says %v", lines[1])
		}
	}
}

func TestThirdsAreCountsWhereNightsAllow(t *testing.T) {
	var entries []journal.Entry
	jerks := 0
	for i, mg := range []float64{20, 100, 300} {
		for j := range 8 {
			d := monday + evening.Day(8*i+j)
			answer := journal.NoJerks
			if j < 2*i+1 {
				answer, jerks = journal.FewJerks, jerks+1
			}
			entries = append(entries, drank(d, 16, mg+float64(j)), slept(d, answer))
		}
	}
	p := look(entries).Of(Jerks)
	if len(p.Thirds) != 3 || p.Thirds[0].K != 1 || p.Thirds[1].K != 3 || p.Thirds[2].K+4 != jerks {
		t.Errorf("got %+v", p.Thirds)
	}
	if x := look(entries[:40]).Of(Jerks).Thirds; x != nil {
		t.Errorf("of 20 nights: %+v", x)
	}
	for i := range entries {
		if x := entries[i].Intake; x != nil {
			x.Caffeine = 100
		}
	}
	if x := look(entries).Of(Jerks).Thirds; x != nil {
		t.Errorf("of nights that are alike: %+v", x)
	}
}
