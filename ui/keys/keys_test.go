package keys

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"charm.land/bubbles/v2/key"

	"lull/ui/screen"
	"lull/ui/screen/screentest"
	"lull/ui/theme"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// many are more keys than fit on a page.
func many() []key.Binding {
	keys := []key.Binding{screen.BackKey, screen.HelpKey, screen.UpKey}
	for i := range 40 {
		keys = append(keys, screen.Bind(string(rune('A'+i%26)), fmt.Sprintf("does number %d.", i), "x"))
	}
	return keys
}

// Nobody has to guess what a key does: at every size each of them can be come to, and
// how to read the screen below stands after them.
func TestEveryKeyIsShown(t *testing.T) {
	for _, size := range []screen.Area{screentest.Usual, screentest.Small, {Width: 200, Height: 60}, {Width: 60, Height: 20}} {
		s := New(many(), "The band holds most of it.")
		seen := ""
		for range 30 {
			seen += strings.Join(strings.Fields(screentest.Drawn(s, size)), " ")
			screentest.Type(s, noon, "<down><down>")
		}
		for i := range 40 {
			if !strings.Contains(seen, fmt.Sprintf("number %d.", i)) {
				t.Errorf("%dx%d: key %d is nowhere", size.Width, size.Height, i)
			}
		}
		if !strings.Contains(seen, "The band holds most of it.") {
			t.Errorf("%dx%d: how to read it is nowhere", size.Width, size.Height)
		}
	}
}

func TestItIsLeftByTheKeyThatOpenedIt(t *testing.T) {
	for keys, want := range map[string]screen.Intent{
		"?": screen.Back{}, "<esc>": screen.Back{}, "q": screen.Back{},
		"<enter>": screen.Visit{Name: screen.LearnScreen}, "l": screen.Visit{Name: screen.LearnScreen},
		"x": nil, "<down>": nil,
	} {
		if got := screentest.Type(New(many(), ""), noon, keys); got != want {
			t.Errorf("%s: it wants %+v, want %+v", keys, got, want)
		}
	}
}

// What cannot be looked up in the dark is said here: the keys of a practice.
func TestTheKeysOfAPracticeAreNamed(t *testing.T) {
	drawn := strings.Join(strings.Fields(screentest.Drawn(New(nil, ""), screentest.Usual)), " ")
	for _, k := range []key.Binding{screen.PauseKey, screen.EasierKey, screen.QuitKey, screen.LeaveKey} {
		if name := k.Help().Key; !strings.Contains(drawn, name+" ") {
			t.Errorf("%s is not named: %s", name, drawn)
		}
	}
}

func TestPictures(t *testing.T) {
	some := many()[:20]
	for name, c := range map[string]struct {
		size screen.Area
		look *theme.Theme
	}{
		"usual": {screentest.Usual, screentest.Bare()}, "small": {screentest.Small, screentest.Bare()},
		"in letters": {screentest.Usual, screentest.Letters()},
	} {
		t.Run(name, func(t *testing.T) {
			screentest.Picture(t, New(some, "The band holds what eight of ten bodies would have."), c.size, c.look)
		})
	}
	t.Run("what went wrong", func(t *testing.T) {
		s := New(some, "")
		s.Notice("This did not work: saving the entry. the disk is full")
		screentest.Picture(t, s, screentest.Small, screentest.Bare())
	})
}
