package ui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/insight"
	"lull/routines/tonight"
	"lull/ui/theme"
)

// patternsScreen tells in words what goes with what in the log, with counts,
// a screen at a time. From the wind-down on it can wait, as in the journal.
type patternsScreen struct {
	say      Say
	look     tonight.Look
	sections [][]insight.Line
	known    bool
	said     string
	scroll   scroll
	back     key.Binding
}

func newPatterns(say Say) *patternsScreen {
	return &patternsScreen{say: say, scroll: newScroll(), back: backKey}
}

// PatternsByNight stands in for the patterns where they wait for the day.
const PatternsByNight = "This can wait for the day."

// OpenPatterns opens on what goes with what.
func OpenPatterns(a *App) { a.stack = append(a.stack, newPatterns(a.deps.Say)) }

func (s *patternsScreen) help() []key.Binding         { return append(s.scroll.help(), s.back) }
func (s *patternsScreen) due(now time.Time) time.Time { return nextMinute(now) }
func (s *patternsScreen) frame(now time.Time) intent  { return turned(s.look, now) }
func (s *patternsScreen) needs() Query                { return Query{Patterns: true} }
func (s *patternsScreen) notice(text string)          { s.said = text }

func (s *patternsScreen) read(a Answer) {
	s.look, s.sections, s.known = a.Tonight, a.Patterns, true
}

func (s *patternsScreen) press(k tea.KeyPressMsg, _ time.Time) intent {
	s.said = ""
	if key.Matches(k, s.back) {
		return back{}
	}
	s.scroll.press(k)
	return nil
}

func (s *patternsScreen) draw(a area, t *theme.Theme) string {
	if !s.known {
		return t.Fill("", a.width, a.height)
	}
	p := newPage(a, t)
	p.title("patterns in your log", "")
	p.gap(1)
	switch {
	case s.said != "":
		p.wrap(s.said, t.Warm)
	case s.look.Winding():
		p.wrap(PatternsByNight, t.Faint)
	default:
		s.drawSections(p)
	}
	p.foot(s.help())
	return p.draw()
}

// drawSections lays all of it out and shows the part that fits. The first line
// of a section is what it is about.
func (s *patternsScreen) drawSections(p *page) {
	all := newPage(p.area, p.theme)
	for i, section := range s.sections {
		if i > 0 {
			all.line("")
		}
		for j, l := range section {
			style := p.theme.Ink
			if j == 0 && len(section) > 1 {
				style = p.theme.Title
			}
			all.wrap(l.Say(s.say), style)
		}
	}
	for _, l := range s.scroll.show(all.lines, p.room(0)) {
		p.line(l)
	}
}
