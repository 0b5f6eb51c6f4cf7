package chart

import "strings"

// figures are the shapes of 0 to 9 over three rows and over five. A one is
// narrow and has a foot: with a flag alone it is taken for a seven.
var figures = map[int][]string{
	3: {
		"╭─╮|╶╮ |╶─╮|╶─╮|╷ ╷|╭─╴|╭─╴|╶─╮|╭─╮|╭─╮",
		"│ │| │ |╭─╯|╶─┤|╰─┤|╰─╮|├─╮|  │|├─┤|╰─┤",
		"╰─╯|╶┴╴|╰─╴|╶─╯|  ╵|╶─╯|╰─╯|  ╵|╰─╯|╶─╯",
	},
	5: {
		"╭───╮|╶╮ |╶───╮|╶───╮|╷   ╷|╭───╴|╭───╴|╶───╮|╭───╮|╭───╮",
		"│   │| │ |    │|    │|│   │|│    |│    |    │|│   │|│   │",
		"│   │| │ |╭───╯|╶───┤|╰───┤|╰───╮|├───╮|    │|├───┤|╰───┤",
		"│   │| │ |│    |    │|    │|    │|│   │|    │|│   │|    │",
		"╰───╯|╶┴╴|╰───╴|╶───╯|    ╵|╶───╯|╰───╯|    ╵|╰───╯|╶───╯",
	},
}

// typedStrokes are the strokes of figures in ASCII.
var typedStrokes = strings.NewReplacer("╶", "-", "─", "-", "╴", "-", "╷", "|", "│", "|", "╵", "|",
	"╭", "+", "╮", "+", "╰", "+", "╯", "+", "├", "+", "┤", "+", "┴", "+")

// Large writes words over three rows or five: figures in thin strokes, all
// other letters on the last line. The lines are of one width.
func Large(words string, rows int, ascii bool) []string {
	lines := make([]string, rows)
	for i, r := range []rune(words) {
		for y := range lines {
			switch {
			case r >= '0' && r <= '9':
				if i > 0 {
					lines[y] += " "
				}
				lines[y] += strings.Split(figures[rows][y], "|")[r-'0']
			case y == rows-1:
				lines[y] += string(r)
			default:
				lines[y] += " "
			}
		}
	}
	if ascii {
		for y := range lines {
			lines[y] = typedStrokes.Replace(lines[y])
		}
	}
	return lines
}
