package sound

// rush is what water over stones and leaves in a wind have in common: a broad
// hiss over a deep body, and many small sounds.
type rush struct {
	noise        wide
	chance       chance
	hissL, hissR band
	deepL, deepR brown
	small        grains
}

// newRush makes one that hisses around a frequency in Hz.
func newRush(c chance, hz float64) *rush {
	r := &rush{noise: newWide(c.of(5)), chance: c, deepL: newBrown(), deepR: newBrown(), small: grains{chance: c.of(6)}}
	r.hissL.tune(hz, 0.5)
	r.hissR.tune(hz, 0.5)
	return r
}

// fill makes a block in which the hiss changes from frame to frame by a step.
func (r *rush) fill(out *block, frame int64, hiss, step, deep float64) {
	for i := 0; i < len(out); i += 2 {
		x, y := r.noise.next(frame)
		frame++
		out[i] = hiss*r.hissL.next(x) + deep*r.deepL.next(x)
		out[i+1] = hiss*r.hissR.next(y) + deep*r.deepR.next(y)
		hiss += step
	}
	r.small.block(out)
}

// brook is water over stones: bubbles that ring, and a light rush.
type brook struct{ *rush }

func newBrook(c chance) maker { return brook{newRush(c, 1900)} }

func (b brook) block(out *block, frame int64, _, _ moment) {
	at := float64(frame) / Rate
	b.small.deal(frame, 90+260*b.chance.of(1).wander(at*1.3), func(t throw) grain {
		return newGrain(420+2300*t.a*t.a, 0.002+0.006*t.b, 0.07*heavy(t.c, 4), t.d)
	})
	b.fill(out, frame, 0.12*(0.7+0.3*b.chance.of(2).wander(at/2.1)), 0, 0.26)
}
