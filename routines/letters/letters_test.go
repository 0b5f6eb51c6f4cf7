package letters

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestForeignTextIsMadeOfLetters(t *testing.T) {
	for _, c := range []struct{ name, text, line, lines string }{
		{"nothing", "", "", ""},
		{"plain", "tea at five", "tea at five", "tea at five"},
		{"an escape sequence", "\x1b[31mred\x1b[0m", "[31mred [0m", "[31mred [0m"},
		{"a title and a bell", "a\x1b]0;b\ac", "a ]0;b c", "a ]0;b c"},
		{"the eight-bit CSI", "a\u009b31mb", "a 31mb", "a 31mb"},
		{"a bare byte of it", "a\x9b31mb", "a\ufffd31mb", "a\ufffd31mb"},
		{"a lone surrogate", "a\xed\xa0\x80b", "a\ufffdb", "a\ufffdb"},
		{"overrides", "a\u202eb\u202dc\u202a\u202b\u202cd", "abcd", "abcd"},
		{"isolates", "a\u2066b\u2067c\u2068d\u2069", "abcd", "abcd"},
		{"direction marks", "\u200ea\u200fb\u061cc", "abc", "abc"},
		{"invisible letters", "a\ufeffb\u00adc\u2060d\u200be\U000e0041", "abcde", "abcde"},
		{"delete and null", "a\x7fb\x00c", "a b c", "a b c"},
		{"breaks", "a\r\nb\rc\nd", "a b c d", "a\nb\nc\nd"},
		{"odd breaks", "a\u2028b\u2029c\u0085d\ve\ff", "a b c d e f", "a\nb\nc\nd e f"},
		{"blanks", "  a \t b  \n", "a b", "a   b"},
		{"a blank line", "a\n\nb", "a b", "a\n\nb"},
		{"a family", "\U0001f469\u200d\U0001f467", "\U0001f469\u200d\U0001f467", "\U0001f469\u200d\U0001f467"},
		{"a heart on fire", "\u2764\ufe0f\u200d\U0001f525", "\u2764\ufe0f\u200d\U0001f525", "\u2764\ufe0f\u200d\U0001f525"},
		{"a joiner of Persian", "می\u200cخواهم", "می\u200cخواهم", "می\u200cخواهم"},
		{"joiners that join nothing", "te\u200da\u200d \u200c\U0001f469\u200d", "tea \U0001f469", "tea \U0001f469"},
		{"a number sign of Arabic", "\u0600\u0661", "\u0600\u0661", "\u0600\u0661"},
	} {
		if got := Line(c.text); got != c.line {
			t.Errorf("%s on one line: got %q, want %q", c.name, got, c.line)
		}
		if got := Lines(c.text); got != c.lines {
			t.Errorf("%s: got %q, want %q", c.name, got, c.lines)
		}
	}
}

func TestPlainKeepsBlanks(t *testing.T) {
	if got := Plain(" 5\u00a0h\t\x1bof  sleep "); got != " 5\u00a0h  of  sleep " {
		t.Errorf("got %q", got)
	}
}

func TestEscapedIsNoMarkup(t *testing.T) {
	if got, want := Escaped(`<b> "&amp;" & 'x' </b>`), `&lt;b&gt; "&amp;amp;" &amp; 'x' &lt;/b&gt;`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestShortAndQuoted(t *testing.T) {
	long := strings.Repeat("é", 41)
	if got, want := Short(long), strings.Repeat("é", 40)+"..."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Quoted(" a\nb\u202e "); got != `"a b"` {
		t.Errorf("got %s", got)
	}
}

func TestTheFirstLetterCountsByLetters(t *testing.T) {
	for words, want := range map[string]string{"": "", "tea": "Tea", "öl": "Öl", "élan vital": "Élan vital", "чай": "Чай", "3 teas": "3 teas"} {
		if got := UpperFirst(words); got != want {
			t.Errorf("%q begins a sentence as %q, want %q", words, got, want)
		}
		if got := LowerFirst(want); got != words {
			t.Errorf("%q is taken into a sentence as %q, want %q", want, got, words)
		}
	}
}

// FuzzLines holds what a terminal is safe by, for any bytes.
func FuzzLines(f *testing.F) {
	for _, s := range []string{"", "a\x1b]8;;x\x1b\\b", "\u202e\u200d\u0600", "\xff\x9b", " a\r\n\u2028b "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for name, clean := range map[string]func(string) string{"Line": Line, "Lines": Lines, "Plain": Plain} {
			got := clean(s)
			if again := clean(got); again != got {
				t.Errorf("%s of %q is %q and then %q", name, s, got, again)
			}
			if !utf8.ValidString(got) {
				t.Errorf("%s of %q is not text: %q", name, s, got)
			}
			for _, r := range got {
				if unicode.IsControl(r) && (r != '\n' || name != "Lines") || unicode.Is(unicode.Bidi_Control, r) {
					t.Errorf("%s of %q has %U", name, s, r)
				}
			}
		}
	})
}
