package cli

import (
	"context"
	"math"
	"strings"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/lists"
	"lull/routines/practice"
	"lull/routines/sleep"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
	"lull/ui/plain"
	"lull/ui/screen"
)

// The years that can be asked for, as with --on.
const (
	firstYear = 1970
	lastYear  = 2200
)

func (x reviewCommand) year(ctx context.Context, year int) error {
	if year < firstYear || year > lastYear {
		return console.Misusef("--year takes a year such as 2026, not %d", year)
	}
	first, last := evening.DayOf(year, 1, 1), evening.DayOf(year, 12, 31)
	if x.Display.Screens() {
		return x.screens.Open(ctx, screen.OpenYear{Last: last})
	}
	return x.disk.With(ctx, func(ctx context.Context, o storage.Opened) (err error) {
		last := min(last, o.Today())
		y := plain.Year{Year: year, First: first, Last: last}
		if y.Days, err = o.CountingBetween(ctx, 0, max(last, first)); err != nil {
			return err
		}
		nights, err := o.Between(ctx, first, max(last, first), journal.KindNight)
		if err != nil {
			return err
		}
		y.Sleep = sleep.Weeks(nights)
		return x.Tell(yearData(y), y.Words(o.Telling))
	})
}

// yearData leaves out what nobody reported of a week's sleep.
func yearData(y plain.Year) console.Data {
	mean := func(m sleep.Mean) *float64 {
		if m.N == 0 {
			return nil
		}
		v := tenth(m.Value)
		return &v
	}
	kept, weeks := []string{}, []console.Data{}
	grid := journal.Weeks(y.Days, y.First, y.Last)
	ends := lists.Each(grid, func(w journal.Week) evening.Day { return min(w[6].Day, y.Last) })
	strengths := journal.Strengths(y.Days, ends)
	for i, w := range grid {
		before := len(kept)
		for _, c := range w {
			if c.Counts && c.Inside {
				kept = append(kept, c.Day.String())
			}
		}
		week := sleep.WeekOf(y.Sleep, w[0].Day)
		weeks = append(weeks, console.Data{
			"week", w[0].Day.String(),
			"kept", len(kept) - before,
			"strength", strengths[i],
			"nights", week.Nights,
			"sol_min,omitempty", mean(week.SOL),
			"awake_min,omitempty", mean(week.WASO),
			"efficiency,omitempty", mean(week.SE),
			"efficiency_from_trying,omitempty", mean(week.SEFromTrying),
		})
	}
	return console.Data{"year", y.Year, "total", len(kept), "kept", kept, "weeks", weeks}
}

func (x reviewCommand) search(ctx context.Context, words string) error {
	if strings.TrimSpace(words) == "" {
		return console.Misusef(`--search takes a word or more, such as --search "open window"`)
	}
	if x.Display.Screens() {
		return x.screens.Open(ctx, screen.Search{Words: words})
	}
	return x.disk.With(ctx, func(ctx context.Context, o storage.Opened) error {
		found, err := o.Search(ctx, words, math.MaxInt32)
		if err != nil {
			return err
		}
		return x.Tell(storage.EntriesJSON(found), plain.Found(o.Telling, found))
	})
}

// startAfresh begins the streak again from this evening. It asks nothing: it is
// an entry like any other, and taken back like one.
func (x reviewCommand) startAfresh(ctx context.Context, o storage.Opened) error {
	saved, err := o.Save(ctx, journal.Entry{
		Kind: journal.KindSession, At: o.Now, Evening: o.Today(),
		Session: &journal.Session{Practice: practice.KindAfresh, Ending: journal.Logged},
	})
	if err != nil {
		return err
	}
	return x.Done(storage.EntryJSON(saved[0]),
		"The streak begins afresh with this evening. All evenings stay as they are; lull undo takes it back.")
}
