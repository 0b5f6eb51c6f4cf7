package evening

import (
	"math/rand/v2"
	"testing"
	"time"
)

func instant(t testing.TB, text string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestEveningBelongsToTheDayBeforeFour(t *testing.T) {
	for _, c := range []struct{ at, starts, want string }{
		{"2026-11-23T22:45:00+01:00", "04:00", "2026-11-23"},
		{"2026-11-24T00:00:00+01:00", "04:00", "2026-11-23"},
		{"2026-11-24T03:59:59+01:00", "04:00", "2026-11-23"},
		{"2026-11-24T04:00:00+01:00", "04:00", "2026-11-24"},
		{"2026-11-24T03:59:59+01:00", "00:00", "2026-11-24"},
		{"2026-11-24T13:00:00+01:00", "14:00", "2026-11-23"},
		{"2027-01-01T01:00:00-05:00", "04:00", "2026-12-31"},
		{"1969-12-31T23:00:00+00:00", "04:00", "1969-12-31"},
	} {
		starts, _ := ParseClock(c.starts)
		if got := Of(instant(t, c.at), starts).String(); got != c.want {
			t.Errorf("evening of %s from %s = %s, want %s", c.at, c.starts, got, c.want)
		}
	}
}

// Someone practises in Berlin, flies to New York and opens the journal there.
// The entry carries its own offset, and that decides the evening.
func TestEveningStaysWhenTheComputerTravels(t *testing.T) {
	made := instant(t, "2026-11-24T03:30:00+01:00")
	want := Of(made, DayStarts)
	for _, name := range []string{"America/New_York", "Asia/Tokyo", "Pacific/Kiritimati", "Pacific/Pago_Pago"} {
		elsewhere := made.In(zone(t, name))
		_, seconds := made.Zone()
		kept := elsewhere.In(time.FixedZone("", seconds))
		if got := Of(kept, DayStarts); got != want {
			t.Errorf("seen from %s the evening is %s, want %s", name, got, want)
		}
	}
}

func TestChangeOfClocksIsOneEvening(t *testing.T) {
	for _, c := range []struct {
		zone, day string
		hours     float64
	}{
		{"Europe/Berlin", "2026-03-28", 23},
		{"Europe/Berlin", "2026-03-29", 24},
		{"Europe/Berlin", "2026-10-24", 25},
		{"America/New_York", "2026-03-07", 23},
		{"America/New_York", "2026-10-31", 25},
		{"Australia/Lord_Howe", "2026-10-03", 23.5},
		{"Australia/Lord_Howe", "2026-04-04", 24.5},
		{"Australia/Sydney", "2026-10-03", 23},
		{"Australia/Sydney", "2026-04-04", 25},
	} {
		s, loc := DefaultSchedule(), zone(t, c.zone)
		d, _ := ParseDay(c.day)
		from, until := s.Begins(d, loc), s.Ends(d, loc)
		if got := until.Sub(from).Hours(); got != c.hours {
			t.Errorf("%s in %s lasts %v h, want %v", c.day, c.zone, got, c.hours)
		}
		for at := from; at.Before(until); at = at.Add(10 * time.Minute) {
			if got := s.Of(at); got != d {
				t.Fatalf("%s in %s: %s belongs to %s", c.day, c.zone, at, got)
			}
		}
		if got := s.Of(until); got != d+1 {
			t.Errorf("%s in %s: its end belongs to %s", c.day, c.zone, got)
		}
	}
}

func TestBedtimeAndWaking(t *testing.T) {
	berlin := zone(t, "Europe/Berlin")
	for _, c := range []struct{ why, bed, wake, day, wantBed, wantWake string }{
		{"as usual", "23:00", "07:00", "2026-11-23", "2026-11-23T23:00:00+01:00", "2026-11-24T07:00:00+01:00"},
		{"after midnight", "00:30", "08:00", "2026-11-23", "2026-11-24T00:30:00+01:00", "2026-11-24T08:00:00+01:00"},
		{"just before four", "03:59", "11:00", "2026-11-23", "2026-11-24T03:59:00+01:00", "2026-11-24T11:00:00+01:00"},
		{"after the night shift", "09:00", "17:00", "2026-11-23", "2026-11-24T09:00:00+01:00", "2026-11-24T17:00:00+01:00"},
		{"at four itself", "04:00", "12:00", "2026-11-23", "2026-11-24T04:00:00+01:00", "2026-11-24T12:00:00+01:00"},
		{"up before four", "20:00", "03:30", "2026-11-23", "2026-11-23T20:00:00+01:00", "2026-11-24T03:30:00+01:00"},
		{"a wake time that was not set", "09:00", "07:00", "2026-11-23", "2026-11-24T09:00:00+01:00", "2026-11-24T17:00:00+01:00"},
		{"in the skipped hour", "02:30", "09:00", "2026-03-28", "2026-03-29T03:00:00+02:00", "2026-03-29T09:00:00+02:00"},
		{"in the doubled hour", "02:30", "09:00", "2026-10-24", "2026-10-25T02:30:00+02:00", "2026-10-25T09:00:00+01:00"},
		{"short night in spring", "23:00", "07:00", "2026-03-28", "2026-03-28T23:00:00+01:00", "2026-03-29T07:00:00+02:00"},
		{"both skipped", "02:10", "02:50", "2026-03-28", "2026-03-29T03:00:00+02:00", "2026-03-30T02:50:00+02:00"},
	} {
		d, _ := ParseDay(c.day)
		s := DefaultSchedule()
		s.Bed[d.Weekday()], _ = ParseClock(c.bed)
		s.Wake[d.Weekday()], _ = ParseClock(c.wake)
		if got := s.Bedtime(d, berlin).Format(time.RFC3339); got != c.wantBed {
			t.Errorf("%s: bed at %s, want %s", c.why, got, c.wantBed)
		}
		if got := s.WakeTime(d, berlin).Format(time.RFC3339); got != c.wantWake {
			t.Errorf("%s: up at %s, want %s", c.why, got, c.wantWake)
		}
	}
}

func TestEachWeekdayHasItsOwnBedtime(t *testing.T) {
	s := DefaultSchedule()
	s.Bed[time.Friday], s.Wake[time.Friday] = At(1, 0), At(9, 30)
	friday := DayOf(2026, time.November, 27)
	if got := s.Bedtime(friday, time.UTC).Format(time.DateTime); got != "2026-11-28 01:00:00" {
		t.Errorf("Friday's bedtime = %s", got)
	}
	if got := s.WakeTime(friday, time.UTC).Format(time.DateTime); got != "2026-11-28 09:30:00" {
		t.Errorf("waking after Friday = %s", got)
	}
	if got := s.Bedtime(friday+1, time.UTC).Format(time.DateTime); got != "2026-11-28 23:00:00" {
		t.Errorf("Saturday's bedtime = %s", got)
	}
}

// Somebody who is awake when an evening would end has it until the middle of the
// sleep that follows, unless the time was set.
func TestNoEveningIsCutInTwo(t *testing.T) {
	for _, c := range []struct {
		bed, wake, fixed string
		begins           string // of every evening
		at, day          string
	}{
		{"23:00", "07:00", "", "04:00", "2026-11-24T03:59:00+01:00", "2026-11-23"},
		{"03:00", "11:00", "", "04:00", "2026-11-24T03:59:00+01:00", "2026-11-23"},
		{"03:50", "11:50", "", "07:50", "2026-11-24T04:10:00+01:00", "2026-11-23"}, // lights-out is when the practice begins
		{"04:00", "12:00", "", "08:00", "2026-11-24T04:10:00+01:00", "2026-11-23"},
		{"04:30", "11:00", "", "07:45", "2026-11-23T22:00:00+01:00", "2026-11-23"},
		{"04:30", "11:00", "", "07:45", "2026-11-24T04:20:00+01:00", "2026-11-23"},
		{"09:00", "17:00", "", "13:00", "2026-11-24T08:59:00+01:00", "2026-11-23"},
		{"09:00", "17:00", "", "13:00", "2026-11-24T18:00:00+01:00", "2026-11-24"},
		{"09:00", "07:00", "", "13:00", "2026-11-24T22:00:00+01:00", "2026-11-24"}, // the wake time was not set yet
		{"09:00", "17:00", "04:00", "04:00", "2026-11-24T08:59:00+01:00", "2026-11-24"},
		{"17:00", "01:00", "", "00:00", "2026-11-24T01:30:00+01:00", "2026-11-24"},
		{"23:00", "03:00", "", "01:00", "2026-11-24T03:30:00+01:00", "2026-11-24"},
		{"23:00", "04:00", "", "04:00", "2026-11-24T04:00:00+01:00", "2026-11-24"},
	} {
		s := DefaultSchedule()
		if c.fixed != "" {
			s.Starts, _ = ParseClock(c.fixed)
			s.Fixed = true
		}
		for day := range s.Bed {
			s.Bed[day], _ = ParseClock(c.bed)
			s.Wake[day], _ = ParseClock(c.wake)
		}
		at := instant(t, c.at)
		if got := s.Of(at).String(); got != c.day {
			t.Errorf("bed at %s: %s is on the evening of %s, want %s", c.bed, c.at, got, c.day)
		}
		if got := ClockOf(s.Begins(s.Of(at), at.Location())).String(); got != c.begins {
			t.Errorf("bed at %s: evenings begin at %s, want %s", c.bed, got, c.begins)
		}
	}
}

// Night shifts on some days of the week only: each evening has its own end.
func TestAWeekWithNightShiftsHasWholeEvenings(t *testing.T) {
	s := DefaultSchedule()
	for _, day := range []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday} {
		s.Bed[day], s.Wake[day] = At(9, 0), At(17, 0)
	}
	monday := DayOf(2026, time.November, 23)
	for i, want := range []string{
		"2026-11-23 04:00 to 2026-11-24 09:00", "2026-11-24 13:00 to 2026-11-25 09:00", "2026-11-25 13:00 to 2026-11-26 09:00",
		"2026-11-26 13:00 to 2026-11-27 09:00", "2026-11-27 13:00 to 2026-11-27 23:00", "2026-11-28 04:00 to 2026-11-28 23:00",
	} {
		d := monday + Day(i)
		const layout = "2006-01-02 15:04"
		if got := s.Begins(d, time.UTC).Format(layout) + " to " + s.Bedtime(d, time.UTC).Format(layout); got != want {
			t.Errorf("%s: from %s, want %s", d.Weekday(), got, want)
		}
	}
}

