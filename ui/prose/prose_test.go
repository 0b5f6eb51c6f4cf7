package prose

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// tagged paints each part with letters in brackets, so that a test can see
// what was painted without an escape sequence. It changes widths, so it is
// only for single lines.
func tagged() Styles {
	tag := func(name string) Paint {
		return func(s ...string) string { return "<" + name + ":" + strings.Join(s, "") + ">" }
	}
	return Styles{
		Heading: tag("h"), Strong: tag("b"), Emphasis: tag("i"), Code: tag("c"),
		Link: tag("a"), Quote: tag("q"), Mark: tag("m"),
	}
}

func TestPlainModeDrawsEachPart(t *testing.T) {
	cases := []struct {
		name, in string
		width    int
		want     string
	}{
		{"nothing", "", 40, ""},
		{"paragraphs", "One\ntwo.\n\n\n\nThree.", 40, "One two.\n\nThree."},
		{"wrapping", "Most people have these.", 12, "Most people\nhave these."},
		{"headings", "# A page\ntext\n## Part", 40, "A page\n\ntext\n\nPart"},
		{"marks vanish", "**one** *two* `three` [four](five)", 40, "one two three four"},
		{"outside links show where they lead", "[NIH](https://x.org/a)", 40, "NIH (https://x.org/a)"},
		{"bare addresses once", "<https://x.org/a>", 40, "https://x.org/a"},
		{"hard break", "one\\\ntwo", 40, "one\ntwo"},
		{"tight list", "- one two three\n- four", 9, "- one two\n  three\n- four"},
		{"loose list", "- one\n\n- two", 40, "- one\n\n- two"},
		{"numbers", "9. nine\n10. ten", 40, "9. nine\n10. ten"},
		{"list in a list", "- one\n  - two\n- three", 40, "- one\n  - two\n- three"},
		{"two paragraphs in an item", "- one\n\n  two", 40, "- one\n\n  two"},
		{"quote", "> said\n> so", 40, "  said so"},
		{"code", "```\na\n  b\n```", 40, "  a\n    b"},
		{"code breaks at the edge", "```\nabcdefgh\n```", 6, "  abcd\n  efgh"},
		{"rule", "one\n\n---\n\ntwo", 40, "one\n\n* * *\n\ntwo"},
		{"raw HTML is dropped", "a <b>c</b>\n\n<script>x</script>\n\nd", 40, "a c\n\nd"},
		{"entities and backslashes", "\\*a\\* &amp; b &lt;c", 40, "*a* & b <c"},
		{"unbreakable space", "at 5\u00a0h now", 5, "at\n5 h\nnow"},
		{"a number keeps its unit", "leaves 96 mg, or 5 %.", 9, "leaves\n96 mg, or\n5 %."},
		{"long word", "abcdefgh ij", 4, "abcd\nefgh\nij"},
		{"wide letters", "睡眠 睡眠", 5, "睡眠\n睡眠"},
		{"no underscore emphasis in a DOI", "DOI:10.1207/s15402010bsm0401_2_3", 40, "DOI:10.1207/s15402010bsm0401_2_3"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(Render(c.in, c.width, Styles{}), "\n"); got != c.want {
				t.Errorf("Render(%q, %d)\n got %q\nwant %q", c.in, c.width, got, c.want)
			}
		})
	}
}

func TestTableStandsInColumnsOrIsStacked(t *testing.T) {
	const in = "| Drink | mg | range |\n|---|--:|---|\n| *Tea* \\| milk | 48 | 30–70 |\n| Decaf | 5 | |"
	wide := "Drink       mg  range\nTea | milk  48  30–70\nDecaf        5"
	if got := strings.Join(Render(in, 40, Styles{}), "\n"); got != wide {
		t.Errorf("at 40 cells\n got %q\nwant %q", got, wide)
	}
	narrow := "Tea | milk\n  mg: 48\n  range: 30–70\n\nDecaf\n  mg: 5"
	if got := strings.Join(Render(in, 18, Styles{}), "\n"); got != narrow {
		t.Errorf("at 18 cells\n got %q\nwant %q", got, narrow)
	}
}

