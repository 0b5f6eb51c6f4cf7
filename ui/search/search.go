// Package search is the screen on which the journal is searched.
package search

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/lists"
	"lull/routines/lookup"
	"lull/ui/plain"
	"lull/ui/screen"
	"lull/ui/theme"
)

// Screen looks for words in the journal. Once somebody lies down it can wait.
type Screen struct {
	screen.WithField
	screen.Looked
	waits bool        // for the answer to what was asked
	kind  int         // of the filters
	query lookup.Find // what was looked for; without words nothing yet
	found []result
	more  bool // there is more than was given
	list  screen.List
}

var (
	findKey = screen.Bind("enter", "search", "enter")
	openKey = screen.Bind("enter", "open", "enter")
	kindKey = screen.Bind("tab", "kind", "tab")
)

// result is one evening of the list, with what it has of what was looked for.
type result struct {
	day     evening.Day
	entries []journal.Entry
}

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

func New(words string) *Screen {
	return &Screen{
		WithField: screen.WithField{Field: screen.NewField("words in notes and names", words)},
		query:     lookup.Find{Words: words},
	}
}

// Help names enter for what it does just now.
func (s *Screen) Help() []key.Binding {
	if s.Look.Lying() {
		return []key.Binding{screen.EscapeKey, screen.HelpKey}
	}
	if s.fresh() || len(s.found) == 0 {
		return s.Field.Helps(findKey, screen.EscapeKey, kindKey)
	}
	return s.Field.Helps(openKey, screen.EscapeKey, kindKey, screen.DownArrow, screen.UpArrow)
}

func (s *Screen) TakesLetters() bool { return !s.Look.Lying() && s.Field.TakesLetters() }

func (s *Screen) Types() bool { return !s.Look.Lying() }

// fresh tells whether the field holds something else than was looked for.
func (s *Screen) fresh() bool { return s.Field.Value() != s.query.Words }

func (s *Screen) Needs() lookup.Query {
	if s.query.Words == "" || s.Look.Lying() {
		return lookup.Query{}
	}
	return lookup.Query{Find: &s.query}
}

func (s *Screen) Read(a lookup.Answer) {
	s.See(a)
	s.waits, s.found, s.more = false, nil, len(a.Found) == lookup.MostFound
	for _, e := range a.Found {
		if n := len(s.found); n == 0 || s.found[n-1].day != e.Evening {
			s.found = append(s.found, result{day: e.Evening})
		}
		last := &s.found[len(s.found)-1]
		last.entries = append(last.entries, e)
	}
	s.list.Within(len(s.found))
}

func (s *Screen) Press(k tea.KeyPressMsg, _ time.Time) screen.Intent {
	s.Said = ""
	switch {
	case key.Matches(k, screen.EscapeKey):
		if s.Look.Lying() || s.Field.Press(k) == screen.Cancelled {
			return screen.Back{}
		}
	case !s.Known || s.Look.Lying():
	case s.list.PressBelow(k, len(s.found)):
	case key.Matches(k, kindKey):
		s.kind = (s.kind + 1) % len(filters)
		return s.ask()
	case key.Matches(k, findKey) && s.fresh():
		return s.ask()
	case key.Matches(k, openKey):
		if len(s.found) > 0 {
			return screen.OpenEvening{Day: s.found[s.list.At].day}
		}
	default:
		s.Field.Press(k)
	}
	return nil
}

func (s *Screen) ask() screen.Intent {
	s.query = lookup.Find{Words: s.Field.Value(), Kinds: filters[s.kind].kinds}
	s.Field.Accept()
	s.list.At, s.found = 0, nil
	if s.waits = s.query.Words != ""; !s.waits {
		return nil
	}
	return screen.Refresh{}
}

func (s *Screen) Draw(a screen.Area, t *theme.Theme) string {
	p := screen.NewLayout(a, t)
	p.Title("search", filters[s.kind].name, 2)
	if s.Look.Lying() {
		p.Wrap(screen.ForTheDay, t.Faint)
		return p.Draw(s.Help())
	}
	s.Field.Draw(p)
	p.Gap(1)
	switch {
	case s.Said != "":
		p.Wrap(s.Said, t.Warm)
	case s.Known && !s.waits && s.query.Words != "" && len(s.found) == 0:
		p.Wrap(plain.NothingFound, t.Faint)
	default:
		s.drawFound(p)
	}
	return p.Draw(s.Help())
}

func (s *Screen) drawFound(p *screen.Layout) {
	last := 0
	p.List(&s.list, len(s.found), 0, func(r screen.Row) {
		s.drawEvening(r)
		last = r.At
	})
	if s.more && p.Wide() && last == len(s.found)-1 {
		p.Wrap("older ones show with more words", p.Theme.Faint)
	}
}

const dateColumn = 17

func (s *Screen) drawEvening(r screen.Row) {
	t, found := r.Theme, s.found[r.At]
	mark, style := r.Mark()
	telling := plain.Telling{Today: s.Look.Day, Here: s.Look.Day}
	date, width := telling.Day(found.day), dateColumn
	if !r.Wide() {
		date, width = found.day.String(), len("2026-11-23")+2
	}
	words := lists.Each(found.entries, func(e journal.Entry) string {
		return cutBefore(plain.Entry(e).String(), s.query.Words, r.Inner-width-2, t.Shapes.More)
	})
	r.Line(r.Fit(mark + t.Padded(date, width, style) + style.Render(strings.Join(words, "; "))))
}

// cutBefore cuts the beginning where the word looked for would not be seen.
func cutBefore(text, words string, room int, more string) string {
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
