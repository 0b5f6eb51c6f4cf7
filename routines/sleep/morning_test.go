package sleep

import (
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/insight"
	"lull/routines/journal"
)

func moment(t *testing.T, s, zone string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", s, in(t, zone))
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestCheckInBelongsToTheNightThatIsHalfOver(t *testing.T) {
	usual := evening.DefaultSchedule()
	shift := evening.DefaultSchedule()
	for i := range shift.Bed {
		shift.Bed[i], shift.Wake[i] = evening.At(9, 0), evening.At(17, 0)
	}
	late := evening.DefaultSchedule()
	for i := range late.Bed {
		late.Bed[i], late.Wake[i] = evening.At(1, 30), evening.At(9, 30)
	}
	for _, c := range []struct {
		s       evening.Schedule
		now, in string
		want    string
		open    bool
	}{
		{usual, "2026-11-24 07:10", "Europe/Berlin", "2026-11-23", true},
		{usual, "2026-11-24 12:59", "Europe/Berlin", "2026-11-23", true},
		{usual, "2026-11-24 13:00", "Europe/Berlin", "2026-11-23", false},
		{usual, "2026-11-24 22:00", "Europe/Berlin", "2026-11-23", false},
		{usual, "2026-11-24 23:40", "Europe/Berlin", "2026-11-23", false}, // late to bed, and nothing told yet
		{usual, "2026-11-25 02:59", "Europe/Berlin", "2026-11-23", false},
		{usual, "2026-11-25 03:00", "Europe/Berlin", "2026-11-24", true}, // before the day turns
		{usual, "2026-11-25 04:30", "Europe/Berlin", "2026-11-24", true},
		{shift, "2026-11-24 17:30", "Europe/Berlin", "2026-11-23", true},
		{shift, "2026-11-24 08:00", "Europe/Berlin", "2026-11-22", false},
		{late, "2026-11-24 10:00", "Europe/Berlin", "2026-11-23", true},
		{late, "2026-11-24 01:00", "Europe/Berlin", "2026-11-22", false},
		{usual, "2026-03-29 02:30", "Europe/Berlin", "2026-03-28", true}, // spring: 02:30 is skipped, and reads 03:30
		{usual, "2026-03-29 07:05", "Europe/Berlin", "2026-03-28", true},
		{usual, "2026-10-25 07:05", "Europe/Berlin", "2026-10-24", true},
		{usual, "2026-10-25 02:15", "Europe/Berlin", "2026-10-23", false}, // autumn: the night is an hour longer
	} {
		day, open := MorningOf(c.s, moment(t, c.now, c.in))
		if day.String() != c.want || open != c.open {
			t.Errorf("%s: got %s, %v; want %s, %v", c.now, day, open, c.want, c.open)
		}
	}
}

func TestHoursOfSleepAreTheNearestThatHaveBeen(t *testing.T) {
	for _, c := range []struct {
		now, slept, tried, woke string
		lasted                  time.Duration
		wrong                   string
	}{
		{now: "2026-11-24 07:10", slept: "23:20..07:05", tried: "2026-11-23 23:20", woke: "2026-11-24 07:05", lasted: 465 * time.Minute},
		{now: "2026-11-24 07:10", slept: " 00:30 - 6:45 ", tried: "2026-11-24 00:30", woke: "2026-11-24 06:45", lasted: 375 * time.Minute},
		{now: "2026-11-24 20:00", slept: "11pm..7am", tried: "2026-11-23 23:00", woke: "2026-11-24 07:00", lasted: 8 * time.Hour},
		{now: "2026-11-24 06:50", slept: "23:20..07:05", wrong: "07:05 has not come yet"},
		{now: "2026-11-24 07:10", slept: "07:05..23:20", wrong: "07:05..23:20 is no night that begins around 23:00"},
		{now: "2026-11-24 07:10", slept: "23:20", wrong: "23:20..07:05"},
		{now: "2026-11-24 07:10", slept: "23:20..25:00", wrong: "23:20..07:05"},
		{now: "2026-03-29 07:30", slept: "23:00..07:00", tried: "2026-03-28 23:00", woke: "2026-03-29 07:00", lasted: 7 * time.Hour},
		{now: "2026-10-25 07:30", slept: "23:00..07:00", tried: "2026-10-24 23:00", woke: "2026-10-25 07:00", lasted: 9 * time.Hour},
	} {
		now := moment(t, c.now, "Europe/Berlin")
		s := evening.DefaultSchedule()
		day, open := MorningOf(s, now)
		n, err := Answers{FromTo: c.slept}.Onto(Morning{Day: day, Open: open}, s, now)
		if c.wrong != "" {
			if err == nil || !strings.Contains(err.Error(), c.wrong) {
				t.Errorf("%s at %s: got %v, want %q", c.slept, c.now, err, c.wrong)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s at %s: %v", c.slept, c.now, err)
			continue
		}
		const form = "2006-01-02 15:04"
		if n.Tried.Format(form) != c.tried || n.Woke.Format(form) != c.woke || n.Woke.Sub(*n.Tried) != c.lasted {
			t.Errorf("%s at %s: %s to %s, %v", c.slept, c.now, n.Tried.Format(form), n.Woke.Format(form), n.Woke.Sub(*n.Tried))
		}
	}
}

func TestAnswersAreReadAndWrongOnesSaid(t *testing.T) {
	now := moment(t, "2026-11-24 07:10", "UTC")
	morning := Morning{Day: evening.DayOf(2026, 11, 23), Open: true}
	s := evening.DefaultSchedule()
	n, err := Answers{"jerks": "Few", "sol": "20m", "awake": "0", "quality": "4", "note": " rain\x1b[2J "}.Onto(morning, s, now)
	if err != nil || n.Jerks != journal.FewJerks || *n.SOL != 20*time.Minute || *n.WASO != 0 || n.Quality != 4 || n.Note != "rain [2J" {
		t.Errorf("got %+v, %v", n, err)
	}
	for _, c := range []struct {
		a    Answers
		want string
	}{
		{Answers{"jerks": "some"}, "none, few or many"},
		{Answers{"sol": "-5"}, "20m"},
		{Answers{"sol": "soon"}, "the time to fall asleep"},
		{Answers{"awake": "2000"}, "the time awake"},
		{Answers{"quality": "6"}, "1 to 5"},
		{Answers{"quality": "good"}, "1 to 5"},
		{Answers{FromTo: "23:00..07:00", "sol": "5h", "awake": "4h"}, "9 h awake is longer"},
	} {
		if _, err := c.a.Onto(morning, s, now); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: got %v, want %q", c.a, err, c.want)
		}
	}
}

func TestTheSameMorningChangesTheSameEntry(t *testing.T) {
	now := moment(t, "2026-11-24 07:10", "UTC")
	s := evening.DefaultSchedule()
	day, open := MorningOf(s, now)
	first := NewMorning(day, open, nil, nil)
	if !first.Withheld() {
		t.Error("nothing is withheld before the answers")
	}
	n, _ := Answers{"jerks": "few", "sol": "20"}.Onto(first, s, now)
	saved := first.Save(Account{Night: n}, now)
	if len(saved) != 1 || saved[0].Check() != nil || saved[0].Evening != day {
		t.Fatalf("got %+v, %v", saved, saved[0].Check())
	}
	saved[0].ID = "a"
	again := NewMorning(day, open, saved, nil)
	if again.Withheld() {
		t.Error("withheld after the answers")
	}
	n, _ = Answers{"sol": "25"}.Onto(again, s, now.Add(time.Hour))
	saved = again.Save(Account{Night: n}, now.Add(time.Hour))
	if len(saved) != 1 || saved[0].ID != "a" || !saved[0].At.Equal(now) || *saved[0].Night.SOL != 25*time.Minute || saved[0].Night.Jerks != journal.FewJerks {
		t.Errorf("got %+v, %+v", saved, saved[0].Night)
	}
}

func TestTheCoinIsAskedAboutOnItsEvenings(t *testing.T) {
	now := moment(t, "2026-11-24 07:10", "UTC")
	day := evening.DayOf(2026, 11, 23)
	start, err := insight.Start(journal.Entry{ID: "t", At: now.Add(-20 * time.Hour), Evening: day}, "no tea", 28, insight.Jerks)
	if err != nil {
		t.Fatal(err)
	}
	if s := NewMorning(day-1, false, nil, insight.Trials([]journal.Entry{start})); s.Trial != nil {
		t.Error("it is asked about the evening before it began")
	}
	if s := NewMorning(day, true, nil, insight.Trials([]journal.Entry{start})); s.Trial != nil {
		t.Error("it is asked about an evening whose coin was not tossed")
	}
	toss, _ := insight.Trials([]journal.Entry{start})[0].Toss(journal.Entry{ID: "c", At: now.Add(-18 * time.Hour), Evening: day}, 0.5)
	s := NewMorning(day, true, nil, insight.Trials([]journal.Entry{start, toss}))
	if s.Trial == nil || s.Followed != nil {
		t.Fatalf("got %+v", s)
	}
	yes := true
	saved := s.Save(Account{Followed: &yes}, now)
	if len(saved) != 2 || saved[1].Trial.Event != "kept" || !*saved[1].Trial.Kept || saved[1].Check() != nil {
		t.Fatalf("got %+v", saved)
	}
	saved[1].ID = "k"
	if s = NewMorning(day, true, saved[:1], insight.Trials([]journal.Entry{start, saved[1]})); s.Followed == nil {
		t.Errorf("again: %+v", s)
	}
	if again := s.Save(Account{Followed: &yes}, now); len(again) != 1 {
		t.Errorf("the same answer is written twice: %+v", again)
	}
	no := false
	if saved = s.Save(Account{Followed: &no}, now); len(saved) != 2 || saved[1].ID != "k" || *saved[1].Trial.Kept {
		t.Errorf("changed: %+v", saved)
	}
}

func TestEachClockIsTheOneOfItsNight(t *testing.T) {
	for _, c := range []struct {
		now                     string
		a                       Answers
		bed, tried, woke, risen string
		wrong                   string
	}{
		{
			now: "2026-11-24 07:40", a: Answers{"bed": "2245", "tried": "23:10", "woke": "645", "up": "7:30"},
			bed: "23 22:45", tried: "23 23:10", woke: "24 06:45", risen: "24 07:30",
		},
		{now: "2026-11-24 07:40", a: Answers{"tried": "0:30", "bed": "23:50"}, bed: "23 23:50", tried: "24 00:30"},
		{now: "2026-11-24 23:40", a: Answers{"tried": "23:20", "up": "9:00"}, tried: "23 23:20", risen: "24 09:00"}, // told late
		{now: "2026-11-24 07:40", a: Answers{FromTo: "23:20..05:00", "up": "7:00"}, tried: "23 23:20", woke: "24 05:00", risen: "24 07:00"},
		{now: "2026-11-24 06:40", a: Answers{"up": "7:00"}, wrong: "07:00 has not come yet"},
		{now: "2026-11-24 07:40", a: Answers{"woke": "7:00", "up": "6:00"}, wrong: "getting up at 06:00 does not come after waking at 07:00"},
		{now: "2026-11-24 07:40", a: Answers{"bed": "9:00"}, wrong: "09:00 is no time for a night that begins around 23:00"},
		{now: "2026-11-24 07:40", a: Answers{"bed": "9"}, wrong: "not a time of day"},
		{now: "2026-11-24 07:40", a: Answers{"awakenings": "-1"}, wrong: "from 0 to 100"},
	} {
		now, s := moment(t, c.now, "Europe/Berlin"), evening.DefaultSchedule()
		n, err := c.a.Onto(Morning{Day: evening.DayOf(2026, time.November, 23)}, s, now)
		if c.wrong != "" || err != nil {
			if err == nil || c.wrong == "" || !strings.Contains(err.Error(), c.wrong) {
				t.Errorf("%+v: got %v, want %q", c.a, err, c.wrong)
			}
			continue
		}
		for want, got := range map[string]*time.Time{"bed " + c.bed: n.IntoBed, "tried " + c.tried: n.Tried, "woke " + c.woke: n.Woke, "risen " + c.risen: n.OutOfBed} {
			is := ""
			if got != nil {
				is = got.Format("02 15:04")
			}
			if _, want, _ := strings.Cut(want, " "); is != want {
				t.Errorf("%+v: got %q, want %q", c.a, is, want)
			}
		}
	}
}

func TestUsualAnswersAreThoseOfBeforeAndNeverAnswersByThemselves(t *testing.T) {
	day, s := evening.DayOf(2026, time.November, 27), evening.DefaultSchedule() // a Friday
	now := moment(t, "2026-11-28 07:40", "UTC")
	at := func(d evening.Day, c evening.Clock) *time.Time {
		x := c.On(d, time.UTC)
		return &x
	}
	n := Usual(day, s, nil, now)
	if !n.Tried.Equal(s.Bedtime(day, time.UTC)) || !n.OutOfBed.Equal(s.WakeTime(day, time.UTC)) || n.SOL != nil || n.Awakenings != nil {
		t.Errorf("before there are any: %+v", n)
	}
	var before []journal.Entry
	for i, sol := range []int{10, 40, 22} {
		d, times := day-evening.Day(i)-1, i
		before = append([]journal.Entry{{Kind: journal.KindNight, Evening: d, Night: &journal.Night{
			SOL: minute(sol), Awakenings: &times, IntoBed: at(d, evening.At(22, 40)), Woke: at(d+1, evening.At(6, 30+i)),
		}}}, before...)
	}
	n = Usual(day, s, before, now)
	if *n.SOL != 20*time.Minute || *n.Awakenings != 1 || n.WASO != nil || n.IntoBed.Format("15:04") != "22:40" || n.Woke.Format("15:04") != "06:30" {
		t.Errorf("got %+v, into bed %s, woke %s", n, n.IntoBed, n.Woke)
	}
	early := Usual(day, s, before, moment(t, "2026-11-28 05:12", "UTC"))
	if early.Woke.Format("15:04") != "05:10" || early.OutOfBed.Before(*early.Woke) {
		t.Errorf("what has not come yet is usual: %s, %s", early.Woke, early.OutOfBed)
	}
	m := Morning{Day: day, Usual: n}
	if told := m.AsUsual(journal.Night{SOL: minute(0)}); *told.SOL != 0 || told.IntoBed != n.IntoBed || told.Quality != 0 || told.Jerks != "" {
		t.Errorf("as usual: %+v", told)
	}
	if saved := m.Save(Account{Night: journal.Night{Quality: 3}}, now); saved[0].Night.Tried != nil || len(saved) != 1 {
		t.Errorf("what is usual was kept: %+v", saved)
	}
}

func TestThatWasAllIsAskedWhereTheEveningWasLeftOpen(t *testing.T) {
	now, day := moment(t, "2026-11-24 07:10", "UTC"), evening.DayOf(2026, time.November, 23)
	open := NewMorning(day, true, nil, nil)
	saved := open.Save(Account{AllNoted: true}, now)
	if !open.LeftOpen || len(saved) != 2 || saved[1].Kind != journal.KindNothing || saved[1].Evening != day || saved[1].Check() != nil {
		t.Errorf("got %+v", saved)
	}
	closed := NewMorning(day, true, saved[1:], nil)
	if closed.LeftOpen || closed.Answered || len(closed.Save(Account{AllNoted: true}, now)) != 1 {
		t.Errorf("again: %+v", closed)
	}
}

func FuzzAnswers(f *testing.F) {
	f.Add("few", "20m", "15", "23:20..07:05", "4")
	f.Add("none", "0", "", "0:30-9:05", "")
	loc, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		f.Skip(err)
	}
	now := time.Date(2026, 10, 25, 7, 30, 0, 0, loc)
	s := evening.DefaultSchedule()
	day, _ := MorningOf(s, now)
	f.Fuzz(func(t *testing.T, jerks, sol, awake, slept, quality string) {
		n, err := Answers{"jerks": jerks, "sol": sol, "awake": awake, FromTo: slept, "quality": quality}.Onto(Morning{Day: day}, s, now)
		if err != nil {
			return
		}
		e := journal.Entry{Kind: journal.KindNight, At: now, Evening: day, Night: &n}
		if err := e.Check(); err != nil {
			t.Errorf("%q %q %q %q %q: %v", jerks, sol, awake, slept, quality, err)
		}
		if n.Woke != nil && (n.Woke.After(now) || !n.Tried.Before(*n.Woke) || n.Woke.Sub(*n.Tried) > 25*time.Hour) {
			t.Errorf("%q: %v to %v", slept, n.Tried, n.Woke)
		}
	})
}
