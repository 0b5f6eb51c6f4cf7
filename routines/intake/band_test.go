package intake

import (
	"slices"
	"testing"

	"lull/routines/journal"
)

func coffees(t *testing.T) *Table {
	t.Helper()
	table, err := NewTable(
		Item{Name: "coffee", Kind: Drink, Milligrams: 96, Low: 75, High: 165},
		Item{Name: "green tea", Kind: Drink, Milligrams: 29, Low: 20, High: 50},
		Item{Name: "energy drink", Kind: Drink, Milligrams: 80},
	)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestRangeIsThatOfTheNameAndNotOfALabel(t *testing.T) {
	for name, c := range map[string]struct {
		in        journal.Intake
		low, high float64
	}{
		"a cup":           {journal.Intake{What: "coffee", Count: 1, Caffeine: 96}, 75, 165},
		"two":             {journal.Intake{What: "coffee", Count: 2, Caffeine: 192}, 150, 330},
		"a large one":     {journal.Intake{What: "large green tea", Count: 1, Caffeine: 43.5}, 30, 75},
		"off a label":     {journal.Intake{What: "coffee", Count: 1, Caffeine: 120}, 0, 0},
		"without a range": {journal.Intake{What: "energy drink", Count: 1, Caffeine: 80}, 0, 0},
		"of no table":     {journal.Intake{What: "caffeine", Count: 1, Caffeine: 96}, 0, 0},
		"half of nothing": {journal.Intake{What: "coffee", Caffeine: 96}, 0, 0},
	} {
		if low, high := coffees(t).rangeOf(c.in); !within(low, c.low) || !within(high, c.high) {
			t.Errorf("%s: %v to %v, want %v to %v", name, low, high, c.low, c.high)
		}
	}
}

func within(got, want float64) bool { return got > want-1e-9 && got < want+1e-9 }

// The band of drinks holds that of the half-lives and leaves the figure itself
// where it is.
func TestBandOfDrinksIsWiderAndTheFigureStays(t *testing.T) {
	bed := clock(23)
	cup := journal.Entry{ID: "c", Kind: journal.KindIntake, At: clock(14), Intake: &journal.Intake{What: "coffee", Count: 1, Caffeine: 96}}
	for _, body := range []Body{{}, {HalfLife: 5}} {
		plain := Tonight{Bed: bed, Entries: []journal.Entry{cup}, Table: coffees(t), Body: body}
		wide := plain
		wide.Ranges = true
		now := clock(15)
		p, w := plain.Outlook(now), wide.Outlook(now)
		if w.Caffeine.Usual != p.Caffeine.Usual || w.Caffeine.Low >= p.Caffeine.Low || w.Caffeine.High <= p.Caffeine.High {
			t.Errorf("%v against %v", w.Caffeine, p.Caffeine)
		}
		low, high := body.Load([]Dose{{At: clock(14), Milligrams: 75}}, bed).Low, body.Load([]Dose{{At: clock(14), Milligrams: 165}}, bed).High
		if !within(w.Caffeine.Low, low) || !within(w.Caffeine.High, high) {
			t.Errorf("got %v, want from %v to %v", w.Caffeine, low, high)
		}
		limits := func(n Tonight) (limit, early, late Limit) {
			item, _ := n.usual()
			return body.Limits(n.doseOfItem(item), n.Doses(), bed)
		}
		limit, early, late := limits(plain)
		wideLimit, wideEarly, wideLate := limits(wide)
		if wideLimit != limit || wideEarly == early && wideLate == late {
			t.Errorf("limits %v, %v, %v against %v, %v, %v", wideLimit, wideEarly, wideLate, limit, early, late)
		}
		if cutoff := wide.cutoffs(wide.Doses(), now)[0]; cutoff.Limit != limit {
			t.Errorf("the cutoff is %v, want %v", cutoff.Limit, limit)
		}
		lowCurve, _, highCurve := body.Curves(wide.Doses(), clock(14), bed, bed.Sub(clock(14))/10)
		if got := []float64{lowCurve[10], highCurve[10]}; got[0] > got[1] || got[1] < got[0]*165/75-1e-9 {
			t.Errorf("the curve ends between %v", got)
		}
	}
}

func TestBandSaysWhatItHolds(t *testing.T) {
	said := func(b Body, ranges bool) string {
		l := Tonight{Bed: clock(23), Body: b, Ranges: ranges}.Outlook(clock(15)).Band
		return l.ID + " " + l.With["short"] + " " + l.With["long"]
	}
	got := []string{
		said(Body{}, false), said(Body{Smoker: true}, true), said(Body{HalfLife: 6.5}, false), said(Body{HalfLife: 6.5}, true), said(Body{Under18: true}, false),
	}
	want := []string{"band.half-life 3 8", "band.half-life.drinks 2 4.8", "band.known 6.5 6.5", "band.known.drinks 6.5 6.5", "  "}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
