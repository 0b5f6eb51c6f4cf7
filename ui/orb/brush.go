package orb

// Brush writes pictures made of cells, so that all of them are dim in the same
// way and send as little. Rows are written from above and from the left, every
// cell of them. The zero value writes in the terminal's own colours.
//
// A blank cell always has the default foreground: the renderer compares cells
// with the foreground nobody sees, and a leftover one would make equal cells
// differ and be sent again.
type Brush struct {
	palette
	buf    []byte
	fg, bg int // entries; none is the terminal's own
}

const none = -1

// Picture gives a picture of so many rows, each of which row writes.
func (b *Brush) Picture(rows int, row func(y int)) string {
	b.buf = b.buf[:0]
	for y := range rows {
		if y > 0 {
			b.buf = append(b.buf, '\n')
		}
		b.fg, b.bg = none, none
		row(y)
		if b.fg != none || b.bg != none {
			b.buf = append(b.buf, "\x1b[m"...)
		}
	}
	return string(b.buf)
}

// use changes the colours to those of the next cell.
func (b *Brush) use(fg, bg int) {
	if fg == b.fg && bg == b.bg {
		return
	}
	b.buf = append(b.buf, "\x1b["...)
	if fg != b.fg {
		if fg == none {
			b.buf = append(b.buf, "39"...)
		} else {
			b.buf = append(b.buf, b.inks[fg].bytes()...)
		}
		b.fg = fg
		if bg != b.bg {
			b.buf = append(b.buf, ';')
		}
	}
	if bg != b.bg {
		b.buf = append(b.buf, b.grounds[bg].bytes()...)
		b.bg = bg
	}
	b.buf = append(b.buf, 'm')
}

// blanks writes n empty cells of one colour.
func (b *Brush) blanks(bg, n int) {
	if n <= 0 {
		return
	}
	b.use(none, bg)
	for range n {
		b.buf = append(b.buf, ' ')
	}
}

// alike is by how many palette entries the halves of a cell may differ and
// still be sent as one colour, which takes half the bytes.
const alike = 2

// Halves writes a cell of two pixels, each an entry of the palette. Entries
// too near to be told apart become the darker one. It is for terminals with
// colours.
func (b *Brush) Halves(top, bottom int) { b.halves(top, bottom, alike) }

func (b *Brush) halves(top, bottom, alike int) {
	if d := top - bottom; d >= -alike && d <= alike {
		b.blanks(min(top, bottom), 1)
		return
	}
	b.use(top, bottom)
	b.buf = append(b.buf, "▀"...)
}

// Blank writes an empty cell of the ground.
func (b *Brush) Blank() { b.Mark(none, " ") }

// Mark writes a glyph of one cell in an entry of the palette on the ground.
func (b *Brush) Mark(entry int, glyph string) {
	if b.last > 0 {
		b.use(min(entry, b.last), 0)
	}
	b.buf = append(b.buf, glyph...)
}

// Dots writes a cell of braille: a set of [Dot] in an entry of the palette on
// the ground.
func (b *Brush) Dots(entry int, set uint8) {
	if set == 0 {
		b.Blank()
		return
	}
	b.Mark(entry, "")
	// U+2800 and the dots, in UTF-8.
	b.buf = append(b.buf, 0xe2, 0xa0|set>>6, 0x80|set&0x3f)
}

// Dot is the bit of one dot of a braille cell: column 0 or 1, row 0 to 3.
func Dot(column, row int) uint8 { return bits[column][row] }

var bits = [2][4]uint8{{1, 2, 4, 64}, {8, 16, 32, 128}}
