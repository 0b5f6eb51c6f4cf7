package exchange

import (
	"slices"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
)

// A night of the table has its sleep regularity index with the night before it, and
// none across a gap or from what another source told.
func TestTableHasHowAlikeNightsWere(t *testing.T) {
	monday := evening.DayOf(2026, time.November, 23)
	night := func(after evening.Day, late int, source string) journal.Entry {
		year, month, day := (monday + after).Date()
		tried, woke := time.Date(year, month, day, 23+late, 0, 0, 0, time.UTC), time.Date(year, month, day+1, 7+late, 0, 0, 0, time.UTC)
		return journal.Entry{Kind: journal.KindNight, At: woke, Evening: monday + after, Source: source, Night: &journal.Night{Tried: &tried, Woke: &woke}}
	}
	want := []string{"sri", "", "66.7", "", "100.0", ""}
	_, rows := rowsOf(t, night(0, 0, ""), night(1, 2, ""), night(2, 2, "oura"), night(2, 2, ""), night(4, 2, ""))
	for i, r := range rows {
		if got := r[slices.Index(tableColumns(), "sri")]; got != want[i] {
			t.Errorf("row %d: %q, want %q", i, got, want[i])
		}
	}
}
