package report

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/lookup"
	"lull/routines/settings"
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
	return New(Asked{Report: lookup.Report{Until: monday, Days: 14, Entries: entries}, Notes: true, Say: echo})
}

func TestEveryEveningHasARowAndWhatIsMissingIsADash(t *testing.T) {
	tried, woke := at(monday-3, 23, 20), at(monday-2, 7, 5)
	sol, awake, times := 20*time.Minute, time.Duration(0), 2
	p := page(
		night(monday-14, journal.Night{Quality: 1}), // before the first
		journal.Entry{Kind: journal.KindIntake, At: at(monday-3, 16, 40), Evening: monday - 3, Intake: &journal.Intake{What: "coffee", Caffeine: 96}},
		journal.Entry{Kind: journal.KindNap, At: at(monday-3, 15, 0), Evening: monday - 3, Nap: &journal.Nap{Lasted: sol}},
		journal.Entry{Kind: journal.KindMedicine, At: at(monday-3, 22, 0), Evening: monday - 3, Medicine: &journal.Medicine{What: "melatonin"}},
		night(monday-3, journal.Night{Jerks: journal.FewJerks, Awakenings: &times, SOL: &sol, WASO: &awake, IntoBed: &tried, Tried: &tried, Woke: &woke, OutOfBed: &woke, Quality: 4, Note: "rain"}),
	)
	if len(p.Rows) != 14 || len(p.Head) != 14 {
		t.Fatalf("%d rows of %d", len(p.Rows), len(p.Head))
	}
	want := []string{
		"Fri 20 Nov", "23:20", "23:20", "20 min", "2", "0 min", "07:05", "07:05", "7 h 25 min", "96 %", "4", "jerks.few",
		"caffeine at=16:40 mg=96, nap.long at=15:00 min=20 min, medicine at=22:00 what=melatonin", "rain",
	}
	if got := p.Rows[10]; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if csv := p.CSV(); !strings.Contains(csv, "\r\nFri 20 Nov,23:20,23:20,20,2,0,07:05,07:05,445,96,4,") || strings.Count(csv, "\r\n") != 15 {
		t.Errorf("as a table:\n%s", csv)
	}
	if !strings.Contains(p.Text(), "Mon 23 Nov  -") || strings.Contains(p.Text(), "0 min awake") {
		t.Errorf("an evening that was not told:\n%s", p.Text())
	}
}

func TestNotesStayOutUnlessAskedFor(t *testing.T) {
	p := New(Asked{Report: lookup.Report{Until: monday, Days: 14, Entries: []journal.Entry{night(monday, journal.Night{Note: "private"})}}, Say: echo})
	for _, s := range []string{p.Text(), p.Markdown(), p.HTML()} {
		if strings.Contains(s, "private") {
			t.Error(s)
		}
	}
}

// A night whose getting up was left out is told of as one: its last waking stands in,
// and lying awake after it does not count.
func TestItIsSaidWhereGettingUpWasLeftOut(t *testing.T) {
	tried, woke, sol := at(monday, 23, 0), at(monday+1, 5, 0), 10*time.Minute
	n := journal.Night{Tried: &tried, Woke: &woke, SOL: &sol, WASO: &sol}
	if text := page(night(monday, n)).Text(); !strings.Contains(text, "how.waking n=1") {
		t.Errorf("it says nothing:\n%s", text)
	}
	up := at(monday+1, 7, 0)
	n.OutOfBed = &up
	if text := page(night(monday, n)).Text(); strings.Contains(text, "how.waking") {
		t.Errorf("it was told:\n%s", text)
	}
}

// A night that was told of in two parts, as on two machines, is one row of both.
func TestANightInPartsIsOneRow(t *testing.T) {
	sol, awake := 10*time.Minute, 5*time.Minute
	p := page(night(monday, journal.Night{SOL: &sol, Jerks: journal.FewJerks}), night(monday, journal.Night{WASO: &awake, Quality: 4}))
	if got := p.Rows[13]; got[3] != "10 min" || got[5] != "5 min" || got[10] != "4" || got[11] != "jerks.few" {
		t.Errorf("got %q", got)
	}
}

