package health

import (
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/exchange"
	"lull/routines/journal"
)

// A cup and a practice that were told here too were had once; what is near to
// them and something else stays.
func TestWhatWasToldIsTakenInOnce(t *testing.T) {
	begin := time.Date(2026, 11, 23, 16, 0, 0, 0, time.UTC)
	entry := func(minute int, source string, session bool) journal.Entry {
		e := journal.Entry{At: begin.Add(time.Duration(minute) * time.Minute), Evening: evening.DayOf(2026, 11, 23), Source: source}
		if session {
			e.Kind, e.Session = journal.KindSession, &journal.Session{Practice: "relax", Practised: time.Minute, Ending: journal.Logged}
			return e
		}
		e.Kind, e.Intake = journal.KindIntake, &journal.Intake{What: "caffeine", Count: 1, Caffeine: 80}
		return e
	}
	water := entry(0, "", false)
	water.Intake = &journal.Intake{What: "water", Count: 1}
	const phone = journal.AppleHealth
	for name, c := range map[string]struct {
		told []journal.Entry
		from journal.Entry
		left bool
	}{
		"the same cup":                   {[]journal.Entry{entry(0, "", false)}, entry(15, phone, false), true},
		"the same cup, noted later":      {[]journal.Entry{entry(15, "", false)}, entry(0, phone, false), true},
		"another cup":                    {[]journal.Entry{entry(0, "", false)}, entry(16, phone, false), false},
		"water":                          {[]journal.Entry{water}, entry(0, phone, false), false},
		"one of another program":         {[]journal.Entry{entry(0, journal.Spreadsheet, false)}, entry(0, phone, false), false},
		"the same practice":              {[]journal.Entry{entry(0, "", true)}, entry(1, phone, true), true},
		"a practice and a cup":           {[]journal.Entry{entry(0, "", true)}, entry(0, phone, false), false},
		"with nothing told":              {nil, entry(0, phone, true), false},
		"one among others that are told": {[]journal.Entry{entry(900, "", false), entry(-900, "", false), entry(5, "", false)}, entry(0, phone, false), true},
	} {
		b := exchange.Batch{Copy: journal.Copy{Entries: []journal.Entry{c.from}}}
		got := WithoutReported(b, c.told, nil)
		if left := len(got.Entries) == 0; left != c.left || left != (len(got.Out) == 1) {
			t.Errorf("%s: left out is %v with %v, want %v", name, left, got.Out, c.left)
		}
		if len(b.Entries) != 1 {
			t.Errorf("%s: what was given is changed", name)
		}
	}
}

// A cup that an earlier file brought uses up the one that was told: the cup of a
// later file beside it is another one.
func TestACupThatWasToldIsOneOfAllFiles(t *testing.T) {
	begin := time.Date(2026, 11, 23, 16, 0, 0, 0, time.UTC)
	cup := func(id, source string, minute int) journal.Entry {
		return journal.Entry{ID: id, Kind: journal.KindIntake, Source: source, At: begin.Add(time.Duration(minute) * time.Minute), Intake: &journal.Intake{Caffeine: 80}}
	}
	told, known := []journal.Entry{cup("told", "", 0)}, cup("known", journal.AppleHealth, 5)
	for name, c := range map[string]struct {
		is   []journal.Entry
		left int
	}{
		"another cup":       {[]journal.Entry{cup("new", journal.AppleHealth, 10)}, 1},
		"both cups":         {[]journal.Entry{known, cup("new", journal.AppleHealth, 10)}, 1},
		"one that is it":    {[]journal.Entry{cup("new", journal.AppleHealth, 1)}, 0},
		"of other programs": {[]journal.Entry{cup("new", journal.Spreadsheet, 10)}, 0},
	} {
		got := WithoutReported(exchange.Batch{Copy: journal.Copy{Entries: c.is}}, told, []journal.Entry{known})
		if len(got.Entries) != c.left || len(got.Entries) == 1 && got.Entries[0].ID != "new" {
			t.Errorf("%s: taken in are %v, want %d", name, got.Entries, c.left)
		}
	}
}
