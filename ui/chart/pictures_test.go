package chart

import (
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lull/ui/theme"
)

// What a night was is told by heights alone: low in bed, tall asleep, low while
// awake in between and after waking.
func TestABarTellsTheNightByItsHeights(t *testing.T) {
	look := theme.New("ember", colorprofile.Ascii, theme.Options{})
	p := New(&look)
	n := Night{Bed: 60, Asleep: 120, Woke: 480, Up: 540, Awake: 60}
	if got := ansi.Strip(p.Bar(n, 0, 600, 20, &look.Curve)); got != "  ▁▁▃▃▃▃▃▁▁▃▃▃▃▃▁▁  " {
		t.Errorf("got %q", got)
	}
	n.Awake, n.Asleep, n.Woke = 0, 0, 0
	if got := ansi.Strip(p.Bar(n, 0, 600, 20, &look.Curve)); got != "  ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁  " {
		t.Errorf("without sleep: %q", got)
	}
	few := theme.New("ember", colorprofile.ANSI, theme.Options{})
	if asleep, awake := NightShapes(few.Shapes); asleep == awake || asleep == few.Shapes.Bars[4] {
		t.Errorf("of sixteen colours %q is asleep and %q awake: both are one, or a wall of red", asleep, awake)
	}
	if got := ansi.Strip(p.Hours(22*60, 32*60, 20)); got != "22  00  02  04  06  " {
		t.Errorf("the hours are %q", got)
	}
}

func TestPicturesHaveTheirWidthEverywhere(t *testing.T) {
	field := Field{Rows: [][]float64{{0, 1, 0.5}, {0.2, 0, math.NaN()}}, Here: [2]int{1, 0}}
	band := Band{Nights: []Ends{{1380, 1860}, {}, {1400, 1900}, {1320, 1800}}, From: 1260, To: 1980}
	series := Series{Values: []float64{10, math.NaN(), 44, 0}, High: 45, Rules: []float64{20, 31}}
	for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI, colorprofile.Ascii} {
		for _, ascii := range []bool{false, true} {
			look := theme.New("ember", profile, theme.Options{ASCII: ascii})
			p := New(&look)
			for each := 1; each <= 3; each++ {
				field.Each, band.Each, series.Each = min(each, 2), each, each
				for name, c := range map[string]struct {
					lines []string
					w, h  int
				}{
					"field":   {p.Field(field), 3 * min(each, 2), 2},
					"band":    {p.Band(band, 6), HoursWidth + 4*each, 6},
					"columns": {p.Columns(series, 3, &look.Curve), 4 * each, 3},
				} {
					if len(c.lines) != c.h {
						t.Errorf("%s: %d lines, want %d", name, len(c.lines), c.h)
					}
					for _, l := range c.lines {
						plain := ansi.Strip(l)
						if ansi.StringWidth(l) != c.w || ascii && strings.ContainsFunc(plain, func(r rune) bool { return r > 126 }) {
							t.Errorf("%s, %d cells each, %v, ascii %v: %q", name, each, profile, ascii, plain)
						}
					}
				}
			}
		}
	}
}

// A lamp that is lit, one that is not, the mark and what is still to come are told
// apart by their shapes.
func TestLampsAreToldApartByShape(t *testing.T) {
	look := theme.New("ember", colorprofile.Ascii, theme.Options{})
	f := Field{Rows: [][]float64{{0, 1, 0.5, math.NaN()}}, Each: 2, Here: [2]int{0, 2}}
	if got := ansi.Strip(New(&look).Field(f)[0]); got != " · ●›●  " {
		t.Errorf("got %q", got)
	}
}
