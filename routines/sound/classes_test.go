package sound

import "math"

// Classes tells of which of several kinds a piece is by the nearest centroid:
// each kind is the mean of its examples, and a measure counts by how little it
// scatters within a kind.
type Classes struct {
	sums    map[string][]float64
	squares []float64
	n       map[string]int
}

// Learn takes an example of a kind.
func (c *Classes) Learn(kind string, x []float64) {
	if c.sums == nil {
		c.sums, c.n, c.squares = make(map[string][]float64), make(map[string]int), make([]float64, len(x))
	}
	if c.sums[kind] == nil {
		c.sums[kind] = make([]float64, len(x))
	}
	c.n[kind]++
	for i, y := range x {
		c.sums[kind][i] += y
		c.squares[i] += y * y
	}
}

// Tell gives the kind that is nearest.
func (c *Classes) Tell(x []float64) string {
	best, nearest := "", math.Inf(1)
	scatter := c.scatter()
	for kind, sum := range c.sums {
		d := 0.0
		for i, y := range x {
			off := y - sum[i]/float64(c.n[kind])
			d += off * off / scatter[i]
		}
		if d < nearest || d == nearest && kind < best {
			best, nearest = kind, d
		}
	}
	return best
}

// scatter is the mean square distance of examples from the middle of their kind.
func (c *Classes) scatter() []float64 {
	out := append([]float64(nil), c.squares...)
	all := 0
	for kind, sum := range c.sums {
		for i, s := range sum {
			out[i] -= s * s / float64(c.n[kind])
		}
		all += c.n[kind]
	}
	for i := range out {
		out[i] = out[i]/float64(all) + 1e-9
	}
	return out
}
