package orb

import "sync"

// Mosaic writes a cell of two columns of rows points, of which those in set
// have the entry high and the others low. The bits go from left to right and
// from above; rows is 2, 3 or 4. It is for terminals in true colour that are
// known to have such glyphs.
func (b *Brush) Mosaic(rows int, set uint8, high, low int) {
	full := uint8(1<<(2*rows) - 1)
	switch {
	case set == 0, high == low:
		b.pen.blanks(&b.paint, low, 1)
		return
	case set == full:
		b.pen.blanks(&b.paint, high, 1)
		return
	}
	b.pen.use(&b.paint, high, low)
	switch rows {
	case 2:
		b.pen.buf = append(b.pen.buf, quadrants[set]...)
	case 3:
		b.pen.buf = append(b.pen.buf, sextants()[set]...)
	default:
		b.pen.buf = append(b.pen.buf, octants()[set]...)
	}
}

// quadrants are the glyphs of a cell of two by two points.
var quadrants = [16]string{" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█"}

// sextants are those of two by three: a row of Unicode 13, in which the two
// that there were already are left out.
var sextants = sync.OnceValue(func() *[64]string {
	var all [64]string
	next := '\U0001fb00'
	for set := range all {
		switch set {
		case 0:
			all[set] = " "
		case 0b010101:
			all[set] = "▌"
		case 0b101010:
			all[set] = "▐"
		case 0b111111:
			all[set] = "█"
		default:
			all[set] = string(next)
			next++
		}
	}
	return &all
})

// octants are those of two by four: a row of Unicode 16, in which those that
// there were already are left out.
var octants = sync.OnceValue(func() *[256]string {
	var all [256]string
	known := map[int]rune{
		0x00: ' ', 0xff: '█', 0x0f: '▀', 0xf0: '▄', 0x55: '▌', 0xaa: '▐', // the halves
		0x05: '▘', 0x0a: '▝', 0x50: '▖', 0xa0: '▗', 0x5a: '▞', 0xa5: '▚', // the quarters
		0x5f: '▛', 0xaf: '▜', 0xf5: '▙', 0xfa: '▟',
		0x03: '\U0001fb82', 0x3f: '\U0001fb85', 0xc0: '▂', 0xfc: '▆', // level parts
		0x14: '\U0001fbe6', 0x28: '\U0001fbe7', // the middle of a side
		0x01: '\U0001cea8', 0x02: '\U0001ceab', 0x40: '\U0001cea3', 0x80: '\U0001cea0', // a corner
	}
	next := '\U0001cd00'
	for set := range all {
		glyph, there := known[set]
		if !there {
			glyph = next
			next++
		}
		all[set] = string(glyph)
	}
	return &all
})
