package content

import (
	"slices"
	"strings"
	"testing"

	"lull/routines/insight"
)

func TestEveryLineOfInsightHasWords(t *testing.T) {
	w := Wording()
	for id, values := range insight.Lines() {
		if !w.Has(id) {
			t.Errorf("%s has no words", id)
			continue
		}
		for _, place := range w.places(id) {
			if !slices.Contains(values, place) {
				t.Errorf("%s wants {%s}, which does not come with it; %v do", id, place, values)
			}
		}
	}
	for id, where := range w.where {
		if _, ok := insight.Lines()[id]; !ok && strings.HasPrefix(where, "wording/insight.txt") {
			t.Errorf("%s: %s is never said", where, id)
		}
	}
}

// The sentence of EVIDENCE 9.3, as it comes out.
func TestCountsReadLikeTheExample(t *testing.T) {
	l := insight.Line{
		ID: "insight.counts.jerks", With: map[string]string{"k1": "4", "n1": "6", "k0": "1", "n0": "9"},
		Names: map[string][]string{"with": {"insight.with.caffeine"}},
	}
	want := "On 4 of 6 nights with caffeine past your cutoff you noted a jerk; on 1 of 9 other nights."
	if got := l.Say(Wording().Say); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	l = insight.Line{ID: "insight.together", Names: map[string][]string{"names": {"insight.name.caffeine", "insight.name.stress"}}}
	want = "In your log late caffeine and stress came on the same nights, so they cannot be told apart."
	if got := l.Say(Wording().Say); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
