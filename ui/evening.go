package ui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/morning"
	"lull/routines/tonight"
	"lull/ui/chart"
	"lull/ui/plain"
)

// eveningScreen is one evening opened: its entries, one a line. An entry can
// be changed, taken out and put in; what was done here can be taken back here.
// Once somebody lies down it shows no number and changes nothing.
type eveningScreen struct {
	day     evening.Day
	noting  Noting
	look    tonight.Look
	known   bool // the journal has answered
	entries []journal.Entry
	curve   *tonight.Curve // nil where there was no caffeine
	pen     *chart.Pen
	at      int
	field   *field // what is being typed, nil for nothing
	changes int    // how many changes of this screen can be taken back
	said    string
	keys    eveningKeys
}

type eveningKeys struct{ up, down, edit, add, night, remove, undo, more, back, quit key.Binding }

func newEvening(d evening.Day, n Noting) *eveningScreen {
	bind := func(shown, help string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, help))
	}
	return &eveningScreen{day: d, noting: n, keys: eveningKeys{
		up:     bind("↑", "up", "up", "k"),
		down:   bind("↓", "down", "down", "j"),
		edit:   bind("e", "edit", "e", "enter"),
		add:    bind("a", "add", "a"),
		night:  bind("n", "the night", "n"),
		remove: bind("d", "take out", "d", "delete"),
		undo:   bind("u", "take back", "u"),
		more:   bind("?", "more", "?"),
		back:   bind("esc", "back", "esc", "q"),
		quit:   bind("ctrl+c", "leave", "ctrl+c"),
	}}
}

// OpenEvening opens on one evening of the journal.
func OpenEvening(d evening.Day) Opening {
	return func(a *App) { a.stack = append(a.stack, newEvening(d, a.noting())) }
}

func (s *eveningScreen) help() []key.Binding {
	k := s.keys
	if s.look.Lying() {
		return []key.Binding{k.up, k.down, k.back}
	}
	return []key.Binding{k.edit, k.add, k.night, k.remove, k.undo, k.up, k.down, k.more, k.back}
}

func (s *eveningScreen) needs() Query { return Query{Day: &s.day} }

func (s *eveningScreen) read(a Answer) {
	s.look, s.known, s.entries, s.curve = a.Tonight, true, a.Entries, a.Curve
	s.at = min(s.at, max(len(s.entries)-1, 0))
	if c := a.Tonight.Suggestion.Choice; c.Practice == "breathe" {
		s.noting.Usual = c.Name
	}
}

// notice takes what went wrong. What is on the disk is then not certain, so
// nothing is taken back blindly.
func (s *eveningScreen) notice(text string) { s.said, s.changes = text, 0 }

// undone takes what was taken back.
func (s *eveningScreen) undone(u []journal.Undone) {
	s.said = s.telling().TookBack(u)
}

// telling is how entries are told here: the evening itself goes without saying.
func (s *eveningScreen) telling() plain.Telling {
	return plain.Telling{Today: s.look.Day, Here: s.day, Lying: s.look.Lying()}
}

func (s *eveningScreen) due(now time.Time) time.Time { return nextMinute(now) }
func (s *eveningScreen) frame(now time.Time) intent  { return turned(s.look, now) }

func (s *eveningScreen) press(k tea.KeyPressMsg, now time.Time) intent {
	if key.Matches(k, s.keys.quit) {
		return quit{}
	}
	if s.field != nil {
		return s.typing(k, now)
	}
	s.said = ""
	switch {
	case key.Matches(k, s.keys.back):
		return back{}
	case key.Matches(k, s.keys.up):
		s.at = max(s.at-1, 0)
	case key.Matches(k, s.keys.down):
		s.at = max(min(s.at+1, len(s.entries)-1), 0)
	case key.Matches(k, s.keys.more):
		return visit{morePlace}
	case !s.known || s.look.Lying():
		return nil
	}
	return s.change(k, now)
}

// change takes the keys that change the evening.
func (s *eveningScreen) change(k tea.KeyPressMsg, now time.Time) intent {
	switch {
	case key.Matches(k, s.keys.night):
		return s.night(now)
	case key.Matches(k, s.keys.add):
		s.field = newField("add, such as: calm 10m at 22:40", "", nil)
	case key.Matches(k, s.keys.undo):
		if s.changes == 0 {
			s.said = "nothing was changed here; lull undo goes further back"
			return nil
		}
		s.changes--
		return undo{}
	case len(s.entries) == 0:
	case key.Matches(k, s.keys.edit):
		e := s.entries[s.at]
		if e.Night != nil {
			return s.night(now)
		}
		label, text := s.noting.fieldOf(e)
		if label == "" {
			s.said = "there is nothing to edit about this one; d takes it out"
			return nil
		}
		s.field = newField(label, text, &e)
	case key.Matches(k, s.keys.remove):
		e := s.entries[s.at]
		if e.Session != nil && e.Session.Ending == journal.Running {
			s.said = "this one is still under way"
			return nil
		}
		s.changes++
		s.said = "taken out; u takes it back"
		return remove{e.ID}
	}
	return nil
}

// night opens the account of the night, once there can be one.
func (s *eveningScreen) night(now time.Time) intent {
	if last, _ := morning.Of(s.noting.Schedule, now); s.day > last {
		s.said = "the night after this evening has not been yet"
		return nil
	}
	return openNight{s.day}
}

// typing takes the keys of the field.
func (s *eveningScreen) typing(k tea.KeyPressMsg, now time.Time) intent {
	switch s.field.press(k) {
	case stillTyping:
		return nil
	case gaveUp:
		s.field = nil
		return nil
	case kept:
	}
	e, err := s.entered(now)
	if err != nil {
		s.field.wrong = err.Error()
		return nil
	}
	unchanged := s.field.of != nil && s.field.untouched()
	s.field = nil
	if unchanged {
		return nil
	}
	s.changes++
	s.said = "noted: " + s.telling().Entry(e) + "; u takes it back"
	return save{[]journal.Entry{e}}
}

// entered makes the entry that was typed.
func (s *eveningScreen) entered(now time.Time) (journal.Entry, error) {
	if s.field.of != nil {
		return s.noting.changed(*s.field.of, s.field.value(), now)
	}
	return s.noting.On(s.day, []string{s.field.value()}, now)
}

func (s *eveningScreen) paste(text string) {
	if s.field != nil {
		s.field.paste(text)
	}
}
