package ui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/evening"
	"lull/routines/measures"
	"lull/routines/tonight"
	"lull/ui/chart"
	"lull/ui/plain"
)

// journalScreen is the calendar of evenings and what they add up to. Once
// somebody lies down it shows no number.
type journalScreen struct {
	look     tonight.Look
	known    bool // the journal has answered
	calendar calendar
	view     view
	sleep    []measures.Week // around the cursor, for the view of the sleep
	seeking  bool            // the view was opened and looks for its latest week
	pen      *chart.Pen
	words    int         // which of the meanings is shown instead, from 1; 0 for none
	opened   evening.Day // where the cursor stands at first, 0 for this evening
	said     string
	keys     journalKeys
}

type journalKeys struct {
	open, left, right, up, down, today, before, after key.Binding
	year, sleep, search                               key.Binding
	words, patterns, more, back, quit                 key.Binding
}

func newJournal() *journalScreen {
	bind := func(shown, help string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, help))
	}
	return &journalScreen{keys: journalKeys{
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
		more:     bind("?", "more", "?"),
		back:     bind("esc", "back", "esc", "q"),
		quit:     bind("ctrl+c", "leave", "ctrl+c"),
	}}
}

func (s *journalScreen) help() []key.Binding {
	k := s.keys
	return []key.Binding{
		k.open, k.left, k.right, k.up, k.down, k.before, k.after, k.today,
		k.year, k.sleep, k.search, k.words, k.patterns, k.more, k.back,
	}
}

// OpenJournal opens on the calendar of evenings.
func OpenJournal(a *App) { a.stack = append(a.stack, newJournal()) }

// OpenYear opens on a year of evenings that ends with the given one, or with
// this one where that is still to come.
func OpenYear(last evening.Day) Opening {
	return func(a *App) {
		s := newJournal()
		s.view, s.opened = yearView, last
		a.stack = append(a.stack, s)
	}
}

// reachBack is how many evenings the calendar goes back: a hundred years.
const reachBack = 36_525

func (s *journalScreen) needs() Query {
	// Which evening it is comes with the answer; a day more on either side is
	// no matter.
	today := s.look.Day
	if !s.known {
		return Query{Days: &[2]evening.Day{0, 1 << 20}}
	}
	return Query{Days: &[2]evening.Day{today - reachBack, today + 1}, Weeks: s.sleepNeeds()}
}

func (s *journalScreen) read(a Answer) {
	c := &s.calendar
	switch {
	case !s.known && s.opened > 0:
		c.cursor = max(s.opened, a.Tonight.Day-reachBack)
	case !s.known || c.cursor == c.today:
		c.cursor = a.Tonight.Day
	}
	s.look, s.known, s.sleep = a.Tonight, true, a.Weeks
	c.days, c.today, c.quiet = a.Days, a.Tonight.Day, s.quiet()
	for n := len(c.days); n > 0 && c.days[n-1] > c.today; n = len(c.days) {
		c.days = c.days[:n-1] // from a clock that was wrong
	}
	c.cursor = min(c.cursor, c.today)
	if c.quiet {
		s.words, s.view = 0, min(s.view, yearView)
	}
	s.seek()
}

// quiet tells whether the numbers wait for the day: from the wind-down on.
func (s *journalScreen) quiet() bool { return s.look.Winding() }

func (s *journalScreen) notice(text string) { s.said = text }

func (s *journalScreen) due(now time.Time) time.Time { return nextMinute(now) }
func (s *journalScreen) frame(now time.Time) intent  { return turned(s.look, now) }

// nextMinute is when a screen that stands still looks at the clock again. A
// longer wait would sleep on behind a closed lid.
func nextMinute(now time.Time) time.Time { return now.Truncate(time.Minute).Add(time.Minute) }

// turned asks for a fresh look where the night has begun since this one, or
// the day.
func turned(l tonight.Look, now time.Time) intent {
	lying, winding := l.Lying(), l.Winding()
	l.Now = now
	if lying != l.Lying() || winding != l.Winding() || !now.Before(l.Wake) {
		return refresh{}
	}
	return nil
}

func (s *journalScreen) press(k tea.KeyPressMsg, _ time.Time) intent {
	s.said = ""
	switch {
	case key.Matches(k, s.keys.quit):
		return quit{}
	case key.Matches(k, s.keys.back) && s.words > 0:
		s.words = 0
	case key.Matches(k, s.keys.words) && !s.quiet():
		s.words = (s.words + 1) % (len(meanings) + 1)
	case key.Matches(k, s.keys.back) && s.view != weeksView:
		s.view = weeksView
	case key.Matches(k, s.keys.back):
		return back{}
	case key.Matches(k, s.keys.more):
		return visit{morePlace}
	case key.Matches(k, s.keys.patterns):
		return visit{patternsPlace}
	case key.Matches(k, s.keys.search) && !s.look.Lying():
		return search{}
	case !s.known || s.words > 0:
	case key.Matches(k, s.keys.year):
		s.turn(yearView)
	case key.Matches(k, s.keys.sleep) && !s.quiet():
		s.turn(sleepView)
		s.seeking = true
		return refresh{}
	default:
		return s.step(k)
	}
	return nil
}

// turn shows a view, or the weeks again where it shows already.
func (s *journalScreen) turn(v view) {
	if s.view == v {
		v = weeksView
	}
	s.view = v
}

// step takes the keys that move the cursor or open its evening.
func (s *journalScreen) step(k tea.KeyPressMsg) intent {
	was := monday(s.calendar.cursor)
	switch {
	case key.Matches(k, s.keys.open):
		return openEvening{s.calendar.cursor}
	case key.Matches(k, s.keys.left):
		s.move(-7)
	case key.Matches(k, s.keys.right):
		s.move(7)
	case key.Matches(k, s.keys.up):
		s.move(-1)
	case key.Matches(k, s.keys.down):
		s.move(1)
	case key.Matches(k, s.keys.before):
		s.move(month(s.calendar.cursor, -1) - s.calendar.cursor)
	case key.Matches(k, s.keys.after):
		s.move(month(s.calendar.cursor, 1) - s.calendar.cursor)
	case key.Matches(k, s.keys.today):
		s.calendar.cursor = s.calendar.today
	}
	if s.view == sleepView && monday(s.calendar.cursor) != was {
		return refresh{} // other weeks may show now
	}
	return nil
}

// move takes the cursor some days on, not beyond this evening nor further back
// than the calendar reaches.
func (s *journalScreen) move(days evening.Day) {
	c := &s.calendar
	c.cursor = min(max(c.cursor+days, c.today-reachBack), c.today)
}

// telling is how the evenings are named just now.
func (s *journalScreen) telling() plain.Telling {
	return plain.Telling{Today: s.calendar.today, Here: s.calendar.today, Lying: s.quiet()}
}
