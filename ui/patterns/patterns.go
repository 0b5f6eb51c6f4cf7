// Package patterns is the screen of what goes with what.
package patterns

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/evening"
	"lull/routines/insight"
	"lull/routines/lookup"
	"lull/ui/screen"
	"lull/ui/theme"
)

// Screen tells in words what goes with what in the log, with counts,
// a screen at a time. From the wind-down on it can wait, as in the journal.
type Screen struct {
	screen.Looked
	say      screen.Say
	sections [][]insight.Line
	scroll   screen.Scroll
	schedule evening.Schedule
	choosing *choice // a question to watch, nil for none

	watch, pick key.Binding
}

func New(schedule evening.Schedule, say screen.Say) *Screen {
	return &Screen{
		schedule: schedule, say: say, scroll: screen.NewScroll(),
		watch: screen.Bind("w", "watch something", "w"), pick: screen.Bind("enter", "choose", "enter"),
	}
}

func (s *Screen) Help() []key.Binding {
	if s.choosing != nil {
		return []key.Binding{s.pick, screen.DownKey, screen.UpKey, screen.BackKey, screen.HelpKey}
	}
	return append(append([]key.Binding{s.watch}, s.scroll.Help()...), screen.BackKey, screen.HelpKey)
}

func (s *Screen) Needs() lookup.Query { return lookup.Query{Patterns: true} }

func (s *Screen) Read(a lookup.Answer) {
	s.See(a)
	s.sections = a.Patterns
}

func (s *Screen) Press(k tea.KeyPressMsg, now time.Time) screen.Intent {
	s.Said = ""
	switch {
	case s.choosing != nil:
		return s.choose(k, now)
	case key.Matches(k, screen.BackKey):
		return screen.Back{}
	case key.Matches(k, s.watch) && s.Known && !s.Look.Winding():
		s.choosing = &choice{}
	default:
		s.scroll.Press(k)
	}
	return nil
}

func (s *Screen) Draw(a screen.Area, t *theme.Theme) string {
	if !s.Known {
		return t.Fill("", a.Width, a.Height)
	}
	p := screen.NewLayout(a, t)
	p.Title("patterns in your log", "")
	p.Gap(1)
	switch {
	case s.choosing != nil:
		s.drawChoice(p)
	case s.Said != "":
		p.Wrap(s.Said, t.Warm)
	case s.Look.Winding():
		p.Wrap(screen.ForTheDay, t.Faint)
	default:
		s.drawSections(p)
	}
	return p.Draw(s.Help())
}

// drawSections lays all of it out and shows the part that fits. The first line
// of a section is what it is about.
func (s *Screen) drawSections(p *screen.Layout) {
	all := screen.NewLayout(p.Area, p.Theme)
	for i, section := range s.sections {
		if i > 0 {
			all.Line("")
		}
		for j, l := range section {
			style := p.Theme.Ink
			if j == 0 && len(section) > 1 {
				style = p.Theme.Title
			}
			all.Wrap(l.Say(s.say), style)
		}
	}
	p.Add(s.scroll.Show(all.Lines, p.Room(0)))
}
