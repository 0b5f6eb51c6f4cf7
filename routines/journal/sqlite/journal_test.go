package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/practice"
)

// clock is a time that tests move.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

func newClock() *clock { return &clock{time.Date(2026, 11, 23, 22, 45, 0, 0, berlin)} }

var berlin = time.FixedZone("", 3600)

func opened(t testing.TB, path string, c *clock) *Journal {
	t.Helper()
	j, err := Open(context.Background(), path, Options{Now: c.now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := j.Close(); err != nil {
			t.Error(err)
		}
	})
	return j
}

// save saves entries, and gives them as they are kept.
func save(t testing.TB, j *Journal, entries ...journal.Entry) []journal.Entry {
	t.Helper()
	kept, err := j.Save(context.Background(), entries...)
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

// closedAfter opens a journal, does something with it, and closes it.
func closedAfter(t testing.TB, path string, c *clock, do func(*Journal) error) {
	t.Helper()
	j, err := Open(context.Background(), path, Options{Now: c.now})
	if err == nil {
		err = errors.Join(do(j), j.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
}

// backedUp makes a dated copy of a journal that is closed.
func backedUp(t testing.TB, path string, c *clock) (copied string) {
	t.Helper()
	closedAfter(t, path, c, func(j *Journal) (err error) {
		copied, err = j.Archive().BackupDated(context.Background())
		return err
	})
	return copied
}

func fresh(t testing.TB) (*Journal, *clock) {
	t.Helper()
	c := newClock()
	return opened(t, filepath.Join(t.TempDir(), "lull", "journal.db"), c), c
}

func note(text string, at time.Time) journal.Entry {
	return journal.Entry{
		Kind: journal.KindNote, At: at, Evening: evening.Of(at, evening.DayStarts),
		Note: &journal.Note{Text: text},
	}
}

func session(at time.Time, practised time.Duration, ending journal.Ending) journal.Entry {
	return journal.Entry{
		Kind: journal.KindSession, At: at, Evening: evening.Of(at, evening.DayStarts),
		Session: &journal.Session{
			Practice: "breathe", Name: "calm", Planned: 10 * time.Minute,
			Practised: practised, Ending: ending,
		},
	}
}

func coffee(at time.Time) journal.Entry {
	return journal.Entry{
		Kind: journal.KindIntake, At: at, Evening: evening.Of(at, evening.DayStarts),
		Intake: &journal.Intake{What: "coffee", Count: 1, Caffeine: 90},
	}
}

func entry(ctx context.Context, j *Journal, id string) (journal.Entry, error) {
	return j.file.entryByID(ctx, j.file.db, id)
}

func merge(ctx context.Context, j *Journal, entries ...journal.Entry) (journal.Merged, error) {
	return j.Archive().MergeCopy(ctx, journal.Copy{Entries: entries})
}

// noDeleted takes no notice of what was deleted.
func noDeleted(journal.Tombstone) error { return nil }

// everyKind is one entry of every kind, with every field set.
func everyKind() []journal.Entry {
	at := time.Date(2026, 11, 23, 22, 45, 1, 234e6, time.FixedZone("", -5*3600-1800))
	sol, awake, kept := 20*time.Minute, 15*time.Minute, false
	tried, woke := at.Add(time.Hour), at.Add(9*time.Hour).In(berlin)
	entries := []journal.Entry{
		{Kind: journal.KindSession, Session: &journal.Session{
			Practice: "imagine", Name: "shore", Planned: 20 * time.Minute, Practised: 1234567 * time.Millisecond,
			Ending: journal.Drifted, Seed: 1<<64 - 3,
		}},
		{Kind: journal.KindIntake, Intake: &journal.Intake{
			What: "cola", Count: 1.5, Caffeine: 48.25, Absorption: 2, Alcohol: 0.5, Nicotine: true, Big: true, Over: time.Hour,
		}},
		{Kind: journal.KindExercise, Exercise: &journal.Exercise{What: "run", Effort: journal.Vigorous, Lasted: 40 * time.Minute}},
		{Kind: journal.KindRating, Rating: &journal.Rating{What: "stress", Value: 7}},
		{Kind: journal.KindNight, Night: &journal.Night{
			Jerks: journal.FewJerks, SOL: &sol, WASO: &awake, Tried: &tried, Woke: &woke, Quality: 4, Note: "rain",
		}},
		{Kind: journal.KindNight, Night: &journal.Night{}},
		{Kind: journal.KindNote, Note: &journal.Note{Text: "a quiet day, with \"quotes\"; and\nlines 🌙"}},
		{Kind: journal.KindParked, Parked: &journal.Parked{Text: "the tax", Step: "find the letter", Returned: woke}},
		{Kind: journal.KindParked, Parked: &journal.Parked{Text: "still waiting"}},
		{Kind: journal.KindTrial, Trial: &journal.Trial{
			Trial: "0192f0c4-0000-7000-8000-000000000001", Event: "kept", Text: "no tea", Arm: "without", Kept: &kept, Seed: 9,
		}},
	}
	for i := range entries {
		entries[i].At = at.Add(time.Duration(i) * time.Second)
		entries[i].Evening = evening.Of(at, evening.DayStarts)
	}
	return entries
}

// telling compares two entries by what they tell: pointers followed, times by
// instant and offset.
func telling(t *testing.T, got, want journal.Entry) {
	t.Helper()
	want.ID, want.Changed = got.ID, got.Changed
	g, w := spelled(got), spelled(want)
	if g != w {
		t.Errorf("got  %s\nwant %s", g, w)
	}
}

func spelled(e journal.Entry) string {
	return string(e.Line())
}

func TestEveryKindComesBackAsItWas(t *testing.T) {
	j, _ := fresh(t)
	ctx := context.Background()
	entries := everyKind()
	save(t, j, entries...)
	got, err := j.Between(ctx, entries[0].Evening, entries[0].Evening)
	if err != nil || len(got) != len(entries) {
		t.Fatalf("%d entries, %v; want %d", len(got), err, len(entries))
	}
	for i := range got {
		telling(t, got[i], entries[i])
		if !got[i].At.Equal(entries[i].At) || got[i].At.Format(time.RFC3339) != entries[i].At.Format(time.RFC3339) {
			t.Errorf("time %s, want %s", got[i].At, entries[i].At)
		}
	}
	// Spelled goes through the same code that writes, so look at some bare.
	if s := got[0].Session; *s != *entries[0].Session {
		t.Errorf("session %+v, want %+v", s, entries[0].Session)
	}
	if i := got[1].Intake; *i != *entries[1].Intake {
		t.Errorf("intake %+v, want %+v", i, entries[1].Intake)
	}
	if n := got[5].Night; !reflect.DeepEqual(n, &journal.Night{}) {
		t.Errorf("a night without answers came back as %+v", n)
	}
	if n, w := got[4].Night, entries[4].Night; *n.SOL != *w.SOL || !n.Tried.Equal(*w.Tried) || n.Jerks != w.Jerks {
		t.Errorf("night %+v, want %+v", n, w)
	}
	if k := got[9].Trial.Kept; k == nil || *k {
		t.Errorf("kept = %v, want false", k)
	}
}

func TestFileIsPrivate(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "share", "lull")
	path := filepath.Join(folder, "journal.db")
	j := opened(t, path, newClock())
	save(t, j, note("hello", newClock().at))
	for name, want := range map[string]os.FileMode{
		folder: 0o700, path: 0o600, path + "-wal": 0o600, path + "-shm": 0o600,
	} {
		about, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := about.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", name, got, want)
		}
	}
}

func TestFileLeftReadableIsMadePrivate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	opened(t, path, newClock())
	if about, err := os.Stat(path); err != nil || about.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", about.Mode(), err)
	}
}

