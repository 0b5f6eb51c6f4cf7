package tonight

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"lull/routines/remind"
	"lull/routines/repertoire"
	"lull/routines/wording"
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
	switch {
	case !s.Known:
		p := screen.NewLayout(a, t)
		p.Title("lull", "", 1)
		p.Wrap(s.Said, t.Warm)
		return p.Draw(s.Help())
	case s.Look.Lying():
		return s.drawNight(a, t)
	case s.dayShown:
		return s.drawDay(a, t)
	}
	s.pen = s.pen.In(t)
	p := screen.NewLayout(a, t)
	switch {
	case !p.Wide():
		s.drawNarrow(p)
	case a.Width >= twoColumns && a.Height >= tall:
		p = screen.NewWideLayout(a, t)
		below := p.Within(p.Inner)
		s.best.draw(below, s.Look.Because().Say(s.say))
		s.drawAbove(p, below)
		p.Gap(1)
		s.drawColumns(p)
		p.Lines = append(make([]string, p.Free(0)/3), p.Lines...)
	default:
		s.drawBelow(p)
	}
	return p.Draw(s.foot(p))
}

func (s *Screen) drawDay(a screen.Area, t *theme.Theme) string {
	p := screen.NewLayout(a, t)
	p.Title("the day", plain.When(s.Look), 2)
	foot := []key.Binding{screen.Called(dayKey, "back"), screen.HelpKey}
	var own []wording.Line
	if k, some := s.offered(); some { // a key that is named has its numbers beside it
		foot = append([]key.Binding{k}, foot...)
		own = s.own.Summary()
	}
	all := s.scroll.Page(p)
	s.day().draw(all, own)
	s.scroll.Draw(p, all.Lines)
	return p.Draw(foot)
}

func (s *Screen) drawAbove(p, below *screen.Layout) {
	p.Title("", plain.When(s.Look), 0)
	s.day().drawToBed(p)
	p.Gap(1)
	s.parked.draw(p, p.Free(drawn(below)), s.say)
	s.drawSaid(p)
}

// drawn counts the lines of a layout that do not give way.
func drawn(p *screen.Layout) (n int) {
	for _, l := range p.Lines {
		if l != "" {
			n++
		}
	}
	return n
}

func (s *Screen) drawColumns(p *screen.Layout) {
	p.Split(p.Inner*3/5, columnGap, func(left, right *screen.Layout) {
		below := left.Within(left.Inner)
		s.best.draw(below, s.Look.Because().Say(s.say))
		s.drawAbout(below, left)
		line{s.Look, s.pen}.draw(left, len(below.Lines)+1)
		left.Gap(1)
		left.Add(below.Lines)
		s.day().draw(right, nil)
	})
}

func (s *Screen) drawBelow(p *screen.Layout) {
	below := p.Within(p.Inner)
	if p.Area.Height >= tall {
		s.day().draw(below, nil)
		below.Gap(1)
	} else {
		s.day().drawFirst(below)
	}
	s.best.draw(below, s.Look.Because().Say(s.say))
	s.drawAbove(p, below)
	s.drawAbout(below, p)
	line{s.Look, s.pen}.draw(p, len(below.Lines)+1)
	p.Gap(1)
	p.Add(below.Lines)
}

// From how wide a window on there are two columns, and what stands between them;
// from how high a one on all of the day is on the first page.
const (
	twoColumns = 140
	columnGap  = 6
	tall       = 32
)

func (s *Screen) drawNarrow(p *screen.Layout) {
	p.Title(plain.ToBed(s.Look), "", 0)
	below := p.Within(p.Inner)
	if len(s.parked.entries) == 0 { // they come once, and the day can be looked up
		s.day().drawFirst(below)
	}
	s.best.draw(below, s.Look.Because().Say(s.say))
	s.parked.draw(p, p.Free(drawn(below)), s.say)
	s.drawSaid(p)
	s.drawAbout(below, p)
	// All empty lines but one give way.
	line{s.Look, s.pen}.drawAxis(p, drawn(p)+drawn(below)+1-len(p.Lines))
	p.Gap(1)
	p.Add(below.Lines)
}

