// Package prose turns Markdown into lines for a terminal: the Learn pages, and what
// else in the program is long enough to be called reading. [Wrap] is the program's
// one way to break words into lines.
//
// It refuses colours of its own (the caller hands in [Styles]), a window (the
// caller hands in a width and gets lines back), and anything that is not text:
// no raw HTML, no pictures, no control characters, no escape sequences. It keeps no
// state, so lines may be drawn again at every resize.
//
// Only goldmark's parser is imported. Its extension package compiles patterns
// at the start of every program that links it, which costs more than the
// parser itself; a table is few enough lines to read by hand (see table.go).
package prose

import (
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Measure is the widest line in cells that is drawn however wide the window
// is: beyond about seventy cells a tired eye loses the start of the next line.
const Measure = 72

// Paint colours one piece of a line. A lipgloss style's Render is a Paint. It
// must not change the width of what it is given: no padding, no border, no
// fixed width.
type Paint func(...string) string

// Styles says how each part looks. A nil Paint leaves its part as it is, so the
// zero Styles is plain mode: text alone, without one escape sequence.
type Styles struct {
	Text     Paint // running text, and what has no paint of its own
	Heading  Paint
	Strong   Paint
	Emphasis Paint
	Code     Paint // code spans and code blocks
	Link     Paint
	Quote    Paint  // block quotes
	Mark     Paint  // list marks, and the rule between two parts
	Bullet   string // the mark of an unordered item; empty means "-"
}

// Render draws markdown as lines of at most the smaller of width and [Measure]
// cells. There is no blank line at the start or the end, and no line ends in a
// line break. A width below one gives no lines.
func Render(markdown string, width int, st Styles) []string {
	if width < 1 {
		return nil
	}
	if st.Bullet = clean(st.Bullet); st.Bullet == "" {
		st.Bullet = "-"
	}
	source := []byte(markdown)
	d := drawing{source: source, width: min(width, Measure), styles: st}
	d.blocks(newParser().Parse(text.NewReader(source)), margin{base: inkText})
	return d.lines
}

// newParser builds the parser anew for each text. It takes some tens of
// microseconds, and a program that draws no page pays nothing.
func newParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100)),
	)
}
