package ui

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines"
	"lull/routines/intake"
	"lull/routines/repertoire"
	"lull/routines/tonight"
	"lull/ui/chart"
	"lull/ui/plain"
	"lull/ui/theme"
)

// tonightScreen is the face of the evening: one look, and enter begins.
type tonightScreen struct {
	look  tonight.Look
	known bool // the journal has answered
	said  string
	plans repertoire.Repertoire
	say   Say
	pen   *chart.Pen
	keys  tonightKeys
}

// Say gives a sentence of the content by its id.
type Say func(id string, with map[string]string) string

type tonightKeys struct{ begin, breathe, log, journal, learn, settings, more, quit key.Binding }

func newTonight(plans repertoire.Repertoire, say Say) *tonightScreen {
	bind := func(keys []string, shown, help string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, help))
	}
	return &tonightScreen{plans: plans, say: say, keys: tonightKeys{
		begin:    bind([]string{"enter"}, "enter", "begin"),
		breathe:  bind([]string{"b"}, "b", "breathe"),
		log:      bind([]string{"l"}, "l", "log"),
		journal:  bind([]string{"h"}, "h", "journal"),
		learn:    bind([]string{"i"}, "i", "learn"),
		settings: bind([]string{"s"}, "s", "settings"),
		more:     bind([]string{"?"}, "?", "more"),
		quit:     bind([]string{"q", "esc", "ctrl+c"}, "q", "leave"),
	}}
}

func (s *tonightScreen) help() []key.Binding {
	k := s.keys
	return []key.Binding{k.begin, k.breathe, k.log, k.journal, k.more, k.settings, k.learn, k.quit}
}

func (s *tonightScreen) needs() Query       { return Query{} }
func (s *tonightScreen) read(a Answer)      { s.look, s.known = a.Tonight, true }
func (s *tonightScreen) notice(text string) { s.said = text }

func (s *tonightScreen) press(k tea.KeyPressMsg, _ time.Time) intent {
	s.said = ""
	switch {
	case key.Matches(k, s.keys.quit):
		return quit{}
	case key.Matches(k, s.keys.begin) && s.known:
		return s.start(s.look.Suggestion.Choice)
	case key.Matches(k, s.keys.breathe):
		return visit{breathePlace}
	case key.Matches(k, s.keys.log):
		return visit{logPlace}
	case key.Matches(k, s.keys.journal):
		return visit{journalPlace}
	case key.Matches(k, s.keys.learn):
		return visit{learnPlace}
	case key.Matches(k, s.keys.settings):
		return visit{settingsPlace}
	case key.Matches(k, s.keys.more):
		return visit{morePlace}
	}
	return nil
}

func (s *tonightScreen) start(c routines.Choice) intent {
	plan, err := s.plans.Plan(c)
	if err != nil {
		s.said = err.Error()
		return nil
	}
	return begin{plan}
}

// due lets the minutes to lights-out go down, once a minute.
func (s *tonightScreen) due(now time.Time) time.Time {
	return now.Truncate(time.Minute).Add(time.Minute)
}

// frame asks for a fresh look once a minute: what is still fine changes.
func (s *tonightScreen) frame(time.Time) intent { return refresh{} }

func (s *tonightScreen) draw(a area, t *theme.Theme) string {
	if !s.known {
		return t.Fill("", a.width, a.height)
	}
	p := newPage(a, t)
	l := s.look
	p.title("lull", l.Now.Format("Monday")+" "+partOfDay(l.Now))
	p.gap(1)
	p.line(t.Ink.Render(toBed(l)))
	p.gap(1)
	if !l.Lying() {
		s.drawDay(p, t)
	}
	p.pair("tonight", t.Accent.Render(s.plans.Title(l.Suggestion.Choice))+t.Ink.Render(", "+s.length()), t.Key.Render("enter"))
	p.said(s.because(), t.Faint)
	p.gap(1)
	if !l.Lying() {
		p.pair("", s.seven(t), "")
	}
	if l.First {
		p.gap(1)
		p.wrap(s.say("first", nil), t.Faint)
	}
	if s.said != "" {
		p.gap(1)
		p.wrap(s.said, t.Warm)
	}
	p.foot(s.help())
	return p.draw()
}

