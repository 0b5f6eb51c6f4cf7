package sound

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"lull/routines/letters"
	"lull/routines/practice"
)

// Mixture is how much of each bed there is, as parts of its own volume, in the
// order of [Beds].
type Mixture [len(Beds)]float64

// mostMixed is how many beds one mixture has at most: each of them costs.
const mostMixed = 3

// ParseMixture reads a bed by its name, or several with how much there is of
// each, in hundredths of its loudness: "rain 60, fire 40". Together they are no
// louder than one alone.
func ParseMixture(s string) (Mixture, error) {
	var m Mixture
	parts := strings.Split(s, ",")
	if len(parts) > mostMixed {
		return m, fmt.Errorf("%d noises at once are too many; %d are enough", len(parts), mostMixed)
	}
	for _, part := range parts {
		name, much, numbered := strings.Cut(strings.TrimSpace(part), " ")
		i := slices.Index(Beds[:], Bed(name))
		if i < 0 {
			return m, fmt.Errorf("there is no noise %q here; there are %s", letters.Short(name),
				letters.Listed(Beds[:], "and"))
		}
		percent := 100
		if numbered {
			var err error
			if percent, err = strconv.Atoi(strings.TrimSpace(much)); err != nil || percent < 1 || percent > 100 {
				return m, fmt.Errorf("how much there is of %s is a number from 1 to 100, not %q", name,
					letters.Short(much))
			}
		}
		m[i] = float64(percent) / 100
	}
	return m.atMost(), nil
}

func only(b Bed) Mixture {
	var m Mixture
	m[slices.Index(Beds[:], b)] = 1
	return m
}

// atMost is the mixture brought down to the loudness of one bed.
func (m Mixture) atMost() Mixture {
	power := 0.0
	for _, x := range m {
		power += x * x
	}
	if power > 1 {
		for i := range m {
			m[i] /= math.Sqrt(power)
		}
	}
	return m
}

// bedSpan is from when on a mixture lies underneath.
type bedSpan struct {
	start, over float64 // frame, and in how many of them the mixture comes there
	from, to    Mixture
}

// at is the mixture at a frame after the start of the span. In between the power
// goes along a curve without corners, so that the whole neither dips nor swells.
func (s bedSpan) at(frame float64) Mixture {
	x := smooth((frame - s.start) / s.over)
	if x == 1 {
		return s.to
	}
	var m Mixture
	for i := range m {
		m[i] = math.Sqrt(s.from[i]*s.from[i]*(1-x) + s.to[i]*s.to[i]*x)
	}
	return m
}

// How long one mixture takes to give way to the next, in frames: from one part
// of a routine to the next, and while somebody is in one place, where the rain
// does not stop as a tap does.
const (
	crossing = 8 * Rate
	drifting = 40 * Rate
)

// bedsOf tells which mixture lies under which part of a plan.
func bedsOf(p practice.Plan, bed Bed) []bedSpan {
	if slices.Contains(Beds[:], bed) {
		return []bedSpan{{over: 1, from: only(bed), to: only(bed)}}
	}
	var out []bedSpan
	part, was := "", ""
	for i, phase := range p.Phases {
		if i > 0 && phase.Bed == was && phase.Part == part {
			continue
		}
		m, err := ParseMixture(phase.Bed)
		if err != nil {
			m = only(Brown)
		}
		one := bedSpan{start: float64(Frames(phase.Start)), over: drifting, from: m, to: m}
		if phase.Part != part {
			one.over = crossing
		}
		if n := len(out); n > 0 {
			one.from = out[n-1].at(one.start)
		}
		if n := len(out); n == 0 || out[n-1].to != m {
			out = append(out, one)
		}
		part, was = phase.Part, phase.Bed
	}
	return out
}
