package practice

import "time"

// Stretched is the same plan in which spoken words have the time that need
// asks for before the next words come: a passage that is too short stands
// longer, and everything after it comes later. What is paced by the body, a
// breath or a tight muscle, keeps its time. A plan that was stretched has no
// easier one.
func (p Plan) Stretched(need func(words string) time.Duration) Plan {
	phases := append([]Phase(nil), p.Phases...)
	stretched := false
	for i := range phases {
		if phases[i].Words == "" || phases[i].Breath() || phases[i].Cue == Tense {
			continue
		}
		has := phases[i].Lasts
		for j := i + 1; j < len(phases) && phases[j].Words == "" && phases[j].Cue == Rest; j++ {
			has += phases[j].Lasts
		}
		if want := (need(phases[i].Words) + Grain - 1).Truncate(Grain); want > has {
			phases[i].Lasts += want - has
			stretched = true
		}
	}
	if !stretched {
		return p
	}
	out := NewPlan(p.Practice, p.Name, p.Title, phases)
	out.Seed = p.Seed
	return out
}
