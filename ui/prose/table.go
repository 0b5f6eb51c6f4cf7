package prose

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// table is the rows of a table, its heads first. Every row has as many cells
// as there are heads.
type table [][][]span

// between is the space between two columns, in cells.
const between = 2

// table reads a paragraph as a table when all its lines begin with a bar and
// the second consists of dashes. The parser sees such a paragraph as text.
func (d *drawing) table(n ast.Node) (table, bool) {
	rows := n.Lines()
	if rows == nil || rows.Len() < 2 {
		return nil, false
	}
	var raw [][]string
	for i := range rows.Len() {
		row := rows.At(i)
		line := strings.TrimSpace(string(row.Value(d.source)))
		if !strings.HasPrefix(line, "|") {
			return nil, false
		}
		raw = append(raw, tableCells(line))
	}
	if strings.Trim(strings.Join(raw[1], ""), "-: ") != "" || !strings.Contains(raw[1][0], "-") {
		return nil, false
	}
	var t table
	for i, row := range raw {
		if i == 1 {
			continue
		}
		look := inkText
		if i == 0 {
			look = inkStrong
		}
		parsed := make([][]span, len(raw[0]))
		for c := range parsed {
			if c < len(row) {
				parsed[c] = d.tableCell(row[c], look)
			}
		}
		t = append(t, parsed)
	}
	return t, true
}

// tableCells cuts a line at its bars; a bar behind a backslash belongs to the
// text.
func tableCells(line string) []string {
	line = strings.TrimPrefix(line, "|")
	var cells []string
	var b strings.Builder
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == '\\' && i+1 < len(line) && line[i+1] == '|':
			b.WriteByte('|')
			i++
		case line[i] == '|':
			cells = append(cells, strings.TrimSpace(b.String()))
			b.Reset()
		default:
			b.WriteByte(line[i])
		}
	}
	if last := strings.TrimSpace(b.String()); last != "" || len(cells) == 0 {
		cells = append(cells, last)
	}
	return cells
}

// tableCell reads the marks inside one cell, as a small text of its own.
func (d *drawing) tableCell(words string, look ink) []span {
	if words == "" {
		return nil
	}
	inner := drawing{source: []byte(words)}
	doc := newParser().Parse(text.NewReader(inner.source))
	if p, ok := doc.FirstChild().(*ast.Paragraph); ok {
		return inner.inline(p, look)
	}
	return []span{{clean(words), look}}
}

// drawTable sets the table in columns where they fit side by side. Where they
// do not, each row becomes a short stack: its first cell, and below it every
// other cell behind the name of its column.
func (d *drawing) drawTable(t table, m margin) {
	widths := make([]int, len(t[0]))
	total := between * (len(widths) - 1)
	for c := range widths {
		for _, row := range t {
			widths[c] = max(widths[c], cells(row[c]))
		}
		total += widths[c]
	}
	if total > d.room(m) {
		d.stack(t, m)
		return
	}
	for _, row := range t {
		var line []span
		for c, cell := range row {
			line = append(line, cell...)
			if c < len(row)-1 {
				pad := widths[c] - cells(cell) + between
				line = append(line, span{strings.Repeat(" ", pad), inkText})
			}
		}
		d.put(line, m)
		m = m.then()
	}
}

func (d *drawing) stack(t table, m margin) {
	for i, row := range t[1:] {
		if i > 0 {
			d.blank()
		}
		head := make([]span, len(row[0]))
		for j, s := range row[0] {
			head[j] = span{s.text, inkStrong}
		}
		d.flow(head, m)
		m = m.then()
		for c := 1; c < len(row); c++ {
			if len(row[c]) == 0 {
				continue
			}
			line := append([]span{}, t[0][c]...)
			if len(line) > 0 {
				line = append(line, span{": ", inkText})
			}
			d.flow(append(line, row[c]...), m.in("  ", d.width))
		}
	}
}
