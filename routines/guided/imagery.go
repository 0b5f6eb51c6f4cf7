package guided

import (
	"math/rand/v2"
	"slices"
	"time"

	"lull/routines/practice"
)

// Bounds of an imagery walk (docs/evidence.md, A walk in the mind). The script
// is for 12 to 18 minutes; other lengths are moved to the nearest one that can
// hold a walk.
const (
	ShortestWalk = 8 * time.Minute
	LongestWalk  = 20 * time.Minute
	UsualWalk    = 15 * time.Minute
)

// Walk is how somebody wants to be taken to a place tonight. The zero value is
// a walk of [UsualWalk] on a level path, with all senses alike.
//
// The level path is what one gets without asking. Nobody minds it, it is
// nearer to what the practice is for (nothing in it goes down, and images of
// going down resemble the jerk at the start of sleep), and whoever dislikes
// stairs need not know of a flag at bedtime.
type Walk struct {
	Length time.Duration // zero for the usual
	Seed   uint64
	Senses []Sense // those that lead; without sight among them nothing asks to be seen
	Steps  bool    // over the steps, where the place has some
	Within Within
}

// Within says where a guided practice stands in a routine. Alone, neither.
type Within struct {
	After  bool // something was before it: nobody needs settling again
	Before bool // something comes after it: no fade yet
}

// stages are the parts of a walk in minutes, at walks of 8, 12, 18 and 20
// minutes (docs/evidence.md, A walk in the mind). The scene includes the story.
// A short walk gives up settling and fade first, since a story is never cut.
var stages = []struct{ length, settle, induction, deepening, scene, fade float64 }{
	{8, 0.5, 0.9, 0.7, 4.9, 1.0},
	{12, 1, 2, 1, 6.2, 1.8},
	{18, 1, 3, 2, 10, 2},
	{20, 1, 3, 2, 12, 2},
}

// Imagine makes tonight's walk through a place. What all places share comes
// before what the place says itself. The same seed gives the same walk.
func Imagine(place, common Place, w Walk) practice.Plan {
	r := chance(w.Seed, "imagine "+place.Name)
	length := min(max(orUsual(w.Length, UsualWalk), ShortestWalk), LongestWalk)
	// A few seconds more or less, so that the end is no mark either.
	total := length + time.Duration(r.IntN(161)-80)*practice.Grain
	passages := spoken(w.route(place, common, length, r), r)
	plan := practice.NewPlan(practice.KindImagine, place.Name, place.Title, lay(passages, total, walking, r))
	plan.Seed = w.Seed
	for i := range plan.Phases {
		plan.Phases[i].Scene, plan.Phases[i].Bed = place.Scene, place.Bed
	}
	return plan
}

func orUsual(d, usual time.Duration) time.Duration {
	if d <= 0 {
		return usual
	}
	return d
}

// route chooses the slots of the walk in their order.
func (w Walk) route(place, common Place, length time.Duration, r *rand.Rand) []Slot {
	settle := slices.Concat(common.Settle, place.Settle)
	if w.Within.After && len(place.Settle) > 0 {
		settle = place.Settle
	}
	induction := slices.Concat(common.Induction, place.Induction)
	fade := slices.Concat(common.Fade, place.Fade)
	if w.Within.Before {
		fade = nil
	}
	n := w.counts(length)
	scene := w.scene(place, n.scene, length, r)
	return slices.Concat(
		some(settle, n.settle, r), some(induction, n.induction, r), some(w.way(place), n.deepening, r),
		scene, some(fade, n.fade, r),
	)
}

// way is how one comes to the place.
func (w Walk) way(p Place) []Slot {
	switch {
	case w.unseen() && len(p.Unseen) > 0:
		return p.Unseen
	case w.Steps && len(p.Steps) > 0:
		return p.Steps
	case len(p.Level) > 0:
		return p.Level
	}
	return p.Unseen
}

// unseen tells whether nothing may ask to be seen.
func (w Walk) unseen() bool { return len(w.Senses) > 0 && !slices.Contains(w.Senses, Sight) }

// counts is how many passages each part of a walk has.
type counts struct{ settle, induction, deepening, scene, fade int }

