package practice

import "time"

// LeastRest is the silence after every passage, however long it was
// (docs/evidence.md, Reading and pauses).
const LeastRest = 4 * time.Second

// nearly is how close to its end a phase stays as it is, since so far ahead sound
// is made: not about the body.
const nearly = time.Second

// Stretched is the same plan in which spoken words have the time that need asks
// for, and the silence after them is [LeastRest] still where it was as much. A
// passage that is too short stands longer, out of a long silence after it while
// there is some, and else everything comes later. What is paced by the body, a
// breath or a tight muscle, keeps its time.
//
// Nothing up to from changes, so that a practice that runs can go on with it;
// with a negative from all of it can.
func (p Plan) Stretched(from time.Duration, need func(words string) time.Duration) Plan {
	var out Plan
	if len(p.parts) > 0 {
		changed := false
		out = p.rebuilt(func(i int, part Plan) Plan {
			longer := part.Stretched(from-p.began(i), need)
			changed = changed || !longer.same(part)
			return longer
		})
		if !changed {
			return p
		}
	} else {
		phases, changed := stretched(p.Phases, from, need)
		if !changed {
			return p
		}
		out = NewPlan(p.Practice, p.Name, p.Title, phases)
		out.Seed, out.pattern = p.Seed, p.pattern
	}
	return out.noBrighter(p, from)
}

func (p Plan) same(q Plan) bool {
	return len(p.Phases) == len(q.Phases) && (len(p.Phases) == 0 || &p.Phases[0] == &q.Phases[0])
}

func stretched(
	before []Phase, from time.Duration, need func(words string) time.Duration,
) (phases []Phase, changed bool) {
	phases = append(phases, before...)
	for i, p := range before {
		if p.Words == "" || p.Breath() || p.Cue == Tense || p.Cue != Say && p.Start <= from {
			continue
		}
		rest, next := time.Duration(0), i+1
		for ; next < len(before) && before[next].Words == "" && before[next].Cue == Rest; next++ {
			rest += before[next].Lasts
		}
		end := p.End() + rest
		if end <= from+nearly {
			continue
		}
		want := (need(p.Words) + Grain - 1).Truncate(Grain)
		spare := max(rest-LeastRest, 0)
		switch longer := want - p.Lasts; {
		case longer <= 0:
		case p.Cue != Say:
			phases[i].Lasts += max(longer-rest, 0)
			changed = changed || longer > rest
		case p.End() > from+nearly:
			phases[i].Lasts += longer
			for j := i + 1; j < next && spare > 0 && longer > 0; j++ {
				give := min(longer, spare, phases[j].Lasts-Grain)
				phases[j].Lasts -= give
				longer, spare = longer-give, spare-give
			}
			changed = true
		case longer > spare:
			// They have been read, and are spoken still.
			phases[next-1].Lasts += longer - spare
			changed = true
		}
	}
	return phases, changed
}
