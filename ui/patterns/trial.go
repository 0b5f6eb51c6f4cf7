package patterns

import (
	"strconv"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/insight"
	"lull/routines/journal"
	"lull/routines/lists"
	"lull/routines/lookup"
	"lull/routines/wording"
	"lull/ui/screen"
)

func (s *Screen) typeTrial(text string) {
	s.Field, s.trying = screen.NewField(s.say("journal.trial.what", nil), text), ""
}

func (s *Screen) stops(k tea.KeyPressMsg, now time.Time) screen.Intent {
	s.stopping = false
	if !key.Matches(k, yesKey) || s.trial.Running == nil {
		return nil
	}
	return screen.Note{Entry: s.trial.Running.End(journal.Entry{At: now, Evening: s.Look.Day})}
}

// types takes a key of the line in which it is said what is tried. Words of a trial
// that was ended a short while ago take it up again, with the coins that were
// tossed, as they do after the command.
func (s *Screen) types(k tea.KeyPressMsg, now time.Time) screen.Intent {
	if !screen.Typed(&s.Field, k, s.Look.Winding()) {
		return nil
	}
	text := s.Field.Value()
	if old, ok := insight.Again(s.trial.All, text, s.Look.Day); ok {
		s.Field = nil
		s.Said = old.TakenUp().Say(s.say)
		return screen.Remove{IDs: old.Stops}
	}
	first := insight.Lengths()[0].Evenings
	if _, err := insight.Start(journal.Entry{At: now}, text, first, insight.Jerks); err != nil {
		s.Field.Wrong = err.Error()
		return nil
	}
	s.Field, s.trying = nil, text
	s.choosing = outcomes(s.say, s.say("journal.trial.outcome", nil), s.looksAt)
	return nil
}

func (s *Screen) looksAt(outcome insight.Outcome, _ time.Time) screen.Intent {
	lengths := insight.Lengths()
	s.choosing = &choice{about: s.say("journal.trial.length", nil)}
	s.choosing.answers = lists.Each(lengths, func(l insight.Length) answer {
		words := s.say("journal.trial.evenings", map[string]string{"n": strconv.Itoa(l.Evenings)})
		return answer{words, func(now time.Time) screen.Intent { return s.begin(now, l.Evenings, outcome) }}
	})
	s.choosing.more = func(at int) wording.Line { return lengths[at].Line(outcome) }
	return nil
}

// begin starts it on the first evening whose night is still open.
func (s *Screen) begin(now time.Time, evenings int, outcome insight.Outcome) screen.Intent {
	e := journal.Entry{ID: "new", At: now, Evening: lookup.FirstOf(s.schedule, now)}
	start, err := insight.Start(e, s.trying, evenings, outcome)
	if err != nil {
		s.Said = err.Error()
		return nil
	}
	s.Said = insight.Trials([]journal.Entry{start})[0].Begun().Say(s.say)
	start.ID = "" // the app gives it one
	return screen.Note{Entry: start}
}

// drawStop says what ending it means, and above it how it stands, as far as there
// is room for whole sentences.
func (s *Screen) drawStop(p *screen.Layout) {
	end := p.Within(p.Inner)
	end.Gap(1)
	end.Wrap(s.say("journal.trial.end", nil), p.Theme.Ink)
	for _, l := range s.trialLines() {
		said := p.Within(p.Inner)
		said.Wrap(l.Say(s.say), p.Theme.Ink)
		if len(said.Lines) <= p.Free(len(end.Lines)-1) {
			p.Add(said.Lines)
		}
	}
	p.Add(end.Lines)
}

func (s *Screen) trialLines() []wording.Line {
	running := s.trial.Running
	var tonight wording.Line
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
	return append([]wording.Line{tonight}, s.trial.Lines...)
}
