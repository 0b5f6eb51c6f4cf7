package practices

import (
	"cmp"
	"strings"

	"lull/routines/lists"
	"lull/routines/practice"
	"lull/routines/repertoire"
)

type offer struct {
	title  string
	about  string
	choice practice.Choice
	match  bool              // it begins at your own rate
	scene  string            // the picture of a place
	parts  []repertoire.Part // of a routine
}

// words are those about it, where somebody lies down without minutes.
func (o offer) words(day bool) string {
	if day || o.parts == nil {
		return o.about
	}
	return strings.Join(lists.Each(o.parts, func(p repertoire.Part) string { return p.Title }), ", ")
}

// Offers are what there is of a kind, and of breaths the slow-down from your own
// rate.
func Offers(plans repertoire.Repertoire, kind string) []offer {
	list := lists.Each(plans.OffersOf(kind), func(o repertoire.Offer) offer {
		out := offer{title: o.Title, about: cmp.Or(o.About, suits(o.Suits, o.NotFor)), choice: o.Choice, scene: o.Scene}
		if o.Steps != nil {
			out.parts = plans.Parts(repertoire.Routine{Steps: o.Steps})
			out.about = strings.Join(lists.Each(out.parts, func(p repertoire.Part) string {
				return p.Title + " " + repertoire.Minutes(p.Lasts)
			}), ", ")
		}
		return out
	})
	if kind == practice.KindBreathe {
		about := "Space on each in-breath, four times; then it goes on at your rate and slows with you."
		list = append(list, offer{title: "At your own rate", match: true, about: about})
	}
	return list
}

func suits(whom, not string) string {
	var words []string
	if whom != "" {
		words = append(words, "For "+whom+".")
	}
	if not != "" {
		words = append(words, "Rather not for "+not+".")
	}
	return strings.Join(words, " ")
}
