package intake

import "time"

// Window is the hour after bedtime within which the bedtime load is the
// highest: a coffee just before bed has hardly begun at bedtime itself.
const Window = time.Hour

// BedtimeLoad gives the most milligrams in the body at any instant from bed
// to an hour later (B in docs/evidence.md, Caffeine in the body).
//
// A drink that has peaked only falls, and mostly all of them have. Otherwise
// the hour is looked at minute by minute, and closer around each height.
func (k Kinetics) BedtimeLoad(doses []Dose, bed time.Time) float64 {
	top := k.InBody(doses, bed)
	if k.allFall(doses, bed) {
		return top
	}
	const minutes = int(Window / time.Minute)
	var at [minutes + 1]float64
	for i := range at {
		at[i] = k.InBody(doses, bed.Add(time.Duration(i)*time.Minute))
	}
	for i := range at {
		before, after := max(i-1, 0), min(i+1, minutes)
		if at[i] < at[before] || at[i] < at[after] {
			continue
		}
		from, to := time.Duration(before)*time.Minute, time.Duration(after)*time.Minute
		for to-from > time.Millisecond {
			third := (to - from) / 3
			if k.InBody(doses, bed.Add(from+third)) < k.InBody(doses, bed.Add(to-third)) {
				from += third
			} else {
				to -= third
			}
		}
		top = max(top, at[i], k.InBody(doses, bed.Add(from)))
	}
	return top
}

// allFall tells whether every dose has peaked at a moment: the last sip as
// much as the first.
func (k Kinetics) allFall(doses []Dose, at time.Time) bool {
	for _, d := range doses {
		peak := time.Duration(k.peakAfter(d.rate()) * float64(time.Hour))
		if d.counts() && at.Sub(d.At) < max(d.Over, 0)+peak {
			return false
		}
	}
	return true
}

// Curve gives the milligrams in the body at from, from+step, and so on up to
// and including to. It is empty when step is not positive or to lies before
// from.
func (k Kinetics) Curve(doses []Dose, from, to time.Time, step time.Duration) []float64 {
	if step <= 0 || to.Before(from) {
		return nil
	}
	out := make([]float64, int(to.Sub(from)/step)+1)
	for i := range out {
		out[i] = k.InBody(doses, from.Add(time.Duration(i)*step))
	}
	return out
}

// Load is a figure with its band: what is in the body at bedtime for the
// shortest, the usual and the longest half-life that is likely, in milligrams.
type Load struct {
	Low, Usual, High float64
}

// Load gives the bedtime load of the doses in this body, with its band. It is
// meaningless where [Body.Silence] has something to say.
func (b Body) Load(doses []Dose, bed time.Time) Load {
	low, usual, high := b.Kinetics()
	return Load{
		Low:   low.BedtimeLoad(doses, bed),
		Usual: usual.BedtimeLoad(doses, bed),
		High:  high.BedtimeLoad(doses, bed),
	}
}
