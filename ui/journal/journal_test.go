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
	"lull/routines/lookup"
	"lull/routines/settings"
	"lull/ui/chart"
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
	shot := func(name string, d *screentest.Diary, at time.Time, size screen.Area, keys string, look *theme.Theme) {
		t.Helper()
		screentest.Shot(t, name, d, at, size, New(evening.DefaultSchedule(), screentest.Words), keys, look)
	}
	both := func(name string, d *screentest.Diary, at time.Time, keys string) {
		t.Helper()
		shot(name, d, at, screentest.Usual, keys, screentest.Bare())
		shot(name+" small", d, at, screentest.Small, keys, screentest.Bare())
	}
	both("journal", full, now, "")
	both("journal resting", resting, now, "")
	both("journal empty", empty, now, "")
	both("journal at night", full, now.Add(2*time.Hour), "")
	both("year", long, now, "y")
	both("year at night", long, now.Add(20*time.Minute), "ysw")
	both("sleep", long, now, "s")
	both("alike", long, now, "ss")
	sixty, large := screen.Area{Width: 60, Height: 20}, screen.Area{Width: 120, Height: 36}
	shot("journal in letters", full, now, screentest.Usual, "hk", screentest.Letters())
	shot("year in letters", long, now, screentest.Usual, "yhk", screentest.Letters())
	shot("year small in letters", long, now, screentest.Small, "y", screentest.Letters())
	shot("sleep in letters", long, now, screentest.Usual, "s[", screentest.Letters())
	shot("journal large", full, now, large, "", screentest.Bare())
	shot("year large", long, now, large, "y", screentest.Bare())
	shot("year in sixty columns", long, now, sixty, "y[", screentest.Bare())
	shot("sleep in sixty columns", long, now, sixty, "s", screentest.Bare())
	shot("journal far back", full, now, screentest.Small, "hhhhhhhhhhhhhhhhhhhh", screentest.Bare())
	shot("year young", full, now, screentest.Usual, "y", screentest.Bare())
	shot("year empty", empty, now, screentest.Usual, "y", screentest.Bare())
	shot("weeks small", long, now, screentest.Small, "sss", screentest.Bare())
	shot("sleep empty", full, now, screentest.Small, "s", screentest.Bare())
	shot("too small", full, now, screen.Area{Width: 34, Height: 9}, "", screentest.Bare())
}

// However much was told of a night, a small window has all of it under the bars, in
// whole words.
func TestANightIsToldWholeInASmallWindow(t *testing.T) {
	now := time.Date(2026, 11, 23, 15, 42, 0, 0, time.UTC)
	d := screentest.Years(now)
	last := 0
	for i, e := range d.Entries {
		if e.Night != nil {
			last = i
		}
	}
	day := d.Entries[last].Evening
	moment := func(hour, minute int) *time.Time {
		at := evening.At(hour, minute).On(day, time.UTC)
		if hour < 12 {
			at = at.AddDate(0, 0, 1)
		}
		return &at
	}
	sol, waso := 125*time.Minute, 95*time.Minute
	e := &d.Entries[last]
	e.Night = &journal.Night{
		IntoBed: moment(22, 40), Tried: moment(22, 55), Asleep: moment(23, 10), SOL: &sol, WASO: &waso, Woke: moment(7, 5), OutOfBed: moment(7, 20),
	}
	e.Source = journal.SleepAsAndroid
	s := New(evening.DefaultSchedule(), screentest.Words)
	screentest.Open(t, d, now, s, "s")
	drawn := screentest.Drawn(s, screentest.Small)
	words := strings.Join(strings.Fields(drawn), " ")
	for _, want := range []string{"bed 22:40", "tried 22:55", "asleep 23:10", "asleep after 2 h 5 min", "awake 1 h 35 min", "woke 07:05", "up 07:20", "from " + journal.SourceName(e.Source)} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not there:\n%s", want, drawn)
		}
	}
	if bars := strings.Count(drawn, "▃▃▃"); bars < 2 {
		t.Errorf("%d nights show:\n%s", bars, drawn)
	}
}

func TestEveryCalendarHasItsWidth(t *testing.T) {
	look := theme.New("ember", colorprofile.TrueColor, theme.Options{})
	days := []evening.Day{19000, 20000, 20001, 20400}
	for today := evening.Day(20401); today < 20420; today++ {
		for _, width := range []int{7, 20, 38, 74, 200} {
			for _, back := range []evening.Day{0, 1, 6, 7, 30, 365, 1400, reachBack} {
				c := calendar{days: days, today: today, cursor: today - back, cells: 1 + int(back)%2, label: labelWidth}
				lines := c.draw(width, chart.New(&look), &look)
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
	s := New(evening.DefaultSchedule(), screentest.Words)
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

// The page for a clinician is one key away by day, and by night it is not there.
func TestTheReportIsOneKeyAway(t *testing.T) {
	now := time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)
	d := screentest.Years(now)
	pressed := func(at time.Time) screen.Intent {
		s := New(evening.DefaultSchedule(), screentest.Words)
		read := func() lookup.Answer {
			a, err := d.Read(t.Context(), at, s.Needs())
			if err != nil {
				t.Fatal(err)
			}
			s.Read(a)
			return a
		}
		s.AfterRead(read())
		if s.Press(screentest.Key("r"), at) == nil {
			return nil
		}
		return s.AfterRead(read())
	}
	page, ok := pressed(now).(screen.OpenPage)
	if !ok || !strings.Contains(page.Page.Markdown, "report.intro") || !strings.Contains(page.Page.Markdown, "23:10") {
		t.Errorf("by day it wants %+v", page)
	}
	if want := pressed(now.Add(9 * time.Hour)); want != nil {
		t.Errorf("at night it wants %+v", want)
	}
}

// The evening under the cursor is read as it moves, and nothing else is; what is
// under way for all of it is asked for again.
func TestAMoveReadsTheEveningAlone(t *testing.T) {
	now := time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)
	d := screentest.Years(now)
	s := New(evening.DefaultSchedule(), screentest.Words)
	first := s.Needs()
	a, _ := d.Read(t.Context(), now, first)
	if s.Read(a); !first.Around || first.Days == nil || s.AfterRead(a) != nil {
		t.Fatalf("at first it asks for %+v", first)
	}
	today := s.calendar.today
	if _, again := s.Press(screentest.Key("up"), now).(screen.Refresh); !again {
		t.Fatal("a move reads nothing")
	}
	if q := s.Needs(); *q.Day != today-1 || q.Around || q.Days != nil {
		t.Errorf("a move asks for %+v", q)
	}
	days := len(s.calendar.days)
	a, _ = d.Read(t.Context(), now, lookup.Query{Day: &[]evening.Day{today - 1}[0]})
	if s.Read(a); len(s.calendar.days) != days || s.pane.Day != today-1 {
		t.Errorf("after a move there are %d evenings and %v is shown", len(s.calendar.days), s.pane.Day)
	}
	if q := s.Needs(); !q.Around { // such as after coming back
		t.Errorf("later it asks for %+v", q)
	}
	s.Press(screentest.Key("up"), now)
	if q := s.Needs(); !q.Around {
		t.Errorf("a move while all of it is read asks for %+v", q)
	}
}
