package manual

import (
	"strings"
	"testing"
)

// A flag is typed as it stands in the help, so it stands on one line.
func TestHelpTearsNoFlagAtItsHyphens(t *testing.T) {
	for n := range HelpWidth {
		text := strings.Repeat("a ", n/2) + "and --all-noted says that all of that day was noted"
		for line := range strings.SplitSeq(fill(text), "\n") {
			if strings.HasSuffix(line, "-") || len(line) > HelpWidth {
				t.Fatalf("%q stands on a line of the help", line)
			}
		}
	}
}
