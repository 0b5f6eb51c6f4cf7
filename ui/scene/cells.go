package scene

import (
	"math"
	"slices"
	"sync"

	"github.com/charmbracelet/colorprofile"

	"lull/ui/orb"
)

// coarse is how many entries of the palette what moves changes by at once:
// fewer changes are less to send, and on so dim a ground not seen.
const coarse = 3

// prepare makes the tables of the points of a scene that was built.
func (s *Scene) prepare() {
	st := &s.canvas
	day := float32(1)
	if s.outlined() {
		outline(st, st.still)
		outline(st, st.going)
		day = 0.6 // or it would be the most that is seen
	}
	n := st.pw * st.ph
	s.grain, s.base = make([]uint8, n), make([]uint8, n)
	s.gone = slices.Repeat([]int{-1}, st.rows)
	for j := range st.ph {
		for i := range st.pw {
			at, edge := j*st.pw+i, st.edgeX[i]*st.edgeY[j]
			s.grain[at] = grainAt(i, j, s.form)
			st.still[at] *= edge
			st.going[at] *= edge * day
			st.open[at] *= edge
		}
	}
}

// days is in how many steps the day goes: in a quarter of an hour one every half a
// minute, each of one entry where there is much of it.
const days = 32

// advance lets the day be as far gone as the walk is, and makes the entries of
// what does not move. Every row of cells has its steps at moments of its own,
// so that they are not all sent at once.
func (s *Scene) advance(way float64) {
	st := &s.canvas
	st.way = way
	for y := range st.rows {
		_, turn := split(float64(y) * 0.618)
		if gone := int(way*days + turn); s.gone[y] != gone {
			s.gone[y] = gone
			s.refresh(y, float32(max(days-gone, 0))/days)
		}
	}
}

// refresh makes the entries of a row of cells when some of the day is left.
func (s *Scene) refresh(y int, left float32) {
	st := &s.canvas
	row := 2 * st.fine * st.pw
	for at := y * row; at < (y+1)*row; at++ {
		v := st.still[at] + st.going[at]*left
		st.under[at] = v
		e := float64(s.lift[slot(v)]) + float64(s.grain[at])/256
		s.base[at] = uint8(min(max(e, 0), orb.Levels-1))
	}
}

// grainAt is 0 to 255. In true colour it is rounded: so dark, one entry looks like
// the next, and level bands of one colour are the least to send. Dots are
// there or not: every four neighbours have one chance in each quarter, so that
// a small light always has its dot and no lattice is seen.
func grainAt(i, j int, f form) uint8 {
	if f == halves || f == mosaic {
		return 128
	}
	block := mix(uint64(i/2)<<32 | uint64(j/2))
	turn := int(block % 4)
	place := [4]int{0, 2, 3, 1}[(i&1|j&1<<1+turn)%4]
	if block&16 != 0 {
		place = 3 - place
	}
	return uint8(place*64) + uint8(mix(block+uint64(place))%64)
}

func (s *Scene) halves(x, y int) {
	i := 2*y*s.canvas.pw + x
	s.brush.Halves(s.entry(i), s.entry(i+s.canvas.pw))
}

func (s *Scene) entry(i int) int {
	e := int(s.base[i])
	m := s.canvas.moving[i] * s.canvas.open[i]
	if m == 0 {
		return e
	}
	was := s.canvas.under[i]
	m = s.lift[slot(was+m)] - s.lift[slot(was)]
	q := math.Floor(float64(m)/coarse + 0.5)
	return min(max(e+int(q)*coarse, 0), orb.Levels-1)
}

// mosaic writes a cell of two columns in two entries: the mean of the brighter
// points and that of the others.
func (s *Scene) mosaic(x, y int) {
	var entries [8]int
	for j := range 4 {
		at := (4*y+j)*s.canvas.pw + 2*x
		entries[2*j], entries[2*j+1] = s.entry(at), s.entry(at+1)
	}
	rows := s.theme.Cut
	points := entries[:2*rows]
	switch rows {
	case 3:
		for c := range 2 {
			a, b, d, e := entries[c], entries[2+c], entries[4+c], entries[6+c]
			points[c], points[2+c], points[4+c] = (3*a+b)/4, (b+d)/2, (d+3*e)/4
		}
	case 2:
		for c := range 2 {
			points[c], points[2+c] = (entries[c]+entries[2+c])/2, (entries[4+c]+entries[6+c])/2
		}
	}
	low, high := points[0], points[0]
	for _, e := range points[1:] {
		low, high = min(low, e), max(high, e)
	}
	if high-low <= alike {
		s.brush.Mosaic(rows, 0, low, low)
		return
	}
	set := above(points, (low+high+1)/2)
	low, high = means(points, set)
	set = above(points, (low+high+1)/2) // once more, for a fairer share
	low, high = means(points, set)
	s.brush.Mosaic(rows, set, high, low)
}

