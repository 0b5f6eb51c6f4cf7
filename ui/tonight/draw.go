package tonight

import (
	"cmp"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
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
	l := s.Look
	switch {
	case !s.Known:
		p := screen.NewLayout(a, t)
		p.Title("lull", "")
		p.Gap(1)
		p.Wrap(s.Said, t.Warm)
		return p.Draw(s.Help())
	case l.Lying():
		return s.drawNight(a, t)
	case s.whole:
		p := screen.NewLayout(a, t)
		p.Title("the day", plain.When(l))
		p.Gap(2)
		s.drawWhole(p)
		return p.Draw([]key.Binding{screen.Called(s.keys.whole, "back"), screen.HelpKey})
	}
	s.pen = s.pen.In(t)
	p := screen.NewLayout(a, t)
	if !p.Wide() {
		s.drawNarrow(p)
		return p.Draw(s.foot())
	}
	columns := a.Width >= twoColumns && a.Height >= tall
	if columns {
		p = screen.NewWideLayout(a, t)
	}
	p.Title("", plain.When(l))
	s.drawToBed(p)
	p.Gap(1)
	s.drawBack(p, t)
	s.drawSaid(p)
	below := p.Within(p.Inner())
	switch {
	case columns:
		p.Gap(1)
		left := p.Within(p.Inner() * 3 / 5)
		below = p.Within(left.Inner())
		right := p.Within(p.Inner() - left.Inner() - columnGap)
		s.drawTonight(below)
		left.Lines = make([]string, len(p.Lines)) // what stands above takes its room
		s.drawLine(left, len(below.Lines)+1)
		left.Lines = left.Lines[len(p.Lines):]
		left.Gap(1)
		left.Add(below.Lines)
		s.drawWhole(right)
		p.Columns(left, right)
		p.Lines = append(make([]string, p.Room(0)/3), p.Lines...)
		return p.Draw(s.foot())
	case a.Height >= tall:
		s.drawWhole(below)
		below.Gap(1)
	default:
		s.drawFirstLate(below)
	}
	s.drawTonight(below)
	s.drawLine(p, len(below.Lines)+1)
	p.Gap(1)
	p.Add(below.Lines)
	return p.Draw(s.foot())
}

// From how wide a window on there are two columns, and what stands between them;
// from how high a one on all of the day is on the first page.
const (
	twoColumns = 140
	columnGap  = 6
	tall       = 32
)

// drawNarrow is Tonight in a small window: the suggestion whole, and of the rest
// as much as there are lines for.
func (s *Screen) drawNarrow(p *screen.Layout) {
	t := p.Theme
	p.Title(plain.ToBed(s.Look), "")
	s.drawBack(p, t)
	s.drawSaid(p)
	below := p.Within(p.Inner())
	s.drawFirstLate(below)
	s.drawTonight(below)
	air := -1 // all empty lines but one give way
	for _, l := range slices.Concat(p.Lines, below.Lines) {
		air += len(screen.Only(l == "", " "))
	}
	s.drawAxis(p, len(below.Lines)-air)
	p.Gap(1)
	p.Add(below.Lines)
}

// drawToBed says how long it is to lights-out: the one large thing.
func (s *Screen) drawToBed(p *screen.Layout) {
	t, rows := p.Theme, 1
	switch {
	case p.Area.Height >= tall && p.Area.Width >= twoColumns:
		rows = 5
	case p.Area.Height >= roomy:
		rows = 3
	}
	lines := []string{plain.ToBed(s.Look)}
	if rows > 1 && s.Look.ToBed() > 0 {
		lines = chart.Large(lines[0], rows, t.ASCII)
	}
	for _, l := range lines {
		p.Line(t.Ink.Render(l))
	}
}

// roomy is how high a window is in which figures of several rows have room.
const roomy = 22

