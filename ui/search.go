package ui

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/tonight"
	"lull/ui/plain"
	"lull/ui/theme"
)

// searchScreen looks for words in the notes and names of the journal and lists
// the evenings that have them. Once somebody lies down it can wait.
type searchScreen struct {
	field *field
	look  tonight.Look
	known bool
	waits bool // for the answer to what was asked
	kind  int  // of the filters
	asked Find // what was looked for; without words nothing yet
	found []finds
	more  bool // there is more than was given
	at    int
	said  string
	keys  searchKeys
}

type searchKeys struct{ find, open, up, down, kind, back, quit key.Binding }

// finds is one evening of the list, with what it has of what was looked for.
type finds struct {
	day     evening.Day
	entries []journal.Entry
}

// filters are the kinds that can be searched alone.
var filters = [...]struct {
	name  string
	kinds []journal.Kind
}{
	{"everything", nil},
	{"notes", []journal.Kind{journal.KindNote, journal.KindParked, journal.KindNight, journal.KindTrial}},
	{"drinks and meals", []journal.Kind{journal.KindIntake}},
	{"exercise", []journal.Kind{journal.KindExercise}},
	{"practices", []journal.Kind{journal.KindSession}},
}

func newSearch(words string) *searchScreen {
	bind := func(shown, help string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, help))
	}
	s := &searchScreen{field: newField("words in notes and names", words, nil), keys: searchKeys{
		find: bind("enter", "search", "enter"),
		open: bind("enter", "open", "enter"),
		up:   bind("↑", "up", "up"),
		down: bind("↓", "down", "down"),
		kind: bind("tab", "kind", "tab"),
		back: bind("esc", "back", "esc"),
		quit: bind("ctrl+c", "leave", "ctrl+c"),
	}}
	s.asked.Words = words
	return s
}

// OpenSearch opens on what the journal has of some words.
func OpenSearch(words string) Opening {
	return func(a *App) { a.stack = append(a.stack, newSearch(words)) }
}

// help names enter for what it does just now.
func (s *searchScreen) help() []key.Binding {
	k := s.keys
	if s.quiet() {
		return []key.Binding{k.back}
	}
	if s.fresh() || len(s.found) == 0 {
		return []key.Binding{k.find, k.back, k.kind}
	}
	return []key.Binding{k.open, k.back, k.kind, k.down, k.up}
}

func (s *searchScreen) due(now time.Time) time.Time { return nextMinute(now) }
func (s *searchScreen) frame(now time.Time) intent  { return turned(s.look, now) }
func (s *searchScreen) notice(text string)          { s.said = text }

func (s *searchScreen) quiet() bool { return s.known && s.look.Lying() }

// fresh tells whether something else stands in the field than what was looked
// for.
func (s *searchScreen) fresh() bool { return s.field.value() != s.asked.Words }

func (s *searchScreen) needs() Query {
	if s.asked.Words == "" || s.quiet() {
		return Query{}
	}
	return Query{Find: &s.asked}
}

func (s *searchScreen) read(a Answer) {
	s.look, s.known, s.waits = a.Tonight, true, false
	s.found, s.more = nil, len(a.Found) == MostFound
	for _, e := range a.Found {
		if n := len(s.found); n == 0 || s.found[n-1].day != e.Evening {
			s.found = append(s.found, finds{day: e.Evening})
		}
		last := &s.found[len(s.found)-1]
		last.entries = append(last.entries, e)
	}
	s.at = max(min(s.at, len(s.found)-1), 0)
}

func (s *searchScreen) press(k tea.KeyPressMsg, _ time.Time) intent {
	s.said = ""
	switch {
	case key.Matches(k, s.keys.quit):
		return quit{}
	case key.Matches(k, s.keys.back):
		if s.field.press(k) == gaveUp {
			return back{}
		}
	case !s.known || s.quiet():
	case key.Matches(k, s.keys.up):
		s.at = max(s.at-1, 0)
	case key.Matches(k, s.keys.down):
		s.at = max(min(s.at+1, len(s.found)-1), 0)
	case key.Matches(k, s.keys.kind):
		s.kind = (s.kind + 1) % len(filters)
		return s.ask()
	case key.Matches(k, s.keys.find) && s.fresh():
		return s.ask()
	case key.Matches(k, s.keys.open):
		if len(s.found) > 0 {
			return openEvening{s.found[s.at].day}
		}
	default:
		s.field.press(k)
	}
	return nil
}

// ask looks for what stands in the field.
func (s *searchScreen) ask() intent {
	s.asked = Find{Words: s.field.value(), Kinds: filters[s.kind].kinds}
	s.field.was = s.asked.Words
	s.at, s.found = 0, nil
	if s.waits = s.asked.Words != ""; !s.waits {
		return nil
	}
	return refresh{}
}

func (s *searchScreen) paste(text string) { s.field.paste(text) }

func (s *searchScreen) draw(a area, t *theme.Theme) string {
	p := newPage(a, t)
	p.title("search", filters[s.kind].name)
	p.gap(2)
	if s.quiet() {
		p.wrap("This can wait for the day.", t.Faint)
		p.foot(s.help())
		return p.draw()
	}
	s.field.draw(p)
	p.gap(1)
	switch {
	case s.said != "":
		p.wrap(s.said, t.Warm)
	case s.known && !s.waits && s.asked.Words != "" && len(s.found) == 0:
		p.wrap(plain.NothingFound, t.Faint)
	default:
		s.drawFound(p)
	}
	p.foot(s.help())
	return p.draw()
}

// drawFound lists the evenings, the latest first.
func (s *searchScreen) drawFound(p *page) {
	rows := p.room(0)
	from := window(s.at, len(s.found), rows)
	for i := from; i < min(from+rows, len(s.found)); i++ {
		s.drawEvening(p, i)
	}
	if s.more && p.wide() && len(s.found) <= from+rows {
		p.wrap("older ones show with more words", p.theme.Faint)
	}
}

// dateColumn is how wide the dates of the list are.
const dateColumn = 17

// drawEvening lays one evening on a line: its date, and what it has.
func (s *searchScreen) drawEvening(p *page, i int) {
	t, found := p.theme, s.found[i]
	mark, style := " ", t.Faint
	if i == s.at {
		mark, style = t.Shapes.Cursor, t.Ink
	}
	telling := plain.Telling{Today: s.look.Day, Here: s.look.Day}
	date := telling.Day(found.day)
	width := dateColumn
	if !p.wide() {
		date, width = found.day.String(), len("2026-11-23")+2
	}
	words := make([]string, len(found.entries))
	for i, e := range found.entries {
		words[i] = around(plain.Entry(e).String(), s.asked.Words, p.inner()-width-2, t.Shapes.More)
	}
	p.line(p.fit(t.Key.Render(mark) + t.Ground.Render(" ") + style.Render(date) +
		t.Ground.Render(strings.Repeat(" ", max(width-ansi.StringWidth(date), 1))) +
		style.Render(strings.Join(words, "; "))))
}

// around cuts the beginning of a long text where the word that was looked for
// would not be seen otherwise.
func around(text, words string, room int, more string) string {
	first, _, _ := strings.Cut(words, " ")
	found := strings.Index(strings.ToLower(text), strings.ToLower(first))
	if found < 0 || ansi.StringWidth(text) <= room {
		return text
	}
	// Measured in cells: small letters may have other bytes than large ones.
	at := ansi.StringWidth(strings.ToLower(text)[:found])
	if end := at + ansi.StringWidth(first); end < room-1 {
		return text
	}
	return ansi.TruncateLeft(text, max(at-room/3, 0), more)
}
