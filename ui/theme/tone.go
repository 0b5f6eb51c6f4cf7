package theme

import (
	"image/color"
	"math"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lull/routines/fraction"
)

// dimSteps is how many shades lie between ink and the ground. A twenty minute
// fade in 32 steps changes a shade every 37 s, each by less than 6 of 255.
const dimSteps = 32

type rgb struct{ r, g, b float64 }

func (a rgb) mix(b rgb, t float64) rgb {
	return rgb{a.r + (b.r-a.r)*t, a.g + (b.g-a.g)*t, a.b + (b.b-a.b)*t}
}

func (a rgb) colour() color.RGBA {
	return color.RGBA{byteOf(a.r), byteOf(a.g), byteOf(a.b), 255}
}

func byteOf(v float64) uint8 { return uint8(math.Round(min(max(v, 0), 255))) }

// Dimmed is ink at a light of 0 (the ground itself) to 1 (full ink), from a
// table. It is for the one or two words of a practice.
func (t *Theme) Dimmed(light float64) lipgloss.Style {
	return t.dimmed[int(math.Round(fraction.Of(light)*dimSteps))]
}

// LightSteps is how many brightnesses a practice passes on its way to black.
// Each is a redraw of the whole picture, some 8 KB, and differs from the next
// by less than 6 of 255 in its brightest channel.
const LightSteps = 96

// LightStep is the number of a brightness, from 0 to LightSteps.
func LightStep(light float64) int { return int(math.Round(fraction.Of(light) * LightSteps)) }

// duskAt is the light below which the ground of a practice sinks too, and
// duskGround how much of it there is above that: a ground is most of what
// reaches the eye of somebody who practises (docs/evidence.md, Light).
const duskAt, duskGround = 0.45, 0.5

// Dusk is the ground of a practice at a light: darker than that of the other
// screens, and black at the end. It is nil where there are no colours.
func (t *Theme) Dusk(light float64) color.Color {
	switch {
	case !t.Coloured():
		return nil
	case t.Profile == colorprofile.TrueColor:
		return t.Tone(0, light)
	}
	return t.Ground.GetBackground()
}

// AtDusk is the same look on the ground of a practice at a light.
func (t *Theme) AtDusk(light float64) Theme {
	dusk := *t
	if c := t.Dusk(light); c != nil {
		dusk.Ground = t.Ground.Background(c)
		for i := range dusk.dimmed {
			dusk.dimmed[i] = t.dimmed[i].Background(c)
		}
	}
	return dusk
}

// OnPage is the same look for a picture that stands on a page of words, and so on
// the ground of the page.
func (t *Theme) OnPage() *Theme {
	page := *t
	page.onPage = true
	return &page
}

// Tone is the colour of a glow: heat runs from 0, the ground at dusk, to 1, the
// core; light from 0, out, to 1, the full amber. As light falls the core does
// not only darken, it turns from amber to ember. It is meant for tables made when
// a theme changes, not for single cells. Only true colour is smooth; the
// entries of [Theme.Ramp] are for the others.
func (t *Theme) Tone(heat, light float64) color.RGBA {
	heat, light = fraction.Of(heat), float64(LightStep(light))/LightSteps
	g := rgb{}
	if t.Profile != colorprofile.ANSI256 && t.Profile != colorprofile.ANSI {
		share := duskGround * min(1, light/duskAt)
		if t.onPage {
			share = 1
		}
		g = g.mix(t.look[ground].rgb(), share)
	}
	glow := t.look[low].rgb().mix(t.look[core].rgb(), light)
	// The last fifth of the light goes to the ground itself.
	glow = g.mix(glow, min(1, light*5))
	// Red leads and green follows, so that the rim of a glow is deeper in hue
	// than its middle, as with anything that glows.
	return rgb{
		g.r + (glow.r-g.r)*math.Pow(heat, 1.05),
		g.g + (glow.g-g.g)*math.Pow(heat, 1.35),
		g.b + (glow.b-g.b)*math.Pow(heat, 1.45),
	}.colour()
}

// Ramp is the glow in the 256 or the sixteen colours, from the ground to the core.
func (t *Theme) Ramp() (entries [3]uint8) {
	for i, r := range []role{ground, low, core} {
		entries[i] = t.look[r].indexed
		if t.Profile == colorprofile.ANSI {
			entries[i] = t.look[r].basic
		}
	}
	return entries
}

// dim is the colour of ink at a light; nil where there are no colours.
func (t *Theme) dim(light float64) color.Color {
	dark, full := t.look[ground], t.look[ink]
	switch t.Profile {
	case colorprofile.TrueColor:
		// Half of the way keeps the hue; then it turns to ember, and the last
		// fifth sinks into the ground.
		ember := full.rgb().mix(t.look[low].rgb(), 0.8)
		return dark.rgb().mix(ember.mix(full.rgb(), light), min(1, light*5)).colour()
	case colorprofile.ANSI256:
		ramp := [...]uint8{dark.indexed, 52, 94, 94, 130, 130, full.indexed, full.indexed}
		return ansi.IndexedColor(ramp[int(math.Round(light*float64(len(ramp)-1)))])
	case colorprofile.ANSI:
		ramp := [...]uint8{dark.basic, 1, 1, full.basic}
		return ansi.BasicColor(ramp[int(math.Round(light*float64(len(ramp)-1)))])
	default:
		return nil
	}
}
