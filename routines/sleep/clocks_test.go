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

func TestSpanIsOnTheClockOfTheEvening(t *testing.T) {
	d := evening.DayOf(2026, time.November, 22)
	at := func(day, hour, minute int) *time.Time {
		t := time.Date(2026, 11, day, hour, minute, 0, 0, time.UTC)
		return &t
	}
	sol, awake := 20*time.Minute, 15*time.Minute
	for name, c := range map[string]struct {
		night journal.Night
		want  Span
		ok    bool
	}{
		"all told": {
			journal.Night{IntoBed: at(22, 23, 0), Tried: at(22, 23, 10), SOL: &sol, WASO: &awake, Woke: at(23, 7, 0), OutOfBed: at(23, 7, 20)},
			Span{Bed: 23 * 60, Asleep: 23*60 + 30, Woke: 31 * 60, Up: 31*60 + 20, Awake: 15},
			true,
		},
		"past midnight, of its ends": {
			journal.Night{Tried: at(23, 0, 30), Woke: at(23, 8, 0)},
			Span{Bed: 24*60 + 30, Asleep: 24*60 + 30, Woke: 32 * 60, Up: 32 * 60},
			true,
		},
		"recorded":  {journal.Night{Asleep: at(22, 23, 40), Woke: at(23, 7, 0)}, Span{Bed: 23*60 + 40, Asleep: 23*60 + 40, Woke: 31 * 60, Up: 31 * 60}, true},
		"in bed":    {journal.Night{IntoBed: at(22, 23, 0), OutOfBed: at(23, 7, 0), WASO: &awake}, Span{Bed: 23 * 60, Up: 31 * 60}, true},
		"one end":   {journal.Night{Tried: at(22, 23, 0)}, Span{}, false},
		"backwards": {journal.Night{Tried: at(23, 7, 0), Woke: at(22, 23, 0)}, Span{}, false},
	} {
		if got, ok := SpanOf(c.night, d); got != c.want || ok != c.ok {
			t.Errorf("%s: got %+v %v, want %+v %v", name, got, ok, c.want, c.ok)
		}
	}
}
