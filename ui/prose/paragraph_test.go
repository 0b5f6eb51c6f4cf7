package prose

import (
	"slices"
	"strings"
	"testing"
)

// No word stands alone on the last line where narrower lines are as few.
func TestNoWordStandsAloneAtTheEnd(t *testing.T) {
	const words = "In a practice space pauses, - makes it easier, q leaves. ctrl+c leaves lull."
	got := Paragraph(words, 72)
	if len(got) != 2 || !strings.Contains(got[1], " ") || strings.Join(got, " ") != words {
		t.Errorf("it is set as %q", got)
	}
	for words, want := range map[string][]string{
		"":                    {""},
		"one":                 {"one"},
		"all on one line":     {"all on one line"},
		"thousands hundreds":  {"thousands", "hundreds"}, // no other way
		"two lines of words,": {"two lines", "of words,"},
	} {
		if got := Paragraph(words, 15); !slices.Equal(got, want) {
			t.Errorf("%q is set as %q, want %q", words, got, want)
		}
	}
}
