package content

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"lull/routines/guided"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
)

func allGuided() repertoire.Guided {
	return repertoire.Guided{
		Places: Places(), Common: Common(), Relaxations: Relaxations(),
		Pictures: Pictures(), Opening: ShuffleOpening(), Routines: Routines(),
	}
}

// plansUnder makes every guided plan there is under a seed.
func plansUnder(t *testing.T, seed uint64) []practice.Plan {
	t.Helper()
	var out []practice.Plan
	for _, p := range Places() {
		for _, length := range []time.Duration{8 * time.Minute, 15 * time.Minute, 20 * time.Minute} {
			out = append(out, guided.Imagine(p, Common(), guided.Walk{Seed: seed, Length: length}))
		}
		out = append(out,
			guided.Imagine(p, Common(), guided.Walk{Seed: seed, Steps: true}),
			guided.Imagine(p, Common(), guided.Walk{Seed: seed, Senses: []guided.Sense{guided.Sound, guided.Touch}}))
	}
	for _, x := range Relaxations() {
		out = append(out, guided.Relax(x, guided.Ease{Seed: seed}))
		for _, n := range guided.GroupSets {
			if len(x.Groups) > 0 {
				out = append(out, guided.Relax(x, guided.Ease{Seed: seed, Groups: n}))
			}
		}
	}
	out = append(out, guided.Shuffle(Pictures(), guided.Deal{Seed: seed, Opens: ShuffleOpening().Settle}))
	r := repertoire.New(Breaths(), settings.Default()).With(allGuided, seed)
	for _, x := range r.Routines() {
		p, err := r.Plan(practice.Choice{Practice: "wind", Name: x.Name})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	return out
}

// The laws of every plan: phases that last, fullness without a jump, an end
// after a whole sentence or breath, and the same again from the same seed.
func TestLawsOfEveryGuidedPlan(t *testing.T) {
	for seed := range uint64(5) {
		again := plansUnder(t, seed)
		for i, plan := range plansUnder(t, seed) {
			full := 0.0
			for j, p := range plan.Phases {
				if p.Lasts <= 0 || p != again[i].Phases[j] {
					t.Fatalf("%s, seed %d: the phase at %v lasts %v, and another time it is %v", plan.Name, seed, p.Start, p.Lasts, again[i].Phases[j])
				}
				if p.From != full {
					t.Fatalf("%s: fullness jumps from %v to %v at %v", plan.Name, full, p.From, p.Start)
				}
				full = p.To
			}
			if last := plan.Phases[len(plan.Phases)-1]; !last.Ends || last.To != 0 {
				t.Errorf("%s ends on %+v", plan.Name, last)
			}
			onlyBreath := !slices.ContainsFunc(plan.Phases, func(p practice.Phase) bool { return p.Cue == practice.Say })
			if plan.Seed != seed && !onlyBreath {
				t.Errorf("%s under %d says its seed is %d", plan.Name, seed, plan.Seed)
			}
		}
	}
}

// Every word that is shown has the time it takes to read, at the one rate,
// before other words come or it is over.
func TestNoPassageAsksForMoreReadingThanItsTime(t *testing.T) {
	for seed := range uint64(8) {
		for _, plan := range plansUnder(t, seed) {
			for i, p := range plan.Phases {
				if p.Breath() || p.Words == "" {
					continue
				}
				has := p.Lasts
				for j := i + 1; j < len(plan.Phases) && plan.Phases[j].Words == "" && plan.Phases[j].Cue == practice.Rest; j++ {
					has += plan.Phases[j].Lasts
				}
				if needs := practice.Reading(p.Words); needs > has || needs > p.Lasts && p.Cue != practice.Say {
					t.Errorf("%s: %q has %v and takes %v", plan.Name, p.Words, has, needs)
				}
				if p.Cue == practice.Say && plan.Practice != "shuffle" && p.Lasts < practice.Reading(p.Words) {
					t.Errorf("%s: %q is said for %v and takes %v", plan.Name, p.Words, p.Lasts, practice.Reading(p.Words))
				}
			}
		}
	}
}

// A passage is shown whole: each is one of those that were written.
func TestNoPassageIsCut(t *testing.T) {
	written := map[string]bool{"The breath can go its own way now.": true}
	take := func(lists ...[]guided.Slot) {
		for _, slots := range lists {
			for _, s := range slots {
				for _, words := range s {
					written[words] = true
				}
			}
		}
	}
	take(Common().Settle, Common().Induction, Common().Fade, ShuffleOpening().Settle)
	for _, p := range Places() {
		take(p.Settle, p.Induction, p.Level, p.Steps, p.Unseen, p.Fade)
		for _, s := range guided.Senses {
			take(p.Pools[s])
		}
		for _, s := range p.Stories {
			take(s.Slots)
		}
	}
	for _, x := range Relaxations() {
		take(x.Settle, x.Fade)
		for _, p := range x.Parts {
			take(p.Slots)
		}
		for _, g := range x.Groups {
			take([]guided.Slot{g.Announce, g.Tighten, g.Release})
		}
	}
	for _, p := range Pictures() {
		written[p.Word] = true
	}
	for _, plan := range plansUnder(t, 11) {
		for _, p := range plan.Phases {
			if !p.Breath() && p.Words != "" && !written[p.Words] {
				t.Errorf("%s says %q, which nobody wrote", plan.Name, p.Words)
			}
		}
	}
}

// said gives the passages of a plan in their order.
func said(p practice.Plan) []string {
	var out []string
	for _, phase := range p.Phases {
		if phase.Words != "" {
			out = append(out, phase.Words)
		}
	}
	return out
}

func pairs(words []string) map[[2]string]bool {
	out := map[[2]string]bool{}
	for i := 1; i < len(words); i++ {
		out[[2]string{words[i-1], words[i]}] = true
	}
	return out
}

// A month in one place: no two walks alike, and of what follows what little
// comes again. A story told twice is told in its order, and shares what it
// shares; so the pairs are counted without stories.
func TestAMonthOfNightsRepeatsNoWalk(t *testing.T) {
	const nights = 31
	for _, place := range Places() {
		inStory := map[string]bool{}
		for _, s := range place.Stories {
			for _, slot := range s.Slots {
				for _, words := range slot {
					inStory[words] = true
				}
			}
		}
		var walks [][]string
		for seed := range uint64(nights) {
			walks = append(walks, said(guided.Imagine(place, Common(), guided.Walk{Seed: 20261100 + seed})))
		}
		sum, sumAll, n, worst := 0.0, 0.0, 0, 0.0
		for i := range walks {
			for j := range i {
				if slices.Equal(walks[i], walks[j]) {
					t.Fatalf("%s: nights %d and %d are the same walk", place.Name, i, j)
				}
				all := overlap(walks[i], walks[j], nil)
				sum, sumAll, n = sum+overlap(walks[i], walks[j], inStory), sumAll+all, n+1
				worst = max(worst, all)
			}
		}
		t.Logf("%-12s of the order %4.1f%% comes again without stories, %4.1f%% with; at most %.0f%%", place.Name, 100*sum/float64(n), 100*sumAll/float64(n), 100*worst)
		if sum/float64(n) > 0.06 || sumAll/float64(n) > 0.12 || worst > 0.6 {
			t.Errorf("%s: %.3f of the order comes again without stories, %.3f with, at most %.2f", place.Name, sum/float64(n), sumAll/float64(n), worst)
		}
	}
}

// overlap is the share of pairs of neighbours in a that b has too.
func overlap(a, b []string, without map[string]bool) float64 {
	other := pairs(b)
	same, all := 0, 0
	for p := range pairs(a) {
		if without[p[0]] && without[p[1]] {
			continue
		}
		all++
		if other[p] {
			same++
		}
	}
	return float64(same) / float64(all)
}

func TestWhoSeesNothingIsShownNothing(t *testing.T) {
	for _, place := range Places() {
		unseen := map[string]bool{}
		take := func(slots []guided.Slot) {
			for _, s := range slots {
				for _, words := range s {
					unseen[words] = true
				}
			}
		}
		take(place.Pools[guided.Sight])
		take(place.Level)
		take(place.Steps)
		for _, s := range place.Stories {
			if s.Needing(guided.Sight) {
				take(s.Slots)
			}
		}
		first := map[string]bool{}
		for seed := range uint64(20) {
			plan := guided.Imagine(place, Common(), guided.Walk{Seed: seed, Senses: []guided.Sense{guided.Touch}, Length: 20 * time.Minute})
			words := said(plan)
			for _, w := range words {
				if unseen[w] {
					t.Errorf("%s, seed %d: %q has to be seen", place.Name, seed, w)
				}
			}
			for _, w := range words {
				if slices.ContainsFunc(place.Pools[guided.Touch], func(s guided.Slot) bool { return slices.Contains(s, w) }) {
					first[w] = true
					break
				}
			}
		}
		if len(first) < 5 {
			t.Errorf("%s: in twenty walks led by touch it comes first in %d ways", place.Name, len(first))
		}
	}
}

func TestPicturesHaveNothingInCommonWithTheirNeighbours(t *testing.T) {
	if len(Pictures()) < 600 {
		t.Errorf("there are %d pictures, want 600 at least", len(Pictures()))
	}
	kinds := map[string]string{}
	for _, p := range Pictures() {
		kinds[p.Word] = p.Kind
		if len(strings.Fields(p.Word)) > 4 || practice.Reading(p.Word) > guided.QuickestPicture {
			t.Errorf("%q is long for a picture", p.Word)
		}
	}
	for seed := range uint64(60) {
		for _, every := range []time.Duration{5 * time.Second, 7 * time.Second} {
			plan := guided.Shuffle(Pictures(), guided.Deal{Seed: seed, Every: every, Length: guided.LongestShuffle})
			if short := guided.LongestShuffle - plan.Lasts(); short > every {
				t.Errorf("seed %d every %v: the pictures run out %v early", seed, every, short)
			}
			seen := map[string]bool{}
			for i, p := range plan.Phases {
				if seen[p.Words] {
					t.Fatalf("seed %d: %q comes twice", seed, p.Words)
				}
				seen[p.Words] = true
				for j := max(i-3, 0); j < i; j++ {
					q := plan.Phases[j].Words
					if kinds[q] == kinds[p.Words] || strings.EqualFold(q[:1], p.Words[:1]) {
						t.Errorf("seed %d: %q comes %d after %q", seed, p.Words, i-j, q)
					}
				}
			}
		}
	}
}

func TestRoutinesHaveTheLengthTheirNameSays(t *testing.T) {
	r := repertoire.New(Breaths(), settings.Default())
	for name, want := range map[string]time.Duration{"5": 5 * time.Minute, "15": 15 * time.Minute, "30": 30 * time.Minute} {
		for seed := range uint64(6) {
			plan, err := r.With(allGuided, seed).Plan(practice.Choice{Practice: "wind", Name: name})
			if err != nil {
				t.Fatal(err)
			}
			if d := (plan.Lasts() - want).Abs(); d > 45*time.Second {
				t.Errorf("%s minutes, seed %d: %v", name, seed, plan.Lasts())
			}
		}
	}
}

func TestEveryReasonHasItsRoutine(t *testing.T) {
	r := repertoire.New(Breaths(), settings.Default()).With(allGuided, 1)
	for _, reason := range []practice.Reason{
		practice.LateNight, practice.ShortOfTime, practice.HighStress, practice.LateRunCoffee, practice.LateExercise,
		practice.LateCaffeine, practice.LateAlcohol, practice.AsLastTime, practice.FirstEvening,
	} {
		i := slices.IndexFunc(r.Routines(), func(x repertoire.Routine) bool { return x.For == reason })
		if i < 0 {
			t.Errorf("nothing answers %q", reason)
			continue
		}
		x := r.Routines()[i]
		plan, err := r.Plan(practice.Choice{Practice: "wind", Name: x.Name})
		if err != nil {
			t.Error(err)
		}
		t.Logf("%-18s %-15s %v", reason, x.Name, plan.Lasts().Round(time.Second))
	}
}

// The figures of docs/evidence.md, Muscle release: at 6 and 35 s one round
// through 16, 7 and 4 groups is 10.9, 4.8 and 2.7 minutes; the feet are tight
// for 5 s at most.
func TestMusclesAreThoseOfTheEvidence(t *testing.T) {
	x := Relaxations()[0]
	for set, want := range map[int]float64{16: 10.9, 7: 4.8, 4: 2.7} {
		plan := guided.Relax(x, guided.Ease{Groups: set})
		n, tight := 0, time.Duration(0)
		for i, p := range plan.Phases {
			if p.Cue != practice.Tense {
				continue
			}
			n++
			if p.Lasts > guided.TenseFor || plan.Phases[i+1].Cue != practice.Release || plan.Phases[i+1].Lasts != guided.ReleaseFor {
				t.Errorf("%d groups: %v tight, then %s %v", set, p.Lasts, plan.Phases[i+1].Cue, plan.Phases[i+1].Lasts)
			}
			if said := strings.ToLower(plan.Phases[i-1].Words); (strings.Contains(said, "foot") || strings.Contains(said, "toes curl")) &&
				!strings.Contains(said, "calf") && p.Lasts > guided.FeetFor {
				t.Errorf("%q: %v tight", said, p.Lasts)
			}
			tight += p.Lasts + plan.Phases[i+1].Lasts
		}
		if n != set || tight.Minutes() > want+0.1 || tight.Minutes() < want-0.2 {
			t.Errorf("%d groups: there are %d, %.1f minutes tight and loose, want %.1f", set, n, tight.Minutes(), want)
		}
		t.Logf("%d groups last %v in all", set, plan.Lasts())
	}
}

func TestThePhrasesAboutTheHeartAreForThoseWhoSaidSo(t *testing.T) {
	hearts := func(s settings.Settings) bool {
		plan, err := repertoire.New(nil, s).With(allGuided, 4).Plan(practice.Choice{Practice: "relax", Name: "autogenic"})
		if err != nil {
			t.Fatal(err)
		}
		return strings.Contains(strings.ToLower(strings.Join(said(plan), " ")), "heart")
	}
	s := settings.Default()
	if hearts(s) {
		t.Error("without an answer the heart is spoken of")
	}
	s.Safety.Heart = settings.No
	if hearts(s) {
		t.Error("without an answer about panic the heart is spoken of")
	}
	s.Safety.Panic = settings.No
	if !hearts(s) {
		t.Error("after both answers the heart is left out")
	}
}

// Words that no practice says: numbers that run, orders, promises, falling.
func TestWhatIsNeverSaid(t *testing.T) {
	for seed := range uint64(10) {
		for _, plan := range plansUnder(t, seed) {
			for _, words := range said(plan) {
				lower := " " + strings.Trim(strings.ToLower(words), ".") + " "
				for _, never := range []string{"!", " you will ", " sleep now", " fall ", " falls ", " falling ", " must ", " you should ", " wake up ", " alarm "} {
					if strings.Contains(lower, never) && plan.Practice != "breathe" {
						t.Errorf("%s says %q", plan.Name, words)
					}
				}
			}
		}
	}
}

// Whatever the day was, what is suggested can be played.
func TestEverySuggestionCanBePlayed(t *testing.T) {
	calm := practice.Choice{Practice: "breathe", Name: "calm"}
	r := repertoire.New(Breaths(), settings.Default()).With(allGuided, 1)
	for _, d := range []practice.Day{
		{ToBed: -2 * time.Hour},
		{},
		{ToBed: time.Hour, Stress: 8},
		{ToBed: time.Hour, Exercise: true, Caffeine: true},
		{ToBed: time.Hour, Exercise: true},
		{ToBed: time.Hour, Caffeine: true},
		{ToBed: time.Hour},
	} {
		d.Usual = calm
		s := practice.Suggest(d)
		plan, err := r.Plan(s.Choice)
		if err != nil {
			t.Errorf("because of %s: %v", s.Because, err)
			continue
		}
		if off := (plan.Lasts() - r.Lasts(s.Choice)).Abs(); off > 2*time.Minute {
			t.Errorf("%s is said to last %v and lasts %v", s.Name, r.Lasts(s.Choice), plan.Lasts())
		}
		if r.Title(s.Choice) == s.Name {
			t.Errorf("%s has no title", s.Name)
		}
	}
}

func TestTheExampleRelaxationIsOne(t *testing.T) {
	data, err := os.ReadFile("../docs/example-relaxation.md")
	if err != nil {
		t.Fatal(err)
	}
	x, err := ParseRelaxation("docs/example-relaxation.md", data)
	if err != nil {
		t.Fatal(err)
	}
	if plan := guided.Relax(x, guided.Ease{}); (plan.Lasts() - 6*time.Minute).Abs() > time.Second {
		t.Errorf("it lasts %v", plan.Lasts())
	}
}

func TestMistakesInARelaxationAreNamedWithTheirLine(t *testing.T) {
	const head = "---\nname: x\ntitle: X\nsuits: a\nnot for: b\n"
	for _, c := range []struct{ text, want string }{
		{head + "---\n", "x.md:6: there is nothing to do in it"},
		{head + "length: long\n---\n## part: a\n\nA.\n", `x.md:6: length is "long", which is not a time`},
		{head + "length: 5m\nshortest: 7m\n---\n## part: a\n\nA.\n", "x.md:8: the lengths contradict each other"},
		{head + "---\n## part: a\n\nA.\n\n## part: a\n\nB.\n", "x.md:11: this part has no name, or one that another has"},
		{head + "---\n## group: a\n\nA.\n\nB.\n\nC.\n", "x.md:7: this group is in no set"},
		{head + "---\n## group: a (12)\n\nA.\n\nB.\n\nC.\n", `x.md:7: "12" is not 16, 7 or 4`},
		{head + "---\n## group: a (16; 9 s)\n\nA.\n\nB.\n\nC.\n", "is not a time from 1 to 6 seconds"},
		{head + "---\n## group: a (16)\n\nA.\n\nB.\n", "x.md:7: there are 2 paragraphs here; write three"},
		{head + "---\n## group: a (16)\n\nA.\n\nOne two three four five six seven eight nine ten.\n\nC.\n", "x.md:11: \"One two three four five six seven eight ...\" takes longer to read"},
		{head + "---\n## part: a (heart)\n\nA.\n", `x.md:7: "heart" is not understood`},
		{head + "---\n## dance\n\nA.\n", `x.md:7: there is no section "dance"; there are settle, part: NAME`},
		{head + "---\n## part: a\n", `x.md:7: there is nothing under "part: a"`},
	} {
		_, err := ParseRelaxation("x.md", []byte(c.text))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q\ngives %v\nwant  %s", c.text, err, c.want)
		}
	}
}

