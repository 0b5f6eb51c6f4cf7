// Package settings is the screen of what can be set.
package settings

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/intake"
	"lull/routines/lists"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/ui/screen"
)

// Screen is a list of groups, the settings of one, and one of them opened.
type Screen struct {
	screen.Saying
	now      settings.Settings
	options  Options
	groups   []settings.Group
	list     screen.List    // of the groups
	inside   bool           // one is open
	rows     []settings.Key // of the group that is open
	row      screen.List    // of rows, or of the lines of what cannot be chosen
	question *question      // the setting that is open
}

var (
	lessKey   = screen.Bind("←", "less", "left")
	moreKey   = screen.Bind("→", "more", "right")
	openKey   = screen.Bind("enter", "open", "enter", "space")
	remindKey = screen.Bind("o", "reminders", "o")
)

// Options are what the settings may name, and what stands over them.
type Options struct {
	Breaths []practice.Pattern // the shipped breathing patterns
	Drinks  *intake.Table      // what can be drunk; nil when it is not known
	Fixed   map[string]bool    // the settings over which the environment stands
	Say     screen.Say
}

func New(s settings.Settings, o Options) *Screen {
	return &Screen{now: s, options: o, groups: settings.Groups()}
}

func (s *Screen) Help() []key.Binding {
	var first []key.Binding
	switch {
	case s.question != nil:
		return s.question.Help()
	case !s.inside:
		first = []key.Binding{openKey, remindKey}
	case len(s.rows) > 0:
		first = s.rowHelp()
		if s.reminders() {
			first = append([]key.Binding{screen.Called(remindKey, "on or off")}, first...)
		}
	case len(s.lines()) == 0:
		return []key.Binding{screen.BackKey, screen.HelpKey}
	}
	return append(append(first, screen.BackKey, screen.HelpKey), s.list.Help()...)
}

// TakesLetters tells whether ? is a letter of the answer that is typed.
func (s *Screen) TakesLetters() bool { return s.question != nil && s.question.TakesLetters() }

func (s *Screen) Types() bool { return s.question != nil && s.question.Types() }

// Settings takes what was set elsewhere: a change that was taken back.
func (s *Screen) Settings(now settings.Settings) { s.now = now }

func (s *Screen) Paste(text string) {
	if s.question != nil {
		s.question.Paste(text)
	}
}

type line struct {
	name, value, about string
	turns              bool // left and right change it
}

func (s *Screen) lines() []line {
	if s.inside {
		return s.within(s.groups[s.list.At])
	}
	return lists.Each(s.groups, func(g settings.Group) line {
		about := s.options.Say("group."+g.Name+".about", nil)
		return line{name: named(g, s.options.Say), value: glances[g.Name](s.now), about: about}
	})
}

func (s *Screen) within(g settings.Group) []line {
	keys := g.Keys()
	if len(keys) == 0 {
		return ownLines(s.now)
	}
	return lists.Each(keys, func(k settings.Key) line {
		help := sentence(k.Help(s.options.Say))
		return line{label(k, s.options.Say), inWords(k, s.now), help, s.turns(k) && !s.options.Fixed[k.Name]}
	})
}

func (s *Screen) reminders() bool { return s.inside && s.groups[s.list.At] == settings.RemindGroup }

func (s *Screen) listed() *screen.List {
	if s.inside {
		return &s.row
	}
	return &s.list
}

func (s *Screen) setting() (settings.Key, bool) {
	if len(s.rows) == 0 {
		return settings.Key{}, false
	}
	return s.rows[s.row.At], true
}

func (s *Screen) Press(k tea.KeyPressMsg, _ time.Time) screen.Intent {
	if s.question != nil {
		return s.answered(k)
	}
	s.Said = ""
	switch {
	case key.Matches(k, screen.BackKey):
		if !s.inside {
			return screen.Back{}
		}
		s.inside, s.rows = false, nil
	case !s.inside && key.Matches(k, openKey, moreKey):
		s.inside, s.rows, s.row = true, s.groups[s.list.At].Keys(), screen.List{}
	case (!s.inside || s.reminders()) && key.Matches(k, remindKey):
		return screen.Visit{Name: screen.RemindersScreen}
	case len(s.rows) > 0 && s.takes(k):
		return s.pressRow(k, s.rows[s.row.At])
	default:
		lines := s.lines()
		s.listed().Press(k, len(lines), func(i int) string { return lines[i].name })
	}
	return nil
}

func (s *Screen) answered(k tea.KeyPressMsg) screen.Intent {
	if typed := s.question.Press(k); typed != screen.Submitted {
		if typed == screen.Cancelled {
			s.question = nil
		}
		return nil
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
	var drinks func() *intake.Table
	if table := s.options.Drinks; table != nil {
		drinks = func() *intake.Table { return table }
	}
	for _, p := range repertoire.New(s.options.Breaths, next).Misnamed(next, drinks) {
		if p.Key == k.Name {
			return nil, p.Error()
		}
	}
	value = k.Value(next)
	if value == k.Value(s.now) {
		return nil, ""
	}
	if begin := next.EveningsBegin(s.options.Say); begin != s.now.EveningsBegin(s.options.Say) {
		s.Said = "Evenings now " + begin + "."
	}
	s.now = next
	return screen.Set{Key: k.Name, Value: value}, ""
}
