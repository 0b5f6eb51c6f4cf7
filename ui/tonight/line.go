package tonight

import (
	"fmt"
	"time"

	"lull/routines/intake"
	"lull/ui/chart"
	"lull/ui/plain"
	"lull/ui/screen"
	"lull/ui/theme"
)

// The rows of the curve with its axis: as many as are left, within these.
const (
	lowChart  = 6
	highChart = 24
)

// drawLine draws the line of the evening above some lines that are to come: the
// curve where there is one and room for it, or the axis alone.
func (s *Screen) drawLine(p *screen.Layout, below int) {
	rows := min(p.Room(below+1), highChart)
	if s.Look.Curve == nil || rows < lowChart {
		s.drawAxis(p, below)
		return
	}
	drawn := s.pen.Draw(s.curve(p.Theme), p.Inner()-screen.NameColumn, rows)
	s.named(p, drawn, "caffeine")
}

// drawAxis draws what there was and until when things are best had, if there is
// room for it.
func (s *Screen) drawAxis(p *screen.Layout, below int) {
	c := s.curve(p.Theme)
	c.Usual = nil
	width := p.Inner()
	if p.Wide() {
		width -= screen.NameColumn
	} else {
		c.Cutoffs = nil
	}
	if len(c.Marks)+len(c.Cutoffs) > 0 && c.AxisRows() <= p.Room(below) {
		s.named(p, s.pen.Axis(c, width), "")
	}
}

// named adds the lines of a chart, with the names of what they are where there
// is a column for them.
func (s *Screen) named(p *screen.Layout, drawn []string, first string) {
	if !p.Wide() {
		p.Add(drawn)
		return
	}
	for i, l := range drawn {
		name := ""
		switch {
		case i == 0:
			name = first
		case i == len(drawn)-2 && len(s.Look.Outlook.Cutoffs) > 0:
			name = "best until"
		}
		p.Pair(name, l, "")
	}
}

// intoTheNight is how far the line goes beyond bed.
const intoTheNight = 5 * time.Hour

// curve is the line of this evening.
func (s *Screen) curve(t *theme.Theme) chart.Curve {
	l := s.Look
	c := chart.Curve{From: l.Wake.AddDate(0, 0, -1), To: l.Bed.Add(intoTheNight), Bed: l.Bed, Now: l.Now}
	if k := l.Curve; k != nil {
		c.From, c.To, c.Low, c.Usual, c.High = k.From, k.To, k.Low, k.Usual, k.High
		c.AtBed = milligrams(l.Outlook.Caffeine.Usual)
		most := 0.0
		for _, v := range k.Usual {
			most = max(most, v)
		}
		c.Peak = milligrams(most)
	}
	for _, e := range l.Intake.Entries {
		if shape := screen.ShapeOf(e, t); e.Evening == l.Day && shape != " " && e.Night == nil {
			name := screen.Only(e.Session == nil, plain.Entry(e).Name)
			c.Marks = append(c.Marks, chart.Mark{At: e.At, Shape: shape, Name: name})
		}
	}
	for _, cut := range l.Outlook.Cutoffs {
		limit, name := cut.Limit, cut.What
		for _, late := range l.Outlook.Late { // until when it would have been
			if late.Cause == cut.Cause && late.Limit.Fit == intake.Until {
				limit = late.Limit
			}
		}
		if name == "" {
			name = string(cut.Cause)
		}
		if limit.Fit == intake.Until {
			c.Cutoffs = append(c.Cutoffs, chart.Mark{At: limit.Latest, Shape: t.Shapes.Tick, Name: name, Faint: true})
		}
	}
	return c
}

// milligrams writes a figure of the curve.
func milligrams(v float64) string { return fmt.Sprintf("%.0f mg", v) }
