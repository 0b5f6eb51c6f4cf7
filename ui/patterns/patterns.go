// Package patterns is the screen of what goes with what.
package patterns

import (
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"lull/routines/evening"
	"lull/routines/insight"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/wording"
	"lull/ui/screen"
	"lull/ui/theme"
)

// Screen tells in words and small pictures what goes with what in the log, a
// screen at a time: what was asked beforehand, the self-trial, and what somebody
// finds who looks around. From the wind-down on it can wait, as in the journal.
type Screen struct {
	screen.WithField // what is to be tried, while it is typed
	screen.Looked
	say      screen.Say
	sections [][]wording.Line
	watched  insight.Question
	foretold bool // its nights would be told already
	trial    lookup.Trial
	coin     *wording.Line // what the trial says for this evening
	tossed   evening.Day   // the evening whose coin the journal was told of
	scroll   screen.Scroll
	schedule evening.Schedule
	choosing *choice // what is asked of a question to watch or a trial to start, nil for nothing
	trying   string  // what the trial that is about to start tries
	stopping bool    // it is asked whether to end the one that runs
}

var (
	watchKey = screen.Bind("w", "watch something", "w")
	tryKey   = screen.Bind("t", "trial", "t")
	pickKey  = screen.Bind("enter", "choose", "enter")
	yesKey   = screen.Bind("y", "end it", "y")
)

func New(schedule evening.Schedule, say screen.Say) *Screen {
	return &Screen{schedule: schedule, say: say}
}

func (s *Screen) Help() []key.Binding {
	back := []key.Binding{screen.BackKey, screen.HelpKey}
	switch {
	case s.Field != nil:
		return s.Field.Help()
	case s.stopping:
		return append([]key.Binding{yesKey}, back...)
	case s.choosing != nil:
		return append(append([]key.Binding{pickKey}, back...), s.choosing.Help()...)
	case s.Look.Winding():
		return back
	}
	return append(append([]key.Binding{watchKey, tryKey}, s.scroll.Help()...), back...)
}

func (s *Screen) Needs() lookup.Query { return lookup.Query{Patterns: true} }

func (s *Screen) Read(a lookup.Answer) {
	s.See(a)
	s.sections, s.watched, s.foretold, s.trial, s.coin = a.Patterns, a.Asked, a.Foretold, a.Trial, a.Coin
	if s.Look.Winding() {
		if s.choosing != nil && s.trying != "" { // the words wait in their line, until they are let go
			s.typeTrial(s.trying)
		}
		s.choosing, s.stopping = nil, false
	}
}

// AfterRead gives the coin of the evening to the journal: once, since what cannot
// be written now waits for the next start.
func (s *Screen) AfterRead(a lookup.Answer) screen.Intent {
	if a.Toss == nil || s.tossed == a.Toss.Evening {
		return nil
	}
	s.tossed = a.Toss.Evening
	return screen.GiveBack{Entries: []journal.Entry{*a.Toss}}
}

func (s *Screen) Press(k tea.KeyPressMsg, now time.Time) screen.Intent {
	said := s.Said != ""
	s.Said = ""
	day := s.Known && !s.Look.Winding()
	switch {
	case s.stopping:
		return s.stops(k, now)
	case s.Field != nil:
		return s.types(k, now)
	case s.choosing != nil:
		return s.pressChoice(k, now)
	case key.Matches(k, watchKey) && day:
		s.trying = ""
		s.watches()
	case key.Matches(k, tryKey) && day && s.trial.Running != nil:
		s.stopping = true
	case key.Matches(k, tryKey) && day:
		s.typeTrial("")
	case said: // it stood in place of the page, which is there again
	case key.Matches(k, screen.BackKey):
		return screen.Back{}
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
	p.Title("patterns in your log", "", 1)
	switch {
	case s.stopping:
		s.drawStop(p)
	case s.Field != nil:
		p.Wrap(s.say("journal.trial.about", nil), t.Faint)
		p.Gap(1)
		s.Field.Draw(p)
	case s.choosing != nil:
		if s.trying != "" && p.Wide() { // else it was typed a moment ago, and the lines are few
			p.Wrap(s.trying, t.Ink)
		}
		s.choosing.draw(p, s.say)
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
// of a section is what it is about; each finding is a block of its own, with its
// picture.
func (s *Screen) drawSections(p *screen.Layout) {
	all, sections := s.scroll.Page(p), s.sections
	if lines := s.trialLines(); len(lines) > 0 && len(sections) > 0 {
		trial := append([]wording.Line{{ID: "journal.trial"}}, lines...)
		sections = slices.Insert(slices.Clone(sections), 1, trial)
	}
	for i, section := range sections {
		if i > 0 {
			all.Line("")
		}
		for j, l := range section {
			found, pictured := l.About.(*insight.Finding)
			if pictured {
				all.Line("")
			}
			all.Wrap(l.Say(s.say), styleOf(l, j == 0 && len(section) > 1, p.Theme))
			if pictured {
				drawPicture(all, found)
			}
		}
	}
	s.scroll.Draw(p, all.Lines)
}

func styleOf(l wording.Line, heads bool, t *theme.Theme) lipgloss.Style {
	switch {
	case heads:
		return t.Title
	case l.About != nil, insight.IsVerdict(l), !strings.HasPrefix(l.ID, "insight."):
		return t.Ink
	}
	return t.Faint
}
