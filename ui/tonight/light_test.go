package tonight

import (
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"lull/routines/lookup"
	"lull/routines/notation"
	"lull/routines/settings"
	"lull/routines/tonight"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
	"lull/ui/theme"
)

// Tonight sheds little in the evening of a day with much on its line, and after
// bedtime next to nothing (docs/evidence.md, Light).
func TestTonightShedsLittle(t *testing.T) {
	for hour, most := range map[int]float64{21: 0.010, 23: 0.004} {
		now := time.Date(2026, 11, 23, hour, 42, 0, 0, time.UTC)
		facts := tonight.Facts{}
		for _, line := range []string{"coffee at 8:10", "coffee at 16:40", "run 40m hard at 19:45"} {
			e, err := notation.Single(screentest.Reads(settings.Default()).Entries([]string{line}, now))
			if err != nil {
				t.Fatal(err)
			}
			facts.Entries = append(facts.Entries, e)
		}
		s := New(screentest.Words)
		s.Read(lookup.Answer{Tonight: tonight.From(now, settings.Default(), screentest.Table(), facts)})
		for _, name := range []string{"ember", "coal"} {
			look := theme.New(name, colorprofile.TrueColor, theme.Options{})
			in := &look
			if s.Look.Lying() {
				in = look.Night()
			}
			for _, size := range []screen.Area{screentest.Usual, {Width: 120, Height: 40}, {Width: 200, Height: 60}} {
				got := screentest.Light(s, size, in)
				t.Logf("%s at %d h, %dx%d: %.4f", name, hour, size.Width, size.Height, got)
				if got > most {
					t.Errorf("%s at %d h, %dx%d: it sheds %.4f of a white one, want at most %.3f", name, hour, size.Width, size.Height, got, most)
				}
			}
		}
	}
}