// alike is by how many entries the points of a cell may differ and still be
// one colour.
const alike = 3

// above is the set of the points of at least a limit.
func above(points []int, limit int) (set uint8) {
	for i, e := range points {
		if e >= limit {
			set |= 1 << i
		}
	}
	return set
}

// means are those of the points out of a set and in it, the latter rounded as
// what moves is.
func means(points []int, set uint8) (out, in int) {
	var sum, many [2]int
	for i, e := range points {
		k := int(set >> i & 1)
		sum[k] += e
		many[k]++
	}
	mean := func(k int) int { return (sum[k] + many[k]/2) / max(many[k], 1) }
	return mean(0), min((mean(1)+coarse/2)/coarse*coarse, orb.Levels-1)
}

// lift is the entry of a light, with its fraction. The faintest light is lifted
// most: on a dark ground it would otherwise not be seen at all.
var lift = sync.OnceValue(func() *[1025]float32 {
	var out [1025]float32
	for i := range out {
		out[i] = float32(math.Pow(float64(i)/1024, 0.67) * (orb.Levels - 1))
	}
	return &out
})

// slot is the place of a light in lift.
func slot(v float32) int { return int(min(max(v, 0), 1) * 1024) }

// tone is the light of a point as it is shown, from 0 to 1.
func (s *Scene) tone(i int) float64 {
	return float64(s.lift[slot(s.canvas.under[i]+s.canvas.moving[i]*s.canvas.open[i])]) / (orb.Levels - 1)
}

// dotEntry is the entry of dots. The yellow of the sixteen is bright on most
// terminals and green on some, so there all is red.
func (s *Scene) dotEntry(tone float64) int {
	if tone >= bright && s.theme.Profile > colorprofile.ANSI {
		return 2
	}
	return 1
}

// outlined tells whether the scene is drawn by its outlines. Where there is a
// palette or no colour a dot is as bright as the next, and where a cell holds
// one letter there is no room for shades: a soft light would be a heap of dots.
func (s *Scene) outlined() bool {
	return s.form == typed || s.theme.Profile < colorprofile.TrueColor
}

// shareAt is the share at a light.
func (s *Scene) shareAt(light float64) float64 {
	share := 256 * math.Pow(unit(light), 0.8)
	switch {
	case s.form == typed:
		share *= 2.6
	case s.outlined():
		share *= 1.7
	}
	return share
}

// least keeps the faintest light, of one part in thirty, from making a dot.
const least = 8

// bright is the light from which a dot has the brighter entry.
const bright = 0.56

func (s *Scene) dots(x, y int) {
	var set uint8
	most := 0.0
	for j := range 4 {
		i := (4*y+j)*s.canvas.pw + 2*x
		for c := range 2 {
			t := s.tone(i + c)
			if t*s.share > float64(s.grain[i+c])+least {
				set |= orb.Dot(c, j)
				most = max(most, t)
			}
		}
	}
	s.brush.Dots(s.dotEntry(most), set)
}

// typed writes a cell of ASCII: where in the cell the light is, and how much.
func (s *Scene) typed(x, y int) {
	i := 2*y*s.canvas.pw + x
	a, b := s.tone(i), s.tone(i+s.canvas.pw)
	up := a*s.share > float64(s.grain[i])+least
	down := b*s.share > float64(s.grain[i+s.canvas.pw])+least
	most := max(a, b)
	var glyph string
	switch {
	case !up && !down:
		s.brush.Blank()
		return
	case up && down && most > bright:
		glyph = "o"
	case up && down:
		glyph = ":"
	case up:
		glyph = "'"
	case most > bright:
		glyph = ","
	default:
		glyph = "."
	}
	s.brush.Mark(s.typedEntry(most), glyph)
}

// typedEntry is the entry of a glyph. Most of its cell is ground, so it is
// brighter than a pixel of the same light would be.
func (s *Scene) typedEntry(tone float64) int {
	if s.theme.Profile < colorprofile.TrueColor {
		return s.dotEntry(tone)
	}
	return int((0.5 + 0.5*tone) * (orb.Levels - 1))
}
