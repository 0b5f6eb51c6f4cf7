package intake

import (
	"math"
	"time"

	"lull/routines/lists"
)

// Window is the hour after bedtime within which the bedtime load is the
// highest: a coffee just before bed has hardly begun at bedtime itself
// (docs/evidence.md, Caffeine in the body).
const Window = time.Hour

// minutes are those of the hour: not about the body.
const minutes = int(Window / time.Minute)

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

// rest is what some doses leave in the hour that counts, where it is asked of many
// another dose whether it goes with them: what they leave in each minute is always
// the same.
type rest struct {
	k     Kinetics
	doses []Dose
	bed   time.Time
	known bool // the following is
	at    [minutes + 1]float64
	bent  float64 // see bend, infinite where one of them is had after bed
}

func (k Kinetics) rest(doses []Dose, bed time.Time) *rest {
	return &rest{k: k, doses: doses[:len(doses):len(doses)], bed: bed}
}

// exceeds tells whether [Kinetics.BedtimeLoad] is above a threshold with one dose
// more, which counts and begins before bed.
func (r *rest) exceeds(d Dose, threshold float64) bool {
	all := append(r.doses, d)
	if r.k.InBody(all, r.bed) > threshold {
		return true
	}
	if r.k.allFall(all, r.bed) {
		return false
	}
	if !r.known {
		r.learn()
	}
	ke, top := r.k.ke(), 0.0
	for i, left := range r.at {
		top = max(top, left+d.left(ke, r.bed.Add(time.Duration(i)*time.Minute).Sub(d.At).Hours()))
	}
	switch {
	case top > threshold:
		return true
	case top+r.bent+r.k.bend(d) <= threshold:
		return false
	}
	return r.k.BedtimeLoad(all, r.bed) > threshold
}

func (r *rest) learn() {
	r.known = true
	for i := range r.at {
		r.at[i] = r.k.InBody(r.doses, r.bed.Add(time.Duration(i)*time.Minute))
	}
	for _, d := range r.doses {
		if d.At.After(r.bed) {
			r.bent = math.Inf(1) // where it begins there is a corner
		}
		r.bent += r.k.bend(d)
	}
}

// bend is how many milligrams a dose that has begun may add between two minutes at
// most, above what it leaves at the higher one: what bends by so much an hour
// squared rises above its chord by an eighth of that for a minute squared.
func (k Kinetics) bend(d Dose) float64 {
	if !d.counts() {
		return 0
	}
	ka, ke := d.rate(), k.ke()
	most := d.Milligrams * math.Abs(ka/(ka-ke)) * max(ka*ka, ke*ke)
	if d.Over > 0 { // its rise and its fall, each by its rate at the steepest
		most = 2 * d.Milligrams * ka / d.Over.Hours()
	}
	return most / (8 * 60 * 60)
}

// longestPeak is longer than any dose takes to peak: 5.25 h with the slowest ka and
// the longest half-life of docs/evidence.md, Caffeine in the body.
const longestPeak = 6 * time.Hour

// allFall tells whether every dose has peaked at a moment: the last sip as
// much as the first.
func (k Kinetics) allFall(doses []Dose, at time.Time) bool {
	for _, d := range doses {
		if at.Sub(d.At)-max(d.Over, 0) >= longestPeak {
			continue // most have, and a logarithm is dear
		}
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
// shortest half-life that is likely and drinks at their weakest, for the usual, and
// for the longest and drinks at their strongest, in milligrams.
type Load struct {
	Low, Usual, High float64
}

// Load gives the bedtime load of the doses in this body, with its band. It is
// meaningless where [Body.Silence] has something to say.
func (b Body) Load(doses []Dose, bed time.Time) Load {
	low, usual, high := b.Kinetics()
	return Load{
		Low:   low.BedtimeLoad(lists.Each(doses, Dose.weak), bed),
		Usual: usual.BedtimeLoad(doses, bed),
		High:  high.BedtimeLoad(lists.Each(doses, Dose.strong), bed),
	}
}

// Curves gives [Kinetics.Curve] for both ends of the band and between them.
func (b Body) Curves(doses []Dose, from, to time.Time, step time.Duration) (low, usual, high []float64) {
	shortest, mid, longest := b.Kinetics()
	return shortest.Curve(lists.Each(doses, Dose.weak), from, to, step), mid.Curve(doses, from, to, step),
		longest.Curve(lists.Each(doses, Dose.strong), from, to, step)
}

// Zone says what the studies say about a load at bedtime. Its text is also
// the end of its wording id: zone.low, zone.disagree, zone.likely.
type Zone string

// The zones, by milligrams in the body at bedtime (docs/evidence.md, Caffeine
// cutoff). Daily drinkers may be fine in the upper two (Weibel 2021).
const (
	Low      Zone = "low"      // under the person's own line, 35 for most
	Disagree Zone = "disagree" // up to [LikelyFrom]: studies disagree
	Likely   Zone = "likely"   // that and over: likely to matter
)

// LikelyFrom is the milligrams where the last zone begins for a body of 70 kg, as
// far as the most lenient line goes (docs/evidence.md, Caffeine cutoff).
const LikelyFrom = 60.0

func (b Body) Zone(milligrams float64) Zone {
	switch {
	case milligrams < b.Threshold():
		return Low
	case milligrams < LikelyFrom*b.scale():
		return Disagree
	default:
		return Likely
	}
}
