package repertoire

import (
	"slices"
	"testing"

	"lull/routines/guided"
	"lull/routines/practice"
	"lull/routines/settings"
)

// What is listed of a kind can be played, and nothing that somebody avoids or that
// holds the breath unasked is among it.
func TestOffersOfAKind(t *testing.T) {
	s := settings.Default()
	s.Imagery.Avoid = "water"
	there := Guided{
		Places:      []guided.Place{{Name: "shore", Has: []string{"water"}}, {Name: "hut", Title: "a hut", Scene: "porch"}},
		Relaxations: []guided.Relaxation{{Name: "scan", Title: "a scan", Suits: "anybody"}},
		Opening:     guided.Relaxation{Name: ShuffleName, Title: "pictures", NotFor: "nobody"},
		Routines:    []Routine{{Name: "late", Title: "late", Steps: []settings.Step{{Practice: "calm"}}}},
	}
	held, err := practice.ParsePattern("4-7-8")
	if err != nil {
		t.Fatal(err)
	}
	held.Name = "held"
	r := New([]practice.Pattern{{Name: "calm", Title: "calm", About: "slow"}, held}, s).
		With(func() Guided { return there }, 1)
	for kind, want := range map[string][]string{
		practice.KindBreathe: {"calm"}, practice.KindImagine: {"hut"}, practice.KindRelax: {"scan", ShuffleName},
		practice.KindRoutine: {"late"}, practice.KindNight: nil,
	} {
		var names []string
		for _, o := range r.OffersOf(kind) {
			names = append(names, o.Choice.Name)
			if o.Title != r.Title(o.Choice) {
				t.Errorf("%s is called %q, and its choice %q", o.Choice.Name, o.Title, r.Title(o.Choice))
			}
		}
		if !slices.Equal(names, want) {
			t.Errorf("of %s there are %q, want %q", kind, names, want)
		}
	}
	there.Opening = guided.Relaxation{}
	if ways := r.OffersOf(practice.KindRelax); len(ways) != 1 {
		t.Errorf("without pictures there are %+v", ways)
	}
}
