package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
)

const century = 36_500 // evenings

// hundredYears is the file of a century of evenings with 500,000 entries. With
// LULL_BENCH_JOURNAL set it is kept there between runs.
func hundredYears(tb testing.TB) (string, evening.Day) {
	tb.Helper()
	first := time.Date(1926, 11, 23, 8, 0, 0, 0, berlin)
	today := evening.Of(first, evening.DayStarts) + century - 1
	path := os.Getenv("LULL_BENCH_JOURNAL")
	if path == "" {
		path = filepath.Join(tb.TempDir(), "journal.db")
	} else if _, err := os.Stat(path); err == nil {
		return path, today
	}
	j, err := Open(context.Background(), path, Options{})
	if err != nil {
		tb.Fatal(err)
	}
	var some []journal.Entry
	made := 0
	for d := range century {
		at := first.AddDate(0, 0, d)
		day := evening.Of(at, evening.DayStarts)
		sol := 20 * time.Minute
		woke := at.Add(-time.Hour)
		add := func(after time.Duration, e journal.Entry) {
			e.At, e.Evening = at.Add(after), day
			id, err := NewID()
			if err != nil {
				tb.Fatal(err)
			}
			e.ID = id
			some = append(some, e)
		}
		for cup := range 7 {
			add(time.Duration(cup)*time.Hour, coffee(at))
		}
		add(9*time.Hour, journal.Entry{Kind: journal.KindIntake, Intake: &journal.Intake{What: "wine", Count: 1, Alcohol: 14}})
		add(10*time.Hour, journal.Entry{Kind: journal.KindExercise, Exercise: &journal.Exercise{What: "run", Effort: journal.Moderate, Lasted: time.Hour}})
		add(11*time.Hour, journal.Entry{Kind: journal.KindRating, Rating: &journal.Rating{What: "stress", Value: d % 11}})
		add(0, journal.Entry{Kind: journal.KindNight, Night: &journal.Night{Jerks: journal.NoJerks, SOL: &sol, Woke: &woke, Quality: 3}})
		add(12*time.Hour, note("an ordinary day, a little long", at))
		if d%5 != 0 {
			add(14*time.Hour, session(at, 10*time.Minute, journal.Drifted))
		}
		if d%10 < 9 {
			add(13*time.Hour, journal.Entry{Kind: journal.KindParked, Parked: &journal.Parked{Text: "call the plumber"}})
		}
		if len(some) > 20_000 || d == century-1 {
			m, err := merge(context.Background(), j, some...)
			if err != nil {
				tb.Fatal(err)
			}
			made, some = made+m.Added, some[:0]
		}
	}
	if err := j.Close(); err != nil {
		tb.Fatal(err)
	}
	about, err := os.Stat(path)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Logf("%d entries in %.1f MB", made, float64(about.Size())/1e6)
	return path, today
}

// What the prompt line needs of the journal: what was taken today, whether
// tonight's practice is done, and the record.
func line(ctx context.Context, j *Journal, today evening.Day) error {
	taken, err := j.Between(ctx, today-2, today, journal.KindIntake)
	if err != nil {
		return err
	}
	done, err := j.Between(ctx, today, today)
	if err != nil {
		return err
	}
	last, err := j.LastSession(ctx)
	if err != nil {
		return err
	}
	record, err := j.Streak(ctx, today)
	if len(taken) != 24 || len(done) < 10 || last.ID == "" || record.Total < century/2 {
		return fmt.Errorf("%d taken, %d done, %+v: %w", len(taken), len(done), record, err)
	}
	return err
}

