package orb

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lull/ui/theme"
)

// every is each pacer in each form.
func every() map[string]Pacer {
	out := map[string]Pacer{}
	for _, p := range []colorprofile.Profile{colorprofile.NoTTY, colorprofile.Ascii, colorprofile.ANSI, colorprofile.ANSI256, colorprofile.TrueColor} {
		for _, ascii := range []bool{false, true} {
			t := theme.New("ember", p, theme.Options{ASCII: ascii})
			form := fmt.Sprintf("%v ascii=%v", p, ascii)
			out["orb "+form] = New(&t)
			out["wave "+form] = NewWave(&t)
			out["bar "+form] = NewBar(&t)
		}
	}
	return out
}

var sizes = [][2]int{{1, 1}, {2, 1}, {1, 3}, {5, 3}, {20, 6}, {21, 7}, {40, 12}, {80, 24}, {200, 60}, {33, 200}, {300, 3}}

func TestPictureFillsItsAreaExactly(t *testing.T) {
	for name, p := range every() {
		for _, s := range sizes {
			for _, full := range []float64{0, 0.3, 1} {
				for _, light := range []float64{0, 0.05, 1} {
					out := p.Draw(Frame{s[0], s[1], full, light, 0, 0})
					lines := strings.Split(out, "\n")
					if len(lines) != s[1] {
						t.Fatalf("%s %v: %d lines, want %d", name, s, len(lines), s[1])
					}
					for y, l := range lines {
						if w := ansi.StringWidth(l); w != s[0] {
							t.Fatalf("%s %v full %v light %v: line %d is %d cells, want %d", name, s, full, light, y, w, s[0])
						}
					}
				}
			}
		}
	}
}

func TestOddInputDrawsSomethingSensible(t *testing.T) {
	for name, p := range every() {
		for _, f := range []Frame{{Width: 0, Height: 0}, {Width: -3, Height: 5, Light: 1}, {Width: 5, Height: -3, Light: 1}} {
			if got := p.Draw(f); got != "" {
				t.Errorf("%s %+v: got %q, want nothing", name, f, got)
			}
		}
		want := p.Draw(Frame{40, 12, 0, 0, 0, 0})
		if got := p.Draw(Frame{40, 12, math.NaN(), math.NaN(), 0, 0}); got != want {
			t.Errorf("%s: no number is drawn differently from nothing", name)
		}
		want = p.Draw(Frame{40, 12, 1, 1, 0, 0})
		if got := p.Draw(Frame{40, 12, 7, math.Inf(1), 0, 0}); got != want {
			t.Errorf("%s: too much is drawn differently from full", name)
		}
	}
}

func TestPictureDependsOnTheFrameAlone(t *testing.T) {
	for name, p := range every() {
		f := Frame{50, 15, 0.4, 0.7, 0, 0}
		want := p.Draw(f)
		p.Draw(Frame{31, 9, 0.9, 0.1, 0, 0})
		if got := p.Draw(f); got != want {
			t.Errorf("%s: the picture depends on what was drawn before", name)
		}
	}
}

func TestASCIIIsASCII(t *testing.T) {
	for name, p := range every() {
		if !strings.Contains(name, "ascii=true") {
			continue
		}
		for i := range 11 {
			for _, r := range ansi.Strip(p.Draw(Frame{40, 12, float64(i) / 10, 1, 0, 0})) {
				if r > 0x7e {
					t.Fatalf("%s: %q in the picture", name, r)
				}
			}
		}
	}
}

func TestDarkIsDark(t *testing.T) {
	for name, p := range every() {
		if !strings.Contains(name, "TrueColor") {
			continue
		}
		out := p.Draw(Frame{40, 12, 1, 0, 0, 0})
		for _, l := range strings.Split(out, "\n") {
			if strings.Trim(strings.NewReplacer("48;2;0;0;0", "", "38;2;0;0;0", "").Replace(l), "\x1b[m 3289;1▀━oO.:=-'_╸╺") != "" {
				t.Errorf("%s: something glows at light 0: %q", name, l)
				break
			}
		}
	}
}

func TestLayoutKeepsWordsOutOfTheOrb(t *testing.T) {
	for _, s := range sizes {
		a, row := Layout(s[0], s[1])
		if a.Width > s[0] || a.Y+a.Height > row || row >= s[1] {
			t.Errorf("%v: area %+v, words in row %d", s, a, row)
		}
	}
}

// Without colour a breath is still to be seen: the ring is wider, the line
// higher, the bar longer.
func TestBreathIsToldByForm(t *testing.T) {
	for name, p := range every() {
		if !strings.Contains(name, "Ascii") && !strings.Contains(name, "NoTTY") {
			continue
		}
		last := -1
		for i := range 11 {
			got := size(name, p.Draw(Frame{60, 20, float64(i) / 10, 1, 0, 0}))
			if got < last {
				t.Errorf("%s: at fullness %d/10 the size is %d, below it was %d", name, i, got, last)
			}
			last = got
		}
		if least := size(name, p.Draw(Frame{60, 20, 0, 1, 0, 0})); last < least+6 {
			t.Errorf("%s: breathed in %d, breathed out %d: too little to follow", name, last, least)
		}
	}
}

// size is the width of what is drawn, or for a wave its height.
func size(name, picture string) int {
	lines := strings.Split(ansi.Strip(picture), "\n")
	first, last, high := 1000, 0, 0
	for y, l := range lines {
		for x, r := range []rune(l) {
			if r != ' ' {
				first, last, high = min(first, x), max(last, x), max(high, len(lines)-y)
			}
		}
	}
	if strings.HasPrefix(name, "wave") {
		return high
	}
	return last - first
}
