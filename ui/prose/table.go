package prose

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"lull/routines/lists"
)

// table is the rows of a table, its heads first. Every row has as many cells
// as there are heads.
type table struct {
	rows  [][][]span
	right []bool // the columns that are set against their right side
}

const between = 2

// table reads a paragraph as a table when all its lines begin with a bar and
// the second consists of dashes. The parser sees such a paragraph as text.
func (d *drawing) table(n ast.Node) (table, bool) {
	rows := n.Lines()
	if rows == nil || rows.Len() < 2 {
		return table{}, false
	}
	var raw [][]string
	for i := range rows.Len() {
		row := rows.At(i)
		line := strings.TrimSpace(string(row.Value(d.source)))
		if !strings.HasPrefix(line, "|") {
			return table{}, false
		}
		raw = append(raw, tableCells(line))
	}
	if strings.Trim(strings.Join(raw[1], ""), "-: ") != "" || !strings.Contains(raw[1][0], "-") {
		return table{}, false
	}
	t := table{right: make([]bool, len(raw[0]))}
	for c := range min(len(raw[1]), len(t.right)) {
		dashes := raw[1][c]
		t.right[c] = strings.HasSuffix(dashes, "-:") && !strings.HasPrefix(dashes, ":")
	}
	look := inkStrong
	for _, row := range slices.Delete(raw, 1, 2) {
		parsed := make([][]span, len(t.right))
		for c := range min(len(row), len(parsed)) {
			parsed[c] = tableCell(row[c], look)
		}
		t.rows, look = append(t.rows, parsed), inkText
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
func tableCell(words string, look ink) []span {
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
	widths := make([]int, len(t.right))
	total := between * (len(widths) - 1)
	for c := range widths {
		for _, row := range t.rows {
			widths[c] = max(widths[c], cells(row[c]))
		}
		total += widths[c]
	}
	if total > d.room(m) {
		d.stack(t, m)
		return
	}
	for _, row := range t.rows {
		var line []span
		for c, cell := range row {
			pad := span{strings.Repeat(" ", widths[c]-cells(cell)), inkText}
			if t.right[c] {
				line = append(append(line, pad), cell...)
			} else {
				line = append(append(line, cell...), pad)
			}
			line = append(line, span{strings.Repeat(" ", between), inkText})
		}
		d.put(trimEnd(line), m) // the last column's padding may reach past the edge
		m = m.then()
	}
}

func (d *drawing) stack(t table, m margin) {
	for i, row := range t.rows[1:] {
		if i > 0 {
			d.blank()
		}
		d.flow(lists.Each(row[0], func(s span) span { return span{s.text, inkStrong} }), m)
		m = m.then()
		for c := 1; c < len(row); c++ {
			if len(row[c]) == 0 {
				continue
			}
			line := append([]span{}, t.rows[0][c]...)
			if len(line) > 0 {
				line = append(line, span{": ", inkText})
			}
			d.flow(append(line, row[c]...), m.in("  ", d.width))
		}
	}
}
