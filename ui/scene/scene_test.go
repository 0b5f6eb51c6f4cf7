package scene

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lull/ui/theme"
)

var profiles = []colorprofile.Profile{
	colorprofile.NoTTY, colorprofile.Ascii, colorprofile.ANSI, colorprofile.ANSI256, colorprofile.TrueColor,
}

// every is each scene in each form.
func every(t testing.TB, seed uint64, still bool) map[string]*Scene {
	t.Helper()
	out := map[string]*Scene{}
	for _, name := range names() {
		for _, p := range profiles {
			for _, ascii := range []bool{false, true} {
				s := New(name, seed, new(theme.New("ember", p, theme.Options{ASCII: ascii})), still)
				if s == nil {
					t.Fatalf("no scene called %q", name)
				}
				out[fmt.Sprintf("%s in %v ascii=%v", name, p, ascii)] = s
			}
		}
	}
	return out
}

// The names that a place may give, as docs/places.md lists them.
func TestEveryPlaceHasItsScene(t *testing.T) {
	th := theme.New("ember", colorprofile.TrueColor, theme.Options{})
	for _, name := range []string{"waves", "rain", "train", "snow", "forest", "moon", "garden", "fire", "water", "stars", "orchard", "attic", "ferry", "dome", "court", "porch"} {
		if New(name, 1, &th, false) == nil {
			t.Errorf("no scene called %q", name)
		}
	}
	if New("disco", 1, &th, false) != nil {
		t.Errorf("there is a scene called disco")
	}
	if got := len(names()); got != 16 {
		t.Errorf("%d names, want 16", got)
	}
}

func TestPictureFillsItsAreaExactly(t *testing.T) {
	sizes := [][2]int{{1, 1}, {2, 1}, {1, 3}, {5, 3}, {20, 2}, {21, 7}, {40, 7}, {80, 17}, {33, 60}, {300, 3}}
	for name, s := range every(t, 3, false) {
		for _, size := range sizes {
			for _, light := range []float64{0, 0.3, 1} {
				out := s.Draw(Frame{Width: size[0], Height: size[1], At: 41 * time.Second, Light: light})
				lines := strings.Split(out, "\n")
				if len(lines) != size[1] {
					t.Fatalf("%s %v: %d lines, want %d", name, size, len(lines), size[1])
				}
				for y, l := range lines {
					if w := ansi.StringWidth(l); w != size[0] {
						t.Fatalf("%s %v: line %d is %d cells, want %d", name, size, y, w, size[0])
					}
				}
			}
		}
	}
}

func TestLargestWindow(t *testing.T) {
	for _, name := range names() {
		for _, p := range []colorprofile.Profile{colorprofile.ANSI256, colorprofile.TrueColor} {
			pic, _ := Layout(480, 135)
			out := mustNew(t, name, 1, p).Draw(Frame{Width: pic.Width, Height: pic.Height, At: time.Minute, Light: 1})
			if got := strings.Count(out, "\n") + 1; got != pic.Height {
				t.Errorf("%s in %v: %d lines, want %d", name, p, got, pic.Height)
			}
		}
	}
}

func TestOddInputDrawsSomethingSensible(t *testing.T) {
	for name, s := range every(t, 1, false) {
		for _, f := range []Frame{{Width: 0, Height: 0}, {Width: -3, Height: 5, Light: 1}, {Width: 5, Height: -3, Light: 1}} {
			if got := s.Draw(f); got != "" {
				t.Errorf("%s %+v: got %q, want nothing", name, f, got)
			}
		}
		want := s.Draw(Frame{Width: 40, Height: 7, At: 0, Light: 0})
		if got := s.Draw(Frame{Width: 40, Height: 7, At: -time.Hour, Light: math.NaN()}); got != want {
			t.Errorf("%s: no number is drawn differently from nothing", name)
		}
		s.Draw(Frame{Width: 40, Height: 7, At: math.MaxInt64, Light: 1})
		s.Next(math.MinInt64)
	}
}

func TestSameSeedSamePictureAtOnce(t *testing.T) {
	ones, others := every(t, 7, false), every(t, 7, false)
	for name, a := range ones {
		for at := time.Duration(0); at < 20*time.Second; at += 3 * time.Second {
			a.Draw(Frame{Width: 46, Height: 9, At: at, Light: 1})
		}
		f := Frame{Width: 46, Height: 9, At: 1234 * time.Second, Light: 0.7}
		// The other one has drawn nothing before.
		if got, want := a.Draw(f), others[name].Draw(f); got != want {
			t.Errorf("%s: the picture depends on what was drawn before", name)
		}
	}
}

func TestAnotherSeedIsAnotherEvening(t *testing.T) {
	others := every(t, 8, false)
	for name, a := range every(t, 7, false) {
		f := Frame{Width: 80, Height: 17, At: time.Minute, Light: 1}
		if a.Draw(f) == others[name].Draw(f) {
			t.Errorf("%s: two seeds give one picture", name)
		}
	}
}

