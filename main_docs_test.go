package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// practised are commands that take as long as a practice; the test asks for
// their lines at once.
var practised = regexp.MustCompile(`^lull (breathe|imagine|relax|shuffle|wind)\b`)

// TestEveryCommandOfTheBookWorks runs each line of each block of shell in docs,
// a chapter after the other, each in a home of its own.
func TestEveryCommandOfTheBookWorks(t *testing.T) {
	t.Parallel()
	chapters, err := filepath.Glob("docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	scripts := t.TempDir()
	lines := 0
	for _, chapter := range chapters {
		text, err := os.ReadFile(chapter)
		if err != nil {
			t.Fatal(err)
		}
		var script strings.Builder
		for _, block := range strings.Split(string(text), "```sh\n")[1:] {
			block, _, _ = strings.Cut(block, "```")
			for line := range strings.Lines(block) {
				line = strings.TrimSpace(line)
				if practised.MatchString(line) && !strings.Contains(line, "--cues") {
					line += " --cues"
				}
				fmt.Fprintf(&script, "exec sh -c '%s'\n", strings.ReplaceAll(line, "'", "''"))
				lines++
			}
		}
		name := strings.TrimSuffix(filepath.Base(chapter), ".md") + ".txtar"
		if err := os.WriteFile(filepath.Join(scripts, name), []byte(script.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if lines < 30 {
		t.Fatalf("only %d commands were found in %v", lines, chapters)
	}
	testscript.Run(t, testscript.Params{Dir: scripts, Setup: ownHome})
}
