package chart

import (
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lull/ui/theme"
)

func TestASeriesHasOneColumnForEachValue(t *testing.T) {
	nan := math.NaN()
	values := []float64{nan, 3, 3, 90, -5, nan, nan, 12, math.Inf(1), 0}
	for _, ascii := range []bool{false, true} {
		look := theme.New("ember", colorprofile.Ascii, theme.Options{ASCII: ascii})
		for h := 1; h < 6; h++ {
			lines := New(&look).Series(Series{Values: values, High: 60, Rules: []float64{31, 20, 200}}, h)
			if len(lines) != h {
				t.Fatalf("%d lines, want %d", len(lines), h)
			}
			for _, l := range lines {
				plain := ansi.Strip(l)
				if ansi.StringWidth(l) != len(values) {
					t.Errorf("%q is %d wide", plain, ansi.StringWidth(l))
				}
				if ascii && strings.ContainsFunc(plain, func(r rune) bool { return r > 126 }) {
					t.Errorf("in ASCII a line is %q", plain)
				}
			}
		}
	}
}

// Missing is missing: in the column of a week that is not known stands nothing
// but the rule.
func TestWhatIsNotKnownIsAGap(t *testing.T) {
	look := theme.New("ember", colorprofile.Ascii, theme.Options{ASCII: true})
	lines := New(&look).Series(Series{Values: []float64{10, math.NaN(), 10}, High: 40, Rules: []float64{35}}, 4)
	for i, want := range []string{"...", "   ", "* *", "   "} {
		if got := ansi.Strip(lines[i]); got != want {
			t.Errorf("line %d is %q, want %q", i, got, want)
		}
	}
	for _, s := range []Series{{}, {Values: []float64{1}}, {Values: []float64{1}, Low: 3, High: 3}} {
		if got := New(&look).Series(s, 4); got != nil {
			t.Errorf("%+v: got %q", s, got)
		}
	}
}
