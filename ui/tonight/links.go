package tonight

import (
	"slices"

	"charm.land/bubbles/v2/key"

	"lull/routines/lists"
	"lull/routines/tonight"
	"lull/ui/screen"
)

// link is a key that leads to another screen.
type link struct {
	key key.Binding
	to  screen.Name
}

func to(letter, help string, name screen.Name) link {
	return link{screen.Bind(letter, help, letter), name}
}

var (
	links = []link{
		to("b", "breathe", screen.BreatheScreen),
		to("i", "imagine", screen.ImagineScreen),
		to("r", "relax", screen.RelaxScreen),
		to("l", "log", screen.LogScreen),
		to("h", "journal", screen.JournalScreen),
		{screen.Called(screen.HelpKey, "more"), screen.MoreScreen},
		to("w", "routines", screen.RoutinesScreen),
		to("p", "park the day", screen.ParkScreen),
		nightLink,
		to("s", "settings", screen.SettingsScreen),
	}
	nightLink = to("n", "awake in the night", screen.NightScreen)
	morning   = to("m", "the night", screen.MorningScreen)
	later     = to("m", "the night, in the morning", screen.MorningScreen)
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
	few := []screen.Name{screen.LogScreen, screen.JournalScreen}
	if l.Winding() {
		few = []screen.Name{screen.BreatheScreen, screen.ImagineScreen}
	}
	return slices.DeleteFunc(slices.Clone(linksAt(l)), func(one link) bool {
		return !slices.Contains(few, one.to) && (one.to != screen.MorningScreen || !l.CheckIn)
	})
}

func keysOf(links []link) []key.Binding {
	return lists.Each(links, func(one link) key.Binding { return one.key })
}
