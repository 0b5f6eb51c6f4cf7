package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

func text(words string) func(*File) error {
	return func(f *File) error {
		_, err := f.Write([]byte(words))
		return err
	}
}

// holds checks what is in a folder, name by name.
func holds(t *testing.T, folder string, want map[string]string) {
	t.Helper()
	there, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range there {
		if content, err := os.ReadFile(filepath.Join(folder, f.Name())); err != nil || string(content) != want[f.Name()] {
			t.Errorf("%s holds %q, %v; want %q", f.Name(), content, err, want[f.Name()])
		}
	}
	if len(there) != len(want) {
		t.Errorf("in the folder are %v, want %v", there, want)
	}
}

func TestFileIsReplacedAndItsModeStays(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a")
	for _, words := range []string{"one", "two"} {
		if err := Replace(path, 0o600, text(words)); err != nil {
			t.Fatal(err)
		}
		holds(t, folder, map[string]string{"a": words})
		about, err := os.Stat(path)
		if want := map[string]fs.FileMode{"one": 0o600, "two": 0o640}[words]; err != nil || runtime.GOOS != "windows" && about.Mode() != want {
			t.Errorf("with %q its mode is %v, %v; want %v", words, about.Mode(), err, want)
		}
		if err := os.Chmod(path, 0o640); err != nil {
			t.Fatal(err)
		}
	}
}

func TestLinkStaysALinkAlsoToNothing(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "link")
	if err := os.Symlink(filepath.Join("..", filepath.Base(folder), "real"), path); err != nil {
		t.Skip("no links here:", err)
	}
	for _, words := range []string{"one", "two"} {
		if err := Replace(path, 0o600, text(words)); err != nil {
			t.Fatal(err)
		}
		holds(t, folder, map[string]string{"link": words, "real": words})
	}
	if about, err := os.Lstat(path); err != nil || about.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is %v, %v", about.Mode(), err)
	}
	if err := Make(path, 0o600, text("three")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("made over a link: %v", err)
	}
	if err := errors.Join(os.Remove(filepath.Join(folder, "real")), os.Remove(path), os.Symlink("link", path)); err != nil {
		t.Fatal(err)
	}
	if err := Replace(path, 0o600, text("four")); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("a link in a circle gives %v", err)
	}
}

func TestFailureLeavesWhatWasThere(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a")
	if err := Make(path, 0o600, text("before")); err != nil {
		t.Fatal(err)
	}
	failed := errors.New("half way")
	fails := func(f *File) error {
		if pid, ok := Writer(f.Name()); !ok || pid != os.Getpid() {
			t.Errorf("%s is written by %d, %v", f.Name(), pid, ok)
		}
		return errors.Join(text("half")(f), failed)
	}
	for name, err := range map[string]error{
		"Replace":  Replace(path, 0o600, fails),
		"Make":     Make(filepath.Join(folder, "b"), 0o600, fails),
		"too late": Make(filepath.Join(folder, "a"), 0o600, fails),
		"came meanwhile": Make(filepath.Join(folder, "c"), 0o600, func(f *File) error {
			return errors.Join(text("mine")(f), os.WriteFile(filepath.Join(folder, "c"), []byte("theirs"), 0o600))
		}),
	} {
		if want := map[bool]error{true: failed, false: fs.ErrExist}[name == "Replace" || name == "Make"]; !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", name, err, want)
		}
	}
	holds(t, folder, map[string]string{"a": "before", "c": "theirs"})
	for _, path := range []string{folder, filepath.Join(folder, "no", "such", "folder")} {
		err := Replace(path, 0o600, text("x"))
		if err == nil || !strings.HasPrefix(err.Error(), "writing "+path+": ") || strings.Contains(err.Error(), ".lull-") {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestOneOfManyMakesTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	made := make(chan string, 8)
	var all sync.WaitGroup
	for i := range cap(made) {
		all.Go(func() {
			words := fmt.Sprint(i)
			if err := Make(path, 0o600, text(words)); err == nil {
				made <- words
			} else if !errors.Is(err, fs.ErrExist) {
				t.Error(err)
			}
		})
	}
	all.Wait()
	close(made)
	holds(t, filepath.Dir(path), map[string]string{"a": <-made})
	if len(made) > 0 {
		t.Errorf("%d more believe that they made it", len(made))
	}
}

func TestOtherNamesHaveNoWriter(t *testing.T) {
	for _, name := range []string{"a", ".lull-", ".lull-x-1", "lull.db", ".lull-export-123", ".lull-1-mine", ".lull-1-", ".lull-1-2-3"} {
		if pid, ok := Writer(name); ok {
			t.Errorf("%q is written by %d", name, pid)
		}
	}
}

// TestFileIsClosedBeforeItIsRenamed is what Windows wants, where an open file
// cannot be renamed.
func TestFileIsClosedBeforeItIsRenamed(t *testing.T) {
	var file *File
	path := filepath.Join(t.TempDir(), "calm.wav")
	err := write(path, 0o600, func(f *File) error { file = f; return nil }, func(from, to string) error {
		if _, err := file.Write([]byte("x")); !errors.Is(err, os.ErrClosed) {
			t.Errorf("it is open still: %v", err)
		}
		return os.Rename(from, to)
	})
	if err != nil {
		t.Error(err)
	}
}
