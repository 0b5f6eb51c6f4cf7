package practice

import (
	"cmp"
	"strings"
	"time"
)

type part struct {
	plan  Plan
	first int
}

// Between is the rest from one part of a routine to the next: long enough that
// nothing follows on its heels, short enough not to be taken for the end
// (docs/evidence.md, Reading and pauses).
const Between = 8 * time.Second

// OnItsOwn is said where words take over from a paced breath, so that nobody counts on.
const OnItsOwn = "The breath can go its own way now."

// Routine plays plans one after the other with a soft transition between them.
// The light of a plan is that of the whole, so it fades once, at the very end.
// Each phase keeps in Part which practice it belongs to.
func Routine(name string, plans ...Plan) Plan {
	var phases []Phase
	var parts []part
	var seed uint64
	for _, p := range plans {
		seed = cmp.Or(seed, p.Seed)
		if len(p.Phases) == 0 {
			continue
		}
		name := strings.TrimSpace(p.Practice + " " + p.Name)
		if len(parts) > 0 {
			phases = append(phases, transition(parts[len(parts)-1].plan, p, name)...)
		}
		parts = append(parts, part{p, len(phases)})
		for _, phase := range p.Phases {
			phase.Part = name
			phases = append(phases, phase)
		}
	}
	out := NewPlan(KindRoutine, name, name, phases)
	out.Seed, out.parts = seed, parts
	return out
}

func (p Plan) began(part int) time.Duration { return p.Phases[p.parts[part].first].Start }

// transition rests between two parts, with the next one's scene already there.
func transition(from, to Plan, part string) []Phase {
	next := to.Phases[0]
	rest := Phase{Cue: Rest, Lasts: Between, Ends: true, Scene: next.Scene, Bed: next.Bed, Part: part}
	if !from.Phases[len(from.Phases)-1].Breath() || next.Breath() {
		return []Phase{rest}
	}
	words := Passage(OnItsOwn)
	words.Scene, words.Bed, words.Part = next.Scene, next.Bed, part
	return []Phase{words, rest}
}

func (p Plan) Titled(title string) Plan {
	p.Title = title
	return p
}

// Breath tells whether the phase belongs to a paced breath.
func (p Phase) Breath() bool {
	return p.Cue == In || p.Cue == TopUp || p.Cue == Hold || p.Cue == Out
}

func (p Plan) easierPart(elapsed time.Duration) (Plan, bool) {
	i := len(p.parts) - 1
	for i > 0 && p.began(i) > elapsed {
		i--
	}
	eased, ok := p.parts[i].plan.Easier(elapsed - p.began(i))
	if !ok {
		return p, false
	}
	return p.rebuilt(func(j int, part Plan) Plan {
		if j == i {
			return eased
		}
		return part
	}), true
}

func (p Plan) rebuilt(change func(int, Plan) Plan) Plan {
	plans := make([]Plan, len(p.parts))
	for i, part := range p.parts {
		plans[i] = change(i, part.plan)
	}
	out := Routine(p.Name, plans...)
	out.Title, out.Seed, out.Practice = p.Title, p.Seed, p.Practice
	return out
}
