package journal

import (
	"strings"

	"charm.land/bubbles/v2/key"

	"lull/routines/journal"
	"lull/routines/sleep"
	"lull/ui/plain"
	"lull/ui/screen"
	"lull/ui/theme"
)

func (s *Screen) Draw(a screen.Area, t *theme.Theme) string {
	if !s.Known {
		return t.Fill("", a.Width, a.Height)
	}
	p := screen.NewWideLayout(a, t)
	s.pen = s.pen.In(t)
	switch {
	case s.meaning > 0:
		m := meanings[s.meaning-1]
		p.Title(m.title, "", 2)
		p.Wrap(m.words, t.Ink)
		return p.Draw([]key.Binding{screen.Called(meaningKey, "next"), screen.BackKey, moreKey})
	case s.view >= nightsView:
		s.drawNights(p)
	case s.Said != "" && !p.Wide():
		s.drawTitle(p, map[view]string{weeksView: "journal", yearView: "a year"}[s.view])
		p.Gap(1)
		p.Wrap(s.Said, t.Warm)
	case s.view == yearView:
		s.drawTitle(p, "a year")
		if (year{s.calendar, summaryOf(s), s.pen}).draw(p) {
			s.drawUnder(p)
		}
	case p.Wide():
		p.Title("journal", "", 0)
		s.drawWide(p)
	default:
		s.drawTitle(p, "journal")
		s.drawNarrow(p)
	}
	return p.Draw(s.foot(p.Wide()))
}

func (s *Screen) drawNights(p *screen.Layout) {
	switch s.view {
	case alikeView:
		s.drawTitle(p, "how alike nights are")
	case sleepView:
		_, week, _ := strings.Cut(s.telling().Date(s.calendar.cursor.Monday()), " ")
		p.Title("sleep by week", "the week of "+week, 0)
	case weeksView, yearView, nightsView:
		s.drawTitle(p, "nights")
	}
	p.Gap(1)
	switch n := &s.nights; {
	case s.Said != "":
		p.Wrap(s.Said, p.Theme.Warm)
	case len(n.all) == 0:
		p.Gap(1)
		p.Wrap(s.say("journal.nights.none", nil), p.Theme.Ink)
	case s.view == alikeView:
		n.drawAlike(p, s.pen, s.calendar.cursor, p.Free(p.Air()))
	case s.view == sleepView:
		n.drawWeeks(p, s.pen, s.calendar)
	default:
		n.drawPage(p, s.pen, s.calendar.cursor)
	}
}

func (s *Screen) drawTitle(p *screen.Layout, name string) {
	p.Title(name, s.cursorWords(p.Inner-len(name)-2), 0)
}

func (s *Screen) cursorWords(room int) string {
	day := s.calendar.cursor
	kept := screen.Only(s.calendar.count(day, day) > 0, ", kept")
	if words := s.telling().Date(day) + kept; len(words) <= room {
		return words
	}
	return s.telling().Day(day) + kept
}

// How the two panes share a page: the least width of the evening's, the air
// between them, and how much of a wide page the evening takes at most.
const (
	leastPane = 27
	betweens  = 3
	mostPane  = 66
)

// airy is the height from which on there are two dark lines under the title.
const airy = 28

func (s *Screen) drawWide(p *screen.Layout) {
	c := s.calendar
	c.cells, c.label = 2, labelWidth
	// The evening has half of the page, the field whole weeks of the rest.
	pane := min(max((p.Inner-betweens)/2, leastPane), mostPane)
	field := c.label + c.cells*c.weeks(p.Inner-pane-betweens)
	pane = min(p.Inner-field-betweens, mostPane)
	p.Gap(1)
	if p.Area.Height >= airy {
		p.Gap(1)
	}
	rows := p.Free(1)
	left, right := p.Within(field), p.Within(pane)
	left.Add(c.draw(field, s.pen, p.Theme))
	left.Line("")
	summaryOf(s).draw(left)
	s.drawBelow(left, c, rows)
	s.drawPane(right, rows)
	left.Lines = left.Lines[:min(len(left.Lines), rows)]
	p.Columns(left, right)
}

