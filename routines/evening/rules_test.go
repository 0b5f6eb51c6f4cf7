package evening

import (
	"testing"
	"time"
)

func TestZonesWrittenAsRules(t *testing.T) {
	for _, c := range []struct{ rules, at, want string }{
		{"CET-1", "2026-07-01T12:00:00Z", "2026-07-01T13:00:00+01:00 CET"},
		{"EST5EDT,M3.2.0,M11.1.0", "2026-07-01T12:00:00Z", "2026-07-01T08:00:00-04:00 EDT"},
		{"<+0530>-5:30", "2026-07-01T12:00:00Z", "2026-07-01T17:30:00+05:30 +0530"},
		{"UTC0", "2026-07-01T12:00:00Z", "2026-07-01T12:00:00Z UTC"},
		{"CET-1CEST", "2026-03-20T12:00:00Z", "2026-03-20T14:00:00+02:00 CEST"}, // the dates of the C library
		{"AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-12-01T12:00:00Z", "2026-12-01T23:00:00+11:00 AEDT"},
	} {
		zone, ok := Rules(c.rules)
		if !ok {
			t.Errorf("%s is not understood", c.rules)
			continue
		}
		if got := instant(t, c.at).In(zone).Format(time.RFC3339 + " MST"); got != c.want {
			t.Errorf("%s: got %s, want %s", c.rules, got, c.want)
		}
	}
	for _, text := range []string{"", "CET", "Mars/Phobos", "Europe/Berlin", "CE-1", "CET-1CEST,X", "CET-1\n", "CET-1CEST,M13.1.0,M10.1.0", "CET-99999"} {
		if zone, ok := Rules(text); ok {
			t.Errorf("%q is understood as %v", text, time.Unix(0, 0).In(zone))
		}
	}
}

// A zone by its rules is the same as by its name, whole years through.
func TestRulesGiveTheNightsOfTheNamedZone(t *testing.T) {
	named := zone(t, "Europe/Berlin")
	ruled, _ := Rules("CET-1CEST,M3.5.0,M10.5.0/3")
	s := DefaultSchedule()
	for d := DayOf(2024, 1, 1); d < DayOf(2030, 1, 1); d++ {
		if a, b := s.Begins(d, named), s.Begins(d, ruled); !a.Equal(b) {
			t.Fatalf("%s begins %s by name and %s by rules", d, a, b)
		}
		if a, b := At(2, 30).On(d, named), At(2, 30).On(d, ruled); !a.Equal(b) {
			t.Fatalf("02:30 of %s is %s by name and %s by rules", d, a, b)
		}
	}
}

func FuzzRules(f *testing.F) {
	for _, seed := range []string{"CET-1CEST,M3.5.0,M10.5.0/3", "EST5EDT", "<+03>-3", "A", "J60/"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		zone, ok := Rules(text)
		if !ok {
			return
		}
		s := DefaultSchedule()
		for d := DayOf(2026, 1, 1); d < DayOf(2027, 1, 1); d += 30 {
			s.Of(s.Bedtime(d, zone)) // ends, with any rules
		}
	})
}
