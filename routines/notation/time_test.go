package notation

import (
	"strings"
	"testing"
	"time"
)

const (
	minute = "2006-01-02 15:04"
	layout = minute + " -0700"
)

func berlin(t testing.TB) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("no zone data here")
	}
	return loc
}

// 2026-11-23 is a Monday.
func moments(t testing.TB, s string) time.Time {
	t.Helper()
	now, err := time.ParseInLocation(minute, s, berlin(t))
	if err != nil {
		t.Fatal(err)
	}
	return now
}

// reads looks what some texts are, each typed at its moment.
func reads(t *testing.T, read func(string, time.Time) (time.Time, error), layout string, texts []struct{ now, text, want string }) {
	t.Helper()
	for _, c := range texts {
		got, err := read(c.text, moments(t, c.now))
		if err != nil || got.Format(layout) != c.want {
			t.Errorf("%q at %s: got %v, %v, want %s", c.text, c.now, got, err, c.want)
		}
	}
}

func TestTimeReadsWhatPeopleType(t *testing.T) {
	reads(t, Time, minute, []struct{ now, text, want string }{
		{"2026-11-23 16:00", "15:40", "2026-11-23 15:40"},
		{"2026-11-23 01:30", "15:30", "2026-11-22 15:30"},
		{"2026-11-23 01:30", "01:30", "2026-11-23 01:30"},
		{"2026-11-23 01:30", "1:10", "2026-11-23 01:10"},
		{"2026-11-23 16:00", "3pm", "2026-11-23 15:00"},
		{"2026-11-23 16:00", "3:15pm", "2026-11-23 15:15"},
		{"2026-11-23 16:00", "3:15 PM", "2026-11-23 15:15"},
		{"2026-11-23 16:00", "12am", "2026-11-23 00:00"},
		{"2026-11-23 16:00", "12pm", "2026-11-23 12:00"},
		{"2026-11-23 16:00", "5pm", "2026-11-22 17:00"},
		{"2026-11-23 16:00", "20m ago", "2026-11-23 15:40"},
		{"2026-11-23 16:00", "20 minutes ago", "2026-11-23 15:40"},
		{"2026-11-23 16:00", "2h ago", "2026-11-23 14:00"},
		{"2026-11-23 16:00", "1h30m ago", "2026-11-23 14:30"},
		{"2026-11-23 16:00", "1h 30m ago", "2026-11-23 14:30"},
		{"2026-11-23 16:00", "1.5h ago", "2026-11-23 14:30"},
		{"2026-11-23 16:00", "an hour ago", "2026-11-23 15:00"},
		{"2026-11-23 16:00", "half an hour ago", "2026-11-23 15:30"},
		{"2026-11-23 01:00", "2h ago", "2026-11-22 23:00"},
		{"2026-11-23 16:00", "yesterday 22:10", "2026-11-22 22:10"},
		{"2026-11-23 16:00", "Yesterday at 10pm", "2026-11-22 22:00"},
		{"2026-11-23 01:30", "yesterday 22:40", "2026-11-22 22:40"},
		{"2026-11-23 16:00", "today 9:00", "2026-11-23 09:00"},
		{"2026-11-23 16:00", "noon", "2026-11-23 12:00"},
		{"2026-11-23 11:00", "noon", "2026-11-22 12:00"},
		{"2026-11-23 16:00", "midnight", "2026-11-23 00:00"},
		{"2026-11-23 03:50", "4:10", "2026-11-22 04:10"}, // of this evening, which began then
		{"2026-11-23 16:00", "now", "2026-11-23 16:00"},
		{"2026-11-23 09:00", "last night 23:00", "2026-11-22 23:00"},
		{"2026-11-23 09:00", "last night", "2026-11-22 22:00"},
		{"2026-11-23 21:42", "after lunch", "2026-11-23 13:30"},
		{"2026-11-23 09:00", "after lunch", "2026-11-22 13:30"},
		{"2026-11-23 13:05", "after lunch", "2026-11-23 13:05"},
		{"2026-11-23 08:10", "this morning", "2026-11-23 08:10"},
		{"2026-11-23 01:30", "this morning", "2026-11-22 09:00"},
		{"2026-11-23 12:30", "this afternoon", "2026-11-23 12:30"},
		{"2026-11-23 01:30", "this evening", "2026-11-22 20:00"},
		{"2026-11-23 18:30", "tonight", "2026-11-23 18:30"},
		{"2026-11-23 21:42", "yesterday evening", "2026-11-22 20:00"},
		{"2026-11-23 09:00", "last night 1:30", "2026-11-23 01:30"},
		{"2026-11-23 01:30", "last night 23:00", "2026-11-22 23:00"},
		{"2026-11-23 22:00", "mon 21:00", "2026-11-23 21:00"},
		{"2026-11-23 20:00", "mon 21:00", "2026-11-16 21:00"},
		{"2026-11-23 20:00", "sunday 21:00", "2026-11-22 21:00"},
		{"2026-11-23 20:00", "tue 9am", "2026-11-17 09:00"},
		{"2026-11-23 20:00", "2026-11-22 22:40", "2026-11-22 22:40"},
		{"2026-11-23 20:00", "  15:40  ", "2026-11-23 15:40"},
	})
}