func TestPathMayHoldAnything(t *testing.T) {
	for _, name := range []string{"a b", "what?mode=ro", "50%25", "#1", "[x]", "ü"} {
		folder := filepath.Join(t.TempDir(), name)
		path := filepath.Join(folder, "journal.db")
		j := opened(t, path, newClock())
		if _, err := j.Save(context.Background(), note(name, newClock().at)); err != nil {
			t.Fatalf("%q: %v", name, err)
		}
		if about, err := os.Stat(path); err != nil || about.Size() == 0 {
			t.Errorf("%q: the journal is not where it was asked for: %v", name, err)
		}
		if _, err := j.Archive().BackupDated(context.Background()); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestEntryIsFoundByItsID(t *testing.T) {
	j, c := fresh(t)
	ctx := context.Background()
	one, two := note("one", c.at), note("two", c.at)
	one.ID, two.ID = "0192f0c4-1111-7000-8000-000000000001", "0192f0c4-1112-7000-8000-000000000001"
	save(t, j, one, two)
	for _, c := range []struct {
		id   string
		want string
		err  error
	}{
		{one.ID, "one", nil},
		{strings.ToUpper(two.ID), "two", nil},
		{strings.ReplaceAll(one.ID, "-", ""), "one", nil},
		{"0192f0c4-1112", "", journal.ErrNotFound},
		{"0192f0c5", "", journal.ErrNotFound},
		{"coffee", "", journal.ErrNotFound},
		{"", "", journal.ErrNotFound},
		{one.ID + "0", "", journal.ErrNotFound},
	} {
		e, err := entry(ctx, j, c.id)
		if !errors.Is(err, c.err) || err == nil && e.Note.Text != c.want {
			t.Errorf("Entry(%q) = %+v, %v; want %q, %v", c.id, e.Note, err, c.want, c.err)
		}
	}
}

func TestReadingByEveningAndKind(t *testing.T) {
	j, c := fresh(t)
	ctx := context.Background()
	var all []journal.Entry
	for d := range 10 {
		at := c.at.AddDate(0, 0, d)
		all = append(all, session(at, time.Hour, journal.Finished), coffee(at.Add(-8*time.Hour)), note("n", at))
	}
	save(t, j, all...)
	from := all[0].Evening
	for _, c := range []struct {
		from, to evening.Day
		kinds    []journal.Kind
		want     int
	}{
		{from, from, nil, 3},
		{from + 2, from + 4, nil, 9},
		{from + 2, from + 4, []journal.Kind{journal.KindSession}, 3},
		{from, from + 99, []journal.Kind{journal.KindSession, journal.KindIntake}, 20},
		{First, Last, nil, 30},
		{from + 4, from + 2, nil, 0},
	} {
		got, err := j.Between(ctx, c.from, c.to, c.kinds...)
		if err != nil || len(got) != c.want {
			t.Errorf("Between(%s, %s, %v) gives %d entries, %v; want %d", c.from, c.to, c.kinds, len(got), err, c.want)
		}
		for i := 1; i < len(got); i++ {
			if got[i].Evening < got[i-1].Evening ||
				got[i].Evening == got[i-1].Evening && got[i].At.Before(got[i-1].At) {
				t.Errorf("out of order at %d", i)
			}
		}
	}
	last, err := j.LastSession(ctx)
	if err != nil || !last.At.Equal(all[27].At) {
		t.Errorf("LastSession = %s, %v", last.At, err)
	}
}

func TestLastSessionLeavesTheNightOut(t *testing.T) {
	j, c := fresh(t)
	ctx := context.Background()
	if _, err := j.LastSession(ctx); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("in an empty journal: %v", err)
	}
	chosen := session(c.at, time.Hour, journal.Left)
	night, rest := session(c.at.Add(time.Hour), 0, journal.Left), session(c.at.Add(2*time.Hour), 0, journal.Logged)
	night.Session.Practice, rest.Session.Practice = "night", practice.KindRest
	save(t, j, chosen, night, rest)
	if last, err := j.LastSession(ctx); err != nil || last.Session.Practice != "breathe" {
		t.Errorf("LastSession = %+v, %v", last.Session, err)
	}
}

// What was only tried is not taken up again, however it ended.
func TestLastSessionLeavesATryOut(t *testing.T) {
	j, c := fresh(t)
	ctx := context.Background()
	tried := session(c.at.Add(time.Hour), journal.CountsFrom-time.Millisecond, journal.Drifted)
	save(t, j, tried)
	if last, err := j.LastSession(ctx); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("after a try LastSession = %+v, %v", last.Session, err)
	}
	practised := session(c.at, journal.CountsFrom, journal.Left)
	save(t, j, practised)
	if last, err := j.LastSession(ctx); err != nil || last.Session.Practised != journal.CountsFrom {
		t.Errorf("LastSession = %+v, %v", last.Session, err)
	}
}

