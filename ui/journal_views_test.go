package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
)

// among plays the journal over a year and a half, at nine in the evening.
func among(t *testing.T, during func(b *bench, d *screentest.Diary)) {
	t.Helper()
	opened(t, func(b *bench, d *screentest.Diary) {
		d.Entries = screentest.Years(b.deps.Now()).Entries
		b.key("esc", "h")
		during(b, d)
	})
}

func TestAYearIsMovedThroughByMonths(t *testing.T) {
	among(t, func(b *bench, _ *screentest.Diary) {
		b.key("y")
		b.wants(t, "a year", "Saturday 1 January", "strength", "of 100", "kept", "evenings")
		b.key("[")
		b.wants(t, "Wednesday 1 December 1999")
		for range 15 {
			b.key("[")
		}
		b.wants(t, "Tuesday 1 September 1998")
		b.key("]")
		b.wants(t, "Thursday 1 October 1998")
		b.key("enter")
		b.wants(t, "Thursday 1 October 1998", "add")
		b.key("esc")
		b.wants(t, "Thursday 1 October 1998")
		b.key("y")
		b.wants(t, "streak", "longest")
		b.key("t", "y", "esc")
		b.wants(t, "streak")
	})
}

func TestSleepByWeekBeginsWithTheLatestWeekTold(t *testing.T) {
	among(t, func(b *bench, d *screentest.Diary) {
		b.key("t", "s")
		b.wants(t, "nights", "Thursday 30 December", "asleep after")
		b.key("s")
		b.wants(t, "how alike nights are", "free")
		b.key("s")
		b.wants(t, "sleep by week", "the week of 27 December", "fall asleep", "from trying", "31", "20", "85", "one person")
		for range 15 {
			b.key("h")
		}
		b.wants(t, "the week of 13 September")
		shown := b.words(screentest.Usual)
		b.key("h", "h")
		if b.words(screentest.Usual) == shown {
			t.Error("nothing moved")
		}
		b.key("s")
		b.wants(t, "journal", "streak")
	})
}

// From the wind-down on the calendar shows no number, the year neither, and the
// sleep waits for the day.
func TestFromTheWindDownOnTheYearHasNoNumbers(t *testing.T) {
	among(t, func(b *bench, _ *screentest.Diary) {
		b.key("s")
		b.pass(61 * time.Minute)
		b.wants(t, "a year", "are all here", "the day.")
		for _, k := range []string{"y", "y", "s", "w", "["} {
			b.key(k)
			for _, size := range []screen.Area{{Width: 80, Height: 24}, {Width: 40, Height: 12}, {Width: 60, Height: 20}} {
				if shown := b.words(size); strings.ContainsAny(shown, "0123456789") {
					t.Errorf("after %s there is a number:\n%s", k, shown)
				}
			}
		}
	})
}

func TestSearchOpensTheEveningItFound(t *testing.T) {
	opened(t, func(b *bench, d *screentest.Diary) {
		last := d.Entries[len(d.Entries)-1]
		for ago := range evening.Day(3) {
			e := last
			e.ID, e.Evening, e.At = fmt.Sprint("more-", ago), e.Evening-10-ago, e.At.AddDate(0, 0, -10-int(ago))
			e.Note = &journal.Note{Text: "the moon\x1b[2J over the roof"}
			d.Entries = append(d.Entries, e)
		}
		b.key("/")
		b.typed("moon")
		b.wants(t, "search", "moon", "everything")
		b.key("enter")
		b.wants(t, "21 December", "the moon [2J over the roof", "19 December", "open")
		if strings.Contains(b.View().Content, "\x1b[2J") {
			t.Error("what stands in a note orders the terminal about")
		}
		b.key("down", "enter")
		b.wants(t, "Monday 20 December 1999", "add")
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
	yesterday(t, func(b *bench, _ *screentest.Diary) {
		b.wants(t, "bed", "▲ 15:40", "◐ 19:30", "● 22:10")
		b.pass(150 * time.Minute) // lights-out
		if shown := b.words(screentest.Usual); strings.Contains(shown, "▲") {
			t.Errorf("at night there is a picture:\n%s", shown)
		}
	})
}

func TestAThingIsRetypedAsItWouldBeTyped(t *testing.T) {
	yesterday(t, func(b *bench, d *screentest.Diary) {
		b.key("e")
		b.wants(t, "2 coffees at 15:40")
		for range len("2 coffees at 15:40") {
			b.program.Send(tea.KeyPressMsg{Code: tea.KeyBackspace})
		}
		b.enters("3 coffee")
		b.wants(t, "15:40  3 coffees, about 288 mg")
		b.key("u")
		b.wants(t, "15:40  2 coffees, about 192 mg")
	})
}

func TestTheNightOfAnEveningIsToldLater(t *testing.T) {
	among(t, func(b *bench, d *screentest.Diary) {
		b.key("enter") // this evening
		b.key("n")
		b.wants(t, "has not been yet")
		b.key("esc")
		for range 4 {
			b.key("k")
		}
		b.key("enter")
		was := len(d.Entries)
		b.key("n")
		b.wants(t, "the night of Tuesday 28 December")
		b.key("down", "down")
		b.typed("25")
		for range 6 {
			b.key("down")
		}
		b.key("2", "enter")
		b.wants(t, "asleep after 25 min", "a few jerks")
		if len(d.Entries) != was+1 {
			t.Fatalf("%d entries, want %d", len(d.Entries), was+1)
		}
		if e := d.Entries[was]; e.Check() != nil || e.Evening != evening.DayOf(1999, 12, 28) {
			t.Errorf("it became %+v: %v", e, e.Check())
		}
	})
}
