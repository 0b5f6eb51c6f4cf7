//go:build unix

package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/exchange"
	"lull/routines/journal"
	"lull/routines/journal/sqlite"
	"lull/ui/terminal/ptytest"
)

// century writes an export of 36,500 evenings up to yesterday, half a million
// entries: seven coffees a day, a glass, a run, how the night was, the rest.
func century(t *testing.T, path string, now time.Time) (entries int) {
	t.Helper()
	sol := 20 * time.Minute
	return exported(t, path, now, 36_500, func(d int, morning time.Time) (day []journal.Entry) {
		for cup := range 7 {
			day = append(day, journal.Entry{At: morning.Add(time.Duration(cup) * time.Hour), Intake: &journal.Intake{What: "coffee", Count: 1, Caffeine: 95}})
		}
		day = append(day,
			journal.Entry{At: morning, Night: &journal.Night{Jerks: journal.NoJerks, SOL: &sol, Quality: 3}},
			journal.Entry{At: morning.Add(9 * time.Hour), Intake: &journal.Intake{What: "wine", Count: 1, Alcohol: 14}},
			journal.Entry{At: morning.Add(10 * time.Hour), Exercise: &journal.Exercise{What: "run", Effort: journal.Moderate, Lasted: time.Hour}},
			journal.Entry{At: morning.Add(11 * time.Hour), Rating: &journal.Rating{What: "stress", Value: d % 11}},
			journal.Entry{At: morning.Add(12 * time.Hour), Note: &journal.Note{Text: "an ordinary day, a little long"}},
			journal.Entry{At: morning.Add(13 * time.Hour), Parked: &journal.Parked{Text: "call the plumber", Returned: morning.Add(24 * time.Hour)}},
		)
		if d%5 != 0 {
			day = append(day, journal.Entry{At: morning.Add(14 * time.Hour), Session: &journal.Session{
				Practice: "breathe", Name: "calm", Planned: 10 * time.Minute, Practised: 10 * time.Minute, Ending: journal.Drifted,
			}})
		}
		return day
	})
}

// exported writes an export of so many evenings up to yesterday, and gives how many
// entries are in it.
func exported(t *testing.T, path string, now time.Time, evenings int, had func(evening int, morning time.Time) []journal.Entry) (entries int) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w, err := exchange.NewWriter(file)
	if err != nil {
		t.Fatal(err)
	}
	for d := range evenings {
		for _, e := range had(d, now.AddDate(0, 0, d-evenings).Truncate(24*time.Hour).Add(8*time.Hour)) {
			e.Kind, e.Changed, e.Evening = kindOf(e), e.At, evening.Of(e.At, evening.DayStarts)
			if e.ID, err = sqlite.NewID(); err != nil {
				t.Fatal(err)
			}
			if err := w.Entry(e); err != nil {
				t.Fatal(err)
			}
			entries++
		}
	}
	if err := errors.Join(w.Close(), file.Close()); err != nil {
		t.Fatal(err)
	}
	return entries
}

func kindOf(e journal.Entry) journal.Kind {
	switch {
	case e.Session != nil:
		return journal.KindSession
	case e.Intake != nil:
		return journal.KindIntake
	case e.Exercise != nil:
		return journal.KindExercise
	case e.Rating != nil:
		return journal.KindRating
	case e.Night != nil:
		return journal.KindNight
	case e.Parked != nil:
		return journal.KindParked
	}
	return journal.KindNote
}

// TestMeasureACentury runs where LULL_MEASURE is set. Each figure is that of
// the program as a whole, from its start to its end, and may be twice what is
// aimed at: other programs run beside it.
func TestMeasureACentury(t *testing.T) {
	if os.Getenv("LULL_MEASURE") == "" {
		t.Skip("LULL_MEASURE is not set")
	}
	home := t.TempDir()
	now := time.Date(2026, 11, 23, 21, 42, 0, 0, time.UTC)
	text := filepath.Join(home, "century.jsonl")
	entries := century(t, text, now)
	run := func(args ...string) (wall, cpu time.Duration) {
		t.Helper()
		c := exec.Command(ptytest.Build(t), append([]string{"--now", now.Format(time.RFC3339)}, args...)...)
		c.Env = ptytest.Environ(home)
		began := time.Now()
		if said, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%.500s", args, err, said)
		}
		return time.Since(began), c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	}
	const least = 50_000 // entries a second
	for _, args := range [][]string{
		{"import", text},
		{"import", text},
		{"export", "-o", filepath.Join(home, "again.jsonl")},
		{"export", "--format", "csv", "-o", filepath.Join(home, "table.csv")},
	} {
		wall, cpu := run(args...)
		rate := float64(entries) / wall.Seconds()
		t.Logf("%d entries, %v: %.0f a second (%v, %v of a processor)", entries, args[0], rate, wall.Round(time.Millisecond), cpu.Round(time.Millisecond))
		if rate < least/2 {
			t.Errorf("%v: less than half of the %d a second aimed at", args, least)
		}
	}
	about, err := os.Stat(filepath.Join(home, "data", "lull", journalFile))
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("the journal has %.1f MB", float64(about.Size())/1e6)
	if about.Size() > 100e6 {
		t.Error("that is more than 100 MB")
	}
	for _, c := range []struct {
		most time.Duration
		args []string
	}{
		{20 * time.Millisecond, []string{"tonight", "--line"}},
		{50 * time.Millisecond, []string{"tonight", "--json"}},
		{50 * time.Millisecond, []string{"log", "tea"}},
		{100 * time.Millisecond, []string{"review", "--json"}},
		{100 * time.Millisecond, []string{"review", "--on", "1970-01-01"}},
	} {
		var took []time.Duration
		for range 15 {
			wall, _ := run(c.args...)
			took = append(took, wall)
		}
		slices.Sort(took)
		t.Logf("lull %v: median %v, slowest %v, aimed at %v", c.args, took[7], took[14], c.most)
		if took[7] > 2*c.most {
			t.Errorf("lull %v takes more than twice the %v aimed at", c.args, c.most)
		}
	}
}
