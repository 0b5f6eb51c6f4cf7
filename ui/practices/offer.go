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
	match  bool              // it begins at the rate of whoever breathes
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

// Breaths offers the breathing patterns that may be offered, and the slow-down
// from one's own rate.
func Breaths(plans repertoire.Repertoire) []offer {
	var list []offer
	for _, p := range plans.Offered() {
		list = append(list, offer{title: p.Title, about: p.About, choice: practice.Choice{Practice: practice.KindBreathe, Name: p.Name}})
	}
	return append(list, offer{
		title: "At your own rate", match: true,
		about: "Space on each in-breath, four times; then it goes on at your rate and slows with you.",
	})
}

func PlacesOf(plans repertoire.Repertoire) []offer {
	var list []offer
	for _, p := range plans.Proposed() {
		list = append(list, offer{
			title: p.Title, about: suits(p.Suits, p.NotFor), scene: p.Scene,
			choice: practice.Choice{Practice: practice.KindImagine, Name: p.Name},
		})
	}
	return list
}

// Relaxations offers the other ways down, the shuffle among them.
func Relaxations(plans repertoire.Repertoire) []offer {
	var list []offer
	for _, r := range plans.Guided().Relaxations {
		list = append(list, offer{
			title: r.Title, about: suits(r.Suits, r.NotFor),
			choice: practice.Choice{Practice: practice.KindRelax, Name: r.Name},
		})
	}
	shuffle := practice.Choice{Practice: practice.KindShuffle, Name: repertoire.ShuffleName}
	opening := plans.Guided().Opening
	return append(list, offer{title: plans.Title(shuffle), about: suits(opening.Suits, opening.NotFor), choice: shuffle})
}

// suits says whom a practice suits and whom not.
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

// Routines offers the routines, one's own among them.
func Routines(plans repertoire.Repertoire) []offer {
	var list []offer
	for _, r := range plans.Routines() {
		parts := plans.Parts(r)
		said := lists.Each(parts, func(p repertoire.Part) string { return p.Title + " " + repertoire.Minutes(p.Lasts) })
		list = append(list, offer{
			title: r.Title, about: strings.Join(said, ", "), parts: parts,
			choice: practice.Choice{Practice: practice.KindRoutine, Name: r.Name},
		})
	}
	return list
}