// drawDay shows what the day does to the night.
func (s *tonightScreen) drawDay(p *page, t *theme.Theme) {
	o := s.look.Outlook
	spare := len(p.lines)
	if o.Headline.ID != "" {
		p.said(s.line(o.Headline), t.Ink)
		p.gap(1)
	}
	for i, late := range o.Late {
		name := ""
		if i == 0 {
			name = "late"
		}
		p.beside(name, t.Warm.Render(s.line(late.Name)), t.Ink.Render(s.line(late.Best)))
	}
	s.drawCutoffs(p, t)
	p.gap(1)
	if c := s.look.Curve; c != nil {
		s.drawCurve(p, t, c, spare)
	}
}

// drawCutoffs lists what there is still time for, two on a line.
func (s *tonightScreen) drawCutoffs(p *page, t *theme.Theme) {
	o := s.look.Outlook
	var open []string
	for _, c := range o.Cutoffs {
		if !c.Passed && c.Line.ID != "" {
			open = append(open, s.line(c.Line))
		}
	}
	name := "still fine"
	for len(open) > 0 {
		second := ""
		if len(open) > 1 {
			second = open[1]
		}
		p.beside(name, t.Ink.Render(open[0]), t.Ink.Render(second))
		open, name = open[min(2, len(open)):], ""
	}
	if len(o.Still) == 0 {
		return
	}
	var still []string
	for _, option := range o.Still {
		still = append(still, option.What)
	}
	p.beside(name, t.Ink.Render(strings.Join(still[:min(3, len(still))], ", ")), "")
}

// The rows of the chart: as many as are left, within these.
const (
	lowChart  = 5
	highChart = 9
)

// drawCurve puts the chart above what was drawn since line at, if the window
// is high enough for all of it.
func (s *tonightScreen) drawCurve(p *page, t *theme.Theme, c *tonight.Curve, at int) {
	const below = 8 // tonight, why, the seven, the keys and the air between them
	rows := min(p.area.height-len(p.lines)-below, highChart)
	if !p.wide() || rows < lowChart {
		return
	}
	if s.pen == nil || s.pen.Theme() != t {
		s.pen = chart.New(t)
	}
	drawn := s.pen.Draw(chart.Curve{
		From: c.From, To: c.To, Bed: s.look.Bed, Now: s.look.Now,
		Low: c.Low, Usual: c.Usual, High: c.High, Marks: c.Drinks,
	}, p.inner()-nameColumn, rows)
	rest := append([]string(nil), p.lines[at:]...)
	p.lines = p.lines[:at]
	for i, l := range drawn {
		name := ""
		if i == 0 {
			name = "caffeine"
		}
		p.pair(name, l, "")
	}
	p.lines = append(p.lines, rest...)
}

func (s *tonightScreen) line(l intake.Line) string { return s.say(l.ID, l.With) }

func (s *tonightScreen) length() string { return repertoire.Minutes(s.look.Suggestion.Length) }

func (s *tonightScreen) because() string {
	l := s.look.Because()
	return s.say(l.ID, l.With)
}

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
	return strings.Join(marks, space) + t.Faint.Render("     "+countWords[s.look.Record.OfSeven]+" of the last seven")
}

var countWords = [...]string{"none", "one", "two", "three", "four", "five", "six", "seven"}

// toBed says how long it is to lights-out. Past it, it says nothing of time.
func toBed(l tonight.Look) string {
	if words := plain.ToBed(l); words != "" {
		return words
	}
	return "Good evening."
}

func partOfDay(now time.Time) string {
	switch h := now.Hour(); {
	case h < 4 || h >= 22:
		return "night"
	case h < 12:
		return "morning"
	case h < 18:
		return "afternoon"
	}
	return "evening"
}