func TestNightBelongsToTheEveningBeforeUntilWaking(t *testing.T) {
	shift := DefaultSchedule()
	late := DefaultSchedule()
	for day := range shift.Bed {
		shift.Bed[day], shift.Wake[day] = At(9, 0), At(17, 0)
		late.Bed[day], late.Wake[day] = At(3, 0), At(11, 0)
	}
	for _, c := range []struct {
		why  string
		s    Schedule
		at   string
		want string
	}{
		{"before midnight", DefaultSchedule(), "2026-11-23T23:30:00+01:00", "2026-11-23"},
		{"at three", DefaultSchedule(), "2026-11-24T03:00:00+01:00", "2026-11-23"},
		{"at five", DefaultSchedule(), "2026-11-24T05:00:00+01:00", "2026-11-23"},
		{"just before waking", DefaultSchedule(), "2026-11-24T06:59:59+01:00", "2026-11-23"},
		{"at waking", DefaultSchedule(), "2026-11-24T07:00:00+01:00", "2026-11-24"},
		{"afternoon nap", DefaultSchedule(), "2026-11-24T15:00:00+01:00", "2026-11-24"},
		{"late riser", late, "2026-11-24T10:00:00+01:00", "2026-11-23"},
		{"shift worker at noon", shift, "2026-11-24T12:00:00+01:00", "2026-11-23"},
		{"shift worker at three", shift, "2026-11-24T03:00:00+01:00", "2026-11-23"},
	} {
		if got := c.s.ForNight(instant(t, c.at)).String(); got != c.want {
			t.Errorf("%s: night at %s belongs to %s, want %s", c.why, c.at, got, c.want)
		}
	}
}

