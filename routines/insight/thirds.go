package insight

import (
	"slices"

	"lull/routines/lists"
)

// leastThirds is how many nights it takes to tell an outcome by thirds of the
// caffeine at bedtime (docs/evidence.md, Patterns on few nights).
const leastThirds = 21

// Third is the nights of a third of the caffeine at bedtime.
type Third struct {
	From   float64 // milligrams; the next third begins where it ends
	N, K   int     // nights, and of them those with a jerk
	Median float64 // of what is not jerks
}

// thirds counts by how much caffeine there was, which a line through the amounts would
// hide; nothing where the amounts are too much alike.
func thirds(o Outcome, seen []*Night) []Third {
	seen = slices.DeleteFunc(slices.Clone(seen), func(n *Night) bool { return !n.Load.Known })
	if len(seen) < leastThirds {
		return nil
	}
	loads := lists.Each(seen, func(n *Night) float64 { return n.Load.Value })
	slices.Sort(loads)
	out := []Third{{}, {From: loads[len(loads)/3]}, {From: loads[2*len(loads)/3]}}
	var values [3][]float64
	for _, n := range seen {
		i := 2
		for i > 0 && n.Load.Value < out[i].From {
			i--
		}
		v := o.of(n).Value
		out[i].N, values[i] = out[i].N+1, append(values[i], v)
		if o == Jerks {
			out[i].K += int(v)
		}
	}
	for i := range out {
		if out[i].N < LeastSide {
			return nil
		}
		out[i].Median = Median(values[i])
	}
	return out
}
