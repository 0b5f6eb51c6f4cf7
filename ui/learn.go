package ui

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"lull/ui/prose"
	"lull/ui/theme"
)

// Page is one page to read.
type Page struct{ Name, Title, Summary, Markdown string }

// Library is what there is to read.
type Library interface {
	// All gives the pages in order.
	All() []Page
	// Search gives the pages that have all the words, best first.
	Search(words string) []Page
}

// learn lists the pages. Typing after / narrows the list; enter opens one.
type learn struct {
	library Library
	pages   []Page
	at      int
	search  textinput.Model
	keys    learnKeys
}

type learnKeys struct{ up, down, open, search, back key.Binding }

func newLearn(l Library) *learn {
	s := &learn{library: l, pages: l.All(), search: textinput.New(), keys: learnKeys{
		up:     key.NewBinding(key.WithKeys("up", "k"), key.WithHelp("↑", "up")),
		down:   key.NewBinding(key.WithKeys("down", "j"), key.WithHelp("↓", "down")),
		open:   key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "read")),
		search: key.NewBinding(key.WithKeys("/"), key.WithHelp("/", "search")),
		back:   backKey,
	}}
	s.search.Prompt = "/ "
	return s
}

func (s *learn) help() []key.Binding {
	return []key.Binding{s.keys.open, s.keys.up, s.keys.down, s.keys.search, s.keys.back}
}
func (s *learn) due(time.Time) time.Time { return time.Time{} }
func (s *learn) frame(time.Time) intent  { return nil }

func (s *learn) press(k tea.KeyPressMsg, _ time.Time) intent {
	switch {
	case k.String() == "ctrl+c":
		return back{}
	case k.String() == "up" || !s.search.Focused() && key.Matches(k, s.keys.up):
		s.at = max(s.at-1, 0)
	case k.String() == "down" || !s.search.Focused() && key.Matches(k, s.keys.down):
		s.at = min(s.at+1, max(len(s.pages)-1, 0))
	case key.Matches(k, s.keys.open):
		if s.at < len(s.pages) {
			return read{s.pages[s.at]}
		}
	case s.search.Focused():
		return s.typed(k)
	case key.Matches(k, s.keys.search):
		s.search.Focus()
	case key.Matches(k, s.keys.back):
		return back{}
	}
	return nil
}

// typed takes a letter of the search; esc gives the whole list back.
func (s *learn) typed(k tea.KeyPressMsg) intent {
	if k.String() == "esc" {
		s.search.Reset()
		s.search.Blur()
	} else {
		s.search, _ = s.search.Update(k)
	}
	s.narrow()
	return nil
}

func (s *learn) paste(text string) {
	if s.search.Focused() {
		s.search.SetValue(s.search.Value() + text)
		s.narrow()
	}
}

func (s *learn) narrow() {
	s.pages, s.at = s.library.All(), 0
	if words := strings.TrimSpace(s.search.Value()); words != "" {
		s.pages = s.library.Search(words)
	}
}

func (s *learn) draw(a area, t *theme.Theme) string {
	p := newPage(a, t)
	p.title("learn", "")
	p.gap(1)
	if s.search.Focused() || s.search.Value() != "" {
		p.line(t.Key.Render("/ ") + t.Ink.Render(s.search.Value()) + t.Faint.Render(t.Shapes.Across))
		p.gap(1)
	}
	rows := p.room(3)
	first := window(s.at, len(s.pages), rows)
	for i := first; i < min(first+rows, len(s.pages)); i++ {
		p.choice(s.pages[i].Title, "", i == s.at)
	}
	p.gap(1)
	if s.at < len(s.pages) {
		p.wrap(s.pages[s.at].Summary, t.Faint)
	} else {
		p.wrap("No page has these words.", t.Faint)
	}
	p.foot(s.help())
	return p.draw()
}

// reading shows one page, a screen at a time.
type reading struct {
	page   Page
	scroll scroll
	back   key.Binding
}

func newReading(p Page) *reading { return &reading{page: p, scroll: newScroll(), back: backKey} }

func (r *reading) help() []key.Binding     { return append(r.scroll.help(), r.back) }
func (r *reading) due(time.Time) time.Time { return time.Time{} }
func (r *reading) frame(time.Time) intent  { return nil }

func (r *reading) press(k tea.KeyPressMsg, _ time.Time) intent {
	if key.Matches(k, r.back) {
		return back{}
	}
	r.scroll.press(k)
	return nil
}

func (r *reading) draw(a area, t *theme.Theme) string {
	p := newPage(a, t)
	p.gap(1)
	all := prose.Render(r.page.Markdown, p.inner(), prose.Styles{
		Text: t.Ink.Render, Heading: t.Title.Render, Strong: t.Title.Render, Emphasis: t.Ink.Render,
		Code: t.Accent.Render, Link: t.Accent.Render, Quote: t.Faint.Render, Mark: t.Faint.Render,
		Bullet: t.Shapes.Bullet,
	})
	for _, l := range r.scroll.show(all, p.room(0)) {
		p.line(l)
	}
	p.foot(r.help())
	return p.draw()
}
