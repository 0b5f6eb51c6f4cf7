package morning

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"lull/routines/letters"
	"lull/routines/sleep"
	"lull/ui/plain"
	"lull/ui/screen"
	"lull/ui/theme"
)

func (s *Screen) Draw(a screen.Area, t *theme.Theme) string {
	if !s.known {
		return t.Fill("", a.Width, a.Height)
	}
	p := screen.NewLayout(a, t)
	if len(s.parked) > 0 {
		return s.drawParked(p)
	}
	night := "the night of " + s.morning.Day.Weekday().String()
	switch {
	case s.of != nil:
		_, month, day := s.morning.Day.Date()
		p.Title(fmt.Sprintf("%s %d %s", night, day, month), "", 0)
	case s.morning.Open && !s.now.Before(s.schedule.WakeTime(s.morning.Day, s.now.Location())):
		p.Title("good morning", night, 0)
	default:
		p.Title(night, "", 0)
	}
	p.Gap(2)
	about, style := s.about(), t.Faint
	if s.said != "" {
		about, style = s.said, t.Warm
	}
	below := screen.NewLayout(a, t)
	below.Gap(1)
	if !p.Wide() { // the questions win
		about = strings.TrimPrefix(about, guess+" ")
	}
	below.Wrap(about, style)
	p.List(&s.list, len(s.rows), len(below.Lines), s.drawRow)
	p.Lines = append(p.Lines, below.Lines...)
	return p.Draw(s.Help())
}

func (s *Screen) about() string {
	switch s.rows[s.list.At].ID {
	case askCoin:
		if ask, ok := s.morning.Trial.Ask(s.morning.Day); ok {
			return ask.Say(s.say)
		}
	case askAll:
		return "Of " + s.morning.Day.Weekday().String() +
			": with a yes, what was not noted was not had; without it nobody knows."
	}
	if told, err := s.answers(s.now); err == nil {
		if m, err := sleep.Measure(told.Night); err == nil && m.TST != nil {
			return sleep.Words(*m.TST) + " of sleep, roughly."
		}
	}
	if s.rows[s.list.At].usual != "" {
		return guess + " In brackets is the usual; = takes it."
	}
	return guess
}

// guess is said of most questions.
const guess = "A guess is fine, and so is leaving things out."

// askColumn is how wide the names of the questions are.
const askColumn = 15

func (s *Screen) drawRow(p screen.Row) {
	t, r := p.Theme, s.rows[p.At]
	mark, style := p.Mark()
	left := mark + t.Padded(r.Name, askColumn, style)
	if r.field != nil {
		p.Line(p.Fit(left + drawTyped(p, r)))
		return
	}
	var shown []string
	for c, one := range r.choices {
		words := t.Key.Render(one.key)
		if one.name != "" {
			words += t.Air(1) + t.Faint.Render(one.name)
		}
		if c == r.chosen {
			words = t.Title.Render("[" + strings.TrimSpace(one.key+" "+one.name) + "]")
		}
		shown = append(shown, words)
	}
	gap := 1
	if p.Wide() {
		gap = 3
	}
	p.Line(p.Fit(left + strings.Join(shown, t.Air(gap))))
}

// unitColumn is how wide a number is before its unit, which stays where it is
// whether the number is being typed or not.
const unitColumn = 6

// drawTyped draws what is typed, with its unit where a number is. What is usual
// stands in brackets: it is no answer yet.
func drawTyped(p screen.Row, r row) string {
	t := p.Theme
	words, ready := letters.Line(r.field.Value()), r.ready()
	switch width := len([]rune(words)) + 1; {
	case p.Chosen && r.ID == askNote:
		return r.field.View(p.Inner-askColumn-3, t)
	case p.Chosen:
		words = r.field.View(max(width, len(ready)), t)
	case words == "":
		words = t.Faint.Render(ready)
	default:
		words = t.Ink.Render(words)
	}
	if r.unit == "" {
		return words
	}
	return words + t.Air(max(unitColumn-ansi.StringWidth(words), 1)) + t.Faint.Render(r.unit)
}

func (s *Screen) drawParked(p *screen.Layout) string {
	t := p.Theme
	p.Title("good morning", "", 2)
	p.Wrap(plain.Telling{Today: s.today}.GivesBack(s.parked), t.Faint)
	p.Gap(1)
	for _, e := range s.parked {
		p.Wrap(t.Shapes.Bullet+" "+plain.Entry(e).What, t.Ink)
	}
	return p.Draw([]key.Binding{backKey, screen.HelpKey})
}
