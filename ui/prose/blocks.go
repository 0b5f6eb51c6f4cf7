package prose

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/ast"
)

// narrowest is how many cells of text a margin has to leave. A quote within a
// list within a quote would otherwise push its words off a phone's screen.
const narrowest = 16

// drawing is one call of [Render].
type drawing struct {
	source []byte
	width  int
	styles Styles
	lines  []string
}

// margin is what stands to the left of a block.
type margin struct {
	first, rest string // before the first line, and before the others
	base        ink    // the look of the block's ordinary text
}

// in returns the margin of something that stands inside m, after mark. Where
// that would leave too little room the text stays where it was, and the mark
// goes too if even one character no longer fits beside it.
func (m margin) in(mark string, width int) margin {
	blank := strings.Repeat(" ", ansi.StringWidth(mark))
	room := width - ansi.StringWidth(m.rest+blank)
	switch {
	case room >= min(narrowest, width/2):
		return margin{first: m.first + mark, rest: m.rest + blank, base: m.base}
	case strings.TrimSpace(mark) == "" || room < 1:
		return m
	}
	return margin{first: m.rest + mark, rest: m.rest, base: m.base}
}

// then returns the margin of the next block, once the first has used the mark.
func (m margin) then() margin { return margin{first: m.rest, rest: m.rest, base: m.base} }

// blocks draws the children of parent with a blank line between two of them,
// except where a tight list says otherwise.
func (d *drawing) blocks(parent ast.Node, m margin) {
	apart := true
	if list, ok := parent.Parent().(*ast.List); ok {
		apart = !list.IsTight
	}
	began := len(d.lines)
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		before := len(d.lines)
		if apart && before > began {
			d.blank()
		}
		gap := len(d.lines)
		if d.block(n, m); len(d.lines) > gap {
			m = m.then()
		} else {
			d.lines = d.lines[:before] // nothing was drawn, so no gap either
		}
	}
}

// block draws one block. What is not text, raw HTML above all, is left out.
func (d *drawing) block(n ast.Node, m margin) {
	switch n := n.(type) {
	case *ast.Heading:
		m.base = inkHeading
		d.flow(d.inline(n, m.base), m)
	case *ast.Paragraph, *ast.TextBlock:
		if t, ok := d.table(n); ok {
			d.drawTable(t, m)
		} else {
			d.flow(d.inline(n, m.base), m)
		}
	case *ast.Blockquote:
		q := m.in("  ", d.width)
		q.base = inkQuote
		d.blocks(n, q)
	case *ast.List:
		d.list(n, m)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		d.code(n, m.in("  ", d.width))
	case *ast.ThematicBreak:
		d.flow([]span{{text: "* * *", ink: inkMark}}, m)
	}
}

func (d *drawing) list(list *ast.List, m margin) {
	number := list.Start
	began := len(d.lines)
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if !list.IsTight && len(d.lines) > began {
			d.blank()
		}
		mark := d.styles.Bullet + " "
		if list.IsOrdered() {
			mark = fmt.Sprintf("%d. ", number)
			number++
		}
		d.blocks(item, m.in(mark, d.width))
		m = m.then()
	}
}

// code keeps the writer's line breaks and spaces, and breaks a line that is too
// long at the edge.
func (d *drawing) code(n ast.Node, m margin) {
	rows := n.Lines()
	for i := range rows.Len() {
		row := rows.At(i)
		words := strings.ReplaceAll(string(row.Value(d.source)), "\t", "    ")
		words = strings.TrimRight(clean(words), " ")
		for piece := range strings.SplitSeq(ansi.Hardwrap(words, d.room(m), true), "\n") {
			d.put([]span{{piece, inkCode}}, m)
			m = m.then()
		}
	}
}

func (d *drawing) flow(spans []span, m margin) {
	for _, line := range wrap(spans, d.room(m)) {
		d.put(line, m)
		m = m.then()
	}
}

func (d *drawing) room(m margin) int {
	return max(1, d.width-max(ansi.StringWidth(m.first), ansi.StringWidth(m.rest)))
}

// blank puts an empty line down, but never two and never at the start.
func (d *drawing) blank() {
	if n := len(d.lines); n > 0 && d.lines[n-1] != "" {
		d.lines = append(d.lines, "")
	}
}

// put paints one line behind its margin. What reaches past the edge all the
// same, on a screen of a few cells, is cut.
func (d *drawing) put(line []span, m margin) {
	var row []span
	if m.first != "" {
		look := inkMark
		if strings.TrimSpace(m.first) == "" {
			look = m.base
		}
		row = append(row, span{m.first, look})
	}
	for _, s := range line {
		row = glue(row, s)
	}
	var b strings.Builder
	for _, s := range trimEnd(cut(row, d.width)) {
		b.WriteString(d.styles.paint(s, m.base))
	}
	d.lines = append(d.lines, b.String())
}
