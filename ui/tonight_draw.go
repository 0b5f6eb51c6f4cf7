package ui

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lull/routines/intake"
	"lull/routines/letters"
	"lull/routines/repertoire"
	"lull/ui/chart"
	"lull/ui/plain"
	"lull/ui/theme"
)

func (s *tonightScreen) draw(a area, t *theme.Theme) string {
	if !s.known && s.said == "" {
		return t.Fill("", a.width, a.height)
	}
	if !s.known {
		p := newPage(a, t)
		p.title("lull", "")
		p.gap(1)
		p.wrap(s.said, t.Warm)
		p.foot(s.help())
		return p.draw()
	}
	l := s.look
	if l.Lying() {
		return s.drawNight(a, t)
	}
	p := newPage(a, t)
	p.title("lull", plain.When(l))
	p.gap(1)
	seven := ""
	if !l.First {
		seven = s.seven(t)
	}
	p.spread(t.Ink.Render(plain.ToBed(l)), seven)
	p.gap(1)
	s.drawBack(p, t)
	if words := s.reminder(); words != "" {
		p.wrap(words, t.Warm)
		p.gap(1)
	}
	if s.coin != nil {
		p.said(s.coin.Say(s.say), t.Ink)
		p.gap(1)
	}
	if p.wide() {
		s.drawDay(p, t)
		s.drawTonight(p, t)
	} else {
		// Where there is little room, what there is to say and tonight come
		// first, and the day in short.
		if s.said != "" {
			p.wrap(s.said, t.Warm)
		}
		s.drawTonight(p, t)
		s.drawShort(p, t)
	}
	if s.said != "" && p.wide() {
		p.gap(1)
		p.wrap(s.said, t.Warm)
	}
	p.foot(s.help())
	return p.draw()
}

// drawNight is Tonight after lights-out: a line, the practice and the door for
// whoever lies awake. Bad news is for the day.
func (s *tonightScreen) drawNight(a area, t *theme.Theme) string {
	const keys = 8 // the column of keys
	lines := laid(plain.When(s.look)+". "+s.say("night.line", nil), a.width)
	lines = append(lines, "")
	add := func(key, words string) {
		for _, l := range laid(words, a.width-keys) {
			lines = append(lines, fmt.Sprintf("%-*s%s", keys, key, l))
			key = ""
		}
	}
	add("enter", s.plans.Title(s.look.Suggestion.Choice))
	add("n", s.say("night.door", nil))
	add("?", "more")
	quiet := len(lines) - 1
	if s.said != "" {
		lines = append(append(lines, ""), laid(s.said, a.width)...)
	}
	wide := 0
	for _, l := range lines {
		wide = max(wide, ansi.StringWidth(l))
	}
	margin := t.Ground.Render(strings.Repeat(" ", max((a.width-wide)/2, 0)))
	for i, l := range lines {
		style := t.Ink
		if i >= quiet {
			style = t.Faint
		}
		lines[i] = margin + style.Render(l)
	}
	return inTheDark(a, t, lines)
}

// drawBack gives back what was put down last night.
func (s *tonightScreen) drawBack(p *page, t *theme.Theme) {
	for i, e := range s.back {
		for j, l := range longish(letters.Line(e.Parked.Text), p.column(), t) {
			p.pair(only(i == 0 && j == 0, "put down"), t.Ink.Render(l), "")
		}
		if step := letters.Line(e.Parked.Step); step != "" {
			for _, l := range longish(step, p.column(), t) {
				p.pair("", t.Faint.Render(l), "")
			}
		}
	}
	if len(s.back) > 0 {
		p.gap(1)
	}
}

// longish wraps what may be very long, and ends it with a mark where it is:
// the whole of it is in the journal.
func longish(words string, width int, t *theme.Theme) []string {
	const most = 4
	lines := folded(words, width)
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] = ansi.Truncate(lines[most-1], width-ansi.StringWidth(t.Shapes.More), "") + t.Shapes.More
	}
	return lines
}

func (s *tonightScreen) drawTonight(p *page, t *theme.Theme) {
	c := s.look.Suggestion.Choice
	p.pair("tonight", t.Title.Render(s.plans.Title(c))+t.Ink.Render(", "+repertoire.Minutes(s.plans.Lasts(c))), t.Key.Render("enter"))
	p.said(s.line(s.look.Because()), t.Faint)
	p.gap(1)
	if s.look.First {
		p.said(s.say("first", nil), t.Faint)
	}
}

// drawDay shows what the day does to the night.
func (s *tonightScreen) drawDay(p *page, t *theme.Theme) {
	o := s.look.Outlook
	top := len(p.lines)
	if o.Headline.ID != "" {
		p.said(s.line(o.Headline), t.Ink)
		p.gap(1)
	}
	s.drawLate(p, t)
	s.drawCutoffs(p, t)
	p.gap(1)
	if s.look.Curve != nil {
		s.drawCurve(p, t, top)
	}
}

