package sound

// brook is water over stones: bubbles that ring, and a light rush.
type brook struct {
	noise        wide
	chance       chance
	rushL, rushR band
	deepL, deepR brown
	bubbles      grains
}

func newBrook(c chance) *brook {
	s := &brook{noise: newWide(c.of(5)), chance: c, deepL: newBrown(), deepR: newBrown(), bubbles: grains{chance: c.of(6)}}
	s.rushL.tune(1900, 0.5)
	s.rushR.tune(1900, 0.5)
	return s
}

func (s *brook) block(out *block, frame int64, _ breath) {
	at := float64(frame) / Rate
	s.bubbles.deal(frame, 90+260*s.chance.of(1).wander(at*1.3), func(t throw) grain {
		return newGrain(420+2300*t.a*t.a, 0.002+0.006*t.b, 0.07*heavy(t.c, 4), t.d)
	})
	g := 0.7 + 0.3*s.chance.of(2).wander(at/2.1)
	for i := 0; i < len(out); i += 2 {
		x, y := s.noise.next(frame)
		frame++
		out[i] = 0.12*s.rushL.next(x)*g + 0.26*s.deepL.next(x)
		out[i+1] = 0.12*s.rushR.next(y)*g + 0.26*s.deepR.next(y)
	}
	s.bubbles.block(out)
}
