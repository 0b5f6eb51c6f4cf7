package sqlite

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// plainly holds that an error names the path once and the cause, and nothing
// of SQLite.
func plainly(t *testing.T, err error, path, cause string) {
	t.Helper()
	if err == nil {
		t.Fatal("it works")
	}
	if strings.Count(err.Error(), path) != 1 || strings.Count(err.Error(), cause) != 1 {
		t.Errorf("%q does not say %q of %s once", err, cause, path)
	}
	for _, word := range []string{"SQL", "database", "unable", "readonly", "open /", "mkdir"} {
		if strings.Contains(err.Error(), word) {
			t.Errorf("%q says %q", err, word)
		}
	}
}

func TestPlaceThatIsNoneIsNamed(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "text"), []byte("notes"), 0o600); err != nil {
		t.Fatal(err)
	}
	below := filepath.Join(folder, "text", "below", "journal.db")
	_, err := Open(context.Background(), below, Options{})
	plainly(t, err, below, "a file lies where a folder was meant")
}
