package sound

import (
	"strings"
	"time"

	"lull/routines/practice"
)

const (
	before  = int64(Before * Rate / time.Second)
	between = 8 * Rate / 10 // between two passages that would touch
	lateCue = 3 * Rate / 10 // a spoken "in" that is later than this is left out
)

// Before is how long after their phase has begun words are spoken: the eye is
// first.
const Before = time.Second / 4

// Narration decides when which words are spoken. A passage waits for the one
// before it, and none is cut: what has no room before the end is left to the
// caption. The words of the breath do not wait, they are left out instead.
//
// It is for one goroutine at a time.
type Narration struct {
	plan   practice.Plan
	phases bool // whether the words of the breath are spoken too
	next   int  // the phase that is looked at next
	busy   int64
	placed []placed
}

// placed is a clip in the plan, in frames, and where its phase begins.
type placed struct{ phase, at, end int64 }

// NewNarration makes the narration of a plan from a frame on; phases has the
// words of the breath spoken too.
func NewNarration(p practice.Plan, phases bool, from int64) *Narration {
	n := &Narration{plan: p, phases: phases}
	n.Skip(from)
	return n
}

// Skip leaves out the phases that have ended.
func (n *Narration) Skip(frame int64) {
	for n.next < len(n.plan.Phases) && Frames(n.plan.Phases[n.next].End()) <= frame {
		n.next++
	}
}

// Change goes on with another plan from a frame on, up to which both are the
// same. Words whose phase has begun stay; it gives the frame after which clips
// are forgotten.
func (n *Narration) Change(p practice.Plan, frame int64) (forget int64) {
	next := n.next
	begun := func(p practice.Plan, i int) bool { return i < len(p.Phases) && Frames(p.Phases[i].Start) <= frame }
	waits := begun(n.plan, next) && begun(p, next) && n.plan.Phases[next].Words == p.Phases[next].Words
	n.plan, n.next, n.busy, forget = p, 0, 0, frame
	keep := n.placed[:0]
	for _, c := range n.placed {
		if c.phase <= frame {
			keep = append(keep, c)
			n.busy, forget = max(n.busy, c.end), max(forget, c.at)
		}
	}
	n.placed = keep
	for begun(p, n.next) {
		n.next++
	}
	if waits { // its clip is still being made
		n.next = next
	}
	return forget
}

// Words gives the next words to be spoken, if their phase begins before a
// frame. They stay the next ones until [Narration.Place] or [Narration.Leave].
func (n *Narration) Words(until int64) (string, bool) {
	for ; n.next < len(n.plan.Phases); n.next++ {
		p := n.plan.Phases[n.next]
		if Frames(p.Start) >= until {
			return "", false
		}
		if words := line(p.Words); words != "" && (n.phases || !p.Breath()) {
			return words, true
		}
	}
	return "", false
}

// Leave goes on without speaking the next words.
func (n *Narration) Leave() { n.next++ }

// Place tells at which frame a clip of the next words begins, no sooner than
// earliest. It may be left out.
func (n *Narration) Place(c Clip, earliest int64) (int64, bool) {
	p := n.plan.Phases[n.next]
	n.next++
	start, lasts := Frames(p.Start), Frames(c.Lasts())
	at := max(start+before, earliest)
	if n.busy > 0 {
		at = max(at, n.busy+between)
	}
	missed := false
	if p.Breath() {
		at = max(start, earliest)
		missed = at > start+lateCue || at < n.busy
	}
	if missed || at+lasts > Frames(n.plan.Lasts()) {
		return 0, false
	}
	n.busy = max(n.busy, at+lasts)
	n.placed = append(n.placed, placed{start, at, at + lasts})
	return at, true
}

func (n *Narration) Phase() practice.Phase { return n.plan.Phases[n.next] }

// Needs is how much time a phase has to have for a clip of its words: with it
// nothing that comes after has to wait.
func Needs(c Clip) time.Duration { return Lasts(before+between) + c.Lasts() }

// Speech is what a player tells of its voice: how much time some words have to
// have from where they begin, or why nobody speaks any more.
type Speech struct {
	Words string
	Needs time.Duration
	Err   error
}

// Spoken is how much time words have to have, as far as a voice has spoken
// them. It is known some time ahead of them and not before, since nobody should
// wait for it: so a practice that runs is given another plan now and then.
type Spoken map[string]time.Duration

// Plan is a plan, at a moment of it, in which nothing that was spoken is hurried.
func (s Spoken) Plan(p practice.Plan, at time.Duration, m Speech) practice.Plan {
	s[m.Words] = m.Needs
	return p.Stretched(at, s.Of)
}

// Of is how much time words have to have, zero where nothing is known.
func (s Spoken) Of(words string) time.Duration { return s[line(words)] }

// line is words as they are spoken.
func line(words string) string { return strings.Join(strings.Fields(words), " ") }
