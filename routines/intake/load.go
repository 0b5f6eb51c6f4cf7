package intake

import "time"

// Window is the hour after bedtime within which the bedtime load is the
// highest: a coffee just before bed has hardly begun at bedtime itself.
const Window = time.Hour

// BedtimeLoad gives the most milligrams in the body at any instant from bed
// to an hour later (B in docs/evidence.md, Caffeine in the body).
//
// Between two events the slope is one slow exponential and some fast ones.
// Divided by the slow one it can only fall when no one is drinking, so that
// there is at most one peak and halving finds it. Only while a drink of one
// absorption rate is under way beside another of a different rate may there
// be more; that stretch is searched by the minute.
func (k Kinetics) BedtimeLoad(doses []Dose, bed time.Time) float64 {
	m, end := k.start(doses, bed), Window.Hours()
	m.to(0)
	top := m.value()
	for m.at < end {
		stop := end
		if m.next < len(m.events) {
			stop = min(stop, m.events[m.next].at)
		}
		top = max(top, m.highest(stop))
		m.to(stop)
	}
	return top
}

// highest gives the most between the march's moment and stop, before which
// no event lies. It does not move the march.
func (m *march) highest(stop float64) float64 {
	parts := 1
	up, down := false, false
	for _, x := range m.modes[1:] {
		transient := x.amount - x.in/x.k
		up, down = up || transient > 0, down || transient < 0
	}
	if up && down {
		parts = 60
	}
	top, from := m.value(), m.at
	for i := range parts {
		a := from + (stop-from)*float64(i)/float64(parts)
		b := from + (stop-from)*float64(i+1)/float64(parts)
		top = max(top, m.peek(b).value())
		if m.peek(a).slope() <= 0 || m.peek(b).slope() >= 0 {
			continue
		}
		for range 40 {
			if mid := (a + b) / 2; m.peek(mid).slope() > 0 {
				a = mid
			} else {
				b = mid
			}
		}
		top = max(top, m.peek(a).value())
	}
	return top
}

// peek gives the march as it will be at hour, without moving it.
func (m *march) peek(hour float64) *march {
	p := &march{at: m.at, modes: append(make([]mode, 0, 4), m.modes...)}
	p.glide(hour)
	return p
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
