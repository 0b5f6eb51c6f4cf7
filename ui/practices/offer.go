package practices

import (
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

// Offers are what there is of a kind: breaths, and the slow-down from your own
// rate; places; the other ways down, the shuffle among them; routines.
func Offers(plans repertoire.Repertoire, kind string) (list []offer) {
	add := func(name, title, about string) *offer {
		list = append(list, offer{title: title, about: about, choice: practice.Choice{Practice: kind, Name: name}})
		return &list[len(list)-1]
	}
	switch kind {
	case practice.KindBreathe:
		for _, p := range plans.Offered() {
			add(p.Name, p.Title, p.About)
		}
		about := "Space on each in-breath, four times; then it goes on at your rate and slows with you."
		list = append(list, offer{title: "At your own rate", match: true, about: about})
	case practice.KindImagine:
		for _, p := range plans.Proposed() {
			add(p.Name, p.Title, suits(p.Suits, p.NotFor)).scene = p.Scene
		}
	case practice.KindRelax:
		for _, r := range plans.Guided().Relaxations {
			add(r.Name, r.Title, suits(r.Suits, r.NotFor))
		}
		shuffle := practice.Choice{Practice: practice.KindShuffle, Name: repertoire.ShuffleName}
		opening := plans.Guided().Opening
		list = append(list, offer{title: plans.Title(shuffle), about: suits(opening.Suits, opening.NotFor),
			choice: shuffle})
	case practice.KindRoutine:
		for _, r := range plans.Routines() {
			parts := plans.Parts(r)
			said := lists.Each(parts, func(p repertoire.Part) string {
				return p.Title + " " + repertoire.Minutes(p.Lasts)
			})
			add(r.Name, r.Title, strings.Join(said, ", ")).parts = parts
		}
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
