//go:build unix

package atomicfile

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestPipeIsWrittenTo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip("no pipes here:", err)
	}
	read := make(chan string)
	go func() {
		content, _ := os.ReadFile(path)
		read <- string(content)
	}()
	if err := Replace(path, 0o600, text("words")); err != nil {
		t.Fatal(err)
	}
	if got := <-read; got != "words" {
		t.Errorf("through the pipe came %q", got)
	}
	if about, err := os.Lstat(path); err != nil || about.Mode().IsRegular() {
		t.Errorf("the pipe is %v, %v", about.Mode(), err)
	}
}
