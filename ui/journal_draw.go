package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"

	"lull/routines/journal"
	"lull/ui/plain"
	"lull/ui/theme"
)

func (s *journalScreen) draw(a area, t *theme.Theme) string {
	if !s.known {
		return t.Fill("", a.width, a.height)
	}
	p := newPage(a, t)
	if s.words > 0 {
		s.drawWords(p)
		return p.draw()
	}
	switch {
	case s.view == sleepView:
		p.title("sleep by week", "the week of "+s.weekName())
		s.drawSleep(p)
	case s.view == yearView:
		s.drawYear(p)
	case p.wide():
		p.title("journal", s.cursorWords(p))
		s.drawWide(p)
	default:
		p.title("journal", s.cursorWords(p))
		s.drawNarrow(p)
	}
	p.foot(s.foot(p.wide()))
	return p.draw()
}

// cursorWords names the evening under the cursor and says whether it was kept.
func (s *journalScreen) cursorWords(p *page) string {
	words := s.telling().Date(s.calendar.cursor)
	if !p.wide() {
		words = s.telling().Day(s.calendar.cursor)
	}
	if s.calendar.kept() {
		words += ", kept"
	}
	return words
}

// weekName is the date on which the week under the cursor began.
func (s *journalScreen) weekName() string {
	_, words, _ := strings.Cut(s.telling().Date(monday(s.calendar.cursor)), " ")
	return words
}

func (s *journalScreen) drawWide(p *page) {
	t, r := p.theme, s.look.Record
	p.gap(2)
	for _, l := range s.calendar.draw(p.inner(), t) {
		p.line(l)
	}
	p.gap(2)
	switch {
	case s.said != "":
		p.wrap(s.said, t.Warm)
	case s.quiet():
		p.wrap(plain.NightRecord, t.Faint)
	case r.Total == 0:
		p.wrap(plain.FirstRecord, t.Ink)
		p.gap(1)
		p.wrap(plain.Counting, t.Faint)
	default:
		p.line(t.Ink.Render(plain.OfSeven(r)))
		p.gap(1)
		p.pair("streak", t.Ink.Render(plain.Streak(r)), "")
		p.pair("longest", t.Ink.Render(plain.Longest(r)), "")
		p.pair("strength", t.Ink.Render(plain.Strength(r)), "")
		if p.area.height >= airy {
			p.gap(1)
			p.wrap(journal.StrengthSentence, t.Faint)
		}
	}
}

// airy is the height from which on the sentence about strength stands below
// its number; in less it is one key away.
const airy = 28

// drawNarrow puts the record beside the calendar.
func (s *journalScreen) drawNarrow(p *page) {
	t, r := p.theme, s.look.Record
	if s.said != "" {
		p.gap(1)
		p.wrap(s.said, t.Warm)
		return
	}
	width := p.inner()
	var words []string
	if !s.quiet() && r.Total > 0 {
		width -= narrowWords
		words = []string{
			"", strings.TrimSuffix(plain.OfSeven(r), " evenings"), "",
			fmt.Sprintf("streak   %d", r.Current), fmt.Sprintf("longest  %d", r.Longest),
			fmt.Sprintf("strength %.0f", 100*r.Strength),
		}
		if r.Paused {
			words = append(words, "", "it rests")
		}
	}
	for _, l := range beside(s.calendar.draw(width, t), words, t, t.Ink) {
		p.line(l)
	}
}

// narrowWords is how many cells the record takes beside a narrow calendar.
const narrowWords = 17

// foot leaves the four arrows to one name, so that the line fits. In a small
// window the way back and the other views are named first.
func (s *journalScreen) foot(wide bool) []key.Binding {
	k := s.keys
	arrows := key.NewBinding(key.WithKeys("left"), key.WithHelp("arrows", "move"))
	if s.quiet() {
		return []key.Binding{k.open, arrows, k.back, k.today}
	}
	if !wide {
		return []key.Binding{k.back, k.year, k.sleep, k.more}
	}
	return []key.Binding{k.open, arrows, k.back, k.year, k.sleep, k.search, k.more}
}

// meanings are what the words on the calendar mean, one a screen.
var meanings = [...]struct{ title, words string }{
	{"kept", plain.Counting},
	{"the streak", journal.StreakSentence},
	{"strength", journal.StrengthSentence},
	{"sleep by week", sleepSentence},
}

func (s *journalScreen) drawWords(p *page) {
	m := meanings[s.words-1]
	p.title(m.title, "")
	p.gap(2)
	p.wrap(m.words, p.theme.Ink)
	next := key.NewBinding(key.WithKeys("w"), key.WithHelp("w", "next"))
	p.foot([]key.Binding{next, s.keys.back})
}
