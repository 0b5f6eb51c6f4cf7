// Package theme holds every colour of the program, named by its role, and the
// shapes that say the same where colour is missing.
//
// A theme is built once, when the terminal's colours are known, and after
// that only read: no style is made while drawing. Every colour is warm and on
// a near-black ground that is painted cell by cell, since a terminal with a
// light background that ignores a request for a dark one would defeat the
// rest. The package refuses blue, cyan, white and grey; a test keeps them out.
package theme

import (
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// Options are the wishes about a theme that are not its name or its colours.
type Options struct {
	// ASCII keeps every shape to the 95 printable ASCII characters.
	ASCII bool
	// Cut is into how many rows of two points the terminal is known to cut a
	// cell: 4 for octants, 3 for sextants, 2 for quadrants, 0 for none but
	// halves.
	Cut int
}

// Theme is one look. The zero value draws nothing sensible; use [New].
type Theme struct {
	// Name is one of [Names].
	Name string
	// Profile is what the terminal can show; below [colorprofile.ANSI] no
	// style holds a colour.
	Profile colorprofile.Profile
	Options

	// Ground paints empty cells. Every other style is on the same ground.
	Ground lipgloss.Style
	// Ink is for what is read: contrast at least 4.5 on the ground.
	Ink lipgloss.Style
	// Faint is for what may be overlooked: units, hints, the help line. It is
	// still text, so its contrast is at least 4.5 as well.
	Faint lipgloss.Style
	// Warm is for what is late, a shade warmer than ink and never alone in
	// saying so.
	Warm lipgloss.Style
	// Accent is for the one thing on a screen that is suggested.
	Accent lipgloss.Style
	// Title is for the name of a screen.
	Title lipgloss.Style
	// Key is for the letter to press.
	Key lipgloss.Style
	// Curve is for the line of a chart and the marks on it.
	Curve lipgloss.Style
	// Band is for the area around a curve; too dark for text.
	Band lipgloss.Style
	// Hair is for thin lines and axes; too dark for text.
	Hair lipgloss.Style
	// Bar is for what fills many cells, as the bars of a chart: fourteen nights
	// cover a third of a page. Too dark for text.
	Bar lipgloss.Style

	// Shapes are the marks drawn without relying on colour.
	Shapes Shapes

	look   look
	dimmed [dimSteps + 1]lipgloss.Style
	night  *Theme // nil where this is the night's
	onPage bool   // glows stand on the ground of a page
}

// Names lists the themes, the default first.
func Names() []string { return []string{"ember", "coal", "day"} }

// New builds the theme called name for a terminal of the given profile. A name
// that is not known gives the default, since a screen without colours would be
// the worse answer at night.
func New(name string, profile colorprofile.Profile, o Options) Theme {
	name, look := lookOf(name)
	if profile == colorprofile.Unknown {
		profile = colorprofile.Ascii
	}
	night := look.atNight().styles(name, profile, o)
	t := look.styles(name, profile, o)
	if n := &night; !n.Coloured() {
		n.Ink, n.Warm, n.Accent, n.Title, n.Key = n.Faint, n.Faint, n.Faint, n.Faint, n.Faint
		for i := range n.dimmed {
			n.dimmed[i] = n.Faint
		}
	}
	t.night = &night
	return t
}

func (look look) styles(name string, profile colorprofile.Profile, o Options) Theme {
	t := Theme{Name: name, Profile: profile, Options: o, Shapes: drawn, look: look}
	switch {
	case o.ASCII:
		t.Shapes = typed
	case profile == colorprofile.ANSI:
		t.Shapes.Bars, t.Shapes.Shades = fewBars, fewShades
	}
	on := func(r role) lipgloss.Style { return t.style(t.pick(r)) }
	t.Ground = lipgloss.NewStyle()
	if c := t.pick(ground); c != nil {
		t.Ground = t.Ground.Background(c)
	}
	t.Ink, t.Faint, t.Warm = on(ink), on(faint), on(warm)
	t.Accent, t.Title, t.Key = on(warm), on(title), on(title)
	t.Curve, t.Band, t.Hair = on(curve), on(band), on(hair)
	if !t.Coloured() {
		// Weight is all that is left. Bold is brighter on most terminals, so
		// it is kept for the few letters that are pressed and for late things.
		t.Faint, t.Hair = t.Faint.Faint(true), t.Hair.Faint(true)
		t.Key, t.Warm = t.Key.Bold(true), t.Warm.Bold(true)
	}
	for i := range t.dimmed {
		t.dimmed[i] = t.style(t.dim(float64(i) / dimSteps))
	}
	switch {
	case !t.Coloured():
		t.Bar = t.Faint
	case profile == colorprofile.TrueColor:
		t.Bar = t.Dimmed(barLight)
	default:
		t.Bar = on(low)
	}
	return t
}

// barLight is the light of a bar in true colour.
const barLight = 0.16

// Night is the same look in the night's ink, on a darker ground, since words in
// so little light need one to be read. All words have one light: what a colour
// says by day the words say alone.
func (t *Theme) Night() *Theme {
	if t.night == nil {
		return t
	}
	return t.night
}

// Coloured tells whether the terminal shows colours at all.
func (t *Theme) Coloured() bool { return t.Profile >= colorprofile.ANSI }

// Background is the colour to ask of the terminal for the margins that no cell
// covers, or nil where colours are not wanted. It is the ground of the cells.
func (t *Theme) Background() color.Color {
	if !t.Coloured() {
		return nil
	}
	if t.Profile != colorprofile.TrueColor {
		return color.Black
	}
	return t.pick(ground)
}

// Fill lays lines on the ground: exactly width by height cells, the rest of
// every line painted, what is too much cut off.
func (t *Theme) Fill(text string, width, height int) string {
	if width <= 0 || height <= 0 {
		return ""
	}
	blank := t.Air(width)
	lines := strings.Split(text, "\n")
	var b strings.Builder
	for y := range height {
		if y > 0 {
			b.WriteByte('\n')
		}
		if y >= len(lines) || lines[y] == "" {
			b.WriteString(blank)
			continue
		}
		line := ansi.Truncate(lines[y], width, "")
		b.WriteString(line)
		if n := width - ansi.StringWidth(line); n > 0 {
			b.WriteString(t.Air(n))
		}
	}
	return b.String()
}

func (t *Theme) style(c color.Color) lipgloss.Style {
	if c == nil {
		return t.Ground
	}
	// The yellow of the sixteen is bright on most terminals, and half as bright
	// where it is faint. The Linux console, which has a brown, shows what is
	// faint in grey: where there are only letters it is left as it is.
	return t.Ground.Foreground(c).Faint(c == ansi.Yellow && !t.ASCII)
}

func (t *Theme) pick(r role) color.Color {
	switch c := t.look[r]; t.Profile {
	case colorprofile.TrueColor:
		return c.rgb().colour()
	case colorprofile.ANSI256:
		return ansi.IndexedColor(c.indexed)
	case colorprofile.ANSI:
		return ansi.BasicColor(c.basic)
	default:
		return nil
	}
}
