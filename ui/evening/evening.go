// Package evening is the screen of one evening: what was noted, and its line of
// time.
package evening

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/evening"
	"lull/routines/insight"
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
	screen.WithField // what is being typed, nil for nothing
	screen.Looked
	of      *journal.Entry // what is being changed, nil for a new one
	day     evening.Day
	noting  noting.Noting
	entries []journal.Entry
	curve   *tonight.Curve // nil where there was no caffeine
	pen     *chart.Pen
	list    screen.List
	changes int // how many changes of this screen can be taken back
	undone  int // how many of those taken back can be put back
}

var (
	editKey   = screen.Bind("e", "edit", "e", "enter")
	addKey    = screen.Bind("a", "add", "a")
	nightKey  = screen.Bind("n", "the night", "n")
	removeKey = screen.Bind("d", "take out", "d", "delete")
	moreKey   = screen.Called(screen.HelpKey, "more")
	changing  = []key.Binding{editKey, addKey, nightKey, removeKey}
)

func New(d evening.Day, n noting.Noting) *Screen { return &Screen{day: d, noting: n} }

func (s *Screen) Help() []key.Binding {
	if s.Look.Lying() {
		return append(s.list.Help(), screen.BackKey, moreKey)
	}
	return slices.Concat(changing, s.list.Help(), []key.Binding{moreKey, screen.BackKey})
}

func (s *Screen) Needs() lookup.Query { return lookup.Query{Day: &s.day} }

func (s *Screen) Read(a lookup.Answer) {
	s.See(a)
	s.entries, s.curve = a.Entries, a.Curve
	s.list.Within(len(s.entries))
	if c := a.Tonight.Suggestion.Choice; c.Practice == practice.KindBreathe {
		s.noting.Usual = c.Name
	}
}

// Notice takes what went wrong. What is on the disk is then not certain, so
// nothing is taken back blindly.
func (s *Screen) Notice(text string) { s.Said, s.changes, s.undone = text, 0, 0 }

func (s *Screen) Undone(u []journal.Undone) {
	if len(u) > 0 {
		s.changes, s.undone = max(s.changes-1, 0), s.undone+1
	}
	s.Said = s.telling().TookBack(u)
}

func (s *Screen) Redone(u []journal.Undone) {
	if len(u) > 0 {
		s.changes, s.undone = s.changes+1, max(s.undone-1, 0)
	}
	s.Said = s.telling().PutBack(u)
}

// telling is how entries are told here: the evening itself goes without saying.
func (s *Screen) telling() plain.Telling {
	t := plain.TellingOf(s.Look)
	t.Here = s.day
	return t
}

func (s *Screen) Press(k tea.KeyPressMsg, now time.Time) screen.Intent {
	if s.Field != nil {
		return s.typing(k, now)
	}
	s.Said = ""
	switch {
	case key.Matches(k, screen.BackKey):
		return screen.Back{}
	case s.Known && !s.Look.Lying() && key.Matches(k, changing...):
		return s.change(k, now)
	}
	s.list.Press(k, len(s.entries), func(i int) string { return plain.Entry(s.entries[i]).Name })
	return nil
}

func (s *Screen) change(k tea.KeyPressMsg, now time.Time) screen.Intent {
	switch {
	case key.Matches(k, nightKey):
		return s.night(now)
	case key.Matches(k, addKey):
		s.Field, s.of = screen.NewField("add, such as: calm 10m at 22:40", "").Completing(s.noting.Words), nil
	case len(s.entries) == 0:
	case key.Matches(k, editKey):
		e := s.entries[s.list.At]
		if e.Night != nil {
			return s.night(now)
		}
		label, text := s.noting.FieldOf(e)
		if label == "" {
			s.Said = "there is nothing to edit about this one; d takes it out"
			if insight.Drawn(e) {
				s.Said = coinStays
			}
			return nil
		}
		s.Field, s.of = screen.NewField(label, text).Completing(s.noting.Words), &e
	case key.Matches(k, removeKey):
		e := s.entries[s.list.At]
		if e.Session != nil && e.Session.Ending == journal.Running {
			s.Said = "this one is still under way"
			return nil
		}
		if insight.Drawn(e) {
			s.Said = coinStays
			return nil
		}
		s.count()
		s.Said = "taken out; u takes it back"
		return screen.Remove{IDs: []string{e.ID}}
	}
	return nil
}

// coinStays is said of the arm of a self-trial.
const coinStays = "the coin falls once for an evening; this stays"

// night opens the account of the night, once there can be one.
func (s *Screen) night(now time.Time) screen.Intent {
	if last, _ := sleep.MorningOf(s.noting.Schedule, now); s.day > last {
		s.Said = "the night after this evening has not been yet"
		return nil
	}
	return screen.OpenNight{Day: s.day}
}

func (s *Screen) typing(k tea.KeyPressMsg, now time.Time) screen.Intent {
	if !screen.Typed(&s.Field, k, s.Look.Lying()) {
		return nil
	}
	var e journal.Entry
	var err error
	if s.of != nil {
		e, err = s.noting.Changed(*s.of, s.Field.Value(), now)
	} else {
		e, err = s.noting.On(s.day, []string{s.Field.Value()}, now)
	}
	if err != nil {
		s.Field.Wrong = err.Error()
		return nil
	}
	unchanged := s.of != nil && !s.Field.Changed()
	s.Field = nil
	if unchanged {
		return nil
	}
	s.count()
	s.Said = "noted: " + s.telling().Entry(e) + "; u takes it back"
	return screen.Save{Entries: []journal.Entry{e}}
}

// count counts a change made here. What was taken back before it stays so.
func (s *Screen) count() { s.changes, s.undone = s.changes+1, 0 }
