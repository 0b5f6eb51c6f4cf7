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

// heath is a made-up place in which every passage says where it is from: four
// stretches, in each a stroll or three of every sense and four stories.
func heath() (Place, Common) {
	slots := func(name string, n int) []Slot {
		out := make([]Slot, n)
		for i := range out {
			out[i] = Slot{fmt.Sprintf("%s %d a", name, i), fmt.Sprintf("%s %d, the other way of saying it", name, i)}
		}
		return out
	}
	place := Place{Name: "heath", Title: "A heath", Scene: "stars", Words: Words{Level: Way{Slots: slots("level", 10)}, Steps: Way{Slots: slots("steps", 7)}, Unseen: Way{Slots: slots("unseen", 7)}, Fade: slots("fade", 12)}}
	for i := range 4 {
		stretch := Stretch{Name: fmt.Sprint(i), Arrive: Slot{fmt.Sprintf("stretch %d a", i)}}
		for k := range 9 {
			sense := Senses[k%4]
			name := fmt.Sprintf("stroll %d.%d of %s", i, k, sense)
			stretch.Strolls = append(stretch.Strolls, Piece{Name: name, Senses: []Sense{sense}, Slots: slots(name, 4), Echoes: []string{"echo " + name + " a", "echo " + name + " b"}})
		}
		for k := range 4 {
			needs := Senses[k]
			name := fmt.Sprintf("story %d.%d of %s", i, k, needs)
			stretch.Stories = append(stretch.Stories, Piece{Name: name, Senses: []Sense{needs}, Slots: slots(name, 8), Echoes: []string{"echo " + name + " a"}})
		}
		place.Stretches = append(place.Stretches, stretch)
	}
	return place, Common{Settle: slots("settle", 6), Breath: slots("breath", 9), Body: slots("body", 19), Count: slots("count", 6), Fade: slots("common fade", 5)}
}

