package sleep

import (
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
)

func byDevice(day evening.Day, source string, woke time.Time) journal.Entry {
	asleep := woke.Add(-7 * time.Hour)
	e := journal.Entry{Kind: journal.KindNight, At: woke, Evening: day, Source: source, Night: &journal.Night{Woke: &woke}}
	if source == "" {
		e.Night.Tried = &asleep
	} else {
		e.Night.Asleep = &asleep
	}
	return e
}

// What was told outranks what was recorded, whichever of them came first.
func TestWhatWasToldOutranksWhatWasRecorded(t *testing.T) {
	day := evening.DayOf(2026, 11, 23)
	woke := moment(t, "2026-11-24 07:00", "Europe/Berlin")
	told, wrist := byDevice(day, "", woke.Add(-time.Hour)), byDevice(day, journal.AppleHealth, woke)
	alone := byDevice(day+1, journal.Oura, woke.AddDate(0, 0, 1))
	for name, both := range map[string][]journal.Entry{"told first": {told, wrist, alone}, "told later": {wrist, told, alone}} {
		each := EachNight(both)
		if len(each) != 2 || each[0].Imported() || each[1].Source != journal.Oura {
			t.Errorf("%s: each night is %+v", name, each)
		}
		if nights := Nights(both); len(nights) != 1 || nights[0].Imported() {
			t.Errorf("%s: the nights that were told are %+v", name, nights)
		}
	}
	if m := NewMorning(day+1, true, []journal.Entry{alone}, nil); m.Answered {
		t.Error("a wrist has answered the questions of the morning")
	}
	if r := RegularOf([]journal.Entry{told, wrist, alone}); r.Nights != 1 {
		t.Errorf("%d nights count, want the one that was told", r.Nights)
	}
}

// Two machines that were each told a part of a night make one of it, and what is
// answered on both is as it was answered last.
func TestANightThatWasToldInPartsIsWhole(t *testing.T) {
	day := evening.DayOf(2026, 11, 23)
	woke := moment(t, "2026-11-24 07:00", "Europe/Berlin")
	first, later := byDevice(day, "", woke), byDevice(day, "", woke.Add(30*time.Minute))
	sol := 20 * time.Minute
	first.Night.SOL, first.Night.Quality, first.Night.Jerks = &sol, 2, journal.FewJerks
	later.Night.Quality = 4
	both := []journal.Entry{first, later}
	for name, n := range map[string]journal.Night{"nights": *Nights(both)[0].Night, "the morning": NewMorning(day, true, both, nil).Night} {
		if n.SOL == nil || *n.SOL != sol || n.Quality != 4 || n.Jerks != journal.FewJerks || n.Woke != later.Night.Woke {
			t.Errorf("%s: %+v", name, n)
		}
	}
	if first.Night.Quality != 2 || later.Night.SOL != nil {
		t.Error("an entry was changed")
	}
}

// What is taken back of such a night does not come back out of the other account.
func TestAnAnswerTakenBackOfANightToldInPartsStaysSo(t *testing.T) {
	day := evening.DayOf(2026, 11, 23)
	woke := moment(t, "2026-11-24 07:00", "Europe/Berlin")
	first, later := byDevice(day, "", woke), byDevice(day, "", woke)
	first.ID, later.ID = "first", "later"
	first.Night.Jerks, later.Night.Quality = journal.FewJerks, 4
	m := NewMorning(day, true, []journal.Entry{first, later}, nil)
	night := m.Night
	night.Jerks = ""
	kept := m.Save(Account{Night: night}, woke)
	if len(kept) != 2 || kept[0].ID != "later" || kept[1].ID != "first" {
		t.Fatalf("kept is %+v", kept)
	}
	again := []journal.Entry{kept[1], kept[0]}
	for name, n := range map[string]journal.Night{"nights": *Nights(again)[0].Night, "the morning": NewMorning(day, true, again, nil).Night} {
		if n.Jerks != "" || n.Quality != 4 || n.Woke == nil {
			t.Errorf("%s: %+v", name, n)
		}
	}
	if first.Night.Jerks != journal.FewJerks {
		t.Error("an entry was changed")
	}
	if same := m.Save(Account{Night: m.Night}, woke); len(same) != 1 {
		t.Errorf("where nothing is taken back, kept is %+v", same)
	}
}

// Times of two accounts that do not follow one another are those of the later one.
func TestTimesThatDoNotFitAreNotJoined(t *testing.T) {
	day := evening.DayOf(2026, 11, 23)
	at := func(clock string) *time.Time { m := moment(t, clock, "Europe/Berlin"); return &m }
	first, later := byDevice(day, "", *at("2026-11-24 07:00")), byDevice(day, "", *at("2026-11-24 07:00"))
	sol := 20 * time.Minute
	*first.Night = journal.Night{IntoBed: at("2026-11-23 23:30"), Tried: at("2026-11-23 23:40"), SOL: &sol}
	*later.Night = journal.Night{Tried: at("2026-11-23 22:30"), Woke: at("2026-11-24 07:00")}
	n := Nights([]journal.Entry{first, later})[0].Night
	if n.IntoBed != nil || n.Tried != later.Night.Tried || n.SOL == nil {
		t.Errorf("got %+v", n)
	}
	*first.Night.IntoBed = *at("2026-11-23 22:20")
	if n := Nights([]journal.Entry{first, later})[0].Night; n.IntoBed == nil {
		t.Errorf("what fits was left out: %+v", n)
	}
}
