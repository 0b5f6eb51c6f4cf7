package prose

import (
	"slices"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"lull/routines/letters"
)

// clean takes out of text whatever a terminal would obey instead of showing.
// Line breaks and odd spaces become plain spaces.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u00a0', r == '\u202f':
			return '\u00a0' // keeps "5 h" on one line; drawn as a space
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, letters.Plain(s))
}

// cells is how wide spans are on the screen, taken twice: piece by piece, as a
// terminal sees them when escape sequences stand between, and in one go.
// Marks that join two characters can make either the greater.
func cells(spans []span) int {
	var sum int
	var whole strings.Builder
	for _, s := range spans {
		sum += ansi.StringWidth(s.text)
		whole.WriteString(s.text)
	}
	return max(sum, ansi.StringWidth(whole.String()))
}

// wrap breaks spans into lines of at most limit cells, at spaces, and inside a
// word only when the word alone is too long.
func (d *drawing) wrap(spans []span, limit int) [][]span {
	var lines [][]span
	var line []span
	for _, w := range split(spans) {
		if w.breaks {
			lines, line = append(lines, line), nil
			continue
		}
		if grown := join(line, w); cells(grown) <= limit {
			line = grown
			continue
		}
		if len(line) > 0 {
			lines = append(lines, line)
		}
		line = w.spans
		if cells(line) > limit {
			pieces := d.hardwrap(line, limit)
			lines = append(lines, pieces[:len(pieces)-1]...)
			line = pieces[len(pieces)-1]
		}
	}
	if len(line) > 0 {
		lines = append(lines, line)
	}
	return lines
}

// word is a run of spans without a space, or a line break.
type word struct {
	spans  []span
	gap    ink // the look of the space before it
	breaks bool
}

// units stay on the line of their number: a line that begins with "mg" reads
// badly, and one that ends with "5" makes the eye wonder what of.
var units = []string{"%", "mg", "lux", "kg", "ml", "g", "oz"}

// keepUnits joins each number and the unit behind it into one word.
func keepUnits(words []word) []word {
	var kept []word
	for _, w := range words {
		if n := len(kept); n > 0 && !w.breaks && isNumber(kept[n-1]) && isUnit(w) {
			last := &kept[n-1]
			last.spans = append(append(last.spans, span{"\u00a0", w.gap}), w.spans...)
			continue
		}
		kept = append(kept, w)
	}
	return kept
}

func isNumber(w word) bool {
	return len(w.spans) == 1 && strings.Trim(w.spans[0].text, "0123456789.,–") == ""
}

func isUnit(w word) bool {
	return len(w.spans) == 1 && slices.Contains(units, strings.TrimRight(w.spans[0].text, ".,;:?)"))
}

// split cuts spans into words at spaces and line feeds.
func split(spans []span) []word {
	var words []word
	open := word{}
	end := func(gap ink) {
		if len(open.spans) > 0 {
			words = append(words, open)
		}
		open = word{gap: gap}
	}
	for _, s := range spans {
		for rest := s.text; rest != ""; {
			i := strings.IndexAny(rest, " \n")
			piece := rest
			if i >= 0 {
				piece = rest[:i]
			}
			if piece != "" {
				open.spans = append(open.spans, span{piece, s.ink})
			}
			if i < 0 {
				break
			}
			end(s.ink)
			if rest[i] == '\n' {
				words = append(words, word{breaks: true})
			}
			rest = rest[i+1:]
		}
	}
	end(inkText)
	return keepUnits(words)
}

// join sets a word behind a line. The line itself stays as it was.
func join(line []span, w word) []span {
	grown := make([]span, 0, len(line)+1+len(w.spans))
	grown = append(grown, line...)
	if len(line) > 0 {
		grown = glue(grown, span{" ", w.gap})
	}
	for _, s := range w.spans {
		grown = glue(grown, s)
	}
	return grown
}

// glue appends a span, to the last one when both look the same. A space takes
// the look of either side, so that an underlined phrase is underlined whole
// and no phrase is underlined past its end.
func glue(spans []span, s span) []span {
	if n := len(spans); n > 0 && spans[n-1].ink == s.ink {
		spans[n-1].text += s.text
		return spans
	}
	return append(spans, s)
}

// hardwrap breaks spans at limit cells wherever that falls, between two
// characters as a reader sees them. There is at least one line.
func (d *drawing) hardwrap(spans []span, limit int) [][]span {
	var whole strings.Builder
	for _, s := range spans {
		whole.WriteString(s.text)
	}
	var lines [][]span
	for _, row := range strings.Split(ansi.Hardwrap(whole.String(), limit, true), "\n") {
		var line []span
		for n := len(row); n > 0 && len(spans) > 0; {
			take := min(n, len(spans[0].text))
			line = append(line, span{spans[0].text[:take], spans[0].ink})
			if n -= take; take == len(spans[0].text) {
				spans = spans[1:]
			} else {
				spans = append([]span{{spans[0].text[take:], spans[0].ink}}, spans[1:]...)
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// trimEnd takes the spaces off the end of a line and draws the unbreakable ones
// as what they look like.
func trimEnd(line []span) []span {
	out := make([]span, 0, len(line))
	for _, s := range line {
		out = append(out, span{strings.ReplaceAll(s.text, "\u00a0", " "), s.ink})
	}
	for n := len(out); n > 0; n-- {
		if out[n-1].text = strings.TrimRight(out[n-1].text, " "); out[n-1].text != "" {
			break
		}
		out = out[:n-1]
	}
	return out
}

// cut shortens a line until it fits into width.
func cut(line []span, width int) []span {
	for n := len(line); n > 0 && cells(line) > width; n = len(line) {
		over := cells(line) - width
		last := &line[n-1]
		keep := max(0, ansi.StringWidth(last.text)-over)
		shorter := ansi.Truncate(last.text, keep, "")
		if shorter == "" || shorter == last.text {
			line = line[:n-1]
			continue
		}
		last.text = shorter
	}
	return line
}
