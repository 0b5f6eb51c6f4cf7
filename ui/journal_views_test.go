package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/settings"
	journalscreen "lull/ui/journal"
	"lull/ui/screen"
)

// years is a diary of a year and a half with nights that were told of, but for
// three weeks in summer.
func years(now time.Time) *diary {
	d := &diary{}
	today := settings.Default().Schedule.Of(now)
	for ago := evening.Day(540); ago > 0; ago-- {
		day := today - ago
		at := evening.At(22, 10).On(day, now.Location())
		if (ago*7+ago/9)%10 < 3+(540-ago)/90 {
			d.entries = append(d.entries, journal.Entry{
				ID: fmt.Sprint("kept-", ago), Kind: journal.KindSession, At: at, Evening: day,
				Session: &journal.Session{Practice: "breathe", Name: "calm", Planned: 10 * time.Minute, Practised: 10 * time.Minute, Ending: journal.Drifted},
			})
		}
		if ago%3 == 1 || ago > 100 && ago < 122 {
			continue
		}
		sol, awake := time.Duration(12+ago/20+ago%11)*time.Minute, time.Duration(8+ago*7%23)*time.Minute
		tried, woke := at.Add(time.Hour), at.Add(9*time.Hour)
		n := &journal.Night{SOL: &sol, WASO: &awake, Tried: &tried, Woke: &woke, Jerks: journal.FewJerks, Quality: 4}
		if ago%5 == 0 {
			n.WASO = nil
		}
		d.entries = append(d.entries, journal.Entry{
			ID: fmt.Sprint("night-", ago), Kind: journal.KindNight, At: at.Add(10 * time.Hour), Evening: day, Night: n,
		})
	}
	return d
}

// among plays the journal over a year and a half, at nine in the evening.
func among(t *testing.T, during func(b *bench, d *diary)) {
	t.Helper()
	opened(t, func(b *bench, d *diary) {
		d.entries = years(b.deps.Now()).entries
		b.key("esc")
		b.key("h")
		during(b, d)
	})
}

func TestAYearIsMovedThroughByMonths(t *testing.T) {
	among(t, func(b *bench, _ *diary) {
		b.key("y")
		b.wants(t, "a year", "Saturday 1 January", "strength", "of 100", "evenings kept in these weeks")
		b.key("[")
		b.wants(t, "Wednesday 1 December 1999")
		for range 15 {
			b.key("[")
		}
		b.wants(t, "Tuesday 1 September 1998")
		b.key("]")
		b.wants(t, "Thursday 1 October 1998")
		b.key("enter")
		if s := b.evening(t); s.Day != evening.DayOf(1998, 10, 1) {
			t.Errorf("enter opened %s", s.Day)
		}
		b.key("esc")
		b.wants(t, "Thursday 1 October 1998")
		b.key("y")
		b.wants(t, "streak", "longest")
		b.key("t")
		b.key("y")
		b.key("esc")
		b.wants(t, "streak")
	})
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
		if got := journalscreen.Month(from, c.by).String(); err != nil || got != c.want {
			t.Errorf("%s and %d months: got %s, want %s (%v)", c.from, c.by, got, c.want, err)
		}
	}
}

func TestSleepByWeekBeginsWithTheLatestWeekTold(t *testing.T) {
	among(t, func(b *bench, d *diary) {
		b.key("t")
		b.key("s")
		b.wants(t, "sleep by week", "the week of 27 December", "fall asleep", "efficiency", "31", "20", "85", "one person")
		for range 15 {
			b.key("h")
		}
		b.wants(t, "the week of 13 September")
		if s, ok := b.top().(*journalscreen.Screen); !ok || s.Seeking {
			t.Error("it is still looking for its week")
		}
		shown := b.Words(screen.Area{Width: 80, Height: 24})
		b.key("h")
		b.key("h")
		if b.Words(screen.Area{Width: 80, Height: 24}) == shown {
			t.Error("nothing moved")
		}
		b.key("s")
		b.wants(t, "journal", "streak")
	})
}

