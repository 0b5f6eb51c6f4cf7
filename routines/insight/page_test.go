package insight

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"lull/routines/intake"
	"lull/routines/practice"
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
		fmt.Sprintf("| a hint | from 1 - %.2f/(F*O) |", 1-hintFrom(1)),
		fmt.Sprintf("| a pattern | from 1 - %.3f/(F*O) |", 1-patternFrom(1)),
		fmt.Sprintf("| told by thirds of the caffeine at bedtime | from %d nights on, %d in each |", leastThirds, LeastSide),
		fmt.Sprintf("| told together: nights with one factor and not the other | fewer than %d |", leastCell),
		fmt.Sprintf("| told together: the same answer | on %g %% of nights |", 100*agreeing),
		fmt.Sprintf("90 %% = d ± %g * sqrt(", z90),
		fmt.Sprintf("vigorous exercise that ended less than %g h before bed", intake.HardBefore.Hours()),
		fmt.Sprintf("nicotine less than %g h; a large meal less than %g h; stress %d of 10", intake.NicotineBefore.Hours(), intake.BigMealBefore.Hours(), practice.StressFrom),
		fmt.Sprintf("where each cell has %d: RD", leastCell),
		fmt.Sprintf("in blocks of random size, %d, %d or %d evenings", blocks[0], blocks[1], blocks[2]),
		fmt.Sprintf("drawing the same design anew %d times (two-sided, ties half) with %g %% as the line", redraws, 100*alpha),
		fmt.Sprintf("rise(mg) = 1 / (1 + (R/mg)^%g)", lineRise),
		fmt.Sprintf("(ln(R/R*) / %g)^2 / 2 ) R = %g, %g, ... %g mg", lineWidth, intake.Sensitive.Threshold(), intake.Sensitive.Threshold()+lineStep, intake.Lenient.Threshold()),
		fmt.Sprintf("| nights with caffeine known and an answer | %d |", leastOwn),
		fmt.Sprintf("| there is a line at all | %g or more | | it lies on one side of the one that holds | %g or more |", sureOfLine, sureOfLine),
		fmt.Sprintf("SOL or WASO of %d min or more |", LongAwake),
		fmt.Sprintf("The same words within %d evenings take up the old one", anew),
	} {
		if !strings.Contains(text, want) {
			t.Errorf("docs/evidence.md does not say %q, which the code does", want)
		}
	}
	if want := patternFrom(5); math.Abs(want-(1-(1-patternFrom(1))/5)) > 1e-12 {
		t.Errorf("among 5 factors the line of a pattern is %g", want)
	}
	for _, want := range []string{
		fmt.Sprintf("Under %.2f the page says", hintFrom(1)),
		fmt.Sprintf("from %.3f *a pattern in your log*", patternFrom(1)),
	} {
		if !strings.Contains(strings.Join(strings.Fields(read(t, "../../content/pages/log-patterns.md")), " "), want) {
			t.Errorf("the page log-patterns does not say %q", want)
		}
	}
}
