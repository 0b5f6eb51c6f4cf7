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
	Now     settings.Settings
	options Options
	groups  []Group
	At      int            // the group
	Rows    []settings.Key // of the group that is open
	Row     int            // within rows, or the first line of what cannot be chosen
	Inside  bool           // a group is open
	Asked   *question      // the setting that is open
	said    string
	keys    settingsKeys
}

// Options are what the settings may name, and what stands over them.
type Options struct {
	Choices  func(settings.Settings, settings.Key) []string
	Misnamed func(settings.Settings) []*settings.Problem
	Fixed    func(settings.Key) bool
	Evenings func(settings.Settings) string // when they begin
}

type settingsKeys struct{ up, down, less, more, open, help, back key.Binding }

func New(s settings.Settings, o Options) *Screen {
	return &Screen{Now: s, options: o, groups: Groups(), keys: settingsKeys{
		up: screen.UpKey, down: screen.DownKey, help: screen.HelpKey, back: screen.BackKey,
		less: screen.Bind("←", "less", "left", "h"),
		more: screen.Bind("→", "more", "right", "l"),
		open: screen.Bind("enter", "open", "enter", "space"),
	}}
}

func (s *Screen) Due(time.Time) time.Time       { return time.Time{} }
func (s *Screen) Frame(time.Time) screen.Intent { return nil }
func (s *Screen) Notice(text string)            { s.said = text }

func (s *Screen) Help() []key.Binding {
	switch {
	case s.Asked != nil:
		return s.Asked.Help()
	case len(s.Rows) > 0:
		return append(s.rowHelp(), s.keys.back, s.keys.up, s.keys.down, s.keys.help)
	case s.Inside && len(ownLines(s.Now)) == 0:
		return []key.Binding{s.keys.back, s.keys.help}
	case s.Inside:
		return []key.Binding{s.keys.back, s.keys.up, s.keys.down, s.keys.help}
	}
	return []key.Binding{s.keys.open, s.keys.back, s.keys.up, s.keys.down, s.keys.help}
}

// TakesLetters tells whether ? is a letter of the answer that is typed.
func (s *Screen) TakesLetters() bool { return s.Asked != nil && s.Asked.input.Value() != "" }

// Paste adds to what is typed.
func (s *Screen) Paste(text string) {
	if s.Asked != nil {
		s.Asked.Paste(text)
	}
}

func (s *Screen) Press(k tea.KeyPressMsg, _ time.Time) screen.Intent {
	if s.Asked != nil {
		return s.answered(k)
	}
	s.said = ""
	switch {
	case key.Matches(k, s.keys.back):
		if !s.Inside {
			return screen.Back{}
		}
		s.Inside, s.Rows = false, nil
	case key.Matches(k, s.keys.up):
		s.move(-1)
	case key.Matches(k, s.keys.down):
		s.move(1)
	case !s.Inside:
		if key.Matches(k, s.keys.open, s.keys.more) {
			s.Inside, s.Rows, s.Row = true, s.groups[s.At].Keys(), 0
		}
	case len(s.Rows) > 0:
		return s.pressRow(k, s.Rows[s.Row])
	}
	return nil
}

func (s *Screen) move(by int) {
	if !s.Inside {
		s.At = within(s.At+by, len(s.groups))
		return
	}
	n := len(s.Rows)
	if n == 0 {
		n = len(ownLines(s.Now))
	}
	s.Row = within(s.Row+by, n)
}

func within(i, n int) int { return max(min(i, n-1), 0) }

// answered takes a key while a setting is open.
func (s *Screen) answered(k tea.KeyPressMsg) screen.Intent {
	switch s.Asked.Press(k) {
	case askedOn:
		return nil
	case askedLeave:
		s.Asked = nil
		return nil
	case askedKeep:
	}
	want, problem := s.change(s.Asked.key, s.Asked.Value())
	if problem != "" {
		s.Asked.Wrong = problem
		return nil
	}
	s.Asked = nil
	return want
}

// change takes a value, or says in a sentence why not.
func (s *Screen) change(k settings.Key, value string) (want screen.Intent, problem string) {
	next := s.Now
	if err := k.Set(&next, value); err != nil {
		return nil, err.Error()
	}
	for _, p := range s.options.Misnamed(next) {
		if p.Key == k.Name {
			return nil, p.Error()
		}
	}
	value = k.Value(next)
	if value == k.Value(s.Now) {
		return nil, ""
	}
	if begin := s.options.Evenings(next); begin != s.options.Evenings(s.Now) {
		s.said = "Evenings now " + begin + "."
	}
	s.Now = next
	return screen.Set{Key: k.Name, Value: value}, ""
}
