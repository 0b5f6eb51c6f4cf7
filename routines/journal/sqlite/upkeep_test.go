package sqlite

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// copiesOf gives what lies in the folder of backups of a journal.
func copiesOf(t *testing.T, path string) []string {
	t.Helper()
	all, err := filesIn(backups(path), func(string) bool { return true })
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestEveryEveningHasItsCopyAndTheLatestThreeStay(t *testing.T) {
	j, c := fresh(t)
	ctx := context.Background()
	if err := j.Upkeep(ctx); err != nil || len(copiesOf(t, j.file.path)) > 0 {
		t.Errorf("a copy of nothing: %v, %v", copiesOf(t, j.file.path), err)
	}
	var latest string
	for day := range 6 {
		// A little earlier every evening; and several times in one.
		c.at = c.at.Add(24*time.Hour - 10*time.Minute)
		save(t, j, note(fmt.Sprint("evening ", day), c.at))
		for range 3 {
			if err := j.Upkeep(ctx); err != nil {
				t.Fatal(err)
			}
			c.at = c.at.Add(time.Minute)
		}
		copies := copiesOf(t, j.file.path)
		if len(copies) != min(day+1, keepCopies) || copies[len(copies)-1] == latest {
			t.Errorf("after %d evenings there are %v", day+1, copies)
		}
		latest = copies[len(copies)-1]
		if got := held(t, latest); len(got) != day+1 {
			t.Errorf("the copy of evening %d has %d entries", day+1, len(got))
		}
		for _, with := range []string{"-wal", "-shm"} { // what held left
			_ = os.Remove(latest + with)
		}
	}
}

func TestACopyOfAJournalThatBeganAnewPushesOutNoneOfTheOldOne(t *testing.T) {
	path, ctx, c := filled(t), context.Background(), newClock()
	old := opened(t, path, c)
	for range keepCopies {
		if err := old.Upkeep(ctx); err != nil {
			t.Fatal(err)
		}
		c.at = c.at.Add(24 * time.Hour)
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	whole := copiesOf(t, path)
	if err := os.Remove(path); err != nil { // lost, by whatever
		t.Fatal(err)
	}
	anew := opened(t, path, c)
	save(t, anew, note("x", c.at))
	for range 2 * keepCopies {
		if err := anew.Upkeep(ctx); err != nil {
			t.Fatal(err)
		}
		c.at = c.at.Add(24 * time.Hour)
	}
	if now := copiesOf(t, path); len(whole) != keepCopies || len(now) != 2*keepCopies || strings.Join(now[:keepCopies], " ") != strings.Join(whole, " ") {
		t.Errorf("of %v there are %v", whole, now)
	}
}

func TestACopyMadeAfterTheClockWasWrongStays(t *testing.T) {
	j, c := fresh(t)
	ctx := context.Background()
	save(t, j, note("x", c.at))
	right := c.at
	c.at = right.AddDate(4, 0, 0)
	for range keepCopies {
		if _, err := j.Archive().BackupDated(ctx); err != nil {
			t.Fatal(err)
		}
	}
	c.at = right
	to, err := j.Archive().BackupDated(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(to); err != nil {
		t.Errorf("the copy just made is gone: %v", err)
	}
}

func TestUpkeepTriesAgainAfterAnHourWhereACopyFailed(t *testing.T) {
	j, c := fresh(t)
	ctx := context.Background()
	save(t, j, note("x", c.at))
	if err := os.WriteFile(backups(j.file.path), nil, 0o600); err != nil { // no folder can be there
		t.Fatal(err)
	}
	if err := j.Upkeep(ctx); err == nil || !strings.Contains(err.Error(), backups(j.file.path)) {
		t.Errorf("a copy that cannot be made: %v", err)
	}
	if err := j.Upkeep(ctx); err != nil {
		t.Errorf("said twice in an hour: %v", err)
	}
	if err := os.Remove(backups(j.file.path)); err != nil {
		t.Fatal(err)
	}
	c.at = c.at.Add(tryAgain)
	if err := j.Upkeep(ctx); err != nil || len(copiesOf(t, j.file.path)) != 1 {
		t.Errorf("after an hour: %v, %v", copiesOf(t, j.file.path), err)
	}
}

// A process that was killed leaves what it was writing. It goes; what a living
// one writes stays.
func TestWhatAKillLeftGoesAndWhatIsBeingWrittenStays(t *testing.T) {
	path := filled(t)
	j := opened(t, path, newClock())
	if err := os.Mkdir(backups(path), 0o700); err != nil {
		t.Fatal(err)
	}
	const nobody = 1<<22 + 1 // more than Linux numbers processes
	for _, folder := range []string{filepath.Dir(path), backups(path)} {
		for pid, want := range map[int]bool{nobody: false, os.Getpid(): true} {
			name := filepath.Join(folder, fmt.Sprintf(".lull-%d-7", pid))
			for _, file := range []string{name, name + "-journal"} {
				if err := os.WriteFile(file, []byte("half"), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if err := j.Upkeep(context.Background()); err != nil {
				t.Fatal(err)
			}
			for _, file := range []string{name, name + "-journal"} {
				if _, err := os.Stat(file); (err == nil) != want {
					t.Errorf("%s: %v, want it there %v", file, err, want)
				}
			}
		}
	}
}
