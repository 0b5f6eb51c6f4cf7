// Package learn is the list of pages, and a page that is read.
package learn

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/ui/prose"
	"lull/ui/screen"
	"lull/ui/theme"
)

// Screen lists the pages. Typing after / narrows the list; enter opens one.
type Screen struct {
	*screen.Field               // what is searched, nil for nothing
	all, pages    []screen.Page // and those that are shown
	search        func(words string) []screen.Page
	at            int
	open, find    key.Binding
}

// New lists the pages there are. search gives those that have all the words, and
// reads nothing.
func New(all []screen.Page, search func(words string) []screen.Page) *Screen {
	return &Screen{
		all: all, pages: all, search: search,
		open: screen.Bind("enter", "read", "enter"), find: screen.Bind("/", "search", "/"),
	}
}

func (s *Screen) Help() []key.Binding {
	return s.Helps(s.open, screen.UpKey, screen.DownKey, s.find, screen.BackKey)
}

func (s *Screen) Press(k tea.KeyPressMsg, _ time.Time) screen.Intent {
	up, down := screen.UpKey, screen.DownKey
	if s.Field != nil {
		up, down = screen.UpArrow, screen.DownArrow
	}
	switch {
	case screen.Move(k, &s.at, len(s.pages), up, down):
	case key.Matches(k, s.open):
		if s.at < len(s.pages) {
			return screen.Read{Page: s.pages[s.at]}
		}
	case s.Field != nil:
		if s.Field.Press(k) == screen.GaveUp {
			s.Field = nil
		}
		s.narrow()
	case key.Matches(k, s.find):
		s.Field = screen.NewField("", "")
	case key.Matches(k, screen.BackKey):
		return screen.Back{}
	}
	return nil
}

func (s *Screen) Paste(text string) {
	s.Field.Paste(text)
	s.narrow()
}

// narrow shows the pages that have what is typed; escape gives them all back.
func (s *Screen) narrow() {
	s.pages, s.at = s.all, 0
	if s.TakesLetters() {
		s.Settle()
		s.pages = s.search(s.Value())
	}
}

func (s *Screen) Draw(a screen.Area, t *theme.Theme) string {
	p := screen.NewLayout(a, t)
	p.Title("learn", "")
	p.Gap(1)
	if s.Field != nil {
		s.Field.Draw(p)
		p.Gap(1)
	}
	p.List(s.at, len(s.pages), 3, func(i int) { p.Choice(s.pages[i].Title, "", i == s.at) })
	p.Gap(1)
	if s.at < len(s.pages) {
		p.Wrap(s.pages[s.at].Summary, t.Faint)
	} else {
		p.Wrap("No page has these words.", t.Faint)
	}
	return p.Draw(s.Help())
}

// reading shows one page, a screen at a time.
type reading struct {
	page   screen.Page
	scroll screen.Scroll
}

func NewReading(p screen.Page) *reading {
	return &reading{page: p, scroll: screen.NewScroll()}
}

func (r *reading) Help() []key.Binding {
	return append(r.scroll.Help(), screen.BackKey, screen.HelpKey)
}

func (r *reading) Press(k tea.KeyPressMsg, _ time.Time) screen.Intent {
	if key.Matches(k, screen.BackKey) {
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
	p.Add(r.scroll.Show(all, p.Room(0)))
	return p.Draw(r.Help())
}