func TestARoutineOfOnesOwnIsReadOrItsFaultIsPlaced(t *testing.T) {
	r, err := ParseRoutine("a.md", []byte("---\nname: slow\ntitle: A slow evening\nsteps: sigh 2m, imagine shore 12m\n---\n"))
	if err != nil || r.Name != "slow" || len(r.Steps) != 2 || r.Lasts() != 14*time.Minute {
		t.Errorf("got %+v, %v", r, err)
	}
	for text, want := range map[string]string{
		"---\nname: slow\ntitle: x\n---\n":                          "a.md:4: the front matter has no steps",
		"---\nname: Slow\ntitle: x\nsteps: calm\n---\n":             "a.md:2: ",
		"---\nname: slow\ntitle: x\nsteps: calm 99h\n---\n":         "a.md:4: ",
		"---\nname: slow\ntitle: \x1b[31m\nsteps: calm 2m\n---\n":   "a.md:3: there is a control character",
		"---\nname: slow\ntitle: x\nsteps: calm 2m\nfor: me\n---\n": "a.md:5: there is no key",
	} {
		if _, err := ParseRoutine("a.md", []byte(text)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q gives %v, want %s...", text, err, want)
		}
	}
}

func FuzzParseRoutine(f *testing.F) {
	for _, text := range []string{
		"---\nname: mine\ntitle: Mine\nsteps: sigh 2m, imagine shore 12m\n---\nA note.\n",
		"---\nname: x\nsteps:\n---\n", "---\nname: x\ntitle: T\nsteps: sigh 99999999h\n---\n", "---\n:\n---", "\xff",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := ParseRoutine("x.md", data)
		if err != nil {
			if !strings.Contains(err.Error(), "x.md") {
				t.Errorf("%q: %v does not name the file", data, err)
			}
			return
		}
		if r.Name == "" || len(r.Steps) == 0 {
			t.Errorf("accepted %q as %+v", data, r)
		}
		for _, step := range r.Steps {
			if step.Lasts < 0 {
				t.Errorf("%q: a step of %v", data, step.Lasts)
			}
		}
	})
}
