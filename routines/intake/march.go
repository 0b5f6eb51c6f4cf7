package intake

import (
	"math"
	"slices"
	"time"
)

// mode is one exponential of the sum of all doses. Everything with one
// absorption rate shares one, so that a year of drinks is three numbers.
type mode struct {
	k      float64 // decay per hour
	sign   float64 // +1 for the slow one, -1 for those of absorption
	amount float64 // milligrams at the march's moment
	in     float64 // milligrams per hour flowing in while somebody drinks
}

// after moves the mode on by h hours without anything new happening.
func (m *mode) after(h float64) {
	m.amount = m.amount*math.Exp(-m.k*h) + m.in*-math.Expm1(-m.k*h)/m.k
}

// event is a drink, or the beginning or the end of drinking.
type event struct {
	at   float64 // hours from the march's origin
	fast int     // index of the mode of its absorption rate
	jump float64 // milligrams at once
	flow float64 // change of the inflow, milligrams per hour
}

// march walks through the doses in order of time and knows the sum at its
// moment. Value, slope and every later instant come from a few exponentials
// instead of one for every dose.
type march struct {
	at     float64 // hours from origin
	modes  []mode  // the slow one first
	events []event // in order of time
	next   int     // first event not yet met
}

// start prepares a march with its origin at from, standing before all doses.
func (k Kinetics) start(doses []Dose, from time.Time) *march {
	ke := k.ke()
	m := &march{modes: []mode{{k: ke, sign: 1}}, events: make([]event, 0, len(doses))}
	for _, d := range doses {
		if !d.counts() {
			continue
		}
		ka := d.rate()
		at, fast := d.At.Sub(from).Hours(), m.fast(ka)
		scaled := d.Milligrams * ka / (ka - ke)
		if d.Over <= 0 {
			m.events = append(m.events, event{at: at, fast: fast, jump: scaled})
			continue
		}
		flow := scaled / d.Over.Hours()
		m.events = append(m.events,
			event{at: at, fast: fast, flow: flow},
			event{at: at + d.Over.Hours(), fast: fast, flow: -flow})
	}
	slices.SortStableFunc(m.events, func(a, b event) int {
		switch {
		case a.at < b.at:
			return -1
		case a.at > b.at:
			return 1
		}
		return 0
	})
	m.at = 0
	if len(m.events) > 0 {
		m.at = min(0, m.events[0].at)
	}
	return m
}

// fast gives the index of the mode for an absorption rate, making it if need be.
func (m *march) fast(ka float64) int {
	for i := 1; i < len(m.modes); i++ {
		if m.modes[i].k == ka {
			return i
		}
	}
	m.modes = append(m.modes, mode{k: ka, sign: -1})
	return len(m.modes) - 1
}

// to moves on to the given hour, meeting every event up to and including it.
func (m *march) to(hour float64) {
	for m.next < len(m.events) && m.events[m.next].at <= hour {
		m.glide(m.events[m.next].at)
		m.meet(m.events[m.next])
		m.next++
	}
	m.glide(hour)
}

// glide moves on to the given hour, on the way to which nothing happens.
func (m *march) glide(hour float64) {
	if hour > m.at {
		for i := range m.modes {
			m.modes[i].after(hour - m.at)
		}
		m.at = hour
	}
}

// meet lets one event happen.
func (m *march) meet(e event) {
	for _, i := range [2]int{0, e.fast} {
		m.modes[i].amount += e.jump
		m.modes[i].in += e.flow
		if m.modes[i].in < 1e-9 {
			m.modes[i].in = 0 // what rounding leaves when the drinking ends
		}
	}
}

// value is the sum of all doses, in milligrams.
func (m *march) value() float64 {
	sum := 0.0
	for _, x := range m.modes {
		sum += x.sign * x.amount
	}
	return max(sum, 0)
}

// slope is how fast the sum changes, in milligrams per hour.
func (m *march) slope() float64 {
	sum := 0.0
	for _, x := range m.modes {
		sum += x.sign * (x.in - x.k*x.amount)
	}
	return sum
}
