package sleep

import (
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
)

func TestClocksVaryByTheWallAndNotByMidnightOrSummerTime(t *testing.T) {
	berlin := in(t, "Europe/Berlin")
	first := evening.DayOf(2026, time.October, 20) // the clocks change on the 25th
	var nights []journal.Entry
	for i, minutes := range []int{-20, -10, 0, 10, 20, -20, 20} {
		y, m, d := (first + evening.Day(i) + 1).Date()
		at := time.Date(y, m, d, 0, minutes, 0, 0, berlin)
		nights = append(nights, journal.Entry{Kind: journal.KindNight, Evening: first + evening.Day(i), Night: &journal.Night{IntoBed: &at}})
	}
	into := func(n journal.Night) *time.Time { return n.IntoBed }
	c := ClocksOf(nights, into)
	if c.At != evening.At(0, 0) || c.N != 7 || c.Spread.Round(time.Second) != 29*time.Minute+39*time.Second {
		t.Errorf("got %+v", c)
	}
	if c = ClocksOf(nights[:6], into); c.Spread != 0 || c.N != 6 {
		t.Errorf("of six nights: %+v", c)
	}
	if c = ClocksOf(nights, func(journal.Night) *time.Time { return nil }); c != (Clocks{}) {
		t.Errorf("of none: %+v", c)
	}
}
