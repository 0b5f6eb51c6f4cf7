package guided

import (
	"cmp"
	"math/rand/v2"
	"slices"
)

type tour struct {
	Walk
	r     *rand.Rand
	facts map[string]bool // what holds by what was said
	used  map[string]bool // strolls and stories, by kind and name
	last  Sense           // what led the stroll before
	ledBy int             // how many strolls running a leading sense had
	said  []passage
	bed   string  // what is heard beneath
	done  []Piece // strolls and stories, in their order
}

// add says words over the bed of the moment.
func (t *tour) add(words ...string) {
	for _, w := range words {
		t.said = append(t.said, passage{words: w, bed: t.bed})
	}
}

// heed takes what marks change: what holds, and what is heard beneath.
func (t *tour) heed(m Marks) {
	m.leave(t.facts)
	t.bed = cmp.Or(m.Bed, t.bed)
}

// between is how many passages of scene go with one story (docs/evidence.md, A walk
// in the mind).
const between = 18

// scene is about n passages: the stretches in their order, in each what says
// that one has come there, and strolls and stories.
func (t *tour) scene(p Place, n int) {
	stories := t.stories(p, max(n/between, 1))
	for _, i := range stories {
		n -= len(p.Stretches[i.stretch].Stories[i.story].Slots)
	}
	least := t.visited(p, stories, n)
	for i, stretch := range p.Stretches {
		if least[i] == 0 {
			continue
		}
		// What nothing has to have is shared among what comes, by how much
		// there is to say.
		spare, all := n, 0
		for j := i; j < len(p.Stretches); j++ {
			if spare -= least[j]; least[j] > 0 {
				all += t.slots(p.Stretches[j])
			}
		}
		quota := least[i]
		if all > 0 && spare > 0 {
			quota += (spare*t.slots(stretch) + all/2) / all
		}
		n -= t.stretch(stretch, i, quota, stories)
	}
}

// visit is the fewest passages of a stretch: coming there, and a stroll
// (docs/evidence.md, A walk in the mind).
const visit = 4

// slots is how much a stretch has to say in strolls; what was heard within a
// fortnight counts for nearly nothing.
func (t *tour) slots(s Stretch) int {
	n := 0
	for _, p := range s.Strolls {
		if t.suits(p) {
			n++
			if t.Memory.last(p.Slots) >= Fortnight {
				n += len(p.Slots) * len(p.Slots)
			}
		}
	}
	return n
}

func (t *tour) suits(p Piece) bool { return !t.unseen() || !p.Needing(Sight) }

// at names a story by its place.
type at struct{ stretch, story int }

// stories chooses about n that were not told within a fortnight, in as many
// stretches. Those of the leading senses come first.
func (t *tour) stories(p Place, n int) []at {
	var all []at
	written := 0
	for i, stretch := range p.Stretches {
		written += len(stretch.Stories)
		for j, s := range stretch.Stories {
			if t.suits(s) {
				all = append(all, at{i, j})
			}
		}
	}
	piece := func(a at) Piece { return p.Stretches[a.stretch].Stories[a.story] }
	// A small place tells again what it has, after all of it was told.
	rest := min(Fortnight, len(all))
	if written >= Fortnight {
		rest = Fortnight
	}
	news := slices.ContainsFunc(p.Stretches, func(s Stretch) bool { return slices.ContainsFunc(s.Strolls, t.news) })
	all = slices.DeleteFunc(all, func(a at) bool {
		// nothing again while there is something new
		return t.Memory.last(piece(a).Slots) < rest || news && !t.news(piece(a))
	})
	all = shuffled(all, t.r)
	slices.SortStableFunc(all, func(a, b at) int {
		p, q := piece(a), piece(b)
		return cmp.Or(t.leads(q)-t.leads(p), t.Memory.fresh(q.Slots)-t.Memory.fresh(p.Slots))
	})
	var out []at
	taken := map[int]int{}
	for round := 1; len(out) < n && round <= 3; round++ {
		for _, a := range all {
			if len(out) < n && taken[a.stretch] < round && !slices.Contains(out, a) {
				out = append(out, a)
				taken[a.stretch]++
			}
		}
	}
	return out
}

// news tells whether a piece suits and has a slot that was never heard.
func (t *tour) news(p Piece) bool {
	return t.suits(p) && slices.ContainsFunc(p.Slots, func(s Slot) bool { return t.Memory.turn(s) == never })
}

func (t *tour) leads(p Piece) int {
	if slices.ContainsFunc(t.Senses, p.Needing) {
		return 1
	}
	return 0
}

