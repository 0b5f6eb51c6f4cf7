package sound

// rain has three layers: a wash far off, a patter near by, and single drops.
type rain struct {
	noise        wide
	left, right  pink
	softL, softR low
	thinL, thinR low
	patter       grains
	drops        grains
}

func newRain(c chance) maker {
	return &rain{
		noise: newWide(c), softL: lowAt(2000), softR: lowAt(2000), thinL: lowAt(350), thinR: lowAt(350),
		patter: grains{chance: c.of(1)}, drops: grains{chance: c.of(2)},
	}
}

func (r *rain) block(out *block, frame int64, _, _ moment) {
	at := float64(frame) / Rate
	slow := r.noise.chance.of(3)
	g := 0.8 + 0.2*slow.wander(at/7)
	for i := 0; i < len(out); i += 2 {
		l, rr := r.noise.next(frame + int64(i/2))
		x, y := r.softL.next(r.left.next(l)), r.softR.next(r.right.next(rr))
		out[i] = (x - 0.8*r.thinL.next(x)) * g
		out[i+1] = (y - 0.8*r.thinR.next(y)) * g
	}
	r.patter.deal(frame, 120+100*slow.of(1).wander(at/5), func(t throw) grain {
		return newGrain(1300+3500*t.a, 0.001+0.003*t.b, 0.5*heavy(t.c, 7.2), t.d)
	})
	r.drops.deal(frame, 40+40*slow.of(2).wander(at/3), func(t throw) grain {
		return newGrain(2500+6500*t.a, 0.0006+0.002*t.b*t.b, 0.78*heavy(t.c, 4), t.d)
	})
	r.patter.block(out)
	r.drops.block(out)
}
