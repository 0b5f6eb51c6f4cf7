package theme

import (
	"image/color"
	"math"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

var coloured = []colorprofile.Profile{colorprofile.ANSI, colorprofile.ANSI256, colorprofile.TrueColor}

func texts(t Theme) map[string]lipgloss.Style {
	return map[string]lipgloss.Style{
		"ink": t.Ink, "faint": t.Faint, "warm": t.Warm,
		"accent": t.Accent, "title": t.Title, "key": t.Key,
	}
}

func TestTextIsReadableOnTheGround(t *testing.T) {
	for _, name := range Names() {
		for _, p := range coloured {
			th := New(name, p, Options{})
			for role, st := range texts(th) {
				got := contrast(st.GetForeground(), st.GetBackground())
				if night := texts(*th.Night())[role]; p == colorprofile.TrueColor {
					got = min(got, contrast(night.GetForeground(), night.GetBackground()))
				}
				if got < 4.5 {
					t.Errorf("%s in %v: %s has contrast %.2f, want at least 4.5", name, p, role, got)
				}
			}
		}
	}
}

// What fills many cells is dark, and there to be seen in every kind of colour.
func TestABarIsDarkAndSeen(t *testing.T) {
	for _, name := range Names() {
		for _, p := range coloured {
			th := New(name, p, Options{})
			if got := contrast(th.Bar.GetForeground(), th.Bar.GetBackground()); got < 1.3 || got > 2.7 {
				t.Errorf("%s in %v: a bar has contrast %.2f, want 1.3 to 2.7", name, p, got)
			}
		}
	}
}

// Where there are no colours what fills many cells is faint, and by night all
// that dims as well.
func TestWithoutColourMuchIsFaint(t *testing.T) {
	th := New("ember", colorprofile.Ascii, Options{})
	if !th.Bar.GetFaint() {
		t.Error("a bar is as bright as a word")
	}
	if !th.Night().Dimmed(1).GetFaint() {
		t.Error("by night what dims is brighter than the words")
	}
}

// Words that stand below a scene can be read where there are shades to choose
// from, and are no brighter than that takes. The brown of the 256 has 4.46.
func TestWordsBelowASceneCanBeRead(t *testing.T) {
	for _, name := range Names() {
		for _, p := range []colorprofile.Profile{colorprofile.ANSI256, colorprofile.TrueColor} {
			th := New(name, p, Options{})
			got := contrast(th.Dimmed(th.Legible()).GetForeground(), th.Dusk(1))
			if got < 4.45 || got > 4.9 {
				t.Errorf("%s in %v: the contrast is %.2f, want hardly more than 4.5", name, p, got)
			}
		}
	}
}

func TestNoColourIsBluishOrGrey(t *testing.T) {
	check := func(where string, c color.Color) {
		t.Helper()
		r, g, b, _ := c.RGBA()
		r, g, b = r>>8, g>>8, b>>8
		if b > g || g > r {
			t.Errorf("%s is #%02x%02x%02x: want red at least green at least blue", where, r, g, b)
		}
		if r > 40 && float64(b) > 0.62*float64(r) {
			t.Errorf("%s is #%02x%02x%02x: too near to grey", where, r, g, b)
		}
	}
	for _, name := range Names() {
		for _, p := range coloured {
			th := New(name, p, Options{})
			for role, st := range texts(th) {
				check(name+" "+role, st.GetForeground())
				check(name+" ground", st.GetBackground())
			}
			for _, st := range []lipgloss.Style{th.Curve, th.Band, th.Hair} {
				check(name+" line", st.GetForeground())
			}
			for i := range 33 {
				check(name+" dimmed", th.Dimmed(float64(i)/32).GetForeground())
				for j := range 33 {
					check(name+" tone", th.Tone(float64(j)/32, float64(i)/32))
				}
			}
			for _, i := range th.Ramp() {
				check(name+" ramp", ansi.IndexedColor(i)) // the first of which are the sixteen
			}
		}
	}
}

func TestDimmedOnlyGetsDarker(t *testing.T) {
	for _, name := range Names() {
		for _, p := range coloured {
			th := New(name, p, Options{})
			last := math.Inf(1)
			for i := 32; i >= 0; i-- {
				l := Luminance(th.Dimmed(float64(i) / 32).GetForeground())
				if l > last+1e-9 {
					t.Errorf("%s in %v: luminance rises to %.4f from %.4f at light %d/32", name, p, l, last, i)
				}
				last = l
			}
			if got := contrast(th.Dimmed(0).GetForeground(), th.Ground.GetBackground()); got > 1.01 {
				t.Errorf("%s in %v: at light 0 the contrast is %.2f, want none", name, p, got)
			}
			if th.Dimmed(1).GetForeground() == nil || contrast(th.Dimmed(1).GetForeground(), th.Ink.GetForeground()) > 1.01 {
				t.Errorf("%s in %v: at light 1 the word is not ink", name, p)
			}
		}
	}
}

func TestTonesOnlyFallWithLight(t *testing.T) {
	for _, name := range Names() {
		th := New(name, colorprofile.TrueColor, Options{})
		for j := range 17 {
			last := -1.0
			for i := range 65 {
				l := Luminance(th.Tone(float64(j)/16, float64(i)/64))
				if l < last-1e-9 {
					t.Errorf("%s: heat %d/16 is darker at light %d/64 than below", name, j, i)
				}
				last = l
			}
		}
	}
}

func TestWithoutColourNoStyleHoldsOne(t *testing.T) {
	for _, p := range []colorprofile.Profile{colorprofile.Unknown, colorprofile.NoTTY, colorprofile.Ascii} {
		th := New("ember", p, Options{ASCII: true})
		for role, st := range texts(th) {
			if s := st.Render("x"); strings.Contains(s, "38;") || strings.Contains(s, "48;") {
				t.Errorf("%v: %s renders %q", p, role, s)
			}
		}
		if th.Background() != nil {
			t.Errorf("%v: background %v, want none", p, th.Background())
		}
	}
}

func TestASCIIShapesAreASCII(t *testing.T) {
	s := New("ember", colorprofile.ANSI, Options{ASCII: true}).Shapes
	all := append([]string{s.Full, s.Half, s.Point, s.Mark, s.Across, s.Down, s.Bullet, s.Cursor, s.More}, s.Bars...)
	for _, c := range append(all, s.Shades...) {
		if len(c) != 1 || c[0] < 0x20 || c[0] > 0x7e {
			t.Errorf("shape %q is not one ASCII character", c)
		}
	}
}

func TestFillCoversTheWindow(t *testing.T) {
	th := New("ember", colorprofile.TrueColor, Options{})
	for _, text := range []string{"", "a", "abcdef\nb\n\nc\nd\ne", th.Ink.Render("abcdefgh")} {
		out := th.Fill(text, 5, 4)
		lines := strings.Split(out, "\n")
		if len(lines) != 4 {
			t.Fatalf("%q: %d lines, want 4", text, len(lines))
		}
		for i, l := range lines {
			if w := ansi.StringWidth(l); w != 5 {
				t.Errorf("%q: line %d is %d cells wide, want 5", text, i, w)
			}
		}
	}
	if got := th.Fill("a", 0, 3); got != "" {
		t.Errorf("no width gives %q, want nothing", got)
	}
}

func TestUnknownNameIsTheDefault(t *testing.T) {
	if got := New("neon", colorprofile.ANSI, Options{}).Name; got != Names()[0] {
		t.Errorf("got %q, want %q", got, Names()[0])
	}
	for _, n := range Names() {
		if got := New(n, colorprofile.ANSI, Options{}).Name; got != n {
			t.Errorf("%q is listed and not known", n)
		}
	}
}
