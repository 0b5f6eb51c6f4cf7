package screentest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/notation"
	"lull/routines/settings"
	"lull/routines/sleep"
	"lull/routines/tonight"
	"lull/ui/noting"
)

// Diary is a journal in memory that can take back what was done to it.
type Diary struct {
	mu      sync.Mutex
	Entries []journal.Entry
	Changes []change // that can be taken back, the latest last
	undone  []change // and those that were
	made    int
	Broken  error
}

// change is one of the diary, and what it has on the other side of it.
type change struct {
	journal.Undone
	entries []journal.Entry
}

func (d *Diary) change(u journal.Undone) {
	d.undone = nil
	d.Changes = append(d.Changes, change{u, slices.Clone(d.Entries)})
}

// Save, Delete, Undo, Redo and GiveBack are those of [ui.Journal].
func (d *Diary) Save(_ context.Context, entries ...journal.Entry) ([]journal.Entry, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.Broken != nil {
		return nil, d.Broken
	}
	for i, e := range entries {
		if err := e.Check(); err != nil {
			return nil, err
		}
		at := slices.IndexFunc(d.Entries, func(x journal.Entry) bool { return x.ID == e.ID && e.ID != "" })
		if at >= 0 {
			d.change(journal.Undone{Change: journal.Edited, Entry: e})
			d.Entries[at] = e
			continue
		}
		d.made++
		e.ID = fmt.Sprint("made-", d.made)
		entries[i] = e
		d.change(journal.Undone{Change: journal.Made, Entry: e})
		d.Entries = append(d.Entries, e)
	}
	return entries, nil
}

func (d *Diary) Delete(_ context.Context, id string) (journal.Entry, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	at := slices.IndexFunc(d.Entries, func(x journal.Entry) bool { return x.ID == id })
	if at < 0 || d.Broken != nil {
		return journal.Entry{}, journal.ErrNotFound
	}
	e := d.Entries[at]
	d.change(journal.Undone{Change: journal.Deleted, Entry: e})
	d.Entries = slices.Delete(slices.Clone(d.Entries), at, at+1)
	return e, nil
}

func (d *Diary) Undo(context.Context) ([]journal.Undone, error) {
	return d.step(&d.Changes, &d.undone, journal.ErrNothingToUndo)
}

func (d *Diary) Redo(context.Context) ([]journal.Undone, error) {
	return d.step(&d.undone, &d.Changes, journal.ErrNothingToRedo)
}

func (d *Diary) step(some, others *[]change, none error) ([]journal.Undone, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	n := len(*some)
	if n == 0 {
		return nil, none
	}
	last := (*some)[n-1]
	*some, *others = (*some)[:n-1], append(*others, change{last.Undone, d.Entries})
	d.Entries = last.entries
	return []journal.Undone{last.Undone}, nil
}

func (d *Diary) GiveBack(context.Context, ...journal.Entry) error { return nil }

// Read looks at it as the screens do.
func (d *Diary) Read(_ context.Context, now time.Time, q lookup.Query) (lookup.Answer, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	s := settings.Default()
	var days []evening.Day
	var entries []journal.Entry
	on := s.Schedule.Of(now)
	if q.Day != nil && *q.Day != lookup.ThisEvening {
		on = *q.Day
	}
	for _, e := range d.Entries {
		if e.Counts() {
			days = append(days, e.Evening)
		}
		if q.Day != nil && e.Evening == on {
			entries = append(entries, e)
		}
	}
	slices.Sort(days)
	slices.SortFunc(entries, func(a, b journal.Entry) int { return a.At.Compare(b.At) })
	look := tonight.From(now, s, Table(), tonight.Facts{
		Streak: journal.StreakOf(days, s.Schedule.Of(now)), First: len(d.Entries) == 0,
	})
	a := lookup.Answer{Tonight: look, Entries: entries, Days: slices.Compact(days)}
	if q.Day != nil {
		a.Day, a.Curve = on, tonight.CurveOf(on, now.Location(), s, Table(), entries)
	}
	if q.Around {
		all := slices.SortedFunc(slices.Values(d.Entries), func(a, b journal.Entry) int {
			return int(a.Evening - b.Evening)
		})
		a.Around = lookup.AroundOf(all, on-400, s.Schedule.Of(now))
	}
	if q.Can != nil {
		can := look.Intake.Can(*q.Can, now)
		a.Can = &can
	}
	if q.Report {
		a.Report = lookup.Report{Until: s.Schedule.Of(now) - 1, Days: lookup.ReportDays, Entries: d.Entries}
	}
	if q.Find != nil {
		a.Found = d.find(*q.Find)
	}
	if q.After != nil {
		a.Morning = sleep.NewMorning(*q.After, false,
			slices.DeleteFunc(slices.Clone(d.Entries),
				func(e journal.Entry) bool { return e.Evening != *q.After }), nil)
	}
	return a, nil
}

