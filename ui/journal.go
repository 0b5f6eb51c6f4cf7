package ui

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/measures"
	"lull/routines/tonight"
	"lull/ui/chart"
	"lull/ui/plain"
	"lull/ui/theme"
)

// journalScreen is the calendar of evenings and what they add up to. Once
// somebody lies down it shows no number.
type journalScreen struct {
	look     tonight.Look
	known    bool // the journal has answered
	calendar calendar
	view     view
	sleep    []measures.Week // around the cursor, for the view of the sleep
	seeking  bool            // the view was opened and looks for its latest week
	pen      *chart.Pen
	words    int         // which of the meanings is shown instead, from 1; 0 for none
	opened   evening.Day // where the cursor stands at first, 0 for this evening
	said     string
	keys     journalKeys
}

type journalKeys struct {
	open, left, right, up, down, today, before, after key.Binding
	year, sleep, search                               key.Binding
	words, patterns, more, back, quit                 key.Binding
}

func newJournal() *journalScreen {
	bind := func(shown, help string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, help))
	}
	return &journalScreen{keys: journalKeys{
		open:     bind("enter", "open", "enter"),
		left:     bind("←", "a week back", "left", "h"),
		right:    bind("→", "a week on", "right", "l"),
		up:       bind("↑", "a day back", "up", "k"),
		down:     bind("↓", "a day on", "down", "j"),
		today:    bind("t", "today", "t"),
		before:   bind("[", "a month back", "[", "pgup"),
		after:    bind("]", "a month on", "]", "pgdown"),
		year:     bind("y", "year", "y"),
		sleep:    bind("s", "sleep", "s"),
		search:   bind("/", "search", "/"),
		words:    bind("w", "what it means", "w"),
		patterns: bind("p", "patterns", "p"),
		more:     bind("?", "more", "?"),
		back:     bind("esc", "back", "esc", "q"),
		quit:     bind("ctrl+c", "leave", "ctrl+c"),
	}}
}

func (s *journalScreen) help() []key.Binding {
	k := s.keys
	return []key.Binding{
		k.open, k.left, k.right, k.up, k.down, k.before, k.after, k.today,
		k.year, k.sleep, k.search, k.words, k.patterns, k.more, k.back,
	}
}

// OpenJournal opens on the calendar of evenings.
func OpenJournal(a *App) { a.stack = append(a.stack, newJournal()) }

// OpenYear opens on a year of evenings that ends with the given one, or with
// this one where that is still to come.
func OpenYear(last evening.Day) Opening {
	return func(a *App) {
		s := newJournal()
		s.view, s.opened = yearView, last
		a.stack = append(a.stack, s)
	}
}

// reachBack is how many evenings the calendar goes back: a hundred years.
const reachBack = 36_525

func (s *journalScreen) needs() Query {
	// Which evening it is comes with the answer; a day more on either side is
	// no matter.
	today := s.look.Day
	if !s.known {
		return Query{Days: &[2]evening.Day{0, 1 << 20}}
	}
	return Query{Days: &[2]evening.Day{today - reachBack, today + 1}, Weeks: s.sleepNeeds()}
}

func (s *journalScreen) read(a Answer) {
	c := &s.calendar
	switch {
	case !s.known && s.opened > 0:
		c.cursor = max(s.opened, a.Tonight.Day-reachBack)
	case !s.known || c.cursor == c.today:
		c.cursor = a.Tonight.Day
	}
	s.look, s.known, s.sleep = a.Tonight, true, a.Weeks
	c.days, c.today, c.quiet = a.Days, a.Tonight.Day, s.quiet()
	for n := len(c.days); n > 0 && c.days[n-1] > c.today; n = len(c.days) {
		c.days = c.days[:n-1] // from a clock that was wrong
	}
	c.cursor = min(c.cursor, c.today)
	if c.quiet {
		s.words, s.view = 0, min(s.view, yearView)
	}
	s.seek()
}

