package journal

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The page for two machines names every field of a line, and no other.
func TestPageNamesEveryField(t *testing.T) {
	page, err := os.ReadFile("../../docs/two-machines.md")
	if err != nil {
		t.Fatal(err)
	}
	text := string(page)
	named := regexp.MustCompile("`([a-z_]+)`")
	inBrackets := regexp.MustCompile(`\([^)]*\)`) // the values of a field
	rows := map[Kind][]string{}
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z]+)` \\|(.*)\\|$").FindAllStringSubmatch(text, -1) {
		names := []string{}
		for _, name := range named.FindAllStringSubmatch(inBrackets.ReplaceAllString(row[2], ""), -1) {
			names = append(names, name[1])
		}
		rows[Kind(row[1])] = names
	}
	moments := []string{"at", "changed"}
	for _, kind := range kinds {
		fields := []string{}
		for _, f := range FieldsOf(kind) {
			if f.Name != "source" { // of every kind: it stands above the table
				fields = append(fields, f.Name)
			}
			if f.Moment {
				moments = append(moments, f.Name)
			}
		}
		if got, there := rows[kind]; !there || !slices.Equal(got, fields) {
			t.Errorf("docs/two-machines.md says that a line of the kind %s has %v; it has %v", kind, got, fields)
		}
	}
	last := len(moments) - 1
	said := "`" + strings.Join(moments[:last], "`, `") + "` and `" + moments[last] + "` are moments"
	if !strings.Contains(strings.Join(strings.Fields(text), " "), said) {
		t.Errorf("docs/two-machines.md does not say that %s", said)
	}
}