func ahead(s string, now time.Time) (time.Time, error) { return moment(s, now, true) }

func TestAheadIsTheNearestToCome(t *testing.T) {
	reads(t, ahead, minute, []struct{ now, text, want string }{
		{"2026-11-23 16:00", "22:00", "2026-11-23 22:00"},
		{"2026-11-23 16:00", "15:30", "2026-11-24 15:30"},
		{"2026-11-23 01:30", "15:30", "2026-11-23 15:30"},
		{"2026-11-23 16:00", "16:00", "2026-11-23 16:00"},
		{"2026-11-23 16:00", "midnight", "2026-11-24 00:00"},
		{"2026-11-23 16:00", "in 20m", "2026-11-23 16:20"},
		{"2026-11-23 16:00", "tonight 22:00", "2026-11-23 22:00"},
		{"2026-11-23 16:00", "tomorrow 7:00", "2026-11-24 07:00"},
		{"2026-11-23 16:00", "mon 15:00", "2026-11-30 15:00"},
		{"2026-11-23 16:00", "wed 9am", "2026-11-25 09:00"},
		{"2026-11-23 16:00", "now", "2026-11-23 16:00"},
	})
}

func TestTheRunningMinuteIsStillNow(t *testing.T) {
	now := moments(t, "2026-11-23 16:00").Add(30 * time.Second)
	for _, read := range []func(string, time.Time) (time.Time, error){Time, ahead} {
		if got, err := read("16:00", now); err != nil || now.Sub(got) != 30*time.Second {
			t.Errorf("got %v, %v", got, err)
		}
	}
}

func TestNonsenseIsNoTime(t *testing.T) {
	now := moments(t, "2026-11-23 16:00")
	for _, s := range []string{
		"25:00", "banana", "", " ", "15", "15:60", "3:5pm", "13pm", "0am", "-1h ago", "m ago", "ago", "20m", "1m1h ago", "1h1h ago",
		"99999999h ago", "400 days ago", "yesterday", "mon", "monster 21:00", "2026-13-01 10:00", "2026-02-30 10:00",
		"1999-01-01 10:00", "tomorrow 7:00", "in 20m", "today 17:00", "2026-11-24 10:00", "15:40 15:41", "1e3h ago", "..h ago", "\x1b[31m", strings.Repeat("9", 5000),
	} {
		got, err := Time(s, now)
		if err == nil {
			t.Errorf("%q: got %v", s, got)
			continue
		}
		if !sentence(err.Error()) {
			t.Errorf("%q: the error is %q", s, err)
		}
	}
	for _, s := range []string{"20m ago", "yesterday 22:00", "today 9:00", "2026-11-22 10:00", "last night 23:00"} {
		if got, err := ahead(s, now); err == nil {
			t.Errorf("ahead, %q: got %v", s, got)
		}
	}
}

