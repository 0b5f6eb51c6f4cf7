package journal

import (
	"fmt"
	"strings"

	"lull/routines/journal"
	"lull/ui/plain"
	"lull/ui/prose"
	"lull/ui/screen"
)

// summary is what the evenings add up to.
type summary struct {
	journal.Streak
	none  bool   // no evening counts yet
	quiet bool   // the numbers wait for the day
	said  string // stands in place of them
}

func summaryOf(s *Screen) summary {
	return summary{s.Look.Streak, len(s.calendar.days) == 0, s.quiet(), s.Said}
}

// instead are the lines that stand where figures would, none where they do.
func (r summary) instead(p *screen.Layout) []string {
	words := p.Within(p.Inner)
	switch {
	case r.said != "":
		words.Wrap(r.said, p.Theme.Warm)
	case r.quiet:
		words.Wrap(plain.StreakAtNight, p.Theme.Faint)
	case r.none:
		words.Wrap(plain.NoStreakYet, p.Theme.Ink)
	}
	return words.Lines
}

// draw says what the evenings add up to, or one quiet line instead.
func (r summary) draw(p *screen.Layout) {
	t := p.Theme
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
	instead := r.instead(p)
	p.Add(instead)
	switch {
	case len(instead) == 0:
		p.Line(t.Ink.Render(plain.OfSeven(r.Streak)))
		if p.Area.Height >= usualHeight {
			p.Line("")
		}
		said("streak", plain.Streak(r.Streak))
		said("longest", plain.Evenings(r.Longest))
		said("strength", plain.Strength(r.Streak))
	case r.said == "" && !r.quiet:
		p.Line("")
		p.Wrap(plain.Counting, t.Faint)
	}
}

// usualHeight is the one of most windows: with less, words stand closer.
const usualHeight = 24

// narrowSummary is the width below which the names stand close to the figures.
const narrowSummary = 30

// fewWords is the summary in a few cells, nothing where no numbers show.
func (r summary) fewWords() []string {
	if r.quiet || r.none {
		return nil
	}
	words := []string{
		"", strings.TrimSuffix(plain.OfSeven(r.Streak), " evenings"), "",
		fmt.Sprintf("streak   %d", r.Current), fmt.Sprintf("longest  %d", r.Longest),
		fmt.Sprintf("strength %.0f", 100*r.Strength),
	}
	if r.Paused {
		words = append(words, "", "it rests")
	}
	return words
}
