package evening

import (
	"time"

	"lull/routines/journal"
	"lull/ui/chart"
	"lull/ui/screen"
	"lull/ui/theme"
)

// The rows of the picture of an evening: the marks and the hours alone, or
// these with a curve above them.
const (
	stripRows = 3
	leastRows = 6
	mostRows  = 9
	spareRows = 4 // left for the words of an entry in full, where that is possible
)

// picture shows when there was what on the evening, in so many lines at most
// and one left dark below it. At night, and where nothing has a time of day, it
// shows nothing.
func (s *Screen) picture(p *screen.Layout, room int) []string {
	air := 1
	if !p.Wide() {
		air = 0
	}
	room -= air
	if s.Look.Lying() || room < stripRows {
		return nil
	}
	c, any := s.timeline(p.Theme)
	if !any {
		return nil
	}
	s.pen = s.pen.In(p.Theme)
	var lines []string
	if s.curve != nil && p.Wide() && room >= leastRows {
		lines = s.pen.Draw(c, p.Inner(), min(max(room-spareRows, leastRows), mostRows))
	} else {
		c.Usual = nil
		lines = s.pen.Axis(c, p.Inner())
	}
	if air > 0 {
		lines = append(lines, "")
	}
	return lines
}

// timeline lays the evening on a line from the morning, or from its first
// entry, into the night, and tells whether there is anything on it.
func (s *Screen) timeline(t *theme.Theme) (c chart.Curve, some bool) {
	zone := s.Look.Now.Location()
	c = chart.Curve{
		From: s.noting.Schedule.WakeTime(s.day-1, zone), Bed: s.noting.Schedule.Bedtime(s.day, zone),
	}
	c.To = c.Bed.Add(intoTheNight)
	if k := s.curve; k != nil {
		c.From, c.To, c.Low, c.Usual, c.High = k.From, k.To, k.Low, k.Usual, k.High
	}
	if s.day == s.Look.Day && s.Look.Now.Before(c.Bed) {
		c.Now = s.Look.Now
	}
	for _, e := range s.entries {
		m, ok := markAt(e, t)
		if !ok {
			continue
		}
		some = true
		c.Marks = append(c.Marks, m)
		if s.curve == nil && m.At.Before(c.From) {
			c.From = m.At.Add(-aLittle)
		}
		if s.curve == nil && m.At.After(c.To) {
			c.To = m.At.Add(aLittle)
		}
	}
	return c, some
}

// How far the line goes into the night, and how much air is left around what
// lies beyond it.
const (
	intoTheNight = 5 * time.Hour
	aLittle      = 30 * time.Minute
)

// markAt is the mark of an entry on the line of its evening: what was taken,
// what was done, and the sleep as it was told of.
func markAt(e journal.Entry, t *theme.Theme) (chart.Mark, bool) {
	m := chart.Mark{At: e.At, Shape: screen.ShapeOf(e, t)}
	if n := e.Night; n != nil {
		if n.Tried == nil || n.Woke == nil {
			return m, false
		}
		m.At, m.Until, m.Faint = *n.Tried, *n.Woke, true
		if n.SOL != nil {
			m.At = m.At.Add(*n.SOL)
		}
	}
	return m, m.Shape != " "
}
