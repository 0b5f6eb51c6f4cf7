package tonight

import (
	"time"

	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/settings"
)

// Curve is the caffeine of a day: samples at equal distances, with the band of
// the half-lives that are likely, and of the drinks where that is set.
type Curve struct {
	From, To         time.Time
	Low, Usual, High []float64   // milligrams in the body
	Drinks           []time.Time // when each was had
}

// How far the curve reaches, and into how many parts it is cut: not about the body.
const (
	intoTheNight = 5 * time.Hour
	parts        = 240
)

// CurveOf calculates the caffeine of an evening that has been, or of this one, with
// the settings as they are now. It is nil where the evening had none or the
// model is silent. entries are those of the evening and of the two before it.
func CurveOf(
	d evening.Day, loc *time.Location, s settings.Settings, drinks *intake.Table, entries []journal.Entry,
) *Curve {
	bed := s.Schedule.Bedtime(d, loc)
	t := on(d, bed, s, drinks, entries)
	if t.Outlook(bed).Silence != "" {
		return nil
	}
	c := curve(t, s.Schedule.WakeTime(d-1, loc))
	if len(c.Drinks) == 0 {
		return nil
	}
	return &c
}

// curve calculates the caffeine from this morning, or from the first drink of the
// evening's day, into the night.
func curve(t intake.Tonight, wake time.Time) Curve {
	c := Curve{From: wake, To: t.Bed.Add(intoTheNight)}
	for _, e := range t.Entries {
		if d, ok := intake.DoseOf(e); ok && e.Evening == t.Day {
			c.Drinks = append(c.Drinks, d.At)
			if d.At.Before(c.From) {
				c.From = d.At.Add(-30 * time.Minute)
			}
		}
	}
	c.Low, c.Usual, c.High = t.Body.Curves(t.Doses(), c.From, c.To, c.To.Sub(c.From)/parts)
	return c
}
