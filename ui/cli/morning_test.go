package cli

import (
	"slices"
	"testing"

	"lull/content"
	"lull/routines/sleep"
)

// A question of the diary is asked on the screen by its name, line by line in a
// sentence, and by a flag, and stands at the head of a column of the report.
func TestEveryQuestionHasItsWords(t *testing.T) {
	for _, q := range sleep.Questions() {
		if !slices.ContainsFunc(answerFlags, func(a answerFlag) bool { return a.of == q.ID }) {
			t.Errorf("answerFlags has none for %s", q.ID)
		}
		if q.Name == "" {
			t.Errorf("%s has no name", q.ID)
		}
		for _, id := range []string{"lines.morning." + q.ID, "report.head." + q.ID} {
			if words := content.Wording().Say(id, nil); words == "" || words == id {
				t.Errorf("content/wording has no %s", id)
			}
		}
	}
}
