package sound

// Steps rounds samples to 16 bits, with a little noise of its own (triangular
// dither), so that a long fade ends in silence and not in a crackle. Silence
// stays silence, and the same samples always give the same numbers. The zero
// value is ready.
type Steps uint32

// Round gives the number of a sample between -1 and 1.
func (s *Steps) Round(x float32) int16 {
	if x == 0 {
		return 0
	}
	y := x*32767 + s.throw() - s.throw()
	if y < 0 {
		y--
	}
	return int16(min(max(int32(y+0.5), -32768), 32767))
}

// throw is an even die between 0 and 1 (the numbers of Knuth and Lewis).
func (s *Steps) throw() float32 {
	*s = *s*1664525 + 1013904223
	return float32(*s>>8) / (1 << 24)
}
