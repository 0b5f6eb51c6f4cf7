package health

import (
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/exchange"
	"lull/routines/journal"
)

// What an earlier file said of the same sleep goes, and nothing else does.
func TestASleepIsSaidOnceByEachProgram(t *testing.T) {
	day := evening.DayOf(2026, 11, 23)
	clock := func(minute int) time.Time { return time.Date(2026, 11, 23, 22, minute, 0, 0, time.UTC) }
	nap := func(id, source string, from, to int) journal.Entry {
		return journal.Entry{
			ID: id, Kind: journal.KindNap, Source: source, At: clock(from), Evening: day, Changed: clock(from),
			Nap: &journal.Nap{Lasted: time.Duration(to-from) * time.Minute},
		}
	}
	night := func(id, source string, from, to int) journal.Entry {
		asleep, woke := clock(from), clock(to)
		return journal.Entry{ID: id, Kind: journal.KindNight, Source: source, At: woke, Evening: day, Changed: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC), Night: &journal.Night{Asleep: &asleep, Woke: &woke}}
	}
	bed := night("old", journal.Oura, 60, 500)
	bed.Night = &journal.Night{IntoBed: bed.Night.Asleep, OutOfBed: bed.Night.Woke}
	gone := map[string]time.Time{"gone": clock(900)}
	cup := func(id, source string, from int, milligrams float64) journal.Entry {
		return journal.Entry{ID: id, Kind: journal.KindIntake, Source: source, At: clock(from), Evening: day, Changed: clock(from), Intake: &journal.Intake{Caffeine: milligrams}}
	}
	for name, c := range map[string]struct {
		is, was journal.Entry
		goes    bool
	}{
		"a nap that began later":        {nap("new", journal.Oura, 5, 40), nap("old", journal.Oura, 0, 40), true},
		"a nap that is part of a night": {night("new", journal.Oura, 0, 480), nap("old", journal.Oura, 0, 40), true},
		"a night of another evening":    {night("new", journal.Oura, 0, 480), night("old", journal.Oura, 10, 490), true},
		"a night that is a nap":         {nap("new", journal.Oura, 70, 90), bed, true},
		"the same one":                  {nap("old", journal.Oura, 5, 40), nap("old", journal.Oura, 0, 40), false},
		"one that only touches it":      {nap("new", journal.Oura, 40, 60), nap("old", journal.Oura, 0, 40), false},
		"one at another time":           {nap("new", journal.Oura, 100, 140), nap("old", journal.Oura, 0, 40), false},
		"a cup of another size":         {cup("new", journal.AppleHealth, 0, 90), cup("old", journal.AppleHealth, 0, 60), true},
		"a cup a moment later":          {cup("new", journal.AppleHealth, 1, 90), cup("old", journal.AppleHealth, 0, 60), false},
		"one of another program":        {nap("new", journal.Oura, 5, 40), nap("old", journal.Fitbit, 0, 40), false},
		"one that was told":             {nap("new", journal.Oura, 5, 40), nap("old", "", 0, 40), false},
		"before one that was taken out": {nap("gone", journal.Oura, 5, 40), nap("old", journal.Oura, 0, 40), false},
		"a cup":                         {journal.Entry{ID: "new", Source: journal.Oura, At: clock(5), Intake: &journal.Intake{}}, nap("old", journal.Oura, 0, 40), false},
	} {
		b := Replaced(exchange.Batch{Copy: journal.Copy{Entries: []journal.Entry{c.is}}}, []journal.Entry{c.was}, gone)
		if goes := len(b.Deleted) == 1; goes != c.goes || goes && (b.Deleted[0].ID != "old" || !b.Deleted[0].Changed.Equal(c.was.Changed)) {
			t.Errorf("%s: it goes is %v with %v, want %v", name, goes, b.Deleted, c.goes)
		}
	}
}
