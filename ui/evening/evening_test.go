package evening

import (
	"testing"
	"time"

	"lull/routines/settings"
	"lull/ui/screen/screentest"
)

// The pictures, as they are without colours.
func TestPictures(t *testing.T) {
	now := time.Date(2026, 11, 23, 21, 42, 0, 0, time.UTC)
	day, reads := settings.Default().Schedule.Of(now), screentest.Reads(settings.Default())
	full, long := screentest.Past(now), screentest.Years(now)
	screentest.Shot(t, "evening with its night", long, now, screentest.Usual, New(day-2, reads), "", screentest.Bare())
	screentest.Shot(t, "evening in letters", full, now, screentest.Usual, New(day-1, reads), "", screentest.Letters())
	screentest.Shot(t, "evening typing", full, now, screentest.Usual, New(day-1, reads), "e", screentest.Bare())
	screentest.Shot(t, "evening", full, now, screentest.Usual, New(day-1, reads), "j", screentest.Bare())
	screentest.Shot(t, "evening small", full, now, screentest.Small, New(day-1, reads), "jj", screentest.Bare())
	screentest.Shot(t, "evening empty", full, now, screentest.Usual, New(day, reads), "", screentest.Bare())
	screentest.Shot(t, "evening typing small", full, now, screentest.Small, New(day-1, reads), "jje", screentest.Bare())
}
