package prose

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// ink names the look of a piece of text. One piece has one look: nested
// escape sequences end one another on many terminals.
type ink int

const (
	inkText ink = iota
	inkHeading
	inkStrong
	inkEmphasis
	inkCode
	inkLink
	inkQuote
	inkMark
)

// span is a run of text of one look. Within spans a line feed is a line break
// that the writer asked for.
type span struct {
	text string
	ink  ink
}

// paint colours a span; a look without a paint falls back on the block's own,
// and that on running text.
func (st Styles) paint(s span, base ink) string {
	table := [...]Paint{
		inkText: st.Text, inkHeading: st.Heading, inkStrong: st.Strong,
		inkEmphasis: st.Emphasis, inkCode: st.Code, inkLink: st.Link,
		inkQuote: st.Quote, inkMark: st.Mark,
	}
	for _, i := range [...]ink{s.ink, base, inkText} {
		if p := table[i]; p != nil && s.text != "" {
			return p(s.text)
		}
	}
	return s.text
}

// inline gathers the text of a block's children. look is the look of what has
// no mark of its own.
func (d *drawing) inline(parent ast.Node, look ink) []span {
	var spans []span
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			words := n.Value(d.source)
			if !n.IsRaw() { // a backslash or an ampersand may stand for something else
				words = util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences(words)))
			}
			spans = append(spans, span{clean(string(words)), look})
			switch {
			case n.HardLineBreak():
				spans = append(spans, span{"\n", look})
			case n.SoftLineBreak():
				spans = append(spans, span{" ", look})
			}
		case *ast.String:
			spans = append(spans, span{clean(string(n.Value)), look})
		case *ast.CodeSpan:
			spans = append(spans, d.inline(n, inkCode)...)
		case *ast.Emphasis:
			stressed := inkEmphasis
			if n.Level > 1 {
				stressed = inkStrong
			}
			spans = append(spans, d.inline(n, stressed)...)
		case *ast.Link:
			spans = append(spans, d.link(n)...)
		case *ast.AutoLink:
			spans = append(spans, span{clean(string(n.Label(d.source))), inkLink})
		case *ast.Image:
			spans = append(spans, d.inline(n, look)...) // its text in words
		}
	}
	return spans
}

// link draws a link as its words. An address on the web follows in brackets, since
// nothing here can be clicked; the name of another page does not.
func (d *drawing) link(n *ast.Link) []span {
	spans := d.inline(n, inkLink)
	to := clean(string(n.Destination))
	if !strings.Contains(to, "://") || textOf(spans) == to {
		return spans
	}
	return append(spans, span{" (" + to + ")", inkText})
}
