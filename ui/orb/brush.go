package orb

import "lull/ui/theme"

// Levels is how many entries a [Brush] in true colour has, the ground
// included. In the palettes of other terminals there are three.
const Levels = levels

// alike is by how many palette entries the halves of a cell may differ and
// still be sent as one colour, which takes half the bytes.
const alike = 2

// Brush lends the pen and the palette of the pacers to other pictures made of
// half cells, so that all of them are dim in the same way and send as little.
// Rows are written from above and from the left, every cell of them. The zero
// value writes in the terminal's own colours.
type Brush struct {
	paint    paint
	pen      pen
	coloured bool
}

// Tint mixes the palette for a light of 0 to 1 of which a part is hidden yet,
// and is to be called before the first cell of a picture.
func (b *Brush) Tint(t theme.Theme, light, hidden float64) {
	b.coloured = t.Coloured()
	if b.coloured {
		b.paint.tint(t, light, hidden)
	}
}

// Picture gives a picture of so many rows, each of which row writes.
func (b *Brush) Picture(rows int, row func(y int)) string { return b.pen.picture(rows, row) }

// Halves writes a cell of two pixels, each an entry of the palette. Entries
// too near to be told apart become one, which takes half the bytes. It is for
// terminals with colours.
func (b *Brush) Halves(top, bottom int) { b.pen.halves(&b.paint, top, bottom, alike) }

func (b *Brush) Blank() {
	if !b.coloured {
		b.pen.buf = append(b.pen.buf, ' ')
		return
	}
	b.pen.blanks(&b.paint, 0, 1)
}

// Mark writes a glyph of one cell in an entry of the palette on the ground.
func (b *Brush) Mark(entry int, glyph string) {
	if b.coloured {
		b.pen.use(&b.paint, min(entry, b.paint.last), 0)
	}
	b.pen.buf = append(b.pen.buf, glyph...)
}

// Dots writes a cell of braille: a set of [Dot] in an entry of the palette on
// the ground.
func (b *Brush) Dots(entry int, set uint8) {
	if set == 0 {
		b.Blank()
		return
	}
	if b.coloured {
		b.pen.use(&b.paint, min(entry, b.paint.last), 0)
	}
	// U+2800 and the dots, in UTF-8.
	b.pen.buf = append(b.pen.buf, 0xe2, 0xa0|set>>6, 0x80|set&0x3f)
}

// Dot is the bit of one dot of a braille cell: column 0 or 1, row 0 to 3.
func Dot(column, row int) uint8 { return bit[column][row] }
