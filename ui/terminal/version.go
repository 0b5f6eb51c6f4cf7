package terminal

import (
	"runtime"
	"strconv"
	"strings"
)

// cuts are the terminals that draw the parts of a cell themselves, whatever
// the font, and from which version on: sextants (Unicode 13) and octants
// (Unicode 16). Most fonts have neither, and the box that stands for a missing
// glyph is worse than a coarser picture. So a terminal that is not listed gets
// quadrants, and so does one that does not say its name, as tmux.
var cuts = []struct {
	name              string
	sextants, octants int // 0 for never
}{
	{"kitty", version(0, 20), version(0, 40)},
	{"foot", version(1, 8), version(1, 20)},
	{"ghostty", version(1, 0), version(1, 2)},
	{"VTE", 6400, 7800}, // as it counts itself: 0.64 and 0.78
	{"WezTerm", 20211204, 0},
}

func version(major, minor int) int { return 1000*major + minor }

// Cut is into how many rows of two points a terminal cuts a cell, by the name
// and version that it answered: 4, 3 or 2.
func Cut(said string) int {
	for _, c := range cuts {
		rest, is := strings.CutPrefix(said, c.name)
		if !is {
			continue
		}
		switch v := numbered(rest); {
		case c.octants > 0 && v >= c.octants:
			return 4
		case v >= c.sextants:
			return 3
		}
	}
	return 2
}

// numbered reads "(0.40.1)", " 1.2.0" or " 20240203-110809" as major and minor,
// or as the one number that there is; 0 for none.
func numbered(s string) int {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if len(parts) == 0 {
		return 0
	}
	major, err := strconv.Atoi(parts[0])
	switch {
	case err != nil: // too many digits
		return 0
	case len(parts) == 1 || major >= 1000:
		return major
	}
	minor, _ := strconv.Atoi(parts[1]) // digits, unless there are too many of them
	return version(major, min(minor, 999))
}

// UsualCut is what a terminal is taken for until it answers. The fonts of the
// old console of Windows have halves only.
func UsualCut(getenv func(string) string) int {
	if runtime.GOOS == "windows" && getenv("WT_SESSION") == "" {
		return 0
	}
	return 2
}
