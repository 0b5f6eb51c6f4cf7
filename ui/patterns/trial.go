package patterns

import (
	"strconv"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/insight"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/ui/screen"
)

// starting is a self-trial that is about to start: what is tried is typed, then
// what is looked at is chosen, and how many evenings it takes.
type starting struct {
	screen.List
	text    string          // empty while it is typed
	outcome insight.Outcome // empty until it is chosen
}

// tries opens the question what to try, or whether to stop what is being tried.
func (s *Screen) tries() {
	if s.trial.Running != nil {
		s.stopping = true
		return
	}
	s.starting = &starting{}
	s.Field = screen.NewField(s.say("journal.trial.what", nil), "")
}

// stops takes a key while it is asked whether a trial is to end early.
func (s *Screen) stops(k tea.KeyPressMsg, now time.Time) screen.Intent {
	s.stopping = false
	if !key.Matches(k, s.keys.yes) || s.trial.Running == nil {
		return nil
	}
	return screen.Note{Entry: s.trial.Running.End(journal.Entry{At: now, Evening: s.Look.Day})}
}

// starts takes a key while a trial is about to start.
func (s *Screen) starts(k tea.KeyPressMsg, now time.Time) screen.Intent {
	if s.Field != nil {
		return s.types(k, now)
	}
	list := s.options()
	switch is := list[s.starting.At].is; {
	case key.Matches(k, screen.BackKey):
		s.starting = nil
	case !key.Matches(k, s.keys.pick):
		s.starting.Press(k, len(list), func(i int) string { return list[i].words })
	case s.starting.outcome == "":
		s.starting = &starting{text: s.starting.text, outcome: insight.Outcome(is)}
	default:
		evenings, _ := strconv.Atoi(is)
		return s.begin(now, evenings)
	}
	return nil
}

// keepsWords has the words of a trial that was about to start in their line when
// the wind-down comes: there they wait, until they are let go.
func (s *Screen) keepsWords() {
	if s.starting != nil && s.Field == nil {
		s.Field = screen.NewField(s.say("journal.trial.what", nil), s.starting.text)
		s.starting = &starting{}
	}
}

// types takes a key of the line in which it is said what is tried. Words of a trial
// that was ended a short while ago take it up again, with the coins that were
// tossed, as they do after the command.
func (s *Screen) types(k tea.KeyPressMsg, now time.Time) screen.Intent {
	switch s.Field.Press(k) {
	case screen.StillTyping:
		return nil
	case screen.GaveUp:
		s.Field, s.starting = nil, nil
		return nil
	case screen.Kept:
	}
	if s.Look.Winding() {
		s.Wrong = screen.ForTheDay
		return nil
	}
	text := s.Value()
	if old, ok := insight.Again(s.trial.All, text, s.Look.Day); ok {
		s.Field, s.starting = nil, nil
		s.Said = old.TakenUp().Say(s.say)
		return screen.Remove{IDs: old.Stops}
	}
	first := insight.Lengths()[0].Evenings
	if _, err := insight.Start(journal.Entry{At: now}, text, first, insight.Jerks); err != nil {
		s.Wrong = err.Error()
		return nil
	}
	s.Field, s.starting.text = nil, text
	return nil
}

// begin starts it on the first evening whose night is still open.
func (s *Screen) begin(now time.Time, evenings int) screen.Intent {
	e := journal.Entry{ID: "new", At: now, Evening: lookup.FirstOf(s.schedule, now)}
	start, err := insight.Start(e, s.starting.text, evenings, s.starting.outcome)
	s.starting = nil
	if err != nil {
		s.Said = err.Error()
		return nil
	}
	s.Said = insight.Trials([]journal.Entry{start})[0].Begun().Say(s.say)
	start.ID = "" // the app gives it one
	return screen.Note{Entry: start}
}

// options are what can be chosen of the trial now: what is looked at, or how many
// evenings it takes, with what so many can find.
func (s *Screen) options() (out []named) {
	if s.starting.outcome == "" {
		return s.outcomes()
	}
	for _, l := range insight.Lengths() {
		out = append(out, named{s.say("journal.trial.evenings", map[string]string{"n": strconv.Itoa(l.Evenings)}), strconv.Itoa(l.Evenings)})
	}
	return out
}

// drawStart shows the line, or the list and what is chosen in it.
func (s *Screen) drawStart(p *screen.Layout) {
	if s.Field != nil {
		p.Wrap(s.say("journal.trial.about", nil), p.Theme.Faint)
		p.Gap(1)
		s.Field.Draw(p)
		return
	}
	about := "journal.trial.outcome"
	if s.starting.outcome != "" {
		about = "journal.trial.length"
	}
	if p.Wide() { // else it was typed a moment ago, and the lines are few
		p.Wrap(s.starting.text, p.Theme.Ink)
	}
	p.Wrap(s.say(about, nil), p.Theme.Faint)
	p.Gap(1)
	list, below := s.options(), p.Within(p.Inner())
	if s.starting.outcome != "" {
		below.Gap(1)
		below.Wrap(insight.Lengths()[s.starting.At].Line(s.starting.outcome).Say(s.say), p.Theme.Faint)
	}
	p.List(&s.starting.List, len(list), len(below.Lines), func(r screen.Row) { r.Choice(list[r.At].words, "") })
	p.Add(below.Lines)
}

func (s *Screen) drawStop(p *screen.Layout) {
	for _, l := range s.trialLines() {
		p.Wrap(l.Say(s.say), p.Theme.Ink)
	}
	p.Gap(1)
	p.Wrap(s.say("journal.trial.end", nil), p.Theme.Ink)
}

// trialLines tell what the coin says for this evening, or why it says nothing yet,
// and how the trial stands.
func (s *Screen) trialLines() []insight.Line {
	running := s.trial.Running
	var tonight insight.Line
	switch {
	case running == nil:
		return s.trial.Lines
	case s.coin != nil:
		tonight = *s.coin
	case s.Look.Day < running.Start:
		tonight = running.Begun()
	default:
		tonight = insight.NotTossed()
	}
	return append([]insight.Line{tonight}, s.trial.Lines...)
}
