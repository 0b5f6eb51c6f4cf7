package holds

import (
	"strings"
	"testing"

	"lull/routines/practice"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
)

// The question stands whole in every window, and the foot names both answers and
// the way out.
func TestTheQuestionAndBothAnswersAreSeen(t *testing.T) {
	say := func(id string, _ map[string]string) string {
		return strings.Repeat("word ", map[string]int{"holds.this": 5, "holds.better": 36, "holds.unsure": 18}[id]) + id
	}
	s := New(practice.Plan{}, say)
	for _, size := range []screen.Area{screentest.Small, screentest.Usual, {Width: 200, Height: 60}} {
		drawn := screentest.Drawn(s, size)
		if !strings.Contains(drawn, "holds.unsure") {
			t.Errorf("at %v the words are cut:\n%s", size, drawn)
		}
		lines := strings.Split(strings.TrimRight(drawn, " \n"), "\n")
		foot := lines[len(lines)-1]
		for _, want := range []string{"y ", "n without", "esc ", "? keys"} {
			if !strings.Contains(foot, want) {
				t.Errorf("at %v the foot is %q, without %q", size, foot, want)
			}
		}
	}
}
