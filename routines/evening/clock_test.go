package evening

import (
	"errors"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func TestClockReadsWhatPeopleType(t *testing.T) {
	for text, want := range map[string]string{
		"23:15": "23:15", "9:05": "09:05", "00:30": "00:30", "0:30": "00:30",
		"11pm": "23:00", "7am": "07:00", "12am": "00:00", "12pm": "12:00",
		"11:30 pm": "23:30", " 12:05AM ": "00:05", "1PM": "13:00", "04:00": "04:00",
	} {
		got, err := ParseClock(text)
		if err != nil || got.String() != want {
			t.Errorf("ParseClock(%q) = %v, %v; want %s", text, got, err, want)
		}
	}
}

func TestClockRefusesWithASentence(t *testing.T) {
	for _, text := range []string{
		"", "9", "25:00", "23:60", "9:5", "13pm", "0am", "-1:00", "+1:00", "1_0:00",
		"23:15:00", "eleven", "pm", ":30", "24:01", "9 05", "٩:٠٥", "11pmpm",
	} {
		if got, err := ParseClock(text); err == nil {
			t.Errorf("ParseClock(%q) = %v, want an error", text, got)
		} else if !strings.Contains(err.Error(), "is not a time of day like 23:15") {
			t.Errorf("ParseClock(%q): %v", text, err)
		}
	}
	if _, err := ParseClock("24:00"); err == nil || !strings.Contains(err.Error(), "00:00") {
		t.Errorf("ParseClock(24:00) = %v, want to be told 00:00", err)
	}
}

func TestClockWritesWhatItReads(t *testing.T) {
	for c := Clock(0); c < 24*60; c++ {
		if back, err := ParseClock(c.String()); err != nil || back != c {
			t.Fatalf("%d became %q became %d, %v", c, c, back, err)
		}
	}
}

func FuzzParseClock(f *testing.F) {
	for _, seed := range []string{"23:15", "9:05", "11pm", "7 am", "24:00", ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := ParseClock(text)
		if err != nil {
			return
		}
		if c < 0 || c >= 24*60 {
			t.Fatalf("ParseClock(%q) = %d, outside a day", text, c)
		}
		if back, err := ParseClock(c.String()); err != nil || back != c {
			t.Fatalf("%q became %q became %d, %v", text, c, back, err)
		}
	})
}

// A wall time that a change of clocks skips is the moment of the change, and of one
// that is shown twice it is the first.
func TestWallTimesOnDaysOfAChange(t *testing.T) {
	for _, c := range []struct{ zone, day, clock, want string }{
		{"Europe/Berlin", "2026-03-29", "02:00", "2026-03-29T03:00:00+02:00"},
		{"Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T03:00:00+02:00"},
		{"Europe/Berlin", "2026-03-29", "03:00", "2026-03-29T03:00:00+02:00"},
		{"Europe/Berlin", "2026-03-29", "01:59", "2026-03-29T01:59:00+01:00"},
		{"America/New_York", "2026-03-08", "02:30", "2026-03-08T03:00:00-04:00"},
		{"Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-04T02:30:00+11:00"},
		{"America/Havana", "2026-03-08", "00:30", "2026-03-08T01:00:00-04:00"},
		{"Pacific/Apia", "2011-12-30", "04:00", "2011-12-31T00:00:00+14:00"},

		{"Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T02:30:00+02:00"},
		{"Europe/Berlin", "2026-10-25", "03:00", "2026-10-25T03:00:00+01:00"},
		{"America/New_York", "2026-11-01", "01:30", "2026-11-01T01:30:00-04:00"},
		{"Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-05T01:45:00+11:00"},
		{"Asia/Kolkata", "2026-04-05", "01:45", "2026-04-05T01:45:00+05:30"},
	} {
		d, wrongDay := ParseDay(c.day)
		clock, wrongClock := ParseClock(c.clock)
		if err := errors.Join(wrongDay, wrongClock); err != nil {
			t.Fatal(err)
		}
		if got := clock.On(d, zone(t, c.zone)).Format(time.RFC3339); got != c.want {
			t.Errorf("%s on %s in %s = %s, want %s", c.clock, c.day, c.zone, got, c.want)
		}
	}
}

func TestAMinuteIsThatOfTheWall(t *testing.T) {
	for _, east := range []int{0, 3600, -3*3600 - 17, 5*3600 + 1800 + 53} {
		loc := time.FixedZone("", east)
		at := time.Date(2026, 11, 23, 21, 42, 59, 999, loc)
		if got, want := WholeMinute(at), time.Date(2026, 11, 23, 21, 42, 0, 0, loc); !got.Equal(want) {
			t.Errorf("%d s from UTC: got %v, want %v", east, got, want)
		}
	}
}
