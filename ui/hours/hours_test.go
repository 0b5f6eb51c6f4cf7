package hours

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/notation"
	"lull/routines/settings"
	"lull/routines/tonight"
	"lull/ui/chart"
	"lull/ui/screen/screentest"
)

var (
	day = evening.DayOf(2026, 11, 23)
	now = clock(23, 15, 42)
)

// clock is a time of the clock on a day of that November.
func clock(date, hour, minute int) time.Time {
	return time.Date(2026, 11, date, hour, minute, 0, 0, time.UTC)
}

// of is an evening with entries, seen at a moment; each entry is the line that notes it.
func of(t *testing.T, seen time.Time, lines ...string) Evening {
	t.Helper()
	s := settings.Default()
	e := Evening{Day: day, Schedule: s.Schedule, Look: tonight.From(seen, s, screentest.Table(), tonight.Facts{})}
	for _, line := range lines {
		x, err := notation.Single(screentest.Reads(s).Entries([]string{line}, seen))
		if err != nil {
			t.Fatal(err)
		}
		x.ID, x.Evening = line, day
		e.Entries = append(e.Entries, x)
	}
	e.Curve = tonight.CurveOf(day, time.UTC, s, screentest.Table(), e.Entries)
	return e
}

func night(id string, from, until time.Time) journal.Entry {
	return journal.Entry{
		ID: id, Kind: journal.KindNight, At: until, Evening: day, Night: &journal.Night{Asleep: &from, Woke: &until},
	}
}

// line draws it as it is without colours.
func (e Evening) line(width, rows int, curve bool) []string {
	var pen *chart.Pen
	look := screentest.Bare()
	lines := e.Line(pen.In(look), look, width, rows, curve)
	for i, l := range lines {
		lines[i] = strings.TrimRight(ansi.Strip(l), " ")
	}
	return lines
}

// Whatever room there is, it is never more: no line is wider, and no more lines are
// drawn. With too little there is nothing, and no half of a picture.
func TestItFitsWhereItIs(t *testing.T) {
	e := of(t, now, "coffee at 8:10", "2 coffee at 13:30", "run 40m hard at 14:30")
	e.Entries = append(e.Entries, night("night", clock(23, 23, 20), clock(24, 6, 50)))
	for width := 20; width <= 180; width += 7 {
		for rows := range 14 {
			for _, curve := range []bool{false, true} {
				lines := e.line(width, rows, curve)
				if len(lines) > rows || (len(lines) == 0) != (rows < StripRows) {
					t.Errorf("%dx%d, with the curve %v: %d lines", width, rows, curve, len(lines))
				}
				for _, l := range lines {
					if n := ansi.StringWidth(l); n > width {
						t.Errorf("%dx%d, with the curve %v: %d wide: %q", width, rows, curve, n, l)
					}
				}
			}
		}
	}
}

// The curve is drawn where it is wanted, there is one and it has its rows.
func TestTheCurveIsDrawnWhereItHasRoom(t *testing.T) {
	with, without := of(t, now, "coffee at 8:10"), of(t, now, "run 40m hard at 14:30")
	for name, c := range map[string]struct {
		e     Evening
		rows  int
		curve bool
		high  bool
	}{
		"with room":       {with, LeastRows, true, true},
		"with much room":  {with, 30, true, true},
		"with little":     {with, LeastRows - 1, true, false},
		"not wanted":      {with, 30, false, false},
		"without a drink": {without, 30, true, false},
	} {
		if n := len(c.e.line(80, c.rows, c.curve)); n > MostRows || n > StripRows != c.high {
			t.Errorf("%s: %d rows", name, n)
		}
	}
}

func TestOfNothingThatHasATimeThereIsNoLine(t *testing.T) {
	told := journal.Entry{ID: "told", Kind: journal.KindNight, At: now, Evening: day, Night: &journal.Night{Quality: 4}}
	for name, e := range map[string]Evening{
		"nothing": of(t, now), "a note": of(t, now, "note rain all day"), "stress": of(t, now, "stress 7"),
		"a night without its times": {Day: day, Schedule: evening.DefaultSchedule(), Entries: []journal.Entry{told}},
	} {
		if lines := e.line(80, 20, true); len(lines) > 0 {
			t.Errorf("%s: there is\n%s", name, strings.Join(lines, "\n"))
		}
	}
}

// Two accounts of one night are drawn once: what somebody told outranks what a watch
// recorded.
func TestANightIsDrawnOnce(t *testing.T) {
	told, recorded := night("told", clock(23, 23, 20), clock(24, 6, 50)), night("recorded", clock(23, 22, 10), clock(24, 8, 5))
	recorded.Source = "apple-health"
	one := Evening{Day: day, Schedule: evening.DefaultSchedule(), Look: tonight.Look{Now: now}, Entries: []journal.Entry{told}}
	both := one
	both.Entries = []journal.Entry{recorded, told}
	if got, want := strings.Join(both.line(100, 3, false), "\n"), strings.Join(one.line(100, 3, false), "\n"); got != want {
		t.Errorf("there is\n%s\nwant\n%s", got, want)
	}
	c, _ := both.timeline(screentest.Bare())
	if len(c.Marks) != 1 || !c.Marks[0].At.Equal(*told.Night.Asleep) || !c.Marks[0].Until.Equal(*told.Night.Woke) {
		t.Errorf("the marks are %+v", c.Marks)
	}
}

// It goes from the morning into the night, and farther where something lies beyond;
// now is on it only in the evening that it is, until bedtime.
func TestWhereItBeginsAndEnds(t *testing.T) {
	usual := of(t, now, "run 40m hard at 14:30")
	if c, _ := usual.timeline(screentest.Bare()); !c.From.Equal(clock(23, 7, 0)) || !c.To.Equal(clock(24, 4, 0)) || !c.Now.Equal(now) {
		t.Errorf("it goes from %v to %v, and now is %v", c.From, c.To, c.Now)
	}
	far := usual
	far.Entries = append(far.Entries, journal.Entry{
		ID: "early", Kind: journal.KindExercise, At: clock(23, 5, 0), Evening: day,
		Exercise: &journal.Exercise{What: "run"},
	}, journal.Entry{
		ID: "late", Kind: journal.KindIntake, At: clock(24, 5, 30), Evening: day,
		Intake: &journal.Intake{What: "tea", Count: 1},
	})
	if c, _ := far.timeline(screentest.Bare()); !c.From.Before(clock(23, 5, 0)) || !c.To.After(clock(24, 5, 30)) {
		t.Errorf("what lies beyond is not on it: from %v to %v", c.From, c.To)
	}
	for name, seen := range map[string]time.Time{"in bed": clock(23, 23, 30), "the day after": clock(24, 15, 0)} {
		e := of(t, seen)
		e.Entries = usual.Entries
		if c, _ := e.timeline(screentest.Bare()); !c.Now.IsZero() {
			t.Errorf("%s: now is %v", name, c.Now)
		}
	}
}

func TestPictures(t *testing.T) {
	e := of(t, now, "coffee at 8:10", "2 coffee at 13:30", "run 40m hard at 14:30")
	e.Entries = append(e.Entries, night("night", clock(23, 23, 20), clock(24, 6, 50)))
	for name, lines := range map[string][]string{
		"with the curve": e.line(80, MostRows, true), "the line alone": e.line(80, StripRows, false),
		"narrow": e.line(38, StripRows, false),
	} {
		t.Run(name, func(t *testing.T) { golden.RequireEqual(t, strings.Join(lines, "\n")) })
	}
}
