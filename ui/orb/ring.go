package orb

import (
	"math"
	"slices"
)

// ring is the orb where there is no colour: a thin ring, since a filled disc
// in the terminal's own colours would be the brightest thing in the room.
type ring struct {
	ascii bool
	rows  [][]uint8
	buf   []byte
}

// dots is how close the dots of a ring stand, by light, from none to 4.
func dots(light float64) int { return int(math.Ceil(unit(light) * 4)) }

func (r *ring) radius(f Frame) float64 {
	short := min(float64(f.Width), float64(2*f.Height)*f.stretch()) // half cells
	full := min(max(short*0.3, 3), short/2-0.5)
	return full * (0.22 + 0.78*unit(f.Fullness))
}

func (r *ring) level(f Frame) int {
	if r.ascii {
		return int(math.Round(r.radius(f) * 4))
	}
	return int(math.Round(r.radius(f) * 8))
}

func (r *ring) Draw(f Frame) string {
	if f.Width <= 0 || f.Height <= 0 {
		return ""
	}
	if r.ascii {
		return r.typed(f)
	}
	return r.dotted(f)
}

// bit of a braille cell by column and row of its dot.
var bit = [2][4]uint8{{1, 2, 4, 64}, {8, 16, 32, 128}}

func (r *ring) dotted(f Frame) string {
	n := f.Width * f.Height
	if len(r.rows) != f.Height || len(r.rows[0]) != f.Width {
		cells := make([]uint8, n)
		r.rows = make([][]uint8, f.Height)
		for y := range r.rows {
			r.rows[y] = cells[y*f.Width : (y+1)*f.Width]
		}
	}
	for _, row := range r.rows {
		clear(row)
	}
	if many := float64(dots(f.Light)); many > 0 {
		radius := float64(r.level(f)) / 8 * 2 // in dots
		// The number of dots does not depend on the radius, so that each goes
		// straight outwards and none appears or leaves. A quarter is reckoned
		// and the others mirror it, or rounding would make the ring limp.
		count := max(3, int(float64(min(f.Width, 2*f.Height))*0.3*many/4))
		for i := range count {
			sin, cos := math.Sincos(math.Pi / 2 * (float64(i) + 0.5) / float64(count))
			r.four(f, int(radius*cos), int(radius*sin/f.stretch()))
		}
	}
	r.buf = r.buf[:0]
	for y, row := range r.rows {
		if y > 0 {
			r.buf = append(r.buf, '\n')
		}
		for _, c := range row {
			if c == 0 {
				r.buf = append(r.buf, ' ')
				continue
			}
			// U+2800 and the dots, in UTF-8.
			r.buf = append(r.buf, 0xe2, 0xa0|c>>6, 0x80|c&0x3f)
		}
	}
	return string(r.buf)
}

// four sets the dots dx and dy away from the middle in each quarter.
func (r *ring) four(f Frame, dx, dy int) {
	for _, x := range [2]int{f.Width + dx, f.Width - 1 - dx} {
		for _, y := range [2]int{2*f.Height + dy, 2*f.Height - 1 - dy} {
			if x >= 0 && y >= 0 && x/2 < f.Width && y/4 < f.Height {
				r.rows[y/4][x/2] |= bit[x%2][y%4]
			}
		}
	}
}

// thirds are the heights in a cell that ASCII can tell apart.
const thirds = "'-."

// typed is the ring in ASCII, made like the dotted one: fixed dots that go
// straight outwards, mirrored. A cell here is one by three.
func (r *ring) typed(f Frame) string {
	row := f.Width + 1
	r.buf = slices.Grow(r.buf[:0], row*f.Height)[:row*f.Height-1]
	for i := range r.buf {
		r.buf[i] = ' '
		if i%row == f.Width {
			r.buf[i] = '\n'
		}
	}
	radius := float64(r.level(f)) / 4
	many := float64(dots(f.Light))
	if many == 0 {
		return string(r.buf)
	}
	count := max(2, int(float64(min(f.Width, 2*f.Height))*0.22*many/4))
	for i := range count {
		sin, cos := math.Sincos(math.Pi / 2 * (float64(i) + 0.5) / float64(count))
		dx, dy := int(radius*cos), int(radius*sin*1.5/f.stretch())
		for _, x := range [2]int{f.Width/2 + dx, (f.Width-1)/2 - dx} {
			for _, y := range [2]int{3*f.Height/2 + dy, (3*f.Height-1)/2 - dy} {
				if x >= 0 && y >= 0 && x < f.Width && y/3 < f.Height {
					r.buf[y/3*row+x] = thirds[y%3]
				}
			}
		}
	}
	return string(r.buf)
}
