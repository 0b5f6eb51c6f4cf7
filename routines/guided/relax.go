package guided

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
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

// Part is one stretch of a relaxation. Its first slot is always said.
type Part struct {
	Name   string
	Unless []string // left out for those who avoid one of these, as heart or panic
	Slots  []Slot
}

type Group struct {
	Name     string
	In       []int    // which sets of groups it is in: 16, 7, 4
	Unless   []string // left out for those who avoid one of these, as pregnancy
	Tense    time.Duration
	Announce Slot // what comes next, and how
	Tighten  Slot // while it is tight: few words
	Release  Slot // while it lets go
}

// Times of muscle release (docs/evidence.md, Muscle release: tense 5 to 7 s,
// release 30 to 40 s).
const (
	TenseFor        = 6 * time.Second
	ShortestRelease = 30 * time.Second
	ReleaseFor      = 35 * time.Second
	LongestRelease  = 40 * time.Second
)

// GroupSets are the numbers of muscle groups there are to choose from
// (docs/evidence.md, Muscle release).
var GroupSets = [...]int{16, 7, 4}

// Ease is how somebody wants a relaxation tonight. The zero value is its usual
// length with everything in it, by somebody who never heard it.
type Ease struct {
	Length  time.Duration // zero for the usual
	Groups  int           // 16, 7 or 4; zero takes what fits the length
	Left    bool          // muscles: the left side first
	Without []string      // parts, groups or reasons to leave out
	Seed    uint64
	Within  Within
	Memory  Memory
}

// Relax makes a plan of a relaxation. The same seed and the same memory give
// the same words.
func Relax(x Relaxation, e Ease) practice.Plan {
	r := chance(e.Seed, "relax "+x.Name)
	if e.Within.After && len(x.Settle) > 1 {
		x.Settle = x.Settle[len(x.Settle)-1:]
	}
	if e.Within.Before {
		x.Fade = nil
	}
	e.Memory = e.Memory.tonight()
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

func (e Ease) leaves(names ...string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return slices.Contains(e.Without, n) })
}

// parts goes through the parts in order, as long as asked where that is allowed.
func (e Ease) parts(x Relaxation, r *rand.Rand) []practice.Phase {
	parts := slices.DeleteFunc(slices.Clone(x.Parts), func(p Part) bool {
		return e.leaves(p.Name) || e.leaves(p.Unless...)
	})
	total := cmp.Or(e.Length, x.Usual)
	total = min(max(total, x.Least), x.Most)
	p := gaps{x.First, x.Last}
	n := p.count(total, 0, 1)
	around := max(n/8, 2) // passages before the parts, and after them
	settle := e.Memory.some(x.Settle, around, r)
	middle := e.Memory.spoken(e.Memory.shared(parts, n-len(settle)-min(around, len(x.Fade)), r), r)
	fade := e.Memory.some(x.Fade, around, r)
	return lay(slices.Concat(settle, middle, fade), total, p, r)
}

// shared gives every part its first slot, and of the others by how many it has.
func (m Memory) shared(parts []Part, n int, r *rand.Rand) []Slot {
	all, take := 0, make([]int, len(parts))
	for i, p := range parts {
		all += len(p.Slots)
		take[i] = 1
	}
	for range min(n, all) - len(parts) {
		// The part that is furthest behind its share is next.
		next, worst := -1, 2.0
		for i, p := range parts {
			if behind := float64(take[i]) / float64(len(p.Slots)); take[i] < len(p.Slots) && behind < worst {
				next, worst = i, behind
			}
		}
		take[next]++
	}
	var out []Slot
	for i, p := range parts {
		out = append(out, p.Slots[0])
		out = append(out, m.pick(p.Slots[1:], take[i]-1, r)...)
	}
	return out
}

// The passages before and after the muscle groups, from one to the next
// (docs/evidence.md, Muscle release).
var (
	beforeGroups = gaps{13 * time.Second, 15 * time.Second}
	afterGroups  = gaps{22 * time.Second, 34 * time.Second}
)

