package journal

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"

	"lull/routines/journal"
	"lull/ui/plain"
	"lull/ui/screen"
	"lull/ui/theme"
)

func (s *Screen) Draw(a screen.Area, t *theme.Theme) string {
	if !s.Known {
		return t.Fill("", a.Width, a.Height)
	}
	p := screen.NewLayout(a, t)
	if s.words > 0 {
		s.drawWords(p)
		return p.Draw()
	}
	switch {
	case s.View == sleepView:
		p.Title("sleep by week", "the week of "+s.weekName())
		s.drawSleep(p)
	case s.View == YearView:
		s.drawYear(p)
	case p.Wide():
		p.Title("journal", s.cursorWords(p))
		s.drawWide(p)
	default:
		p.Title("journal", s.cursorWords(p))
		s.drawNarrow(p)
	}
	p.Foot(s.Foot(p.Wide()))
	return p.Draw()
}

// cursorWords names the evening under the cursor and says whether it was kept.
func (s *Screen) cursorWords(p *screen.Layout) string {
	words := s.telling().Date(s.Calendar.Cursor)
	if !p.Wide() {
		words = s.telling().Day(s.Calendar.Cursor)
	}
	if s.Calendar.kept() {
		words += ", kept"
	}
	return words
}

// weekName is the date on which the week under the cursor began.
func (s *Screen) weekName() string {
	_, words, _ := strings.Cut(s.telling().Date(monday(s.Calendar.Cursor)), " ")
	return words
}

func (s *Screen) drawWide(p *screen.Layout) {
	t, r := p.Theme, s.Look.Streak
	p.Gap(2)
	for _, l := range s.Calendar.Draw(p.Inner(), t) {
		p.Line(l)
	}
	p.Gap(2)
	switch {
	case s.said != "":
		p.Wrap(s.said, t.Warm)
	case s.quiet():
		p.Wrap(plain.NightRecord, t.Faint)
	case r.Total == 0:
		p.Wrap(plain.FirstRecord, t.Ink)
		p.Gap(1)
		p.Wrap(plain.Counting, t.Faint)
	default:
		p.Line(t.Ink.Render(plain.OfSeven(r)))
		p.Gap(1)
		p.Pair("streak", t.Ink.Render(plain.Streak(r)), "")
		p.Pair("longest", t.Ink.Render(plain.Longest(r)), "")
		p.Pair("strength", t.Ink.Render(plain.Strength(r)), "")
		if p.Area.Height >= airy {
			p.Gap(1)
			p.Wrap(journal.StrengthSentence, t.Faint)
		}
	}
}

// airy is the height from which on the sentence about strength stands below
// its number; in less it is one key away.
const airy = 28

// drawNarrow puts the record beside the calendar.
func (s *Screen) drawNarrow(p *screen.Layout) {
	t, r := p.Theme, s.Look.Streak
	if s.said != "" {
		p.Gap(1)
		p.Wrap(s.said, t.Warm)
		return
	}
	width := p.Inner()
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
	for _, l := range beside(s.Calendar.Draw(width, t), words, t, t.Ink) {
		p.Line(l)
	}
}

// narrowWords is how many cells the record takes beside a narrow calendar.
const narrowWords = 17

// Foot leaves the four arrows to one name, so that the line fits. In a small
// window the way back and the other views are named first.
func (s *Screen) Foot(wide bool) []key.Binding {
	k := s.keys
	arrows := screen.Bind("arrows", "move", "left")
	if s.quiet() {
		return []key.Binding{k.open, arrows, k.back, k.today, k.more}
	}
	if !wide {
		return []key.Binding{k.back, k.year, k.sleep, k.more}
	}
	return []key.Binding{k.open, arrows, k.back, k.year, k.sleep, k.search, k.more}
}

// Meanings are what the words on the calendar mean, one a screen.
var Meanings = [...]struct{ title, words string }{
	{"kept", plain.Counting},
	{"the streak", journal.StreakSentence},
	{"strength", journal.StrengthSentence},
	{"sleep by week", sleepSentence},
}

func (s *Screen) drawWords(p *screen.Layout) {
	m := Meanings[s.words-1]
	p.Title(m.title, "")
	p.Gap(2)
	p.Wrap(m.words, p.Theme.Ink)
	p.Foot([]key.Binding{screen.Called(s.keys.words, "next"), s.keys.back, s.keys.more})
}
