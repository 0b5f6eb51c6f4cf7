package patterns

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"lull/routines/insight"
	"lull/ui/screen"
)

// How wide the names of a picture are, and its points at most.
const (
	nameWidth  = 9
	mostPoints = 40
)

// drawPicture draws what was seen on nights with a factor and without it, a row
// each: for jerks a point for a night, a full one where there was one, and else a
// bar as long as the middle night's figure. Tension falls or rises, which no length
// tells: it has words only.
func drawPicture(p *screen.Layout, f *insight.Finding) {
	room := min(p.Inner-nameWidth-len("  100 of 200"), mostPoints)
	if room < 5 {
		return
	}
	for _, row := range rowsOf(f, room) {
		p.Line(p.Fit(p.Theme.Padded(row.name, nameWidth, p.Theme.Faint) + row.draw(p) +
			p.Theme.Faint.Render("  "+row.words)))
	}
	if each := nightsOf(f, room); f.Outcome == insight.Jerks && each > 1 {
		p.Line(p.Theme.Air(nameWidth) + p.Theme.Faint.Render(fmt.Sprintf("a point is %d nights", each)))
	}
}

// row is one row of a picture: so many cells full, and so many more that are not.
type row struct {
	name, words string
	full, empty int
	bar         bool
}

func (r row) draw(p *screen.Layout) string {
	t := p.Theme
	full, empty, ink := t.Shapes.Full, t.Shapes.Point, &t.Curve
	if r.bar {
		full, empty, ink = t.Shapes.Bars[4], " ", &t.Bar
	}
	return ink.Render(strings.Repeat(full, r.full)) + t.Faint.Render(strings.Repeat(empty, r.empty))
}

func nightsOf(f *insight.Finding, room int) int {
	return max((max(f.Counts.N1, f.Counts.N0)+room-1)/room, 1)
}

// rowsOf gives the two rows, their counts or figures in words.
func rowsOf(f *insight.Finding, room int) []row {
	sides := []struct {
		name  string
		n, k  int
		value float64
	}{{"with", f.Counts.N1, f.Counts.K1, f.With}, {"without", f.Counts.N0, f.Counts.K0, f.Without}}
	most := max(math.Abs(f.With), math.Abs(f.Without))
	each := nightsOf(f, room)
	var rows []row
	for _, s := range sides {
		r := row{name: s.name, words: fmt.Sprintf("%d of %d", s.k, s.n)}
		switch f.Outcome {
		case insight.Tension:
			r.words = figured(f.Outcome, s.value)
		case insight.Jerks:
			points := (s.n + each - 1) / each
			r.full = min(int(math.Round(float64(s.k)/float64(each))), points)
			r.empty = points - r.full
		case insight.SOL, insight.WASO, insight.Quality:
			r.bar, r.words = true, figured(f.Outcome, s.value)
			if most > 0 {
				r.full = int(math.Round(math.Abs(s.value) / most * float64(room)))
			}
			r.empty = room - r.full
		}
		rows = append(rows, r)
	}
	return rows
}

func figured(o insight.Outcome, v float64) string {
	words := strconv.FormatFloat(math.Round(2*v)/2, 'f', -1, 64)
	switch o {
	case insight.SOL, insight.WASO:
		return words + " min"
	case insight.Quality:
		return words + " of 5"
	case insight.Jerks, insight.Tension:
	}
	return words
}
