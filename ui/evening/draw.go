package evening

import (
	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"lull/ui/hours"
	"lull/ui/plain"
	"lull/ui/screen"
	"lull/ui/theme"
)

func (s *Screen) Draw(a screen.Area, t *theme.Theme) string {
	if !s.Known {
		return t.Fill("", a.Width, a.Height)
	}
	p := screen.NewLayout(a, t)
	p.Title(s.telling().Date(s.day), "", 2)
	below := s.below(p)
	picture := s.picture(p, p.Free(0)-len(below)-max(len(s.entries), 1))
	p.Add(picture)
	if len(s.entries) == 0 {
		p.Line(t.Faint.Render("nothing noted"))
	}
	p.List(&s.list, len(s.entries), len(below), func(r screen.Row) { s.drawEntry(r, len(picture) > 0) })
	if len(below) == 0 {
		below = s.inFull(p)
	}
	p.Add(below)
	if s.Field != nil {
		return p.Draw(s.Field.Help())
	}
	return p.Draw(s.foot())
}

// picture shows when there was what on the evening, in so many lines at most
// and one left dark below it. At night it shows nothing.
func (s *Screen) picture(p *screen.Layout, room int) []string {
	if s.Look.Lying() {
		return nil
	}
	s.pen = s.pen.In(p.Theme)
	e := hours.Evening{Day: s.day, Entries: s.entries, Curve: s.curve, Schedule: s.noting.Schedule, Look: s.Look}
	rows := room - p.Air()
	if p.Wide() && rows >= hours.LeastRows {
		rows = max(rows-spareRows, hours.LeastRows)
	}
	lines := e.Line(s.pen, p.Theme, p.Inner, rows, p.Wide())
	if len(lines) > 0 {
		lines = append(lines, make([]string, p.Air())...)
	}
	return lines
}

// spareRows are left for the words of an entry in full, where that is possible.
const spareRows = 4

func (s *Screen) foot() []key.Binding {
	switch {
	case s.Look.Lying():
		return []key.Binding{screen.BackKey, moreKey}
	case s.undone > 0:
		return []key.Binding{screen.RedoKey, screen.BackKey, editKey, addKey, removeKey, nightKey, moreKey}
	case len(s.entries) == 0:
		return []key.Binding{addKey, screen.BackKey, nightKey, moreKey}
	case s.changes > 0:
		return []key.Binding{screen.UndoKey, removeKey, screen.BackKey, editKey, addKey, nightKey, moreKey}
	}
	return []key.Binding{editKey, addKey, removeKey, screen.BackKey, nightKey, moreKey}
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

// inFull is the chosen entry where its line is too short for it.
func (s *Screen) inFull(p *screen.Layout) []string {
	if len(s.entries) == 0 || s.Look.Lying() {
		return nil
	}
	words := plain.Entry(s.entries[s.list.At]).Content()
	const left = 4 + len("15:04  ") // the cursor, the shape, and the time
	rows := p.Free(0)
	if rows < 2 || ansi.StringWidth(words) <= p.Inner-left {
		return nil
	}
	lines := []string{""}
	if !p.Wide() {
		lines, rows = nil, rows+1 // the words are worth more than the air above them
	}
	for _, l := range p.Cut(words, min(p.Inner, 72), rows-1) {
		lines = append(lines, p.Theme.Ink.Render(l))
	}
	return lines
}

// drawEntry cuts what does not fit; how it ended goes first.
func (s *Screen) drawEntry(r screen.Row, marked bool) {
	t, e := r.Theme, s.entries[r.At]
	entry := plain.Entry(e)
	left, style := r.Mark()
	words, how := entry.Name, entry.How
	if marked {
		left += t.Faint.Render(screen.ShapeOf(e, t)) + t.Air(1)
	}
	if !s.Look.Lying() {
		left += t.Faint.Render(e.At.Format("15:04")) + t.Air(2)
		words = entry.Content()
	}
	if room := r.Inner - ansi.StringWidth(left) - ansi.StringWidth(how) - 2; ansi.StringWidth(words) > room {
		how = ""
	}
	r.Spread(r.Fit(left+style.Render(words)), t.Faint.Render(how))
}
