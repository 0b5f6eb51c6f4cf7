// Package scene draws the living pictures behind guided imagery: waves that
// come in, rain on a pane, embers, the passing lights of a night train. It is
// given a size, the time that has passed and how much light is left, and gives
// back one string.
//
// A scene knows no clock, no plan and no words. A picture depends on the time
// and the seed alone and nothing is carried from one to the next, so any
// moment of a night can be drawn at once. The package refuses to be busy: few
// cells are lit, nothing moves quickly, nothing appears or goes at once, and
// what does not move is not sent to the terminal again.
//
// A scene is known by its forms, so the same one is drawn in the parts of a cell
// in true colour, in dots of braille in fewer colours or in none, and in ASCII.
package scene

import (
	"time"

	"github.com/charmbracelet/colorprofile"

	"lull/ui/orb"
	"lull/ui/theme"
)

// Frame is all that one picture of a scene depends on.
type Frame struct {
	// Width and Height are cells; below 1 the picture is empty.
	Width, Height int
	// At is the time that has passed; before 0 it counts as 0.
	At time.Duration
	// Way is how much of the walk is over, from 0 to 1: with it the day goes
	// and the weather changes.
	Way float64
	// Light is 0 for out to 1 for the full amber of the theme.
	Light float64
	// Hidden is the part of the light that is not there yet while the picture
	// unfolds, 0 for none.
	Hidden float64
}

// scenery is what is particular to one scene.
type scenery interface {
	// build paints what never moves and remembers what depends on the size.
	build(s *canvas)
	// move paints what does, at a time in seconds.
	move(s *canvas, at float64)
}

type kind struct {
	make  func() scenery
	every time.Duration // between two pictures
	good  time.Duration // the moment of the still picture
}

// empty makes a scenery that is not built yet.
func empty[T any, P interface {
	*T
	scenery
}]() scenery {
	return P(new(T))
}

var kinds = map[string]kind{
	"waves":   {empty[waves], 333 * time.Millisecond, 29 * time.Second},
	"rain":    {empty[rain], 333 * time.Millisecond, 20 * time.Second},
	"train":   {empty[train], 333 * time.Millisecond, 20 * time.Second},
	"snow":    {empty[snow], 250 * time.Millisecond, 20 * time.Second},
	"forest":  {empty[forest], 250 * time.Millisecond, 20 * time.Second},
	"moon":    {empty[moon], 250 * time.Millisecond, 20 * time.Second},
	"garden":  {empty[garden], 333 * time.Millisecond, 20 * time.Second},
	"fire":    {empty[hearth], 200 * time.Millisecond, 20 * time.Second},
	"water":   {empty[canal], 333 * time.Millisecond, 20 * time.Second},
	"stars":   {empty[desert], 250 * time.Millisecond, 20 * time.Second},
	"orchard": {empty[orchard], 250 * time.Millisecond, 20 * time.Second},
	"attic":   {empty[attic], 250 * time.Millisecond, 20 * time.Second},
	"ferry":   {empty[ferry], 333 * time.Millisecond, 20 * time.Second},
	"dome":    {empty[dome], 333 * time.Millisecond, 20 * time.Second},
	"court":   {empty[court], 250 * time.Millisecond, 20 * time.Second},
	"porch":   {empty[porch], 333 * time.Millisecond, 20 * time.Second},
}

// Scene is one living picture. It keeps tables for the last size and light, so
// one value serves one screen and not two goroutines.
type Scene struct {
	kind    kind
	theme   *theme.Theme
	still   bool
	form    form
	scenery scenery
	canvas  canvas
	brush   orb.Brush
	share   float64 // which part of the points of a full light is dotted
	gone    []int   // by row of cells: how much of the day is, in steps; -1 for none made yet
	base    []uint8 // entries of what does not move
	grain   []uint8 // by point: what is added before an entry is cut off
	lift    *[1025]float32
}

// form is the kind of cells a scene is made of.
type form int

const (
	halves form = iota // two pixels of true colour
	mosaic             // two by two, three or four points of two true colours
	dots               // braille
	typed              // ASCII
)

// writers write the cell at a place.
var writers = [...]func(s *Scene, x, y int){
	halves: (*Scene).halves, mosaic: (*Scene).mosaic, dots: (*Scene).dots, typed: (*Scene).typed,
}

// New gives the scene called name in the best form the theme's terminal can
// show. Two seeds are two evenings in the same place. A still one shows one good
// moment for as long as it lasts; its light falls all the same. A name that is
// not known gives nil.
func New(name string, seed uint64, t *theme.Theme, still bool) *Scene {
	k, ok := kinds[name]
	if !ok {
		return nil
	}
	s := &Scene{kind: k, theme: t, still: still, form: dots, lift: lift()}
	switch {
	case t.ASCII:
		s.form = typed
	case t.Profile == colorprofile.TrueColor && t.Cut > 0:
		s.form = mosaic
	case t.Profile == colorprofile.TrueColor:
		s.form = halves
	}
	s.scenery, s.canvas.dice = k.make(), dice(mix(seed))
	return s
}

// Next is the first moment after at with another picture, or 0 when none will
// come.
func (s *Scene) Next(at time.Duration) time.Duration {
	if s.still {
		return 0
	}
	return max(at, 0).Truncate(s.kind.every) + s.kind.every
}

// Draw gives exactly Height lines of exactly Width cells, every cell painted,
// joined by newlines. Each line begins and ends without a style.
func (s *Scene) Draw(f Frame) string {
	if f.Width <= 0 || f.Height <= 0 {
		return ""
	}
	s.fit(f.Width, f.Height)
	s.share = s.shareAt(f.Light * (1 - f.Hidden))
	s.brush.Tint(s.theme, f.Light, f.Hidden)
	s.advance(unit(f.Way))
	clear(s.canvas.moving)
	at := max(f.At, 0)
	if s.still {
		at = s.kind.good
	}
	s.scenery.move(&s.canvas, at.Truncate(s.kind.every).Seconds())
	write := writers[s.form]
	return s.brush.Picture(f.Height, func(y int) {
		for x := range f.Width {
			write(s, x, y)
		}
	})
}

// fit builds the scene for a size; nothing else depends on it.
func (s *Scene) fit(cols, rows int) {
	if s.canvas.cols == cols && s.canvas.rows == rows {
		return
	}
	fine := 1
	if s.form == dots || s.form == mosaic {
		fine = 2
	}
	st := &s.canvas
	st.fit(cols, rows, fine)
	st.into = st.still
	s.scenery.build(st)
	st.into = st.moving
	s.prepare()
}
