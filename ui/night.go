package ui

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/ui/theme"
)

// night is the door for whoever lies awake: nearly black, a few dim words, no
// clock and no number. One key leads into a practice that belongs to the
// evening before.
type night struct {
	plans repertoire.Repertoire
	place string // the one of last time, empty for the one whose turn it is
	again bool   // somebody came back here, or was here before tonight
	keys  nightKeys
}

type nightKeys struct{ shuffle, breathe, place, quit key.Binding }

func newNight(plans repertoire.Repertoire) *night {
	return &night{plans: plans, keys: nightKeys{
		shuffle: key.NewBinding(key.WithKeys("space", "enter", "s"), key.WithHelp("space", "idle pictures")),
		breathe: key.NewBinding(key.WithKeys("b"), key.WithHelp("b", "an easy breath")),
		place:   key.NewBinding(key.WithKeys("i"), key.WithHelp("i", "a place")),
		quit:    key.NewBinding(key.WithKeys("q", "esc", "ctrl+c"), key.WithHelp("q", "leave")),
	}}
}

func (n *night) help() []key.Binding {
	return []key.Binding{n.keys.shuffle, n.keys.breathe, n.keys.place, n.keys.quit}
}
func (n *night) due(time.Time) time.Time { return time.Time{} }
func (n *night) frame(time.Time) intent  { return nil }
func (n *night) needs() Query            { return Query{Night: true} }

// read learns which place was begun last, and whether this night has been long.
func (n *night) read(a Answer) {
	n.again = n.again || a.Awake > 0
	if last := a.Tonight.Last; last != nil && last.Practice == "imagine" {
		n.place = last.Name
	}
	if n.place == "" {
		if p, err := n.plans.PlaceTonight(a.Tonight.Day, ""); err == nil {
			n.place = p.Name
		}
	}
}

func (n *night) press(k tea.KeyPressMsg, _ time.Time) intent {
	switch {
	case key.Matches(k, n.keys.quit):
		return back{}
	case key.Matches(k, n.keys.shuffle):
		return n.start(practice.Choice{Practice: "shuffle", Name: repertoire.ShuffleName})
	case key.Matches(k, n.keys.breathe):
		return n.start(practice.Choice{Practice: "breathe", Name: "easy"})
	case key.Matches(k, n.keys.place):
		return n.start(practice.Choice{Practice: "imagine", Name: n.place})
	}
	return nil
}

// start begins a practice of the night. One that is not there, as a place that
// was taken away since, gives way to the easy breath.
func (n *night) start(c practice.Choice) intent {
	plan, err := n.plans.Plan(c)
	if err != nil {
		if plan, err = n.plans.Plan(practice.Choice{Practice: "breathe", Name: "easy"}); err != nil {
			return nil
		}
	}
	n.again = true
	return begin{AtNight(plan)}
}

// AtNight makes a plan one of the night, which belongs to the evening before.
func AtNight(p practice.Plan) practice.Plan {
	if p.Name == "" {
		p.Name = p.Practice
	}
	p.Practice = "night"
	return p
}

func (n *night) draw(a area, t *theme.Theme) string {
	dark := t.Night()
	lines := []string{
		dark.Centre("space  idle pictures", a.width, dark.Ink),
		dark.Centre("b  an easy breath", a.width, dark.Ink),
		dark.Centre("i  a place", a.width, dark.Ink),
	}
	if n.again {
		lines = append(lines, "",
			dark.Centre("or sit up somewhere dim for a bit,", a.width, dark.Faint),
			dark.Centre("until the eyes are heavy again", a.width, dark.Faint))
	}
	return inTheDark(a, t, lines)
}

// inTheDark puts a few lines below the middle of a dark screen.
func inTheDark(a area, t *theme.Theme, lines []string) string {
	above := max((a.height-len(lines))*2/3, 0)
	return t.Fill(strings.Repeat("\n", above)+strings.Join(lines, "\n"), a.width, a.height)
}
