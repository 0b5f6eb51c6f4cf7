package chart

import (
	"time"

	"charm.land/lipgloss/v2"
)

// leastWidth is the fewest columns in which anything is drawn.
const leastWidth = 10

// AxisRows is how many lines [Pen.Axis] gives.
func (c Curve) AxisRows() int {
	if len(c.Cutoffs) == 0 {
		return 3
	}
	return 4
}

// Axis gives the lines below a curve, which say something without one too: the
// axis, what there was, until when things are best had, and the hours.
func (p *Pen) Axis(c Curve, w int) []string {
	if w < leastWidth {
		return nil
	}
	t := p.theme
	axis, marks, cutoffs, hours := make(line, w), make(line, w), make(line, w), make(line, w)
	for x := range axis {
		axis.set(x, t.Shapes.Across, &t.Hair)
	}
	if bed, ok := c.column(c.Bed, w); ok {
		hours.put(bed-len("bed")/2, "bed", &t.Faint)
		axis.set(bed, t.Shapes.Foot, &t.Hair)
	}
	if now, ok := c.column(c.Now, w); ok {
		if len(c.Usual) == 0 {
			axis.set(now, t.Shapes.Full, &t.Title)
		}
		hours.put(now-len("now")/2, "now", &t.Ink)
	}
	p.lay(c, marks, c.Marks, &t.Curve)
	c.clock(hours, &t.Faint)
	lines := []string{axis.draw(p), marks.draw(p)}
	if len(c.Cutoffs) > 0 {
		p.lay(c, cutoffs, c.Cutoffs, &t.Faint)
		lines = append(lines, cutoffs.draw(p))
	}
	return append(lines, hours.draw(p))
}

// lay puts marks on a line, and then what they are called, as far as there is
// room.
func (p *Pen) lay(c Curve, l line, marks []Mark, style *lipgloss.Style) {
	for _, m := range marks {
		in := style
		if m.Faint {
			in = &p.theme.Faint
		}
		from, to := c.reach(m, len(l))
		for x := from; x < to; x++ {
			l.set(x, m.Shape, in)
		}
	}
	for _, m := range marks {
		if from, to := c.reach(m, len(l)); to > from && m.Name != "" {
			l.name(from, to, m.Name, &p.theme.Faint)
		}
	}
}

// name writes what a mark is called right of it, or left where it does not fit.
func (l line) name(from, to int, words string, style *lipgloss.Style) {
	n := len([]rune(words))
	if right := to + 1; right+n <= len(l) && l.free(to, right+n+1) {
		l.put(right, words, style)
	} else if left := from - 1 - n; left >= 0 && l.free(left-1, from) {
		l.put(left, words, style)
	}
}

// reach gives the columns of a mark among w, from one up to before another.
func (c Curve) reach(m Mark, w int) (from, to int) {
	if m.Until.Before(m.At) {
		m.Until = m.At
	}
	if m.Until.Before(c.From) || m.At.After(c.To) || !c.From.Before(c.To) {
		return 0, 0
	}
	from, _ = c.column(m.At, w)
	to, _ = c.column(m.Until, w)
	return from, max(to, from+1)
}

// clock writes every third or sixth hour where nothing stands yet.
func (c Curve) clock(l line, style *lipgloss.Style) {
	every := 3
	if len(l) < 48 {
		every = 6
	}
	for t := c.From; !t.After(c.To); t = t.Add(time.Hour) {
		into := time.Duration(t.Minute())*time.Minute + time.Duration(t.Second())*time.Second +
			time.Duration(t.Nanosecond())
		o := t.Add(-into) // in the moment's zone
		if x, ok := c.column(o, len(l)); ok && o.Hour()%every == 0 {
			l.put(x-1, o.Format("15"), style)
		}
	}
}
