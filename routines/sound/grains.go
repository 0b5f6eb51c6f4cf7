package sound

import "math"

// bell is a struck thing: a decaying swing at one frequency.
type bell struct{ c1, c2, y1, y2 float64 }

// strike begins a swing of a height that dies by e in so many seconds.
func strike(hz, seconds, height float64) bell {
	r, w := math.Exp(-1/(seconds*Rate)), 2*math.Pi*hz/Rate
	return bell{c1: 2 * r * math.Cos(w), c2: -r * r, y2: 0, y1: height * math.Sin(w) * r}
}

func (b *bell) next() float64 {
	y := b.y1
	b.y1, b.y2 = b.c1*b.y1+b.c2*b.y2, b.y1
	return y
}

// grain is one small sound, somewhere between left and right: the ear that is
// further hears it softer and later.
type grain struct {
	ears  [Channels]bell
	wait  [Channels]int // frames until it begins
	lasts int           // frames
}

// ears is how much later sound reaches the further ear at most, in frames.
const ears = 0.00066 * Rate

// newGrain strikes one that dies by e in so many seconds, at a place from 0 for
// the left to 1 for the right.
func newGrain(hz, seconds, height, place float64) grain {
	later := int(ears * (2*place - 1))
	return grain{
		ears: [Channels]bell{
			strike(hz, seconds, height*math.Sqrt(0.9-0.8*place)), strike(hz, seconds, height*math.Sqrt(0.1+0.8*place)),
		},
		wait: [Channels]int{max(later, 0), max(-later, 0)}, lasts: int(5.5*seconds*Rate + ears),
	}
}

func (g grain) later(frames int) grain {
	g.wait[0] += frames
	g.wait[1] += frames
	return g
}

// grains are small sounds that come by chance.
type grains struct {
	chance   chance
	sounding []grain
}

// throw is what chance gives a grain: four numbers from 0 to 1.
type throw struct{ a, b, c, d float64 }

// most is how many grains a block may begin.
const most = 6

// deal begins about so many grains a second in a block. They are dealt by the
// block, so that a block can be made out of its turn.
func (g *grains) deal(frame int64, perSecond float64, of func(throw) grain) {
	for k := range int64(most) {
		key := 2 * (frame/blockFrames*most + k)
		if g.chance.unit(key) >= perSecond*blockFrames/Rate/most {
			continue
		}
		h := g.chance.hash(key + 1)
		const part = 1 << 14
		x := func(n int) float64 { return float64(h>>(14*n)%part) / part }
		g.sounding = append(g.sounding, of(throw{x(0), x(1), x(2), x(3)}).later(int(h>>58)))
	}
}

// block adds what sounds to out, and forgets what has died.
func (g *grains) block(out *block) {
	keep := g.sounding[:0]
	for _, one := range g.sounding {
		for ear := range one.ears {
			b, wait := &one.ears[ear], one.wait[ear]
			for i := wait*Channels + ear; i < len(out); i += Channels {
				out[i] += b.next()
			}
			one.wait[ear] = max(wait-blockFrames, 0)
		}
		if one.lasts -= blockFrames; one.lasts > -blockFrames {
			keep = append(keep, one)
		}
	}
	g.sounding = keep
}

// heavy is a height of which most are small and a few are many times as much:
// from 1 up to a limit (Pareto's distribution, cut).
func heavy(x, limit float64) float64 { return min(1/math.Sqrt(1-x+1e-9), limit) }
