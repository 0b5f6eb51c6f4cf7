package screen_test

import (
	"fmt"
	"testing"

	"lull/routines/settings"
	"lull/ui/orb"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
)

// What a breath is followed by is the one of the settings, and the orb for a name
// that says nothing.
func TestThePacerIsTheOneOfTheSettings(t *testing.T) {
	s, look := settings.Default(), screentest.Bare()
	for name, want := range map[string]orb.Pacer{
		"orb": orb.New(look), "wave": orb.NewWave(look), "line": orb.NewBar(look), "": orb.New(look),
	} {
		s.Pacer = name
		if got := screen.PicturesOf(s).Pacer(look); fmt.Sprintf("%T", got) != fmt.Sprintf("%T", want) {
			t.Errorf("%q is %T, want %T", name, got, want)
		}
	}
}

// A scene of no name is none.
func TestASceneHasAName(t *testing.T) {
	p := screen.PicturesOf(settings.Default())
	if p.Scene("waves", 1, screentest.Bare()) == nil {
		t.Error("the waves have no picture")
	}
	if living := p.Scene("no such place", 1, screentest.Bare()); living != nil {
		t.Error("what is no scene has a picture")
	}
}
