// Package settings is the screen of what can be set.
package settings

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/settings"
	"lull/ui/screen"
)

// Screen changes the settings: a list of groups, the settings of one,
// and one of them opened. A step back leads up the same way.
type Screen struct {
	now      settings.Settings
	options  Options
	groups   []group
	at       int            // the group
	inside   bool           // it is open
	rows     []settings.Key // of the group that is open
	row      int            // within rows, or the first line of what cannot be chosen
	question *question      // the setting that is open
	said     string
	keys     settingsKeys
}

// Options are what the settings may name, and what stands over them.
type Options struct {
	Choices  func(settings.Settings, settings.Key) []string
	Misnamed func(settings.Settings) []*settings.Problem
	Fixed    map[string]bool                // the settings over which the environment stands
	Evenings func(settings.Settings) string // when they begin
}

type settingsKeys struct{ less, more, open key.Binding }

func New(s settings.Settings, o Options) *Screen {
	return &Screen{now: s, options: o, groups: groups(), keys: settingsKeys{
		less: screen.Bind("←", "less", "left", "h"),
		more: screen.Bind("→", "more", "right", "l"),
		open: screen.Bind("enter", "open", "enter", "space"),
	}}
}

func (s *Screen) Notice(text string) { s.said = text }

func (s *Screen) Help() []key.Binding {
	k := s.keys
	var first []key.Binding
	switch {
	case s.question != nil:
		return s.question.Help()
	case !s.inside:
		first = []key.Binding{k.open}
	case len(s.rows) > 0:
		first = s.rowHelp()
	case len(s.lines()) == 0:
		return []key.Binding{screen.BackKey, screen.HelpKey}
	}
	return append(first, screen.BackKey, screen.UpKey, screen.DownKey, screen.HelpKey)
}

// TakesLetters tells whether ? is a letter of the answer that is typed.
func (s *Screen) TakesLetters() bool { return s.question != nil && s.question.TakesLetters() }

// Paste adds to what is typed.
func (s *Screen) Paste(text string) {
	if s.question != nil {
		s.question.Paste(text)
	}
}

// line is one line of a list: what it is called, and what it is.
type line struct {
	name, value, about string
	turns              bool // left and right change it
}

// lines are those of the list that shows.
func (s *Screen) lines() []line {
	var lines []line
	switch {
	case !s.inside:
		for _, g := range s.groups {
			lines = append(lines, line{name: g.name, value: g.says(s.now), about: g.about})
		}
	case len(s.rows) == 0:
		return ownLines(s.now)
	}
	for _, k := range s.rows {
		lines = append(lines, line{label(k), shown(k, s.now), sentence(k.Help), s.turns(k) && !s.options.Fixed[k.Name]})
	}
	return lines
}

// cursor is where the cursor of the list that shows stands.
func (s *Screen) cursor() *int {
	if s.inside {
		return &s.row
	}
	return &s.at
}

// setting is the one under the cursor, if one is.
func (s *Screen) setting() (settings.Key, bool) {
	if len(s.rows) == 0 {
		return settings.Key{}, false
	}
	return s.rows[s.row], true
}

func (s *Screen) Press(k tea.KeyPressMsg, _ time.Time) screen.Intent {
	if s.question != nil {
		return s.answered(k)
	}
	s.said = ""
	switch {
	case key.Matches(k, screen.BackKey):
		if !s.inside {
			return screen.Back{}
		}
		s.inside, s.rows = false, nil
	case screen.Move(k, s.cursor(), len(s.lines()), screen.UpKey, screen.DownKey):
	case !s.inside:
		if key.Matches(k, s.keys.open, s.keys.more) {
			s.inside, s.rows, s.row = true, s.groups[s.at].keys(), 0
		}
	case len(s.rows) > 0:
		return s.pressRow(k, s.rows[s.row])
	}
	return nil
}

// answered takes a key while a setting is open.
func (s *Screen) answered(k tea.KeyPressMsg) screen.Intent {
	switch s.question.Press(k) {
	case screen.StillTyping:
		return nil
	case screen.GaveUp:
		s.question = nil
		return nil
	case screen.Kept:
	}
	want, problem := s.change(s.question.key, s.question.value())
	if problem != "" {
		s.question.refuse(problem)
		return nil
	}
	s.question = nil
	return want
}

// change takes a value, or says in a sentence why not.
func (s *Screen) change(k settings.Key, value string) (want screen.Intent, problem string) {
	next := s.now
	if err := k.Set(&next, value); err != nil {
		return nil, err.Error()
	}
	for _, p := range s.options.Misnamed(next) {
		if p.Key == k.Name {
			return nil, p.Error()
		}
	}
	value = k.Value(next)
	if value == k.Value(s.now) {
		return nil, ""
	}
	if begin := s.options.Evenings(next); begin != s.options.Evenings(s.now) {
		s.said = "Evenings now " + begin + "."
	}
	s.now = next
	return screen.Set{Key: k.Name, Value: value}, ""
}
