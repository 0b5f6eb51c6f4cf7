package intake

import (
	"math"
	"time"

	"lull/routines/journal"
)

// The body model's numbers (docs/evidence.md, Caffeine in the body).
const (
	// UsualHalfLife is the usual elimination half-life of caffeine in hours:
	// the Institute of Medicine's mean of 2001.
	UsualHalfLife = 5.0

	// UsualKa is the usual absorption rate per hour: a fit of 4.94 ± 0.15
	// (J Pharm Health Care Sci 2021;7:36).
	UsualKa = 5.0

	// SlowKa is the absorption rate per hour of cola and chocolate, which
	// peak after 1.5 to 2 hours (Mumford 1996).
	SlowKa = 2.0

	// ShortestHalfLife and LongestHalfLife are the hours between which a
	// half-life is kept, whatever was answered.
	ShortestHalfLife = 2.0
	LongestHalfLife  = 15.0

	// An absorption rate below this cannot be a drink's, and one near the
	// elimination rate would turn the model inside out.
	slowestKa = 0.5
)

// Dose is caffeine taken: all at once, or evenly over a while.
type Dose struct {
	At         time.Time     // when the drinking began
	Milligrams float64       // caffeine in all; nothing below or at 0 counts
	Ka         float64       // absorption rate per hour, 0 for [UsualKa]; kept within 0.5 to 20
	Over       time.Duration // how long the drinking took, 0 for at once
	Low, High  float64       // milligrams at the ends of the band, 0 for Milligrams
}

// Kinetics is how fast one body clears caffeine: one compartment, first
// order, everything absorbed (docs/evidence.md, Caffeine in the body). The zero
// value is the usual body.
type Kinetics struct {
	HalfLife float64 // hours, 0 for [UsualHalfLife]; kept within 2 to 15
}

// ke is the elimination rate per hour.
func (k Kinetics) ke() float64 {
	if k.HalfLife == 0 || math.IsNaN(k.HalfLife) {
		return math.Ln2 / UsualHalfLife
	}
	return math.Ln2 / clampHours(k.HalfLife)
}

// rate is the absorption rate of d per hour, within what a drink can have.
func (d Dose) rate() float64 {
	if d.Ka == 0 || math.IsNaN(d.Ka) {
		return UsualKa
	}
	return min(max(d.Ka, slowestKa), journal.FastestKa)
}

func (d Dose) counts() bool {
	return d.Milligrams > 0 && !math.IsInf(d.Milligrams, 1)
}

// InBody gives the milligrams in the body at t, those of every dose together.
// Doses after t count for nothing.
func (k Kinetics) InBody(doses []Dose, t time.Time) float64 {
	ke, sum := k.ke(), 0.0
	for _, d := range doses {
		if d.counts() {
			sum += d.left(ke, t.Sub(d.At).Hours())
		}
	}
	return sum
}

// left gives what is in the body tau hours after the drinking began.
//
// For a drink taken at once this is Bateman's function. Drinking evenly over
// a while is that function's integral over the while, in closed form: each of
// its two exponentials fills during the drinking and decays after it.
func (d Dose) left(ke, tau float64) float64 {
	if tau <= 0 {
		return 0
	}
	ka := d.rate()
	scale := d.Milligrams * ka / (ka - ke)
	if d.Over <= 0 {
		return scale * (math.Exp(-ke*tau) - math.Exp(-ka*tau))
	}
	over := d.Over.Hours()
	drinking, since := min(tau, over), max(tau-over, 0)
	part := func(k float64) float64 {
		return -math.Expm1(-k*drinking) / k * math.Exp(-k*since)
	}
	return scale / over * (part(ke) - part(ka))
}

// peakAfter gives the hours from a drink taken at once to its peak: 0.74 for
// the usual body and drink.
func (k Kinetics) peakAfter(ka float64) float64 {
	ke := k.ke()
	return math.Log(ka/ke) / (ka - ke)
}
