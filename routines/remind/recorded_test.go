package remind

import (
	"testing"

	"lull/routines/journal"
)

// What a watch recorded of a night answers no question of the morning.
func TestTheCheckInComesAfterARecordedNight(t *testing.T) {
	told, now := tell(t, "2026-11-24 07:15", "", "2026-11-23 23:30 night", "")
	told.Entries[0].Source = journal.AppleHealth
	if due := told.Due(now); len(due) != 1 || due[0].Kind != Morning {
		t.Errorf("due is %+v", due)
	}
}
