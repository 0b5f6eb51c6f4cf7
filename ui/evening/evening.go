package evening

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/sleep"
	"lull/routines/tonight"
	"lull/ui/chart"
	"lull/ui/noting"
	"lull/ui/plain"
	"lull/ui/screen"
)

// Screen is one evening opened: its entries, one a line. An entry can
// be changed, taken out and put in; what was done here can be taken back here.
// Once somebody lies down it shows no number and changes nothing.
type Screen struct {
	Day     evening.Day
	noting  noting.Noting
	look    tonight.Look
	known   bool // the journal has answered
	Entries []journal.Entry
	curve   *tonight.Curve // nil where there was no caffeine
	pen     *chart.Pen
	At      int
	Field   *screen.Field // what is being typed, nil for nothing
	Changes int           // how many changes of this screen can be taken back
	said    string
	keys    eveningKeys
}

type eveningKeys struct{ up, down, edit, add, night, remove, undo, more, back key.Binding }

func New(d evening.Day, n noting.Noting) *Screen {
	bind := screen.Bind
	return &Screen{Day: d, noting: n, keys: eveningKeys{
		up:     screen.UpKey,
		down:   screen.DownKey,
		edit:   bind("e", "edit", "e", "enter"),
		add:    bind("a", "add", "a"),
		night:  bind("n", "the night", "n"),
		remove: bind("d", "take out", "d", "delete"),
		undo:   bind("u", "take back", "u"),
		more:   screen.Called(screen.HelpKey, "more"),
		back:   screen.BackKey,
	}}
}

func (s *Screen) Help() []key.Binding {
	k := s.keys
	if s.look.Lying() {
		return []key.Binding{k.up, k.down, k.back, k.more}
	}
	return []key.Binding{k.edit, k.add, k.night, k.remove, k.undo, k.up, k.down, k.more, k.back}
}

// TakesLetters tells whether ? is a letter of what is typed.
func (s *Screen) TakesLetters() bool { return s.Field != nil && !s.Field.Empty() }

// Knows is told how typed lines are read, once that is known.
func (s *Screen) Knows(n noting.Noting) {
	if s.known {
		n.Usual = s.noting.Usual
	}
	s.noting = n
}

// Needs asks for the evening.
func (s *Screen) Needs() lookup.Query { return lookup.Query{Day: &s.Day} }

func (s *Screen) Read(a lookup.Answer) {
	s.look, s.known, s.Entries, s.curve = a.Tonight, true, a.Entries, a.Curve
	s.At = min(s.At, max(len(s.Entries)-1, 0))
	if c := a.Tonight.Suggestion.Choice; c.Practice == practice.KindBreathe {
		s.noting.Usual = c.Name
	}
}

// Notice takes what went wrong. What is on the disk is then not certain, so
// nothing is taken back blindly.
func (s *Screen) Notice(text string) { s.said, s.Changes = text, 0 }

// Undone takes what was taken back.
func (s *Screen) Undone(u []journal.Undone) {
	s.said = s.telling().TookBack(u)
}

// telling is how entries are told here: the evening itself goes without saying.
func (s *Screen) telling() plain.Telling {
	return plain.Telling{Today: s.look.Day, Here: s.Day, Lying: s.look.Lying()}
}

func (s *Screen) Due(now time.Time) time.Time       { return screen.NextMinute(now) }
func (s *Screen) Frame(now time.Time) screen.Intent { return screen.Turned(s.look, now) }

func (s *Screen) Press(k tea.KeyPressMsg, now time.Time) screen.Intent {
	if s.Field != nil {
		return s.typing(k, now)
	}
	s.said = ""
	switch {
	case key.Matches(k, s.keys.back):
		return screen.Back{}
	case key.Matches(k, s.keys.up):
		s.At = max(s.At-1, 0)
	case key.Matches(k, s.keys.down):
		s.At = max(min(s.At+1, len(s.Entries)-1), 0)
	case !s.known || s.look.Lying():
		return nil
	}
	return s.change(k, now)
}

// change takes the keys that change the evening.
func (s *Screen) change(k tea.KeyPressMsg, now time.Time) screen.Intent {
	switch {
	case key.Matches(k, s.keys.night):
		return s.night(now)
	case key.Matches(k, s.keys.add):
		s.Field = screen.NewField("add, such as: calm 10m at 22:40", "", nil)
	case key.Matches(k, s.keys.undo):
		if s.Changes == 0 {
			s.said = "nothing was changed here; lull undo goes further back"
			return nil
		}
		s.Changes--
		return screen.Undo{}
	case len(s.Entries) == 0:
	case key.Matches(k, s.keys.edit):
		e := s.Entries[s.At]
		if e.Night != nil {
			return s.night(now)
		}
		label, text := s.noting.FieldOf(e)
		if label == "" {
			s.said = "there is nothing to edit about this one; d takes it out"
			return nil
		}
		s.Field = screen.NewField(label, text, &e)
	case key.Matches(k, s.keys.remove):
		e := s.Entries[s.At]
		if e.Session != nil && e.Session.Ending == journal.Running {
			s.said = "this one is still under way"
			return nil
		}
		s.Changes++
		s.said = "taken out; u takes it back"
		return screen.Remove{ID: e.ID}
	}
	return nil
}

// night opens the account of the night, once there can be one.
func (s *Screen) night(now time.Time) screen.Intent {
	if last, _ := sleep.MorningOf(s.noting.Schedule, now); s.Day > last {
		s.said = "the night after this evening has not been yet"
		return nil
	}
	return screen.OpenNight{Day: s.Day}
}

// typing takes the keys of the field.
func (s *Screen) typing(k tea.KeyPressMsg, now time.Time) screen.Intent {
	switch s.Field.Press(k) {
	case screen.StillTyping:
		return nil
	case screen.GaveUp:
		s.Field = nil
		return nil
	case screen.Kept:
	}
	e, err := s.entered(now)
	if err != nil {
		s.Field.Wrong = err.Error()
		return nil
	}
	unchanged := s.Field.Of != nil && s.Field.Untouched()
	s.Field = nil
	if unchanged {
		return nil
	}
	s.Changes++
	s.said = "noted: " + s.telling().Entry(e) + "; u takes it back"
	return screen.Save{Entries: []journal.Entry{e}}
}

// entered makes the entry that was typed.
func (s *Screen) entered(now time.Time) (journal.Entry, error) {
	if s.Field.Of != nil {
		return s.noting.Changed(*s.Field.Of, s.Field.Value(), now)
	}
	return s.noting.On(s.Day, []string{s.Field.Value()}, now)
}

func (s *Screen) Paste(text string) {
	if s.Field != nil {
		s.Field.Paste(text)
	}
}
