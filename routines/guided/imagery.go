// Package guided turns words into practices: a walk through a place, a
// relaxation, a shuffle of pictures. The same seed gives the same words at the
// same times.
//
// It refuses to hold the words themselves, which are content, and to know what
// was practised before: that is handed in.
package guided

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"lull/routines/lists"
	"lull/routines/practice"
)

// Bounds of a walk (docs/evidence.md, A walk in the mind).
const (
	ShortestWalk = 8 * time.Minute
	LongestWalk  = 45 * time.Minute
	UsualWalk    = 15 * time.Minute
)

// Walk is how somebody wants to be taken to a place tonight. The zero value is
// a walk of [UsualWalk] on a level path, with all senses alike, by somebody
// who was never there.
//
// The level path is what comes without asking. Nobody minds it, it is nearer
// to what the practice is for (nothing in it goes down, and images of going
// down resemble the jerk at the start of sleep), and those who dislike stairs
// need not know of a flag at bedtime.
type Walk struct {
	Length time.Duration // zero for the usual
	Seed   uint64
	Senses []Sense // those that lead; without sight among them nothing asks to be seen
	Steps  bool    // over the steps, where the place has some
	Voice  bool    // a voice speaks: the way there is counted
	Pace   Pace    // empty for the usual
	Within Within
	Memory Memory
}

// Pace is how much is said.
type Pace string

// The paces. Fuller is for those whose thoughts fill pauses.
const (
	UsualPace Pace = "usual"
	Fuller    Pace = "fuller"
	Sparser   Pace = "sparser"
)

func ParsePace(s string) (Pace, error) {
	switch p := Pace(s); p {
	case UsualPace, Fuller, Sparser:
		return p, nil
	}
	return "", fmt.Errorf("there is no pace %q here; there are fuller, usual and sparser", s)
}

// Within says where a guided practice stands in a routine. Alone, neither.
type Within struct {
	After  bool // something was before it: nobody needs settling again
	Before bool // something comes after it: no fade yet
}

// ways are the parts of the way in, in minutes, at walks of several lengths
// (docs/evidence.md, A walk in the mind). The last fifth is the murmur, and
// what is between is the scene.
var ways = []struct{ length, settle, breath, body, way float64 }{
	{8, 0.5, 0.4, 0.6, 0.7},
	{15, 0.6, 0.7, 1.2, 1.2},
	{20, 0.9, 1.0, 1.6, 1.4},
	{45, 1.0, 1.2, 2.0, 1.8},
}

// murmured is the share of a walk that is a murmur of fragments (docs/evidence.md,
// A walk in the mind).
const murmured = 0.2

// The sound alone after the last words of a walk: a part of it, within bounds
// (docs/evidence.md, A walk in the mind).
const (
	silentPart      = 24
	shortestSilence = 20 * time.Second
	longestSilence  = 90 * time.Second
)

// Imagine makes tonight's walk through a place. The same seed and the same memory
// give the same walk.
func Imagine(place Place, common Common, w Walk) practice.Plan {
	place = place.WithWords()
	r := chance(w.Seed, "imagine "+place.Name)
	length := min(max(cmp.Or(w.Length, UsualWalk), ShortestWalk), LongestWalk)
	// A few seconds more or less, so that the end is no mark either.
	total := length + time.Duration(r.IntN(161)-80)*practice.Grain
	w.Memory = w.Memory.tonight()
	silence := time.Duration(0) // after the last words, with the bed
	if !w.Within.Before {
		silence = min(max(total/silentPart, shortestSilence), longestSilence)
	}
	said := w.passages(place, common, total, r)
	words := lists.Each(said, func(p passage) string { return p.words })
	phases := lay(words, total-silence, w.Pace.gaps(), r)
	if n := len(phases); n > 0 {
		phases[n-1].Lasts += silence
	}
	for i := range phases {
		// Each passage is words and then a rest.
		phases[i].Scene, phases[i].Bed, phases[i].Aloud = place.Scene, said[i/2].bed, said[i/2].aloud && i%2 == 0
	}
	plan := practice.NewPlan(practice.KindImagine, place.Name, place.Title, phases)
	plan.Seed = w.Seed
	return plan
}

// passage is words of a walk and what is heard beneath them.
type passage struct {
	words, bed string
	aloud      bool // spoken and not shown
}

func (w Walk) passages(place Place, common Common, total time.Duration, r *rand.Rand) []passage {
	n := w.counts(total)
	way := w.way(place)
	t := tour{Walk: w, r: r, facts: map[string]bool{}, used: map[string]bool{}, bed: place.Bed}
	t.heed(Marks{Leaves: way.Leaves})
	t.add(w.Memory.some(slices.Concat(common.Settle, place.Settle), n.settle, r)...)
	t.add(w.Memory.some(common.Breath, n.breath, r)...)
	t.add(w.Memory.some(common.Body, n.body, r)...)
	t.heed(Marks{Bed: way.Bed})
	t.arriving(way, common, n.way)
	t.scene(place, n.scene)
	t.add(t.murmur(slices.Concat(place.Fade, common.Fade), n.murmur)...)
	return t.said
}

// arriving is the way to the place: its first words, which say what place it is,
// and some of the others. A voice counts along it; no screen shows a number.
func (t *tour) arriving(way Way, common Common, n int) {
	first := min(len(way.Slots), 1)
	t.add(t.Memory.spoken(way.Slots[:first], t.r)...)
	if t.Voice && len(common.Count) > 0 && n > 2 {
		counted := len(t.said)
		t.add(t.Memory.some(common.Count, len(common.Count), t.r)...)
		for i := range t.said[counted:] {
			t.said[counted+i].aloud = true
		}
		n = 2
	}
	t.add(t.Memory.some(way.Slots[first:], n-first, t.r)...)
}

func (w Walk) way(p Place) Way {
	switch {
	case w.unseen() && len(p.Unseen.Slots) > 0:
		return p.Unseen
	case w.Steps && len(p.Steps.Slots) > 0:
		return p.Steps
	case len(p.Level.Slots) > 0:
		return p.Level
	}
	return p.Unseen
}

func (w Walk) unseen() bool { return len(w.Senses) > 0 && !slices.Contains(w.Senses, Sight) }

// counts is how many passages each part of a walk has.
type counts struct{ settle, breath, body, way, scene, murmur int }

func (w Walk) counts(total time.Duration) counts {
	minutes := total.Minutes()
	i := 1
	for i < len(ways)-1 && ways[i].length < minutes {
		i++
	}
	a, b := ways[i-1], ways[i]
	part := min(max((minutes-a.length)/(b.length-a.length), 0), 1)
	gaps, at := w.Pace.gaps(), 0.0
	count := func(share float64) int {
		n := gaps.count(total, at, min(at+share, 1))
		at += share
		return n
	}
	lasts := func(from, to float64) float64 { return (from + (to-from)*part) / minutes }
	var c counts
	if w.Within.After {
		// Somebody who comes from a breath is settled.
		c.way = max(count(1/minutes), 2)
	} else {
		c.settle = max(count(lasts(a.settle, b.settle)), 2)
		c.breath = max(count(lasts(a.breath, b.breath)), 1)
		c.body = max(count(lasts(a.body, b.body)), 2)
		c.way = max(count(lasts(a.way, b.way)), 2)
	}
	if w.Within.Before {
		c.scene = count(1 - at)
		return c
	}
	c.scene = count(1 - murmured - at)
	c.murmur = max(count(murmured), 3)
	return c
}
