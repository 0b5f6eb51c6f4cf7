package guided

import (
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"lull/routines/practice"
)

// Slot is one place in a text: a passage of a sentence or two, or several of which
// the seed chooses one.
type Slot []string

// SeedAt is the seed of a moment, so that no two evenings have the same words.
func SeedAt(now time.Time) uint64 { return uint64(max(now.Unix(), 1)) }

// chance is that of one text under one seed, so that no two places shuffle alike.
func chance(seed uint64, what string) *rand.Rand {
	h := fnv.New64a()
	_, _ = h.Write([]byte(what)) // a hash takes everything
	return rand.New(rand.NewPCG(seed, h.Sum64()))
}

func (m Memory) spoken(slots []Slot, r *rand.Rand) []string {
	out := make([]string, 0, len(slots))
	for _, s := range slots {
		if words := m.one(s, r); words != "" {
			out = append(out, words)
		}
	}
	return out
}

// pick gives n of the slots in their order, one out of each of n equal
// stretches, so that a way from the feet to the head leaves no large part out.
// In a stretch it is the one that was not heard for the longest.
func (m Memory) pick(slots []Slot, n int, r *rand.Rand) []Slot {
	n = min(n, len(slots))
	out := make([]Slot, 0, max(n, 0))
	for i := range n {
		out = append(out, best(slots[i*len(slots)/n:(i+1)*len(slots)/n], m.turn, r))
	}
	return out
}

// some says n of the slots, as pick has them.
func (m Memory) some(slots []Slot, n int, r *rand.Rand) []string {
	return m.spoken(m.pick(slots, n, r), r)
}

// gaps are how far apart passages begin, at first and at the end, and evenly between.
type gaps struct{ first, last time.Duration }

// gaps of the imagery: from one passage to the next 15 s at first and 40 s in
// the end (docs/evidence.md, Reading and pauses). Where the pace is fuller, the
// silence between them is about 6 to 12 s.
func (p Pace) gaps() gaps {
	switch p {
	case Fuller:
		return gaps{15 * time.Second, 15 * time.Second}
	case Sparser:
		return gaps{25 * time.Second, 60 * time.Second}
	case UsualPace:
	}
	return gaps{15 * time.Second, 40 * time.Second}
}

// at is the distance to the next passage a part (0 to 1) of the way through.
func (p gaps) at(part float64) time.Duration {
	return p.first + time.Duration(float64(p.last-p.first)*part)
}

// count is how many passages begin between two parts of a practice of a length.
func (p gaps) count(total time.Duration, from, to float64) int {
	a, b := p.at(from).Seconds(), p.at(to).Seconds()
	if math.Abs(b-a) < 1e-6 {
		return int(math.Round(total.Seconds() * (to - from) / a))
	}
	slope := (b - a) / (to - from)
	return int(math.Round(total.Seconds() / slope * math.Log(b/a)))
}

// lay gives each passage its time so that all of them together last total:
// distances that lengthen along the gaps, each a little longer or shorter by
// chance so that nobody can count along, and none below what its words and a
// moment of silence ask for. Every passage is a Say and then a Rest.
func lay(passages []string, total time.Duration, p gaps, r *rand.Rand) []practice.Phase {
	n := len(passages)
	if n == 0 {
		return nil
	}
	wish, least := make([]float64, n), make([]float64, n)
	at := 0.0
	for i, words := range passages {
		least[i] = float64(practice.Reading(words) + practice.LeastRest)
		gap := float64(p.at(min(at/float64(total), 1)))
		wish[i] = gap * (0.85 + 0.3*r.Float64())
		at += gap * float64(total) / (float64(n) * float64(p.first+p.last) / 2)
	}
	k := stretch(wish, least, float64(total))
	phases := make([]practice.Phase, 0, 2*n)
	gone := time.Duration(0)
	for i, words := range passages {
		gap := time.Duration(max(wish[i]*k, least[i])).Round(practice.Grain)
		if i == n-1 {
			gap = max(total-gone, practice.Reading(words)+practice.LeastRest).Round(practice.Grain)
		}
		phases = append(phases, practice.Passage(words),
			practice.Phase{Cue: practice.Rest, Lasts: gap - practice.Reading(words), Ends: true})
		gone += gap
	}
	return phases
}

// stretch finds the factor by which the wishes come to total, none below its least.
func stretch(wish, least []float64, total float64) float64 {
	low, high := 0.0, 64.0
	for range 60 {
		k, sum := (low+high)/2, 0.0
		for i := range wish {
			sum += max(wish[i]*k, least[i])
		}
		if sum < total {
			low = k
		} else {
			high = k
		}
	}
	return low
}

func shuffled[T any](list []T, r *rand.Rand) []T {
	out := slices.Clone(list)
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}
