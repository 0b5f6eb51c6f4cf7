// Package practices is the list of practices of one kind, to begin one.
package practices

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/ui/screen"
	"lull/ui/theme"
)

// Screen lists practices. Enter begins one.
type Screen struct {
	title string
	plans repertoire.Repertoire
	offer []offer
	at    int
	wrong string
	read  bool          // it was told what was practised last
	once  time.Duration // how long for this once, 0 for as long as it usually is
	lasts time.Duration // how long the chosen one then is

	begin, shorter, longer key.Binding
}

// offer is one line of a list of practices.
type offer struct {
	title  string
	about  string
	choice practice.Choice
}

// New lists what there is of a practice, on the one called usual first.
func New(title string, plans repertoire.Repertoire, offer []offer, usual string) *Screen {
	c := &Screen{
		title: title, plans: plans, offer: offer, begin: screen.Bind("enter", "begin", "enter"),
		shorter: screen.Bind("←", "shorter, for this once", "left"),
		longer:  screen.Bind("→", "longer, for this once", "right"),
	}
	for i, o := range c.offer {
		if o.choice.Name == usual {
			c.at = i
		}
	}
	c.measure()
	return c
}

// Breaths offers the breathing patterns that may be offered.
func Breaths(plans repertoire.Repertoire) []offer {
	var list []offer
	for _, p := range plans.Offered() {
		list = append(list, offer{p.Title, p.About, practice.Choice{Practice: practice.KindBreathe, Name: p.Name}})
	}
	return list
}

// PlacesOf offers the places of the guided imagery.
func PlacesOf(plans repertoire.Repertoire) []offer {
	var list []offer
	for _, p := range plans.Proposed() {
		list = append(list, offer{p.Title, suits(p.Suits, p.NotFor), practice.Choice{Practice: practice.KindImagine, Name: p.Name}})
	}
	return list
}

// Relaxations offers the other ways down, the shuffle among them.
func Relaxations(plans repertoire.Repertoire) []offer {
	var list []offer
	for _, r := range plans.Guided().Relaxations {
		list = append(list, offer{r.Title, suits(r.Suits, r.NotFor), practice.Choice{Practice: practice.KindRelax, Name: r.Name}})
	}
	shuffle := practice.Choice{Practice: practice.KindShuffle, Name: repertoire.ShuffleName}
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

// Routines offers the routines, one's own among them.
func Routines(plans repertoire.Repertoire) []offer {
	var list []offer
	for _, r := range plans.Routines() {
		list = append(list, offer{r.Title, strings.Join(plans.Shown(r.Steps), ", "), practice.Choice{Practice: practice.KindRoutine, Name: r.Name}})
	}
	return list
}

func (c *Screen) Help() []key.Binding {
	return []key.Binding{c.begin, screen.UpKey, screen.DownKey, screen.BackKey, screen.HelpKey, c.shorter, c.longer}
}

// Needs is nothing but the evening, which knows what was practised last.
func (c *Screen) Needs() lookup.Query { return lookup.Query{} }

// Read goes to the choice of last time, once.
func (c *Screen) Read(a lookup.Answer) {
	last := a.Tonight.Last
	for i, o := range c.offer {
		if !c.read && last != nil && o.choice.Practice == last.Practice && o.choice.Name == last.Name {
			c.at = i
			c.measure()
		}
	}
	c.read = true
}

func (c *Screen) Press(k tea.KeyPressMsg, _ time.Time) screen.Intent {
	c.wrong = ""
	switch {
	case screen.Move(k, &c.at, len(c.offer), screen.UpKey, screen.DownKey):
		c.once = 0
		c.measure()
	case key.Matches(k, c.shorter):
		c.turn(-1)
	case key.Matches(k, c.longer):
		c.turn(1)
	case key.Matches(k, c.begin) && c.at < len(c.offer):
		plan, err := c.plans.Plan(c.chosen())
		if err != nil {
			c.wrong = err.Error()
			return nil
		}
		return screen.Begin{Plan: plan}
	case key.Matches(k, screen.BackKey):
		return screen.Back{}
	}
	return nil
}

// chosen is the choice under the cursor, as long as was asked for.
func (c *Screen) chosen() practice.Choice {
	choice := c.offer[c.at].choice
	choice.Length = c.once
	return choice
}

// turn makes the chosen practice longer or shorter for this once, as far as it
// goes: by a minute, from ten minutes on by five. A routine is as long as its
// parts.
func (c *Screen) turn(by time.Duration) {
	if c.at >= len(c.offer) || c.offer[c.at].choice.Practice == practice.KindRoutine {
		return
	}
	const few, least, most = 10 * time.Minute, 2 * time.Minute, time.Hour
	step, was, before := time.Minute, c.lasts, c.once
	if rounded := was.Round(time.Minute); rounded > few || rounded == few && by > 0 {
		step = 5 * time.Minute
	}
	c.once = min(max(was.Round(time.Minute)+by*step, least), most)
	if c.measure(); (c.lasts-was)*by <= 0 { // no further
		c.once = before
		c.measure()
	}
}

// measure asks how long the chosen practice is.
func (c *Screen) measure() {
	c.lasts = 0
	if c.at >= len(c.offer) {
		return
	}
	if choice := c.chosen(); choice.Practice == practice.KindRoutine {
		c.lasts = c.plans.Lasts(choice)
	} else if plan, err := c.plans.Plan(choice); err == nil {
		c.lasts = plan.Lasts()
	}
}

// length says how long the chosen practice is.
func (c *Screen) length(i int) string {
	if i != c.at || c.lasts == 0 {
		return ""
	}
	return repertoire.Minutes(c.lasts)
}

func (c *Screen) Draw(a screen.Area, t *theme.Theme) string {
	p := screen.NewLayout(a, t)
	p.Title(c.title, "")
	p.Gap(2)
	p.List(c.at, len(c.offer), 4, func(i int) { p.Choice(c.offer[i].title, c.length(i), i == c.at) })
	p.Gap(1)
	switch {
	case c.wrong != "":
		p.Wrap(c.wrong, t.Warm)
	case c.at < len(c.offer):
		p.Wrap(c.offer[c.at].about, t.Faint)
	default:
		p.Wrap("There is nothing here yet.", t.Faint)
	}
	return p.Draw(c.Help())
}
