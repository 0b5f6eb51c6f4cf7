package journal

import (
	"fmt"
	"strings"

	"lull/ui/plain"
	"lull/ui/prose"
	"lull/ui/screen"
)

// instead are the lines that stand where figures would, none where they do.
func (s *Screen) instead(p *screen.Layout) []string {
	words := p.Within(p.Inner)
	switch {
	case s.Said != "":
		words.Wrap(s.Said, p.Theme.Warm)
	case s.quiet():
		words.Wrap(plain.StreakAtNight, p.Theme.Faint)
	case len(s.calendar.days) == 0:
		words.Wrap(plain.NoStreakYet, p.Theme.Ink)
	}
	return words.Lines
}

// drawSummary says what the evenings add up to, or one quiet line instead.
func (s *Screen) drawSummary(p *screen.Layout) {
	t, r := p.Theme, s.Look.Streak
	column := screen.NameColumn
	if p.Inner < narrowSummary {
		column = len("strength ")
	}
	said := func(name, words string) {
		for _, l := range prose.Wrap(words, p.Inner-column) {
			p.Line(t.Padded(name, column, t.Faint) + t.Ink.Render(l))
			name = ""
		}
	}
	instead := s.instead(p)
	p.Add(instead)
	switch {
	case len(instead) == 0:
		p.Line(t.Ink.Render(plain.OfSeven(r)))
		if p.Area.Height >= usualHeight {
			p.Line("")
		}
		said("streak", plain.Streak(r))
		said("longest", plain.Longest(r))
		said("strength", plain.Strength(r))
	case s.Said == "" && !s.quiet():
		p.Line("")
		p.Wrap(plain.Counting, t.Faint)
	}
}

// usualHeight is the one of most windows: with less, words stand closer.
const usualHeight = 24

// narrowSummary is the width below which the names stand close to the figures.
const narrowSummary = 30

// fewWords is the summary in a few cells, nothing where no numbers show.
func (s *Screen) fewWords() []string {
	if s.quiet() || len(s.calendar.days) == 0 {
		return nil
	}
	r := s.Look.Streak
	words := []string{
		"", strings.TrimSuffix(plain.OfSeven(r), " evenings"), "",
		fmt.Sprintf("streak   %d", r.Current), fmt.Sprintf("longest  %d", r.Longest),
		fmt.Sprintf("strength %.0f", 100*r.Strength),
	}
	if r.Paused {
		words = append(words, "", "it rests")
	}
	return words
}
