package search

import (
	"testing"
	"time"

	"lull/ui/screen"
	"lull/ui/screen/screentest"
	"lull/ui/theme"
)

// The pictures, as they are without colours.
func TestPictures(t *testing.T) {
	now := time.Date(2026, 11, 23, 21, 42, 0, 0, time.UTC)
	full := screentest.Past(now)
	for _, c := range []struct {
		name  string
		diary *screentest.Diary
		at    time.Time
		size  screen.Area
		open  *Screen
		keys  string
		theme *theme.Theme
	}{
		{"search", full, now, screentest.Usual, New("o"), "", screentest.Bare()},
		{"search small", full, now, screentest.Small, New("o"), "", screentest.Bare()},
		{"search in vain", full, now, screentest.Usual, New("lighthouse"), "", screentest.Bare()},
		{"search at night", full, now.Add(2 * time.Hour), screentest.Usual, New("o"), "", screentest.Bare()},
	} {
		t.Run(c.name, func(t *testing.T) {
			look := func() {
				answer, _ := c.diary.Read(t.Context(), c.at, c.open.Needs())
				c.open.Read(answer)
			}
			look()
			for _, k := range c.keys {
				if _, again := c.open.Press(screentest.Key(string(k)), c.at).(screen.Refresh); again {
					look()
				}
			}
			screentest.Picture(t, c.open, c.size, c.theme)
		})
	}
}