// quiet tells whether the numbers wait for the day: from the wind-down on.
func (s *journalScreen) quiet() bool { return s.look.Winding() }

func (s *journalScreen) notice(text string) { s.said = text }

func (s *journalScreen) due(now time.Time) time.Time { return nextMinute(now) }
func (s *journalScreen) frame(now time.Time) intent  { return turned(s.look, now) }

// nextMinute is when a screen that stands still looks at the clock again. A
// longer wait would sleep on behind a closed lid.
func nextMinute(now time.Time) time.Time { return now.Truncate(time.Minute).Add(time.Minute) }

// turned asks for a fresh look where the night has begun since this one, or
// the day.
func turned(l tonight.Look, now time.Time) intent {
	lying, winding := l.Lying(), l.Winding()
	l.Now = now
	if lying != l.Lying() || winding != l.Winding() || !now.Before(l.Wake) {
		return refresh{}
	}
	return nil
}

func (s *journalScreen) press(k tea.KeyPressMsg, _ time.Time) intent {
	s.said = ""
	switch {
	case key.Matches(k, s.keys.quit):
		return quit{}
	case key.Matches(k, s.keys.back) && s.words > 0:
		s.words = 0
	case key.Matches(k, s.keys.words) && !s.quiet():
		s.words = (s.words + 1) % (len(meanings) + 1)
	case key.Matches(k, s.keys.back) && s.view != weeksView:
		s.view = weeksView
	case key.Matches(k, s.keys.back):
		return back{}
	case key.Matches(k, s.keys.more):
		return visit{morePlace}
	case key.Matches(k, s.keys.patterns):
		return visit{patternsPlace}
	case key.Matches(k, s.keys.search) && !s.look.Lying():
		return search{}
	case !s.known || s.words > 0:
	case key.Matches(k, s.keys.year):
		s.turn(yearView)
	case key.Matches(k, s.keys.sleep) && !s.quiet():
		s.turn(sleepView)
		s.seeking = true
		return refresh{}
	default:
		return s.step(k)
	}
	return nil
}

// turn shows a view, or the weeks again where it shows already.
func (s *journalScreen) turn(v view) {
	if s.view == v {
		v = weeksView
	}
	s.view = v
}

// step takes the keys that move the cursor or open its evening.
func (s *journalScreen) step(k tea.KeyPressMsg) intent {
	was := monday(s.calendar.cursor)
	switch {
	case key.Matches(k, s.keys.open):
		return openEvening{s.calendar.cursor}
	case key.Matches(k, s.keys.left):
		s.move(-7)
	case key.Matches(k, s.keys.right):
		s.move(7)
	case key.Matches(k, s.keys.up):
		s.move(-1)
	case key.Matches(k, s.keys.down):
		s.move(1)
	case key.Matches(k, s.keys.before):
		s.move(month(s.calendar.cursor, -1) - s.calendar.cursor)
	case key.Matches(k, s.keys.after):
		s.move(month(s.calendar.cursor, 1) - s.calendar.cursor)
	case key.Matches(k, s.keys.today):
		s.calendar.cursor = s.calendar.today
	}
	if s.view == sleepView && monday(s.calendar.cursor) != was {
		return refresh{} // other weeks may show now
	}
	return nil
}

// move takes the cursor some days on, not beyond this evening nor further back
// than the calendar reaches.
func (s *journalScreen) move(days evening.Day) {
	c := &s.calendar
	c.cursor = min(max(c.cursor+days, c.today-reachBack), c.today)
}

// telling is how the evenings are named just now.
func (s *journalScreen) telling() plain.Telling {
	return plain.Telling{Today: s.calendar.today, Here: s.calendar.today, Lying: s.quiet()}
}

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
	{"kept", plain.Counting}, {"the streak", journal.StreakSentence}, {"strength", journal.StrengthSentence},
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
