package sound

// fire is a low flutter, a breath of hiss, and crackling in flurries.
type fire struct {
	noise        wide
	chance       chance
	left, right  brown
	softL, softR low
	hissL, hissR pink
	snaps        grains
	pops         grains
}

func newFire(c chance) maker {
	return &fire{
		noise: newWide(c.of(5)), chance: c, left: newBrown(), right: newBrown(), softL: lowAt(240), softR: lowAt(240),
		snaps: grains{chance: c.of(6)}, pops: grains{chance: c.of(7)},
	}
}

func (f *fire) block(out *block, frame int64, _, _ moment) {
	at := float64(frame) / Rate
	flurry := f.chance.of(2).wander(at / 1.7)
	flurry *= flurry * flurry
	f.snaps.deal(frame, 20+130*flurry, func(t throw) grain {
		return newGrain(3000+6500*t.a, 0.0003+0.0008*t.b*t.b, 0.08*heavy(t.c, 5), t.d)
	})
	f.pops.deal(frame, 2+12*flurry, func(t throw) grain {
		return newGrain(600+1900*t.a, 0.002+0.006*t.b*t.b, 0.105*heavy(t.c, 8), t.d)
	})
	flutter := func(t float64) float64 {
		return 0.45 + 0.4*f.chance.of(3).wander(t*5.5) + 0.3*f.chance.of(4).wander(t/2.3)
	}
	g := flutter(at)
	step := (flutter(at+blockLasts) - g) / blockFrames
	for i := 0; i < len(out); i += 2 {
		l, r := f.noise.next(frame)
		frame++
		out[i] = f.softL.next(f.left.next(l))*4*g + 0.02*f.hissL.next(l)
		out[i+1] = f.softR.next(f.right.next(r))*4*g + 0.02*f.hissR.next(r)
		g += step
	}
	f.snaps.block(out)
	f.pops.block(out)
}
