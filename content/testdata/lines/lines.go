// Package lines are the sentences that packages may ask for, each with the names
// of its values, for the tests that hold the packages and the words together.
package lines

import (
	"embed"
	"strings"
	"testing"
)

//go:embed *.txt
var files embed.FS

// Of gives the lines of a package by their ids.
func Of(t testing.TB, by string) map[string][]string {
	t.Helper()
	list, err := files.ReadFile(by + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for l := range strings.Lines(string(list)) {
		if f := strings.Fields(l); len(f) > 0 {
			out[f[0]] = f[1:]
		}
	}
	return out
}
