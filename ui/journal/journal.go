// Package journal is the screen of the evenings: the calendar, the year, the
// strength, and sleep by week.
package journal

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/evening"
	"lull/routines/lookup"
	"lull/ui/chart"
	"lull/ui/plain"
	"lull/ui/screen"
)

// Screen is the calendar of evenings and what they add up to. Once
// somebody lies down it shows no number.
type Screen struct {
	screen.Looked
	calendar calendar
	view     view
	nights   nights // for the view of the sleep
	pen      *chart.Pen
	meaning  int         // which of the meanings is shown instead, from 1; 0 for none
	opened   evening.Day // where the cursor stands at first, 0 for this evening
	keys     journalKeys
}

type journalKeys struct {
	open, left, right, up, down, today, before, after key.Binding
	year, sleep, search                               key.Binding
	meaning, patterns, more, back                     key.Binding
}

func New() *Screen {
	bind := screen.Bind
	return &Screen{keys: journalKeys{
		open:     bind("enter", "open", "enter"),
		left:     bind("←", "a week back", "left", "h"),
		right:    bind("→", "a week on", "right", "l"),
		up:       bind("↑", "a day back", "up", "k"),
		down:     bind("↓", "a day on", "down", "j"),
		today:    bind("t", "today", "t"),
		before:   bind("[", "a month back", "[", "pgup"),
		after:    bind("]", "a month on", "]", "pgdown"),
		year:     bind("y", "year", "y"),
		sleep:    bind("s", "sleep", "s"),
		search:   bind("/", "search", "/"),
		meaning:  bind("w", "what it means", "w"),
		patterns: bind("p", "patterns", "p"),
		more:     screen.Called(screen.HelpKey, "more"),
		back:     screen.BackKey,
	}}
}

// NewYear shows the year that ends with an evening, or with this one where that
// is still to come.
func NewYear(last evening.Day) *Screen {
	s := New()
	s.view, s.opened = yearView, last
	return s
}

func (s *Screen) Help() []key.Binding {
	k := s.keys
	return []key.Binding{
		k.open, k.left, k.right, k.up, k.down, k.before, k.after, k.today,
		k.year, k.sleep, k.search, k.meaning, k.patterns, k.more, k.back,
	}
}

// reachBack is how many evenings the calendar goes back: a hundred years.
const reachBack = 36_525

func (s *Screen) Needs() lookup.Query {
	// Which evening it is comes with the answer; a day more on either side is
	// no matter.
	today := s.Look.Day
	if !s.Known {
		return lookup.Query{Days: &[2]evening.Day{0, 1 << 20}}
	}
	q := lookup.Query{Days: &[2]evening.Day{today - reachBack, today + 1}}
	if s.view == sleepView && !s.quiet() {
		q.Weeks = s.calendar.around()
	}
	return q
}

func (s *Screen) Read(a lookup.Answer) {
	c := &s.calendar
	switch {
	case !s.Known && s.opened > 0:
		c.cursor = max(s.opened, a.Tonight.Day-reachBack)
	case !s.Known || c.cursor == c.today:
		c.cursor = a.Tonight.Day
	}
	s.See(a)
	c.days, c.today, c.quiet = a.Days, a.Tonight.Day, s.quiet()
	for n := len(c.days); n > 0 && c.days[n-1] > c.today; n = len(c.days) {
		c.days = c.days[:n-1] // from a clock that was wrong
	}
	c.cursor = min(c.cursor, c.today)
	if c.quiet {
		s.meaning, s.view = 0, min(s.view, yearView)
	}
	s.nights.take(a.Weeks, c)
}

// quiet tells whether the numbers wait for the day: from the wind-down on.
func (s *Screen) quiet() bool { return s.Look.Winding() }

func (s *Screen) Press(k tea.KeyPressMsg, _ time.Time) screen.Intent {
	s.Said = ""
	switch {
	case key.Matches(k, s.keys.back) && s.meaning > 0:
		s.meaning = 0
	case key.Matches(k, s.keys.meaning) && !s.quiet():
		s.meaning = (s.meaning + 1) % (len(meanings) + 1)
	case key.Matches(k, s.keys.back) && s.view != weeksView:
		s.view = weeksView
	case key.Matches(k, s.keys.back):
		return screen.Back{}
	case key.Matches(k, s.keys.patterns):
		return screen.Visit{Place: screen.PatternsPlace}
	case key.Matches(k, s.keys.search) && !s.Look.Lying():
		return screen.Search{}
	case !s.Known || s.meaning > 0:
	case key.Matches(k, s.keys.year):
		s.turn(yearView)
	case key.Matches(k, s.keys.sleep) && !s.quiet():
		s.turn(sleepView)
		s.nights.seeking = true
		return screen.Refresh{}
	default:
		return s.step(k)
	}
	return nil
}

// turn shows a view, or the weeks again where it shows already.
func (s *Screen) turn(v view) {
	if s.view == v {
		v = weeksView
	}
	s.view = v
}

// step takes the keys that move the cursor or open its evening.
func (s *Screen) step(k tea.KeyPressMsg) screen.Intent {
	c := &s.calendar
	was := monday(c.cursor)
	switch {
	case key.Matches(k, s.keys.open):
		return screen.OpenEvening{Day: c.cursor}
	case key.Matches(k, s.keys.left):
		c.move(c.cursor - 7)
	case key.Matches(k, s.keys.right):
		c.move(c.cursor + 7)
	case key.Matches(k, s.keys.up):
		c.move(c.cursor - 1)
	case key.Matches(k, s.keys.down):
		c.move(c.cursor + 1)
	case key.Matches(k, s.keys.before):
		c.move(month(c.cursor, -1))
	case key.Matches(k, s.keys.after):
		c.move(month(c.cursor, 1))
	case key.Matches(k, s.keys.today):
		c.move(c.today)
	}
	if s.view == sleepView && monday(c.cursor) != was {
		return screen.Refresh{} // other weeks may show now
	}
	return nil
}

// telling is how the evenings are named just now.
func (s *Screen) telling() plain.Telling {
	return plain.Telling{Today: s.calendar.today, Here: s.calendar.today, Lying: s.quiet()}
}
