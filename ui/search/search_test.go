package search

import (
	"testing"
	"time"

	"lull/ui/screen"
	"lull/ui/screen/screentest"
)

// The pictures, as they are without colours.
func TestPictures(t *testing.T) {
	now := time.Date(2026, 11, 23, 21, 42, 0, 0, time.UTC)
	full := screentest.Past(now)
	screentest.Shot(t, "search", full, now, screentest.Usual, New("o"), "", screentest.Bare())
	screentest.Shot(t, "search small", full, now, screentest.Small, New("o"), "", screentest.Bare())
	screentest.Shot(t, "search in vain", full, now, screentest.Usual, New("lighthouse"), "", screentest.Bare())
	screentest.Shot(t, "search at night", full, now.Add(2*time.Hour), screentest.Usual, New("o"), "", screentest.Bare())
}

// What was typed by day is not seen at night, and keeps nobody there.
func TestAtNightOneKeyLeaves(t *testing.T) {
	day := time.Date(2026, 11, 23, 21, 42, 0, 0, time.UTC)
	night := day.Add(2 * time.Hour)
	s := New("")
	screentest.Open(t, screentest.Past(day), day, s, "moon")
	screentest.Open(t, screentest.Past(day), night, s, "")
	if want := screentest.Type(s, night, "<esc>"); want != (screen.Back{}) {
		t.Errorf("it wants %v", want)
	}
}
