package chart

import (
	"fmt"
	"math"

	"lull/routines/insight"
)

// Band is how the nights of some evenings lay on the clock, side by side: when
// bed and getting up were on each, and behind that a band from the usual one to
// the usual other, which drifts as they do. The evening is at the top.
type Band struct {
	Nights   []Ends
	From, To int // minutes from the midnight of the evening's date
	Each     int // cells of a night
}

// Ends are the ends of a night in minutes; both 0 where it is not known.
type Ends struct{ Bed, Up int }

func (e Ends) known() bool { return e.Up > e.Bed }

// HoursWidth is how many cells the hours at the left of a band take.
const HoursWidth = 5

// around is how many nights on either side the band at a night is the middle of.
const around = 3

// usual gives the middle of the nights around one, and false far from any.
func (b Band) usual(i int) (bed, up float64, ok bool) {
	var beds, ups []float64
	for j := max(i-around, 0); j <= min(i+around, len(b.Nights)-1); j++ {
		if n := b.Nights[j]; n.known() {
			beds, ups = append(beds, float64(n.Bed)), append(ups, float64(n.Up))
		}
	}
	if len(beds) == 0 {
		return 0, 0, false
	}
	return insight.Median(beds), insight.Median(ups), true
}

// Band draws it in h lines, the hours at the left.
func (p *Pen) Band(b Band, h int) []string {
	w := len(b.Nights) * b.Each
	if w < 1 || h < 1 || b.To <= b.From {
		return nil
	}
	field := newField(w, h)
	scale := float64(h) / float64(b.To-b.From)
	for i := range b.Nights {
		bed, up, ok := b.usual(i)
		if !ok {
			continue
		}
		for x := i * b.Each; x < (i+1)*b.Each; x++ {
			p.strip(field, x, (bed-float64(b.From))*scale, (up-float64(b.From))*scale)
		}
	}
	p.ends(b, field)
	lines := p.draw(field)
	for y := range lines {
		lines[y] = p.theme.Faint.Render(b.hour(y, h)) + lines[y]
	}
	return lines
}

// strip fills a column from one height to another, counted in lines from the top.
func (p *Pen) strip(field []line, x int, top, foot float64) {
	t := p.theme
	for y, l := range field {
		from, to := max(top-float64(y), 0), min(foot-float64(y), 1)
		switch {
		case to <= from:
		case len(p.shades) == 0: // without soft edges
			if to-from >= 0.5 {
				l.set(x, t.Shapes.Shades[1], &t.Hair)
			}
		case from > 0:
			l.set(x, t.Shapes.Bars[eighths(1-from)], &t.Band)
		case to < 1:
			l.set(x, t.Shapes.Bars[eighths(1-to)], p.cell(0, blends))
		default:
			l.set(x, t.Shapes.Bars[8], &t.Band)
		}
	}
}

// ends sets a point for each bed and each getting up.
func (p *Pen) ends(b Band, field []line) {
	w, h := len(field[0]), len(field)
	points := newDots(w, h)
	for i, n := range b.Nights {
		if !n.known() {
			continue
		}
		for _, m := range []int{n.Bed, n.Up} {
			y := int(math.Round(float64(m-b.From) / float64(b.To-b.From) * float64(4*h-1)))
			for x := range 2 * b.Each {
				points.set(2*b.Each*i+x, min(max(y, 0), 4*h-1))
			}
		}
	}
	for y, l := range field {
		for x := range l {
			r := p.typed(points.rune(x, y), '*')
			if r == blank {
				continue
			}
			style := &p.theme.Curve
			if len(p.shades) > 0 && l[x].s == p.theme.Shapes.Bars[8] {
				style = p.cell(blends+1, blends)
			}
			l.set(x, string(r), style)
		}
	}
}

// hour is what stands at the left of a line: the hour that begins in it, every
// third, or every second where there is room.
func (b Band) hour(y, h int) string {
	each := float64(b.To-b.From) / float64(h)
	every := 120
	if each > 61 {
		every = 240
	}
	from := float64(b.From) + float64(y)*each
	m := int(math.Ceil((from-each/2)/float64(every))) * every
	if float64(m) >= from+each/2 {
		return fmt.Sprintf("%*s", HoursWidth, "")
	}
	return fmt.Sprintf("%02d%*s", (m/60%24+24)%24, HoursWidth-2, "")
}