// visited chooses the stretches, and gives how many passages each has at
// least, zero for one that is passed over: those of the stories, the last, where
// one only arrives if all of it was heard, and as many others as n passages can
// fill.
func (t *tour) visited(p Place, stories []at, n int) []int {
	out := make([]int, len(p.Stretches))
	for _, a := range stories {
		if out[a.stretch] == 0 {
			out[a.stretch] = 1 // for coming there
			n--
		}
	}
	order := t.r.Perm(len(out))
	slices.SortStableFunc(order, func(a, b int) int { return t.slots(p.Stretches[b]) - t.slots(p.Stretches[a]) })
	if last := len(out) - 1; last >= 0 {
		order = append([]int{last}, order...)
	}
	for k, i := range order {
		least := visit
		if s := p.Stretches[i]; k == 0 && t.slots(s) <= len(s.Strolls) { // every stroll was heard within a fortnight
			least = 1
		}
		if out[i] == 0 && (n >= least || k == 0 && (n >= visit/2 || len(stories) == 0)) {
			out[i] = least
			n -= least
		}
	}
	return out
}

// stretch says one stretch with about n passages besides its stories, and counts them.
func (t *tour) stretch(s Stretch, index, n int, stories []at) int {
	if !s.Hold(t.facts) {
		return 0
	}
	before := len(t.said)
	t.heed(s.Marks)
	t.say(s.Arrive)
	var mine []Piece
	for _, a := range stories {
		if a.stretch == index {
			mine = append(mine, s.Stories[a.story])
		}
	}
	// Chance says when a story comes; strolls fill what is left before and after.
	after := make([]int, len(mine))
	for i := range after {
		after[i] = t.r.IntN(max(n, 1))
	}
	slices.Sort(after)
	inStories := 0
	for {
		strolled := len(t.said) - before - inStories
		if len(mine) > 0 && strolled >= after[0] {
			inStories += t.tell(s, mine[0])
			mine, after = mine[1:], after[1:]
			continue
		}
		stroll, ok := t.next(s)
		if !ok || 2*(n-strolled) < len(stroll.Slots) {
			if len(mine) == 0 {
				return strolled
			}
			after[0] = 0
			continue
		}
		t.piece("stroll", stroll)
		if t.last = stroll.leading(); slices.Contains(t.Senses, t.last) {
			t.ledBy++
		} else {
			t.ledBy = 0
		}
	}
}

// tell tells a story, or another of the stretch where what was said before
// does not let it be told. It gives how many passages that was.
func (t *tour) tell(s Stretch, story Piece) int {
	before := len(t.said)
	for _, p := range append([]Piece{story}, shuffled(s.Stories, t.r)...) {
		if t.suits(p) && p.Hold(t.facts) && !t.used["story "+p.Name] &&
			(p.Name == story.Name || t.Memory.last(p.Slots) >= Fortnight) {
			t.piece("story", p)
			break
		}
	}
	return len(t.said) - before
}

// next is the stroll whose turn it is: of a leading sense, twice in three,
// then one that was not heard for the longest, then of another sense than the
// one before.
func (t *tour) next(s Stretch) (Piece, bool) {
	var open []Piece
	for _, p := range s.Strolls {
		if t.suits(p) && p.Hold(t.facts) && !t.used["stroll "+p.Name] {
			open = append(open, p)
		}
	}
	if len(open) == 0 {
		return Piece{}, false
	}
	return best(open, func(p Piece) int {
		figure := 2 * t.Memory.fresh(p.Slots)
		if p.leading() != t.last {
			figure++
		}
		const leading = 1 << 32
		if slices.Contains(t.Senses, p.leading()) && t.ledBy < 2 {
			figure += leading
		}
		return figure
	}, t.r), true
}

func (p Piece) leading() Sense {
	if len(p.Senses) == 0 {
		return ""
	}
	return p.Senses[0]
}

func (t *tour) piece(kind string, p Piece) {
	t.used[kind+" "+p.Name] = true
	t.bed = cmp.Or(p.Bed, t.bed) // it changes slowly, while this is told
	for _, slot := range p.Slots {
		t.say(slot)
	}
	p.leave(t.facts)
	t.done = append(t.done, p)
}

func (t *tour) say(s Slot) {
	if words := t.Memory.one(s, t.r); words != "" {
		t.add(words)
	}
}

// murmur is n fragments: what recalls the walk, in its order, then the place's own.
func (t *tour) murmur(fade []Slot, n int) []string {
	if n <= 0 {
		return nil
	}
	tail := max(n/3, 1)
	heard := make([][]string, len(t.done)) // of each piece, whose turn it is first
	for i, p := range t.done {
		heard[i] = shuffled(p.Echoes, t.r)
		slices.SortStableFunc(heard[i], func(a, b string) int {
			return cmp.Compare(t.Memory.since(b), t.Memory.since(a))
		})
	}
	take := make([]int, len(heard))
	for left, more := n-tail, true; left > 0 && more; {
		more = false
		for _, i := range t.r.Perm(len(heard)) {
			if left > 0 && take[i] < len(heard[i]) {
				take[i]++
				left--
				more = true
			}
		}
	}
	var out []string
	for i, echoes := range heard {
		out = append(out, echoes[:take[i]]...)
	}
	return append(out, t.Memory.some(fade, n-len(out), t.r)...)
}
