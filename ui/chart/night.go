package chart

import (
	"fmt"

	"charm.land/lipgloss/v2"

	"lull/ui/theme"
)

// Night is a night on a line of time, in minutes: in bed from Bed to Up, and
// asleep from Asleep to Woke but for some time awake in between. When that was
// nobody knows: it is drawn in the middle. Where Woke is not after Asleep, sleep
// is not known.
type Night struct{ Bed, Up, Asleep, Woke, Awake int }

// within tells how much of a piece of time was in bed, and asleep, in minutes.
func (n Night) within(from, to float64) (bed, asleep float64) {
	bed = overlap(from, to, float64(n.Bed), float64(n.Up))
	if n.Woke > n.Asleep {
		middle, half := float64(n.Asleep+n.Woke)/2, float64(n.Awake)/2
		asleep = overlap(from, to, float64(n.Asleep), float64(n.Woke)) - overlap(from, to, middle-half, middle+half)
	}
	return bed, asleep
}

func overlap(a, b, c, d float64) float64 { return max(min(b, d)-max(a, c), 0) }

// NightShapes are the cells of a night as a bar, asleep and awake in bed. They are
// low, since fourteen tall ones are the brightest picture of all; where heights
// are shades they are a line.
func NightShapes(s theme.Shapes) (asleep, awake string) {
	if s.Bars[3] == s.Bars[1] {
		return s.Thick, s.Point
	}
	return s.Bars[3], s.Bars[1]
}

// Bar draws a night over w cells from one minute to another: higher where asleep,
// low where awake in bed, in between too. However short the time awake in between
// was, it is seen from a few minutes on.
func (p *Pen) Bar(n Night, from, to, w int, style *lipgloss.Style) string {
	if w < 1 || to <= from {
		return ""
	}
	t, l := p.theme, make(line, w)
	asleep, awake := NightShapes(t.Shapes)
	each := float64(to-from) / float64(w)
	for x := range l {
		a := float64(from) + float64(x)*each
		switch bed, slept := n.within(a, a+each); {
		case slept >= each/2:
			l.set(x, asleep, style)
		case bed >= each/2:
			l.set(x, awake, &t.Faint)
		}
	}
	if middle := int((float64(n.Asleep+n.Woke)/2 - float64(from)) / each); float64(n.Awake) >= each/4 &&
		middle >= 0 && middle < w {
		l.set(middle, awake, &t.Faint)
	}
	return l.draw(p)
}

// Hours writes the hours of the clock under such bars, as many as there is room
// for.
func (p *Pen) Hours(from, to, w int) string {
	l := make(line, max(w, 0))
	if to <= from || w < 1 {
		return l.draw(p)
	}
	var every int
	for _, every = range []int{2, 3, 4, 6, 8, 12} {
		if float64(every*60*w)/float64(to-from) >= 4 {
			break
		}
	}
	for m := from / 60 * 60; m <= to; m += 60 {
		h := (m/60%24 + 24) % 24
		x := (m - from) * w / (to - from)
		if m < from || h%every != 0 || x > w-2 {
			continue
		}
		l.put(x, fmt.Sprintf("%02d", h), &p.theme.Faint)
	}
	return l.draw(p)
}
