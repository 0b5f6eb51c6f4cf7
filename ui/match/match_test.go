package match

import (
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"

	"lull/ui/orb"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
	"lull/ui/theme"
)

// What is to be done stands there for as long as it takes, and can be read.
func TestTheWordsCanBeRead(t *testing.T) {
	for _, name := range theme.Names() {
		look := theme.New(name, colorprofile.TrueColor, theme.Options{})
		s := New(time.Minute, orb.New(&look))
		buf := uv.NewScreenBuffer(screentest.Usual.Width, screentest.Usual.Height)
		uv.NewStyledString(s.Draw(screentest.Usual, &look)).Draw(buf, buf.Bounds())
		letters := 0
		for y := range screentest.Usual.Height {
			for x := range screentest.Usual.Width {
				c := buf.CellAt(x, y)
				if c.Content < "a" || c.Content > "z" {
					continue
				}
				letters++
				if got := (theme.Luminance(c.Style.Fg) + 0.05) / (theme.Luminance(c.Style.Bg) + 0.05); got < 4.5 {
					t.Fatalf("%s: %q has a contrast of %.2f", name, c.Content, got)
				}
			}
		}
		if letters == 0 {
			t.Errorf("%s: no words are there", name)
		}
	}
}

// Who comes back from the practice is listened to anew.
func TestAfterAPracticeItListensAnew(t *testing.T) {
	s := New(time.Minute, orb.New(screentest.Bare()))
	now := time.Date(2026, 11, 23, 22, 0, 0, 0, time.UTC)
	begins := 0
	for range 7 {
		if _, ok := screentest.Type(s, now, "<space>").(screen.Begin); ok {
			begins++
		}
		now = now.Add(5 * time.Second)
	}
	if begins != 1 {
		t.Errorf("by seven breaths it begins %d times", begins)
	}
}
