package insight

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
)

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestFiguresAreThoseOfThePage(t *testing.T) {
	text := strings.Join(strings.Fields(read(t, "../../docs/evidence.md")), " ")
	for _, want := range []string{
		fmt.Sprintf("| a hint | from %.2f |", hintFrom),
		fmt.Sprintf("| a pattern, with m factors compared | from 1 - %.3f/m |", 1-patternFrom(1)),
		fmt.Sprintf("| told together: nights with one factor and not the other | fewer than %d |", LeastCell),
		fmt.Sprintf("| told together: the same answer | on %g %% of nights |", 100*agreeing),
		fmt.Sprintf("90 %% = d ± %g * sqrt(", z90),
		fmt.Sprintf("vigorous exercise that ended less than %g h before bed", hardWithin.Hours()),
		fmt.Sprintf("nicotine less than %g h; a large meal less than %g h; stress %d of 10", nicotineWithin.Hours(), mealWithin.Hours(), stressFrom),
		fmt.Sprintf("where each cell has %d: RD", LeastCell),
		fmt.Sprintf("a permutation test of %d drawings, ties by mid-p; the normal curve from %d nights on", shuffles, shuffled),
		fmt.Sprintf("in blocks of %d evenings", block),
	} {
		if !strings.Contains(text, want) {
			t.Errorf("docs/evidence.md does not say %q, which the code does", want)
		}
	}
	if want := patternFrom(5); math.Abs(want-(1-(1-patternFrom(1))/5)) > 1e-12 {
		t.Errorf("among 5 factors the line of a pattern is %g", want)
	}
	if told := fmt.Sprintf("Under %.2f the page says", hintFrom); !strings.Contains(read(t, "../../content/pages/log-patterns.md"), told) {
		t.Errorf("the page log-patterns does not say %q", told)
	}
}
