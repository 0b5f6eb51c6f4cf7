package learn

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"lull/ui/prose"
	"lull/ui/screen"
	"lull/ui/theme"
)

// Screen lists the pages. Typing after / narrows the list; enter opens one.
type Screen struct {
	library screen.Library
	pages   []screen.Page
	at      int
	search  textinput.Model
	keys    learnKeys
}

type learnKeys struct{ up, down, open, search, back key.Binding }

func New(l screen.Library) *Screen {
	s := &Screen{library: l, pages: l.All(), search: textinput.New(), keys: learnKeys{
		up: screen.UpKey, down: screen.DownKey, back: screen.BackKey,
		open:   screen.Bind("enter", "read", "enter"),
		search: screen.Bind("/", "search", "/"),
	}}
	s.search.Prompt = "/ "
	return s
}

func (s *Screen) Help() []key.Binding {
	keys := []key.Binding{s.keys.open, s.keys.up, s.keys.down, s.keys.search, s.keys.back}
	if !s.TakesLetters() {
		keys = append(keys, screen.HelpKey)
	}
	return keys
}

// TakesLetters tells whether ? is a letter of what is searched.
func (s *Screen) TakesLetters() bool            { return s.search.Focused() && s.search.Value() != "" }
func (s *Screen) Due(time.Time) time.Time       { return time.Time{} }
func (s *Screen) Frame(time.Time) screen.Intent { return nil }

func (s *Screen) Press(k tea.KeyPressMsg, _ time.Time) screen.Intent {
	switch {
	case k.String() == "up" || !s.search.Focused() && key.Matches(k, s.keys.up):
		s.at = max(s.at-1, 0)
	case k.String() == "down" || !s.search.Focused() && key.Matches(k, s.keys.down):
		s.at = min(s.at+1, max(len(s.pages)-1, 0))
	case key.Matches(k, s.keys.open):
		if s.at < len(s.pages) {
			return screen.Read{Page: s.pages[s.at]}
		}
	case s.search.Focused():
		return s.typed(k)
	case key.Matches(k, s.keys.search):
		s.search.Focus()
	case key.Matches(k, s.keys.back):
		return screen.Back{}
	}
	return nil
}

// typed takes a letter of the search; esc gives the whole list back.
func (s *Screen) typed(k tea.KeyPressMsg) screen.Intent {
	if key.Matches(k, screen.EscapeKey) {
		s.search.Reset()
		s.search.Blur()
	} else {
		s.search, _ = s.search.Update(k)
	}
	s.narrow()
	return nil
}

func (s *Screen) Paste(text string) {
	if s.search.Focused() {
		s.search.SetValue(s.search.Value() + text)
		s.narrow()
	}
}

func (s *Screen) narrow() {
	s.pages, s.at = s.library.All(), 0
	if words := strings.TrimSpace(s.search.Value()); words != "" {
		s.pages = s.library.Search(words)
	}
}

func (s *Screen) Draw(a screen.Area, t *theme.Theme) string {
	p := screen.NewLayout(a, t)
	p.Title("learn", "")
	p.Gap(1)
	if s.search.Focused() || s.search.Value() != "" {
		p.Line(t.Key.Render("/ ") + t.Ink.Render(s.search.Value()) + t.Faint.Render(t.Shapes.Across))
		p.Gap(1)
	}
	rows := p.Room(3)
	first := screen.Window(s.at, len(s.pages), rows)
	for i := first; i < min(first+rows, len(s.pages)); i++ {
		p.Choice(s.pages[i].Title, "", i == s.at)
	}
	p.Gap(1)
	if s.at < len(s.pages) {
		p.Wrap(s.pages[s.at].Summary, t.Faint)
	} else {
		p.Wrap("No page has these words.", t.Faint)
	}
	p.Foot(s.Help())
	return p.Draw()
}

// reading shows one page, a screen at a time.
type reading struct {
	page   screen.Page
	scroll screen.Scroll
	back   key.Binding
}

func NewReading(p screen.Page) *reading {
	return &reading{page: p, scroll: screen.NewScroll(), back: screen.BackKey}
}

func (r *reading) Help() []key.Binding           { return append(r.scroll.Help(), r.back, screen.HelpKey) }
func (r *reading) Due(time.Time) time.Time       { return time.Time{} }
func (r *reading) Frame(time.Time) screen.Intent { return nil }

func (r *reading) Press(k tea.KeyPressMsg, _ time.Time) screen.Intent {
	if key.Matches(k, r.back) {
		return screen.Back{}
	}
	r.scroll.Press(k)
	return nil
}

func (r *reading) Draw(a screen.Area, t *theme.Theme) string {
	p := screen.NewLayout(a, t)
	p.Gap(1)
	all := prose.Render(r.page.Markdown, p.Inner(), prose.Styles{
		Text: t.Ink.Render, Heading: t.Title.Render, Strong: t.Title.Render, Emphasis: t.Ink.Render,
		Code: t.Accent.Render, Link: t.Accent.Render, Quote: t.Faint.Render, Mark: t.Faint.Render,
		Bullet: t.Shapes.Bullet,
	})
	for _, l := range r.scroll.Show(all, p.Room(0)) {
		p.Line(l)
	}
	p.Foot(r.Help())
	return p.Draw()
}
