package ui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/settings"
)

// settingsScreen changes the settings: a list of groups, the settings of one,
// and one of them opened. A step back leads up the same way.
type settingsScreen struct {
	now    settings.Settings
	shop   shop
	groups []settingsGroup
	at     int            // the group
	rows   []settings.Key // of the group that is open
	row    int            // within rows, or the first line of what cannot be chosen
	inside bool           // a group is open
	asked  *question      // the setting that is open
	said   string
	keys   settingsKeys
}

// shop is what the settings may name, and what stands over them.
type shop struct {
	choices  func(settings.Settings, settings.Key) []string
	misnamed func(settings.Settings) []*settings.Problem
	fixed    func(settings.Key) bool
	evenings func(settings.Settings) string // when they begin
}

type settingsKeys struct{ up, down, less, more, open, help, back key.Binding }

func newSettings(s settings.Settings, o shop) *settingsScreen {
	return &settingsScreen{now: s, shop: o, groups: settingsGroups(), keys: settingsKeys{
		up:   key.NewBinding(key.WithKeys("up", "k"), key.WithHelp("↑", "up")),
		down: key.NewBinding(key.WithKeys("down", "j"), key.WithHelp("↓", "down")),
		less: key.NewBinding(key.WithKeys("left", "h"), key.WithHelp("←", "less")),
		more: key.NewBinding(key.WithKeys("right", "l"), key.WithHelp("→", "more")),
		open: key.NewBinding(key.WithKeys("enter", "space"), key.WithHelp("enter", "open")),
		help: key.NewBinding(key.WithKeys("?"), key.WithHelp("?", "keys")),
		back: key.NewBinding(key.WithKeys("esc", "q", "ctrl+c"), key.WithHelp("esc", "back")),
	}}
}

func (s *settingsScreen) due(time.Time) time.Time { return time.Time{} }
func (s *settingsScreen) frame(time.Time) intent  { return nil }
func (s *settingsScreen) notice(text string)      { s.said = text }

func (s *settingsScreen) help() []key.Binding {
	switch {
	case s.asked != nil:
		return s.asked.help()
	case len(s.rows) > 0:
		return append(s.rowHelp(), s.keys.back, s.keys.up, s.keys.down, s.keys.help)
	case s.inside && len(ownLines(s.now)) == 0:
		return []key.Binding{s.keys.back, s.keys.help}
	case s.inside:
		return []key.Binding{s.keys.back, s.keys.up, s.keys.down, s.keys.help}
	}
	return []key.Binding{s.keys.open, s.keys.back, s.keys.up, s.keys.down, s.keys.help}
}

func (s *settingsScreen) paste(text string) {
	if s.asked != nil {
		s.asked.paste(text)
	}
}

func (s *settingsScreen) press(k tea.KeyPressMsg, _ time.Time) intent {
	if s.asked != nil {
		return s.answered(k)
	}
	s.said = ""
	switch {
	case key.Matches(k, s.keys.back):
		if !s.inside {
			return back{}
		}
		s.inside, s.rows = false, nil
	case key.Matches(k, s.keys.help):
		return visit{morePlace}
	case key.Matches(k, s.keys.up):
		s.move(-1)
	case key.Matches(k, s.keys.down):
		s.move(1)
	case !s.inside:
		if key.Matches(k, s.keys.open, s.keys.more) {
			s.inside, s.rows, s.row = true, s.groups[s.at].keys(), 0
		}
	case len(s.rows) > 0:
		return s.pressRow(k, s.rows[s.row])
	}
	return nil
}

func (s *settingsScreen) move(by int) {
	if !s.inside {
		s.at = within(s.at+by, len(s.groups))
		return
	}
	n := len(s.rows)
	if n == 0 {
		n = len(ownLines(s.now))
	}
	s.row = within(s.row+by, n)
}

func within(i, n int) int { return max(min(i, n-1), 0) }

// answered takes a key while a setting is open.
func (s *settingsScreen) answered(k tea.KeyPressMsg) intent {
	switch s.asked.press(k) {
	case askedOn:
		return nil
	case askedLeave:
		s.asked = nil
		return nil
	case askedKeep:
	}
	want, problem := s.change(s.asked.key, s.asked.value())
	if problem != "" {
		s.asked.wrong = problem
		return nil
	}
	s.asked = nil
	return want
}

// change takes a value, or says in a sentence why not.
func (s *settingsScreen) change(k settings.Key, value string) (want intent, problem string) {
	next := s.now
	if err := k.Set(&next, value); err != nil {
		return nil, err.Error()
	}
	for _, p := range s.shop.misnamed(next) {
		if p.Key == k.Name {
			return nil, p.Error()
		}
	}
	value = k.Value(next)
	if value == k.Value(s.now) {
		return nil, ""
	}
	if begin := s.shop.evenings(next); begin != s.shop.evenings(s.now) {
		s.said = "Evenings now " + begin + "."
	}
	s.now = next
	return set{k.Name, value}, ""
}
