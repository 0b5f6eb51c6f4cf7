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
	p := screen.NewWideLayout(a, t)
	s.pen = s.pen.In(t)
	switch {
	case s.meaning > 0:
		m := meanings[s.meaning-1]
		p.Title(m.title, "")
		p.Gap(2)
		p.Wrap(m.words, t.Ink)
		return p.Draw([]key.Binding{screen.Called(s.keys.meaning, "next"), s.keys.back, s.keys.more})
	case s.view == sleepView:
		_, week, _ := strings.Cut(s.telling().Date(monday(s.calendar.cursor)), " ")
		p.Title("sleep by week", "the week of "+week)
		s.drawSleep(p)
	case s.view == yearView:
		p.Title("a year", s.cursorWords(p))
		s.drawYear(p)
	case p.Wide():
		p.Title("journal", s.cursorWords(p))
		s.drawWide(p)
	default:
		p.Title("journal", s.cursorWords(p))
		s.drawNarrow(p)
	}
	return p.Draw(s.foot(p.Wide()))
}

// cursorWords names the evening under the cursor and says whether it was kept.
func (s *Screen) cursorWords(p *screen.Layout) string {
	words := s.telling().Date(s.calendar.cursor)
	if !p.Wide() {
		words = s.telling().Day(s.calendar.cursor)
	}
	if s.calendar.kept() {
		words += ", kept"
	}
	return words
}

func (s *Screen) drawWide(p *screen.Layout) {
	t, r := p.Theme, s.Look.Streak
	p.Gap(2)
	p.Add(s.calendar.draw(p.Inner(), t))
	p.Gap(2)
	switch {
	case s.Said != "":
		p.Wrap(s.Said, t.Warm)
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
	if s.Said != "" {
		p.Gap(1)
		p.Wrap(s.Said, t.Warm)
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
	p.Add(beside(s.calendar.draw(width, t), words, t, t.Ink))
}

// narrowWords is how many cells the record takes beside a narrow calendar.
const narrowWords = 17

// foot leaves the four arrows to one name, so that the line fits. In a small
// window the way back and the other views are named first.
func (s *Screen) foot(wide bool) []key.Binding {
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

// meanings are what the words on the calendar mean, one a screen.
var meanings = [...]struct{ title, words string }{
	{"kept", plain.Counting},
	{"the streak", journal.StreakSentence},
	{"strength", journal.StrengthSentence},
	{"sleep by week", sleepSentence},
}
