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
	"lull/ui/hours"
	"lull/ui/plain"
	"lull/ui/report"
	"lull/ui/screen"
)

// Screen is the calendar of evenings and what they add up to. Once
// somebody lies down it shows no number.
type Screen struct {
	screen.Looked
	calendar calendar
	schedule evening.Schedule
	say      screen.Say
	view     view
	pane     pane   // the evening under the cursor
	nights   nights // of the year around it
	moved    bool   // the cursor moved, and nothing else is to be read anew: until that is asked for
	full     bool   // all of it is being read
	again    bool   // the evening is read once more
	reports  bool   // the page for a clinician is wanted
	pen      *chart.Pen
	meaning  int         // which of the meanings is shown instead, from 1; 0 for none
	opened   evening.Day // where the cursor stands at first, 0 for this evening
}

// The keys beside those of the calendar.
var (
	openKey     = screen.Bind("enter", "open", "enter")
	yearKey     = screen.Bind("y", "year", "y")
	sleepKey    = screen.Bind("s", "sleep", "s")
	searchKey   = screen.Bind("/", "search", "/")
	reportKey   = screen.Bind("r", "report", "r")
	meaningKey  = screen.Bind("w", "what it means", "w")
	patternsKey = screen.Bind("p", "patterns", "p")
	moreKey     = screen.Called(screen.HelpKey, "more")
)

// view is what of the journal shows.
type view int

// The views: some weeks with the evening under the cursor, a year of evenings,
// the last nights, how alike they were, and the sleep of a year of weeks.
const (
	weeksView view = iota
	yearView
	nightsView
	alikeView
	sleepView
)

func New(schedule evening.Schedule, say screen.Say) *Screen {
	return &Screen{schedule: schedule, say: say, pane: pane{say: say}, nights: nights{say: say}}
}

// NewYear shows the year that ends with an evening, this one at the latest.
func NewYear(last evening.Day, schedule evening.Schedule, say screen.Say) *Screen {
	s := New(schedule, say)
	s.view, s.opened = yearView, last
	return s
}

func (s *Screen) Help() []key.Binding {
	return []key.Binding{
		openKey, leftKey, rightKey, upKey, downKey, beforeKey, afterKey, todayKey,
		yearKey, sleepKey, searchKey, reportKey, meaningKey, patternsKey, moreKey, screen.BackKey,
	}
}

// reachBack is how many evenings the calendar goes back: a hundred years.
const reachBack = 36_525

// Needs asks for the evening under the cursor, and where more may have changed
// than the cursor for all the evenings and the year around it.
func (s *Screen) Needs() lookup.Query {
	day := lookup.ThisEvening
	if s.Known {
		day = s.calendar.cursor
	} else if s.opened > 0 {
		day = s.opened
	}
	if s.moved && !s.full {
		s.moved = false // who asks again before the answer is there has changed something
		return lookup.Query{Day: &day, Report: s.reports}
	}
	s.full = true
	q := lookup.Query{Day: &day, Report: s.reports, Days: &[2]evening.Day{0, 1 << 20}, Around: true}
	if s.Known {
		q.Days = &[2]evening.Day{s.Look.Day - reachBack, s.Look.Day + 1}
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
	c.today, c.quiet = a.Tonight.Day, s.quiet()
	if s.full {
		c.days, c.lit = a.Days, a.Around.Practised
		for n := len(c.days); n > 0 && c.days[n-1] > c.today; n = len(c.days) {
			c.days = c.days[:n-1] // from a clock that was wrong
		}
		s.nights.take(a.Around)
	}
	s.moved, s.full = false, false
	c.cursor = min(c.cursor, c.today)
	if c.quiet {
		s.meaning, s.view = 0, min(s.view, yearView)
	}
	s.pane.take(hours.Evening{Day: a.Day, Entries: a.Entries, Curve: a.Curve, Schedule: s.schedule, Look: s.Look})
}

// AfterRead asks again, once, where the cursor turned out to stand on another
// evening than the one that was read: the day turned meanwhile.
func (s *Screen) AfterRead(a lookup.Answer) screen.Intent {
	if s.reports && a.Report.Days > 0 {
		s.reports = false
		return reported(a.Report, s.say)
	}
	if a.Day == s.calendar.cursor || s.again {
		s.again = false
		return nil
	}
	s.again, s.moved = true, true
	return screen.Refresh{}
}

func reported(of lookup.Report, say screen.Say) screen.Intent {
	page := report.New(report.Asked{Report: of, Say: say})
	text := page.Markdown() + "\n" + say("journal.report", nil) + "\n"
	return screen.OpenPage{Page: screen.Page{Name: "report", Title: page.Title, Markdown: text}}
}

// quiet tells whether the numbers wait for the day: from the wind-down on.
func (s *Screen) quiet() bool { return s.Look.Winding() }

func (s *Screen) Press(k tea.KeyPressMsg, _ time.Time) screen.Intent {
	s.Said = ""
	s.moved, s.reports = false, false // what was asked for then may not be waited for any more
	switch {
	case key.Matches(k, screen.BackKey) && s.meaning > 0:
		s.meaning = 0
	case key.Matches(k, meaningKey) && !s.quiet():
		s.meaning = (s.meaning + 1) % (len(meanings) + 1)
	case key.Matches(k, screen.BackKey) && s.view != weeksView:
		s.view = weeksView
	case key.Matches(k, screen.BackKey):
		return screen.Back{}
	case key.Matches(k, patternsKey):
		return screen.Visit{Name: screen.PatternsScreen}
	case key.Matches(k, searchKey) && !s.Look.Lying():
		return screen.Search{}
	case !s.Known || s.meaning > 0:
	case key.Matches(k, reportKey) && !s.quiet():
		s.reports, s.moved = true, true
		return screen.Refresh{}
	case key.Matches(k, yearKey) && s.view == yearView:
		s.view = weeksView
	case key.Matches(k, yearKey):
		s.view = yearView
	case key.Matches(k, sleepKey) && !s.quiet():
		return s.sleeps()
	case key.Matches(k, openKey):
		return screen.OpenEvening{Day: s.calendar.cursor}
	default:
		was := s.calendar.cursor
		s.calendar.press(k)
		return s.reading(was)
	}
	return nil
}

// reading asks for the evening under the cursor where it is another one than it
// was, and for the year around it where that is not known yet.
func (s *Screen) reading(was evening.Day) screen.Intent {
	c := &s.calendar
	if c.cursor == was {
		return nil
	}
	s.moved = s.nights.cover(c.cursor, c.today)
	return screen.Refresh{}
}

// sleeps goes through what there is of the sleep: the nights, how alike they were,
// and the weeks. On the way in the cursor goes to the latest evening of which a
// night was told, where that lies before it.
func (s *Screen) sleeps() screen.Intent {
	c := &s.calendar
	was := c.cursor
	switch {
	case s.view == sleepView:
		s.view = weeksView
		return nil
	case s.view >= nightsView:
		s.view++
		return nil
	}
	s.view = nightsView
	if n := len(s.nights.all); n > 0 {
		c.cursor = min(c.cursor, s.nights.all[n-1].Evening)
	}
	return s.reading(was)
}

func (s *Screen) telling() plain.Telling {
	return plain.Telling{Today: s.calendar.today, Here: s.calendar.today, Lying: s.quiet()}
}