// mostLate is how many late things stand on lines of their own; more of them
// would push the curve off a window of the usual size.
const (
	mostLate = 4
	tall     = 32 // rows, from which on there is room for all
)

// drawLate lists what was late and until when it would have been best; of a
// long list only the names.
func (s *tonightScreen) drawLate(p *page, t *theme.Theme) {
	late := s.look.Outlook.Late
	if len(late) > mostLate && p.area.height < tall {
		var names []string
		for _, l := range late {
			names = append(names, s.line(l.Name))
		}
		for i, l := range folded(strings.Join(names, "; "), p.column()) {
			p.pair(only(i == 0, "late"), t.Warm.Render(l), "")
		}
		return
	}
	for i, l := range late {
		p.beside(only(i == 0, "late"), t.Warm.Render(s.line(l.Name)), t.Ink.Render(s.line(l.Best)))
	}
}

// drawShort is the day in a small window: one line of what it comes to, one of
// what was late, one of what is still fine.
func (s *tonightScreen) drawShort(p *page, t *theme.Theme) {
	o := s.look.Outlook
	var late, still []string
	for _, l := range o.Late {
		late = append(late, s.line(l.Name))
	}
	for _, c := range s.open() {
		still = append(still, s.line(c.Line))
	}
	for _, option := range o.Still {
		still = append(still, option.What)
	}
	if o.Headline.ID != "" {
		p.wrap(s.line(o.Headline), t.Ink)
	}
	if len(late) > 0 {
		p.line(p.fit(t.Faint.Render("late  ") + t.Warm.Render(strings.Join(late, ", "))))
	}
	if len(still) > 0 {
		p.line(p.fit(t.Faint.Render("fine  ") + t.Ink.Render(strings.Join(still, ", "))))
	}
}

// open gives the cutoffs that are still ahead.
func (s *tonightScreen) open() []intake.Cutoff {
	var open []intake.Cutoff
	for _, c := range s.look.Outlook.Cutoffs {
		if !c.Passed && c.Line.ID != "" {
			open = append(open, c)
		}
	}
	return open
}

// roomy is how many lines of late and open things leave room for the chart; if
// there are more, the open ones stand two on a line.
const roomy = 6

// drawCutoffs lists what there is still time for, and how much of it.
func (s *tonightScreen) drawCutoffs(p *page, t *theme.Theme) {
	open := s.open()
	name := "still fine"
	if len(open)+len(s.look.Outlook.Late) <= roomy {
		for _, c := range open {
			p.beside(name, t.Ink.Render(s.line(c.Line)), t.Faint.Render(plain.Left(c.Left)))
			name = ""
		}
	} else {
		for pair := range slices.Chunk(open, 2) {
			second := ""
			if len(pair) > 1 {
				second = s.line(pair[1].Line)
			}
			p.beside(name, t.Ink.Render(s.line(pair[0].Line)), t.Ink.Render(second))
			name = ""
		}
	}
	var still []string
	for _, option := range s.look.Outlook.Still {
		still = append(still, option.What)
	}
	if len(still) > 0 {
		p.beside(name, t.Ink.Render(strings.Join(still[:min(3, len(still))], ", ")), "")
	}
}

// The rows of the chart: as many as are left, within these.
const (
	lowChart  = 5
	highChart = 10
)

// drawCurve puts the chart above the lines from top on, if there is room.
func (s *tonightScreen) drawCurve(p *page, t *theme.Theme, top int) {
	const tonightLines = 3
	rows := min(p.room(tonightLines), highChart)
	if rows < lowChart {
		return
	}
	if s.pen == nil || s.pen.Theme() != t {
		s.pen = chart.New(t)
	}
	c := s.look.Curve
	drawn := s.pen.Draw(chart.Curve{
		From: c.From, To: c.To, Bed: s.look.Bed, Now: s.look.Now,
		Low: c.Low, Usual: c.Usual, High: c.High, Marks: c.Drinks,
	}, p.inner()-nameColumn, rows)
	below := slices.Clone(p.lines[top:])
	p.lines = p.lines[:top]
	for i, l := range drawn {
		p.pair(only(i == 0, "caffeine"), l, "")
	}
	p.lines = append(p.lines, below...)
}

// only gives a text where something holds.
func only(when bool, text string) string {
	if when {
		return text
	}
	return ""
}

func (s *tonightScreen) line(l intake.Line) string { return s.say(l.ID, l.With) }

// seven draws the last seven evenings and says how many of them were kept.
func (s *tonightScreen) seven(t *theme.Theme) string {
	marks := make([]string, 7)
	for i, kept := range s.look.Record.LastSeven {
		marks[i] = t.Faint.Render(t.Shapes.Missed)
		if kept {
			marks[i] = t.Title.Render(t.Shapes.Kept)
		}
	}
	space := t.Ground.Render(" ")
	return t.Faint.Render(countWords[s.look.Record.OfSeven]+" of the last seven   ") + strings.Join(marks, space)
}

var countWords = [...]string{"none", "one", "two", "three", "four", "five", "six", "seven"}
