package sound

import "math"

// water is surf: a body deep down, a wash that breaks, foam that hisses. How
// much there is of each comes from outside.
type water struct {
	noise        wide
	deepL, deepR brown
	washL, washR band
	softL, softR low
	foamL, foamR low
}

func newWater(c chance) water {
	return water{
		noise: newWide(c), deepL: newBrown(), deepR: newBrown(), softL: lowAt(2600), softR: lowAt(2600),
		foamL: lowAt(3500), foamR: lowAt(3500),
	}
}

// strength is how much there is of each at one moment.
type strength struct{ body, wash, foam float64 }

func (w *water) block(out *block, frame int64, hz float64, from, to [Channels]strength) {
	w.washL.tune(hz, 0.6)
	w.washR.tune(hz, 0.6)
	for i := 0; i < len(out); i += 2 {
		x, y := w.noise.next(frame)
		frame++
		part := float64(i) / (blockFrames * Channels)
		out[i] = from[0].mix(to[0], part, w.deepL.next(x), w.softL.next(w.washL.next(x)), x-w.foamL.next(x))
		out[i+1] = from[1].mix(to[1], part, w.deepR.next(y), w.softR.next(w.washR.next(y)), y-w.foamR.next(y))
	}
}

func (s strength) mix(to strength, part, deep, wash, foam float64) float64 {
	return deep*(s.body+(to.body-s.body)*part) + wash*(s.wash+(to.wash-s.wash)*part) +
		foam*(s.foam+(to.foam-s.foam)*part)
}

// shore is several swells that come in each at its own pace, break, and draw
// back in foam.
type shore struct {
	water
	chance chance
	next   int64 // the frame at which the block before ended, and how it was there
	was    [Channels]strength
}

func newShore(c chance) maker { return &shore{water: newWater(c.of(1)), chance: c, next: -1} }

// swellsEvery is about how far apart the waves of each swell are, in seconds:
// none in step with another, nor with a breath.
var swellsEvery = [...]float64{8.3, 11.9, 17.3}

// surf is how high the water stands at a moment in seconds and how much foam it
// leaves, 0 to about 1: the sum of the waves that are near.
func (s *shore) surf(at float64) (high, foam float64) {
	for k, every := range swellsEvery {
		c := s.chance.of(uint64(k) + 2)
		n := int64(math.Floor(at / every))
		for wave := n - 2; wave <= n+1; wave++ {
			begins := (float64(wave) + 0.6*c.unit(4*wave)) * every
			height := 0.35 + 0.45*c.unit(4*wave+1)
			comes := 2.6 + 1.6*c.unit(4*wave+2)
			if t := at - begins; t > 0 {
				x := smooth(t / comes)
				high += height * x * x * math.Exp(-max(t-comes, 0)/2.6)
				y := smooth((t - 0.7*comes) / comes)
				foam += height * y * y * math.Exp(-max(t-1.7*comes, 0)/4.5)
			}
		}
	}
	return high, foam
}

// seethe is how the foam comes and goes in the small.
func (s *shore) seethe(at float64) float64 {
	x := 0.6*s.chance.of(9).wander(at*4.2) + 0.4*s.chance.of(10).wander(at*2.3)
	return 0.3 + 1.4*x*x/0.36*0.4
}

func (s *shore) strength(at float64) (is strength, high float64) {
	high, foam := s.surf(at)
	seethe := s.seethe(at)
	return strength{
		body: 0.4 + 0.4*high, wash: (0.05 + 0.3*high) * (0.25 + 0.75*seethe), foam: (0.004 + 0.024*foam) * seethe,
	}, high
}

// along is how much later in seconds the right ear hears a wave: it runs along
// the beach.
const along = 0.25

func (s *shore) block(out *block, frame int64, _, _ moment) {
	if s.next != frame {
		s.was, _ = s.both(frame)
	}
	is, high := s.both(frame + blockFrames)
	s.water.block(out, frame, 700+1900*min(high, 1), s.was, is)
	s.was, s.next = is, frame+blockFrames
}

// both is how much there is of each for both ears at a frame, and how high the
// water stands.
func (s *shore) both(frame int64) (ears [Channels]strength, high float64) {
	at := float64(frame) / Rate
	ears[0], high = s.strength(at)
	ears[1], _ = s.strength(at - along)
	return ears, high
}

// surf breathes: a wave rises with the breath in, stands in a hold, and its
// foam runs out with the breath out.
type surf struct {
	water
	chance chance
}

func newSurf(c chance) maker { return &surf{newWater(c.of(1)), c} }

func (s *surf) strength(h heard, at float64) strength {
	in, held, out := h.colour[0], h.colour[1], h.colour[2]
	seethe := 0.75 + 0.5*s.chance.of(2).wander(at*3)
	return strength{
		body: 0.9 + 0.5*h.fullness,
		wash: in*(0.12+0.3*h.fullness) + held*0.05,
		foam: (out*(0.05+0.15*h.fullness) + held*0.012) * seethe,
	}
}

func (s *surf) block(out *block, frame int64, from, to moment) {
	at := float64(frame) / Rate
	was, is := s.strength(from.heard, at), s.strength(to.heard, at+blockLasts)
	s.water.block(out, frame, 350+500*to.fullness, [Channels]strength{was, was}, [Channels]strength{is, is})
}
