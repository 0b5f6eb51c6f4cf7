package chart

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestALargeFigureIsReadByItsStrokes(t *testing.T) {
	want := []string{"╶╮     ╷ ╷      ", " │     ╰─┤      ", "╶┴╴ h    ╵ min  "}
	if got := Large("1 h 4 min  ", 3, false); !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

// A one has a foot: with a flag alone it is taken for a seven.
func TestAOneIsNoSeven(t *testing.T) {
	for _, rows := range []int{3, 5} {
		for _, ascii := range []bool{false, true} {
			foot := strings.TrimSpace(Large("1", rows, ascii)[rows-1])
			if ansi.StringWidth(foot) != 3 {
				t.Errorf("in %d rows its foot is %q", rows, foot)
			}
		}
	}
}

// Every figure is another one, at each size and in plain characters.
func TestLargeFiguresAreToldApart(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		for _, rows := range []int{3, 5} {
			seen := map[string]rune{}
			for _, r := range "0123456789" {
				lines := Large(string(r), rows, ascii)
				for _, l := range lines {
					if ansi.StringWidth(l) != ansi.StringWidth(lines[0]) || ascii && strings.ContainsFunc(l, func(r rune) bool { return r > 126 }) {
						t.Errorf("%c in %d rows: %q", r, rows, lines)
					}
				}
				all := strings.Join(lines, "\n")
				if other, there := seen[all]; there && !ascii {
					t.Errorf("%c looks like %c:\n%s", r, other, all)
				}
				seen[all] = r
			}
		}
	}
}
