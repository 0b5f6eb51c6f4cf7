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

// choose lists practices. Enter begins one.
type choose struct {
	title string
	plans repertoire.Repertoire
	offer []offer
	at    int
	wrong string
	keys  chooseKeys
}

// offer is one line of a list of practices.
type offer struct {
	title  string
	about  string
	choice practice.Choice
}

type chooseKeys struct{ up, down, begin, back key.Binding }

// newChoose lists what there is of a practice, on the one called usual first.
func newChoose(title string, plans repertoire.Repertoire, offer []offer, usual string) *choose {
	c := &choose{title: title, plans: plans, offer: offer, keys: chooseKeys{
		up:    key.NewBinding(key.WithKeys("up", "k"), key.WithHelp("↑", "up")),
		down:  key.NewBinding(key.WithKeys("down", "j"), key.WithHelp("↓", "down")),
		begin: key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "begin")),
		back:  backKey,
	}}
	for i, o := range c.offer {
		if o.choice.Name == usual {
			c.at = i
		}
	}
	return c
}

// breaths offers the breathing patterns that may be offered.
func breaths(plans repertoire.Repertoire) []offer {
	var list []offer
	for _, p := range plans.Offered() {
		list = append(list, offer{p.Title, p.About, practice.Choice{Practice: "breathe", Name: p.Name}})
	}
	return list
}

// placesOf offers the places of the guided imagery.
func placesOf(plans repertoire.Repertoire) []offer {
	var list []offer
	for _, p := range plans.Guided().Places {
		list = append(list, offer{p.Title, suits(p.Suits, p.NotFor), practice.Choice{Practice: "imagine", Name: p.Name}})
	}
	return list
}

// relaxations offers the other ways down, the shuffle among them.
func relaxations(plans repertoire.Repertoire) []offer {
	var list []offer
	for _, r := range plans.Guided().Relaxations {
		list = append(list, offer{r.Title, suits(r.Suits, r.NotFor), practice.Choice{Practice: "relax", Name: r.Name}})
	}
	shuffle := practice.Choice{Practice: "shuffle", Name: repertoire.ShuffleName}
	return append(list, offer{plans.Title(shuffle), suits(plans.Guided().Opening.Suits, plans.Guided().Opening.NotFor), shuffle})
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

// chains offers the routines, one's own among them.
func chains(plans repertoire.Repertoire) []offer {
	var list []offer
	for _, r := range plans.Routines() {
		list = append(list, offer{r.Title, strings.Join(plans.Shown(r.Steps), ", "), practice.Choice{Practice: "wind", Name: r.Name}})
	}
	return list
}

func (c *choose) help() []key.Binding {
	return []key.Binding{c.keys.begin, c.keys.up, c.keys.down, c.keys.back}
}
func (c *choose) due(time.Time) time.Time { return time.Time{} }
func (c *choose) frame(time.Time) intent  { return nil }

func (c *choose) press(k tea.KeyPressMsg, _ time.Time) intent {
	c.wrong = ""
	switch {
	case key.Matches(k, c.keys.up):
		c.at = max(c.at-1, 0)
	case key.Matches(k, c.keys.down):
		c.at = min(c.at+1, max(len(c.offer)-1, 0))
	case key.Matches(k, c.keys.begin) && c.at < len(c.offer):
		plan, err := c.plans.Plan(c.offer[c.at].choice)
		if err != nil {
			c.wrong = err.Error()
			return nil
		}
		return begin{plan}
	case key.Matches(k, c.keys.back):
		return back{}
	}
	return nil
}

func (c *choose) draw(a area, t *theme.Theme) string {
	p := newPage(a, t)
	p.title(c.title, "")
	p.gap(2)
	rows := p.room(4)
	first := window(c.at, len(c.offer), rows)
	for i := first; i < min(first+rows, len(c.offer)); i++ {
		p.choice(c.offer[i].title, "", i == c.at)
	}
	p.gap(1)
	switch {
	case c.wrong != "":
		p.wrap(c.wrong, t.Warm)
	case c.at < len(c.offer):
		p.wrap(c.offer[c.at].about, t.Faint)
	default:
		p.wrap("There is nothing here yet.", t.Faint)
	}
	p.foot(c.help())
	return p.draw()
}
