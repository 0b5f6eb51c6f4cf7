package letters

import (
	"slices"
	"strings"
	"testing"
)

func TestSlipsAreCountedInLetters(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"tea", "", 3},
		{"tea", "tae", 1},
		{"coffee", "cofee", 1},
		{"kitten", "sitting", 3},
		{"vaep", "vape", 1},
		{"café", "cafe", 1},
		{"naïve", "naive", 1},
	} {
		if got := distance([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("from %q to %q: got %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestNearestFirst(t *testing.T) {
	names := []string{"calm", "coffee", "espresso", "even", "Ärger", "coffee", "水"}
	for _, c := range []struct {
		word string
		want []string
	}{
		{"clam", []string{"calm"}},
		{"COFEE", []string{"coffee"}},
		{"esp", []string{"espresso"}},
		{"ärgr", []string{"Ärger"}},
		{"xyzzy", nil},
		{"", nil},
		{"☕", nil},
		{strings.Repeat("x", 1000), nil},
	} {
		if got := Nearest(c.word, names); !slices.Equal(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.word, got, c.want)
		}
	}
	if got := Perhaps("clam", names) + Perhaps("xyzzy", names); got != " (perhaps calm)" {
		t.Errorf("got %q", got)
	}
}

func TestListedAsInASentence(t *testing.T) {
	for want, words := range map[string][]string{"": nil, "a": {"a"}, "a or b": {"a", "b"}, "a, b or c": {"a", "b", "c"}} {
		if got := Listed(words, "or"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
