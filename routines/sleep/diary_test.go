package sleep

import (
	"math"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
)

func in(t *testing.T, zone string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Skip(err)
	}
	return loc
}

func minute(n int) *time.Duration {
	d := time.Duration(n) * time.Minute
	return &d
}

func TestMeasuresAcrossMidnightAndBothChangesOfTheClock(t *testing.T) {
	berlin := in(t, "Europe/Berlin")
	at := func(day, hour, min int, month time.Month) *time.Time {
		x := time.Date(2026, month, day, hour, min, 0, 0, berlin)
		return &x
	}
	for _, c := range []struct {
		name    string
		d       journal.Night
		tst, up int // asleep, and from trying to getting up
		tib     int // 0 where into bed or out of bed was not told
		se      float64
	}{
		{"an ordinary night", journal.Night{Tried: at(23, 23, 20, 11), Woke: at(24, 7, 5, 11), SOL: minute(20), WASO: minute(15)}, 430, 465, 0, 0},
		{"after midnight", journal.Night{Tried: at(24, 0, 30, 11), Woke: at(24, 7, 0, 11), SOL: minute(0), WASO: minute(0)}, 390, 390, 0, 0},
		{"spring, an hour less", journal.Night{Tried: at(28, 23, 0, 3), Woke: at(29, 7, 0, 3), SOL: minute(10), WASO: minute(0)}, 410, 420, 0, 0},
		{"autumn, an hour more", journal.Night{Tried: at(24, 23, 0, 10), Woke: at(25, 7, 0, 10), SOL: minute(10), WASO: minute(30)}, 500, 540, 0, 0},
		{"no way into bed told", journal.Night{Tried: at(23, 23, 0, 11), Woke: at(24, 5, 0, 11), OutOfBed: at(24, 7, 0, 11), SOL: minute(0), WASO: minute(0)}, 360, 480, 0, 0},
		{"a book in bed", journal.Night{IntoBed: at(23, 22, 0, 11), Tried: at(23, 23, 0, 11), Woke: at(24, 6, 30, 11), OutOfBed: at(24, 7, 0, 11), SOL: minute(30), WASO: minute(0)}, 420, 480, 540, 100 * 420 / 540.},
	} {
		n, err := Measure(c.d)
		if err != nil || n.TST == nil || n.SEFromTrying == nil {
			t.Errorf("%s: %+v, %v", c.name, n, err)
			continue
		}
		if n.TST.Minutes() != float64(c.tst) || math.Abs(*n.SEFromTrying-100*float64(c.tst)/float64(c.up)) > 1e-9 {
			t.Errorf("%s: TST %v, %v; want %d of %d", c.name, *n.TST, *n.SEFromTrying, c.tst, c.up)
		}
		if told := c.tib > 0; (n.TIB != nil) != told || (n.SE != nil) != told {
			t.Errorf("%s: TIB %v, SE %v", c.name, n.TIB, n.SE)
		} else if told && (n.TIB.Minutes() != float64(c.tib) || math.Abs(*n.SE-c.se) > 1e-9 || *n.SEFromTrying < *n.SE) {
			t.Errorf("%s: TIB %v, SE %v, %v", c.name, *n.TIB, *n.SE, *n.SEFromTrying)
		}
	}
}

func TestMissingAnswersLeaveMeasuresMissing(t *testing.T) {
	tried := time.Date(2026, 11, 23, 23, 0, 0, 0, time.UTC)
	woke := tried.Add(8 * time.Hour)
	for _, d := range []journal.Night{
		{},
		{SOL: minute(20)},
		{Tried: &tried, SOL: minute(1), WASO: minute(1)},
		{Tried: &tried, Woke: &woke},
		{Tried: &tried, Woke: &woke, SOL: minute(20)},
	} {
		n, err := Measure(d)
		if err != nil || n.TST != nil || n.SE != nil || n.SEFromTrying != nil {
			t.Errorf("%+v: %+v, %v", d, n, err)
		}
	}
}

func TestWhatDoesNotFitTogetherIsSaid(t *testing.T) {
	tried := time.Date(2026, 11, 23, 23, 20, 0, 0, time.UTC)
	early, woke, late := tried.Add(-time.Hour), tried.Add(7*time.Hour+45*time.Minute), tried.Add(25*time.Hour)
	for _, c := range []struct {
		d    journal.Night
		want string
	}{
		{journal.Night{Tried: &tried, Woke: &early}, "waking at 22:20 does not come after trying to sleep at 23:20"},
		{journal.Night{Tried: &tried, Woke: &late}, "from 23:20 to 00:20 is more than a day"},
		{journal.Night{Tried: &tried, Woke: &woke, SOL: minute(60), WASO: minute(406)}, "7 h 46 min awake is longer than the night from 23:20 to 07:05, which has 7 h 45 min"},
		{journal.Night{Tried: &tried, Woke: &woke, IntoBed: &woke}, "trying to sleep at 23:20 does not come after going to bed at 07:05"},
		{journal.Night{Tried: &tried, Woke: &woke, OutOfBed: &early}, "getting up at 22:20"},
	} {
		n, err := Measure(c.d)
		if err == nil || !strings.Contains(err.Error(), c.want) || n.TST != nil {
			t.Errorf("got %+v, %v; want %q", n, err, c.want)
		}
	}
}

func TestWeeksHaveMeansOfWhatWasTold(t *testing.T) {
	monday := evening.DayOf(2026, time.November, 23)
	night := func(d evening.Day, n journal.Night) journal.Entry {
		return journal.Entry{Kind: journal.KindNight, Evening: d, Night: &n}
	}
	weeks := Weeks([]journal.Entry{
		night(monday-1, journal.Night{SOL: minute(99)}),
		night(monday-1, journal.Night{SOL: minute(10)}), // told again elsewhere
		night(monday, journal.Night{SOL: minute(10), Jerks: journal.FewJerks, Quality: 3}),
		{Kind: journal.KindNote, Evening: monday, Note: &journal.Note{}},
		night(monday+1, journal.Night{SOL: minute(40), WASO: minute(5), Jerks: journal.NoJerks}),
		night(monday+6, journal.Night{Quality: 4, WASO: minute(31)}),
		night(monday+21, journal.Night{}),
	})
	if len(weeks) != 3 || weeks[0].Monday != monday-7 || weeks[1].Monday != monday || weeks[2].Monday != monday+21 {
		t.Fatalf("got %+v", weeks)
	}
	if w := weeks[0]; w.Nights != 1 || w.SOL != (Mean{10, 1, 10, 10}) {
		t.Errorf("a night told twice: %+v", w)
	}
	w := weeks[1]
	if w.Nights != 3 || w.SOL != (Mean{25, 2, 10, 40}) || w.WASO != (Mean{18, 2, 5, 31}) || w.Quality != (Mean{3.5, 2, 3, 4}) ||
		w.Jerks != 1 || w.Asked != 2 || w.Long != 2 || w.Timed != 3 || w.TST.N != 0 {
		t.Errorf("got %+v", w)
	}
}

func TestLengthsInWords(t *testing.T) {
	for d, want := range map[time.Duration]string{0: "0 min", 45 * time.Minute: "45 min", 7 * time.Hour: "7 h", 465 * time.Minute: "7 h 45 min", 59*time.Minute + 40*time.Second: "1 h"} {
		if got := Words(d); got != want {
			t.Errorf("%v: got %q, want %q", d, got, want)
		}
	}
}