// find looks for notes and drinks, the latest evening first.
func (d *Diary) find(f lookup.Find) []journal.Entry {
	var found []journal.Entry
	for _, e := range d.Entries {
		text := ""
		switch {
		case e.Note != nil:
			text = e.Note.Text
		case e.Intake != nil:
			text = e.Intake.What
		}
		if strings.Contains(text, f.Words) && (f.Kinds == nil || slices.Contains(f.Kinds, e.Kind)) {
			found = append(found, e)
		}
	}
	slices.SortStableFunc(found, func(a, b journal.Entry) int { return int(b.Evening - a.Evening) })
	return found
}

// Table knows a drink and a movement.
func Table() *intake.Table {
	t, err := intake.NewTable(
		intake.Item{Name: "coffee", Kind: intake.Drink, Milligrams: 96, Millilitres: 240},
		intake.Item{Name: "run", Kind: intake.Movement, Effort: journal.Vigorous},
		intake.Item{Name: "medicine", Aliases: []string{"ibuprofen"}, Kind: intake.Medicine},
	)
	if err != nil {
		panic(err)
	}
	return t
}

// Reads reads lines with what the table has.
func Reads(s settings.Settings) noting.Noting {
	return noting.Noting{
		Known:    notation.Known{Table: Table(), Words: vocabulary, Practices: map[string]string{"calm": "breathe"}},
		Schedule: s.Schedule, Usual: "calm",
	}
}

// Past is a diary of somebody who kept every third evening out and noted a few
// things on the last one. The evening before now is the last one in it.
func Past(now time.Time) *Diary {
	d := &Diary{}
	today := settings.Default().Schedule.Of(now)
	for ago := evening.Day(1); ago < 60; ago++ {
		if ago%3 == 0 || ago > 20 && ago < 30 {
			continue
		}
		d.keep(today, ago, now.Location())
	}
	yesterday := func(hour, minute int) time.Time { return evening.At(hour, minute).On(today-1, now.Location()) }
	d.Entries = append(d.Entries,
		journal.Entry{
			ID: "coffee", Kind: journal.KindIntake, At: yesterday(15, 40), Evening: today - 1,
			Intake: &journal.Intake{What: "coffee", Count: 2, Caffeine: 192},
		},
		journal.Entry{
			ID: "run", Kind: journal.KindExercise, At: yesterday(19, 30), Evening: today - 1,
			Exercise: &journal.Exercise{What: "run", Effort: journal.Vigorous, Lasted: 40 * time.Minute},
		},
		journal.Entry{
			ID: "note", Kind: journal.KindNote, At: yesterday(21, 5), Evening: today - 1,
			Note: &journal.Note{Text: "rain all evening, and the window stood open until late"},
		},
	)
	return d
}

// keep adds a breath on the evening so long ago.
func (d *Diary) keep(today, ago evening.Day, zone *time.Location) {
	d.Entries = append(d.Entries, journal.Entry{
		ID: fmt.Sprint("kept-", ago), Kind: journal.KindSession, At: evening.At(22, 10).On(today-ago, zone),
		Evening: today - ago,
		Session: &journal.Session{
			Practice: "breathe", Name: "calm", Planned: 10 * time.Minute,
			Practised: 10 * time.Minute, Ending: journal.Drifted,
		},
	})
}

// Years is a diary of a year and a half, without nights for three weeks.
func Years(now time.Time) *Diary {
	d := &Diary{}
	today := settings.Default().Schedule.Of(now)
	for ago := evening.Day(540); ago > 0; ago-- {
		day := today - ago
		at := evening.At(22, 10).On(day, now.Location())
		if (ago*7+ago/9)%10 < 3+(540-ago)/90 {
			d.keep(today, ago, now.Location())
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
		d.Entries = append(d.Entries, journal.Entry{
			ID: fmt.Sprint("night-", ago), Kind: journal.KindNight, At: at.Add(10 * time.Hour), Evening: day, Night: n,
		})
	}
	return d
}