// drawToBed says how long it is to lights-out: the one large thing.
func (d day) drawToBed(p *screen.Layout) {
	t, rows := p.Theme, 1
	switch {
	case p.Area.Height >= tall && p.Area.Width >= twoColumns:
		rows = 5
	case p.Area.Height >= roomy:
		rows = 3
	}
	lines := []string{plain.ToBed(d.Look)}
	if rows > 1 && d.Look.ToBed() > 0 {
		lines = chart.Large(lines[0], rows, t.ASCII)
	}
	for _, l := range lines {
		p.Line(t.Ink.Render(l))
	}
}

// From how high a window on figures of several rows have room, and the last
// evenings below a curve that is still one.
const (
	roomy  = 22
	higher = 28
)

func (s *Screen) drawSaid(p *screen.Layout) {
	n := len(p.Lines)
	if s.remind != nil {
		p.Wrap(reminder(*s.remind, s.say), p.Theme.Warm)
	}
	if s.coin != nil {
		p.Indented(s.coin.Say(s.say), p.Theme.Ink)
	}
	if len(p.Lines) > n && s.Said == "" {
		p.Gap(1)
	}
	screen.Warn(p, s.Said)
}

// reminder is what to be reminded of: the morning's names the key where it else
// names a command.
func reminder(m remind.Message, say screen.Say) string {
	m.Body = slices.Clone(m.Body)
	for i, n := range m.Notices {
		if n.Kind == remind.Morning {
			m.Body[i].ID = "tonight.morning"
		}
	}
	return m.Say(say).Body
}

// drawNight is Tonight after lights-out: a line, the practice and the way for
// somebody who lies awake. Bad news is for the day.
func (s *Screen) drawNight(a screen.Area, t *theme.Theme) string {
	lines := screen.Balanced(plain.When(s.Look)+". "+s.say("night.line", nil), a.Width)
	lines = append(lines, "")
	add := func(k key.Binding, words string) {
		lines = append(lines, screen.KeyInTheDark(k.Help().Key, words, a.Width)...)
	}
	add(beginKey, s.best.title)
	add(nightLink.key, s.say("night.door", nil))
	add(screen.JoltKey, screen.JoltKey.Help().Desc)
	add(screen.HelpKey, "more")
	if s.Said != "" {
		lines = append(append(lines, ""), screen.Balanced(s.Said, a.Width)...)
	}
	return screen.InTheDark(a, t, lines)
}

// best is the practice that is suggested.
type best struct {
	title string
	lasts time.Duration
}

// words tells also whether the key that begins it has room beside them.
func (b best) words(p *screen.Layout) (words []string, beside bool) {
	words = prose.Wrap(b.title+", "+repertoire.Minutes(b.lasts), p.Column())
	return words, p.Wide() || ansi.StringWidth(words[len(words)-1])+len(beginKey.Help().Key) < p.Inner
}

func (b best) draw(p *screen.Layout, because string) {
	t := p.Theme
	words, _ := b.words(p)
	for i, l := range words {
		name := screen.Only(i == 0 && p.Wide(), "tonight")
		p.Pair(name, t.Ink.Render(l), screen.Only(i == len(words)-1, t.Key.Render(beginKey.Help().Key)))
	}
	p.Indented(because, t.Faint)
}

// drawAbout says once what this is: all of it, or nothing where it has no room.
func (s *Screen) drawAbout(p, above *screen.Layout) {
	if !s.Look.First {
		return
	}
	with := p.Within(p.Inner)
	with.Gap(1)
	with.Indented(s.say("first", nil), p.Theme.Faint)
	if room := p.Within(p.Inner); drawn(above)+drawn(p)+drawn(with) <= room.Free(0) {
		p.Add(with.Lines)
	}
}
