package sound

import "math"

// rain is a steady rush with single drops near by.
type rain struct {
	chance      chance
	left, right pink
	softL       low
	softR       low
	thinL       low
	thinR       low
	drops       []drop
}

// drop is one drop, somewhere between left and right.
type drop struct {
	bell
	left, right float64
	lasts       int // frames
}

// ring adds what was struck to out, and gives those that still ring.
func ring(out *block, struck []drop) []drop {
	keep := struck[:0]
	for _, d := range struck {
		for i := 0; i < len(out); i += 2 {
			x := d.next()
			out[i] += x * d.left
			out[i+1] += x * d.right
		}
		if d.lasts -= blockFrames; d.lasts > 0 {
			keep = append(keep, d)
		}
	}
	return keep
}

func newRain(c chance) *rain {
	return &rain{chance: c, softL: lowAt(5200), softR: lowAt(5200), thinL: lowAt(350), thinR: lowAt(350)}
}

// Drops are dealt by the block, so that a block can be made out of its turn.
const dropsEvery = 0.11 // the chance of one in a block: some 80 a second

func (r *rain) block(out *block, frame int64) {
	fall := r.chance.of(1)
	if k := frame / blockFrames; fall.unit(3*k) < dropsEvery*(0.6+0.8*fall.of(2).wander(float64(frame)/Rate/5)) {
		h := fall.hash(3*k + 1)
		u, v, w := float64(h&0xffff)/65536, float64(h>>16&0xffff)/65536, float64(h>>32&0xffff)/65536
		height := 0.05 + 0.22*w*w*w
		r.drops = append(r.drops, drop{
			bell: strike(900+2600*u*u, 0.004+0.008*v, height),
			left: math.Sqrt(1 - v), right: math.Sqrt(v), lasts: int(0.09 * Rate),
		})
	}
	g := 0.8 + 0.2*r.chance.wander(float64(frame)/Rate/7)
	for i := 0; i < len(out); i += 2 {
		l, rr := r.chance.white(frame)
		frame++
		x := r.softL.next(r.left.next(l))
		y := r.softR.next(r.right.next(rr))
		out[i] = (x - 0.8*r.thinL.next(x)) * g
		out[i+1] = (y - 0.8*r.thinR.next(y)) * g
	}
	r.drops = ring(out, r.drops)
}

// shore is a slow surf: each wave comes, breaks softly and draws back, none
// like the one before.
type shore struct {
	chance      chance
	left, right band
	deepL       brown
	deepR       brown
}

func newShore(c chance) *shore {
	return &shore{chance: c, deepL: newBrown(), deepR: newBrown()}
}

// waveEvery is about how far apart waves are, in seconds.
const waveEvery = 10.5

// surf is how strong the waves are at a moment in seconds, 0 to about 1: the
// sum of those that are near.
func (s *shore) surf(at float64) float64 {
	n := int64(math.Floor(at / waveEvery))
	sum := 0.0
	for k := n - 2; k <= n+1; k++ {
		begins := (float64(k) + 0.5*s.chance.unit(4*k)) * waveEvery
		height := 0.55 + 0.45*s.chance.unit(4*k+1)
		comes := 2.6 + 1.6*s.chance.unit(4*k+2)
		if t := at - begins; t > 0 {
			x := smooth(t / comes)
			sum += height * x * x * math.Exp(-max(t-comes, 0)/4.2)
		}
	}
	return sum
}

func (s *shore) block(out *block, frame int64) {
	at := float64(frame) / Rate
	const length = float64(blockFrames) / Rate
	// The right ear hears the wave a little later: it runs along the beach.
	const along = 0.35
	l, r := s.surf(at), s.surf(at-along)
	dl, dr := (s.surf(at+length)-l)/blockFrames, (s.surf(at+length-along)-r)/blockFrames
	s.left.tune(260+2600*l*l, 0.6)
	s.right.tune(260+2600*r*r, 0.6)
	for i := 0; i < len(out); i += 2 {
		x, y := s.chance.white(frame)
		frame++
		out[i] = s.left.under(x)*(0.06+0.5*l) + 0.8*s.deepL.next(x)
		out[i+1] = s.right.under(y)*(0.06+0.5*r) + 0.8*s.deepR.next(y)
		l += dl
		r += dr
	}
}
