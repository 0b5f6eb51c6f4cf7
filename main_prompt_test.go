//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"lull/routines/journal"
	"lull/ui/terminal/ptytest"
)

// The line of a prompt is asked for at every prompt, so it leaves the folder of
// the journal as it is.
func TestAPromptWritesNothing(t *testing.T) {
	home := t.TempDir()
	run := func(args ...string) string {
		t.Helper()
		c := exec.Command(ptytest.Build(t), append([]string{"--now", "2026-11-23T22:30:00Z"}, args...)...)
		c.Env = ptytest.Environ(home)
		said, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %v\n%s", args, err, said)
		}
		return strings.TrimSpace(string(said))
	}
	run("log", "tea")
	fresh := run("tonight", "--line")
	folder, old := filepath.Join(home, "data", "lull"), time.Now().Add(-time.Hour).Truncate(time.Second)
	for _, name := range []string{filepath.Join(folder, journalFile), folder} {
		if err := os.Chtimes(name, old, old); err != nil {
			t.Fatal(err)
		}
	}
	if still := run("tonight", "--line"); still != fresh || !strings.HasPrefix(fresh, "lights-out in") {
		t.Errorf("it says %q, and %q of a journal that was written just now", still, fresh)
	}
	if about, err := os.Stat(folder); err != nil || !about.ModTime().Equal(old) {
		t.Errorf("something was made or taken away in the folder, %v, %v", about, err)
	}
}

// Every prompt pays what is made at the start of every program that links it, used
// or not: tables and patterns at the top of a file. How much of it there is does not
// depend on the machine.
func TestAStartMakesLittle(t *testing.T) {
	c := exec.Command(ptytest.Build(t), "--version")
	c.Env = append(ptytest.Environ(t.TempDir()), "GODEBUG=inittrace=1")
	said, err := c.CombinedOutput()
	if err != nil {
		t.Fatal(err)
	}
	ours, all := 0, 0
	for _, m := range regexp.MustCompile(`(?m)^init (\S+) @.*, (\d+) bytes`).FindAllStringSubmatch(string(said), -1) {
		bytes, err := strconv.Atoi(m[2])
		if err != nil {
			t.Fatal(err)
		}
		if all += bytes; strings.HasPrefix(m[1], "lull/") {
			ours += bytes
		}
		if bytes > 10_000 {
			t.Logf("%s: %d bytes", m[1], bytes)
		}
	}
	t.Logf("%d bytes, %d of them ours", all, ours)
	if ours == 0 || ours > 110_000 || all > 500_000 {
		t.Errorf("a start makes %d bytes, %d of them ours; 500000 and 110000 are the most", all, ours)
	}
}

// TestMeasureAPrompt runs where LULL_MEASURE is set: the line of a prompt over an
// ordinary journal, in turn with a program that does nothing. The least of the runs
// is what it takes where nothing else wants the processor in between, so that a
// machine that is busy does not fail it, and a slow one is told by the other program.
func TestMeasureAPrompt(t *testing.T) {
	if os.Getenv("LULL_MEASURE") == "" {
		t.Skip("LULL_MEASURE is not set")
	}
	home := t.TempDir()
	now := time.Date(2026, 11, 23, 21, 42, 0, 0, time.UTC)
	text, nothing := filepath.Join(home, "ordinary.jsonl"), filepath.Join(home, "nothing")
	exported(t, text, now, 27, func(d int, morning time.Time) []journal.Entry {
		return []journal.Entry{
			{At: morning, Intake: &journal.Intake{What: "coffee", Count: 1, Caffeine: 95}},
			{At: morning.Add(5 * time.Hour), Intake: &journal.Intake{What: "espresso", Count: 1, Caffeine: 63}},
			{At: morning.Add(10 * time.Hour), Exercise: &journal.Exercise{What: "run", Effort: journal.Moderate, Lasted: time.Hour}},
			{At: morning.Add(12 * time.Hour), Rating: &journal.Rating{What: "stress", Value: d % 11}},
			{At: morning.Add(14 * time.Hour), Session: &journal.Session{
				Practice: "breathe", Name: "calm", Planned: 10 * time.Minute, Practised: 10 * time.Minute, Ending: journal.Drifted,
			}},
		}
	})
	if err := os.WriteFile(nothing+".go", []byte("package main\n\nfunc main() {}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	build := exec.Command("go", "build", "-trimpath", "-o", nothing, nothing+".go")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	program := func(args ...string) []string {
		return append([]string{ptytest.Build(t), "--now", now.Format(time.RFC3339)}, args...)
	}
	run := func(command []string) time.Duration {
		t.Helper()
		c := exec.Command(command[0], command[1:]...)
		c.Env = ptytest.Environ(home)
		began := time.Now()
		if said, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", command, err, said)
		}
		return time.Since(began)
	}
	run(program("import", text))
	old := now.AddDate(0, 0, -1)
	if err := os.Chtimes(filepath.Join(home, "data", "lull", journalFile), old, old); err != nil {
		t.Fatal(err)
	}
	const times = 101
	var took [3][]time.Duration
	for range times {
		for i, command := range [][]string{program("tonight", "--line"), program("--version"), {nothing}} {
			took[i] = append(took[i], run(command))
		}
	}
	for _, all := range took {
		slices.Sort(all)
	}
	least, base := took[0][0], took[2][0]
	t.Logf("lull tonight --line: least %v, median %v; lull --version: %v, %v; a program that does nothing: %v, %v",
		least, took[0][times/2], took[1][0], took[1][times/2], base, took[2][times/2])
	const aim, share = 6 * time.Millisecond, 7
	if least > aim && least > share*base {
		t.Errorf("that is more than the %v aimed at, and more than %d times what a program takes that does nothing", aim, share)
	}
}
