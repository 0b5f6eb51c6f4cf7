//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

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
