package guided

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/quick"
	"time"

	"lull/routines/practice"
)

// heath is a made-up place in which every passage says where it is from.
func heath() (place, common Place) {
	slots := func(name string, n int) []Slot {
		out := make([]Slot, n)
		for i := range out {
			out[i] = Slot{fmt.Sprintf("%s %d a", name, i), fmt.Sprintf("%s %d, the other way of saying it", name, i)}
		}
		return out
	}
	place = Place{Name: "heath", Title: "A heath", Scene: "stars", Level: slots("level", 7), Steps: slots("steps", 7), Unseen: slots("unseen", 7), Fade: slots("fade", 4), Pools: map[Sense][]Slot{}}
	for _, s := range Senses {
		place.Pools[s] = slots(string(s), 16)
	}
	for i := range 6 {
		needs := Senses[i%4]
		place.Stories = append(place.Stories, Story{Name: fmt.Sprint(i), Needs: []Sense{needs}, Slots: slots(fmt.Sprint("story ", i, " of ", needs), 9)})
	}
	common = Place{Settle: slots("settle", 6), Induction: slots("induction", 19), Fade: slots("common fade", 5)}
	return place, common
}

func TestAWalkIsAboutAsLongAsAsked(t *testing.T) {
	place, common := heath()
	for minutes, want := range map[int]int{0: 15, 1: 8, 8: 8, 11: 11, 15: 15, 20: 20, 90: 20} {
		seen := map[time.Duration]bool{}
		for seed := range uint64(30) {
			plan := Imagine(place, common, Walk{Length: time.Duration(minutes) * time.Minute, Seed: seed})
			if d := (plan.Lasts() - time.Duration(want)*time.Minute).Abs(); d > 15*time.Second {
				t.Errorf("%d minutes asked, seed %d: %v", minutes, seed, plan.Lasts())
			}
			seen[plan.Lasts()] = true
		}
		if len(seen) < 10 {
			t.Errorf("%d minutes: thirty nights have %d lengths between them", minutes, len(seen))
		}
	}
}

// The pauses of docs/evidence.md, Reading and pauses: about 15 s from one passage
// to the next at first, about 40 in the end, and longer from third to third.
func TestPausesLengthen(t *testing.T) {
	place, common := heath()
	for seed := range uint64(40) {
		for _, length := range []time.Duration{8 * time.Minute, 15 * time.Minute, 20 * time.Minute} {
			plan := Imagine(place, common, Walk{Length: length, Seed: seed})
			var gaps []float64
			for i := 0; i < len(plan.Phases); i += 2 {
				if plan.Phases[i].Cue != practice.Say || plan.Phases[i+1].Cue != practice.Rest {
					t.Fatalf("a %s is followed by a %s", plan.Phases[i].Cue, plan.Phases[i+1].Cue)
				}
				gaps = append(gaps, (plan.Phases[i].Lasts + plan.Phases[i+1].Lasts).Seconds())
			}
			third := len(gaps) / 3
			a, b, c := mean(gaps[:third]), mean(gaps[third:2*third]), mean(gaps[2*third:])
			if a > b || b > c || slices.Min(gaps) < 7 || slices.Max(gaps) > 60 {
				t.Errorf("%v, seed %d: the thirds are %.1f, %.1f and %.1f s apart, %v", length, seed, a, b, c, gaps)
			}
			if a < 12 || a > 24 || c < 27 || c > 46 {
				t.Errorf("%v, seed %d: %.1f s at first and %.1f in the end", length, seed, a, c)
			}
		}
	}
}

func mean(list []float64) float64 {
	sum := 0.0
	for _, v := range list {
		sum += v
	}
	return sum / float64(len(list))
}

// words gives the passages of a plan without their other way of saying it.
func words(p practice.Plan) []string {
	var out []string
	for _, phase := range p.Phases {
		if phase.Words != "" {
			name, _, _ := strings.Cut(phase.Words, ",")
			out = append(out, strings.TrimSuffix(name, " a"))
		}
	}
	return out
}

