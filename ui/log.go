package ui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/notation"
	"lull/routines/tonight"
	"lull/ui/plain"
	"lull/ui/theme"
)

// logging takes a line about the day, as it is typed after "lull log". What
// was logged lately stands below and needs only enter.
type logging struct {
	field     *field
	noting    Noting
	say       Say
	look      tonight.Look
	recent    []string
	at        int // the recent one chosen, -1 for the field
	said      []string
	unwritten []string // lines that are on their way to the disk
	wrong     string
	keys      loggingKeys
}

type loggingKeys struct{ up, down, note, back key.Binding }

// undoWord takes the last change back: a letter alone would be typed.
const undoWord = "undo"

func newLogging(noting Noting, say Say) *logging {
	s := &logging{field: newField("", "", nil), noting: noting, say: say, at: -1, keys: loggingKeys{
		note: key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "note")),
		down: key.NewBinding(key.WithKeys("down"), key.WithHelp("↓", "as lately")),
		up:   key.NewBinding(key.WithKeys("up"), key.WithHelp("↑", "up")),
		back: key.NewBinding(key.WithKeys("esc", "ctrl+c"), key.WithHelp("esc", "back")),
	}}
	return s
}

func (s *logging) help() []key.Binding {
	return []key.Binding{s.keys.note, s.keys.down, s.keys.back}
}
func (s *logging) due(time.Time) time.Time { return time.Time{} }
func (s *logging) frame(time.Time) intent  { return nil }
func (s *logging) needs() Query            { return Query{Recent: true} }
func (s *logging) read(a Answer)           { s.look, s.recent = a.Tonight, a.Recent }
func (s *logging) written()                { s.unwritten = s.unwritten[1:] }

// notice takes what went wrong. A line that could not be written is there to be
// tried again.
func (s *logging) notice(text string) {
	s.wrong, s.said = text, nil
	if len(s.unwritten) > 0 && s.field.value() == "" {
		s.field, s.unwritten = newField("", s.unwritten[0], nil), s.unwritten[1:]
	}
}
func (s *logging) paste(text string) { s.field.paste(text) }

// undone takes what was taken back.
func (s *logging) undone(u []journal.Undone) {
	day := s.look.Day
	s.said = []string{plain.Telling{Today: day, Here: day, Lying: s.look.Lying()}.TookBack(u)}
}

func (s *logging) press(k tea.KeyPressMsg, now time.Time) intent {
	switch {
	case k.String() == "ctrl+c":
		return back{}
	case key.Matches(k, s.keys.down):
		s.at = min(s.at+1, len(s.recent)-1)
	case key.Matches(k, s.keys.up):
		s.at = max(s.at-1, -1)
	case key.Matches(k, s.keys.note):
		return s.note(now)
	default:
		s.at, s.wrong = -1, ""
		if s.field.press(k) == gaveUp {
			return back{}
		}
		s.wrong = s.field.wrong
	}
	return nil
}

// note reads the line and keeps it, and says at once what there is to say.
func (s *logging) note(now time.Time) intent {
	line := s.field.value()
	if s.at >= 0 {
		line = s.recent[s.at]
	}
	switch line {
	case "":
		return back{}
	case undoWord:
		s.field, s.wrong, s.said = newField("", "", nil), "", nil
		return undo{}
	}
	e, err := s.noting.Entry([]string{line}, now)
	if err != nil {
		s.wrong, s.said = err.Error(), nil
		return nil
	}
	s.wrong, s.at = "", -1
	lines := s.look.Intake.AtLogging(e, now)
	if why, changed := s.look.Changed(e, now); changed {
		lines = append(lines, why)
	}
	s.said = append([]string{"Noted: " + line}, s.lines(lines)...)
	s.field, s.unwritten = newField("", "", nil), append(s.unwritten, line)
	return note{e}
}

func (s *logging) lines(lines []intake.Line) []string {
	var words []string
	for _, l := range lines {
		if w := s.say(l.ID, l.With); w != "" {
			words = append(words, w)
		}
	}
	return words
}

func (s *logging) draw(a area, t *theme.Theme) string {
	p := newPage(a, t)
	p.title("log", "")
	p.gap(2)
	if s.field.input.Value() == "" {
		cursor := "▏"
		if t.ASCII {
			cursor = "_"
		}
		p.line(p.fit(t.Key.Render(cursor) + t.Faint.Render("coffee, 2 espresso at 15:40, run 40m hard, stress 7, undo")))
	} else {
		p.line(entered(s.field.input, p.inner()-1, t))
	}
	p.gap(1)
	if s.wrong != "" {
		p.wrap(s.wrong, t.Warm)
	}
	for i, words := range s.said {
		style := t.Ink
		if i > 0 {
			style = t.Warm
		}
		p.wrap(words, style)
	}
	if s.wrong != "" || len(s.said) > 0 {
		p.gap(1)
	}
	rows := min(p.room(0), len(s.recent))
	first := window(max(s.at, 0), len(s.recent), rows)
	for i := first; i < first+rows; i++ {
		p.choice(s.recent[i], only(i == first, "lately"), i == s.at)
	}
	p.foot(s.help())
	return p.draw()
}

// recently is how many things logged lately are offered, and from how many
// evenings they are gathered.
const (
	recently       = 8
	RecentEvenings = 21
)

// Recent gives what was logged lately and can be logged again, for an Answer.
func Recent(entries []journal.Entry, known notation.Known) []string {
	return notation.Again(entries, recently, known)
}
