package sound

// brownBed is deep and even, with a swell too slow to notice.
type brownBed struct {
	chance      chance
	left, right brown
}

func (b *brownBed) block(out *block, frame int64) {
	g := 0.85 + 0.15*b.chance.wander(float64(frame)/Rate/11)
	g2 := 0.85 + 0.15*b.chance.wander(float64(frame+blockFrames)/Rate/11)
	step := (g2 - g) / blockFrames
	for i := 0; i < len(out); i += 2 {
		l, r := b.chance.white(frame)
		frame++
		// Left and right share a part, or headphones would feel torn apart.
		both := 0.4 * (l + r)
		out[i] = b.left.next(both+0.6*l) * g
		out[i+1] = b.right.next(both+0.6*r) * g
		g += step
	}
}

// pinkBed is even and lighter than brown.
type pinkBed struct {
	chance      chance
	left, right pink
	softL       low
	softR       low
}

func (b *pinkBed) block(out *block, frame int64) {
	if b.softL.a == 0 {
		b.softL, b.softR = lowAt(6000), lowAt(6000)
	}
	for i := 0; i < len(out); i += 2 {
		l, r := b.chance.white(frame)
		frame++
		both := 0.4 * (l + r)
		out[i] = b.softL.next(b.left.next(both + 0.6*l))
		out[i+1] = b.softR.next(b.right.next(both + 0.6*r))
	}
}
