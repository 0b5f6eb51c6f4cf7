package tonight

import (
	"slices"

	"charm.land/bubbles/v2/key"

	"lull/routines/lists"
	"lull/routines/tonight"
	"lull/ui/screen"
)

// link is a key that leads to another place.
type link struct {
	key key.Binding
	to  screen.Place
}

func to(letter, help string, place screen.Place) link {
	return link{screen.Bind(letter, help, letter), place}
}

var (
	links = []link{
		to("b", "breathe", screen.BreathePlace),
		to("i", "imagine", screen.ImaginePlace),
		to("r", "relax", screen.RelaxPlace),
		to("l", "log", screen.LogPlace),
		to("h", "journal", screen.JournalPlace),
		to("?", "more", screen.MorePlace),
		to("w", "routines", screen.RoutinesPlace),
		to("p", "park the day", screen.ParkPlace),
		to("n", "awake in the night", screen.NightPlace),
		to("s", "settings", screen.SettingsPlace),
	}
	morning = to("m", "the night", screen.MorningPlace)
	later   = to("m", "the night, in the morning", screen.MorningPlace)
)

// linksAt gives the links at the hour of a look: the morning comes first while it
// is asked for, and not at all from the wind-down to the wake time.
func linksAt(l tonight.Look) []link {
	switch {
	case l.Winding():
		return links
	case l.CheckIn:
		return slices.Insert(slices.Clone(links), 0, morning)
	}
	return slices.Insert(slices.Clone(links), len(links)-2, later)
}

// fewAt are the links that matter at the hour of a look.
func fewAt(l tonight.Look) []link {
	few := []screen.Place{screen.LogPlace, screen.JournalPlace}
	if l.Winding() {
		few = []screen.Place{screen.BreathePlace, screen.ImaginePlace}
	}
	return slices.DeleteFunc(slices.Clone(linksAt(l)), func(one link) bool {
		return !slices.Contains(few, one.to) && (one.to != screen.MorningPlace || !l.CheckIn)
	})
}

func keysOf(links []link) []key.Binding {
	return lists.Each(links, func(one link) key.Binding { return one.key })
}
