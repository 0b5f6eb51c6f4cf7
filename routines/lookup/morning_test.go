package lookup_test

import (
	"context"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/settings"
)

// Whether all of an evening was noted is asked where there was a lull to note it.
func TestAMorningAsksOfAnEveningThatCouldBeNoted(t *testing.T) {
	now, day := time.Date(2026, 11, 24, 7, 10, 0, 0, time.UTC), evening.DayOf(2026, time.November, 23)
	coffee := func(d evening.Day, source string) journal.Entry {
		return journal.Entry{Kind: journal.KindIntake, Evening: d, Source: source, Intake: &journal.Intake{}}
	}
	night := journal.Entry{Kind: journal.KindNight, Evening: day, Night: &journal.Night{Quality: 4}}
	for name, c := range map[string]struct {
		entries []journal.Entry
		want    bool
	}{
		"the first day":                   {nil, false},
		"the first day, told":             {[]journal.Entry{night}, false},
		"something of a phone's":          {[]journal.Entry{coffee(day-3, journal.AppleHealth), coffee(day, journal.AppleHealth)}, false},
		"something of the evening":        {[]journal.Entry{coffee(day, "")}, true},
		"something of an evening before":  {[]journal.Entry{coffee(day-3, "")}, true},
		"a day after":                     {[]journal.Entry{coffee(day+1, "")}, false},
		"nothing more, said of all of it": {[]journal.Entry{coffee(day, ""), {Kind: journal.KindNothing, Evening: day, Nothing: &journal.Nothing{}}}, false},
	} {
		m, err := lookup.Reader{Journal: shelf{c.entries}, Settings: settings.Default()}.LastNight(context.Background(), now)
		if err != nil || m.Day != day || m.AsksForAll() != c.want {
			t.Errorf("%s: asks %v of %s, %v, want %v", name, m.AsksForAll(), m.Day, err, c.want)
		}
	}
}
