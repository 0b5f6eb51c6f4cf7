package terminal

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// cell is one cell of a line: its colours as they are sent, empty for the
// terminal's own, and what stands in it.
type cell struct{ ink, ground, glyph string }

// alike tells whether two cells look the same: of an empty one nobody sees the
// ink.
func (c cell) alike(d cell) bool {
	return c.glyph == d.glyph && c.ground == d.ground && (c.ink == d.ink || c.glyph == " ")
}

// plain tells whether a rune is known to fill one cell in every terminal.
func plain(r rune) bool {
	switch {
	case r >= 0x20 && r < 0x7f:
		return true
	case r >= 0x2500 && r <= 0x259f: // lines and blocks
		return true
	case r >= 0x2800 && r <= 0x28ff: // braille
		return true
	case r >= 0x1cd00 && r <= 0x1cde5: // octants
		return true
	}
	return r >= 0x1fb00 && r <= 0x1fb3b // sextants
}

// cells takes a line apart into an empty slice. It is false of a line in which
// there is more than colours and plain cells.
func cells(into []cell, line string) ([]cell, bool) {
	var c cell
	for len(line) > 0 {
		if strings.HasPrefix(line, "\x1b[") {
			end := strings.IndexByte(line, 'm')
			if end < 0 || !c.coloured(line[2:end]) {
				return into, false
			}
			line = line[end+1:]
			continue
		}
		r, n := utf8.DecodeRuneInString(line)
		if !plain(r) {
			return into, false
		}
		c.glyph, line = line[:n], line[n:]
		into = append(into, c)
	}
	return into, true
}

// coloured takes the colours out of the numbers of a sequence, and is false
// where there is something else in it.
func (c *cell) coloured(numbers string) bool {
	for {
		n := 1 // how many numbers are one colour
		if len(numbers) > 4 && numbers[1] == '8' {
			switch numbers[2:5] {
			case ";2;":
				n = 5
			case ";5;":
				n = 3
			}
		}
		one, rest := first(numbers, n)
		switch {
		case one == "" || one == "0":
			c.ink, c.ground = "", ""
		case one == "39":
			c.ink = ""
		case one == "49":
			c.ground = ""
		case len(one) < 2 || n == 1 && one[1] > '7':
			return false
		case one[0] == '3':
			c.ink = one
		case one[0] == '4':
			c.ground = one
		default:
			return false
		}
		if rest == "" {
			return true
		}
		numbers = rest
	}
}

// first cuts off the first n numbers of some.
func first(numbers string, n int) (one, rest string) {
	end := 0
	for range n {
		at := strings.IndexByte(numbers[end:], ';')
		if at < 0 {
			return numbers, ""
		}
		end += at + 1
	}
	return numbers[:end-1], numbers[end:]
}

// brush writes the cells in which two lines differ, and keeps what it needs to
// take lines apart.
type brush struct {
	buf     []byte
	was, is []cell
	pen     cell
}

// line writes what makes one line of a screen another one, and is false where
// it cannot tell.
func (b *brush) line(y int, was, is string) bool {
	var ok bool
	if b.was, ok = cells(b.was[:0], was); !ok {
		return false
	}
	if b.is, ok = cells(b.is[:0], is); !ok || len(b.is) != len(b.was) {
		return false
	}
	at := -1 // where the cursor stands
	for x, c := range b.is {
		if c.alike(b.was[x]) {
			continue
		}
		switch {
		case at < 0:
			b.say("\x1b[", y+1, ';')
			b.say("", x+1, 'H')
		case x == at+1:
			b.buf = append(b.buf, "\x1b[C"...)
		case x > at:
			b.say("\x1b[", x-at, 'C')
		}
		b.put(c)
		at = x + 1
	}
	return true
}

func (b *brush) say(before string, n int, after byte) {
	b.buf = append(b.buf, before...)
	b.buf = append(strconv.AppendInt(b.buf, int64(n), 10), after)
}

// put writes a cell, and a colour only where it changes.
func (b *brush) put(c cell) {
	if c.glyph == " " {
		c.ink = b.pen.ink // nobody sees it
	}
	if c.ink != b.pen.ink || c.ground != b.pen.ground {
		b.buf = append(b.buf, "\x1b["...)
		if c.ink != b.pen.ink {
			b.buf = append(b.buf, colour(c.ink, "39")...)
		}
		if c.ground != b.pen.ground {
			if c.ink != b.pen.ink {
				b.buf = append(b.buf, ';')
			}
			b.buf = append(b.buf, colour(c.ground, "49")...)
		}
		b.buf = append(b.buf, 'm')
	}
	b.pen = c
	b.buf = append(b.buf, c.glyph...)
}

func colour(c, none string) string {
	if c == "" {
		return none
	}
	return c
}