// What a device recorded is on no page of what was told, and how much of it there
// is stands below.
func TestRecordedNightsAreNotOnThePage(t *testing.T) {
	asleep, woke, awake := at(monday, 23, 20), at(monday+1, 7, 5), 50*time.Minute
	wrist := night(monday, journal.Night{Asleep: &asleep, Woke: &woke, WASO: &awake})
	wrist.Source = journal.AppleHealth
	p := page(wrist)
	if empty := page(); p.Intro != empty.Intro || strings.Join(p.Rows[13], ",") != strings.Join(empty.Rows[13], ",") {
		t.Errorf("it says %q and %q", p.Intro, p.Rows[13])
	}
	if text := p.Text(); !strings.Contains(text, "how.recorded n=1") {
		t.Errorf("it does not say that one is left out:\n%s", text)
	}
	told := night(monday, journal.Night{Quality: 4})
	if text := page(told, wrist).Text(); strings.Contains(text, "how.recorded") || !strings.Contains(text, "told=1") {
		t.Errorf("beside one that was told:\n%s", text)
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
	if want := [2]string{"long", "weeks k=2 n=3 weeks=missing, of k=2 n=3"}; !slices.Contains(p.Facts, want) {
		t.Errorf("got %q, want %q among them", p.Facts, want)
	}
}

func TestMeasuresHaveTheirRangeAndClocksTheirVariation(t *testing.T) {
	var entries []journal.Entry
	for i := range evening.Day(14) {
		d, sol := monday-13+i, time.Duration(10+i)*time.Minute
		into, out := at(d, 22, 30+int(i%3)*10), at(d+1, 7, 0)
		if w := (d + 1).Weekday(); w == time.Saturday || w == time.Sunday {
			out = out.Add(time.Hour)
		}
		entries = append(entries, night(d, journal.Night{SOL: &sol, IntoBed: &into, OutOfBed: &out}))
	}
	p := page(entries...)
	for _, want := range [][2]string{
		{"head.bed", "varied at=22:40 n=14 spread=15 min"},
		{"head.up", "varied at=07:00 n=14 spread=0 min"},
		{"working", "both from=22:40 n=10 to=07:00"},
		{"free", "both from=22:40 n=4 to=08:00"},
		{"sol", "range high=23 min low=10 min n=14 value=17 min"},
	} {
		if !slices.Contains(p.Facts, want) {
			t.Errorf("%q is not among %q", want, p.Facts)
		}
	}
	if html := p.HTML(); strings.Count(html, "<svg") != 15 || strings.Count(html, `fill="#bbb"`) != 14 {
		t.Errorf("%d pictures, %d nights in them", strings.Count(html, "<svg"), strings.Count(html, `fill="#bbb"`))
	}
}

func TestSignsStandThereOnlyWhereTheyWereTicked(t *testing.T) {
	said := map[string]string{"set.doctor.by_day": "<b>by day", "set.doctor.injury": "an injury"}
	for _, signs := range [][]settings.Key{nil, ticked(t, "doctor.by_day", "doctor.injury")} {
		p := New(Asked{Report: lookup.Report{Until: monday, Days: 14, Signs: signs}, Say: func(id string, with map[string]string) string {
			return cmp.Or(said[id], echo(id, with))
		}})
		for name, s := range map[string]string{"text": p.Text(), "markdown": p.Markdown(), "html": p.HTML()} {
			if got := strings.Contains(s, "an injury"); got != (signs != nil) || strings.Contains(s, "<b>by") && name == "html" {
				t.Errorf("%q in %s:\n%s", p.Signs, name, s)
			}
		}
	}
}

func ticked(t *testing.T, names ...string) []settings.Key {
	t.Helper()
	s := settings.Default()
	for _, name := range names {
		if err := s.Set(name, "yes"); err != nil {
			t.Fatal(err)
		}
	}
	return s.Ticked()
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

// The sleep regularity index of docs/evidence.md, Diary and ratings, is in every
// form of the page, from seven nights on; in the table each night has its own, and
// their mean is that of all.
func TestRegularityIsInEveryForm(t *testing.T) {
	var entries []journal.Entry
	for i := range evening.Day(14) {
		d, late := monday-13+i, int(i%2)*2
		tried, woke := at(d, 23, 0).Add(time.Duration(late)*time.Hour), at(d+1, 7+late, 0)
		entries = append(entries, night(d, journal.Night{Tried: &tried, Woke: &woke}))
	}
	p := page(entries...)
	if p.Regular == nil || p.Regular.Index != 66.7 || p.Regular.Pairs != 13 {
		t.Fatalf("got %+v", p.Regular)
	}
	for name, s := range map[string]string{"text": p.Text(), "markdown": p.Markdown(), "html": p.HTML()} {
		if !strings.Contains(s, "regular.of n=13 value=66.7") || !strings.Contains(s, "how.regular") {
			t.Errorf("it is not in %s:\n%s", name, s)
		}
	}
	rows := strings.Split(strings.TrimSpace(p.CSV()), "\r\n")
	if !strings.HasSuffix(rows[0], ",head.alike") || !strings.HasSuffix(rows[1], ",") || strings.Count(p.CSV(), ",66.7\r\n") != 13 {
		t.Errorf("as a table:\n%s", p.CSV())
	}
	few := page(entries[8:]...)
	if few.Regular != nil || strings.Contains(few.Text(), "regular") {
		t.Errorf("of six nights: %+v", few.Regular)
	}
}