// Over some years of changes of clocks, in zones with odd ones among them,
// evenings follow each other without gap or overlap and each holds exactly
// its own instants and its own bedtime.
func TestEveryInstantIsInExactlyOneEvening(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, name := range []string{
		"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Australia/Sydney",
		"America/Havana", "Africa/Cairo", "Asia/Kathmandu", "Pacific/Apia", "UTC",
	} {
		loc, s := zone(t, name), someWeek(random)
		from, to := DayOf(2010, 1, 1), DayOf(2027, 1, 1)
		for d := from; d < to; d++ {
			begins, ends := s.Begins(d, loc), s.Ends(d, loc)
			if !begins.Before(ends) || !ends.Equal(s.Begins(d+1, loc)) {
				t.Fatalf("%s in %s runs from %s to %s", d, name, begins, ends)
			}
			within := begins.Add(time.Duration(random.Int64N(int64(ends.Sub(begins)))))
			for _, at := range []time.Time{begins, within, ends.Add(-time.Nanosecond)} {
				if got := s.Of(at); got != d {
					t.Fatalf("%s in %s is in %s, want %s", at, name, got, d)
				}
			}
			if bed := s.Bedtime(d, loc); bed.Before(begins) || bed.After(ends) {
				t.Fatalf("%s in %s: bed at %s, outside the evening", d, name, bed)
			}
			if !s.WakeTime(d, loc).After(s.Bedtime(d, loc)) {
				t.Fatalf("%s in %s: up before bed", d, name)
			}
		}
	}
}

// someWeek gives nights about the same time, or another, that follow each other.
func someWeek(random *rand.Rand) Schedule {
	s, week := DefaultSchedule(), DayOf(2026, time.November, 23)
	for {
		usual := 24*60 + random.IntN(24*60)
		for day := range s.Bed {
			bed := usual + random.IntN(240) - 120
			s.Bed[day], s.Wake[day] = Clock(bed%(24*60)), Clock((bed+240+random.IntN(360))%(24*60))
		}
		follow := true
		for d := week; d < week+7; d++ {
			follow = follow && !s.Bedtime(d+1, time.UTC).Before(s.WakeTime(d, time.UTC))
		}
		if follow {
			return s
		}
	}
}

func TestDayWritesWhatItReads(t *testing.T) {
	for d := DayOf(1899, 12, 30); d < DayOf(2101, 1, 2); d += 11 {
		back, err := ParseDay(d.String())
		if err != nil || back != d {
			t.Fatalf("%s became %s, %v", d, back, err)
		}
	}
	if _, err := ParseDay("23.11.2026"); err == nil {
		t.Error("a date in another order was read")
	}
}
