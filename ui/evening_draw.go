package ui

import (
	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"lull/ui/plain"
	"lull/ui/theme"
)

func (s *eveningScreen) draw(a area, t *theme.Theme) string {
	if !s.known {
		return t.Fill("", a.width, a.height)
	}
	p := newPage(a, t)
	p.title(s.telling().Date(s.day), "")
	p.gap(2)
	below := s.below(p)
	picture := s.picture(p, room(p)-len(below)-max(len(s.entries), 1))
	p.lines = append(p.lines, picture...)
	s.drawEntries(p, room(p)-len(below), len(picture) > 0)
	if len(below) == 0 {
		below = s.whole(p)
	}
	p.lines = append(p.lines, below...)
	if s.field != nil {
		p.foot(s.field.help())
	} else {
		p.foot(s.foot())
	}
	return p.draw()
}

// foot names the keys that do something just now.
func (s *eveningScreen) foot() []key.Binding {
	k := s.keys
	switch {
	case s.look.Lying():
		return []key.Binding{k.back}
	case len(s.entries) == 0:
		return []key.Binding{k.add, k.back, k.night, k.more}
	case s.changes > 0:
		return []key.Binding{k.undo, k.remove, k.back, k.edit, k.add, k.night, k.more}
	}
	return []key.Binding{k.edit, k.add, k.remove, k.back, k.night, k.more}
}

// below is what stands under the entries: the field, or one quiet line.
func (s *eveningScreen) below(p *page) []string {
	q := newPage(p.area, p.theme)
	q.gap(2)
	switch {
	case s.field != nil:
		s.field.draw(q)
	case s.said != "":
		q.wrap(s.said, p.theme.Faint)
	case s.look.Lying():
		q.wrap("Changes can wait for the day.", p.theme.Faint)
	default:
		return nil
	}
	return q.lines
}

// whole is the chosen entry in full where its line is too short for it, as far
// as there is room left.
func (s *eveningScreen) whole(p *page) []string {
	if len(s.entries) == 0 || s.look.Lying() {
		return nil
	}
	told := plain.Entry(s.entries[s.at])
	words := told.What + tail(told.Much)
	const left = 4 + len("15:04  ") // the cursor, the shape, and the time
	rows := room(p)
	if rows < 2 || ansi.StringWidth(words) <= p.inner()-left {
		return nil
	}
	q := newPage(p.area, p.theme)
	q.gap(1)
	q.wrap(words, p.theme.Ink)
	return q.lines[:min(len(q.lines), rows)]
}

// tail is what follows after a comma, if anything does.
func tail(words string) string {
	if words == "" {
		return ""
	}
	return ", " + words
}

// room is how many more lines fit above the keys.
func room(p *page) int {
	const keys, air = 2, 1 // the keys with the line at the edge, and a dark one above
	if p.wide() {
		return p.area.height - keys - air - len(p.lines)
	}
	return p.area.height - keys - len(p.lines)
}

// drawEntries draws as many entries as there is room for, the chosen one among
// them; marked with their shapes where there is a picture to explain.
func (s *eveningScreen) drawEntries(p *page, room int, marked bool) {
	if len(s.entries) == 0 {
		p.line(p.theme.Faint.Render("nothing noted"))
		return
	}
	from := 0
	if room = max(room, 1); len(s.entries) > room {
		from = min(max(s.at-room/2, 0), len(s.entries)-room)
	}
	for i := from; i < min(from+room, len(s.entries)); i++ {
		s.drawEntry(p, i, marked)
	}
}

// drawEntry lays one entry on one line: the time, what it was, and at the
// right how it ended. What does not fit is cut, the ending goes first.
func (s *eveningScreen) drawEntry(p *page, i int, marked bool) {
	t, e := p.theme, s.entries[i]
	told := plain.Entry(e)
	mark, style := " ", t.Faint
	if i == s.at {
		mark, style = t.Shapes.Cursor, t.Ink
	}
	left := t.Key.Render(mark) + t.Ground.Render(" ")
	words := told.Name
	if marked {
		left += t.Faint.Render(shapeOf(e, t)) + t.Ground.Render(" ")
	}
	if !s.look.Lying() {
		left += t.Faint.Render(e.At.Format("15:04")) + t.Ground.Render("  ")
		words = told.What + tail(told.Much)
	}
	how := told.How
	if room := p.inner() - ansi.StringWidth(left) - ansi.StringWidth(how) - 2; ansi.StringWidth(words) > room {
		how = ""
	}
	p.spread(p.fit(left+style.Render(words)), t.Faint.Render(how))
}
