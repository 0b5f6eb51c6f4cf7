// Package log is the screen on which what was drunk, smoked, done or felt is
// noted in a typed line.
package log

import (
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/lists"
	"lull/routines/lookup"
	"lull/routines/notation"
	"lull/routines/tonight"
	"lull/routines/wording"
	"lull/ui/noting"
	"lull/ui/plain"
	"lull/ui/screen"
	"lull/ui/theme"
)

// Screen takes a line about the day, as it is typed after "lull log". What
// was logged lately stands below and needs only enter.
type Screen struct {
	screen.WithField
	noting    noting.Noting
	say       screen.Say
	look      tonight.Look
	recent    []string
	question  *intake.Question // whether something still fits, until it is answered
	list      screen.List      // of the recent ones, from the field on
	said      []string
	answer    bool     // to a question, and not about what was noted
	unwritten []string // lines that are on their way to the disk
}

var (
	noteKey = screen.Bind("enter", "note", "enter")
	downKey = screen.Called(screen.DownArrow, "as lately")
)

// What is typed as after lull: undoWord takes the last change back and redoWord
// puts it back, since a letter would be typed, and canWord asks.
const (
	undoWord = "undo"
	redoWord = "redo"
	canWord  = "can"
)

func New(noting noting.Noting, say screen.Say) *Screen {
	return &Screen{
		WithField: screen.WithField{Field: field(noting, "")}, noting: noting, say: say, list: screen.BelowLine(),
	}
}

func field(n noting.Noting, text string) *screen.Field {
	words := func() []string { return append(n.Words(), undoWord, redoWord, canWord) }
	return screen.NewField("",
		text).Completing(words).Hinted("coffee, espresso at 15:40, run 40m hard, stress 7, can tea, undo")
}

func (s *Screen) Help() []key.Binding {
	if len(s.recent) == 0 {
		return s.Field.Helps(noteKey, screen.EscapeKey)
	}
	return s.Field.Helps(noteKey, downKey, screen.EscapeKey)
}

// Needs is what was logged lately, and the answer to what was asked.
func (s *Screen) Needs() lookup.Query { return lookup.Query{Recent: true, Can: s.question} }

func (s *Screen) Written() { s.unwritten = s.unwritten[1:] }

// Unwritten has a line that could not be written there to be tried again.
func (s *Screen) Unwritten() {
	if s.Field.Value() == "" {
		s.Field = field(s.noting, s.unwritten[0])
	}
	s.unwritten = s.unwritten[1:]
}

func (s *Screen) Read(a lookup.Answer) {
	s.look, s.recent = a.Tonight, a.Recent
	s.list.Within(len(s.recent))
	if s.question != nil && a.Can != nil {
		s.question, s.said, s.answer = nil, s.lines(a.Can.Lines), true
	}
}

func (s *Screen) Notice(text string) { s.Field.Wrong, s.said = text, nil }

func (s *Screen) Undone(u []journal.Undone) { s.said = []string{plain.TellingOf(s.look).TookBack(u)} }

func (s *Screen) Redone(u []journal.Undone) { s.said = []string{plain.TellingOf(s.look).PutBack(u)} }

func (s *Screen) Press(k tea.KeyPressMsg, now time.Time) screen.Intent {
	switch {
	case s.list.PressBelow(k, len(s.recent)):
	case key.Matches(k, noteKey):
		return s.note(now)
	default:
		s.list.At = -1
		if s.Field.Press(k) == screen.Cancelled {
			return screen.Back{}
		}
	}
	return nil
}

// note reads the line and keeps it, and says at once what there is to say.
func (s *Screen) note(now time.Time) screen.Intent {
	line := s.Field.Value()
	if s.list.At >= 0 {
		line = s.recent[s.list.At]
	}
	switch line {
	case "":
		return screen.Back{}
	case undoWord:
		s.Field, s.said = field(s.noting, ""), nil
		return screen.Undo{}
	case redoWord:
		s.Field, s.said = field(s.noting, ""), nil
		return screen.Redo{}
	}
	if what, asks := strings.CutPrefix(strings.ToLower(line), canWord+" "); asks {
		return s.ask(what, now)
	}
	all, err := s.noting.Entries([]string{line}, now)
	if err != nil {
		s.Field.Wrong, s.said = err.Error(), nil
		return nil
	}
	e := all[0] // what the line is about
	lines := s.look.Intake.AtLogging(e, now)
	if why, changed := s.look.Changed(e, now); changed {
		lines = append(lines, why)
	}
	kept := "Noted: " + strings.Join(lists.Each(all, plain.TellingOf(s.look).Entry), "; ")
	s.said, s.answer = append([]string{kept}, s.lines(lines)...), false
	s.Field, s.list.At, s.unwritten = field(s.noting, ""), -1, append(s.unwritten, line)
	return screen.Note{Entry: e, With: all[1:]}
}

func (s *Screen) ask(what string, now time.Time) screen.Intent {
	q, err := notation.Question([]string{what}, now, s.noting.Known)
	if err != nil {
		s.Field.Wrong, s.said = err.Error(), nil
		return nil
	}
	s.Field, s.list.At, s.said, s.question = field(s.noting, ""), -1, nil, &q
	return screen.Refresh{}
}

func (s *Screen) lines(lines []wording.Line) []string {
	var words []string
	for _, l := range lines {
		if w := s.say(l.ID, l.With); w != "" {
			words = append(words, w)
		}
	}
	return words
}

func (s *Screen) Draw(a screen.Area, t *theme.Theme) string {
	p := screen.NewLayout(a, t)
	p.Title("log", "", 2)
	if noted := s.noted(); p.Inner >= twoColumns && len(noted) > 0 {
		p.Split(p.Inner*3/5, screen.ColumnGap, func(left, right *screen.Layout) {
			s.draw(left)
			right.Line(t.Faint.Render("noted today"))
			for _, e := range noted {
				right.Line(right.Fit(t.Faint.Render(e.At.Format("15:04")) + t.Air(2) +
					t.Ink.Render(plain.Entry(e).Content())))
			}
		})
	} else {
		s.draw(p)
	}
	return p.Draw(s.Help())
}

// twoColumns is how wide the lines are where what was noted stands beside them.
const twoColumns = 90

// noted is what there was today; nothing once somebody lies down.
func (s *Screen) noted() []journal.Entry {
	if s.look.Lying() {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(s.look.Intake.Entries), func(e journal.Entry) bool {
		return e.Evening != s.look.Day || e.Night != nil
	})
}

func (s *Screen) draw(p *screen.Layout) {
	t := p.Theme
	s.Field.Draw(p)
	p.Gap(1)
	for i, words := range s.said {
		style := t.Ink
		if i > 0 && !s.answer {
			style = t.Warm
		}
		p.Wrap(words, style)
	}
	if len(s.said) > 0 {
		p.Gap(1)
	}
	name := "lately"
	p.List(&s.list, len(s.recent), 0, func(r screen.Row) {
		r.Choice(s.recent[r.At], name)
		name = ""
	})
}
