package practice

import (
	"strings"
	"time"
)

// part is one practice of a routine and where it begins in it.
type part struct {
	plan Plan
	at   time.Duration
}

// Between is the rest from one part of a routine to the next: long enough that
// nothing follows on its heels, short enough not to be taken for the end
// (docs/evidence.md, Reading and pauses).
const Between = 8 * time.Second

// OnItsOwn is said where the pacing of the breath stops and words take over,
// so that nobody goes on counting.
const OnItsOwn = "The breath can go its own way now."

// Routine plays plans one after the other with a soft transition between them.
// The light of a plan is that of the whole, so it fades once, at the very end.
// Each phase keeps in Part which practice it belongs to.
func Routine(name string, plans ...Plan) Plan {
	var phases []Phase
	var parts []part
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
		name := strings.TrimSpace(p.Practice + " " + p.Name)
		if len(parts) > 0 {
			add(transition(parts[len(parts)-1].plan, p, name)...)
		}
		parts = append(parts, part{p, at})
		for _, phase := range p.Phases {
			phase.Part = name
			add(phase)
		}
	}
	out := NewPlan(KindRoutine, name, name, phases)
	out.parts = parts
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

func (p Plan) Titled(title string) Plan {
	p.Title = title
	return p
}

// Breath tells whether the phase belongs to a paced breath.
func (p Phase) Breath() bool {
	return p.Cue == In || p.Cue == TopUp || p.Cue == Hold || p.Cue == Out
}

// easierPart eases the part of a routine that runs, and leaves the others.
func (p Plan) easierPart(elapsed time.Duration) (Plan, bool) {
	i := len(p.parts) - 1
	for i > 0 && p.parts[i].at > elapsed {
		i--
	}
	eased, ok := p.parts[i].plan.Easier(elapsed - p.parts[i].at)
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
