//go:build unix

package caffeinate

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestItWatchesThisProcessAndEndsWhenLetGo(t *testing.T) {
	dir := t.TempDir()
	said := filepath.Join(dir, "said")
	script := "#!/bin/sh\necho \"$$ $*\" >" + said + ".new && mv " + said + ".new " + said + "\nexec sleep 60\n"
	if err := os.WriteFile(filepath.Join(dir, "caffeinate"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
	hold, err := Program{}.Inhibit(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var words []byte
	for range 1000 {
		if words, err = os.ReadFile(said); err == nil {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	child, arguments, _ := strings.Cut(strings.TrimSpace(string(words)), " ")
	if want := "-d -i -w " + strconv.Itoa(os.Getpid()); arguments != want {
		t.Errorf("caffeinate was started with %q, want %q", arguments, want)
	}
	if err := hold.Close(); err != nil {
		t.Error(err)
	}
	if pid, err := strconv.Atoi(child); err != nil || syscall.Kill(pid, 0) == nil {
		t.Errorf("the child %q is still there (%v)", child, err)
	}
}
