package journal

import (
	"testing"
	"time"
)

func TestWhatIsParkedComesBackOnceTheNextMorning(t *testing.T) {
	put := time.Date(2026, 11, 23, 21, 0, 0, 0, time.UTC)
	e := Entry{Kind: KindParked, At: put, Evening: 20780, Parked: &Parked{Text: "the letter to the bank"}}
	if got := Waiting([]Entry{e}, 20780); len(got) != 0 {
		t.Errorf("on the same evening %d things come back", len(got))
	}
	waiting := Waiting([]Entry{e, {Kind: KindNote, Note: &Note{Text: "x"}, Evening: 20780}}, 20781)
	if len(waiting) != 1 {
		t.Fatalf("the next morning %d things wait, want 1", len(waiting))
	}
	back := Returned(waiting, put.Add(10*time.Hour))
	if got := Waiting(back, 20781); len(got) != 0 {
		t.Error("what was given back comes again")
	}
	if !e.Parked.Returned.IsZero() || !back[0].Changed.After(e.Changed) {
		t.Error("giving back changed the entry in the hand, or does not count as a change")
	}
}
