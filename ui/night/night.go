// Package night is the screen for somebody who lies awake.
package night

import (
	"cmp"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/ui/screen"
	"lull/ui/theme"
)

// Screen is for somebody who lies awake: nearly black, a few dim words, no
// clock and no number. One key leads into a practice that belongs to the
// evening before.
type Screen struct {
	place string // that of the night, and no other one in it
	again bool   // somebody came back here, or was here before tonight
}

var (
	shuffleKey = screen.Bind("space", "idle pictures", "space", "enter", "s")
	breatheKey = screen.Bind("b", "an easy breath", "b")
	placeKey   = screen.Bind("i", "a place", "i")
)

func New() *Screen { return &Screen{} }

func (n *Screen) Help() []key.Binding {
	return []key.Binding{shuffleKey, breatheKey, placeKey, screen.JoltKey, screen.QuitKey, screen.HelpKey}
}

func (n *Screen) Needs() lookup.Query { return lookup.Query{Night: true} }

// Read learns which place it is, and whether this night has been long.
func (n *Screen) Read(a lookup.Answer) {
	n.again = a.AtNight > 0
	n.place = cmp.Or(n.place, a.Place)
}

func (n *Screen) Press(k tea.KeyPressMsg, _ time.Time) screen.Intent {
	switch {
	case key.Matches(k, screen.QuitKey):
		return screen.Back{}
	case key.Matches(k, shuffleKey):
		return n.start(practice.Choice{Practice: practice.KindShuffle, Name: repertoire.ShuffleName})
	case key.Matches(k, breatheKey):
		return n.start(practice.Choice{Practice: practice.KindBreathe, Name: practice.Easy})
	case key.Matches(k, placeKey):
		return n.start(practice.Choice{Practice: practice.KindImagine, Name: n.place})
	case key.Matches(k, screen.JoltKey):
		return n.start(practice.Choice{Practice: practice.KindRelax, Name: practice.Jolt})
	}
	return nil
}

func (n *Screen) start(c practice.Choice) screen.Intent {
	return screen.Practise{Choice: c, Night: true}
}

func (n *Screen) Draw(a screen.Area, t *theme.Theme) string {
	var lines []string
	for _, k := range n.Help() {
		lines = append(lines, screen.KeyInTheDark(k.Help().Key, k.Help().Desc, a.Width)...)
	}
	if n.again {
		lines = append(lines, "")
		lines = append(lines,
			screen.Balanced("or sit up somewhere dim for a bit, until the eyes are heavy again", a.Width)...)
	}
	return screen.InTheDark(a, t.Night(), lines)
}
