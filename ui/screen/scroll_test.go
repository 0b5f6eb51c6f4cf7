package screen_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"lull/ui/screen"
	"lull/ui/screen/screentest"
)

// A text that goes on beyond the window has a mark where it does, at each step
// through it, and all of it is seen on the way.
func TestATextThatGoesOnHasAMark(t *testing.T) {
	for _, size := range []screen.Area{screentest.Small, screentest.Usual} {
		for _, look := range []string{"…", "~"} {
			theme := screentest.Bare()
			if look == "~" {
				theme = screentest.Letters()
			}
			for n := range 40 {
				s, seen := screen.Scroll{}, make(map[string]bool)
				for range n + 1 {
					p := screen.NewLayout(size, theme)
					p.Title("a text", "", 0)
					text := s.Page(p)
					for i := range n {
						text.Line(fmt.Sprint("line ", i))
					}
					room := p.Free(p.Air())
					s.Draw(p, text.Lines)
					shown := p.Lines[2:]
					for i, l := range shown {
						words, marked := strings.CutSuffix(strings.TrimRight(ansi.Strip(l), " "), look)
						words = strings.TrimSpace(words)
						seen[words] = true
						above := i == 0 && words != "line 0"
						below := i == len(shown)-1 && words != fmt.Sprint("line ", n-1)
						if marked != (above || below) {
							t.Fatalf("%d lines at %v: %q is marked: %v", n, size, l, marked)
						}
					}
					if len(shown) != min(n, room) {
						t.Fatalf("%d lines at %v: %d of them show", n, size, len(shown))
					}
					s.Press(screentest.Key("down"))
				}
				if len(seen) != n {
					t.Errorf("%d lines at %v: %d were seen", n, size, len(seen))
				}
			}
		}
	}
}

// Home and end go to both ends, as in a list.
func TestATextHasTwoEnds(t *testing.T) {
	s := screen.Scroll{}
	shows := func() string {
		p := screen.NewLayout(screentest.Small, screentest.Bare())
		text := s.Page(p)
		for i := range 40 {
			text.Line(fmt.Sprint("line ", i, "."))
		}
		s.Draw(p, text.Lines)
		return ansi.Strip(strings.Join(p.Lines, " "))
	}
	shows()
	for _, c := range []struct{ key, want string }{{"end", "line 39."}, {"down", "line 39."}, {"home", "line 0."}, {"up", "line 0."}} {
		s.Press(screentest.Key(c.key))
		if got := shows(); !strings.Contains(got, c.want) {
			t.Errorf("after %s: %s", c.key, got)
		}
	}
}
