// Package letters makes text from outside fit to be shown: what somebody typed
// or pasted, what a file or another program brought, the name of a file. What
// is left are letters, pictures and blanks, and nothing that a terminal obeys
// or that turns the direction of writing. It also finds what a mistyped word
// may have meant, and joins words as a sentence does.
//
// It refuses to judge what a text says, and to draw: colours and widths are
// the faces' own.
package letters

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Unsafe tells which characters no text may hold: controls of both sets, line
// and paragraph separators, and the invisible ones that format (category Cf),
// such as marks and overrides of direction. Arabic signs that are counted
// among those can be seen and stay. The two joiners are never sure: [Plain]
// keeps them where they join.
func Unsafe(r rune) bool {
	if r < unicode.MaxASCII {
		return r < ' '
	}
	return unicode.IsControl(r) || unicode.In(r, unicode.Zl, unicode.Zp) ||
		unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// Plain gives a text without what is [Unsafe]: controls and separators become
// blanks, bytes that are no text the replacement character, and the rest goes.
// A joiner stays between two characters beyond ASCII, where it makes one
// picture of several or belongs to a script. Blanks stay as they are.
func Plain(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return Unsafe(r) || r == unicode.ReplacementChar }) < 0 {
		return s
	}
	var b strings.Builder
	var last, joiner rune
	for _, r := range strings.ToValidUTF8(s, "\ufffd") {
		switch {
		case r == '\u200c' || r == '\u200d':
			if joins(last) {
				joiner = r
			}
			continue
		case unicode.Is(unicode.Cf, r) && Unsafe(r):
			continue
		case Unsafe(r):
			r = ' '
		}
		if joiner != 0 && joins(r) {
			b.WriteRune(joiner)
		}
		last, joiner = r, 0
		b.WriteRune(r)
	}
	return b.String()
}

func joins(r rune) bool { return r > unicode.MaxASCII && !unicode.IsSpace(r) }

// Line gives a text on one line: [Plain], with single blanks and none at the
// ends.
func Line(s string) string { return strings.Join(strings.Fields(Plain(s)), " ") }

var breaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

// Lines gives a text with its lines kept, each of them [Plain], and no blanks
// at the ends.
func Lines(s string) string {
	lines := strings.Split(breaks.Replace(s), "\n")
	for i, l := range lines {
		lines[i] = Plain(l)
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// Short gives what can be shown of a text in a sentence: [Plain], and no more
// than 40 letters.
func Short(s string) string {
	const most = 40
	s = Plain(s)
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "..."
	}
	return s
}

var markup = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// Escaped gives a text as it stands between the tags of XML and its kin.
func Escaped(s string) string { return markup.Replace(s) }

// Quoted is [Short] between quotation marks, without blanks at the ends.
func Quoted(s string) string { return `"` + Short(strings.TrimSpace(s)) + `"` }

// UpperFirst begins a sentence with some words, LowerFirst takes its words into
// another. The first letter may have several bytes, and there may be none.
func UpperFirst(words string) string { return firstIn(strings.ToUpper, words) }

func LowerFirst(words string) string { return firstIn(strings.ToLower, words) }

func firstIn(as func(string) string, words string) string {
	_, n := utf8.DecodeRuneInString(words)
	return as(words[:n]) + words[n:]
}