// However many were only tried, or came from a phone, a start does not go through
// all of them.
func TestLastSessionIsLookedForAmongTheLatest(t *testing.T) {
	j, c := fresh(t)
	ctx := context.Background()
	entries := []journal.Entry{session(c.at, journal.CountsFrom, journal.Left)}
	for n := range mostTried - 1 {
		entries = append(entries, session(c.at.Add(time.Duration(1+n)*time.Minute), time.Minute, journal.Left))
	}
	saved := save(t, j, entries...)
	if last, err := j.LastSession(ctx); err != nil || last.ID != saved[0].ID {
		t.Errorf("the last of %d is %+v, %v", mostTried, last.Session, err)
	}
	save(t, j, session(c.at.Add(mostTried*time.Minute), time.Minute, journal.Left))
	if last, err := j.LastSession(ctx); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("one of %d was read, %+v", mostTried+1, last.Session)
	}
}

func TestLastSessionReadsNoEveningsOfRest(t *testing.T) {
	j, _ := fresh(t)
	rows, err := j.file.db.Query(`EXPLAIN QUERY PLAN SELECT ` + columns + ` FROM entry
		WHERE practice NOT IN ('night', '` + practice.KindRest + `', '` + practice.KindAfresh + `')
		ORDER BY evening DESC, at DESC LIMIT 1`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var plan string
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			t.Fatal(err)
		}
		plan += step + "; "
	}
	if err := rows.Err(); err != nil || !strings.Contains(plan, "entry_practice") || strings.Contains(plan, "TEMP B-TREE") {
		t.Errorf("the plan is %s, %v", plan, err)
	}
}

