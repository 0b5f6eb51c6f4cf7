package sleep

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
)

// nightsOf gives nights from a Monday on, each from one hour to another.
func nightsOf(zone *time.Location, hours ...[2]float64) (out []journal.Entry) {
	first := evening.DayOf(2026, time.October, 19)
	for i, h := range hours {
		d := first + evening.Day(i)
		at := func(hours float64) *time.Time {
			year, month, day := d.Date()
			t := time.Date(year, month, day, int(hours), int(math.Round(60*(hours-math.Floor(hours)))), 0, 0, zone)
			return &t
		}
		out = append(out, journal.Entry{Kind: journal.KindNight, At: *at(h[1]), Evening: d, Night: &journal.Night{Tried: at(h[0]), Woke: at(h[1])}})
	}
	return out
}

func TestIndexOfTheVectors(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Berlin") // the clocks change in the second week
	if err != nil {
		t.Skip(err)
	}
	early, late := [2]float64{23, 31}, [2]float64{25, 33}
	for name, c := range map[string]struct {
		nights [][2]float64
		want   float64
	}{
		"alike":   {[][2]float64{early, early, early, early, early, early, early, early}, 100},
		"in turn": {[][2]float64{early, late, early, late, early, late, early, late, early}, 66.667},
		"apart":   {[][2]float64{{20, 24}, {26, 30}}, 100 - 200*8.0/24},
	} {
		if got := RegularOf(nightsOf(zone, c.nights...)); math.Abs(got.Index-c.want) > 0.001 || got.Pairs != len(c.nights)-1 {
			t.Errorf("%s: %v of %d, want %v", name, got.Index, got.Pairs, c.want)
		}
	}
	gap := nightsOf(time.UTC, early, late, early)
	if got := RegularOf([]journal.Entry{gap[0], gap[2]}); got.Pairs != 0 {
		t.Errorf("nights that are not on end make %d pairs", got.Pairs)
	}
}

// What a device recorded counts only where nobody told of a night, and its falling
// asleep is no going to bed.
func TestToldAndRecordedNightsAreNotMixed(t *testing.T) {
	var hours [][2]float64
	for range 10 {
		hours = append(hours, [2]float64{23, 31})
	}
	told, recorded := nightsOf(time.UTC, hours...), nightsOf(time.UTC, hours...)
	for i := range recorded {
		n := recorded[i].Night
		recorded[i].Source, n.Asleep, n.Tried = journal.Oura, n.Tried, nil
	}
	both := append(append([]journal.Entry{}, told[:8]...), recorded[8:]...)
	if r := RegularOf(both); r.Nights != 8 || r.Bed.N != 8 || r.Pairs != 7 {
		t.Errorf("of 8 told and 2 recorded: %+v", r)
	}
	r := RegularOf(recorded)
	if r.Nights != 10 || r.Bed.N != 0 || r.Up.N != 10 || r.Pairs != 9 {
		t.Errorf("of 10 recorded: %+v", r)
	}
	for _, l := range r.Lines() {
		if l.ID == "regular.bed" {
			t.Errorf("a wrist knows of going to bed: %+v", l)
		}
	}
}

// Hours that make no sense are none.
func TestNightsThatEndBeforeTheyBeginAreLeftOut(t *testing.T) {
	odd := nightsOf(time.UTC, [2]float64{23, 31}, [2]float64{31, 23})
	if r := RegularOf(odd); r.Nights != 1 || r.Pairs != 0 {
		t.Errorf("got %+v", r)
	}
}

func TestSpreadIsToldInWordsAndSeldomProposes(t *testing.T) {
	steady, varying := [][2]float64{}, [][2]float64{}
	for i := range 14 {
		steady = append(steady, [2]float64{23, 31})
		up := 30.5 + float64(i%3)
		if i%7 == 4 || i%7 == 5 { // before free days
			up = 34
		}
		varying = append(varying, [2]float64{up - 8, up})
	}
	said := func(r Regular) (s string) {
		for _, l := range r.Lines() {
			s += l.ID + " "
		}
		return s
	}
	r := RegularOf(nightsOf(time.UTC, steady...))
	if r.Up.Spread != 0 || r.Up.At != evening.At(7, 0) || said(r) != "regular.about regular.bed regular.up regular.apart " {
		t.Errorf("%s%+v", said(r), r)
	}
	r = RegularOf(nightsOf(time.UTC, varying...))
	if r.Free.N != 4 || r.Free.Median-r.Working.Median < 60 || said(r) != "regular.about regular.bed regular.up regular.apart regular.free regular.proposal " {
		t.Errorf("%s%+v", said(r), r)
	}
	if l := r.Lines(); l[4].With["later"] == "" || l[5].With["at"] != fiveOn(r.Up.At) {
		t.Errorf("got %+v", l)
	}
	if r := RegularOf(nightsOf(time.UTC, varying[:6]...)); len(r.Lines()) != 0 {
		t.Errorf("of six nights: %+v", r.Lines())
	}
}

func TestFiguresOfRegularityAreThoseOfThePage(t *testing.T) {
	page, err := os.ReadFile("../../docs/evidence.md")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(page)), " ")
	for _, want := range []string{
		fmt.Sprintf("from %d nights on", SpreadNights), fmt.Sprintf("%g times the median absolute deviation", toNormal),
		fmt.Sprintf("where both have %d nights", leastKind), fmt.Sprintf("more than %d min later", later),
		fmt.Sprintf("varies by %d min or more", varies),
		fmt.Sprintf("the last %d evenings, from %d on, to %g min", UsualEvenings, usualNights, step.Minutes()),
		fmt.Sprintf("from %g h before its bedtime on, one of waking or getting up from %g h before, and all of them until %g h after it",
			howEarly.Hours(), howEarly.Hours()/2, 24-howEarly.Hours()/2),
	} {
		if !strings.Contains(text, want) {
			t.Errorf("docs/evidence.md does not say %q", want)
		}
	}
}
