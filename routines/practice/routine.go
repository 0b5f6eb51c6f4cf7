package practice

import (
	"strings"
	"time"
)

// link is one practice of a chain and where it begins in it.
type link struct {
	plan Plan
	at   time.Duration
}

// Between is the rest from one part of a chain to the next: long enough that
// nothing follows on its heels, short enough not to be taken for the end
// (docs/evidence.md, Reading and pauses).
const Between = 8 * time.Second

// OnItsOwn is said where the pacing of the breath stops and words take over,
// so that nobody goes on counting.
const OnItsOwn = "The breath can go its own way now."

// Chain plays plans one after the other with a soft transition between them.
// The light of a plan is that of the whole, so it fades once, at the very end.
// Each phase keeps in Part which practice it belongs to.
func Chain(name string, plans ...Plan) Plan {
	var phases []Phase
	var links []link
	at := time.Duration(0)
	add := func(ps ...Phase) {
		for _, p := range ps {
			phases = append(phases, p)
			at += p.Lasts
		}
	}
	for _, p := range plans {
		if len(p.Phases) == 0 {
			continue
		}
		part := strings.TrimSpace(p.Practice + " " + p.Name)
		if len(links) > 0 {
			add(transition(links[len(links)-1].plan, p, part)...)
		}
		links = append(links, link{p, at})
		for _, phase := range p.Phases {
			phase.Part = part
			add(phase)
		}
	}
	out := NewPlan(KindRoutine, name, name, phases)
	out.links = links
	for _, p := range plans {
		if p.Seed != 0 {
			out.Seed = p.Seed
			break
		}
	}
	return out
}

// transition rests between two parts, with the next one's scene already there.
func transition(from, to Plan, part string) []Phase {
	next := to.Phases[0]
	rest := Phase{Cue: Rest, Lasts: Between, Ends: true, Scene: next.Scene, Bed: next.Bed, Part: part}
	if !from.Phases[len(from.Phases)-1].Breath() || to.Phases[0].Breath() {
		return []Phase{rest}
	}
	words := Passage(OnItsOwn)
	words.Scene, words.Bed, words.Part = next.Scene, next.Bed, part
	return []Phase{words, rest}
}

// Titled is the same plan under another title.
func (p Plan) Titled(title string) Plan {
	p.Title = title
	return p
}

// Breath tells whether the phase belongs to a paced breath.
func (p Phase) Breath() bool {
	switch p.Cue {
	case In, TopUp, Hold, Out:
		return true
	default:
		return false
	}
}

// linkAt finds the part of a chain that runs at elapsed.
func (p Plan) linkAt(elapsed time.Duration) int {
	i := len(p.links) - 1
	for i > 0 && p.links[i].at > elapsed {
		i--
	}
	return i
}

// easierLink eases the part of a chain that runs, and leaves the others.
func (p Plan) easierLink(elapsed time.Duration) (Plan, bool) {
	i := p.linkAt(elapsed)
	eased, ok := p.links[i].plan.Easier(elapsed - p.links[i].at)
	if !ok {
		return p, false
	}
	return p.relinked(func(j int, part Plan) Plan {
		if j == i {
			return eased
		}
		return part
	}), true
}

// relinked builds the chain again with its parts changed.
func (p Plan) relinked(change func(int, Plan) Plan) Plan {
	parts := make([]Plan, len(p.links))
	for i, l := range p.links {
		parts[i] = change(i, l.plan)
	}
	out := Chain(p.Name, parts...)
	out.Title, out.Seed, out.Practice = p.Title, p.Seed, p.Practice
	return out
}
