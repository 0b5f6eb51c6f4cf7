package content

import (
	"slices"
	"strings"
	"testing"

	"lull/routines/remind"
)

func TestEveryLineOfRemindersHasWords(t *testing.T) {
	w := Wording()
	for id, values := range remind.Lines() {
		if !w.Has(id) {
			t.Errorf("%s has no words", id)
		}
		for _, place := range w.places(id) {
			if !slices.Contains(values, place) {
				t.Errorf("%s wants {%s}, which does not come with it; %v do", id, place, values)
			}
		}
	}
	for id, where := range w.where {
		if _, ok := remind.Lines()[id]; !ok && strings.HasPrefix(where, "wording/remind.txt") {
			t.Errorf("%s: %s is never said", where, id)
		}
	}
}

// A reminder is read in passing: the title fits beside a clock, the sentence
// into a notification.
func TestRemindersAreShort(t *testing.T) {
	with := map[string]string{"what": "flat white", "What": "Flat white", "latest": "15:30", "bed": "23:00"}
	for id := range remind.Lines() {
		most := 110
		if strings.HasSuffix(id, ".title") || strings.HasSuffix(id, ".short") || strings.Contains(id, ".action.") {
			most = 40
		}
		if s := Wording().Say(id, with); len(s) > most {
			t.Errorf("%s has %d letters: %s", id, len(s), s)
		}
	}
}

func TestRemindersSayNothingOfStreaks(t *testing.T) {
	for id := range remind.Lines() {
		s := strings.ToLower(Wording().text[id])
		for _, word := range []string{"streak", "in a row", "missed", "evenings", "forgot", "again"} {
			if strings.Contains(s, word) {
				t.Errorf("%s says %q: %s", id, word, s)
			}
		}
	}
}
