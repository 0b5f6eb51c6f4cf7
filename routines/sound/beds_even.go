package sound

// brownBed is deep and even, with a swell too slow to notice.
type brownBed struct {
	noise       wide
	left, right brown
}

func newBrownBed(c chance) maker {
	return &brownBed{noise: newWide(c), left: newBrown(), right: newBrown()}
}

func (b *brownBed) block(out *block, frame int64, _, _ moment) {
	swell := func(frame int64) float64 { return 0.85 + 0.15*b.noise.chance.of(1).wander(float64(frame)/Rate/11) }
	g, to := swell(frame), swell(frame+blockFrames)
	step := (to - g) / blockFrames
	for i := 0; i < len(out); i += 2 {
		l, r := b.noise.next(frame)
		frame++
		out[i] = b.left.next(l) * g
		out[i+1] = b.right.next(r) * g
		g += step
	}
}

// pinkBed is even and lighter than brown.
type pinkBed struct {
	noise       wide
	left, right pink
	softL       low
	softR       low
}

func newPinkBed(c chance) maker {
	return &pinkBed{noise: newWide(c), softL: lowAt(6000), softR: lowAt(6000)}
}

func (b *pinkBed) block(out *block, frame int64, _, _ moment) {
	for i := 0; i < len(out); i += 2 {
		l, r := b.noise.next(frame)
		frame++
		out[i] = b.softL.next(b.left.next(l))
		out[i+1] = b.softR.next(b.right.next(r))
	}
}
