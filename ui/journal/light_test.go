package journal

import (
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"lull/routines/evening"
	"lull/ui/screen/screentest"
	"lull/ui/theme"
)

// The page of nights has much on it, and sheds no more than the other pages do
// (docs/evidence.md, Light).
func TestThePageOfNightsShedsLittle(t *testing.T) {
	now := time.Date(2026, 11, 23, 21, 42, 0, 0, time.UTC)
	for _, name := range theme.Names() {
		look := theme.New(name, colorprofile.TrueColor, theme.Options{})
		s := New(evening.DefaultSchedule(), screentest.Words)
		screentest.Open(t, screentest.Years(now), now, s, "s")
		got := screentest.Light(s, screentest.Usual, &look)
		t.Logf("%s: %.4f", name, got)
		if got > 0.014 && name != "day" {
			t.Errorf("%s: the page sheds %.4f of a white one, want at most 0.014", name, got)
		}
	}
}
