package repertoire

import (
	"lull/routines/guided"
	"lull/routines/lists"
	"lull/routines/practice"
	"lull/routines/settings"
)

// Offer is one of what there is of a kind.
type Offer struct {
	Choice practice.Choice
	Title  string
	About  string // of a breath

	Suits, NotFor string          // of what leads by words
	Scene         string          // of a place
	Steps         []settings.Step // of a routine
}

// OffersOf lists what there is of a kind: breaths, as far as they may be offered;
// places without what somebody avoids; the other ways down, the shuffle among
// them; routines.
func (r Repertoire) OffersOf(kind string) []Offer {
	choice := func(name string) practice.Choice { return practice.Choice{Practice: kind, Name: name} }
	switch kind {
	case practice.KindBreathe:
		return lists.Each(r.Breaths.Offered(), func(p practice.Pattern) Offer {
			return Offer{Choice: choice(p.Name), Title: p.Title, About: p.About}
		})
	case practice.KindImagine:
		return lists.Each(r.Proposed(), func(p guided.Place) Offer {
			return Offer{Choice: choice(p.Name), Title: p.Title, Suits: p.Suits, NotFor: p.NotFor, Scene: p.Scene}
		})
	case practice.KindRelax:
		ways := lists.Each(r.Guided().Relaxations, func(x guided.Relaxation) Offer {
			return Offer{Choice: choice(x.Name), Title: x.Title, Suits: x.Suits, NotFor: x.NotFor}
		})
		if o := r.Guided().Opening; o.Name != "" {
			shuffle := practice.Choice{Practice: practice.KindShuffle, Name: ShuffleName}
			ways = append(ways, Offer{Choice: shuffle, Title: o.Title, Suits: o.Suits, NotFor: o.NotFor})
		}
		return ways
	case practice.KindRoutine:
		return lists.Each(r.Routines(), func(x Routine) Offer {
			return Offer{Choice: choice(x.Name), Title: x.Title, Steps: x.Steps}
		})
	}
	return nil
}
