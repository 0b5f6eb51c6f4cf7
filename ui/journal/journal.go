package journal

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/evening"
	"lull/routines/lookup"
	"lull/routines/sleep"
	"lull/routines/tonight"
	"lull/ui/chart"
	"lull/ui/plain"
	"lull/ui/screen"
)

// Screen is the calendar of evenings and what they add up to. Once
// somebody lies down it shows no number.
type Screen struct {
	Look     tonight.Look
	Known    bool // the journal has answered
	Calendar Calendar
	View     View
	sleep    []sleep.Week // around the cursor, for the view of the sleep
	Seeking  bool         // the view was opened and looks for its latest week
	pen      *chart.Pen
	words    int         // which of the meanings is shown instead, from 1; 0 for none
	Opened   evening.Day // where the cursor stands at first, 0 for this evening
	said     string
	keys     journalKeys
}

type journalKeys struct {
	open, left, right, up, down, today, before, after key.Binding
	year, sleep, search                               key.Binding
	words, patterns, more, back                       key.Binding
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
		words:    bind("w", "what it means", "w"),
		patterns: bind("p", "patterns", "p"),
		more:     screen.Called(screen.HelpKey, "more"),
		back:     screen.BackKey,
	}}
}

func (s *Screen) Help() []key.Binding {
	k := s.keys
	return []key.Binding{
		k.open, k.left, k.right, k.up, k.down, k.before, k.after, k.today,
		k.year, k.sleep, k.search, k.words, k.patterns, k.more, k.back,
	}
}

// ReachBack is how many evenings the calendar goes back: a hundred years.
const ReachBack = 36_525

func (s *Screen) Needs() lookup.Query {
	// Which evening it is comes with the answer; a day more on either side is
	// no matter.
	today := s.Look.Day
	if !s.Known {
		return lookup.Query{Days: &[2]evening.Day{0, 1 << 20}}
	}
	return lookup.Query{Days: &[2]evening.Day{today - ReachBack, today + 1}, Weeks: s.sleepNeeds()}
}

func (s *Screen) Read(a lookup.Answer) {
	c := &s.Calendar
	switch {
	case !s.Known && s.Opened > 0:
		c.Cursor = max(s.Opened, a.Tonight.Day-ReachBack)
	case !s.Known || c.Cursor == c.Today:
		c.Cursor = a.Tonight.Day
	}
	s.Look, s.Known, s.sleep = a.Tonight, true, a.Weeks
	c.Days, c.Today, c.quiet = a.Days, a.Tonight.Day, s.quiet()
	for n := len(c.Days); n > 0 && c.Days[n-1] > c.Today; n = len(c.Days) {
		c.Days = c.Days[:n-1] // from a clock that was wrong
	}
	c.Cursor = min(c.Cursor, c.Today)
	if c.quiet {
		s.words, s.View = 0, min(s.View, YearView)
	}
	s.seek()
}

// quiet tells whether the numbers wait for the day: from the wind-down on.
func (s *Screen) quiet() bool { return s.Look.Winding() }

func (s *Screen) Notice(text string) { s.said = text }

func (s *Screen) Due(now time.Time) time.Time       { return screen.NextMinute(now) }
func (s *Screen) Frame(now time.Time) screen.Intent { return screen.Turned(s.Look, now) }

func (s *Screen) Press(k tea.KeyPressMsg, _ time.Time) screen.Intent {
	s.said = ""
	switch {
	case key.Matches(k, s.keys.back) && s.words > 0:
		s.words = 0
	case key.Matches(k, s.keys.words) && !s.quiet():
		s.words = (s.words + 1) % (len(Meanings) + 1)
	case key.Matches(k, s.keys.back) && s.View != WeeksView:
		s.View = WeeksView
	case key.Matches(k, s.keys.back):
		return screen.Back{}
	case key.Matches(k, s.keys.patterns):
		return screen.Visit{Place: screen.PatternsPlace}
	case key.Matches(k, s.keys.search) && !s.Look.Lying():
		return screen.Search{}
	case !s.Known || s.words > 0:
	case key.Matches(k, s.keys.year):
		s.turn(YearView)
	case key.Matches(k, s.keys.sleep) && !s.quiet():
		s.turn(sleepView)
		s.Seeking = true
		return screen.Refresh{}
	default:
		return s.step(k)
	}
	return nil
}

// turn shows a view, or the weeks again where it shows already.
func (s *Screen) turn(v View) {
	if s.View == v {
		v = WeeksView
	}
	s.View = v
}

// step takes the keys that move the cursor or open its evening.
func (s *Screen) step(k tea.KeyPressMsg) screen.Intent {
	was := monday(s.Calendar.Cursor)
	switch {
	case key.Matches(k, s.keys.open):
		return screen.OpenEvening{Day: s.Calendar.Cursor}
	case key.Matches(k, s.keys.left):
		s.move(-7)
	case key.Matches(k, s.keys.right):
		s.move(7)
	case key.Matches(k, s.keys.up):
		s.move(-1)
	case key.Matches(k, s.keys.down):
		s.move(1)
	case key.Matches(k, s.keys.before):
		s.move(Month(s.Calendar.Cursor, -1) - s.Calendar.Cursor)
	case key.Matches(k, s.keys.after):
		s.move(Month(s.Calendar.Cursor, 1) - s.Calendar.Cursor)
	case key.Matches(k, s.keys.today):
		s.Calendar.Cursor = s.Calendar.Today
	}
	if s.View == sleepView && monday(s.Calendar.Cursor) != was {
		return screen.Refresh{} // other weeks may show now
	}
	return nil
}

// move takes the cursor some days on, not beyond this evening nor further back
// than the calendar reaches.
func (s *Screen) move(days evening.Day) {
	c := &s.Calendar
	c.Cursor = min(max(c.Cursor+days, c.Today-ReachBack), c.Today)
}

// telling is how the evenings are named just now.
func (s *Screen) telling() plain.Telling {
	return plain.Telling{Today: s.Calendar.Today, Here: s.Calendar.Today, Lying: s.quiet()}
}
