// Package hours draws the hours of one evening: what there was on a line from
// the morning into the night, and the night itself as a bar from bed to getting
// up.
//
// It is part of more than one screen, and refuses to know which entry is chosen
// and what a key would do to it.
package hours

import (
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/sleep"
	"lull/routines/tonight"
	"lull/ui/chart"
	"lull/ui/screen"
	"lull/ui/theme"
)

// Evening is what there is to draw of one evening.
type Evening struct {
	Day      evening.Day
	Entries  []journal.Entry
	Curve    *tonight.Curve // nil where there was no caffeine
	Schedule evening.Schedule
	Look     tonight.Look // from where it is looked at
}

// The rows of the picture of an evening: only the marks and the hours, or
// these with a curve above them.
const (
	StripRows = 3
	LeastRows = 6
	MostRows  = 9
)

// Line shows when there was what, in so many lines at most: with the curve where
// that fits and is wanted. Where nothing has a time of day, it shows nothing.
func (e Evening) Line(pen *chart.Pen, t *theme.Theme, width, rows int, curve bool) []string {
	c, some := e.timeline(t)
	switch {
	case !some || rows < StripRows:
		return nil
	case curve && e.Curve != nil && rows >= LeastRows:
		return pen.Draw(c, width, min(rows, MostRows))
	}
	c.Usual = nil
	return pen.Axis(c, width)
}

// timeline tells also whether there is anything on the line.
func (e Evening) timeline(t *theme.Theme) (c chart.Curve, some bool) {
	zone := e.Look.Now.Location()
	c = Between(e.Schedule.WakeTime(e.Day-1, zone), e.Schedule.Bedtime(e.Day, zone), e.Curve)
	if e.Day == e.Look.Day && e.Look.Now.Before(c.Bed) {
		c.Now = e.Look.Now
	}
	night := sleep.EachNight(e.Entries)
	for _, x := range e.Entries {
		if x.Night != nil {
			if x.ID != night[0].ID {
				continue // another account of this night outranks it
			}
			x = night[0]
		}
		m, ok := markAt(x, t)
		if !ok {
			continue
		}
		some = true
		c.Marks = append(c.Marks, m)
		if e.Curve == nil && m.At.Before(c.From) {
			c.From = m.At.Add(-aLittle)
		}
		if e.Curve == nil && m.At.After(c.To) {
			c.To = m.At.Add(aLittle)
		}
	}
	return c, some
}

// Between is a line from a morning into the night, or as far as a curve goes.
func Between(morning, bed time.Time, k *tonight.Curve) chart.Curve {
	c := chart.Curve{From: morning, To: bed.Add(intoTheNight), Bed: bed}
	if k != nil {
		c.From, c.To, c.Low, c.Usual, c.High = k.From, k.To, k.Low, k.Usual, k.High
	}
	return c
}

// How far the line goes into the night, and how much air is left around what
// lies beyond it.
const (
	intoTheNight = 5 * time.Hour
	aLittle      = 30 * time.Minute
)

func markAt(e journal.Entry, t *theme.Theme) (chart.Mark, bool) {
	m := chart.Mark{At: e.At, Shape: screen.ShapeOf(e, t)}
	if n := e.Night; n != nil {
		from, until, known := sleep.Slept(*n)
		if !known {
			return m, false
		}
		m.At, m.Until, m.Faint = from, until, true
	}
	return m, m.Shape != " "
}
