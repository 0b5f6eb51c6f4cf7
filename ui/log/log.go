// Package log is the screen on which what was drunk, smoked, done or felt is
// noted in a typed line.
package log

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/tonight"
	"lull/ui/noting"
	"lull/ui/plain"
	"lull/ui/screen"
	"lull/ui/theme"
)

// Screen takes a line about the day, as it is typed after "lull log". What
// was logged lately stands below and needs only enter.
type Screen struct {
	*screen.Field
	noting    noting.Noting
	say       screen.Say
	look      tonight.Look
	recent    []string
	at        int // the recent one chosen, -1 for the field
	said      []string
	unwritten []string // lines that are on their way to the disk
	keys      loggingKeys
}

type loggingKeys struct{ up, down, note key.Binding }

// undoWord takes the last change back and redoWord puts it back: a letter alone
// would be typed.
const (
	undoWord = "undo"
	redoWord = "redo"
)

func New(noting noting.Noting, say screen.Say) *Screen {
	return &Screen{Field: field(""), noting: noting, say: say, at: -1, keys: loggingKeys{
		note: screen.Bind("enter", "note", "enter"),
		down: screen.Called(screen.DownArrow, "as lately"),
		up:   screen.UpArrow,
	}}
}

func field(text string) *screen.Field {
	return screen.NewField("", text).Hinted("coffee, 2 espresso at 15:40, run 40m hard, stress 7, undo")
}

func (s *Screen) Help() []key.Binding {
	return s.Field.Helps(s.keys.note, s.keys.down, screen.EscapeKey)
}

func (s *Screen) Needs() lookup.Query  { return lookup.Query{Recent: true} }
func (s *Screen) Read(a lookup.Answer) { s.look, s.recent = a.Tonight, a.Recent }
func (s *Screen) Written()             { s.unwritten = s.unwritten[1:] }

// Notice takes what went wrong. A line that could not be written is there to be
// tried again.
func (s *Screen) Notice(text string) {
	if len(s.unwritten) > 0 && s.Value() == "" {
		s.Field, s.unwritten = field(s.unwritten[0]), s.unwritten[1:]
	}
	s.Wrong, s.said = text, nil
}

// Undone takes what was taken back.
func (s *Screen) Undone(u []journal.Undone) { s.said = []string{s.telling().TookBack(u)} }

// Redone takes what was put back.
func (s *Screen) Redone(u []journal.Undone) { s.said = []string{s.telling().PutBack(u)} }

func (s *Screen) telling() plain.Telling {
	day := s.look.Day
	return plain.Telling{Today: day, Here: day, Lying: s.look.Lying()}
}

func (s *Screen) Press(k tea.KeyPressMsg, now time.Time) screen.Intent {
	switch {
	case key.Matches(k, s.keys.down):
		s.at = min(s.at+1, len(s.recent)-1)
	case key.Matches(k, s.keys.up):
		s.at = max(s.at-1, -1)
	case key.Matches(k, s.keys.note):
		return s.note(now)
	default:
		s.at = -1
		if s.Field.Press(k) == screen.GaveUp {
			return screen.Back{}
		}
	}
	return nil
}

// note reads the line and keeps it, and says at once what there is to say.
func (s *Screen) note(now time.Time) screen.Intent {
	line := s.Value()
	if s.at >= 0 {
		line = s.recent[s.at]
	}
	switch line {
	case "":
		return screen.Back{}
	case undoWord:
		s.Field, s.said = field(""), nil
		return screen.Undo{}
	case redoWord:
		s.Field, s.said = field(""), nil
		return screen.Redo{}
	}
	e, err := s.noting.Entry([]string{line}, now)
	if err != nil {
		s.Wrong, s.said = err.Error(), nil
		return nil
	}
	lines := s.look.Intake.AtLogging(e, now)
	if why, changed := s.look.Changed(e, now); changed {
		lines = append(lines, why)
	}
	s.said = append([]string{"Noted: " + line}, s.lines(lines)...)
	s.Field, s.at, s.unwritten = field(""), -1, append(s.unwritten, line)
	return screen.Note{Entry: e}
}

func (s *Screen) lines(lines []intake.Line) []string {
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
	p.Title("log", "")
	p.Gap(2)
	s.Field.Draw(p)
	p.Gap(1)
	for i, words := range s.said {
		style := t.Ink
		if i > 0 {
			style = t.Warm
		}
		p.Wrap(words, style)
	}
	if s.Wrong != "" || len(s.said) > 0 {
		p.Gap(1)
	}
	name := "lately"
	p.List(max(s.at, 0), len(s.recent), 0, func(i int) {
		p.Choice(s.recent[i], name, i == s.at)
		name = ""
	})
	return p.Draw(s.Help())
}
