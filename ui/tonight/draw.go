package tonight

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lull/routines/intake"
	"lull/routines/letters"
	"lull/routines/repertoire"
	"lull/ui/chart"
	"lull/ui/plain"
	"lull/ui/prose"
	"lull/ui/screen"
	"lull/ui/theme"
)

func (s *Screen) Draw(a screen.Area, t *theme.Theme) string {
	if !s.Known && s.Said == "" {
		return t.Fill("", a.Width, a.Height)
	}
	p := screen.NewLayout(a, t)
	if !s.Known {
		p.Title("lull", "")
		p.Gap(1)
		p.Wrap(s.Said, t.Warm)
		return p.Draw(s.Help())
	}
	l := s.Look
	if l.Lying() {
		return s.drawNight(a, t)
	}
	p.Title("lull", plain.When(l))
	p.Gap(1)
	seven := ""
	if !l.First {
		seven = s.seven(t)
	}
	p.Spread(t.Ink.Render(plain.ToBed(l)), seven)
	p.Gap(1)
	s.drawBack(p, t)
	if words := s.reminder(); words != "" {
		p.Wrap(words, t.Warm)
		p.Gap(1)
	}
	if s.coin != nil {
		p.Said(s.coin.Say(s.say), t.Ink)
		p.Gap(1)
	}
	if p.Wide() {
		s.drawDay(p, t)
		s.drawTonight(p, t)
	} else {
		// Where there is little room, what there is to say and tonight come
		// first, and the day in short.
		if s.Said != "" {
			p.Wrap(s.Said, t.Warm)
		}
		s.drawTonight(p, t)
		s.drawShort(p, t)
	}
	if s.Said != "" && p.Wide() {
		p.Gap(1)
		p.Wrap(s.Said, t.Warm)
	}
	return p.Draw(s.Help())
}

// drawNight is Tonight after lights-out: a line, the practice and the door for
// whoever lies awake. Bad news is for the day.
func (s *Screen) drawNight(a screen.Area, t *theme.Theme) string {
	lines := screen.Laid(plain.When(s.Look)+". "+s.say("night.line", nil), a.Width)
	lines = append(lines, "")
	add := func(key, words string) { lines = append(lines, screen.KeyInTheDark(key, words, a.Width)...) }
	add("enter", s.title)
	add("n", s.say("night.door", nil))
	add("j", s.keys.jolt.Help().Desc)
	add("?", "more")
	if s.Said != "" {
		lines = append(append(lines, ""), screen.Laid(s.Said, a.Width)...)
	}
	return screen.InTheDark(a, t, lines)
}

// drawBack gives back what was put down last night.
func (s *Screen) drawBack(p *screen.Layout, t *theme.Theme) {
	for i, e := range s.back {
		p.Named(screen.Only(i == 0, "put down"), longish(letters.Line(e.Parked.Text), p.Column(), t), t.Ink)
		if step := letters.Line(e.Parked.Step); step != "" {
			p.Named("", longish(step, p.Column(), t), t.Faint)
		}
	}
	if len(s.back) > 0 {
		p.Gap(1)
	}
}

// longish wraps what may be very long, and ends it with a mark where it is:
// the whole of it is in the journal.
func longish(words string, width int, t *theme.Theme) []string {
	const most = 4
	lines := prose.Wrap(words, width)
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] = ansi.Truncate(lines[most-1], width-ansi.StringWidth(t.Shapes.More), "") + t.Shapes.More
	}
	return lines
}

func (s *Screen) drawTonight(p *screen.Layout, t *theme.Theme) {
	p.Pair("tonight", t.Title.Render(s.title)+t.Ink.Render(", "+repertoire.Minutes(s.lasts)), t.Key.Render("enter"))
	p.Said(s.line(s.Look.Because()), t.Faint)
	p.Gap(1)
	if s.Look.First {
		p.Said(s.say("first", nil), t.Faint)
	}
}

