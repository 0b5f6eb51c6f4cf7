package journal

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/settings"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
	"lull/ui/theme"
)

// The pictures, as they are without colours.
func TestPictures(t *testing.T) {
	now := time.Date(2026, 11, 23, 21, 42, 0, 0, time.UTC)
	day := settings.Default().Schedule.Of(now)
	full, empty, long := screentest.Past(now), &screentest.Diary{}, screentest.Years(now)
	resting := screentest.Past(now)
	resting.Entries = slices.DeleteFunc(resting.Entries, func(e journal.Entry) bool { return e.Evening > day-6 })
	screentest.Shot(t, "journal", full, now, screentest.Usual, New(), "", screentest.Bare())
	screentest.Shot(t, "journal small", full, now, screentest.Small, New(), "", screentest.Bare())
	screentest.Shot(t, "journal in letters", full, now, screentest.Usual, New(), "hk", screentest.Letters())
	screentest.Shot(t, "journal large", full, now, screen.Area{Width: 120, Height: 36}, New(), "", screentest.Bare())
	screentest.Shot(t, "journal resting", resting, now, screentest.Usual, New(), "", screentest.Bare())
	screentest.Shot(t, "journal resting small", resting, now, screentest.Small, New(), "", screentest.Bare())
	screentest.Shot(t, "journal empty", empty, now, screentest.Usual, New(), "", screentest.Bare())
	screentest.Shot(t, "journal empty small", empty, now, screentest.Small, New(), "", screentest.Bare())
	screentest.Shot(t, "journal at night", full, now.Add(2*time.Hour), screentest.Usual, New(), "", screentest.Bare())
	screentest.Shot(t, "journal at night small", full, now.Add(2*time.Hour), screentest.Small, New(), "", screentest.Bare())
	screentest.Shot(t, "journal far back", full, now, screentest.Small, New(), "hhhhhhhhhhhhhhhhhhhh", screentest.Bare())
	screentest.Shot(t, "year", long, now, screentest.Usual, New(), "y", screentest.Bare())
	screentest.Shot(t, "year small", long, now, screentest.Small, New(), "y", screentest.Bare())
	screentest.Shot(t, "year in letters", long, now, screentest.Usual, New(), "yhk", screentest.Letters())
	screentest.Shot(t, "year small in letters", long, now, screentest.Small, New(), "y", screentest.Letters())
	screentest.Shot(t, "year in sixty columns", long, now, screen.Area{Width: 60, Height: 20}, New(), "y[", screentest.Bare())
	screentest.Shot(t, "year large", long, now, screen.Area{Width: 120, Height: 36}, New(), "y", screentest.Bare())
	screentest.Shot(t, "year young", full, now, screentest.Usual, New(), "y", screentest.Bare())
	screentest.Shot(t, "year empty", empty, now, screentest.Usual, New(), "y", screentest.Bare())
	screentest.Shot(t, "year at night", long, now.Add(20*time.Minute), screentest.Usual, New(), "ysw", screentest.Bare())
	screentest.Shot(t, "sleep", long, now, screentest.Usual, New(), "s", screentest.Bare())
	screentest.Shot(t, "sleep small", long, now, screentest.Small, New(), "s", screentest.Bare())
	screentest.Shot(t, "sleep in letters", long, now, screentest.Usual, New(), "s[", screentest.Letters())
	screentest.Shot(t, "sleep in sixty columns", long, now, screen.Area{Width: 60, Height: 20}, New(), "s", screentest.Bare())
	screentest.Shot(t, "sleep empty", full, now, screentest.Small, New(), "s", screentest.Bare())
	screentest.Shot(t, "too small", full, now, screen.Area{Width: 34, Height: 9}, New(), "", screentest.Bare())
}

func TestEveryCalendarHasItsWidth(t *testing.T) {
	look := theme.New("ember", colorprofile.TrueColor, theme.Options{})
	days := []evening.Day{19000, 20000, 20001, 20400}
	for today := evening.Day(20401); today < 20420; today++ {
		for _, width := range []int{7, 20, 38, 74, 200} {
			for _, back := range []evening.Day{0, 1, 6, 7, 30, 365, 1400, reachBack} {
				c := calendar{days: days, today: today, cursor: today - back}
				lines := c.draw(width, &look)
				marks := 0
				for i, l := range lines {
					if w := ansi.StringWidth(l); w > width || w != ansi.StringWidth(lines[0]) {
						t.Fatalf("today %s, %d back, %d wide: line %d is %d wide", today, back, width, i, w)
					}
					marks += strings.Count(l, look.Shapes.Cursor)
				}
				if len(lines) != rowsTall || marks != 1 {
					t.Fatalf("today %s, %d back, %d wide: %d lines and %d cursors", today, back, width, len(lines), marks)
				}
			}
		}
	}
}

func TestAMonthBackFromItsLastDayIsTheLastDay(t *testing.T) {
	for _, c := range []struct {
		from string
		by   int
		want string
	}{
		{"2026-03-31", -1, "2026-02-28"},
		{"2024-03-31", -1, "2024-02-29"},
		{"2026-01-15", -1, "2025-12-15"},
		{"2026-01-31", 1, "2026-02-28"},
		{"2026-12-31", 1, "2027-01-31"},
		{"2026-11-23", 0, "2026-11-23"},
		{"2026-11-30", -12, "2025-11-30"},
		{"2026-05-31", 13, "2027-06-30"},
	} {
		from, err := evening.ParseDay(c.from)
		if got := month(from, c.by).String(); err != nil || got != c.want {
			t.Errorf("%s and %d months: got %s, want %s (%v)", c.from, c.by, got, c.want, err)
		}
	}
}

// A picture of a hundred years of evenings, as it is drawn after every key.
func BenchmarkCenturyInTheJournal(b *testing.B) {
	look := theme.New("ember", colorprofile.TrueColor, theme.Options{})
	s := New()
	s.Known = true
	s.calendar.today, s.calendar.cursor = 20000, 20000
	for d := s.calendar.today - reachBack; d <= s.calendar.today; d++ {
		if d%5 != 0 {
			s.calendar.days = append(s.calendar.days, d)
		}
	}
	s.Look.Day = evening.Day(20000)
	for name, v := range map[string]view{"weeks": weeksView, "year": yearView} {
		b.Run(name, func(b *testing.B) {
			s.view = v
			for b.Loop() {
				s.Draw(screentest.Usual, &look)
			}
		})
	}
}
