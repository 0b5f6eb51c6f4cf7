package storage

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"lull/routines/guided"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/ui/cli/console"
)

func newCatalog(t *testing.T) (*Catalog, *strings.Builder) {
	t.Helper()
	var said strings.Builder
	c := console.New(console.Given{Now: func() time.Time { return afternoon }, Stderr: &said})
	return catalogOf(t, c), &said
}

// What is somebody's own is read once, and what is wrong with it is said once,
// however many parts of a screen ask for it.
func TestWhatIsGuidedIsReadOnce(t *testing.T) {
	k, said := newCatalog(t)
	read := 0
	k.Read = func(string) (repertoire.Guided, error) {
		read++
		return repertoire.Guided{Places: []guided.Place{{Name: "shore", Title: "a shore"}}}, errors.New("hut.md is no place")
	}
	for range 3 {
		k.Contents()
		if names := k.Places(settings.Default()); !slices.Equal(names, []string{"shore\ta shore"}) {
			t.Errorf("places are %q", names)
		}
	}
	if read != 1 || said.String() != "lull: hut.md is no place\n" {
		t.Errorf("it was read %d times, and said is %q", read, said.String())
	}
}

// Things of a day are noted without reading a place: that takes as long as all else.
func TestThingsAreNotedWithoutReadingPlaces(t *testing.T) {
	k, _ := newCatalog(t)
	k.Read = func(string) (repertoire.Guided, error) {
		t.Error("places are read")
		return repertoire.Guided{}, nil
	}
	s := settings.Default()
	s.Routines = []settings.Routine{{Name: "mine"}}
	known := k.NotingThings(s).Known
	if known.Practices["calm"] != practice.KindBreathe || known.Practices["mine"] != practice.KindRoutine {
		t.Errorf("known are %v", known.Practices)
	}
	if names := k.Things(s); !slices.Equal(names, []string{"coffee"}) {
		t.Errorf("things are %q", names)
	}
}

func TestEachPracticeIsKnownByItsKind(t *testing.T) {
	k, _ := newCatalog(t)
	k.Read = func(string) (repertoire.Guided, error) {
		return repertoire.Guided{
			Places: []guided.Place{{Name: "shore"}}, Relaxations: []guided.Relaxation{{Name: "scan"}},
			Routines: []repertoire.Routine{{Name: "late"}},
		}, nil
	}
	known := k.Noting(settings.Default()).Known.Practices
	for name, want := range map[string]string{
		"calm": practice.KindBreathe, "shore": practice.KindImagine, "scan": practice.KindRelax, "late": practice.KindRoutine,
	} {
		if known[name] != want {
			t.Errorf("%s is known as %q, want %q", name, known[name], want)
		}
	}
}

// Own drinks that do not fit keep nobody from noting the others.
func TestADrinkThatDoesNotFitIsLeftOut(t *testing.T) {
	k, said := newCatalog(t)
	s := settings.Default()
	s.Drinks = []settings.Drink{{Name: "mine", Milligrams: 80, Milliliters: 250}}
	if _, ok := k.Table(s).Find("mine"); !ok || said.Len() > 0 {
		t.Errorf("a drink of somebody's own is not there: %q", said.String())
	}
	s.Drinks = append(s.Drinks, settings.Drink{Name: "coffee", Milligrams: -1}, settings.Drink{Name: "", Milligrams: 80})
	if _, ok := k.Table(s).Find("coffee"); !ok || said.Len() == 0 {
		t.Errorf("coffee is not there: %q", said.String())
	}
}