// drawDay shows what the day does to the night.
func (s *Screen) drawDay(p *screen.Layout, t *theme.Theme) {
	o := s.Look.Outlook
	top := len(p.Lines)
	if o.Headline.ID != "" {
		p.Said(s.line(o.Headline), t.Ink)
		p.Gap(1)
	}
	s.drawLate(p, t)
	s.drawCutoffs(p, t)
	p.Gap(1)
	if s.Look.Curve != nil {
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
func (s *Screen) drawLate(p *screen.Layout, t *theme.Theme) {
	late := s.Look.Outlook.Late
	if len(late) > mostLate && p.Area.Height < tall {
		p.Named("late", prose.Wrap(strings.Join(s.late(), "; "), p.Column()), t.Warm)
		return
	}
	for i, l := range late {
		p.Beside(screen.Only(i == 0, "late"), t.Warm.Render(s.line(l.Name)), t.Ink.Render(s.line(l.Best)))
	}
}

// late names what was late.
func (s *Screen) late() []string {
	var names []string
	for _, l := range s.Look.Outlook.Late {
		names = append(names, s.line(l.Name))
	}
	return names
}

// still names what else is still fine.
func (s *Screen) still() []string {
	var names []string
	for _, option := range s.Look.Outlook.Still {
		names = append(names, option.What)
	}
	return names
}

// drawShort is the day in a small window: one line of what it comes to, one of
// what was late, one of what is still fine.
func (s *Screen) drawShort(p *screen.Layout, t *theme.Theme) {
	var still []string
	for _, c := range s.open() {
		still = append(still, s.line(c.Line))
	}
	still = append(still, s.still()...)
	if l := s.Look.Outlook.Headline; l.ID != "" {
		p.Wrap(s.line(l), t.Ink)
	}
	if late := s.late(); len(late) > 0 {
		p.Line(p.Fit(t.Faint.Render("late  ") + t.Warm.Render(strings.Join(late, ", "))))
	}
	if len(still) > 0 {
		p.Line(p.Fit(t.Faint.Render("fine  ") + t.Ink.Render(strings.Join(still, ", "))))
	}
}

// open gives the cutoffs that are still ahead.
func (s *Screen) open() []intake.Cutoff {
	var open []intake.Cutoff
	for _, c := range s.Look.Outlook.Cutoffs {
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
func (s *Screen) drawCutoffs(p *screen.Layout, t *theme.Theme) {
	open := s.open()
	name := "still fine"
	if len(open)+len(s.Look.Outlook.Late) <= roomy {
		for _, c := range open {
			p.Beside(name, t.Ink.Render(s.line(c.Line)), t.Faint.Render(plain.Left(c.Left)))
			name = ""
		}
	} else {
		for pair := range slices.Chunk(open, 2) {
			second := ""
			if len(pair) > 1 {
				second = s.line(pair[1].Line)
			}
			p.Beside(name, t.Ink.Render(s.line(pair[0].Line)), t.Ink.Render(second))
			name = ""
		}
	}
	if still := s.still(); len(still) > 0 {
		p.Beside(name, t.Ink.Render(strings.Join(still[:min(3, len(still))], ", ")), "")
	}
}

// The rows of the chart: as many as are left, within these.
const (
	lowChart  = 5
	highChart = 10
)

// drawCurve puts the chart above the lines from top on, if there is room.
func (s *Screen) drawCurve(p *screen.Layout, t *theme.Theme, top int) {
	const tonightLines = 3
	rows := min(p.Room(tonightLines), highChart)
	if rows < lowChart {
		return
	}
	s.pen = s.pen.In(t)
	c := s.Look.Curve
	drawn := s.pen.Draw(chart.Curve{
		From: c.From, To: c.To, Bed: s.Look.Bed, Now: s.Look.Now,
		Low: c.Low, Usual: c.Usual, High: c.High, Marks: c.Drinks,
	}, p.Inner()-screen.NameColumn, rows)
	below := slices.Clone(p.Lines[top:])
	p.Lines = p.Lines[:top]
	for i, l := range drawn {
		p.Pair(screen.Only(i == 0, "caffeine"), l, "")
	}
	p.Add(below)
}

func (s *Screen) line(l intake.Line) string { return s.say(l.ID, l.With) }

// seven draws the last seven evenings and says how many of them were kept.
func (s *Screen) seven(t *theme.Theme) string {
	marks := make([]string, 7)
	for i, kept := range s.Look.Streak.LastSeven {
		marks[i] = t.Faint.Render(t.Shapes.Missed)
		if kept {
			marks[i] = t.Title.Render(t.Shapes.Kept)
		}
	}
	return t.Faint.Render(countWords[s.Look.Streak.OfSeven]+" of the last seven   ") + strings.Join(marks, t.Air(1))
}

var countWords = [...]string{"none", "one", "two", "three", "four", "five", "six", "seven"}
