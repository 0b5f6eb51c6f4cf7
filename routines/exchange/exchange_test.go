package exchange

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
)

const (
	one = "0192f0c4-0000-7000-8000-000000000001"
	two = "0192f0c4-0000-7000-8000-000000000002"
)

var berlin = time.FixedZone("", 3600)

// some is an entry of every kind, with every field of it set, so that a field
// that was forgotten here is missed.
func some(t testing.TB) []journal.Entry {
	t.Helper()
	at := time.Date(2026, 11, 23, 22, 45, 1, 234e6, berlin)
	sol, awake, kept, tried, woke, times := 20*time.Minute, 1500*time.Millisecond, false, at, at.Add(9*time.Hour), 0
	all := []journal.Entry{
		{Kind: journal.KindSession, Session: &journal.Session{
			Practice: "imagine", Name: "shore", Planned: 20 * time.Minute, Practised: 1234567 * time.Millisecond,
			Ending: journal.Drifted, Seed: 1<<64 - 3, Heard: "q83v",
		}},
		{Kind: journal.KindIntake, Intake: &journal.Intake{
			What: "cola", Count: 1.5, Caffeine: 48.25, Absorption: 2, Alcohol: 0.1, Nicotine: true, Big: true, Over: time.Hour,
		}},
		{Kind: journal.KindExercise, Exercise: &journal.Exercise{What: "run", Effort: journal.Vigorous, Lasted: 40 * time.Minute}},
		{Kind: journal.KindRating, Rating: &journal.Rating{What: "stress", Value: 7}},
		{Kind: journal.KindNight, Night: &journal.Night{
			Jerks: journal.FewJerks, SOL: &sol, WASO: &awake, Tried: &tried, Woke: &woke, Quality: 4, Note: "rain",
			Awakenings: &times, IntoBed: &tried, Asleep: &tried, OutOfBed: &woke,
		}},
		{Kind: journal.KindNote, Note: &journal.Note{Text: "a \"quiet\" day; <b> & \nlines 🌙"}},
		{Kind: journal.KindParked, Parked: &journal.Parked{Text: "the tax", Step: "find the letter", Returned: woke}},
		{Kind: journal.KindTrial, Trial: &journal.Trial{
			Trial: two, Event: "kept", Text: "no tea", Outcome: "jerks", Evenings: 28, Arm: "without", Kept: &kept, Seed: 9,
		}},
		{Kind: journal.KindWatch, Watch: &journal.Watch{Factor: "caffeine", Outcome: "jerks"}},
		{Kind: journal.KindNap, Nap: &journal.Nap{Lasted: 20 * time.Minute}},
		{Kind: journal.KindMedicine, Medicine: &journal.Medicine{What: "melatonin 3mg"}},
		{Kind: journal.KindNothing, Nothing: &journal.Nothing{}},
	}
	seen := map[journal.Kind]bool{}
	for i := range all {
		e := &all[i]
		e.ID = fmt.Sprintf("0192f0c4-0000-7000-8000-%012d", i)
		e.At, e.Evening, e.Changed = at, evening.Of(at, evening.DayStarts), at.Add(time.Minute).UTC()
		e.Source = journal.AppleHealth
		seen[e.Kind] = true
		for part := range reflect.TypeOf(*e).Fields() {
			v := reflect.ValueOf(*e).FieldByName(part.Name)
			if v.Kind() != reflect.Pointer || v.IsNil() {
				continue
			}
			for field := range v.Elem().Type().Fields() {
				if f := v.Elem().FieldByName(field.Name); f.IsZero() {
					t.Errorf("the test sets no %s.%s", e.Kind, field.Name)
				}
			}
		}
	}
	for _, k := range journal.Kinds() {
		if !seen[k] {
			t.Errorf("the test has no %s", k)
		}
	}
	return all
}

// writer is what writes a copy of a journal.
type writer interface {
	Entry(journal.Entry) error
	Deleted(journal.Tombstone) error
	Close() error
}

