package content

import (
	"strings"
	"testing"

	"lull/content/testdata/lines"
)

// A reminder is read in passing: the title fits beside a clock, the sentence
// into a notification.
func TestRemindersAreShort(t *testing.T) {
	with := map[string]string{"what": "flat white", "What": "Flat white", "latest": "15:30", "bed": "23:00"}
	for id := range lines.Of(t, "remind") {
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
	for id := range lines.Of(t, "remind") {
		s := strings.ToLower(Wording().said[id].text)
		for _, word := range []string{"streak", "in a row", "missed", "evenings", "forgot", "again"} {
			if strings.Contains(s, word) {
				t.Errorf("%s says %q: %s", id, word, s)
			}
		}
	}
}
