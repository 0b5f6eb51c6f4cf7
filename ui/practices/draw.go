package practices

import (
	"cmp"

	"github.com/charmbracelet/x/ansi"

	"lull/routines/repertoire"
	"lull/ui/prose"
	"lull/ui/screen"
	"lull/ui/theme"
)

// The columns: air after the titles for a length, and how wide what stands beside
// the list is at least and at most.
const (
	lengthColumn = 10
	leastBeside  = 24
	mostBeside   = 84
	lineWidth    = 62 // of words beside the list
	stackedWidth = 72 // of words below it
)

func (c *Screen) Draw(a screen.Area, t *theme.Theme) string {
	titles := 0
	for _, o := range c.offer {
		titles = max(titles, ansi.StringWidth(o.title))
	}
	left := titles + lengthColumn
	p := screen.NewLayoutOf(a, t, left+screen.ColumnGap+mostBeside)
	right := p.Inner - left - screen.ColumnGap
	c.preview.moves = false
	switch {
	case len(c.offer) == 0:
		p.Title(c.title, "", 2)
		p.Wrap(cmp.Or(c.Said, "There is nothing here yet."), t.Faint)
	case !p.Wide():
		c.drawNarrow(p)
	case right < leastBeside:
		c.drawStacked(p)
	default:
		p.Title(c.title, "", 2)
		p.Split(left, screen.ColumnGap, c.drawBeside)
	}
	return p.Draw(c.Help())
}

func (c *Screen) drawBeside(left, right *screen.Layout) {
	c.drawList(left, 0)
	above, room, width := len(right.Lines), right.Free(0), min(right.Inner, lineWidth)
	words := prose.Paragraph(c.about(), width)
	height := min(room-c.mostWords(width)-1, max(right.Inner*2/5, leastPicture), room*3/5)
	c.preview.draw(right, height)
	if len(right.Lines) > above {
		right.Line("")
	}
	if c.offer[c.list.At].parts == nil || c.Said != "" {
		c.drawWords(right, words)
	}
}

func (c *Screen) drawStacked(p *screen.Layout) {
	p.Title(c.title, "", 1)
	below := p.Within(min(p.Inner, stackedWidth))
	if parts := c.offer[c.list.At].parts; parts != nil && c.Said == "" {
		drawParts(below, parts, c.preview.day)
	} else {
		c.drawWords(below, prose.Paragraph(c.about(), below.Inner))
	}
	most := c.mostWords(below.Inner)
	for _, o := range c.offer {
		most = max(most, 2*len(o.parts))
	}
	c.drawList(p, most+1)
	p.Gap(1)
	p.Add(below.Lines)
}

// drawNarrow gives the lines of a small window to the list: the shape of the
// chosen one stands beside the title, and below are all of its words where the
// list keeps a few lines.
func (c *Screen) drawNarrow(p *screen.Layout) {
	const least, shape = 4, 16
	p.Gap(1)
	p.Spread(p.Theme.Title.Render(c.title), p.Theme.Bar.Render(c.preview.small(shape, p.Theme)))
	below := min(c.mostWords(p.Inner), p.Free(0)-min(len(c.offer), least))
	c.drawList(p, below)
	c.drawWords(p, p.Cut(c.about(), p.Inner, below))
}

func (c *Screen) drawList(p *screen.Layout, below int) {
	p.List(&c.list, len(c.offer), below, func(r screen.Row) {
		length := ""
		if r.Chosen && c.lasts > 0 && c.preview.day {
			length = repertoire.Minutes(c.lasts)
		}
		r.Choice(c.offer[r.At].title, length)
	})
}

func (c *Screen) about() string {
	return cmp.Or(c.Said, c.offer[c.list.At].words(c.preview.day))
}

func (c *Screen) drawWords(p *screen.Layout, words []string) {
	style := p.Theme.Faint
	if c.Said != "" {
		style = p.Theme.Warm
	}
	for _, l := range words {
		p.Line(style.Render(l))
	}
}

// mostWords is how many lines the longest words of the list take, so that
// nothing moves on the way through it.
func (c *Screen) mostWords(width int) int {
	most := 0
	for _, o := range c.offer {
		most = max(most, len(prose.Paragraph(o.about, width)))
	}
	return most
}
