package orb

import (
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// The rows of Unicode end where the tables do, so none was left out or counted
// twice: the last glyph of each is the one with all points but the first.
func TestMosaicsAreThoseOfUnicode(t *testing.T) {
	for _, c := range []struct {
		what, got, want string
	}{
		{"BLOCK SEXTANT-1", sextants()[1], "\U0001fb00"},
		{"BLOCK SEXTANT-1235", sextants()[0b010111], "\U0001fb15"},
		{"BLOCK SEXTANT-23456", sextants()[62], "\U0001fb3b"},
		{"BLOCK OCTANT-3", octants()[4], "\U0001cd00"},
		{"BLOCK OCTANT-23", octants()[6], "\U0001cd01"},
		{"BLOCK OCTANT-2345678", octants()[254], "\U0001cde5"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %U, want %U", c.what, []rune(c.got), []rune(c.want))
		}
	}
	seen := map[string]bool{}
	for _, glyphs := range [][]string{quadrants[:], sextants()[:], octants()[:]} {
		clear(seen)
		for set, glyph := range glyphs {
			if w := ansi.StringWidth(glyph); w != 1 {
				t.Errorf("%q is %d cells wide", glyph, w)
			}
			if seen[glyph] {
				t.Errorf("%q stands for two sets, the second is %b", glyph, set)
			}
			seen[glyph] = true
		}
	}
}