func TestAStoryIsNeverCut(t *testing.T) {
	place, common := heath()
	law := func(seed uint64, minutes uint8, steps, blind bool) bool {
		w := Walk{Seed: seed, Length: time.Duration(minutes%14+7) * time.Minute, Steps: steps}
		if blind {
			w.Senses = []Sense{Touch, Sound}
		}
		told := map[string][]string{}
		for _, word := range words(Imagine(place, common, w)) {
			if strings.HasPrefix(word, "story") {
				told[word[:7]] = append(told[word[:7]], word)
			}
			if blind && (strings.Contains(word, "sight") || strings.Contains(word, "level") || strings.Contains(word, "steps")) {
				return false
			}
			if !blind && (strings.HasPrefix(word, "steps") != steps && strings.HasPrefix(word, "steps") || strings.HasPrefix(word, "level") && steps) {
				return false
			}
		}
		for _, slots := range told {
			if len(slots) != 9 || !slices.IsSorted(slots) {
				return false
			}
		}
		return len(told) >= 1 && len(told) <= 2
	}
	if err := quick.Check(law, &quick.Config{MaxCount: 500}); err != nil {
		t.Error(err)
	}
}

func TestSomeKeepsBothEndsAndTheOrder(t *testing.T) {
	slots := make([]Slot, 19)
	for i := range slots {
		slots[i] = Slot{fmt.Sprintf("%02d", i)}
	}
	for n := 2; n <= 19; n++ {
		for seed := range uint64(20) {
			got := spoken(some(slots, n, chance(seed, "")), chance(seed, ""))
			if len(got) != n || got[0] != "00" || got[n-1] != "18" || !slices.IsSorted(got) || len(slices.Compact(slices.Clone(got))) != n {
				t.Fatalf("%d of 19 are %v", n, got)
			}
		}
	}
}

func TestASmallPlaceStillGivesAWalk(t *testing.T) {
	one := []Slot{{"It is quiet."}}
	small := Place{Name: "small", Level: one, Unseen: one, Pools: map[Sense][]Slot{Sight: one, Sound: one, Touch: one, Smell: one}, Stories: []Story{{Name: "a", Needs: []Sense{Touch}, Slots: one}}}
	for _, w := range []Walk{{}, {Length: 20 * time.Minute}, {Senses: []Sense{Smell}}, {Within: Within{After: true, Before: true}}} {
		plan := Imagine(small, Place{}, w)
		if len(plan.Phases) == 0 || plan.Lasts() < 8*time.Minute-10*time.Second {
			t.Errorf("%+v gives %d phases in %v", w, len(plan.Phases), plan.Lasts())
		}
	}
}

func TestThePartsOfARelaxationAreAllThere(t *testing.T) {
	x := Relaxation{Name: "x", Usual: 10 * time.Minute, Least: 2 * time.Minute, Most: 20 * time.Minute, First: 15 * time.Second, Last: 30 * time.Second, Settle: []Slot{{"settle"}}, Fade: []Slot{{"fade"}}}
	for i := range 6 {
		p := Part{Name: fmt.Sprint("p", i)}
		for j := range 4 {
			p.Slots = append(p.Slots, Slot{fmt.Sprintf("%d.%d", i, j)})
		}
		x.Parts = append(x.Parts, p)
	}
	x.Parts[2].Unless = []string{"heart"}
	for minutes := 1; minutes < 25; minutes++ {
		length := time.Duration(minutes) * time.Minute
		plan := Relax(x, Ease{Length: length, Seed: 1})
		got := words(plan)
		for i := range 6 {
			if !slices.Contains(got, fmt.Sprintf("%d.0", i)) {
				t.Errorf("%v: part %d is missing in %v", length, i, got)
			}
		}
		if want := min(max(length, x.Least), x.Most); (plan.Lasts() - want).Abs() > time.Second {
			t.Errorf("%v: it lasts %v", length, plan.Lasts())
		}
		without := words(Relax(x, Ease{Length: length, Without: []string{"heart", "p4"}}))
		if slices.Contains(without, "2.0") || slices.Contains(without, "4.0") {
			t.Errorf("left out and still there: %v", without)
		}
	}
}

