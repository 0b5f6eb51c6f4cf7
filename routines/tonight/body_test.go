package tonight

import (
	"testing"

	"lull/routines/journal"
	"lull/routines/settings"
)

// While breastfeeding the note about a day's caffeine comes at 200 mg, and
// times are named as ever.
func TestBreastfeedingHasTheNoteOfTwoHundred(t *testing.T) {
	said := func(answer string) (day, clock bool) {
		s := settings.Default()
		if err := s.Set("caffeine.breastfeeding", answer); err != nil {
			t.Fatal(err)
		}
		entries := []journal.Entry{coffee(at(23, 8, 0)), coffee(at(23, 9, 0)), coffee(at(23, 10, 0))}
		l := From(at(23, 12, 0), s, nil, Facts{Entries: entries})
		for _, note := range l.Outlook.Notes {
			day = day || note.ID == "note.day.low" && note.With["limit"] == "200"
		}
		return day, Body(s).Clock()
	}
	if day, clock := said("yes"); !day || !clock {
		t.Errorf("breastfeeding: the note is there %v, times are named %v", day, clock)
	}
	if day, _ := said("no"); day {
		t.Error("the note of 200 mg comes to everybody")
	}
}
