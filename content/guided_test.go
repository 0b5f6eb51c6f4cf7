package content

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"lull/routines/guided"
	"lull/routines/lists"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/routines/sound"
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
	for _, p := range placesWithWords() {
		for _, length := range []time.Duration{8 * time.Minute, 15 * time.Minute, 45 * time.Minute} {
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
	take(Common().Settle, Common().Breath, Common().Body, Common().Count, Common().Fade, ShuffleOpening().Settle)
	for _, p := range placesWithWords() {
		take(p.Settle, p.Level.Slots, p.Steps.Slots, p.Unseen.Slots, p.Fade)
		for _, stretch := range p.Stretches {
			take([]guided.Slot{stretch.Arrive})
			for _, piece := range slices.Concat(stretch.Strolls, stretch.Stories) {
				take(piece.Slots, []guided.Slot{piece.Echoes})
			}
		}
	}
	for _, x := range Relaxations() {
		take(x.Settle, x.Fade)
		for _, p := range x.Parts {
			take(p.Slots)
		}
		for _, g := range x.Groups {
			for _, slot := range []guided.Slot{g.Announce, g.Tighten, g.Release} {
				for _, words := range slot {
					written[strings.NewReplacer("{one}", "right", "{other}", "left").Replace(words)] = true
				}
			}
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

// A month in one place, every night at fifteen minutes, each night after those
// before it: how much of a night was never heard, and no story twice in a
// fortnight.
func TestAMonthInOnePlaceGoesOn(t *testing.T) {
	least := map[int]float64{5: 0.95, 10: 0.80, 15: 0.60, 30: 0.35}
	for _, place := range placesWithWords() {
		var nights []string
		heard, told := map[string]bool{}, map[string]int{}
		report := place.Name + ":"
		for night := 1; night <= 30; night++ {
			var m guided.Memory
			for i, h := range nights {
				m = m.With(guided.Night{Ago: len(nights) - i, Heard: h})
			}
			plan := guided.Imagine(place, Common(), guided.Walk{Seed: 20261100 + uint64(night), Memory: m})
			words := said(plan)
			fresh := 0
			for _, w := range words {
				if !heard[w] {
					fresh++
				}
				heard[w] = true
			}
			share := float64(fresh) / float64(len(words))
			if want, ok := least[night]; ok {
				report += fmt.Sprintf(" %.0f %%", 100*share)
				if share < want {
					t.Errorf("%s: on night %d, %.0f %% was never heard, and %.0f %% is the least", place.Name, night, 100*share, 100*want)
				}
			}
			for name := range storiesIn(place, words) {
				if before, ok := told[name]; ok && night-before < guided.Fortnight {
					t.Errorf("%s: the story %q comes on nights %d and %d", place.Name, name, before, night)
				}
				told[name] = night
			}
			nights = append(nights, guided.Heard(plan, plan.Lasts()))
		}
		t.Log(report)
	}
}

// storiesIn names the stories of a place that are told in words.
func storiesIn(place guided.Place, words []string) map[string]bool {
	out := map[string]bool{}
	for _, stretch := range place.Stretches {
		for _, s := range stretch.Stories {
			if slices.ContainsFunc(words, func(w string) bool { return slices.Contains(s.Slots[0], w) }) {
				out[s.Name] = true
			}
		}
	}
	return out
}

// Nothing contradicts what was said, by the marks; the stretches come in their
// order; and who sees nothing is told nothing that has to be seen.
func TestNoWalkContradictsItself(t *testing.T) {
	seeds := uint64(40)
	if testing.Short() {
		seeds = 5
	}
	if n, err := strconv.ParseUint(os.Getenv("LULL_TEST_WALKS"), 10, 64); err == nil {
		seeds = n
	}
	lengths := []time.Duration{8 * time.Minute, 15 * time.Minute, 25 * time.Minute, 45 * time.Minute}
	for _, place := range placesWithWords() {
		known := knownPieces(place)
		for seed := range seeds {
			for k, senses := range [][]guided.Sense{nil, {guided.Sound, guided.Touch}} {
				w := guided.Walk{Seed: seed, Length: lengths[seed%4], Senses: senses, Steps: seed%3 == 0}
				facts, stretch := map[string]bool{}, 0
				way := place.Level
				switch {
				case k == 1:
					way = place.Unseen
				case w.Steps && len(place.Steps.Slots) > 0:
					way = place.Steps
				}
				for _, f := range way.Leaves {
					facts[f] = true
				}
				for _, words := range said(guided.Imagine(place, Common(), w)) {
					p, ok := known[words]
					if !ok {
						continue
					}
					if p.stretch < stretch {
						t.Fatalf("%s, seed %d: %q is behind the walk", place.Name, seed, words)
					}
					stretch = p.stretch
					if k == 1 && p.piece.Needing(guided.Sight) {
						t.Fatalf("%s, seed %d: %q has to be seen", place.Name, seed, words)
					}
					if p.first && !p.piece.Hold(facts) {
						t.Fatalf("%s, seed %d: %q needs %q, and there is %v", place.Name, seed, words, p.piece.Needs, facts)
					}
					if p.last {
						for _, f := range p.piece.Leaves {
							facts[f] = true
						}
					}
				}
			}
		}
	}
}

type knownPiece struct {
	piece       guided.Piece
	stretch     int
	first, last bool
}

// knownPieces finds the piece of every passage of a place.
func knownPieces(place guided.Place) map[string]knownPiece {
	out := map[string]knownPiece{}
	for i, stretch := range place.Stretches {
		for _, words := range stretch.Arrive {
			out[words] = knownPiece{guided.Piece{Marks: stretch.Marks}, i, true, true}
		}
		for _, p := range slices.Concat(stretch.Strolls, stretch.Stories) {
			for k, slot := range p.Slots {
				for _, words := range slot {
					out[words] = knownPiece{p, i, k == 0, k == len(p.Slots)-1}
				}
			}
		}
	}
	return out
}

// Words get fewer: the median of a passage falls from fifth to fifth, and the
// last fifth is a murmur.
func TestAWalkGetsQuieter(t *testing.T) {
	for _, place := range placesWithWords() {
		var fifths [5][]int
		for seed := range uint64(60) {
			plan := guided.Imagine(place, Common(), guided.Walk{Seed: seed, Length: time.Duration(12+seed%30) * time.Minute})
			for _, p := range plan.Phases {
				if p.Words != "" {
					i := min(int(5*p.Start/plan.Lasts()), 4)
					fifths[i] = append(fifths[i], len(strings.Fields(p.Words)))
				}
			}
		}
		var medians []int
		for _, f := range fifths {
			slices.Sort(f)
			medians = append(medians, f[len(f)/2])
		}
		t.Log(place.Name, medians)
		if medians[4] > 5 || medians[3] > 10 || medians[1] < medians[2] || medians[2] < medians[3] || medians[0] < medians[2] {
			t.Errorf("%s: the words of a passage, by fifths of the walk, are %v", place.Name, medians)
		}
	}
}

// Whatever is heard beneath gets no louder where somebody is to fall asleep.
func TestTheLastNoiseIsNoLouderThanTheOneBefore(t *testing.T) {
	power := func(bed string) (p float64) {
		m, err := sound.ParseMixture(bed)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range m {
			p += x * x
		}
		return min(p, 1) // no louder than one noise alone
	}
	for _, place := range placesWithWords() {
		plan := guided.Imagine(place, Common(), guided.Walk{Seed: 1, Length: 30 * time.Minute})
		var beds []string
		for _, p := range plan.Phases {
			if len(beds) == 0 || beds[len(beds)-1] != p.Bed {
				beds = append(beds, p.Bed)
			}
		}
		if n := len(beds); n > 1 && power(beds[n-1]) > power(beds[n-2])*1.05 { // a quarter of a decibel
			t.Errorf("%s: after %q comes %q", place.Name, beds[n-2], beds[n-1])
		}
	}
}

func TestWhoseSenseLeadsHearsItFirst(t *testing.T) {
	for _, place := range placesWithWords() {
		known := knownPieces(place)
		first := map[string]bool{}
		for seed := range uint64(20) {
			led, all := 0, 0
			for _, w := range said(guided.Imagine(place, Common(), guided.Walk{Seed: seed, Senses: []guided.Sense{guided.Touch}, Length: 20 * time.Minute})) {
				if p, ok := known[w]; ok && p.first && len(p.piece.Senses) > 0 && len(p.piece.Slots) < 6 {
					if all++; p.piece.Senses[0] == guided.Touch {
						led++
						if led == 1 {
							first[w] = true
						}
					}
				}
			}
			if 2*led < all {
				t.Errorf("%s, seed %d: touch leads %d of %d strolls", place.Name, seed, led, all)
			}
		}
		if len(first) < 3 {
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

func TestTheShippedRelaxationsAreThoseOfTheCode(t *testing.T) {
	names := lists.Each(Relaxations(), func(x guided.Relaxation) string { return x.Name })
	if want := practice.Relaxations(); !slices.Equal(names, want) {
		t.Errorf("they are %v, and the code lists %v", names, want)
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
	const feetFor = 5 * time.Second
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
				!strings.Contains(said, "calf") && p.Lasts > feetFor {
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

// A length asked for is what one gets, within a minute, with the groups within
// what the evidence gives them to let go.
func TestMusclesTakeTheTimeThatIsAskedFor(t *testing.T) {
	x := Relaxations()[0]
	for minutes := 4; minutes <= 31; minutes++ {
		for _, e := range []guided.Ease{{}, {Without: []string{"pregnancy"}}, {Without: []string{"neck"}, Left: true}, {Within: guided.Within{After: true}}} {
			e.Length, e.Seed = time.Duration(minutes)*time.Minute, uint64(minutes)
			plan := guided.Relax(x, e)
			short := len(e.Without) > 0 && minutes > 27 || minutes < 5
			if off := (plan.Lasts() - e.Length).Abs(); off > time.Minute && !short {
				t.Errorf("%d minutes asked, %+v: %v", minutes, e, plan.Lasts())
			}
			for _, p := range plan.Phases {
				if p.Cue == practice.Release && (p.Lasts < guided.ShortestRelease || p.Lasts > guided.LongestRelease) {
					t.Fatalf("%d minutes: %v to let go", minutes, p.Lasts)
				}
				if strings.ContainsAny(p.Words, "{}") || len(e.Without) > 0 && e.Without[0] == "pregnancy" && strings.Contains(strings.ToLower(p.Words), "belly") {
					t.Errorf("%+v says %q", e, p.Words)
				}
			}
		}
	}
	first := func(left bool) string {
		before := ""
		for _, p := range guided.Relax(x, guided.Ease{Left: left, Groups: 16}).Phases {
			if p.Cue == practice.Tense {
				return before
			}
			before = p.Words
		}
		return ""
	}
	if !strings.Contains(first(true), "left") || !strings.Contains(first(false), "right") {
		t.Errorf("the left side first begins with %q, and the right with %q", first(true), first(false))
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
	x, err := ParseRelaxation("docs/example-relaxation.md", inDocs(t, "example-relaxation.md"))
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

func TestAnOwnRoutineIsReadOrItsMistakeIsPlaced(t *testing.T) {
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
