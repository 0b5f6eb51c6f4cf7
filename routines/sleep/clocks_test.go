package sleep

import (
	"math"
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

// The median of an even number is half way between the two in the middle, and so is
// how much they vary, as it is for midsleep.
func TestMediansOfAnEvenNumberLieBetweenTheTwoInTheMiddle(t *testing.T) {
	day := evening.DayOf(2026, time.November, 16)
	var nights []journal.Entry
	for i, minutes := range []int{0, 10, 20, 30, 40, 50, 60, 90} {
		y, m, d := (day + evening.Day(i)).Date()
		tried := time.Date(y, m, d, 23, minutes, 0, 0, time.UTC)
		woke := tried.Add(8 * time.Hour)
		nights = append(nights, journal.Entry{
			Kind: journal.KindNight, Evening: day + evening.Day(i),
			Night: &journal.Night{Tried: &tried, SOL: minute(minutes), Woke: &woke},
		})
	}
	tried := ClocksOf(nights, func(n journal.Night) *time.Time { return n.Tried })
	if tried.At != evening.At(23, 35) || tried.Spread.Round(time.Second) != 29*time.Minute+39*time.Second {
		t.Errorf("got %+v, want 23:35 and 1.4826 times 20 min", tried)
	}
	r := RegularOf(nights)
	if woke := r.Up; math.Abs(r.Midsleep.Spread.Minutes()-1.5*woke.Spread.Minutes()) > 0.01 {
		t.Errorf("midsleep varies by %s, getting up by %s", r.Midsleep.Spread, woke.Spread)
	}
	if sol := Usual(day+8, evening.DefaultSchedule(), nights[:4], nights[7].Night.Woke.AddDate(0, 0, 1)).SOL; *sol != 15*time.Minute {
		t.Errorf("of 0, 10, 20 and 30 min the usual is %s", sol)
	}
	if n, _ := median([]int{0, 1, 4, 4}); n != 3 {
		t.Errorf("the median of 0, 1, 4 and 4 in whole numbers is %d", n)
	}
	if _, ok := median([]int{1, 2}); ok {
		t.Error("two answers are usual")
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
