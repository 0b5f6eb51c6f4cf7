package cli_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Every sentence that the pages ask for is there, and none is there for nothing.
func TestPagesOfLinesHaveTheirWords(t *testing.T) {
	var source strings.Builder
	for _, pattern := range []string{"../lines/*.go", "../plain/play.go", "../plain/listen.go", "console/accessible.go", "play/screens.go", "../../routines/sleep/question.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, name := range files {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			source.Write(text)
		}
	}
	text, err := os.ReadFile("../../content/wording/lines.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, asked := range regexp.MustCompile(`\bk\.say\("([a-z.]+)"[,)]`).FindAllStringSubmatch(source.String(), -1) {
		if !strings.Contains(string(text), "\nlines."+asked[1]+": ") {
			t.Errorf("lines.%s has no words", asked[1])
		}
	}
	// Of these only the last word stands in the code.
	families := []string{"match.", "door.", "morning.", "night.", "remind.", "because."}
	for _, written := range regexp.MustCompile(`(?m)^lines\.([a-z.]+): `).FindAllStringSubmatch(string(text), -1) {
		id := written[1]
		last := id[strings.LastIndexByte(id, '.')+1:]
		family := slices.ContainsFunc(families, func(f string) bool { return strings.HasPrefix(id, f) })
		if !strings.Contains(source.String(), `"`+id+`"`) && !strings.Contains(source.String(), `"lines.`+id+`"`) &&
			!(family && strings.Contains(source.String(), `"`+last+`"`)) {
			t.Errorf("lines.%s is never said", id)
		}
	}
}
