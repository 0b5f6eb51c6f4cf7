package folder

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func words(file string, data []byte) (string, error) {
	if strings.Contains(string(data), "bad") {
		return "", errors.New(file + ":1: this is bad")
	}
	return strings.TrimSpace(string(data)), nil
}

func itself(s string) string { return s }

func TestWhatCanBeReadIsReadBesideWhatCannot(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.md": "attic", "b.md": "bad", "c.MD": "cellar", "d.md": "attic", "notes.txt": "no", ".hidden.md": "no"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "folder.md"), 0o700); err != nil {
		t.Fatal(err)
	}
	got, err := Read(dir, words, itself)
	if !slices.Equal(got, []string{"attic", "cellar"}) {
		t.Errorf("read %q", got)
	}
	if err == nil || !strings.Contains(err.Error(), "b.md:1: this is bad") || !strings.Contains(err.Error(), "folder.md: this is no plain file") ||
		!strings.Contains(err.Error(), "d.md: the name attic is taken by a.md; ") {
		t.Errorf("the error is %v", err)
	}
}

func TestAFolderThatIsNotThereHoldsNothing(t *testing.T) {
	if got, err := Read(filepath.Join(t.TempDir(), "none"), words, itself); got != nil || err != nil {
		t.Errorf("got %v, %v", got, err)
	}
}
