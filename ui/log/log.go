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
	Field     *screen.Field
	noting    noting.Noting
	say       screen.Say
	look      tonight.Look
	recent    []string
	at        int // the recent one chosen, -1 for the field
	Said      []string
	Unwritten []string // lines that are on their way to the disk
	Wrong     string
	keys      loggingKeys
}

type loggingKeys struct{ up, down, note key.Binding }

// undoWord takes the last change back: a letter alone would be typed.
const undoWord = "undo"

func New(noting noting.Noting, say screen.Say) *Screen {
	s := &Screen{Field: screen.NewField("", "", nil), noting: noting, say: say, at: -1, keys: loggingKeys{
		note: screen.Bind("enter", "note", "enter"),
		down: screen.Bind("↓", "as lately", "down"),
		up:   screen.Bind("↑", "up", "up"),
	}}
	return s
}

func (s *Screen) Help() []key.Binding {
	return s.Field.Helps(s.keys.note, s.keys.down, screen.EscapeKey)
}

// TakesLetters tells whether ? is a letter: once something is typed.
func (s *Screen) TakesLetters() bool            { return !s.Field.Empty() }
func (s *Screen) Due(time.Time) time.Time       { return time.Time{} }
func (s *Screen) Frame(time.Time) screen.Intent { return nil }
func (s *Screen) Needs() lookup.Query           { return lookup.Query{Recent: true} }
func (s *Screen) Read(a lookup.Answer)          { s.look, s.recent = a.Tonight, a.Recent }
func (s *Screen) Written()                      { s.Unwritten = s.Unwritten[1:] }

// Notice takes what went wrong. A line that could not be written is there to be
// tried again.
func (s *Screen) Notice(text string) {
	s.Wrong, s.Said = text, nil
	if len(s.Unwritten) > 0 && s.Field.Value() == "" {
		s.Field, s.Unwritten = screen.NewField("", s.Unwritten[0], nil), s.Unwritten[1:]
	}
}
func (s *Screen) Paste(text string) { s.Field.Paste(text) }

// Undone takes what was taken back.
func (s *Screen) Undone(u []journal.Undone) {
	day := s.look.Day
	s.Said = []string{plain.Telling{Today: day, Here: day, Lying: s.look.Lying()}.TookBack(u)}
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
		s.at, s.Wrong = -1, ""
		if s.Field.Press(k) == screen.GaveUp {
			return screen.Back{}
		}
		s.Wrong = s.Field.Wrong
	}
	return nil
}

// note reads the line and keeps it, and says at once what there is to say.
func (s *Screen) note(now time.Time) screen.Intent {
	line := s.Field.Value()
	if s.at >= 0 {
		line = s.recent[s.at]
	}
	switch line {
	case "":
		return screen.Back{}
	case undoWord:
		s.Field, s.Wrong, s.Said = screen.NewField("", "", nil), "", nil
		return screen.Undo{}
	}
	e, err := s.noting.Entry([]string{line}, now)
	if err != nil {
		s.Wrong, s.Said = err.Error(), nil
		return nil
	}
	s.Wrong, s.at = "", -1
	lines := s.look.Intake.AtLogging(e, now)
	if why, changed := s.look.Changed(e, now); changed {
		lines = append(lines, why)
	}
	s.Said = append([]string{"Noted: " + line}, s.lines(lines)...)
	s.Field, s.Unwritten = screen.NewField("", "", nil), append(s.Unwritten, line)
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
	if s.Field.Input.Value() == "" {
		cursor := "▏"
		if t.ASCII {
			cursor = "_"
		}
		p.Line(p.Fit(t.Key.Render(cursor) + t.Faint.Render("coffee, 2 espresso at 15:40, run 40m hard, stress 7, undo")))
	} else {
		p.Line(screen.Entered(s.Field.Input, p.Inner()-1, t))
	}
	p.Gap(1)
	if s.Wrong != "" {
		p.Wrap(s.Wrong, t.Warm)
	}
	for i, words := range s.Said {
		style := t.Ink
		if i > 0 {
			style = t.Warm
		}
		p.Wrap(words, style)
	}
	if s.Wrong != "" || len(s.Said) > 0 {
		p.Gap(1)
	}
	rows := min(p.Room(0), len(s.recent))
	first := screen.Window(max(s.at, 0), len(s.recent), rows)
	for i := first; i < first+rows; i++ {
		p.Choice(s.recent[i], screen.Only(i == first, "lately"), i == s.at)
	}
	p.Foot(s.Help())
	return p.Draw()
}
