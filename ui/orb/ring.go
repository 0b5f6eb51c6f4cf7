package orb

import "math"

// ring is the orb where there is no colour: a thin ring, since a filled disc
// in the terminal's own colours would be the brightest thing in the room.
type ring struct {
	grid
	typed bool      // in ASCII
	rows  [][]uint8 // of cells: a set of [Dot], or the place of a character from 1
	brush Brush
}

// grid is what a ring is dotted on.
type grid struct {
	across, down int     // dots of a cell
	least        int     // dots of a quarter
	dense        float64 // dots of a quarter by the size of the area
}

var braille, ascii = grid{2, 4, 3, 0.3}, grid{1, 3, 2, 0.22}

// thirds are the heights in a cell that ASCII can tell apart.
const thirds = "'-."

// dots is how close the dots of a ring stand, by light, from none to 4.
func dots(light float64) int { return int(math.Ceil(unit(light) * 4)) }

// radius is that of a frame in dots, to a quarter or an eighth of a pixel.
func (r *ring) radius(f Frame) float64 {
	short := min(float64(f.Width), float64(2*f.Height)*f.stretch()) // half cells
	full := min(max(short*0.3, 3), short/2-0.5)
	radius, parts := full*(0.22+0.78*unit(f.Fullness)), 4*float64(r.across)
	return math.Round(radius*parts) / parts * float64(r.across)
}

func (r *ring) Draw(f Frame) string {
	if f.Width <= 0 || f.Height <= 0 {
		return ""
	}
	if len(r.rows) != f.Height || len(r.rows[0]) != f.Width {
		r.rows = make([][]uint8, f.Height)
		for y := range r.rows {
			r.rows[y] = make([]uint8, f.Width)
		}
	}
	for _, row := range r.rows {
		clear(row)
	}
	if many := dots(f.Light); many > 0 {
		r.dot(f, many)
	}
	b := &r.brush
	return b.Picture(f.Height, func(y int) {
		for _, cell := range r.rows[y] {
			switch {
			case cell == 0:
				b.buf = append(b.buf, ' ')
			case r.typed:
				b.Mark(0, thirds[cell-1:cell])
			default:
				b.Dots(0, cell)
			}
		}
	})
}

// dot sets the dots of a ring. Their number does not depend on the radius, so
// that each goes straight outwards and none appears or leaves. The others
// mirror a quarter, or rounding would make the ring uneven.
func (r *ring) dot(f Frame, many int) {
	radius := r.radius(f)
	squash, stretch := float64(r.down)/float64(2*r.across), f.stretch()
	count := max(r.least, int(float64(min(f.Width, 2*f.Height))*r.dense*float64(many)/4))
	width, height := r.across*f.Width, r.down*f.Height
	for i := range count {
		sin, cos := math.Sincos(math.Pi / 2 * (float64(i) + 0.5) / float64(count))
		dx, dy := int(radius*cos), int(radius*sin*squash/stretch)
		for _, x := range [2]int{width/2 + dx, (width-1)/2 - dx} {
			for _, y := range [2]int{height/2 + dy, (height-1)/2 - dy} {
				if x >= 0 && y >= 0 && x < width && y < height {
					r.set(x, y)
				}
			}
		}
	}
}

func (r *ring) set(x, y int) {
	cell := &r.rows[y/r.down][x/r.across]
	if r.typed {
		*cell = uint8(1 + y%r.down)
		return
	}
	*cell |= Dot(x%r.across, y%r.down)
}
