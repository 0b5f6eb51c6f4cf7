package guided

import (
	"encoding/base64"
	"hash/fnv"
	"maps"
	"math"
	"math/rand/v2"
	"time"

	"lull/routines/practice"
)

// Memory is how many nights ago each wording was heard last, by [Memory.With].
type Memory struct{ ago map[mark]int }

// mark stands for a wording: 24 bits of its hash. Two wordings out of a
// thousand share one on about one list in thirty, and then one of them is
// heard a little later than its turn.
type mark uint32

// never is how long ago something was that was not heard at all.
const never = math.MaxInt

// Fortnight is for how many nights no wording comes again while there are
// others (docs/evidence.md, A walk in the mind).
const Fortnight = 14

func markOf(words string) mark {
	h := fnv.New32a()
	_, _ = h.Write([]byte(words)) // a hash takes everything
	sum := h.Sum32()
	return mark(sum>>24 ^ sum&0xffffff)
}

// Heard is what a journal keeps of a plan: the passages that began before elapsed, in
// four letters each.
func Heard(p practice.Plan, elapsed time.Duration) string {
	var out []byte
	for _, phase := range p.Phases {
		if phase.Start < elapsed && phase.Cue == practice.Say && !pictured(p, phase) {
			m := markOf(phase.Words)
			out = append(out, byte(m>>16), byte(m>>8), byte(m))
		}
	}
	return base64.RawURLEncoding.EncodeToString(out)
}

// pictured tells whether a phase is a picture of the shuffle. They are too many, and
// nobody minds one that comes again.
func pictured(p practice.Plan, phase practice.Phase) bool {
	return p.Practice == practice.KindShuffle || phase.Part == practice.KindShuffle+" "+practice.KindShuffle
}

// With is the memory with more nights.
func (m Memory) With(nights ...Night) Memory {
	m = m.tonight()
	for _, n := range nights {
		list, _ := base64.RawURLEncoding.DecodeString(n.Heard) // what is none is passed over
		for ; len(list) >= 3; list = list[3:] {
			k := mark(list[0])<<16 | mark(list[1])<<8 | mark(list[2])
			if before, ok := m.ago[k]; !ok || n.Ago < before {
				m.ago[k] = n.Ago
			}
		}
	}
	return m
}

// Night is what was heard on a night before.
type Night struct {
	Ago   int    // in nights
	Heard string // by [Heard]
}

func (m Memory) since(words string) int {
	if ago, ok := m.ago[markOf(words)]; ok {
		return ago
	}
	return never
}

// tonight copies the memory for one plan: what is chosen for it was heard last.
func (m Memory) tonight() Memory {
	ago := make(map[mark]int, len(m.ago))
	maps.Copy(ago, m.ago)
	return Memory{ago}
}

// one gives the wording that was not heard for the longest, out of tonight's memory.
func (m Memory) one(s Slot, r *rand.Rand) string {
	words := best(s, m.since, r)
	if words != "" {
		m.ago[markOf(words)] = -1
	}
	return words
}

// turn is how much a slot's turn it is: as much as that of its best wording.
func (m Memory) turn(s Slot) int {
	most := -1
	for _, words := range s {
		most = max(most, m.since(words))
	}
	return most
}

// last is how many nights ago anything of a list of slots was heard.
func (m Memory) last(slots []Slot) int {
	least := never
	for _, s := range slots {
		for _, words := range s {
			least = min(least, m.since(words))
		}
	}
	return least
}

// fresh says how much it is the turn of several slots together: first whether
// none must come that was heard within a fortnight, then how many are unheard,
// then how long the others rested.
func (m Memory) fresh(slots []Slot) int {
	unheard, least := 0, never
	for _, s := range slots {
		turn := m.turn(s)
		if turn == never {
			unheard++
		}
		least = min(least, turn)
	}
	rested := 0
	if least >= Fortnight {
		rested = 1
	}
	const most = 1000
	return (rested*most+most*unheard/max(len(slots), 1))*most + min(least, most-1)
}

// best gives one for which a figure is highest; chance decides between equals.
func best[T any](list []T, figure func(T) int, r *rand.Rand) T {
	var out T
	top, equals := math.MinInt, 0
	for _, t := range list {
		switch n := figure(t); {
		case n > top:
			out, top, equals = t, n, 1
		case n == top:
			if equals++; r.IntN(equals) == 0 {
				out = t
			}
		}
	}
	return out
}
