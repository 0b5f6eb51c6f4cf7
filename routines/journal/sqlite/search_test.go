package sqlite

import (
	"context"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
)

func TestSearchFindsWhatWasSaid(t *testing.T) {
	j, _ := fresh(t)
	ctx := context.Background()
	base := time.Date(2026, 11, 1, 20, 0, 0, 0, berlin)
	on := func(day int, e journal.Entry) {
		e.At = base.AddDate(0, 0, day)
		e.Evening = evening.Of(e.At, evening.DayStarts)
		save(t, j, e)
	}
	on(0, journal.Entry{Kind: journal.KindNote, Note: &journal.Note{Text: "Rain all evening, 100% of it"}})
	on(1, journal.Entry{Kind: journal.KindNote, Note: &journal.Note{Text: "the Übung went well"}})
	on(2, journal.Entry{Kind: journal.KindIntake, Intake: &journal.Intake{What: "rain_tea", Count: 1}})
	on(3, journal.Entry{Kind: journal.KindNight, Night: &journal.Night{Note: `back\slash and rain`}})
	on(4, journal.Entry{Kind: journal.KindParked, Parked: &journal.Parked{Text: "the tax", Step: "find the letter before the rain"}})
	on(5, journal.Entry{Kind: journal.KindSession, Session: &journal.Session{Practice: "imagine", Name: "shore", Ending: journal.Drifted}})
	on(6, journal.Entry{Kind: journal.KindTrial, Trial: &journal.Trial{Event: "start", Text: "no rain after 14:00"}})
	on(7, journal.Entry{Kind: journal.KindNight, Night: &journal.Night{}})
	on(8, journal.Entry{Kind: journal.KindNote, Note: &journal.Note{Text: "a \"quoted\" word"}})
	for _, c := range []struct {
		words string
		limit int
		kinds []journal.Kind
		want  string // the days, the latest first
	}{
		{"rain", 10, nil, "6 4 3 2 0"},
		{"RAIN", 10, nil, "6 4 3 2 0"},
		{"rain", 2, nil, "6 4"},
		{"rain", 10, []journal.Kind{journal.KindNote, journal.KindNight}, "3 0"},
		{"rain evening", 10, nil, "0"},
		{"tax letter", 10, nil, "4"},
		{"übung", 10, nil, "1"},
		{"ÜBUNG", 10, nil, "1"},
		{"sho", 10, nil, "5"},
		{"imagine", 10, nil, "5"},
		{"practice", 10, nil, ""}, // the name of a field, and not of anything said
		{`{"`, 10, nil, ""},
		{`"quoted"`, 10, nil, "8"},
		{"100%", 10, nil, "0"},
		{"%", 10, nil, "0"},
		{"_", 10, nil, "2"},
		{`\`, 10, nil, "3"},
		{"' OR 1=1 --", 10, nil, ""},
		{"snow", 10, nil, ""},
		{strings.Repeat("rain ", 5000), 10, nil, "6 4 3 2 0"},
		{strings.Repeat("%", 60_000), 10, nil, ""},
		{"  ", 10, nil, ""},
		{"rain", 0, nil, ""},
	} {
		found, err := j.Search(ctx, c.words, c.limit, c.kinds...)
		if err != nil {
			t.Errorf("%q: %v", c.words, err)
		}
		var days []string
		for _, e := range found {
			days = append(days, string(rune('0'+int(e.Evening-evening.Of(base, evening.DayStarts)))))
		}
		if got := strings.Join(days, " "); got != c.want {
			t.Errorf("%q, %d of %v: got days %q, want %q", c.words, c.limit, c.kinds, got, c.want)
		}
	}
}