func TestHalfFormedEntriesAreRefusedWhole(t *testing.T) {
	j, c := fresh(t)
	ctx := context.Background()
	bad := note("x", c.at)
	bad.Rating = &journal.Rating{}
	if _, err := j.Save(ctx, note("good", c.at), bad); err == nil {
		t.Fatal("an entry with two parts was saved")
	}
	odd := note("x", c.at)
	odd.ID = "seven"
	if _, err := j.Save(ctx, odd); err == nil {
		t.Error("an id that is no UUID was saved")
	}
	if got, _ := j.Between(ctx, First, Last); len(got) != 0 {
		t.Errorf("%d entries were saved of a refused change", len(got))
	}
	if _, err := j.Undo(ctx); !errors.Is(err, journal.ErrNothingToUndo) {
		t.Errorf("a refused change can be undone: %v", err)
	}
}

// TestTextsAreCleanedOnTheWayInAndOut stores what a terminal would obey, and
// puts it into the file behind the journal's back.
func TestTextsAreCleanedOnTheWayInAndOut(t *testing.T) {
	const foul, clean = "a\x1bb\u202e", "a b"
	j, c := fresh(t)
	day := evening.Of(c.at, evening.DayStarts)
	saved, err := j.Save(t.Context(), note(foul, c.at))
	if err != nil || saved[0].Note.Text != clean {
		t.Fatalf("saved as %+v, %v", saved, err)
	}
	merged := journal.Entry{Kind: journal.KindTrial, At: c.at, Evening: day, Trial: &journal.Trial{Event: "start", Text: foul}}
	if merged.ID, err = NewID(); err != nil {
		t.Fatal(err)
	}
	if _, err := merge(t.Context(), j, merged); err != nil {
		t.Fatal(err)
	}
	var raw string
	for _, kind := range []journal.Kind{journal.KindNote, journal.KindTrial} {
		if err := j.file.db.QueryRow(`SELECT body ->> 'text' FROM entry WHERE kind = ?`, kind).Scan(&raw); err != nil || raw != clean {
			t.Errorf("%s in the file: %q, %v", kind, raw, err)
		}
	}
	if _, err := j.file.db.Exec(`UPDATE entry SET body = json_set(body, '$.text', ?)`, foul); err != nil {
		t.Fatal(err)
	}
	entries, err := j.Between(t.Context(), day, day)
	if err != nil || len(entries) != 2 || entries[0].Note.Text != clean || entries[1].Trial.Text != clean {
		t.Errorf("read as %+v, %v", entries, err)
	}
}

func TestColumnThatCannotBeIsAnErrorNamingTheRow(t *testing.T) {
	for why, damage := range map[string]string{
		"it has no practice": `UPDATE entry SET body = json_remove(body, '$.practice')`,
		"whole JSON object":  `UPDATE entry SET body = substr(body, 1, 30)`,
		"planed_s":           `UPDATE entry SET body = replace(body, 'planned_s', 'planed_s')`,
		"kind":               `UPDATE entry SET kind = 'sessoin'`,
		"ending":             `UPDATE entry SET body = json_set(body, '$.ending', 'asleep')`,
		"offset":             `UPDATE entry SET zone = 999999`,
		"evening":            `UPDATE entry SET evening = 3`,
	} {
		j, c := fresh(t)
		ctx := context.Background()
		saved := save(t, j, session(c.at, time.Hour, journal.Finished))
		if _, err := j.file.db.Exec(damage); err != nil {
			t.Fatal(err)
		}
		_, err := entry(ctx, j, saved[0].ID)
		if err == nil || !strings.Contains(err.Error(), why) || !strings.Contains(err.Error(), saved[0].ID) {
			t.Errorf("%s: %v", damage, err)
		}
	}
}

// A journal in memory takes a practice like any other and leaves no file.
func TestJournalInMemoryIsForgotten(t *testing.T) {
	t.Chdir(t.TempDir())
	ctx := context.Background()
	j, err := Standby(ctx, "", Options{})
	if err != nil {
		t.Fatal(err)
	}
	saved := save(t, j, session(newClock().at, time.Hour, journal.Drifted))
	if got, err := j.LastSession(ctx); err != nil || got.ID != saved[0].ID {
		t.Errorf("got %+v, %v", got, err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(".")
	if err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
	again, err := Standby(ctx, "", Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if _, err := again.LastSession(ctx); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("the next one remembers: %v", err)
	}
}
