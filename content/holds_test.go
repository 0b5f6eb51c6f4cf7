package content

import (
	"slices"
	"strings"
	"testing"
	"time"

	"lull/routines/journal"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/routines/tonight"
)

// withHolds is somebody who has put breath holds everywhere they can be put: into
// patterns of their own, one of them under a shipped name, into routines, one
// of them suggested, and into what is breathed when nothing else is said.
func withHolds(t *testing.T, answers ...string) settings.Settings {
	t.Helper()
	s := settings.Default()
	for _, a := range append([]string{
		"patterns.mine=4-7-8-0", "patterns.calm=5-5-5-5", "patterns.quick=1-10-1-0", "breath.pattern=mine",
		"routines.late=box 2m, 4-7-8 2m, shuffle 3m", "routines.own=mine 2m, relax scan",
	}, answers...) {
		key, value, _ := strings.Cut(a, "=")
		if err := s.Set(key, value); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func held(p practice.Plan) bool {
	return slices.ContainsFunc(p.Phases, func(p practice.Phase) bool { return p.Cue == practice.Hold })
}

// withoutAYes are the ways in which nobody has said that holds are fine.
var withoutAYes = [][]string{
	{},
	{"safety.holds=no"},
	{"safety.heart=yes"},
	{"safety.holds=yes", "safety.pregnancy=yes"},
	{"safety.holds=yes", "caffeine.pregnancy_weeks=20"},
}

func TestNothingThatIsOfferedHoldsTheBreathWithoutAYes(t *testing.T) {
	now := time.Date(2026, 11, 24, 21, 0, 0, 0, time.UTC)
	for _, answers := range withoutAYes {
		s := withHolds(t, answers...)
		r := repertoire.New(Breaths(), s).With(allGuided, 3)
		choices := []practice.Choice{r.Usual()}
		for _, p := range r.Breaths.Offered() {
			if p.Holds() {
				t.Errorf("%v: %s is in the list", answers, p.Name)
			}
			choices = append(choices, practice.Choice{Practice: "breathe", Name: p.Name})
		}
		for _, x := range r.Routines() {
			choices = append(choices, practice.Choice{Practice: "wind", Name: x.Name})
		}
		for _, name := range []string{"box", "478", "mine", "calm", "4-7-8", "quick"} {
			last := practice.Choice{Practice: "breathe", Name: name, Length: 10 * time.Minute}
			if r.Offers(last) {
				t.Errorf("%v: %s is offered", answers, name)
			}
			told := tonight.Facts{Plans: r, Last: &journal.Entry{Session: &journal.Session{Practice: "breathe", Name: name, Planned: last.Length}}}
			if got := tonight.From(now, s, nil, told).Suggestion; got.Name != r.Usual().Name || got.Because != practice.OtherBreath {
				t.Errorf("%v: after %s the suggestion is %+v", answers, name, got)
			}
			choices = append(choices, last)
		}
		for _, c := range choices {
			plan, err := r.Plan(c)
			if err != nil || held(plan) {
				t.Errorf("%v: %+v holds the breath, %v", answers, c, err)
			}
			var began time.Duration
			for _, p := range plan.Phases {
				if p.Cue == practice.In {
					began = p.Start
				}
				if d := p.End() - began; p.Cue == practice.Out && d < 5*time.Second {
					t.Fatalf("%v: without its holds %+v has a breath of %v", answers, c, d)
				}
			}
		}
	}
}

func TestAskedForByNameAHoldIsAskedAboutOnceAndLeftOutAfterANo(t *testing.T) {
	for i, answers := range withoutAYes {
		r := repertoire.New(Breaths(), withHolds(t, answers...))
		for _, name := range []string{"box", "mine", "4-7-8"} {
			p, err := r.Breaths.Asked(name)
			unanswered := i == 0
			if err != nil || p.Holds() != unanswered {
				t.Errorf("%v: asked for %s it is %+v, %v", answers, name, p, err)
			}
			if plan := practice.Breathe(p, 0); plan.Withheld() == unanswered {
				t.Errorf("%v: whether holds were taken out of %s is told wrongly", answers, name)
			}
		}
	}
}

func TestAfterAYesHoldsAreOfferedLikeAnythingElse(t *testing.T) {
	s := withHolds(t, "safety.holds=yes", "safety.heart=no")
	r := repertoire.New(Breaths(), s).With(allGuided, 3)
	for _, c := range []practice.Choice{r.Usual(), {Practice: "breathe", Name: "box"}, {Practice: "wind", Name: "own"}} {
		if plan, err := r.Plan(c); err != nil || !held(plan) || plan.Withheld() || !r.Offers(c) {
			t.Errorf("%+v: held is %v, offered %v, %v", c, held(plan), r.Offers(c), err)
		}
	}
}

func TestAPatternWithoutItsHoldsIsKnownByItsNumbers(t *testing.T) {
	r := repertoire.New(Breaths(), withHolds(t, "safety.holds=no"))
	for name, want := range map[string]string{"box": "4-4", "478": "4-8", "quick": "3-4.5"} {
		p, err := r.Breaths.Asked(name)
		again, _ := practice.ParsePattern(p.Name)
		if err != nil || p.Name != want || p.Title != want || again.In != p.In || again.Out != p.Out || again.Holds() {
			t.Errorf("%s without holds is %+v, %v", name, p, err)
		}
	}
	p, _ := r.Breaths.Asked("478")
	if d := practice.Breathe(p, 0).Lasts(); d < 60*time.Second || d > 90*time.Second {
		t.Errorf("without holds it lasts %v, and with them 76s", d)
	}
}
