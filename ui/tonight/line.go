package tonight

import (
	"fmt"

	"lull/routines/intake"
	"lull/routines/tonight"
	"lull/ui/chart"
	"lull/ui/hours"
	"lull/ui/plain"
	"lull/ui/screen"
	"lull/ui/theme"
)

// The rows of the curve with its axis: as many as are left, within these.
const (
	lowChart  = 6
	highChart = 24
)

// line is the line of the evening, from the morning into the night.
type line struct {
	tonight.Look
	pen *chart.Pen
}

// draw draws the curve where there is one with room, or only the axis.
func (n line) draw(p *screen.Layout, below int) {
	rows := min(p.Free(below+1), highChart)
	if n.Curve == nil || rows < lowChart {
		n.drawAxis(p, below)
		return
	}
	drawn := n.pen.Draw(n.curve(p.Theme), p.Inner-screen.NameColumn, rows)
	n.drawNamed(p, drawn, "caffeine")
}

func (n line) drawAxis(p *screen.Layout, below int) {
	c := n.curve(p.Theme)
	c.Usual = nil
	width := p.Inner
	if p.Wide() {
		width -= screen.NameColumn
	} else {
		c.Cutoffs = nil
	}
	if len(c.Marks)+len(c.Cutoffs) > 0 && c.AxisRows() <= p.Free(below) {
		n.drawNamed(p, n.pen.Axis(c, width), "")
	}
}

func (n line) drawNamed(p *screen.Layout, drawn []string, first string) {
	if !p.Wide() {
		p.Add(drawn)
		return
	}
	for i, l := range drawn {
		name := screen.Only(i == 0, first)
		if i > 0 && i == len(drawn)-2 && len(n.Outlook.Cutoffs) > 0 {
			name = "best until"
		}
		p.Pair(name, l, "")
	}
}

func (n line) curve(t *theme.Theme) chart.Curve {
	c := hours.Between(n.Wake.AddDate(0, 0, -1), n.Bed, n.Curve)
	c.Now = n.Now
	if k := n.Curve; k != nil {
		c.AtBed = milligrams(n.Outlook.Caffeine.Usual)
		most := 0.0 // it may have no time
		for _, v := range k.Usual {
			most = max(most, v)
		}
		c.Peak = milligrams(most)
	}
	for _, e := range n.Intake.Entries {
		if shape := screen.ShapeOf(e, t); e.Evening == n.Day && shape != " " && e.Night == nil {
			name := screen.Only(e.Session == nil, plain.Entry(e).Name)
			c.Marks = append(c.Marks, chart.Mark{At: e.At, Shape: shape, Name: name})
		}
	}
	for _, cut := range n.Outlook.Cutoffs {
		limit, name := cut.Limit, cut.What
		for _, late := range n.Outlook.Late { // until when it would have been
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

func milligrams(v float64) string { return fmt.Sprintf("%.0f mg", v) }
