package tonight

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/lists"
	"lull/routines/tonight"
	"lull/ui/screen"
)

// door is a key that leads to another place.
type door struct {
	key key.Binding
	to  screen.Place
}

// doors are those that there are at an hour.
type doors []door

// doorsAt gives the doors of the hour of a look: the morning comes first while it
// is asked for, and not at all from the wind-down to the wake time.
func doorsAt(l tonight.Look) doors {
	to := func(letter, help string, to screen.Place) door { return door{screen.Bind(letter, help, letter), to} }
	all := doors{
		to("b", "breathe", screen.BreathePlace),
		to("i", "imagine", screen.ImaginePlace),
		to("r", "relax", screen.RelaxPlace),
		to("l", "log", screen.LogPlace),
		to("h", "journal", screen.JournalPlace),
		to("?", "more", screen.MorePlace),
		to("w", "routines", screen.WindPlace),
		to("p", "park the day", screen.ParkPlace),
		to("n", "awake in the night", screen.NightPlace),
		to("s", "settings", screen.SettingsPlace),
	}
	switch {
	case l.Winding():
		return all
	case l.Asking:
		return slices.Insert(all, 0, to("m", "the night", screen.MorningPlace))
	}
	return slices.Insert(all, len(all)-2, to("m", "the night, in the morning", screen.MorningPlace))
}

// few are the ones that matter at the hour of a look.
func (d doors) few(l tonight.Look) (out doors) {
	few := []screen.Place{screen.LogPlace, screen.JournalPlace}
	if l.Winding() {
		few = []screen.Place{screen.BreathePlace, screen.ImaginePlace}
	}
	for _, one := range d {
		if one.to == screen.MorningPlace && l.Asking || slices.Contains(few, one.to) {
			out = append(out, one)
		}
	}
	return out
}

func (d doors) keys() []key.Binding {
	return lists.Each(d, func(one door) key.Binding { return one.key })
}

func (d doors) press(k tea.KeyPressMsg) screen.Intent {
	for _, one := range d {
		if key.Matches(k, one.key) {
			return screen.Visit{Place: one.to}
		}
	}
	return nil
}
