// Package practices is the list of practices of one kind, to begin one.
package practices

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/ui/screen"
)

// Screen lists practices, with a little of the one under the cursor beside them.
type Screen struct {
	screen.Saying
	title   string
	plans   repertoire.Repertoire
	offer   []offer
	list    screen.List
	read    bool          // it was told what was practised last
	once    time.Duration // how long for this once, 0 for as long as it usually is
	typed   int           // the minutes that were typed so far
	lasts   time.Duration // how long the chosen one then is
	preview preview
}

var (
	beginKey   = screen.Bind("enter", "begin", "enter")
	shorterKey = screen.Bind("←", "shorter", "left")
	longerKey  = screen.Bind("→", "longer", "right")
	lengthKey  = screen.Bind("← →", "length, this once", "left", "right")
	minutesKey = screen.Bind("0-9", "minutes, this once")
)

// New lists what there is of a practice, on the one called usual first.
func New(title string, plans repertoire.Repertoire, offer []offer, usual string, pictures screen.Pictures) *Screen {
	c := &Screen{title: title, plans: plans, offer: offer, preview: preview{pictures: pictures}}
	for i, o := range c.offer {
		if o.choice.Name == usual {
			c.list.At = i
		}
	}
	c.chose()
	return c
}

func (c *Screen) Help() []key.Binding {
	keys := []key.Binding{beginKey, screen.BackKey, screen.HelpKey}
	if len(c.offer) > 0 && c.offer[c.list.At].parts == nil { // a routine is as long as its parts
		keys = []key.Binding{beginKey, lengthKey, screen.BackKey, screen.HelpKey, minutesKey}
	}
	return append(keys, c.list.Help()...)
}

// Needs is nothing but the evening, which knows what was practised last.
func (c *Screen) Needs() lookup.Query { return lookup.Query{} }

// Read goes to the choice of last time, once.
func (c *Screen) Read(a lookup.Answer) {
	c.preview.day = !a.Tonight.Lying()
	last := a.Tonight.Last
	for i, o := range c.offer {
		if !c.read && last != nil && o.choice.Practice == last.Practice && o.choice.Name == last.Name {
			c.list.At = i
			c.chose()
		}
	}
	c.read = true
}

func (c *Screen) Press(k tea.KeyPressMsg, _ time.Time) screen.Intent {
	c.Said = ""
	switch {
	case key.Matches(k, screen.BackKey):
		return screen.Back{}
	case len(c.offer) == 0:
	case key.Matches(k, shorterKey):
		c.turn(-1)
	case key.Matches(k, longerKey):
		c.turn(1)
	case key.Matches(k, beginKey):
		return c.wanted()
	case len(k.Text) == 1 && k.Text[0] >= '0' && k.Text[0] <= '9':
		c.figure(int(k.Text[0] - '0'))
	case c.list.Press(k, len(c.offer), func(i int) string { return c.offer[i].title }):
		c.chose()
	}
	return nil
}

func (c *Screen) wanted() screen.Intent {
	if c.offer[c.list.At].match {
		return screen.Match{Lasts: c.once}
	}
	plan, err := c.plans.Plan(c.chosen())
	if err != nil {
		c.Said = err.Error()
		return nil
	}
	return screen.Begin{Plan: plan}
}

func (c *Screen) chosen() practice.Choice {
	choice := c.offer[c.list.At].choice
	choice.Length = c.once
	return choice
}

func (c *Screen) chose() {
	c.once, c.typed = 0, 0
	if len(c.offer) > 0 {
		plan := c.measure()
		c.preview.of(c.offer[c.list.At], plan)
	}
}

// The lengths of a practice for this once.
const leastOnce, mostOnce = 2 * time.Minute, time.Hour

// turn makes the chosen practice longer or shorter for this once, as far as it
// goes: by a minute, from ten minutes on by five. A routine is as long as its
// parts.
func (c *Screen) turn(by time.Duration) {
	const few = 10 * time.Minute
	step, was := time.Minute, c.lasts.Round(time.Minute)
	if was > few || was == few && by > 0 {
		step = 5 * time.Minute
	}
	c.typed = 0
	c.last(was+by*step, by)
}

func (c *Screen) figure(one int) {
	c.typed = 10*c.typed + one
	if time.Duration(c.typed)*time.Minute > mostOnce {
		c.typed = one
	}
	c.last(time.Duration(c.typed)*time.Minute, 0)
}

// last sets the length for this once, unless it goes the other way than by.
func (c *Screen) last(length, by time.Duration) {
	if c.offer[c.list.At].parts != nil {
		c.Said = "A routine is as long as its parts."
		return
	}
	was, before := c.lasts, c.once
	c.once = min(max(length, leastOnce), mostOnce)
	if c.measure(); by != 0 && (c.lasts-was)*by <= 0 { // no further
		c.once = before
		c.measure()
	}
}

// measure asks for the length, and gives the plan where that takes one.
func (c *Screen) measure() practice.Plan {
	switch choice := c.chosen(); {
	case c.offer[c.list.At].match:
		plan := practice.Breathe(practice.Matched(practice.FastestRate), c.once)
		c.lasts = plan.Lasts()
		return plan
	case choice.Practice == practice.KindRoutine:
		c.lasts = c.plans.Lasts(choice)
	default:
		plan, err := c.plans.Plan(choice)
		if err != nil {
			c.Said = err.Error()
		}
		c.lasts = plan.Lasts()
		return plan
	}
	return practice.Plan{}
}

// Due is the next picture of the one breath, if one is shown.
func (c *Screen) Due(now time.Time) time.Time { return c.preview.due(now) }

func (c *Screen) Frame(now time.Time) screen.Intent {
	c.preview.pass(now)
	return nil
}