func TestNextIsWhenThePictureMayChange(t *testing.T) {
	for _, name := range names() {
		s := mustNew(t, name, 1, colorprofile.TrueColor)
		if r := s.kind.every; r < 125*time.Millisecond || r > 500*time.Millisecond {
			t.Errorf("%s: a picture every %v, want two to eight a second", name, r)
		}
		for _, at := range []time.Duration{-time.Second, 0, 1, time.Second, s.kind.every - 1, s.kind.every, 19 * time.Minute} {
			next := s.Next(at)
			if next <= at || next > max(at, 0)+s.kind.every {
				t.Errorf("%s: after %v comes %v", name, at, next)
			}
			f := Frame{Width: 80, Height: 17, At: at, Light: 1}
			g := f
			g.At = next - 1
			if s.Draw(f) != s.Draw(g) {
				t.Errorf("%s: the picture changes between %v and %v", name, at, next)
			}
		}
	}
}

func TestStillSceneStands(t *testing.T) {
	for name, s := range every(t, 4, true) {
		if s.Next(time.Minute) != 0 {
			t.Errorf("%s: a still scene asks for pictures", name)
		}
		a, b := Frame{Width: 60, Height: 12, At: 0, Light: 1}, Frame{Width: 60, Height: 12, At: time.Hour, Light: 1}
		if s.Draw(a) != s.Draw(b) {
			t.Errorf("%s: a still scene moves", name)
		}
		if b.Light = 0.4; s.Draw(a) == s.Draw(b) {
			t.Errorf("%s: a still scene does not get darker", name)
		}
	}
}

func TestASCIIIsASCII(t *testing.T) {
	for name, s := range every(t, 1, false) {
		if !s.theme.ASCII {
			continue
		}
		out := ansi.Strip(s.Draw(Frame{Width: 60, Height: 13, At: time.Minute, Light: 1}))
		for _, r := range out {
			if r > 0x7e {
				t.Fatalf("%s: %q in the picture", name, r)
			}
		}
		if strings.Trim(out, " \n") == "" {
			t.Errorf("%s: nothing to be seen", name)
		}
	}
}

func TestWithoutColourFewCellsHoldAnything(t *testing.T) {
	for _, name := range names() {
		s := mustNew(t, name, 1, colorprofile.Ascii)
		out := s.Draw(Frame{Width: 80, Height: 17, At: time.Minute, Light: 1})
		if strings.Contains(out, "\x1b") {
			t.Errorf("%s: colours where there are none", name)
		}
		n := 0
		for _, r := range out {
			if r != ' ' && r != '\n' {
				n++
			}
		}
		t.Logf("%-8s %d of %d cells", name, n, 80*24)
		if n == 0 || n > 80*24/4 {
			t.Errorf("%s: %d cells hold something, want some and at most a quarter of the window", name, n)
		}
	}
}

func TestLayoutKeepsWordsOutOfThePicture(t *testing.T) {
	for w := 1; w <= 500; w += 7 {
		for h := 1; h <= 140; h++ {
			pic, words := Layout(w, h)
			if pic.Y+pic.Height > words.Y || words.Y+words.Height > h || words.X+words.Width > w || words.Height < 1 {
				t.Fatalf("%dx%d: picture %+v, words %+v", w, h, pic, words)
			}
			if w >= 40 && h >= 12 && (words.Width != 38 || words.Height != 3 || pic.Height < h/2) {
				t.Fatalf("%dx%d: picture %+v, words %+v", w, h, pic, words)
			}
		}
	}
}

func names() []string { return slices.Sorted(maps.Keys(kinds)) }

// A star is a point of light: as a cross it is a mark on the picture.
func TestAStarIsAPoint(t *testing.T) {
	var s canvas
	s.fit(80, 17, 2)
	s.into = s.moving
	for _, st := range scatter(1, 300, s.x(0.1), s.y(0.1), s.x(0.9), s.y(0.9), s.u) {
		clear(s.moving)
		s.pin(st.x, st.y, st.r, st.v)
		lit := slices.Clone(s.moving)
		slices.Sort(lit)
		brightest, next := lift()[slot(lit[len(lit)-1])], lift()[slot(lit[len(lit)-2])]
		if next > brightest/2 {
			t.Errorf("beside a star of %.2f there is %.2f", brightest, next)
		}
	}
}

// Where a scene is drawn by its outlines, what shines by itself still does: the
// moon is no darker than its light on the water.
func TestWhatShinesIsNoOutline(t *testing.T) {
	const w, h = 80, 17
	s := mustNew(t, "moon", 5, colorprofile.ANSI256)
	bright := 0
	for _, c := range cells(s.Draw(Frame{Width: w, Height: h, At: time.Minute, Light: 1}), w, h)[:w*h/2] {
		if c.Style.Fg == ansi.IndexedColor(s.theme.Ramp()[2]) {
			bright++
		}
	}
	if bright < 12 {
		t.Errorf("%d cells of the sky are bright, want the moon", bright)
	}
}