func (s *Screen) drawBelow(p *screen.Layout, c calendar, rows int) {
	if s.quiet() || s.Said != "" || len(c.days) == 0 {
		return
	}
	if free := rows - len(p.Lines); free >= strengthRows+1 {
		p.Line("")
		first, last := c.span(p.Inner)
		series := strengths(c, first, last)
		c.drawSeries(p, nil, "", s.pen.Series(series, strengthRows), series)
	}
	words := p.Within(p.Inner)
	words.Wrap(journal.StrengthSentence, p.Theme.Faint)
	if free := rows - len(p.Lines); free > len(words.Lines) {
		p.Line("")
		p.Add(words.Lines)
	}
	s.drawLast(p, rows)
}

// drawLast shows the last nights in the rows that are free, where those are enough
// for a week.
func (s *Screen) drawLast(p *screen.Layout, rows int) {
	if free := rows - len(p.Lines); free > sleep.SpreadNights {
		p.Line("")
		p.Line("")
		s.nights.draw(p, s.pen, s.calendar.cursor, free-2)
	}
}

func (s *Screen) drawUnder(p *screen.Layout) {
	const least = 12
	rows := p.Free(3)
	if !p.Wide() || rows < least {
		return
	}
	p.Gap(2)
	pane := (p.Inner - betweens) / 2
	left, right := p.Within(p.Inner-pane-betweens), p.Within(pane)
	summaryOf(s).draw(left)
	s.drawLast(left, rows)
	s.drawPane(right, rows)
	p.Columns(left, right)
}

func (s *Screen) drawNarrow(p *screen.Layout) {
	t, c := p.Theme, s.calendar
	c.cells, c.label = 2, labelWidth
	width := p.Inner
	words := summaryOf(s).fewWords()
	if len(words) > 0 {
		width -= narrowWords
	}
	p.Add(beside(c.draw(width, s.pen, t), words, t, t.Ink))
	if rows := p.Free(1); rows >= leastEvening {
		pane := p.Within(p.Inner)
		s.pane.draw(pane, s.pen, rows)
		p.Line("")
		p.Add(pane.Lines)
	}
}

// leastEvening is in how many rows an evening still says something.
const leastEvening = 2

// narrowWords is how many cells the summary takes beside a narrow calendar.
const narrowWords = 17

func (s *Screen) drawPane(p *screen.Layout, rows int) {
	p.Line(p.Fit(p.Theme.Title.Render(s.cursorWords(p.Inner))))
	p.Line("")
	s.pane.draw(p, s.pen, rows-len(p.Lines))
	if free := rows - len(p.Lines); free >= leastAlike && !s.quiet() && len(s.nights.all) > 0 {
		p.Line("")
		p.Line("")
		s.nights.drawAlike(p, s.pen, s.calendar.cursor, free-2)
	}
	p.Lines = p.Lines[:min(len(p.Lines), rows)]
}

// leastAlike is the rows that how alike nights are needs under an evening.
const leastAlike = 11

// foot leaves the four arrows to one name, so that the line fits. In a small
// window the way back and the other views are named first.
func (s *Screen) foot(wide bool) []key.Binding {
	arrows := screen.Bind("arrows", "move", "left")
	if s.quiet() {
		return []key.Binding{openKey, arrows, screen.BackKey, todayKey, moreKey}
	}
	if !wide {
		return []key.Binding{screen.BackKey, yearKey, sleepKey, moreKey}
	}
	return []key.Binding{openKey, arrows, screen.BackKey, yearKey, sleepKey, searchKey, moreKey}
}

// meanings are what the words on the calendar mean, one a screen.
var meanings = [...]struct{ title, words string }{
	{"kept", plain.Counting},
	{"the streak", journal.StreakSentence},
	{"strength", journal.StrengthSentence},
	{"sleep by week", sleepSentence},
}