func TestParagraphWithBarsStaysAParagraph(t *testing.T) {
	for _, in := range []string{"| a |\n| b |", "| a |", "| |\n| |", "a |\n|---|"} {
		got := strings.Join(Render(in, 60, Styles{}), " ")
		if want := strings.ReplaceAll(in, "\n", " "); got != want {
			t.Errorf("Render(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestEachPartHasItsPaint(t *testing.T) {
	for in, want := range map[string]string{
		"plain":               "plain",
		"# Head *in*":         "<h:Head ><i:in>",
		"a **b c** d":         "a <b:b c> d",
		"`x` [y z](w)":        "<c:x> <a:y z>",
		"> q":                 "<q:  q>",
		"- i":                 "<m:- >i",
		"***both***":          "<b:both>",
		"| a |\n|---|\n| b |": "<b:a>|b",
	} {
		if got := strings.Join(Render(in, 72, tagged()), "|"); got != want {
			t.Errorf("Render(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLinesAreNeverWiderThanTheMeasure(t *testing.T) {
	for _, line := range Render(strings.Repeat("word ", 200), 500, Styles{}) {
		if w := ansi.StringWidth(line); w > Measure {
			t.Fatalf("a line of %d cells, want at most %d: %q", w, Measure, line)
		}
	}
}

func TestNoWidthGivesNoLines(t *testing.T) {
	for _, width := range []int{0, -1} {
		if got := Render("text", width, Styles{}); got != nil {
			t.Errorf("Render at width %d = %q, want nothing", width, got)
		}
	}
}

func TestControlCharactersNeverPass(t *testing.T) {
	for _, in := range []string{
		"a\x1b[31mb", "a\x9b31mb", "a\u009b31mb", "a\x07b", "&#27;[2J", "&#x9b;", "`\x1b]0;t\x07`",
		"[x](https://\x1b[2J)", "\u202eevil", "```\n\x1b[2J\n```", "a\x7fb", "a\x00b", "<https://a\x1b>",
	} {
		for _, line := range Render(in, 40, Styles{Bullet: "\x1b"}) {
			checkLine(t, line, 40)
		}
	}
}

func checkLine(t *testing.T, line string, width int) {
	t.Helper()
	for _, r := range line {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			t.Fatalf("%U passed through in %q", r, line)
		}
	}
	if w := ansi.StringWidth(line); w > width {
		t.Fatalf("%d cells at width %d: %q", w, width, line)
	}
	if strings.HasSuffix(line, " ") {
		t.Fatalf("spaces at the end of %q", line)
	}
}

func FuzzRenderStaysInsideItsWidth(f *testing.F) {
	for _, s := range []string{
		"# a\n\nb *c* **d** `e` [f](g)", "- a\n  - b\n\n    c\n1. d", "> > > a", "| a | b |\n|-|-|\n| c | d |",
		"☺️*\ufe0f* 👩‍👩‍👧 🇬🇧", "a\x1b[2Jb", "&#27;", strings.Repeat("> ", 60) + "deep", strings.Repeat("- ", 60) + "deep",
		"```\n\t\x1b\n```", "<div>\n*a*\n</div>", "睡眠睡眠睡眠", "e\u0301\u0301\u0301", "123456789. a",
		"\u2067a\u00a0b", "🇬*🇧*", "- 睡",
	} {
		f.Add(s, 20)
		f.Add(s, 1)
		f.Add(s, 3)
	}
	colour := func(s ...string) string { return "\x1b[38;5;130m" + strings.Join(s, "") + "\x1b[m" }
	painted := Styles{Text: colour, Heading: colour, Strong: colour, Mark: colour, Quote: colour, Bullet: "·"}
	f.Fuzz(func(t *testing.T, markdown string, width int) {
		width %= 100
		for _, line := range Render(markdown, width, Styles{}) {
			checkLine(t, line, min(width, Measure))
		}
		for _, line := range Render(markdown, width, painted) {
			checkLine(t, ansi.Strip(line), min(width, Measure))
			if w := ansi.StringWidth(line); w > width {
				t.Fatalf("painted: %d cells at width %d: %q", w, width, line)
			}
		}
	})
}

func BenchmarkRender(b *testing.B) {
	text := strings.Repeat("A *short* paragraph of **words** about `caffeine`, long enough to wrap twice or so.\n\n", 12)
	for b.Loop() {
		Render(text, 72, Styles{})
	}
}

func TestWordsFoldAtSpacesOnly(t *testing.T) {
	for _, c := range []struct {
		words string
		width int
		want  []string
	}{
		{"a name, or numbers such as 4-6.", 29, []string{"a name, or numbers such as", "4-6."}},
		{"", 10, []string{""}},
		{"abcdefgh ij", 3, []string{"abc", "def", "gh", "ij"}},
		{"日本 語", 4, []string{"日本", "語"}},
		{"about 96 mg left", 8, []string{"about", "96 mg", "left"}},
	} {
		got := Wrap(c.words, c.width)
		for _, l := range got {
			if ansi.StringWidth(l) > c.width {
				t.Errorf("%q at %d: %q is wider", c.words, c.width, l)
			}
		}
		if c.width > 3 && !slices.Equal(got, c.want) {
			t.Errorf("%q at %d: got %q, want %q", c.words, c.width, got, c.want)
		}
		if strings.Join(strings.Fields(strings.Join(got, "")), "") != strings.Join(strings.Fields(c.words), "") {
			t.Errorf("%q at %d: letters were lost: %q", c.words, c.width, got)
		}
	}
}
