package screen

import (
	"lull/routines/settings"
	"lull/ui/orb"
	"lull/ui/scene"
	"lull/ui/theme"
)

// Pictures makes what a practice shows.
type Pictures struct {
	Still bool   // one good moment, for whom motion is too much
	Shape string // what a breath is followed by; the orb where it says nothing
}

// PicturesOf are those of the settings.
func PicturesOf(s settings.Settings) Pictures { return Pictures{Still: s.Still, Shape: s.Pacer} }

// Pacer makes what a breath is followed by.
func (p Pictures) Pacer(t *theme.Theme) orb.Pacer {
	switch p.Shape {
	case "wave":
		return orb.NewWave(t)
	case "line":
		return orb.NewBar(t)
	}
	return orb.New(t)
}

// Scene makes a living picture, nil where there is none of the name.
func (p Pictures) Scene(name string, seed uint64, t *theme.Theme) *scene.Scene {
	return scene.New(name, seed, t, p.Still)
}
