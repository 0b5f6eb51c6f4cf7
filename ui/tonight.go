package ui

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines"
	"lull/routines/repertoire"
	"lull/routines/tonight"
	"lull/ui/plain"
	"lull/ui/theme"
)

// tonightScreen is the face of the evening: one look, and enter begins.
type tonightScreen struct {
	look  tonight.Look
	known bool // the journal has answered
	said  string
	plans repertoire.Repertoire
	keys  tonightKeys
}

type tonightKeys struct{ begin, breathe, journal, settings, more, quit key.Binding }

func newTonight(plans repertoire.Repertoire) *tonightScreen {
	bind := func(keys []string, shown, help string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, help))
	}
	return &tonightScreen{plans: plans, keys: tonightKeys{
		begin:    bind([]string{"enter"}, "enter", "begin"),
		breathe:  bind([]string{"b"}, "b", "breathe"),
		journal:  bind([]string{"h"}, "h", "journal"),
		settings: bind([]string{"s"}, "s", "settings"),
		more:     bind([]string{"?"}, "?", "more"),
		quit:     bind([]string{"q", "esc", "ctrl+c"}, "q", "leave"),
	}}
}

func (s *tonightScreen) help() []key.Binding {
	return []key.Binding{s.keys.begin, s.keys.breathe, s.keys.journal, s.keys.settings, s.keys.more, s.keys.quit}
}

func (s *tonightScreen) needs() Query       { return Query{} }
func (s *tonightScreen) read(a Answer)      { s.look, s.known = a.Tonight, true }
func (s *tonightScreen) notice(text string) { s.said = text }

func (s *tonightScreen) press(k tea.KeyPressMsg, _ time.Time) intent {
	s.said = ""
	switch {
	case key.Matches(k, s.keys.quit):
		return quit{}
	case key.Matches(k, s.keys.begin) && s.known:
		return s.start(s.look.Suggestion.Choice)
	case key.Matches(k, s.keys.breathe):
		return visit{breathePlace}
	case key.Matches(k, s.keys.journal):
		return visit{journalPlace}
	case key.Matches(k, s.keys.settings):
		return visit{settingsPlace}
	case key.Matches(k, s.keys.more):
		return visit{morePlace}
	}
	return nil
}

func (s *tonightScreen) start(c routines.Choice) intent {
	plan, err := s.plans.Plan(c)
	if err != nil {
		s.said = err.Error()
		return nil
	}
	return begin{plan}
}

// due lets the minutes to lights-out go down, once a minute.
func (s *tonightScreen) due(now time.Time) time.Time {
	return now.Truncate(time.Minute).Add(time.Minute)
}

func (s *tonightScreen) frame(now time.Time) intent {
	s.look.Now = now
	return nil
}

func (s *tonightScreen) draw(a area, t *theme.Theme) string {
	if !s.known {
		return t.Fill("", a.width, a.height)
	}
	p := newPage(a, t)
	p.title("lull", s.look.Now.Format("Monday")+" "+partOfDay(s.look.Now))
	p.gap(2)
	p.line(t.Ink.Render(toBed(s.look)))
	p.gap(2)
	p.pair("tonight", t.Ink.Render(s.plans.Title(s.look.Suggestion.Choice)+", "+repertoire.Minutes(s.look.Suggestion.Length)), t.Key.Render("enter"))
	p.pair("", t.Faint.Render(because(s.look)), "")
	p.gap(2)
	p.pair("", t.Ink.Render(s.seven(t)), "")
	if s.said != "" {
		p.gap(1)
		p.wrap(s.said, t.Warm)
	}
	p.foot(s.help())
	return p.draw()
}

// seven draws the last seven evenings and says how many of them were kept.
func (s *tonightScreen) seven(t *theme.Theme) string {
	marks := make([]string, 7)
	for i, kept := range s.look.Record.LastSeven {
		marks[i] = t.Shapes.Missed
		if kept {
			marks[i] = t.Shapes.Kept
		}
	}
	return strings.Join(marks, " ") + "     " + countWords[s.look.Record.OfSeven] + " of the last seven"
}

var countWords = [...]string{"none", "one", "two", "three", "four", "five", "six", "seven"}

// toBed says how long it is to lights-out. Past it, it says nothing of time.
func toBed(l tonight.Look) string {
	if words := plain.ToBed(l); words != "" {
		return words
	}
	return "Good evening."
}

func because(l tonight.Look) string {
	switch l.Suggestion.Because {
	case routines.AsLastTime:
		return "as last time"
	default:
		return "six easy breaths a minute; if it feels like work, breathe your own way"
	}
}

func partOfDay(now time.Time) string {
	switch h := now.Hour(); {
	case h < 4 || h >= 22:
		return "night"
	case h < 12:
		return "morning"
	case h < 18:
		return "afternoon"
	}
	return "evening"
}