// From the wind-down on the calendar shows no number, the year neither, and the
// sleep waits for the day.
func TestFromTheWindDownOnTheYearHasNoNumbers(t *testing.T) {
	among(t, func(b *bench, _ *diary) {
		b.key("s")
		b.pass(61 * time.Minute)
		b.wants(t, "a year", "can wait for the day")
		for _, k := range []string{"y", "y", "s", "w", "["} {
			b.key(k)
			for _, size := range []screen.Area{{Width: 80, Height: 24}, {Width: 40, Height: 12}, {Width: 60, Height: 20}} {
				if shown := b.Words(size); strings.ContainsAny(shown, "0123456789") {
					t.Errorf("after %s there is a number:\n%s", k, shown)
				}
			}
		}
	})
}

func TestSearchOpensTheEveningItFound(t *testing.T) {
	opened(t, func(b *bench, d *diary) {
		last := d.entries[len(d.entries)-1]
		for ago := range evening.Day(3) {
			e := last
			e.ID, e.Evening, e.At = fmt.Sprint("more-", ago), e.Evening-10-ago, e.At.AddDate(0, 0, -10-int(ago))
			e.Note = &journal.Note{Text: "the moon\x1b[2J over the roof"}
			d.entries = append(d.entries, e)
		}
		b.key("/")
		b.typed("moon")
		b.wants(t, "search", "moon", "everything")
		b.key("enter")
		b.wants(t, "21 December", "the moon [2J over the roof", "19 December", "open")
		if strings.Contains(b.View().Content, "\x1b[2J") {
			t.Error("what stands in a note orders the terminal about")
		}
		b.key("down")
		b.key("enter")
		if s := b.evening(t); s.Day != evening.DayOf(1999, 12, 20) {
			t.Errorf("it opened %s", s.Day)
		}
		b.key("esc")
		b.wants(t, "moon")
		for _, want := range []string{"notes", "drinks and meals"} {
			b.key("tab")
			b.wants(t, want)
		}
		b.wants(t, "nothing here says that")
		b.key("q") // a letter like any other
		b.wants(t, "moonq")
		b.key("esc")
		b.wants(t, "moonq", "esc again")
		b.key("esc")
		b.wants(t, "journal")
	})
}

func TestAnEveningIsDrawnWithWhatWasTaken(t *testing.T) {
	opened(t, func(b *bench, _ *diary) {
		b.key("k")
		b.key("enter")
		b.wants(t, "bed", "▲ 15:40", "◐ 19:30", "● 22:10")
		b.pass(150 * time.Minute) // lights-out
		if shown := b.Words(screen.Area{Width: 80, Height: 24}); strings.Contains(shown, "▲") {
			t.Errorf("at night there is a picture:\n%s", shown)
		}
	})
}

func TestAThingIsRetypedAsItWouldBeTyped(t *testing.T) {
	opened(t, func(b *bench, d *diary) {
		b.key("k")
		b.key("enter")
		b.key("e")
		b.wants(t, "2 coffee at 15:40")
		for range len("2 coffee at 15:40") {
			b.program.Send(tea.KeyPressMsg{Code: tea.KeyBackspace})
		}
		b.typed("3 coffee")
		b.key("enter")
		b.wants(t, "15:40  3 coffees, about 288 mg")
		b.key("u")
		b.wants(t, "15:40  2 coffees, about 192 mg")
	})
}

func TestTheNightOfAnEveningIsToldLater(t *testing.T) {
	among(t, func(b *bench, d *diary) {
		b.key("enter") // this evening
		b.key("n")
		b.wants(t, "has not been yet")
		b.key("esc")
		for range 4 {
			b.key("k")
		}
		b.key("enter")
		was := len(d.entries)
		b.key("n")
		b.wants(t, "the night of Tuesday 28 December")
		b.key("2")
		b.typed("25")
		b.key("enter")
		b.wants(t, "asleep after 25 min", "a few jerks")
		if len(d.entries) != was+1 {
			t.Fatalf("%d entries, want %d", len(d.entries), was+1)
		}
		if e := d.entries[was]; e.Check() != nil || e.Evening != evening.DayOf(1999, 12, 28) {
			t.Errorf("it became %+v: %v", e, e.Check())
		}
	})
}
