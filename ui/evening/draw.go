package evening

import (
	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"lull/ui/plain"
	"lull/ui/screen"
	"lull/ui/theme"
)

func (s *Screen) Draw(a screen.Area, t *theme.Theme) string {
	if !s.Known {
		return t.Fill("", a.Width, a.Height)
	}
	p := screen.NewLayout(a, t)
	p.Title(s.telling().Date(s.day), "")
	p.Gap(2)
	below := s.below(p)
	picture := s.picture(p, p.Room(0)-len(below)-max(len(s.entries), 1))
	p.Add(picture)
	s.drawEntries(p, len(below), len(picture) > 0)
	if len(below) == 0 {
		below = s.inFull(p)
	}
	p.Add(below)
	if s.Field != nil {
		return p.Draw(s.Field.Help())
	}
	return p.Draw(s.foot())
}

// foot names the keys that do something just now.
func (s *Screen) foot() []key.Binding {
	k := s.keys
	switch {
	case s.Look.Lying():
		return []key.Binding{screen.BackKey, k.more}
	case s.undone > 0:
		return []key.Binding{k.redo, screen.BackKey, k.edit, k.add, k.remove, k.night, k.more}
	case len(s.entries) == 0:
		return []key.Binding{k.add, screen.BackKey, k.night, k.more}
	case s.changes > 0:
		return []key.Binding{k.undo, k.remove, screen.BackKey, k.edit, k.add, k.night, k.more}
	}
	return []key.Binding{k.edit, k.add, k.remove, screen.BackKey, k.night, k.more}
}

// below is what stands under the entries: the field, or one quiet line.
func (s *Screen) below(p *screen.Layout) []string {
	q := screen.NewLayout(p.Area, p.Theme)
	q.Gap(2)
	switch {
	case s.Field != nil:
		s.Field.Draw(q)
	case s.Said != "":
		q.Wrap(s.Said, p.Theme.Faint)
	case s.Look.Lying():
		q.Wrap("Changes can wait for the day.", p.Theme.Faint)
	default:
		return nil
	}
	return q.Lines
}

// inFull is the chosen entry where its line is too short for it, as far as there
// is room left.
func (s *Screen) inFull(p *screen.Layout) []string {
	if len(s.entries) == 0 || s.Look.Lying() {
		return nil
	}
	words := plain.Entry(s.entries[s.at]).Content()
	const left = 4 + len("15:04  ") // the cursor, the shape, and the time
	rows := p.Room(0)
	if rows < 2 || ansi.StringWidth(words) <= p.Inner()-left {
		return nil
	}
	q := screen.NewLayout(p.Area, p.Theme)
	q.Gap(1)
	q.Wrap(words, p.Theme.Ink)
	return q.Lines[:min(len(q.Lines), rows)]
}

// drawEntries draws as many entries as there is room for, the chosen one among
// them; marked with their shapes where there is a picture to explain.
func (s *Screen) drawEntries(p *screen.Layout, below int, marked bool) {
	if len(s.entries) == 0 {
		p.Line(p.Theme.Faint.Render("nothing noted"))
		return
	}
	p.List(s.at, len(s.entries), below, func(i int) { s.drawEntry(p, i, marked) })
}

// drawEntry lays one entry on one line: the time, what it was, and at the
// right how it ended. What does not fit is cut, the ending goes first.
func (s *Screen) drawEntry(p *screen.Layout, i int, marked bool) {
	t, e := p.Theme, s.entries[i]
	entry := plain.Entry(e)
	left, style := p.Mark(i == s.at)
	words, how := entry.Name, entry.How
	if marked {
		left += t.Faint.Render(screen.ShapeOf(e, t)) + t.Air(1)
	}
	if !s.Look.Lying() {
		left += t.Faint.Render(e.At.Format("15:04")) + t.Air(2)
		words = entry.Content()
	}
	if room := p.Inner() - ansi.StringWidth(left) - ansi.StringWidth(how) - 2; ansi.StringWidth(words) > room {
		how = ""
	}
	p.Spread(p.Fit(left+style.Render(words)), t.Faint.Render(how))
}