// Somebody who rounds up, or whose clock is ahead, does not mean yesterday; neither
// does somebody who says which part of today it was.
func TestWhatIsNearIsNotYesterday(t *testing.T) {
	for _, c := range []struct{ now, text string }{
		{"2026-11-23 15:38", "15:45"},
		{"2026-11-23 23:50", "midnight"},
		{"2026-11-23 03:50", "3:55"},
		{"2026-11-23 14:00", "tonight"},
		{"2026-11-23 09:00", "this evening"},
	} {
		got, err := Time(c.text, moments(t, c.now))
		if err == nil || !strings.Contains(err.Error(), "has not come yet") {
			t.Errorf("%q at %s: got %v, %v", c.text, c.now, got, err)
		}
	}
	if e, err := Entry([]string{"coffee at 4"}, moments(t, "2026-11-23 15:50"), known(t)); err == nil || err.Error() != "4 has not come yet" {
		t.Errorf("coffee at 4 at 15:50: got %v, %v", e.At, err)
	}
	twice := moments(t, "2026-10-25 01:00").Add(100 * time.Minute) // 02:40, the first time
	if got, err := Time("02:30", twice); err != nil || twice.Sub(got) != 10*time.Minute {
		t.Errorf("02:30 at %v: got %v, %v", twice, got, err)
	}
}

// sentence says whether an error can be shown to somebody as it is.
func sentence(s string) bool {
	return s != "" && len(s) < 400 && !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == 0x202e })
}

func TestChangesOfClocks(t *testing.T) {
	reads(t, Time, layout, []struct{ now, text, want string }{
		// In spring 02:00 to 03:00 is skipped: the moment of the change.
		{"2026-03-29 12:00", "02:30", "2026-03-29 03:00 +0200"},
		{"2026-03-29 12:00", "1:59", "2026-03-29 01:59 +0100"},
		{"2026-03-29 03:30", "1h ago", "2026-03-29 01:30 +0100"},
		// In autumn 02:00 to 03:00 comes twice: the nearer one.
		{"2026-10-25 12:00", "02:30", "2026-10-25 02:30 +0100"},
		{"2026-10-26 12:00", "yesterday 02:30", "2026-10-25 02:30 +0100"},
	})
	first := moments(t, "2026-10-25 01:00").Add(time.Hour + 45*time.Minute) // 02:45, summer
	if got, err := Time("02:30", first); err != nil || got.Format(layout) != "2026-10-25 02:30 +0200" {
		t.Errorf("a quarter of an hour after the first: got %v, %v", got, err)
	}
	if got, err := ahead("02:30", first); err != nil || got.Format(layout) != "2026-10-25 02:30 +0100" {
		t.Errorf("ahead of that: got %v, %v", got, err)
	}
}

func TestDurations(t *testing.T) {
	for s, want := range map[string]time.Duration{
		"40m": 40 * time.Minute, "1h30m": 90 * time.Minute, "1h 30m": 90 * time.Minute, "2 hours": 2 * time.Hour,
		"1.5h": 90 * time.Minute, "2h30": 150 * time.Minute, "half an hour": 30 * time.Minute, "90 Minutes": 90 * time.Minute,
	} {
		if got, err := Duration(s); err != nil || got != want {
			t.Errorf("%q: got %v, %v", s, got, err)
		}
	}
	for _, s := range []string{"", "40", "0m", "-5m", "5m5m", "40x", "h", "1h-5m", "500d", "3s", "2h75", "30m30", "2 30"} {
		if got, err := Duration(s); err == nil || !sentence(err.Error()) {
			t.Errorf("%q: got %v, %v", s, got, err)
		}
	}
}

func FuzzTime(f *testing.F) {
	for _, s := range []string{"15:40", "3:15pm", "1h30m ago", "mon 21:00", "2026-11-22 22:40", "last night 1:30", "in 5m"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		now := time.Date(2026, 11, 23, 1, 30, 0, 0, time.UTC)
		got, err := Time(s, now)
		if err != nil && !sentence(err.Error()) || err == nil && got.After(now) {
			t.Errorf("%q: got %v, %v", s, got, err)
		}
		got, err = ahead(s, now)
		if err != nil && !sentence(err.Error()) || err == nil && got.Before(now) {
			t.Errorf("ahead, %q: got %v, %v", s, got, err)
		}
	})
}
