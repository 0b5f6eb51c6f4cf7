package sound

import "math"

// wind comes and goes round a house, in two voices that wander.
type wind struct {
	chance       chance
	highL, highR band
	lowL, lowR   band
	deepL, deepR brown
}

func newWind(c chance) *wind { return &wind{chance: c, deepL: newBrown(), deepR: newBrown()} }

// gust is how strong the wind is at a moment in seconds, 0 to 1.
func (w *wind) gust(at float64) float64 {
	g := 0.6*w.chance.of(1).wander(at/6.7) + 0.3*w.chance.of(2).wander(at/2.9) + 0.1*w.chance.of(3).wander(at/0.9)
	return g * g
}

func (w *wind) block(out *block, frame int64) {
	at := float64(frame) / Rate
	const length = float64(blockFrames) / Rate
	const along = 0.6 // seconds from the left side of the house to the right
	l, r := w.gust(at), w.gust(at-along)
	dl, dr := (w.gust(at+length)-l)/blockFrames, (w.gust(at+length-along)-r)/blockFrames
	turn := w.chance.of(4).wander(at / 9)
	w.highL.tune(380+520*l+120*turn, 2.2)
	w.highR.tune(400+520*r+100*turn, 2.2)
	w.lowL.tune(180+160*l, 1.2)
	w.lowR.tune(190+160*r, 1.2)
	for i := 0; i < len(out); i += 2 {
		x, y := w.chance.white(frame)
		frame++
		out[i] = 0.55*w.highL.next(x)*l + w.lowL.next(x)*(0.12+0.7*l) + 0.5*w.deepL.next(x)
		out[i+1] = 0.55*w.highR.next(y)*r + w.lowR.next(y)*(0.12+0.7*r) + 0.5*w.deepR.next(y)
		l += dl
		r += dr
	}
}

// fire is a low flutter with crackling in it, in flurries.
type fire struct {
	chance      chance
	left, right brown
	softL       low
	softR       low
	hissL       pink
	hissR       pink
	cracks      []drop
}

func newFire(c chance) *fire {
	return &fire{chance: c, left: newBrown(), right: newBrown(), softL: lowAt(240), softR: lowAt(240)}
}

// crackle may begin a crack in the block.
func (f *fire) crackle(frame int64) {
	odds, k := f.chance.of(1), frame/blockFrames
	flurry := odds.of(2).wander(float64(frame) / Rate / 1.7)
	if odds.unit(3*k) >= 0.002+0.045*flurry*flurry*flurry*flurry {
		return
	}
	h := odds.hash(3*k + 1)
	u, v, w := float64(h&0xffff)/65536, float64(h>>16&0xffff)/65536, float64(h>>32&0xffff)/65536
	f.cracks = append(f.cracks, drop{
		bell: strike(700+1900*u, 0.0012+0.004*v*v, 0.06+0.5*w*w*w),
		left: math.Sqrt(0.2 + 0.6*v), right: math.Sqrt(0.8 - 0.6*v), lasts: int(0.04 * Rate),
	})
}

func (f *fire) block(out *block, frame int64) {
	at := float64(frame) / Rate
	f.crackle(frame)
	const length = float64(blockFrames) / Rate
	flutter := func(t float64) float64 {
		return 0.45 + 0.4*f.chance.of(3).wander(t*5.5) + 0.3*f.chance.of(4).wander(t/2.3)
	}
	g := flutter(at)
	step := (flutter(at+length) - g) / blockFrames
	for i := 0; i < len(out); i += 2 {
		l, r := f.chance.white(frame)
		frame++
		out[i] = f.softL.next(f.left.next(l))*4*g + 0.035*f.hissL.next(l)
		out[i+1] = f.softR.next(f.right.next(r))*4*g + 0.035*f.hissR.next(r)
		g += step
	}
	f.cracks = ring(out, f.cracks)
}

// train is the inside of a night train: a low run, and the joints of the rails
// in pairs, never quite even.
type train struct {
	chance      chance
	left, right brown
	runL, runR  band
	thuds       []drop
}

func newTrain(c chance) *train {
	return &train{chance: c, left: newBrown(), right: newBrown()}
}

// Rails are about 25 m long, and a slow night train takes some 1.6 s for one.
const railEvery = 1.6 * Rate

// thudsIn adds the joints that are passed in the block. Each rail has four:
// two axles of this carriage, two of the next, softer.
func (t *train) thudsIn(frame int64) {
	first := int64(float64(frame)/railEvery) - 1
	for rail := max(first, 0); rail <= first+2; rail++ {
		for axle := range int64(4) {
			key := rail*8 + axle
			off := [4]float64{0, 0.16, 0.62, 0.78}[axle] * Rate
			when := int64(float64(rail)*railEvery + off + (t.chance.unit(key)-0.5)*0.05*Rate + 0.05*Rate)
			if when < frame || when >= frame+blockFrames {
				continue
			}
			height := [4]float64{0.5, 0.4, 0.26, 0.2}[axle] * (0.7 + 0.6*t.chance.of(1).unit(key))
			t.thuds = append(t.thuds,
				drop{bell: strike(62+14*t.chance.of(2).unit(key), 0.075, height), left: 0.75, right: 0.65, lasts: Rate},
				drop{bell: strike(190+40*t.chance.of(3).unit(key), 0.02, height*0.22), left: 0.6, right: 0.75, lasts: Rate / 4})
		}
	}
}

func (t *train) block(out *block, frame int64) {
	t.thudsIn(frame)
	at := float64(frame) / Rate
	sway := t.chance.of(4).wander(at / 3.1)
	t.runL.tune(95+25*sway, 0.8)
	t.runR.tune(100+20*sway, 0.8)
	for i := 0; i < len(out); i += 2 {
		l, r := t.chance.white(frame)
		frame++
		out[i] = 1.2*t.left.next(l) + 0.5*t.runL.next(l)
		out[i+1] = 1.2*t.right.next(r) + 0.5*t.runR.next(r)
	}
	t.thuds = ring(out, t.thuds)
}
