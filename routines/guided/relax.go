package guided

import (
	"math/rand/v2"
	"slices"
	"time"

	"lull/routines/practice"
)

// Relaxation is one of the other ways down, as it is written: either parts
// that are gone through one after the other (a scan, phrases, listening), or
// muscle groups that are tightened and let go.
type Relaxation struct {
	Name, Title string
	Suits       string // one line: whom it suits
	NotFor      string // one line: whom not

	Usual, Least, Most time.Duration // how long; of no meaning with groups
	First, Last        time.Duration // from one passage to the next, at both ends

	Settle []Slot
	Parts  []Part
	Groups []Group
	Fade   []Slot
}

// Part is one stretch of a relaxation. However short the practice is, the
// first slot of every part stays.
type Part struct {
	Name   string
	Unless []string // left out for whoever avoids one of these, as heart or panic
	Slots  []Slot
}

// Group is one muscle group.
type Group struct {
	Name     string
	In       []int // which sets of groups it is in: 16, 7, 4
	Tense    time.Duration
	Announce Slot // what comes next, and how
	Tighten  Slot // while it is tight: few words
	Release  Slot // while it lets go
}

// Times of muscle release (docs/evidence.md, Muscle release: tense 5 to 7 s,
// release 30 to 40 s; feet 5 s at most, because of cramp).
const (
	TenseFor   = 6 * time.Second
	ReleaseFor = 35 * time.Second
	FeetFor    = 5 * time.Second
)

// GroupSets are the numbers of muscle groups there are to choose from.
var GroupSets = [...]int{16, 7, 4}

// Ease is how somebody wants a relaxation tonight. The zero value is its usual
// length with everything in it.
type Ease struct {
	Length  time.Duration // zero for the usual
	Groups  int           // 16, 7 or 4; zero takes what fits the length
	Without []string      // parts, groups or reasons to leave out
	Seed    uint64
	Within  Within
}

// Relax makes a plan of a relaxation. The same seed gives the same words.
func Relax(x Relaxation, e Ease) practice.Plan {
	r := chance(e.Seed, "relax "+x.Name)
	if e.Within.After && len(x.Settle) > 1 {
		x.Settle = x.Settle[len(x.Settle)-1:]
	}
	if e.Within.Before {
		x.Fade = nil
	}
	var phases []practice.Phase
	if len(x.Groups) > 0 {
		phases = e.muscles(x, r)
	} else {
		phases = e.parts(x, r)
	}
	plan := practice.NewPlan(practice.KindRelax, x.Name, x.Title, phases)
	plan.Seed = e.Seed
	return plan
}

// leaves tells whether something of these names is left out.
func (e Ease) leaves(names ...string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return slices.Contains(e.Without, n) })
}

// parts goes through the parts in order, in the length asked for as far as
// the relaxation allows.
func (e Ease) parts(x Relaxation, r *rand.Rand) []practice.Phase {
	parts := slices.DeleteFunc(slices.Clone(x.Parts), func(p Part) bool {
		return e.leaves(p.Name) || e.leaves(p.Unless...)
	})
	total := orUsual(e.Length, x.Usual)
	total = min(max(total, x.Least), x.Most)
	p := pace{x.First, x.Last}
	n := p.count(total, 0, 1)
	settle := some(x.Settle, min(max(n/8, 2), len(x.Settle)), r)
	fade := some(x.Fade, min(max(n/8, 2), len(x.Fade)), r)
	slots := slices.Concat(settle, shared(parts, n-len(settle)-len(fade), r), fade)
	return lay(spoken(slots, r), total, p, r)
}

// shared gives every part its first slot and shares out what is left among
// them by how much they have to say.
func shared(parts []Part, n int, r *rand.Rand) []Slot {
	all := 0
	for _, p := range parts {
		all += len(p.Slots)
	}
	n = min(max(n, len(parts)), all)
	take := make([]int, len(parts))
	given := 0
	for i := range parts {
		take[i] = 1
		given++
	}
	for given < n {
		// The part that is furthest behind its share is next.
		next, worst := -1, 2.0
		for i, p := range parts {
			if behind := float64(take[i]) / float64(len(p.Slots)); take[i] < len(p.Slots) && behind < worst {
				next, worst = i, behind
			}
		}
		take[next]++
		given++
	}
	var out []Slot
	for i, p := range parts {
		out = append(out, firstAnd(p.Slots, take[i], r)...)
	}
	return out
}

// firstAnd keeps the first slot and n-1 of the others, in their order.
func firstAnd(slots []Slot, n int, r *rand.Rand) []Slot {
	out := []Slot{slots[0]}
	rest := slots[1:]
	for i := range n - 1 {
		from, to := i*len(rest)/(n-1), (i+1)*len(rest)/(n-1)
		out = append(out, rest[from+r.IntN(to-from)])
	}
	return out
}

// The passages before and after the muscle groups, from one to the next.
var (
	beforeGroups = pace{13 * time.Second, 15 * time.Second}
	afterGroups  = pace{22 * time.Second, 34 * time.Second}
)

// muscles announces each group, has it tightened, and gives it time to let go.
func (e Ease) muscles(x Relaxation, r *rand.Rand) []practice.Phase {
	set, rounds := e.set(x)
	settle, fade := spoken(x.Settle, r), spoken(x.Fade, r)
	phases := lay(settle, time.Duration(len(settle))*beforeGroups.at(0.5), beforeGroups, r)
	for range rounds {
		for _, g := range x.Groups {
			if slices.Contains(g.In, set) && !e.leaves(g.Name) {
				phases = append(phases, g.phases(r)...)
			}
		}
	}
	return append(phases, lay(fade, time.Duration(len(fade))*afterGroups.at(0.5), afterGroups, r)...)
}

func (g Group) phases(r *rand.Rand) []practice.Phase {
	var out []practice.Phase
	if words := g.Announce.one(r); words != "" {
		out = append(out, practice.Passage(words))
	}
	return append(out,
		practice.Phase{Cue: practice.Tense, Lasts: g.Tense, Words: g.Tighten.one(r)},
		practice.Phase{Cue: practice.Release, Lasts: ReleaseFor, Words: g.Release.one(r), Ends: true})
}

// set chooses the groups and how often they are gone through. A length takes
// the finest set that fits into it, and two rounds where there is room.
func (e Ease) set(x Relaxation) (groups, rounds int) {
	if e.Groups != 0 {
		if d := x.round(e.Groups); e.Length >= 2*d && d > 0 {
			return e.Groups, 2
		}
		return e.Groups, 1
	}
	if e.Length == 0 {
		return 7, 1
	}
	around := time.Duration(len(x.Settle))*beforeGroups.at(0.5) + time.Duration(len(x.Fade))*afterGroups.at(0.5)
	for _, n := range GroupSets {
		if x.round(n)+around <= e.Length+30*time.Second {
			return n, 1
		}
	}
	return GroupSets[len(GroupSets)-1], 1
}

// round is about how long one round through a set takes.
func (x Relaxation) round(set int) time.Duration {
	var d time.Duration
	for _, g := range x.Groups {
		if slices.Contains(g.In, set) {
			d += practice.Reading(g.Announce.one(chance(0, ""))) + g.Tense + ReleaseFor
		}
	}
	return d
}
