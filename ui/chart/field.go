package chart

import (
	"math"

	"charm.land/lipgloss/v2"
)

// Field is a field of lamps: rows of equal length, each lamp with its light from
// 0, not lit, to 1. Where there is none, such as on an evening to come, it is NaN.
type Field struct {
	Rows [][]float64
	Each int    // cells of a lamp, one or two
	Dark bool   // no light lies on the ground
	Here [2]int // the row and the column of the one that has the mark, or [Nowhere]
}

// Nowhere is where no lamp is.
var Nowhere = [2]int{-1, -1}

// spill is how much of its light a lamp throws on its own ground, and on that of
// the ones beside it and across.
var spill = [3]float64{0.8, 0.2, 0.08}

// Field draws it: a lamp that is lit is a full shape in its light, and light lies
// on the ground around it where the terminal has colours for that. Rows that were
// drawn lately are not drawn anew: between two pictures hardly one changes.
func (p *Pen) Field(f Field) []string {
	const most = 256 // rows of some pages
	if len(p.rows) > most {
		clear(p.rows)
	}
	out := make([]string, len(f.Rows))
	for y, row := range f.Rows {
		lamps := make([]lamp, len(row))
		key := make([]byte, 1, 1+3*len(row))
		key[0] = byte(f.Each)
		for x, light := range row {
			lamps[x] = p.lampOf(light, f.glow(x, y), f.Here == [2]int{y, x})
			key = append(key, lamps[x].light, lamps[x].glow, lamps[x].mark)
		}
		line, drawn := p.rows[string(key)]
		if !drawn {
			line = p.lamps(lamps, f.Each)
			p.rows[string(key)] = line
		}
		out[y] = line
	}
	return out
}

// lamp is one as it is drawn: its light and that on its ground in steps, and
// whether it has the mark.
type lamp struct{ light, glow, mark uint8 }

// none is the light of what is no lamp, and lampSteps that of a full one.
const (
	none      = 255
	lampSteps = 16
)

func (p *Pen) lampOf(light, glow float64, here bool) lamp {
	var l lamp
	if here {
		l.mark = 1
	}
	if math.IsNaN(light) {
		l.light = none
		return l
	}
	if light > 0 {
		l.light = uint8(max(math.Round(min(light, 1)*lampSteps), 1))
	}
	if len(p.shades) > 0 {
		l.glow = uint8(math.Round(glow * blends))
	}
	return l
}

// lamps draws a row of them, of so many cells each.
func (p *Pen) lamps(row []lamp, each int) string {
	t, l := p.theme, make(line, len(row)*each)
	for x, one := range row {
		at := (x+1)*each - 1
		if one.light != none {
			shape := t.Shapes.Point
			if one.light > 0 {
				shape = t.Shapes.Full
			}
			l.set(at, shape, p.lit(one.light, one.glow))
			if each > 1 {
				l.set(at-1, " ", p.lit(0, one.glow))
			}
		}
		if one.mark > 0 {
			l.set(x*each, t.Shapes.Cursor, &t.Key)
		}
	}
	return l.draw(p)
}

// lit is the style of a lamp in some light on a ground in some light.
func (p *Pen) lit(light, glow uint8) *lipgloss.Style {
	return p.style([2]int{-1 - int(light), int(glow)}, func() lipgloss.Style {
		made := p.theme.Hair
		if light > 0 {
			made = p.theme.Dimmed(float64(light) / lampSteps)
		}
		if glow > 0 {
			made = made.Background(p.shades[glow])
		}
		return made
	})
}

// glow is how much light lies on the ground of a lamp.
func (f Field) glow(x, y int) float64 {
	if f.Dark {
		return 0
	}
	sum := 0.0
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			if y+dy < 0 || y+dy >= len(f.Rows) || x+dx < 0 || x+dx >= len(f.Rows[y+dy]) {
				continue
			}
			if light := f.Rows[y+dy][x+dx]; light > 0 { // not for NaN
				sum += spill[dx*dx+dy*dy] * light
			}
		}
	}
	return min(sum, 1)
}