// written gives a whole copy as one of them writes it.
func written[W writer](t testing.TB, begin func(io.Writer) (W, error), c journal.Copy) string {
	t.Helper()
	var out bytes.Buffer
	w, err := begin(&out)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range c.Entries {
		if err := w.Entry(e); err != nil {
			t.Fatal(err)
		}
	}
	for _, d := range c.Deleted {
		if err := w.Deleted(d); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// rowsOf reads a table that was written.
func rowsOf(t testing.TB, entries ...journal.Entry) (text string, rows [][]string) {
	t.Helper()
	text = written(t, NewTable, journal.Copy{Entries: entries})
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
	if err != nil || len(rows) != len(entries)+1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	return text, rows
}

// same compares entries by what they hold, times by instant and offset.
func same(t *testing.T, got, want journal.Entry) {
	t.Helper()
	g, w := fmt.Sprintf("%+v", flattened(got)), fmt.Sprintf("%+v", flattened(want))
	if g != w {
		t.Errorf("got  %s\nwant %s", g, w)
	}
}

// flattened follows the pointers of an entry.
func flattened(v any) []any {
	var all []any
	var walk func(reflect.Value)
	walk = func(v reflect.Value) {
		switch {
		case v.Kind() == reflect.Pointer && v.IsNil():
			all = append(all, nil)
		case v.Kind() == reflect.Pointer:
			walk(v.Elem())
		case v.Type() == reflect.TypeFor[time.Time]():
			all = append(all, v.Interface().(time.Time).Format(time.RFC3339Nano))
		case v.Kind() == reflect.Struct:
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		default:
			all = append(all, v.Interface())
		}
	}
	walk(reflect.ValueOf(v))
	return all
}

func TestEverythingWrittenIsReadAsItWas(t *testing.T) {
	want := journal.Copy{
		Entries: some(t),
		Deleted: []journal.Tombstone{{ID: two, Changed: time.Date(2026, 11, 24, 5, 0, 0, 7e6, time.UTC)}},
	}
	text := written(t, NewWriter, want)
	if first, _, _ := strings.Cut(text, "\n"); first != `{"kind":"lull","version":3}` {
		t.Errorf("the first line is %s", first)
	}
	got, err := Read(strings.NewReader(text))
	if err != nil || len(got.Entries) != len(want.Entries) || len(got.Deleted) != 1 || got.Lines != len(want.Entries)+1 {
		t.Fatalf("%+v, %v", got, err)
	}
	for i := range got.Entries {
		same(t, got.Entries[i], want.Entries[i])
	}
	if got.Deleted[0] != want.Deleted[0] {
		t.Errorf("got %+v, want %+v", got.Deleted[0], want.Deleted[0])
	}
	if again := written(t, NewWriter, got.Copy); again != text {
		t.Error("written again it is another text")
	}
}

func TestVersionOfBeforeIsRead(t *testing.T) {
	got, err := Read(strings.NewReader(`{"kind":"lull","version":1}
{"kind":"note","id":"` + one + `","at":"2026-11-23T22:45:00Z","text":"rain"}`))
	if err != nil || len(got.Entries) != 1 {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestOffsetWithSecondsKeepsTheInstant(t *testing.T) {
	e := some(t)[5]
	e.At = e.At.In(time.FixedZone("", 3208)) // Berlin before 1893
	got, err := Read(strings.NewReader(written(t, NewWriter, journal.Copy{Entries: []journal.Entry{e}})))
	if err != nil || !got.Entries[0].At.Equal(e.At) {
		t.Errorf("%v became %v, %v", e.At, got.Entries, err)
	}
}

func TestPracticeThatIsGoingOnStaysOutUntilItEnds(t *testing.T) {
	e := some(t)[0]
	session := *e.Session
	session.Ending = journal.Running
	e.Session = &session
	if text := written(t, NewWriter, journal.Copy{Entries: []journal.Entry{e}}); text != Header+"\n" {
		t.Errorf("written: %s", text)
	}
	line := `{"kind":"session","id":"` + one + `","at":"2026-11-23T22:45:00Z","practice":"breathe","ending":"running"}`
	got, err := Read(strings.NewReader(Header + "\n" + line))
	if err != nil || got.Entries[0].Session.Ending != journal.Interrupted {
		t.Errorf("read from elsewhere: %+v, %v", got.Entries, err)
	}
}

func TestLinesOfOthersAndOfLaterVersionsAreRefusedKindly(t *testing.T) {
	var newer *NewerError
	if _, err := Read(strings.NewReader(`{"kind":"lull","version":4,"more":1}`)); err == nil {
		t.Error("a later version was read")
	}
	if _, err := Read(strings.NewReader(`{"kind":"lull","version":4}`)); !errors.As(err, &newer) || newer.Has != 4 {
		t.Errorf("a later version: %v", err)
	}
	for _, text := range []string{"", "\n\n", "hello", `{"kind":"note"}`, "[]", `{"a":1}`, "null", "\x00\x01"} {
		if _, err := Read(strings.NewReader(text)); !errors.Is(err, ErrForeign) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestBadLinesAreNamedWithHowToMendThem(t *testing.T) {
	note := func(fields string) string {
		return `{"kind":"note","id":"` + one + `","at":"2026-11-23T22:45:00Z"` + fields + `}`
	}
	for line, want := range map[string]string{
		`nonsense`:                                 "not one whole JSON object",
		note(`,"text":"x"`)[:60]:                   "cut off",
		note(`,"text":"x"`) + `{}`:                 "more on it than one object",
		`{}`:                                       "it has no kind; one of session",
		`{"kind":"nota"}`:                          `the kind "nota" is not known; it is one of session`,
		`{"kind":"note"}`:                          "no id",
		`{"kind":"note","id":"7"}`:                 `the id "7" is not a UUID`,
		`{"kind":"note","id":"` + one + `"}`:       "no at; a moment such as",
		note(``):                                   "it has no text",
		note(`,"text":7`):                          "text is of the wrong kind; text in quotation marks belongs there",
		note(`,"text":"x","mood":1`):               `the field "mood" means nothing here`,
		note(`,"text":"x","value":1`):              "the field value does not belong to the kind note",
		note(`,"text":"x","evening":"monday"`):     `the evening "monday" is not a date`,
		note(`,"text":"x","evening":"2020-1-1"`):   "not a date",
		note(`,"text":"x","evening":"2020-01-01"`): "too far from the time",
		note(`,"text":"x","changed":"then"`):       "changed is \"then\"",
		`{"kind":"deleted","id":"` + one + `"}`:    "when the entry was deleted",
		`{"kind":"rating","id":"` + one + `","at":"2026-11-23T22:45:00Z","what":"stress"}`:                                           "no value",
		`{"kind":"rating","id":"` + one + `","at":"2026-11-23T22:45:00Z","what":"stress","value":11}`:                                "not from 0 to 10",
		`{"kind":"rating","id":"` + one + `","at":"2026-11-23T22:45:00Z","what":"stress","value":1.5}`:                               "whole number",
		`{"kind":"session","id":"` + one + `","at":"2026-11-23T22:45:00Z","practice":"breathe","ending":"asleep"}`:                   "not known",
		`{"kind":"session","id":"` + one + `","at":"2026-11-23T22:45:00Z","practice":"breathe","ending":"left","practised_s":-1}`:    "practised_s is -1",
		`{"kind":"session","id":"` + one + `","at":"2026-11-23T22:45:00Z","practice":"breathe","ending":"left","practised_s":1e300}`: "practised_s",
		`{"kind":"exercise","id":"` + one + `","at":"2026-11-23T22:45:00Z","effort":"mad"}`:                                          "not known",
		strings.Repeat("x", longestLine+1): "longer than",
	} {
		text := Header + "\n" + note(`,"text":"x"`) + "\n\n" + line + "\n"
		_, err := Read(strings.NewReader(text))
		var bad *Problems
		if !errors.As(err, &bad) || len(bad.First) != 1 || bad.First[0].Line != 4 || !strings.Contains(err.Error(), want) {
			t.Errorf("%.80s: %v; want line 4 with %q", line, err, want)
		}
	}
}

// What begins with a line that is too long is no export, and it need not be read
// to its end to say so.
func TestALongFirstLineIsNoExport(t *testing.T) {
	if _, err := Read(strings.NewReader(strings.Repeat("x", longestLine+1))); !errors.Is(err, ErrForeign) {
		t.Errorf("%v", err)
	}
}

func TestOnlySoManyBadLinesAreNamed(t *testing.T) {
	text := Header + strings.Repeat("\nbad", Named+7)
	_, err := Read(strings.NewReader(text))
	var bad *Problems
	if !errors.As(err, &bad) || len(bad.First) != Named || bad.More != 7 || !strings.HasSuffix(err.Error(), "and 7 more like these") {
		t.Errorf("%v", err)
	}
}

func TestFilesOfEditorsAndJoinedFilesAreRead(t *testing.T) {
	text := written(t, NewWriter, journal.Copy{Entries: some(t)})
	windows := "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n")
	for name, text := range map[string]string{
		"of an editor": windows, "two together": text + text, "no last line end": strings.TrimSuffix(text, "\n"),
	} {
		if got, err := Read(strings.NewReader(text)); err != nil || len(got.Entries) < len(journal.Kinds()) {
			t.Errorf("%s: %d entries, %v", name, len(got.Entries), err)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, e := range some(f) {
		f.Add(written(f, NewWriter, journal.Copy{Entries: []journal.Entry{e}}))
	}
	f.Add(written(f, NewWriter, journal.Copy{Deleted: []journal.Tombstone{{ID: one, Changed: time.UnixMilli(1e12)}}}))
	f.Add(Header + "\n{\"kind\":\"note\"}\n{")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := Read(strings.NewReader(text))
		if err != nil {
			if len(got.Entries)+len(got.Deleted) > 0 {
				t.Error("something was taken of a file that is refused")
			}
			return
		}
		once := written(t, NewWriter, got.Copy)
		again, err := Read(strings.NewReader(once))
		if err != nil {
			t.Fatalf("what was written is not read: %v\n%s", err, once)
		}
		if twice := written(t, NewWriter, again.Copy); twice != once {
			t.Errorf("got  %s\nwant %s", twice, once)
		}
	})
}

func TestTableIsOneFlatTable(t *testing.T) {
	all := some(t)
	text, rows := rowsOf(t, all...)
	if !strings.HasPrefix(text, TableBegins) {
		t.Errorf("it begins with %.60q", text)
	}
	cell := func(row int, name string) string { return rows[row][slices.Index(tableColumns(), name)] }
	for _, c := range []struct {
		row        int
		name, want string
	}{
		{1, "at", "2026-11-23 22:45:01"},
		{1, "utc_offset", "+01:00"},
		{1, "planned_min", "20"},
		{2, "caffeine_mg", "48.25"},
		{3, "effort", "vigorous"},
		{4, "value", "7"},
		{5, "sol_min", "20"},
		{5, "quality", "4"},
		{6, "text", all[5].Note.Text},
		{7, "step", "find the letter"},
		{8, "kept", "false"},
		{5, "asleep", "2026-11-23 22:45:01"},
		{2, "over_min", "60"},
		{8, "outcome", "jerks"},
		{9, "what", "caffeine"},
		{9, "outcome", "jerks"},
		{9, "source", "apple-health"},
	} {
		if got := cell(c.row, c.name); got != c.want {
			t.Errorf("row %d, %s: %q, want %q", c.row, c.name, got, c.want)
		}
	}
	if _, err := ReadTable(strings.NewReader(text), Foreign{}); !errors.Is(err, ErrOwnTable) {
		t.Errorf("taken in again: %v", err)
	}
}

// Each field of a line stands in a cell of its own, out of which it can be read
// again, or is left out on purpose.
func TestATableHasEveryFieldThatIsNotLeftOutOnPurpose(t *testing.T) {
	all := some(t)
	_, rows := rowsOf(t, all...)
	left := map[string]bool{}
	for i, e := range all {
		var line map[string]any
		if err := json.Unmarshal(e.Fields(), &line); err != nil {
			t.Fatal(err)
		}
		taken := map[string]bool{}
		for _, f := range journal.FieldsOf(e.Kind) {
			if slices.Contains(leftOut, f.Name) {
				left[f.Name] = true
				continue
			}
			column := columnOf(f.Name)
			if taken[column] {
				t.Errorf("%s has two fields in the column %s", e.Kind, column)
			}
			taken[column] = true
			is := rows[i+1][slices.Index(tableColumns(), column)]
			want := line[f.Name]
			if at, err := time.Parse(time.RFC3339, fmt.Sprint(want)); f.Moment && err == nil {
				want = at.Truncate(time.Second).Format(time.RFC3339) // a table has no thousandths
			}
			if got := toldBy(t, f, is, want); want == nil || got != want {
				t.Errorf("%s of %s is %v on its line, and %q in the table, which is %v", f.Name, e.Kind, want, is, got)
			}
			delete(line, f.Name)
		}
		for name := range line {
			if !slices.Contains(leftOut, name) {
				t.Errorf("the field %s of %s is not among its fields", name, e.Kind)
			}
		}
	}
	for _, name := range leftOut {
		if !left[name] {
			t.Errorf("%s is left out, and there is no such field", name)
		}
	}
}

// toldBy reads a cell as what it is on a line.
func toldBy(t *testing.T, f journal.Field, cell string, as any) any {
	t.Helper()
	switch as.(type) {
	case float64:
		v, err := strconv.ParseFloat(cell, 64)
		if err != nil {
			t.Error(err)
		}
		if strings.HasSuffix(f.Name, "_s") {
			v = math.Round(v*60*1000) / 1000
		}
		return v
	case bool:
		return cell == "true"
	}
	if f.Moment {
		at, err := time.ParseInLocation(time.DateTime, cell, berlin)
		if err != nil {
			t.Error(err)
		}
		return at.Format(time.RFC3339)
	}
	return cell
}

func TestWordsAreNoFormulas(t *testing.T) {
	for text, want := range map[string]string{
		"=1+1": "'=1+1", "+49": "'+49", "-2": "'-2", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "\r=1": "'\r=1", " =1": "' =1",
		"\uff1d1": "'\uff1d1", "|cmd": "'|cmd", "tea": "tea", "a=b": "a=b", "": "", "'quoted'": "'quoted'", "7": "7",
	} {
		if got := Guarded(text); got != want {
			t.Errorf("Guarded(%q) = %q, want %q", text, got, want)
		}
	}
	var all []journal.Entry
	bad := `=HYPERLINK("http://x","y")`
	for _, e := range some(t) {
		switch {
		case e.Note != nil:
			e.Note = &journal.Note{Text: bad}
		case e.Night != nil:
			e.Night = &journal.Night{Note: bad}
		case e.Parked != nil:
			e.Parked = &journal.Parked{Text: bad, Step: bad}
		case e.Trial != nil:
			e.Trial = &journal.Trial{Event: "start", Text: bad}
		case e.Intake != nil:
			e.Intake = &journal.Intake{What: bad}
		case e.Exercise != nil:
			e.Exercise = &journal.Exercise{What: bad, Effort: journal.Light}
		case e.Rating != nil:
			e.Rating = &journal.Rating{What: bad}
		case e.Session != nil:
			e.Session = &journal.Session{Practice: bad, Name: bad, Ending: journal.Left}
		}
		all = append(all, e)
	}
	_, rows := rowsOf(t, all...)
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@", rune(cell[0])) && !strings.HasPrefix(cell, "+01:00") {
				t.Errorf("the cell %q is a formula", cell)
			}
		}
	}
}

func BenchmarkLines(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	all := some(b)
	var c journal.Copy
	for range 10_000 {
		c.Entries = append(c.Entries, all[random.IntN(len(all))])
	}
	text := written(b, NewWriter, c)
	b.Run("write", func(b *testing.B) {
		for b.Loop() {
			written(b, NewWriter, c)
		}
		b.ReportMetric(float64(b.N*len(c.Entries))/b.Elapsed().Seconds(), "entries/s")
	})
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			if _, err := Read(strings.NewReader(text)); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.N*len(c.Entries))/b.Elapsed().Seconds(), "entries/s")
	})
}

// What is taken in is written again, and then it is longer: the letters of a sign
// that is spelled out, and fields that were not there.
func TestWhatIsTakenInCanBeWrittenAndTakenInAgain(t *testing.T) {
	line := func(n int) string {
		return Header + "\n" + `{"kind":"note","id":"` + one + `","at":"2026-11-23T22:45:00Z","text":"` +
			strings.Repeat("a", n) + `"}` + "\n"
	}
	for n, fits := range map[int]bool{longestLine / 2: true, longestLine - 110: false} {
		taken, err := Read(strings.NewReader(line(n)))
		if fits != (err == nil) {
			t.Errorf("%d letters: %v", n, err)
		}
		if err != nil {
			continue
		}
		if _, err := Read(strings.NewReader(Header + "\n" + string(taken.Entries[0].Line()) + "\n")); err != nil {
			t.Errorf("%d letters, written again: %v", n, err)
		}
	}
	table := "date,time,what,caffeine mg,note\n2026-11-23,8:00,tea,40," + strings.Repeat("a", longestLine/2) + "\n"
	if _, err := ReadTable(strings.NewReader(table), how()); err == nil || !strings.Contains(err.Error(), errLongNote.Error()) {
		t.Errorf("a table: %v", err)
	}
}