func (w Walk) counts(length time.Duration) counts {
	minutes := length.Minutes()
	i := 1
	for i < len(stages)-1 && stages[i].length < minutes {
		i++
	}
	a, b := stages[i-1], stages[i]
	part := (minutes - a.length) / (b.length - a.length)
	at := 0.0
	count := func(from, to float64) int {
		lasts := (from + (to-from)*part) / minutes
		n := walking.count(length, at, min(at+lasts, 1))
		at += lasts
		return n
	}
	c := counts{
		settle:    max(count(a.settle, b.settle), 2),
		induction: max(count(a.induction, b.induction), 3),
		deepening: max(count(a.deepening, b.deepening), 2),
		scene:     count(a.scene, b.scene),
		fade:      max(count(a.fade, b.fade), 2),
	}
	if w.Within.After {
		c.scene += c.settle - 1
		c.settle = 1
	}
	if w.Within.Before {
		c.scene += c.fade
		c.fade = 0
	}
	return c
}

// scene is about n slots out of the pools with a story among them, or two on
// a long walk. How much of the scene is left after the story is left to the
// seed, so that a story is no sign that the end is near.
func (w Walk) scene(p Place, n int, length time.Duration, r *rand.Rand) []Slot {
	const between = 3 // the fewest slots of a stretch of scene
	stories := w.stories(p, r)
	told := 0
	for i := range stories {
		told += len(stories[i].Slots)
		if i == 1 && (told+2*between > n || length < 16*time.Minute) {
			stories = stories[:1]
			told = len(stories[0].Slots)
			break
		}
	}
	deck := w.pools(p, max(n-told, between*max(len(stories), 1)), r)
	if len(stories) == 0 {
		return deck
	}
	after := 0
	if spare := len(deck) - between*len(stories); spare > 0 {
		after = r.IntN(min(spare, 3) + 1)
	}
	before := len(deck) - after
	var out []Slot
	for i, s := range stories {
		to := before
		if i < len(stories)-1 {
			to = min(before/len(stories)+r.IntN(2), before)
		}
		out = append(out, deck[:to]...)
		out = append(out, s.Slots...)
		deck = deck[to:]
		before -= to
	}
	return append(out, deck...)
}

// stories are up to two that suit, those of the leading senses first.
func (w Walk) stories(p Place, r *rand.Rand) []Story {
	var leading, others []Story
	for _, s := range shuffled(p.Stories, r) {
		switch {
		case w.unseen() && s.Needing(Sight):
		case slices.ContainsFunc(w.Senses, s.Needing):
			leading = append(leading, s)
		default:
			others = append(others, s)
		}
	}
	all := append(leading, others...)
	return all[:min(len(all), 2)]
}

// pools deals n slots out of the pools in turn. The leading senses come first
// and twice in every round; sight stays shut where nothing is to be seen.
func (w Walk) pools(p Place, n int, r *rand.Rand) []Slot {
	decks := map[Sense][]Slot{}
	for _, s := range Senses {
		decks[s] = shuffled(p.Pools[s], r)
	}
	if w.unseen() {
		decks[Sight] = nil
	}
	var out []Slot
	var last Sense
	for round := 0; len(out) < n; round++ {
		dealt := false
		for _, s := range w.round(round == 0, last, r) {
			if len(out) < n && len(decks[s]) > 0 {
				out, decks[s] = append(out, decks[s][0]), decks[s][1:]
				last, dealt = s, true
			}
		}
		if !dealt {
			break // a small place has said everything
		}
	}
	return out
}

// round is the order of the senses for one round, not beginning with the one
// that was last.
func (w Walk) round(first bool, last Sense, r *rand.Rand) []Sense {
	if len(w.Senses) == 0 {
		for {
			if out := shuffled(Senses[:], r); out[0] != last {
				return out
			}
		}
	}
	others := slices.DeleteFunc(shuffled(Senses[:], r), func(s Sense) bool { return slices.Contains(w.Senses, s) })
	again := shuffled(w.Senses, r)
	lead := again
	if first {
		lead = w.Senses
	}
	return slices.Concat(lead, others, shuffled(again, r))
}
