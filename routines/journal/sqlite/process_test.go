package sqlite

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"lull/routines/journal"
)

// A test that needs a second process runs this same binary again, with the
// part to play and the journal in the environment.
const (
	playing = "LULL_TEST_PART"
	where   = "LULL_TEST_JOURNAL"
)

func TestMain(m *testing.M) {
	switch part := os.Getenv(playing); {
	case part == "":
		os.Exit(m.Run())
	case strings.HasPrefix(part, "write "):
		n, _ := strconv.Atoi(strings.TrimPrefix(part, "write "))
		writer(n)
	case part == "practise":
		practiser()
	default:
		fmt.Println("ready")
		must(parts[part](os.Getenv(where)))
	}
}

func must(err error) {
	if err != nil {
		fmt.Println("failed:", err)
		os.Exit(1)
	}
}

// writer saves n entries, prints each id once it is acknowledged, and ends
// when its input does.
func writer(n int) {
	ctx := context.Background()
	j, err := Open(ctx, os.Getenv(where), Options{})
	must(err)
	fmt.Println("open")
	for i := range n {
		saved, err := j.Save(ctx, note(fmt.Sprint(i), time.Now()), coffee(time.Now()))
		must(err)
		fmt.Println(saved[0].ID)
	}
	must(j.Close())
}

// practiser begins a practice, prints its id, and waits.
func practiser() {
	ctx := context.Background()
	j, err := Open(ctx, os.Getenv(where), Options{})
	must(err)
	e := session(time.Now(), 4*time.Minute, journal.Running)
	e.ID, err = NewID()
	must(err)
	must(j.Practise(ctx, e))
	fmt.Println(e.ID)
	_, _ = io.Copy(io.Discard, os.Stdin)
}

// another starts a second process in a part.
func another(t *testing.T, part, path string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self)
	c.Env = append(os.Environ(), playing+"="+part, where+"="+path)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if part == "practise" {
		if _, err := c.StdinPipe(); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	return c, bufio.NewScanner(out)
}

// To make a new journal SQLite does not always wait for another that does the same,
// however long it may wait: about one in a thousand was sent away.
func TestNobodyIsSentAwayWhereManyMakeAJournalAtOnce(t *testing.T) {
	dir := t.TempDir()
	for i := range 100 {
		path := filepath.Join(dir, fmt.Sprint(i), "journal.db")
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				j, err := Open(context.Background(), path, Options{})
				if err != nil {
					t.Error(err)
					return
				}
				if err := j.Close(); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
	}
}

func TestEightProcessesMakeTheJournalAtOnce(t *testing.T) {
	const processes, each = 8, 25
	path := filepath.Join(t.TempDir(), "lull", "journal.db")
	type child struct {
		c   *exec.Cmd
		out *bufio.Scanner
	}
	var children []child
	for range processes {
		c, out := another(t, "write "+fmt.Sprint(each), path)
		children = append(children, child{c, out})
	}
	acknowledged := 0
	for _, child := range children {
		for child.out.Scan() {
			if strings.HasPrefix(child.out.Text(), "failed") {
				t.Error(child.out.Text())
			} else if child.out.Text() != "open" {
				acknowledged++
			}
		}
		if err := child.c.Wait(); err != nil {
			t.Error(err)
		}
	}
	j := opened(t, path, newClock())
	all, err := j.Between(context.Background(), First, Last)
	if err != nil || len(all) != 2*processes*each || acknowledged != processes*each {
		t.Errorf("%d entries, %v, %d acknowledged; want %d", len(all), err, acknowledged, 2*processes*each)
	}
}

// A writer is killed at random moments, while it opens, migrates or writes.
// The journal opens every time, and holds every entry that was acknowledged.
func TestKilledWriterLosesNothingAcknowledged(t *testing.T) {
	kills := 200
	if testing.Short() {
		kills = 20
	}
	random := rand.New(rand.NewPCG(9, 10))
	path := filepath.Join(t.TempDir(), "journal.db")
	ctx, acknowledged := context.Background(), 0
	var opening int
	for kill := range kills {
		c, out := another(t, "write 1000000", path)
		// Half of them die within the first moments, the others while writing.
		after := time.Duration(random.Int64N(int64(25 * time.Millisecond)))
		timer := time.AfterFunc(after, func() { _ = c.Process.Kill() })
		var ids []string
		open := false
		for out.Scan() {
			switch line := out.Text(); {
			case line == "open":
				open = true
			case len(line) == 36: // a line cut short by the kill is no word given
				ids = append(ids, line)
			case strings.HasPrefix(line, "failed"):
				t.Fatal(line)
			}
		}
		_ = c.Wait() // it was killed
		timer.Stop()
		if !open {
			opening++
		}
		j, err := Open(ctx, path, Options{})
		if err != nil {
			t.Fatalf("after kill %d: %v", kill, err)
		}
		if j.file.readOnly() {
			t.Fatalf("after kill %d it is read only", kill)
		}
		for _, id := range ids {
			if _, err := entry(ctx, j, id); err != nil {
				t.Fatalf("after kill %d: %v", kill, err)
			}
		}
		acknowledged += len(ids)
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
	}
	j := opened(t, path, newClock())
	if err := j.Archive().Check(ctx); err != nil {
		t.Fatal(err)
	}
	all, err := j.Between(ctx, First, Last)
	if err != nil || len(all) < 2*acknowledged || len(all)%2 != 0 {
		t.Errorf("%d entries, %v; %d pairs were acknowledged", len(all), err, acknowledged)
	}
	t.Logf("%d kills, %d of them before it was open, %d pairs acknowledged and there", kills, opening, acknowledged)
}

func TestPracticeIsClosedOnlyOnceItsProcessIsGone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	c, out := another(t, "practise", path)
	if !out.Scan() || len(out.Text()) != 36 {
		t.Fatalf("it says %q", out.Text())
	}
	id := out.Text()
	j, ctx := opened(t, path, newClock()), context.Background()
	if closed, err := j.CloseUnfinished(ctx); err != nil || len(closed) != 0 {
		t.Errorf("closed a living practice: %+v, %v", closed, err)
	}
	if err := c.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = c.Wait() // it was killed
	closed, err := j.CloseUnfinished(ctx)
	if err != nil || len(closed) != 1 || closed[0].ID != id || closed[0].Session.Ending != journal.Interrupted ||
		closed[0].Session.Practised != 4*time.Minute {
		t.Errorf("closed %+v, %v", closed, err)
	}
	if days, err := j.CountingBetween(ctx, First, Last); err != nil || len(days) != 1 {
		t.Errorf("the evening does not count: %v, %v", days, err)
	}
}
