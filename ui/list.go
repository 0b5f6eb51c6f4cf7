package ui

// room is how many more lines fit above the keys, with some left below them.
func (p *page) room(below int) int {
	foot := 2 // the keys, and a line below
	if p.wide() {
		foot = 3 // the keys, a dark line below and one above
	}
	return max(p.area.height-len(p.lines)-foot-below, 1)
}

// choice adds a line of a list; the chosen one has a mark before it.
func (p *page) choice(name, right string, chosen bool) {
	t := p.theme
	mark, style := " ", t.Faint
	if chosen {
		mark, style = t.Shapes.Cursor, t.Ink
	}
	p.spread(p.fit(t.Key.Render(mark)+t.Ground.Render(" ")+style.Render(name)), t.Faint.Render(right))
}

// window is the first of n lines to show in rows, so that the chosen one is
// seen with some of what is around it.
func window(chosen, n, rows int) int {
	return max(min(chosen-rows/2, n-rows), 0)
}
