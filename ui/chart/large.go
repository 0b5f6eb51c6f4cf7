package chart

import "strings"

// The strokes of a large figure, as on a clock of seven strokes: top, middle and
// foot, and the sides above and below.
const (
	top = 1 << iota
	middle
	foot
	leftAbove
	rightAbove
	leftBelow
	rightBelow
)

var strokes = map[rune]int{
	'0': top | foot | leftAbove | rightAbove | leftBelow | rightBelow,
	'1': 0, // a shape of its own
	'2': top | middle | foot | rightAbove | leftBelow,
	'3': top | middle | foot | rightAbove | rightBelow,
	'4': middle | leftAbove | rightAbove | rightBelow,
	'5': top | middle | foot | leftAbove | rightBelow,
	'6': top | middle | foot | leftAbove | leftBelow | rightBelow,
	'7': top | rightAbove | rightBelow,
	'8': top | middle | foot | leftAbove | rightAbove | leftBelow | rightBelow,
	'9': top | middle | foot | leftAbove | rightAbove | rightBelow,
}

const up, right, down, left = 1, 2, 4, 8

// arms are the shapes of a cell by the arms it has: up, right, down, left.
const (
	arms      = " ╵╶╰╷│╭├╴╯─┴╮┤┬┼"
	armsTyped = " |-+||++-+-+++++"
)

// Large writes words over some rows, an odd number: figures in thin strokes, all
// other letters on the last line. The lines are of one width.
func Large(words string, rows int, ascii bool) []string {
	shapes := []rune(arms)
	if ascii {
		shapes = []rune(armsTyped)
	}
	lines := make([]strings.Builder, rows)
	for i, r := range []rune(words) {
		s, figure := strokes[r]
		if figure && i > 0 {
			for y := range lines {
				lines[y].WriteByte(' ')
			}
		}
		for y := range lines {
			switch {
			case figure:
				cells := stroke(s, y, rows)
				if r == '1' {
					cells = one(y, rows)
				}
				for _, cell := range cells {
					lines[y].WriteRune(shapes[cell])
				}
			case y == rows-1:
				lines[y].WriteRune(r)
			default:
				lines[y].WriteByte(' ')
			}
		}
	}
	out := make([]string, rows)
	for y := range lines {
		out[y] = lines[y].String()
	}
	return out
}

// one gives the cells of a one in one of its rows: narrow, with a flag, and with a
// foot, since without one it is taken for a seven.
func one(y, rows int) []int {
	switch y {
	case 0:
		return []int{right, left | down, 0}
	case rows - 1:
		return []int{right, left | up | right, left}
	}
	return []int{0, up | down, 0}
}

// stroke gives the arms of the cells of a figure in one of its rows.
func stroke(s, y, rows int) []int {
	cells := make([]int, rows/2*2+1)
	half := rows / 2
	for _, side := range []struct{ x, above, below int }{{0, leftAbove, leftBelow}, {len(cells) - 1, rightAbove, rightBelow}} {
		if s&side.above != 0 && y > 0 && y <= half || s&side.below != 0 && y > half {
			cells[side.x] |= up
		}
		if s&side.above != 0 && y < half || s&side.below != 0 && y >= half && y < rows-1 {
			cells[side.x] |= down
		}
	}
	if across := map[int]int{0: top, half: middle, rows - 1: foot}[y]; s&across != 0 {
		for x := range cells {
			if x > 0 {
				cells[x] |= left
			}
			if x < len(cells)-1 {
				cells[x] |= right
			}
		}
	}
	return cells
}
