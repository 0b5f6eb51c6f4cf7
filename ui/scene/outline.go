package scene

// outline takes from what never moves the light that its surroundings have as
// well, and leaves the edges, the small things and what shines by itself.
func outline(s *canvas, layer []float32) {
	reach := max(2, int(4*s.u)) * s.fine
	around := blurred(layer, s.pw, s.ph, reach)
	for i, v := range layer {
		layer[i] = max(0, v-0.9*around[i]*float32(rise(0.6, 0.45, float64(v))))
	}
}

// blurred is the mean of the points within reach of each point, first along
// the rows and then along the columns.
func blurred(light []float32, w, h, reach int) []float32 {
	out := make([]float32, len(light))
	line := make([]float32, max(w, h))
	pass := func(from, to []float32, first, step, n int) {
		for i := range n {
			line[i] = from[first+i*step]
		}
		sum := float32(0)
		for i := range min(reach, n) {
			sum += line[i]
		}
		for i := range n {
			if i+reach < n {
				sum += line[i+reach]
			}
			if i-reach-1 >= 0 {
				sum -= line[i-reach-1]
			}
			to[first+i*step] = sum / float32(2*reach+1)
		}
	}
	for y := range h {
		pass(light, out, y*w, 1, w)
	}
	for x := range w {
		pass(out, out, x, w, h)
	}
	return out
}