func TestAChainFadesOnceAtItsVeryEnd(t *testing.T) {
	place, common := heath()
	walk := Imagine(place, common, Walk{Length: 8 * time.Minute, Seed: 3})
	breath := practice.Breathe(practice.Pattern{Name: "calm", In: 4 * time.Second, Out: 6 * time.Second}, 3*time.Minute)
	chain := practice.Routine("both", breath, walk).Titled("Both")
	if chain.Practice != "wind" || chain.Name != "both" || chain.Title != "Both" || chain.Seed != 3 {
		t.Errorf("the chain is %q %q %q, seed %d", chain.Practice, chain.Name, chain.Title, chain.Seed)
	}
	if d := chain.Lasts() - breath.Lasts() - walk.Lasts(); d < practice.Between || d > 15*time.Second {
		t.Errorf("from part to part it takes %v", d)
	}
	dark := 0
	for at := practice.RampIn; at < chain.Lasts(); at += time.Second {
		if chain.At(at).Light < 0.3 {
			dark++
		}
	}
	if dark > int(practice.LongFade.Seconds()) {
		t.Errorf("it is dark for %d s, and only the end should be", dark)
	}
	full := 0.0
	for i, p := range chain.Phases {
		if p.From != full || p.Part == "" || p.Lasts <= 0 {
			t.Fatalf("phase %d is %+v after a fullness of %v", i, p, full)
		}
		full = p.To
	}
	if p := chain.At(breath.Lasts() + time.Second).Phase; p.Words != practice.OnItsOwn {
		t.Errorf("after the breath comes %q", p.Words)
	}
}

func TestEasingAChainEasesThePartThatRuns(t *testing.T) {
	place, common := heath()
	walk := Imagine(place, common, Walk{Length: 8 * time.Minute, Seed: 3})
	chain := practice.Routine("both", practice.Breathe(practice.Pattern{Name: "box", In: 4 * time.Second, Hold: 4 * time.Second, Out: 4 * time.Second, Empty: 4 * time.Second}, 3*time.Minute), walk, practice.Breathe(practice.Pattern{Name: "calm", In: 4 * time.Second, Out: 6 * time.Second}, 2*time.Minute))
	eased, ok := chain.Easier(20 * time.Second)
	if !ok || !eased.Holds() || eased.At(0).Phase != chain.At(0).Phase {
		t.Errorf("the box of the chain is not eased: %v", ok)
	}
	if d := (eased.Lasts() - chain.Lasts()).Abs(); d > 10*time.Second {
		t.Errorf("easing moved the end by %v", d)
	}
	if _, ok := chain.Easier(6 * time.Minute); ok {
		t.Error("words were made easier")
	}
	if _, ok := walk.Easier(time.Minute); ok {
		t.Error("a walk was made easier")
	}
	if without := chain.Unheld(); without.Holds() || (without.Lasts()-chain.Lasts()).Abs() > 10*time.Second {
		t.Errorf("without holds it lasts %v and holds is %v", without.Lasts(), without.Holds())
	}
	if walk.Unheld().Lasts() != walk.Lasts() {
		t.Error("a walk without holds is another walk")
	}
}

func TestLayKeepsToTheTotalWheneverItCan(t *testing.T) {
	law := func(seed uint64, n uint8, total uint16) bool {
		passages := make([]string, n%40+1)
		for i := range passages {
			passages[i] = strings.Repeat("word ", i%22+1)
		}
		want := time.Duration(total%1500+60) * time.Second
		plan := practice.NewPlan("", "", "", lay(passages, want, walking, chance(seed, "")))
		least := time.Duration(0)
		for _, p := range passages {
			least += practice.Reading(p) + leastRest
		}
		for i, p := range plan.Phases {
			if p.Lasts <= 0 || !p.Ends || p.Cue == practice.Say && p.Lasts != practice.Reading(passages[i/2]) || p.Cue == practice.Rest && p.Lasts < leastRest-practice.Grain {
				return false
			}
		}
		return math.Abs((plan.Lasts() - max(want, least)).Seconds()) < 3
	}
	if err := quick.Check(law, &quick.Config{MaxCount: 300}); err != nil {
		t.Error(err)
	}
}
