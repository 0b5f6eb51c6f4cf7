package screentest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lull/ui/screen"
)

// SettingsWords are those of the program for its settings, since how long they are
// is what a screen has to bear. Of all else the names are said, as by [Words].
func SettingsWords(t *testing.T) screen.Say {
	t.Helper()
	said := map[string]string{}
	for _, file := range []string{"settings.txt", "safety.txt"} {
		text, err := os.ReadFile(filepath.Join(root(), "content", "wording", file))
		if err != nil {
			t.Fatal(err)
		}
		for l := range strings.Lines(string(text)) {
			id, words, _ := strings.Cut(strings.TrimSpace(l), ": ")
			said[id] = words
		}
	}
	return func(id string, with map[string]string) string {
		kind, _, _ := strings.Cut(id, ".")
		if !slices.Contains([]string{"group", "holds", "label", "set"}, kind) {
			return Words(id, with)
		}
		return strings.ReplaceAll(said[id], "{day}", with["day"])
	}
}

// root is the folder of go.mod, above that of the test.
func root() string {
	for at := "."; ; at = filepath.Join(at, "..") {
		if _, err := os.Stat(filepath.Join(at, "go.mod")); err == nil {
			return at
		}
		if abs, err := filepath.Abs(at); err != nil || filepath.Dir(abs) == abs {
			panic("there is no go.mod above")
		}
	}
}
