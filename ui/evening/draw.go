package evening

import (
	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"lull/ui/plain"
	"lull/ui/screen"
	"lull/ui/theme"
)

func (s *Screen) Draw(a screen.Area, t *theme.Theme) string {
	if !s.known {
		return t.Fill("", a.Width, a.Height)
	}
	p := screen.NewLayout(a, t)
	p.Title(s.telling().Date(s.Day), "")
	p.Gap(2)
	below := s.Below(p)
	picture := s.picture(p, room(p)-len(below)-max(len(s.Entries), 1))
	p.Lines = append(p.Lines, picture...)
	s.drawEntries(p, room(p)-len(below), len(picture) > 0)
	if len(below) == 0 {
		below = s.whole(p)
	}
	p.Lines = append(p.Lines, below...)
	if s.Field != nil {
		p.Foot(s.Field.Help())
	} else {
		p.Foot(s.Foot())
	}
	return p.Draw()
}

// Foot names the keys that do something just now.
func (s *Screen) Foot() []key.Binding {
	k := s.keys
	switch {
	case s.look.Lying():
		return []key.Binding{k.back, k.more}
	case len(s.Entries) == 0:
		return []key.Binding{k.add, k.back, k.night, k.more}
	case s.Changes > 0:
		return []key.Binding{k.undo, k.remove, k.back, k.edit, k.add, k.night, k.more}
	}
	return []key.Binding{k.edit, k.add, k.remove, k.back, k.night, k.more}
}

// Below is what stands under the entries: the field, or one quiet line.
func (s *Screen) Below(p *screen.Layout) []string {
	q := screen.NewLayout(p.Area, p.Theme)
	q.Gap(2)
	switch {
	case s.Field != nil:
		s.Field.Draw(q)
	case s.said != "":
		q.Wrap(s.said, p.Theme.Faint)
	case s.look.Lying():
		q.Wrap("Changes can wait for the day.", p.Theme.Faint)
	default:
		return nil
	}
	return q.Lines
}

// whole is the chosen entry in full where its line is too short for it, as far
// as there is room left.
func (s *Screen) whole(p *screen.Layout) []string {
	if len(s.Entries) == 0 || s.look.Lying() {
		return nil
	}
	told := plain.Entry(s.Entries[s.At])
	words := told.What + tail(told.Much)
	const left = 4 + len("15:04  ") // the cursor, the shape, and the time
	rows := room(p)
	if rows < 2 || ansi.StringWidth(words) <= p.Inner()-left {
		return nil
	}
	q := screen.NewLayout(p.Area, p.Theme)
	q.Gap(1)
	q.Wrap(words, p.Theme.Ink)
	return q.Lines[:min(len(q.Lines), rows)]
}

// tail is what follows after a comma, if anything does.
func tail(words string) string {
	if words == "" {
		return ""
	}
	return ", " + words
}

// room is how many more lines fit above the keys.
func room(p *screen.Layout) int {
	const keys, air = 2, 1 // the keys with the line at the edge, and a dark one above
	if p.Wide() {
		return p.Area.Height - keys - air - len(p.Lines)
	}
	return p.Area.Height - keys - len(p.Lines)
}

// drawEntries draws as many entries as there is room for, the chosen one among
// them; marked with their shapes where there is a picture to explain.
func (s *Screen) drawEntries(p *screen.Layout, room int, marked bool) {
	if len(s.Entries) == 0 {
		p.Line(p.Theme.Faint.Render("nothing noted"))
		return
	}
	from := 0
	if room = max(room, 1); len(s.Entries) > room {
		from = min(max(s.At-room/2, 0), len(s.Entries)-room)
	}
	for i := from; i < min(from+room, len(s.Entries)); i++ {
		s.drawEntry(p, i, marked)
	}
}

// drawEntry lays one entry on one line: the time, what it was, and at the
// right how it ended. What does not fit is cut, the ending goes first.
func (s *Screen) drawEntry(p *screen.Layout, i int, marked bool) {
	t, e := p.Theme, s.Entries[i]
	told := plain.Entry(e)
	mark, style := " ", t.Faint
	if i == s.At {
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
	if room := p.Inner() - ansi.StringWidth(left) - ansi.StringWidth(how) - 2; ansi.StringWidth(words) > room {
		how = ""
	}
	p.Spread(p.Fit(left+style.Render(words)), t.Faint.Render(how))
}
