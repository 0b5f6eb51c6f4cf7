package scene

import (
	"math"

	"lull/routines/fraction"
)

// dice gives the same chance for the same questions: what moves in a scene is
// drawn from the seed and its own number and never remembered.
type dice uint64

func mix(x uint64) uint64 { return fraction.Mix(x, 1) }

// roll is a fresh row of chances for the thing i in its round n.
func (d dice) roll(i, n int) dice {
	return dice(mix(uint64(d) ^ mix(uint64(i)<<32^uint64(uint32(n)))))
}

// next is the next chance of a row, from 0 up to 1.
func (d *dice) next() float64 {
	*d = dice(mix(uint64(*d)))
	return fraction.Chance(uint64(*d))
}

// between is the next chance of a row, from a up to b.
func (d *dice) between(a, b float64) float64 { return a + (b-a)*d.next() }

// again is the thing i, of a sort, that comes again and again and takes from
// least to most seconds each time: how far it has come, from 0 to 1, how long it
// takes, and chances that are others the next time.
func (d dice) again(i, sort int, at, least, most float64, next int) (part, period float64, r dice) {
	r = d.roll(i, sort)
	period = r.between(least, most)
	n, part := split(at/period + r.next())
	return part, period, d.roll(i, next+n)
}

// at is a chance that belongs to a point of a grid.
func (d dice) at(x, y, z int) float64 {
	return fraction.Chance(mix(uint64(d) ^ mix(uint64(uint32(x))<<32^uint64(uint32(y))^uint64(uint32(z))<<17)))
}

// along is soft noise from 0 to 1 on a line, with one hill or hollow a unit.
func (d dice) along(x float64) float64 {
	i, f := split(x)
	return lerp(d.at(i, 0, 0), d.at(i+1, 0, 0), ease(f))
}

// over is soft noise from 0 to 1 on a plane.
func (d dice) over(x, y float64) float64 { return d.plane(x, y, 0) }

func (d dice) plane(x, y float64, z int) float64 {
	i, fx := split(x)
	j, fy := split(y)
	fx = ease(fx)
	return lerp(
		lerp(d.at(i, j, z), d.at(i+1, j, z), fx),
		lerp(d.at(i, j+1, z), d.at(i+1, j+1, z), fx), ease(fy))
}

// changing is soft noise from 0 to 1 on a plane that turns into another with
// every unit of z.
func (d dice) changing(x, y, z float64) float64 {
	k, f := split(z)
	return lerp(d.plane(x, y, k), d.plane(x, y, k+1), ease(f))
}

func split(x float64) (int, float64) {
	i := math.Floor(x)
	return int(i), x - i
}

func lerp(a, b, t float64) float64 { return a + (b-a)*t }

// ease and unit have short names, since all that is painted is made of them.

func ease(t float64) float64 { return fraction.Smooth(t) }
func unit(v float64) float64 { return fraction.Of(v) }

// rise is ease between two limits; they may stand either way round.
func rise(from, to, x float64) float64 { return ease((x - from) / (to - from)) }

// swing goes to and fro between 0 and 1 once in a period.
func swing(at, period, phase float64) float64 {
	return 0.5 + 0.5*math.Sin(2*math.Pi*(at/period+phase))
}

// stepped is v cut off to steps, so that what moves slowly changes now and then
// instead of always a little. Things with other phases step at other moments.
func stepped(v, step, phase float64) float64 {
	return (math.Floor(v/step+phase) - phase + 0.5) * step
}
