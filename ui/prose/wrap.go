package prose

import (
	"slices"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"lull/routines/letters"
	"lull/routines/lists"
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
	for _, s := range spans {
		sum += ansi.StringWidth(s.text)
	}
	return max(sum, ansi.StringWidth(textOf(spans)))
}

func textOf(spans []span) string {
	var text strings.Builder
	for _, s := range spans {
		text.WriteString(s.text)
	}
	return text.String()
}

// Wrap breaks words into lines of at most width cells, at spaces only, so that
// 4-6 stays whole; a word wider than a line is broken where it must be. Every
// line is a part of the text, so nothing is copied.
func Wrap(text string, width int) []string {
	width = max(width, 1)
	var lines []string
	for row := range strings.SplitSeq(text, "\n") {
		row = strings.Trim(row, " ")
		for ansi.StringWidth(row) > width {
			n := fitting(row, width)
			lines = append(lines, strings.TrimRight(row[:n], " "))
			row = strings.TrimLeft(row[n:], " ")
		}
		lines = append(lines, row)
	}
	return lines
}

// Paragraph wraps words to lines of a width, so that the last of them is no single
// word where narrower lines are as few.
func Paragraph(words string, width int) []string {
	lines := narrowed(words, width, width*2/3, func(lines []string) bool { return !endsInOneWord(lines) })
	if endsInOneWord(lines) {
		return Wrap(words, width)
	}
	return lines
}

// Balanced wraps words to lines of about one length, so that no word stands alone
// below two long lines.
func Balanced(words string, width int) []string {
	least := width/2 + 1 // narrower than that no line gets, nor than the longest word
	for word := range strings.FieldsSeq(words) {
		least = max(least, ansi.StringWidth(word))
	}
	return narrowed(words, width, least, func([]string) bool { return false })
}

// narrowed wraps words to ever narrower lines, until they are good or would be more.
func narrowed(words string, width, least int, good func(lines []string) bool) []string {
	lines := Wrap(words, width)
	for width--; width >= least && !good(lines); width-- {
		tried := Wrap(words, width)
		if len(tried) > len(lines) {
			break
		}
		lines = tried
	}
	return lines
}

// endsInOneWord tells whether the last line is a single word below others.
func endsInOneWord(lines []string) bool {
	last := len(lines) - 1
	return last > 0 && !strings.Contains(lines[last], " ")
}

// fitting is how much of a row that is too wide goes on a line: words, or what fits
// of a word that is too wide by itself.
func fitting(row string, width int) int {
	fits, wide := 0, 0
	for at := 0; at < len(row); {
		word, _, _ := strings.Cut(row[at:], " ")
		if wide += ansi.StringWidth(word); wide > width {
			break
		}
		at += len(word)
		rest := strings.TrimLeft(row[at:], " ")
		if !together(word, rest) {
			fits = at
		}
		wide += len(row) - at - len(rest)
		at = len(row) - len(rest)
	}
	if fits == 0 {
		part, _, _ := strings.Cut(ansi.Hardwrap(row, width, true), "\n")
		letter, _ := ansi.FirstGraphemeCluster(row, ansi.GraphemeWidth)
		fits = max(len(part), len(letter))
	}
	return fits
}

// units stay on the line of their number: a line that begins with "mg" reads
// badly, and one that ends with "5" makes the eye wonder what of.
var units = []string{"%", "mg", "lux", "kg", "ml", "g", "oz"}

func together(word, rest string) bool {
	unit, _, _ := strings.Cut(rest, " ")
	return strings.Trim(word, "0123456789.,–") == "" && slices.Contains(units, strings.TrimRight(unit, ".,;:?)"))
}

// wrap breaks spans into lines as [Paragraph] does; a line feed is a line break that
// the writer asked for.
func wrap(spans []span, limit int) [][]span {
	left := textOf(spans)
	if strings.Trim(left, " ") == "" {
		return nil
	}
	var lines [][]span
	for _, words := range Paragraph(left, limit) {
		gap := strings.Index(left, words)
		_, spans = cutSpans(spans, gap)
		var line []span
		line, spans = cutSpans(spans, len(words))
		lines, left = append(lines, line), left[gap+len(words):]
	}
	return lines
}

func cutSpans(spans []span, n int) (before, after []span) {
	for i, s := range spans {
		if n < len(s.text) {
			return append(before, span{s.text[:n], s.ink}), append([]span{{s.text[n:], s.ink}}, spans[i+1:]...)
		}
		before, n = append(before, s), n-len(s.text)
	}
	return before, nil
}

// glue appends a span, to the last one when both look the same.
func glue(spans []span, s span) []span {
	if n := len(spans); n > 0 && spans[n-1].ink == s.ink {
		spans[n-1].text += s.text
		return spans
	}
	return append(spans, s)
}

// trimEnd takes the spaces off the end of a line and draws the unbreakable ones
// as what they look like.
func trimEnd(line []span) []span {
	out := lists.Each(line, func(s span) span { return span{strings.ReplaceAll(s.text, "\u00a0", " "), s.ink} })
	for n := len(out); n > 0; n-- {
		if out[n-1].text = strings.TrimRight(out[n-1].text, " "); out[n-1].text != "" {
			break
		}
		out = out[:n-1]
	}
	return out
}

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