func BenchmarkHundredYears(b *testing.B) {
	path, today := hundredYears(b)
	ctx := context.Background()
	open := func(b *testing.B) *Journal {
		b.Helper()
		j, err := Open(ctx, path, Options{})
		if err != nil {
			b.Fatal(err)
		}
		return j
	}
	run := func(name string, keepOpen bool, do func(j *Journal) error) {
		b.Run(name, func(b *testing.B) {
			var j *Journal
			if keepOpen {
				j = open(b)
				defer j.Close()
			}
			for b.Loop() {
				if !keepOpen {
					j = open(b)
				}
				if err := do(j); err != nil {
					b.Fatal(err)
				}
				if !keepOpen {
					if err := j.Close(); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
	run("open and close", false, func(*Journal) error { return nil })
	run("open and prompt line", false, func(j *Journal) error { return line(ctx, j, today) })
	// What the journal screen asks for: a hundred years of evenings, and what
	// Tonight needs beside them; in its other views the sleep of two years, or
	// one evening.
	screen := func(j *Journal) error {
		for range 2 {
			if _, err := j.CountingBetween(ctx, today-century, today); err != nil {
				return err
			}
		}
		if _, err := j.Streak(ctx, today); err != nil {
			return err
		}
		if _, err := j.LastSession(ctx); err != nil {
			return err
		}
		if _, err := j.Between(ctx, today-14, today-1, journal.KindParked); err != nil {
			return err
		}
		_, err := j.Between(ctx, today-2, today)
		return err
	}
	run("open and journal screen", false, screen)
	run("open and sleep by week", false, func(j *Journal) error {
		if err := screen(j); err != nil {
			return err
		}
		_, err := j.Between(ctx, today-2*7*54, today, journal.KindNight)
		return err
	})
	run("open and one evening of it", false, func(j *Journal) error {
		if err := screen(j); err != nil {
			return err
		}
		if _, err := j.Between(ctx, today-5002, today-5000, journal.KindIntake); err != nil {
			return err
		}
		_, err := j.Between(ctx, today-5000, today-5000)
		return err
	})
	run("prompt line", true, func(j *Journal) error { return line(ctx, j, today) })
	run("intakes of three evenings", true, func(j *Journal) error {
		_, err := j.Between(ctx, today-2, today, journal.KindIntake)
		return err
	})
	run("one evening", true, func(j *Journal) error { _, err := j.Between(ctx, today-5000, today-5000); return err })
	run("last session", true, func(j *Journal) error { _, err := j.LastSession(ctx); return err })
	for name, words := range map[string]string{"often": "ordinary", "never": "lighthouse", "by name": "coffee", "far letters": "ü"} {
		run("search for what is said "+name, true, func(j *Journal) error {
			_, err := j.Search(ctx, words, 500)
			return err
		})
	}
	run("record", true, func(j *Journal) error { _, err := j.Streak(ctx, today); return err })
	run("counting days", true, func(j *Journal) error { _, err := j.CountingBetween(ctx, First, Last); return err })
	run("close unfinished", true, func(j *Journal) error { _, err := j.CloseUnfinished(ctx); return err })
	run("save and undo", true, func(j *Journal) error {
		if _, err := j.Save(ctx, note("one more", time.Now())); err != nil {
			return err
		}
		_, err := j.Undo(ctx)
		return err
	})
	run("read all", true, func(j *Journal) error {
		return j.Archive().ReadAll(ctx, func(journal.Entry) error { return nil }, noDeleted)
	})
	run("merge all anew", true, func(j *Journal) error {
		var c journal.Copy
		if err := j.Archive().ReadAll(ctx, func(e journal.Entry) error { c.Entries = append(c.Entries, e); return nil }, noDeleted); err != nil {
			return err
		}
		b.ResetTimer()
		to, err := Open(ctx, filepath.Join(b.TempDir(), "journal.db"), Options{})
		if err != nil {
			return err
		}
		m, err := to.Archive().MergeCopy(ctx, c)
		b.ReportMetric(float64(m.Added)/b.Elapsed().Seconds(), "entries/s")
		return errors.Join(err, to.Close())
	})
	run("merge all again", true, func(j *Journal) error {
		var c journal.Copy
		if err := j.Archive().ReadAll(ctx, func(e journal.Entry) error { c.Entries = append(c.Entries, e); return nil }, noDeleted); err != nil {
			return err
		}
		b.ResetTimer()
		m, err := j.Archive().MergeCopy(ctx, c)
		b.ReportMetric(float64(m.Unchanged)/b.Elapsed().Seconds(), "entries/s")
		return err
	})
	run("check", true, func(j *Journal) error { return j.Archive().Check(ctx) })
}
