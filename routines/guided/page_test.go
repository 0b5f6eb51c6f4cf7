package guided

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"lull/routines/lists"
)

func TestFiguresAreThoseOfThePage(t *testing.T) {
	page, err := os.ReadFile("../../docs/evidence.md")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(page)), " ")
	seconds := func(g gaps, between string) string {
		return fmt.Sprintf("%g%s %g s", g.first.Seconds(), between, g.last.Seconds())
	}
	rounds := lists.Each(passes, func(sets []int) string {
		switch {
		case len(sets) == 1:
			return fmt.Sprint(sets[0])
		case sets[0] == sets[1]:
			return fmt.Sprint("twice ", sets[0])
		}
		return fmt.Sprint(sets[0], " and ", sets[1])
	})
	for _, want := range []string{
		"| from one passage to the next, before the groups | " + seconds(beforeGroups, " to") + " |",
		"| the same after them | " + seconds(afterGroups, " to") + " |",
		"| from one passage of a walk to the next | " + seconds(UsualPace.gaps(), " s at first,") + " in the end |",
		fmt.Sprintf("| the same where more is said | %g s |", Fuller.gaps().first.Seconds()),
		"| the same where less is said | " + seconds(Sparser.gaps(), " s at first,") + " in the end |",
		fmt.Sprintf("for a %dth of the walk and %g to %g s", silentPart, shortestSilence.Seconds(), longestSilence.Seconds()),
		fmt.Sprintf("About %d passages of it go with one story", between),
		fmt.Sprintf("has %d at least, but for the last", visit),
		"with a second round: " + strings.Join(rounds, ", ") + " (ours)",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("docs/evidence.md does not say %q, which the code does", want)
		}
	}
}
