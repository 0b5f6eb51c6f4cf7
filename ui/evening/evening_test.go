package evening

import (
	"testing"
	"time"

	"lull/routines/settings"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
	"lull/ui/theme"
)

// The pictures, as they are without colours.
func TestPictures(t *testing.T) {
	now := time.Date(2026, 11, 23, 21, 42, 0, 0, time.UTC)
	day, reads := settings.Default().Schedule.Of(now), screentest.Reads(settings.Default())
	full, long := screentest.Past(now), screentest.Years(now)
	for _, c := range []struct {
		name  string
		diary *screentest.Diary
		at    time.Time
		size  screen.Area
		open  *Screen
		keys  string
		theme *theme.Theme
	}{
		{"evening with its night", long, now, screentest.Usual, New(day-2, reads), "", screentest.Bare()},
		{"evening in letters", full, now, screentest.Usual, New(day-1, reads), "", screentest.Letters()},
		{"evening typing", full, now, screentest.Usual, New(day-1, reads), "e", screentest.Bare()},
		{"evening", full, now, screentest.Usual, New(day-1, reads), "j", screentest.Bare()},
		{"evening small", full, now, screentest.Small, New(day-1, reads), "jj", screentest.Bare()},
		{"evening empty", full, now, screentest.Usual, New(day, reads), "", screentest.Bare()},
		{"evening typing small", full, now, screentest.Small, New(day-1, reads), "jje", screentest.Bare()},
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
