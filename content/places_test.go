package content

import (
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"lull/routines/guided"
)

func placesWithWords() []guided.Place {
	var out []guided.Place
	for _, p := range Places() {
		out = append(out, p.WithWords())
	}
	return out
}

// What is shown of a place before its words are read is what it is.
func TestAPlaceIsTheSameBeforeItsWordsAreRead(t *testing.T) {
	for _, p := range Places() {
		data, err := placeFiles.ReadFile("places/" + p.Name + ".md")
		if err != nil {
			t.Fatal(err)
		}
		read, err := ParsePlace("places/"+p.Name+".md", data)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.WithWords(); !reflect.DeepEqual(got, read) {
			t.Errorf("%s is another place once its words are read", p.Name)
		}
	}
}

func TestPlacesAreWhole(t *testing.T) {
	if len(placesWithWords()) < 16 {
		t.Errorf("there are %d places, want 16 at least", len(placesWithWords()))
	}
	for part, slots := range map[string][]guided.Slot{"settle": Common().Settle, "breath": Common().Breath, "body": Common().Body, "count": Common().Count, "fade": Common().Fade} {
		if len(slots) < 5 {
			t.Errorf("what all places share has %d slots of %s", len(slots), part)
		}
	}
	for _, p := range placesWithWords() {
		if len(p.Stretches) < 3 {
			t.Errorf("%s has %d stretches", p.Name, len(p.Stretches))
		}
		led := map[guided.Sense]int{}
		stories, unseen := 0, 0
		for _, stretch := range p.Stretches {
			for _, s := range stretch.Strolls {
				if len(s.Slots) < 3 || len(s.Slots) > 4 || len(s.Echoes) < 2 {
					t.Errorf("%s: the stroll %q has %d slots and %d echoes, want 3 or 4, and 2", p.Name, s.Name, len(s.Slots), len(s.Echoes))
				}
				for _, slot := range s.Slots {
					led[s.Senses[0]] += len(slot)
				}
			}
			for _, s := range stretch.Stories {
				if len(s.Slots) < 6 || len(s.Slots) > 10 || len(s.Echoes) < 3 {
					t.Errorf("%s: the story %q has %d slots and %d echoes, want 6 to 10, and 3", p.Name, s.Name, len(s.Slots), len(s.Echoes))
				}
				stories++
				if !s.Needing(guided.Sight) {
					unseen++
				}
			}
		}
		for _, sense := range guided.Senses {
			if led[sense] < 30 {
				t.Errorf("%s has %d passages led by %s, want 30", p.Name, led[sense], sense)
			}
		}
		if stories < 14 || unseen < 7 {
			t.Errorf("%s has %d stories, %d of them without sight; want 14, and 7", p.Name, stories, unseen)
		}
	}
}

// Openings and joints that come too often are heard, in the dark.
func TestPlacesVaryTheirSentences(t *testing.T) {
	seen := map[string]string{}
	for _, p := range placesWithWords() {
		all, the, and := 0, 0, 0
		for words := range knownPieces(p) {
			all++
			if strings.HasPrefix(words, "The ") {
				the++
			}
			if strings.Contains(words, ", and") {
				and++
			}
			if other, ok := seen[words]; ok {
				t.Errorf("%q stands in %s and in %s", words, p.Name, other)
			}
			seen[words] = p.Name
		}
		if 10*the > 3*all || 3*and > all {
			t.Errorf("%s: of %d passages %d begin with The, and %d hold a joint with and", p.Name, all, the, and)
		}
	}
}