// passes are the ways to go through the groups, the least first: sets of them,
// one after the other (docs/evidence.md, Muscle release). A second round is a
// coarser one where the finest would take too long.
var passes = [][]int{{4}, {7}, {4, 4}, {7, 4}, {7, 7}, {16}, {16, 7}, {16, 16}}

// muscles announces each group, has it tightened, and gives it time to let go.
func (e Ease) muscles(x Relaxation, r *rand.Rand) []practice.Phase {
	sets, release, around := e.fit(x)
	settled := around
	if len(x.Fade) > 0 {
		settled = around * 2 / 5
	}
	before := e.Memory.some(x.Settle, max(beforeGroups.count(settled, 0, 1), 1), r)
	phases := lay(before, settled, beforeGroups, r)
	for _, set := range sets {
		for _, g := range e.groups(x, set) {
			phases = append(phases, e.group(g, release, r)...)
		}
	}
	after := e.Memory.some(x.Fade, max(afterGroups.count(around-settled, 0, 1), 1), r)
	phases = append(phases, lay(after, around-settled, afterGroups, r)...)
	return phases
}

// sided puts the sides into words that are written for either.
func (e Ease) sided(s Slot) Slot {
	one, other := "right", "left"
	if e.Left {
		one, other = other, one
	}
	sides := strings.NewReplacer("{one}", one, "{other}", other)
	out := make(Slot, len(s))
	for i, words := range s {
		out[i] = sides.Replace(words)
	}
	return out
}

// groups are those of a set that are not left out.
func (e Ease) groups(x Relaxation, set int) []Group {
	return slices.DeleteFunc(slices.Clone(x.Groups), func(g Group) bool {
		return !slices.Contains(g.In, set) || e.leaves(g.Name) || e.leaves(g.Unless...)
	})
}

func (e Ease) group(g Group, release time.Duration, r *rand.Rand) []practice.Phase {
	var out []practice.Phase
	if words := e.Memory.one(e.sided(g.Announce), r); words != "" {
		out = append(out, practice.Passage(words))
	}
	return append(out,
		practice.Phase{Cue: practice.Tense, Lasts: g.Tense, Words: e.Memory.one(e.sided(g.Tighten), r)},
		practice.Phase{Cue: practice.Release, Lasts: release, Words: e.Memory.one(e.sided(g.Release), r), Ends: true})
}

// fit chooses the passes, how long a group has to let go, and how long the
// words around them take, so that all of it is about the length asked for:
// the most groups that leave the least that there has to be around them.
func (e Ease) fit(x Relaxation) (sets []int, release, around time.Duration) {
	least := 2*beforeGroups.first + time.Duration(min(len(x.Fade), 1))*afterGroups.first
	most := time.Duration(len(x.Settle))*beforeGroups.last + time.Duration(len(x.Fade))*afterGroups.last
	if e.Length == 0 {
		return []int{cmp.Or(e.Groups, 7)}, ReleaseFor, (least + most) / 2
	}
	for _, p := range passes {
		if e.Groups != 0 && slices.ContainsFunc(p, func(set int) bool { return set != e.Groups }) {
			continue
		}
		if sets == nil || e.round(x, p, ShortestRelease)+least <= e.Length {
			sets = p
		}
	}
	around = min(max(e.Length-e.round(x, sets, ReleaseFor), least), most)
	left, n := e.Length-around-e.round(x, sets, 0), 0
	for _, set := range sets {
		n += len(e.groups(x, set))
	}
	release = min(max(left/time.Duration(max(n, 1)), ShortestRelease), LongestRelease).Round(practice.Grain)
	around = min(max(e.Length-e.round(x, sets, release), least), most)
	return sets, release, around
}

// round is about how long the passes take with so long to let go.
func (e Ease) round(x Relaxation, sets []int, release time.Duration) time.Duration {
	var d time.Duration
	for _, set := range sets {
		for _, g := range e.groups(x, set) {
			d += g.Tense + release
			if len(g.Announce) > 0 {
				d += practice.Reading(g.Announce[0])
			}
		}
	}
	return d
}
