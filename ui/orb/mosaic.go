package orb

import "sync"

// Mosaic writes a cell of two columns of rows points, of which those in set
// have the entry high and the others low. The bits go from left to right and
// from above; rows is 2, 3 or 4. It is for terminals in true colour that are
// known to have such glyphs.
func (b *Brush) Mosaic(rows int, set uint8, high, low int) {
	switch {
	case set == 0, high == low:
		b.blanks(low, 1)
		return
	case set == 1<<(2*rows)-1:
		b.blanks(high, 1)
		return
	}
	b.use(high, low)
	var glyph string
	switch rows {
	case 2:
		glyph = quadrants[set]
	case 3:
		glyph = sextants()[set]
	default:
		glyph = octants()[set]
	}
	b.buf = append(b.buf, glyph...)
}

// quadrants are the glyphs of a cell of two by two points.
var quadrants = [16]string{" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█"}

// sextants are those of two by three: a row of Unicode 13, in which those that
// there were already are left out.
var sextants = sync.OnceValue(func() []string {
	return glyphs(6, '\U0001fb00', map[int]rune{0: ' ', 0b010101: '▌', 0b101010: '▐', 0b111111: '█'})
})

// octants are those of two by four: a row of Unicode 16, in the same way.
var octants = sync.OnceValue(func() []string {
	return glyphs(8, '\U0001cd00', map[int]rune{
		0x00: ' ', 0xff: '█', 0x0f: '▀', 0xf0: '▄', 0x55: '▌', 0xaa: '▐', // the halves
		0x05: '▘', 0x0a: '▝', 0x50: '▖', 0xa0: '▗', 0x5a: '▞', 0xa5: '▚', // the quarters
		0x5f: '▛', 0xaf: '▜', 0xf5: '▙', 0xfa: '▟',
		0x03: '\U0001fb82', 0x3f: '\U0001fb85', 0xc0: '▂', 0xfc: '▆', // level parts
		0x14: '\U0001fbe6', 0x28: '\U0001fbe7', // the middle of a side
		0x01: '\U0001cea8', 0x02: '\U0001ceab', 0x40: '\U0001cea3', 0x80: '\U0001cea0', // a corner
	})
})

// glyphs are those of all sets of so many points, in a row from next on but for
// those that stand elsewhere.
func glyphs(points int, next rune, elsewhere map[int]rune) []string {
	all := make([]string, 1<<points)
	for set := range all {
		glyph, there := elsewhere[set]
		if !there {
			glyph = next
			next++
		}
		all[set] = string(glyph)
	}
	return all
}