// drawSaid adds what there is to say just now.
func (s *Screen) drawSaid(p *screen.Layout) {
	t := p.Theme
	n := len(p.Lines)
	if words := s.reminder(); words != "" {
		p.Wrap(words, t.Warm)
	}
	if s.coin != nil {
		p.Said(s.coin.Say(s.say), t.Ink)
	}
	if s.Said != "" {
		p.Wrap(s.Said, t.Warm)
	}
	if len(p.Lines) > n {
		p.Gap(1)
	}
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

// drawTonight is the suggestion, and why.
func (s *Screen) drawTonight(p *screen.Layout) {
	t := p.Theme
	enter := t.Key.Render("enter")
	words := prose.Wrap(s.title+", "+repertoire.Minutes(s.lasts), p.Column())
	for i, l := range words {
		name := screen.Only(i == 0 && p.Wide(), "tonight")
		p.Pair(name, t.Ink.Render(l), screen.Only(i == len(words)-1, enter))
	}
	p.Said(s.line(s.Look.Because()), t.Faint)
	if s.Look.First {
		p.Gap(1)
		p.Said(s.say("first", nil), t.Faint)
	}
}

// drawFirstLate is the one late thing that matters most and, by day, what there
// is time for soonest.
func (s *Screen) drawFirstLate(p *screen.Layout) {
	t, o := p.Theme, s.Look.Outlook
	n := len(p.Lines)
	if s.Look.Curve == nil && o.Headline.ID != "" {
		p.Said(s.line(o.Headline), t.Ink)
	}
	if late, some := first(o.Late); some {
		s.drawPair(p, "late", t.Warm.Render(s.line(late.Name)), t.Faint.Render(s.line(late.Best)))
	}
	if open := s.open(); len(open) > 0 && !s.Look.Winding() {
		soonest := slices.MinFunc(open, func(a, b intake.Cutoff) int { return cmp.Compare(a.Left, b.Left) })
		s.drawPair(p, "still fine", t.Faint.Render(s.line(soonest.Line)), t.Faint.Render(plain.Left(soonest.Left)))
	}
	if len(p.Lines) > n {
		p.Gap(1)
	}
}

// drawPair is a name and two texts; in a small window on one line, the second
// where it fits.
func (s *Screen) drawPair(p *screen.Layout, name, first, second string) {
	if p.Wide() {
		p.Beside(name, first, second)
		return
	}
	line := p.Theme.Faint.Render(name) + p.Theme.Air(2) + first
	if both := line + p.Theme.Air(2) + second; ansi.StringWidth(both) <= p.Inner() {
		line = both
	}
	p.Line(p.Fit(line))
}

// first gives the late thing that matters most: of the cause with the longest
// reach into the night the latest.
func first(late []intake.Late) (one intake.Late, some bool) {
	weight := func(c intake.Cause) int {
		return slices.Index([]intake.Cause{intake.ByMeal, intake.ByNicotine, intake.ByAlcohol, intake.ByExercise, intake.ByCaffeine}, c)
	}
	for _, l := range late {
		if !some || weight(l.Cause) >= weight(one.Cause) {
			one, some = l, true
		}
	}
	return one, some
}

// drawWhole is all that the day does to the night: one key away, or on the page
// where there is room.
func (s *Screen) drawWhole(p *screen.Layout) {
	t, o := p.Theme, s.Look.Outlook
	if o.Headline.ID != "" {
		p.Said(s.line(o.Headline), t.Ink)
		p.Gap(1)
	}
	for i, l := range o.Late {
		p.Beside(screen.Only(i == 0, "late"), t.Warm.Render(s.line(l.Name)), t.Ink.Render(s.line(l.Best)))
	}
	name := "still fine"
	for _, c := range s.open() {
		p.Beside(name, t.Ink.Render(s.line(c.Line)), t.Faint.Render(plain.Left(c.Left)))
		name = ""
	}
	if still := s.still(); len(still) > 0 {
		p.Beside(name, t.Ink.Render(strings.Join(still[:min(3, len(still))], ", ")), "")
	}
	for _, note := range o.Notes {
		p.Gap(1)
		p.Said(s.line(note), t.Faint)
	}
	if !s.Look.First {
		p.Gap(1)
		p.Pair("evenings", s.seven(t), "")
	}
}

// still names what else is still fine.
func (s *Screen) still() []string {
	var names []string
	for _, option := range s.Look.Outlook.Still {
		names = append(names, option.What)
	}
	return names
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

func (s *Screen) line(l intake.Line) string { return s.say(l.ID, l.With) }

// seven draws the last seven evenings and says how many of them were kept.
func (s *Screen) seven(t *theme.Theme) string {
	marks := make([]string, 7)
	for i, kept := range s.Look.Streak.LastSeven {
		marks[i] = t.Faint.Render(t.Shapes.Missed)
		if kept {
			marks[i] = t.Curve.Render(t.Shapes.Kept)
		}
	}
	return strings.Join(marks, t.Air(1)) + t.Faint.Render("   "+countWords[s.Look.Streak.OfSeven]+" of the last seven")
}

var countWords = [...]string{"none", "one", "two", "three", "four", "five", "six", "seven"}