func TestTheExampleOfThePageIsAPlace(t *testing.T) {
	p, err := ParsePlace("docs/example-place.md", inDocs(t, "example-place.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []guided.Walk{{}, {Length: 20 * time.Minute, Seed: 3}, {Senses: []guided.Sense{guided.Sound}, Seed: 9}} {
		if plan := guided.Imagine(p, Common(), w); len(plan.Phases) == 0 {
			t.Error("the example gives no walk")
		}
	}
}

func inDocs(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("../docs/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestMistakesInAPlaceAreNamedWithTheirLine(t *testing.T) {
	kitchen := string(inDocs(t, "example-place.md"))
	for _, c := range []struct{ from, to, want string }{
		{"---\nname", "name", "my.md:1: there is no front matter"},
		{"scene: fire", "scene: blaze", "my.md:4: there is no scene \"blaze\"; there are waves, rain"},
		{"has: fire", "has: fire, bears", "my.md:6: has knows no word \"bears\""},
		{"has: fire\n", "", "my.md:8: the front matter has no has"},
		{"title: A kitchen late in the evening", "title:", "my.md:3: title is empty"},
		{"name: kitchen", "name: My Kitchen", "my.md:2: \"My Kitchen\" cannot be a name; use small letters"},
		{"bed: fire", "bed: fire\nbed: rain", "my.md:6: bed stands on line 5 already"},
		{"bed: fire", "bed: fire\nmood: soft", "my.md:6: there is no key \"mood\""},
		{"## sound", "## noise", "there is no section \"noise\"; there are settle"},
		{"## smell", "## touch", "\"touch\" stands on line"},
		{"## story: the cup (touch, smell)", "## story: the cup", "this story has no name, or no senses; write it as"},
		{"## story: the cup (touch, smell)", "## story: the cup (warmth)", "\"warmth\" is not a sense"},
		{"## story: the cup (touch, smell)", "## story: the cup (sight)", "there is no story that needs no sight"},
		{"The stove hums low in its pipe.", "The stove \x1b[2Jhums.", "my.md:55: there is a control character here (U+001B); delete it"},
		{"The stove hums low in its pipe.", "The stove \u202ehums.", "there is a control character here (U+202E)"},
		{"The stove hums low in its pipe.", "The stove \xff hums.", "this is not UTF-8 text; save the file as UTF-8"},
		{"The stove hums low in its pipe.", strings.Repeat("low ", 23), "this passage has 23 words"},
		{"The stove hums low in its pipe.", strings.Repeat("considerably ", 12), "this passage takes 4 lines"},
		{"The stove hums low in its pipe.", strings.Repeat("m", 39), "does not fit a line of 38 columns"},
		{"The stove hums low in its pipe.", "| The stove hums.\nThe stove does not.", "some lines here begin with | and some do not"},
		{"The stove hums low in its pipe.", "### The stove", "is not a heading of this kind"},
	} {
		changed := strings.Replace(kitchen, c.from, c.to, 1)
		if changed == kitchen {
			t.Fatalf("the example has no %q", c.from)
		}
		_, err := ParsePlace("my.md", []byte(changed))
		if err == nil {
			t.Errorf("%q for %q is taken", c.to, c.from)
			continue
		}
		if !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q for %q gives\n%v\nwant in it %s", c.to, c.from, err, c.want)
		}
		var p *Problem
		if !errors.As(err, &p) || p.Mend == "" || p.Line == 0 {
			t.Errorf("%q: the error says no line or no mending: %v", c.to, err)
		}
	}
}

func TestWindowsLineEndsAndMarksAreTaken(t *testing.T) {
	data := strings.ReplaceAll(string(inDocs(t, "example-place.md")), "\n", "\r\n")
	if _, err := ParsePlace("my.md", []byte("\ufeff"+data)); err != nil {
		t.Error(err)
	}
}

func TestAHugeFileIsRefused(t *testing.T) {
	if _, err := ParsePlace("my.md", make([]byte, largestFile+1)); err == nil || !strings.Contains(err.Error(), "256") {
		t.Errorf("got %v", err)
	}
}

func FuzzParsePlace(f *testing.F) {
	f.Add(inDocs(f, "example-place.md"), uint64(1))
	f.Add([]byte("---\nname: a\n---\n## sight\n\n| a\n|\n| b"), uint64(2))
	f.Add([]byte("---\n---\n"), uint64(3))
	f.Fuzz(func(t *testing.T, data []byte, seed uint64) {
		p, err := ParsePlace("x.md", data)
		_, _ = ParseRelaxation("x.md", data)
		if err != nil {
			return
		}
		plan := guided.Imagine(p, Common(), guided.Walk{Seed: seed, Length: time.Duration(seed%30) * time.Minute})
		for _, phase := range plan.Phases {
			if phase.Lasts <= 0 {
				t.Fatalf("a phase of %v", phase.Lasts)
			}
			if strings.ContainsFunc(phase.Words, func(r rune) bool { return r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 }) {
				t.Fatalf("words hold a control character: %q", phase.Words)
			}
		}
	})
}

func BenchmarkPlaces(b *testing.B) {
	for b.Loop() {
		if _, err := readPlaces(); err != nil {
			b.Fatal(err)
		}
	}
}