func TestAWalkIsAboutAsLongAsAsked(t *testing.T) {
	place, common := heath()
	for minutes, want := range map[int]int{0: 15, 1: 8, 8: 8, 11: 11, 15: 15, 20: 20, 30: 30, 90: 45} {
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
			gaps = gaps[:len(gaps)-1] // after the last words the bed is alone
			third := len(gaps) / 3
			a, b, c := mean(gaps[:third]), mean(gaps[third:2*third]), mean(gaps[2*third:])
			if a > b || b > c || slices.Min(gaps) < 7 || slices.Max(gaps) > 60 {
				t.Errorf("%v, seed %d: the thirds are %.1f, %.1f and %.1f s apart, %v", length, seed, a, b, c, gaps)
			}
			if a < 12 || a > 24 || c < 26 || c > 46 {
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
		w := Walk{Seed: seed, Length: time.Duration(minutes%38+7) * time.Minute, Steps: steps}
		if blind {
			w.Senses = []Sense{Touch, Sound}
		}
		told := map[string][]string{}
		for _, word := range words(Imagine(place, common, w)) {
			if name, _, ok := strings.Cut(word, " of "); ok && strings.HasPrefix(word, "st") {
				told[name] = append(told[name], word)
			}
			if blind && (strings.Contains(word, "sight") || strings.Contains(word, "level") || strings.Contains(word, "steps")) {
				return false
			}
			if !blind && strings.HasPrefix(word, "steps") && !steps || strings.HasPrefix(word, "level") && steps {
				return false
			}
		}
		stories := 0
		for name, slots := range told {
			long := 4
			if strings.HasPrefix(name, "story") {
				stories++
				long = 8
			}
			if len(slots) != long || !slices.IsSorted(slots) {
				return false
			}
		}
		return stories >= 1
	}
	if err := quick.Check(law, &quick.Config{MaxCount: 300}); err != nil {
		t.Error(err)
	}
}

// The stretches come in their order, and the murmur recalls this walk only.
func TestAWalkGoesOneWayAndRecallsItself(t *testing.T) {
	place, common := heath()
	for seed := range uint64(200) {
		length := time.Duration(8+seed%38) * time.Minute
		got := words(Imagine(place, common, Walk{Seed: seed, Length: length}))
		last, told := 0, map[string]bool{}
		for _, word := range got {
			var stretch int
			switch {
			case strings.HasPrefix(word, "echo "):
				if name, _, _ := strings.Cut(word[5:], " of "); !told[name] {
					t.Fatalf("seed %d: %q recalls what was not told", seed, word)
				}
				continue
			case strings.HasPrefix(word, "st") && strings.ContainsAny(word, "0123456789"):
				name, _, _ := strings.Cut(word, " of ")
				told[name] = true
				if _, err := fmt.Sscanf(word[strings.IndexAny(word, "0123"):], "%d", &stretch); err != nil || strings.HasPrefix(word, "steps") {
					continue
				}
			default:
				continue
			}
			if stretch < last {
				t.Fatalf("seed %d: %q comes after stretch %d, in %q", seed, word, last, got)
			}
			last = stretch
		}
		if last != 3 && length > 10*time.Minute {
			t.Errorf("seed %d: the way ends in stretch %d", seed, last)
		}
		if !slices.ContainsFunc(got, func(w string) bool { return strings.HasPrefix(w, "echo ") }) {
			t.Errorf("seed %d: nothing is recalled", seed)
		}
	}
}

// What is said never contradicts what was said before: marks hold.
func TestMarksHold(t *testing.T) {
	place, common := heath()
	for i := range place.Stretches {
		for k := range place.Stretches[i].Strolls {
			s := &place.Stretches[i].Strolls[k]
			if s.Senses[0] == Sight {
				s.Needs = []string{"not dark"}
			}
			if k == 4 {
				s.Needs = append(s.Needs, "rain")
			}
		}
		place.Stretches[i].Stories[1].Leaves = []string{"dark"}
		place.Stretches[i].Stories[2].Leaves = []string{"rain"}
	}
	for seed := range uint64(300) {
		dark, rain := false, false
		for _, word := range words(Imagine(place, common, Walk{Seed: seed, Length: time.Duration(8+seed%38) * time.Minute})) {
			if strings.HasPrefix(word, "stroll") && (dark && strings.Contains(word, "of sight") || !rain && strings.Contains(word, ".4 of")) {
				t.Fatalf("seed %d: %q, with dark %v and rain %v", seed, word, dark, rain)
			}
			dark = dark || strings.HasPrefix(word, "story") && strings.Contains(word, ".1 of")
			rain = rain || strings.HasPrefix(word, "story") && strings.Contains(word, ".2 of")
		}
	}
}

// A month in one place, heard every night: no story twice in a fortnight, no
// wording twice while there are others of its slot, and another walk by the
// same seed once something was heard.
func TestWhatWasHeardComesLate(t *testing.T) {
	place, common := heath()
	var heard []string
	for night := range 40 {
		var m Memory
		for i, h := range heard {
			m = m.With(Night{night - i, h})
		}
		plan := Imagine(place, common, Walk{Seed: uint64(night), Memory: m})
		for _, phase := range plan.Phases {
			if strings.HasPrefix(phase.Words, "story") && m.since(phase.Words) < Fortnight {
				t.Errorf("night %d: %q was heard %d nights ago", night, phase.Words, m.since(phase.Words))
			}
			if strings.HasPrefix(phase.Words, "stroll") && night < 15 && m.since(phase.Words) != never {
				t.Errorf("night %d: %q was heard, and there are others", night, phase.Words)
			}
		}
		heard = append(heard, Heard(plan, plan.Lasts()))
	}
	if got := Heard(Imagine(place, common, Walk{Seed: 3}), time.Second); len(got) != 4 {
		t.Errorf("after a second %q was heard", got)
	}
	var m Memory
	m = m.With(Night{1, "no list!"}, Night{1, heard[0] + "A"})
	if m.since("stroll") != never {
		t.Error("what is no list was remembered")
	}
}

// A voice counts on the way; without one no number is said, and two words
// apart nothing else changes.
func TestOnlyAVoiceCounts(t *testing.T) {
	place, common := heath()
	for _, voice := range []bool{false, true} {
		counted := 0
		for _, phase := range Imagine(place, common, Walk{Seed: 5, Voice: voice}).Phases {
			if strings.HasPrefix(phase.Words, "count") {
				counted++
			}
			if strings.HasPrefix(phase.Words, "count") != phase.Aloud {
				t.Errorf("%q is spoken only: %v", phase.Words, phase.Aloud)
			}
		}
		if counted != map[bool]int{true: 6}[voice] {
			t.Errorf("with a voice %v, %d numbers are said", voice, counted)
		}
	}
}

func TestAPaceSaysMoreOrLess(t *testing.T) {
	place, common := heath()
	said := func(p Pace) int {
		return len(words(Imagine(place, common, Walk{Seed: 5, Pace: p, Length: 20 * time.Minute})))
	}
	if few, usual, many := said(Sparser), said(UsualPace), said(Fuller); few >= usual*3/4 || many <= usual*4/3 {
		t.Errorf("sparser says %d passages, the usual %d, fuller %d", few, usual, many)
	}
	if _, err := ParsePace("fast"); err == nil {
		t.Error("any pace is taken")
	}
}

// Within a routine nobody is settled twice: the way in is about a minute.
func TestAWalkAfterSomethingBeginsOnTheWay(t *testing.T) {
	place, common := heath()
	for seed := range uint64(20) {
		plan := Imagine(place, common, Walk{Seed: seed, Within: Within{After: true}})
		for _, phase := range plan.Phases {
			if strings.HasPrefix(phase.Words, "settle") || strings.HasPrefix(phase.Words, "breath") || strings.HasPrefix(phase.Words, "body") {
				t.Errorf("seed %d says %q again", seed, phase.Words)
			}
			if strings.HasPrefix(phase.Words, "stretch") {
				if phase.Start > 90*time.Second {
					t.Errorf("seed %d: the way in takes %v", seed, phase.Start)
				}
				break
			}
		}
	}
}

func TestSomeKeepTheOrderAndShareTheWay(t *testing.T) {
	slots := make([]Slot, 19)
	for i := range slots {
		slots[i] = Slot{fmt.Sprintf("%02d", i)}
	}
	for n := 1; n <= 19; n++ {
		for seed := range uint64(20) {
			got := (Memory{}).tonight().some(slots, n, chance(seed, ""))
			if len(got) != n || !slices.IsSorted(got) || len(slices.Compact(slices.Clone(got))) != n {
				t.Fatalf("%d of 19 are %v", n, got)
			}
			for i, words := range got {
				if words < fmt.Sprintf("%02d", i*19/n) || words >= fmt.Sprintf("%02d", (i+1)*19/n) {
					t.Fatalf("%d of 19 are %v", n, got)
				}
			}
		}
	}
}

func TestASmallPlaceStillGivesAWalk(t *testing.T) {
	one := []Slot{{"It is quiet."}}
	stretch := Stretch{Stories: []Piece{{Name: "a", Senses: []Sense{Touch}, Slots: one}}}
	for _, s := range Senses {
		stretch.Strolls = append(stretch.Strolls, Piece{Name: string(s), Senses: []Sense{s}, Slots: one})
	}
	small := Place{Name: "small", Words: Words{Level: Way{Slots: one}, Unseen: Way{Slots: one}, Stretches: []Stretch{stretch}}}
	for _, w := range []Walk{{}, {Length: 20 * time.Minute}, {Senses: []Sense{Smell}}, {Within: Within{After: true, Before: true}}} {
		plan := Imagine(small, Common{}, w)
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
		plan := practice.NewPlan("", "", "", lay(passages, want, UsualPace.gaps(), chance(seed, "")))
		least := time.Duration(0)
		for _, p := range passages {
			least += practice.Reading(p) + practice.LeastRest
		}
		for i, p := range plan.Phases {
			if p.Lasts <= 0 || !p.Ends || p.Cue == practice.Say && p.Lasts != practice.Reading(passages[i/2]) || p.Cue == practice.Rest && p.Lasts < practice.LeastRest-practice.Grain {
				return false
			}
		}
		return math.Abs((plan.Lasts() - max(want, least)).Seconds()) < 3
	}
	if err := quick.Check(law, &quick.Config{MaxCount: 300}); err != nil {
		t.Error(err)
	}
}
