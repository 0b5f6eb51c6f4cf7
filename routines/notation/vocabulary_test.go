package notation

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lull/routines/journal"
)

// shipped gives the words of content.
func shipped(t testing.TB) func() *Vocabulary {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "content", "vocabulary.txt"))
	if err != nil {
		t.Fatal(err)
	}
	v := &Vocabulary{}
	for entry := range strings.SplitSeq(strings.ReplaceAll(string(text), "\n ", ""), "\n") {
		kind, words, ok := strings.Cut(entry, ":")
		if !ok || strings.HasPrefix(entry, "#") {
			continue
		}
		list := strings.Split(words, ",")
		for i := range list {
			list[i] = strings.TrimSpace(list[i])
		}
		if err := v.Add(kind, list); err != nil {
			t.Fatal(err)
		}
	}
	return func() *Vocabulary { return v }
}

func TestAVocabularyTakesWordsByTheirKind(t *testing.T) {
	v := &Vocabulary{}
	for kind, words := range map[string][]string{
		"filler": {"sklenka"}, "number.2": {"dva"}, "size.big": {"velký"}, "effort.light": {"lehce"}, "vessel.0": {"láhev"},
		"serving.1.5": {"velká"}, "as.g": {"gramů"}, "asked.caffeine": {"káv"},
	} {
		if err := v.Add(kind, words); err != nil {
			t.Errorf("%s: %v", kind, err)
		}
	}
	if n, ok := v.number("dva"); !ok || n != 2 || !v.sizes["velký"] || v.efforts["lehce"] != journal.Light || v.servings["velká"] != 1.5 ||
		!v.around("sklenka") || v.plainNumber("gramů", "") != "g" || v.asked["káv"] != "caffeine" {
		t.Errorf("the words are %+v", v)
	}
	if ml, ok := v.vessels["láhev"]; !ok || ml != 0 {
		t.Error("a bottle is no vessel")
	}
	for _, kind := range []string{"", "fillers", "filler.2", "number", "number.", "number.x", "number.-1", "vessel.NaN", "effort.mild", "size.", "size.wide", "as.", "asked"} {
		if err := v.Add(kind, []string{"x"}); err == nil {
			t.Errorf("%q is taken as a kind of word", kind)
		}
	}
}

// Without a vocabulary names and digits are read all the same.
func TestNamesAreReadWithoutAVocabulary(t *testing.T) {
	known := known(t)
	known.Words = nil
	e, err := Entry([]string{"2 espresso at 15:40"}, moments(t, "2026-11-23 22:00"), known)
	if err != nil || e.Intake == nil || e.Intake.Count != 2 {
		t.Errorf("it is %+v, %v", e.Intake, err)
	}
}
