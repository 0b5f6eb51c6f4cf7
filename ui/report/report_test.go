package report

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/letters"
)

// echo says an id with its values, as the words would.
func echo(id string, with map[string]string) string {
	s := strings.TrimPrefix(id, "report.")
	for _, k := range slices.Sorted(maps.Keys(with)) {
		s += " " + k + "=" + with[k]
	}
	return s
}

var monday = evening.DayOf(2026, time.November, 23)

func at(d evening.Day, h, m int) time.Time {
	year, month, day := d.Date()
	return time.Date(year, month, day, h, m, 0, 0, time.UTC)
}

func night(d evening.Day, n journal.Night) journal.Entry {
	return journal.Entry{Kind: journal.KindNight, At: at(d+1, 7, 30), Evening: d, Night: &n}
}

func page(entries ...journal.Entry) Page {
	return New(Asked{Until: monday, Days: 14, Notes: true, Say: echo, Entries: entries})
}

func TestEveryEveningHasARowAndWhatIsMissingIsADash(t *testing.T) {
	tried, woke := at(monday-3, 23, 20), at(monday-2, 7, 5)
	sol, awake := 20*time.Minute, time.Duration(0)
	p := page(
		night(monday-14, journal.Night{Quality: 1}), // before the first
		journal.Entry{Kind: journal.KindIntake, At: at(monday-3, 16, 40), Evening: monday - 3, Intake: &journal.Intake{What: "coffee", Caffeine: 96}},
		night(monday-3, journal.Night{Jerks: journal.FewJerks, SOL: &sol, WASO: &awake, IntoBed: &tried, Tried: &tried, Woke: &woke, OutOfBed: &woke, Quality: 4, Note: "rain"}),
	)
	if len(p.Rows) != 14 || len(p.Head) != 10 {
		t.Fatalf("%d rows of %d", len(p.Rows), len(p.Head))
	}
	want := []string{"Fri 20 Nov", "23:20 to 07:05", "20 min", "0 min", "7 h 25 min", "96 %", "jerks.few", "4", "caffeine at=16:40 mg=96", "rain"}
	if got := p.Rows[10]; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if !strings.Contains(p.Text(), "Mon 23 Nov  -") || strings.Contains(p.Text(), "0 min awake") {
		t.Errorf("an evening that was not told:\n%s", p.Text())
	}
}

func TestNotesStayOutUnlessAskedFor(t *testing.T) {
	p := New(Asked{Until: monday, Days: 14, Say: echo, Entries: []journal.Entry{night(monday, journal.Night{Note: "private"})}})
	for _, s := range []string{p.Text(), p.Markdown(), p.HTML()} {
		if strings.Contains(s, "private") {
			t.Error(s)
		}
	}
}

func TestNothingToldIsAPageToo(t *testing.T) {
	p := page()
	if len(p.Facts) != 0 || !strings.HasPrefix(p.Intro, "empty") || len(p.Rows) != 14 {
		t.Errorf("got %+v", p)
	}
}

// A night with either answer is one of the nights, on whichever side it told.
func TestLongNightsAreOutOfThoseThatToldEither(t *testing.T) {
	long, short := 40*time.Minute, 5*time.Minute
	p := page(
		night(monday-3, journal.Night{SOL: &long}), night(monday-2, journal.Night{WASO: &long}),
		night(monday-1, journal.Night{SOL: &short, WASO: &short}), night(monday, journal.Night{Quality: 3}),
	)
	if want := [2]string{"long", "of k=2 n=3"}; !slices.Contains(p.Facts, want) {
		t.Errorf("got %q, want %q among them", p.Facts, want)
	}
}

// hostile is what somebody might type, or paste by accident.
var hostile = []string{
	"<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "a | b | c", "[x](http://a.b)", "`code`", "&lt;b&gt;",
	"\x1b[2J\x07red", "one\n\n# two", "\u202egnp.exe", "**bold** _it_ ~~no~~", "https://a.b www.a.b", "\xff\xfe",
}

func TestWhatSomebodyTypedStaysWords(t *testing.T) {
	for _, s := range hostile {
		p := page(
			journal.Entry{Kind: journal.KindExercise, At: at(monday, 18, 0), Evening: monday, Exercise: &journal.Exercise{What: s, Effort: journal.Light}},
			night(monday, journal.Night{Note: s}),
		)
		held(t, s, p)
	}
}

// held checks that a page with something typed in it has the lines and tags
// of one without.
func held(t *testing.T, s string, p Page) {
	t.Helper()
	plain := page(
		journal.Entry{Kind: journal.KindExercise, At: at(monday, 18, 0), Evening: monday, Exercise: &journal.Exercise{What: "x", Effort: journal.Light}},
		night(monday, journal.Night{Note: "x"}),
	)
	for name, pair := range map[string][2]string{
		"text": {p.Text(), plain.Text()}, "markdown": {p.Markdown(), plain.Markdown()}, "html": {p.HTML(), plain.HTML()},
	} {
		got, want := pair[0], pair[1]
		if strings.Count(got, "\n") != strings.Count(want, "\n") {
			t.Errorf("%q makes another number of lines in %s", s, name)
		}
		if strings.ContainsFunc(got, func(r rune) bool { return r < ' ' && r != '\n' || r == '\u202e' || r == 0x7f }) {
			t.Errorf("%q reaches %s with its orders", s, name)
		}
	}
	if got, want := strings.Count(p.HTML(), "<"), strings.Count(plain.HTML(), "<"); got != want {
		t.Errorf("%q makes %d tags, want %d", s, got, want)
	}
	bars := func(s string) int { return strings.Count(s, "|") - strings.Count(s, `\|`) }
	if got, want := bars(p.Markdown()), bars(plain.Markdown()); got != want {
		t.Errorf("%q makes %d columns, want %d", s, got, want)
	}
	for i, r := range p.Markdown() {
		if strings.ContainsRune("<>`[]", r) && p.Markdown()[i-1] != '\\' {
			t.Errorf("%q leaves %q open in Markdown", s, r)
		}
	}
}

func FuzzTypedWords(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if s == "" || letters.Line(s) == "" {
			return
		}
		held(t, s, page(
			journal.Entry{Kind: journal.KindExercise, At: at(monday, 18, 0), Evening: monday, Exercise: &journal.Exercise{What: s, Effort: journal.Light}},
			night(monday, journal.Night{Note: s}),
		))
	})
}

func TestPageStandsAlone(t *testing.T) {
	s := page(night(monday, journal.Night{Quality: 3})).HTML()
	for _, not := range []string{"<script", "src=", "href=", "http:", "https:", "@import", "url("} {
		if strings.Contains(s, not) {
			t.Errorf("the page has %q in it", not)
		}
	}
	if !strings.Contains(s, "@media print") || !strings.Contains(s, "default-src 'none'") {
		t.Error("the page does not know how to print, or would fetch things")
	}
}
