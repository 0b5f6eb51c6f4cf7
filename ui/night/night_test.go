package night

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/tonight"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
	"lull/ui/theme"
)

var three = time.Date(2026, 11, 24, 3, 12, 0, 0, time.UTC)

func choice(kind, name string) practice.Choice { return practice.Choice{Practice: kind, Name: name} }

// One key leads into a practice, and each belongs to the night that it is.
func TestOneKeyLeadsIntoAPractice(t *testing.T) {
	shuffle := choice(practice.KindShuffle, repertoire.ShuffleName)
	for key, want := range map[string]practice.Choice{
		"<space>": shuffle, "<enter>": shuffle, "s": shuffle,
		"b": choice(practice.KindBreathe, practice.Easy), "j": choice(practice.KindRelax, practice.Jolt),
		"i": choice(practice.KindImagine, "shore"),
	} {
		s := New()
		s.Read(lookup.Answer{Place: "shore"})
		if got := screentest.Type(s, three, key); got != (screen.Practise{Choice: want, Night: true}) {
			t.Errorf("%s: it wants %+v, want %+v at night", key, got, want)
		}
	}
	for _, key := range []string{"q", "<esc>"} {
		if got := screentest.Type(New(), three, key); got != (screen.Back{}) {
			t.Errorf("%s: it wants %+v", key, got)
		}
	}
	for _, key := range []string{"x", "u", "<down>", "7", "<backspace>"} {
		if got := screentest.Type(New(), three, key); got != nil {
			t.Errorf("%s does something: %+v", key, got)
		}
	}
}

// The place stays for the night that it was offered in, and none is offered anew.
func TestThePlaceStaysForTheNight(t *testing.T) {
	s := New()
	for _, read := range []string{"", "orchard", "shore", ""} {
		s.Read(lookup.Answer{Place: read})
	}
	if got := screentest.Type(s, three, "i"); got != (screen.Practise{Choice: choice(practice.KindImagine, "orchard"), Night: true}) {
		t.Errorf("it leads to %+v", got)
	}
}

// It says neither the time nor any other number, and speaks of sitting up only once
// something of this night was tried.
func TestItSaysNoNumber(t *testing.T) {
	const up = "sit up"
	begun, tried := New(), New()
	screentest.Type(begun, three, "b")
	tried.Read(lookup.Answer{AtNight: 2, Tonight: tonight.Look{Now: three}})
	for name, c := range map[string]struct {
		screen *Screen
		ups    bool
	}{"at first": {New(), false}, "begun": {begun, false}, "tried": {tried, true}} {
		for _, size := range []screen.Area{screentest.Usual, screentest.Small, {Width: 200, Height: 60}} {
			drawn := strings.Join(strings.Fields(screentest.Drawn(c.screen, size)), " ")
			if strings.ContainsAny(drawn, "0123456789:%") {
				t.Errorf("%s, %dx%d: there is a number: %s", name, size.Width, size.Height, drawn)
			}
			if strings.Contains(drawn, up) != c.ups {
				t.Errorf("%s, %dx%d: it says %q", name, size.Width, size.Height, drawn)
			}
		}
	}
}

// It is the darkest of the pages, also where the look is that of the day (night rule
// 3; docs/evidence.md, Light).
func TestItShedsNextToNothing(t *testing.T) {
	for _, name := range theme.Names() {
		look := theme.New(name, colorprofile.TrueColor, theme.Options{})
		s := New()
		s.Read(lookup.Answer{AtNight: 1})
		if got := screentest.Light(s, screentest.Usual, &look); got > 0.004 {
			t.Errorf("%s: it sheds %.4f of a white page, want at most 0.004", name, got)
		}
	}
}

func TestPictures(t *testing.T) {
	again := New()
	again.Read(lookup.Answer{AtNight: 1})
	for name, c := range map[string]struct {
		screen *Screen
		size   screen.Area
		look   *theme.Theme
	}{
		"usual":       {New(), screentest.Usual, screentest.Bare()},
		"once more":   {again, screentest.Usual, screentest.Bare()},
		"small":       {again, screentest.Small, screentest.Bare()},
		"in letters":  {again, screentest.Usual, screentest.Letters()},
		"very narrow": {again, screen.Area{Width: 20, Height: 16}, screentest.Bare()},
	} {
		t.Run(name, func(t *testing.T) { screentest.Picture(t, c.screen, c.size, c.look) })
	}
}
