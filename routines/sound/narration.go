package sound

import (
	"strings"
	"time"

	"lull/routines/practice"
)

// When words are spoken.
const (
	before  = Rate / 4      // after the phase began: the eye is first
	between = 8 * Rate / 10 // between two passages that would touch
	lateCue = 3 * Rate / 10 // a spoken "in" that is later than this is left out
)

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

// placed is a clip in the plan, in frames.
type placed struct{ at, end int64 }

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

// Change goes on with another plan from a frame on. Clips that did not begin
// there are forgotten.
func (n *Narration) Change(p practice.Plan, frame int64) {
	n.plan, n.next, n.busy = p, 0, 0
	keep := n.placed[:0]
	for _, c := range n.placed {
		if c.at <= frame {
			keep = append(keep, c)
			n.busy = max(n.busy, c.end)
		}
	}
	n.placed = keep
	for n.next < len(p.Phases) && Frames(p.Phases[n.next].Start) <= frame {
		n.next++
	}
}

// Words gives the next words to be spoken, if their phase begins before a
// frame. They stay the next ones until [Narration.Place] or [Narration.Leave].
func (n *Narration) Words(until int64) (string, bool) {
	for ; n.next < len(n.plan.Phases); n.next++ {
		p := n.plan.Phases[n.next]
		if Frames(p.Start) >= until {
			return "", false
		}
		if words := strings.Join(strings.Fields(p.Words), " "); words != "" && (n.phases || !p.Breath()) {
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
	if p.Breath() {
		at := max(start, earliest)
		if at > start+lateCue || at < n.busy || at+lasts > Frames(n.plan.Lasts()) {
			return 0, false
		}
		n.hold(at, lasts)
		return at, true
	}
	at := max(start+before, earliest)
	if n.busy > 0 {
		at = max(at, n.busy+between)
	}
	if at+lasts > Frames(n.plan.Lasts()) {
		return 0, false
	}
	n.hold(at, lasts)
	return at, true
}

func (n *Narration) hold(at, lasts int64) {
	n.busy = max(n.busy, at+lasts)
	n.placed = append(n.placed, placed{at, at + lasts})
}

// Room is how much time a phase has to have for a clip of its words: with it
// nothing that comes after has to wait.
func Room(c Clip) time.Duration { return Lasts(before+between) + c.Lasts() }
