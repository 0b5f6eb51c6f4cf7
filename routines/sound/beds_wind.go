package sound

// wind goes round a house: a deep body, and two narrow bands over it that
// drift.
type wind struct {
	noise        wide
	chance       chance
	deepL, deepR brown
	lowL, lowR   band
	highL, highR band
	softL, softR band
}

func newWind(c chance) maker {
	w := &wind{noise: newWide(c.of(5)), chance: c, deepL: newBrown(), deepR: newBrown()}
	w.softL.tune(1700, 0.7)
	w.softR.tune(1700, 0.7)
	return w
}

// gust is how strong the wind is at a moment in seconds, 0 to 1.
func (c chance) gust(at float64) float64 {
	g := 0.6*c.of(1).wander(at/6.7) + 0.3*c.of(2).wander(at/2.9) + 0.1*c.of(3).wander(at/0.9)
	return g * g
}

func (w *wind) block(out *block, frame int64, _, _ moment) {
	at := float64(frame) / Rate
	const round = 0.3 // seconds from the left side of the house to the right
	l, r := w.chance.gust(at), w.chance.gust(at-round)
	dl, dr := (w.chance.gust(at+blockLasts)-l)/blockFrames, (w.chance.gust(at+blockLasts-round)-r)/blockFrames
	turn := w.chance.of(4).wander(at / 9)
	high, deep := 330+280*l+120*turn, 150+90*l
	w.highL.tune(high, 4)
	w.highR.tune(high, 4)
	w.lowL.tune(deep, 2)
	w.lowR.tune(deep, 2)
	for i := 0; i < len(out); i += 2 {
		x, y := w.noise.next(frame)
		frame++
		out[i] = w.softL.under(0.22*w.highL.next(x)*l + w.lowL.next(x)*(0.05+0.2*l) + w.deepL.next(x)*(0.8+0.5*l))
		out[i+1] = w.softR.under(0.22*w.highR.next(y)*r + w.lowR.next(y)*(0.05+0.2*r) + w.deepR.next(y)*(0.8+0.5*r))
		l += dl
		r += dr
	}
}

// leaves are a tree in a light wind: a rustle of many small touches.
type leaves struct{ *rush }

func newLeaves(c chance) maker { return leaves{newRush(c, 2400)} }

func (l leaves) block(out *block, frame int64, _, _ moment) {
	at := float64(frame) / Rate
	g, to := l.chance.gust(at), l.chance.gust(at+blockLasts)
	l.small.deal(frame, 150+1800*g, func(t throw) grain {
		return newGrain(1800+4500*t.a, 0.0005+0.002*t.b, 0.06*heavy(t.c, 2.5), t.d)
	})
	l.fill(out, frame, 0.02+0.1*g, 0.1*(to-g)/blockFrames, 0.25)
}
