package guided

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"time"
	"unicode"
	"unicode/utf8"

	"lull/routines/practice"
)

// Picture is one thing of the shuffle: gentle, concrete, easy to see.
type Picture struct {
	Word string
	Kind string // what it belongs with: kitchen, weather
}

// Bounds of the shuffle (docs/evidence.md, Relaxation and imagery). In a routine it
// may be short, and at night long.
const (
	QuickestPicture = 5 * time.Second
	SlowestPicture  = 8 * time.Second
	UsualPicture    = 7 * time.Second
	ShortestShuffle = 2 * time.Minute
	LongestShuffle  = 40 * time.Minute
	UsualShuffle    = 15 * time.Minute
)

// apart is how many pictures must lie between two of one kind or of one first
// letter, so that no thread runs from one to the next (docs/evidence.md, Reading and
// pauses).
const apart = 3

// Deal is how somebody wants the shuffle; the zero value is the usual one.
type Deal struct {
	Length time.Duration
	Every  time.Duration
	Seed   uint64
	Opens  []Slot // what is said before the first picture; may be empty
	Memory Memory
}

// Shuffle makes a plan of unrelated pictures, each once and none like its
// neighbours. It ends when the length is reached or the pictures run out.
func Shuffle(pictures []Picture, d Deal) practice.Plan {
	r := chance(d.Seed, "shuffle")
	length := min(max(cmp.Or(d.Length, UsualShuffle), ShortestShuffle), LongestShuffle)
	every := min(max(cmp.Or(d.Every, UsualPicture), QuickestPicture), SlowestPicture)
	opens := d.Memory.tonight().spoken(d.Opens, r)
	phases := lay(opens, time.Duration(len(opens))*beforeGroups.at(0.5), beforeGroups, r)
	opened := practice.NewPlan("", "", "", phases).Lasts()
	for _, p := range spread(pictures, int((length-opened)/every), r) {
		phases = append(phases, practice.Phase{Cue: practice.Say, Lasts: every, Words: p.Word, Ends: true})
	}
	plan := practice.NewPlan(practice.KindShuffle, "shuffle", "A shuffle of idle pictures", phases)
	plan.Seed = d.Seed
	return plan
}

// spread deals up to n pictures so that within [apart] neighbours no two are
// of a kind or begin with one letter. It stops where that cannot be had.
func spread(pictures []Picture, n int, r *rand.Rand) []Picture {
	deck := shuffled(pictures, r)
	out := make([]Picture, 0, min(n, len(deck)))
	for len(out) < n {
		next := fitting(deck, out[max(len(out)-apart, 0):])
		if next < 0 {
			break
		}
		out = append(out, deck[next])
		deck = slices.Delete(deck, next, next+1)
	}
	return out
}

// fitting finds the first of the deck that has nothing in common with the last.
func fitting(deck, last []Picture) int {
	return slices.IndexFunc(deck, func(p Picture) bool {
		return !slices.ContainsFunc(last, func(q Picture) bool {
			return p.Kind == q.Kind || initial(p.Word) == initial(q.Word)
		})
	})
}

func initial(word string) rune {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.ToLower(r)
}
