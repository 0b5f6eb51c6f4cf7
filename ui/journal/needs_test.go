package journal

import (
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/lookup"
	"lull/routines/settings"
	"lull/routines/tonight"
	"lull/ui/screen/screentest"
)

// What was changed while an evening under the cursor is still being read is read
// with all the evenings.
func TestAChangeDuringAReadOfTheCursorIsReadWhole(t *testing.T) {
	s := New(evening.DefaultSchedule(), screentest.Words)
	now := time.Date(2026, 11, 23, 15, 42, 0, 0, time.UTC)
	s.Needs()
	look := tonight.From(now, settings.Default(), nil, tonight.Facts{})
	s.Read(lookup.Answer{Tonight: look, Around: lookup.Around{From: look.Day - 400, To: look.Day}})
	screentest.Type(s, now, "<left><left>")
	if q := s.Needs(); q.Days != nil {
		t.Fatalf("the cursor alone takes %+v", q)
	}
	if q := s.Needs(); q.Days == nil { // taken back meanwhile
		t.Error("what changed meanwhile is not read")
	}
}
