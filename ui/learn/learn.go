// Package learn is the list of pages, and a page that is read.
package learn

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"lull/ui/prose"
	"lull/ui/screen"
	"lull/ui/theme"
)

// Screen lists the pages. Typing after / narrows the list; enter opens one.
type Screen struct {
	screen.Saying
	screen.WithField               // what is searched, nil for nothing
	all, pages       []screen.Page // and those that are shown
	search           func(words string) []screen.Page
	say              screen.Say
	list             screen.List
	words            string // that were searched last
}

var (
	openKey = screen.Bind("enter", "read", "enter")
	findKey = screen.Bind("/", "search", "/")
)

// New lists the pages there are. search gives those that have all the words, and
// reads nothing.
func New(all []screen.Page, search func(words string) []screen.Page, say screen.Say) *Screen {
	return &Screen{all: all, pages: all, search: search, say: say}
}

func (s *Screen) Help() []key.Binding {
	if s.Field != nil {
		return s.Field.Helps(openKey, screen.EscapeKey, screen.UpArrow, screen.DownArrow)
	}
	return append([]key.Binding{openKey, findKey, screen.BackKey, screen.HelpKey}, s.list.Help()...)
}

func (s *Screen) Press(k tea.KeyPressMsg, _ time.Time) screen.Intent {
	s.Said = ""
	switch {
	case s.Field != nil && s.list.PressBelow(k, len(s.pages)):
	case key.Matches(k, openKey):
		if s.list.At < len(s.pages) {
			return screen.OpenPage{Page: s.pages[s.list.At]}
		}
	case s.Field != nil:
		if words := s.Field.Value(); s.Field.Press(k) == screen.Cancelled {
			s.Field, s.words = nil, words
		}
		s.narrow()
	case key.Matches(k, findKey):
		s.Field = screen.NewField("", s.words)
		s.narrow()
	case key.Matches(k, screen.BackKey):
		return screen.Back{}
	default:
		s.list.Press(k, len(s.pages), func(i int) string { return s.pages[i].Title })
	}
	return nil
}

func (s *Screen) Paste(text string) {
	s.Field.Paste(text)
	s.narrow()
}

// narrow shows the pages that have what is typed; escape gives them all back.
func (s *Screen) narrow() {
	s.pages, s.list.At = s.all, 0
	if s.TakesLetters() {
		s.Field.Accept()
		s.pages = s.search(s.Field.Value())
	}
}

func (s *Screen) Draw(a screen.Area, t *theme.Theme) string {
	p := screen.NewLayout(a, t)
	p.Title("learn", "", 1)
	if s.Field != nil {
		s.Field.Draw(p)
		p.Gap(1)
	}
	if p.Inner >= twoColumns {
		p.Split(titles, screen.ColumnGap, func(left, right *screen.Layout) {
			s.drawList(left, 1)
			s.drawWords(right)
			if s.list.At < len(s.pages) && s.Said == "" {
				right.Gap(1)
				page := rendered(s.pages[s.list.At], right.Inner, t.Faint, t)
				right.Add(page[:min(len(page), right.Free(1))])
			}
		})
		return p.Draw(s.Help())
	}
	s.drawList(p, 3)
	p.Gap(1)
	s.drawWords(p)
	return p.Draw(s.Help())
}

// From how wide a page on the one under the cursor is seen beside the list, and
// how wide the titles then are.
const (
	twoColumns = 90
	titles     = 44
)

func (s *Screen) drawList(p *screen.Layout, below int) {
	p.List(&s.list, len(s.pages), below, func(r screen.Row) { r.Choice(s.pages[r.At].Title, "") })
}

func (s *Screen) drawWords(p *screen.Layout) {
	switch {
	case s.Said != "":
		p.Wrap(s.Said, p.Theme.Warm)
	case s.list.At < len(s.pages):
		p.Wrap(s.pages[s.list.At].Summary, p.Theme.Faint)
	default:
		p.Wrap(s.say("lines.learn.none", nil), p.Theme.Faint)
	}
}

func rendered(page screen.Page, width int, ink lipgloss.Style, t *theme.Theme) []string {
	words := page.Markdown
	if t.ASCII {
		words = strings.ReplaceAll(words, "–", "-") // from one number to another
	}
	return prose.Render(words, width, prose.Styles{
		Text: ink.Render, Heading: t.Title.Render, Strong: t.Title.Render, Emphasis: ink.Render,
		Code: t.Accent.Render, Link: t.Accent.Render, Quote: t.Faint.Render, Mark: t.Faint.Render,
		Bullet: t.Shapes.Bullet,
	})
}

type reading struct {
	screen.Saying
	page   screen.Page
	scroll screen.Scroll
}

func NewReading(p screen.Page) *reading { return &reading{page: p} }

func (r *reading) Help() []key.Binding {
	return append(r.scroll.Help(), screen.BackKey, screen.HelpKey)
}

func (r *reading) Press(k tea.KeyPressMsg, _ time.Time) screen.Intent {
	r.Said = ""
	if key.Matches(k, screen.BackKey) {
		return screen.Back{}
	}
	r.scroll.Press(k)
	return nil
}

func (r *reading) Draw(a screen.Area, t *theme.Theme) string {
	p := screen.NewLayout(a, t)
	p.Gap(1)
	screen.Warn(p, r.Said)
	r.scroll.Draw(p, rendered(r.page, r.scroll.Page(p).Inner, t.Ink, t))
	return p.Draw(r.Help())
}
