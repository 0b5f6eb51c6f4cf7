package screen

import (
	"lull/ui/orb"
	"lull/ui/scene"
	"lull/ui/theme"
)

// Pictures makes what a practice shows, by the settings. Without a maker there
// is no such picture.
type Pictures struct {
	Still bool // one good moment, for whom motion is too much

	// Pacer makes what a breath is followed by.
	Pacer func(t *theme.Theme) orb.Pacer
	// Scene makes a living picture; a nil one where there is none of the name.
	Scene func(name string, seed uint64, t *theme.Theme) *scene.Scene
}
