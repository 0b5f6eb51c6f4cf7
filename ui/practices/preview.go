package practices

import (
	"strings"
	"time"

	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/ui/orb"
	"lull/ui/scene"
	"lull/ui/screen"
	"lull/ui/theme"
)

// preview is what is seen of the chosen practice beside the list: a place
// stands there, still and faint; a pattern goes through one breath and rests; a
// routine shows its parts as lengths.
type preview struct {
	pictures screen.Pictures
	day      bool // nobody lies down, as far as is known: lengths are told
	offer    offer
	plan     practice.Plan // of one breath, for a pattern
	breath   time.Duration // how long that takes
	at       time.Duration // in it
	began    time.Time     // zero until its first picture
	moves    bool          // it was drawn where it is seen to move

	look   *theme.Theme // in which the pictures are made
	pacer  orb.Pacer
	scenes map[string]*scene.Scene
}

// How much of their light the pictures beside a list have, on the ground of the
// page, and how far apart those of the one breath are.
const (
	faintOrb   = 0.45
	faintScene = 0.6
	breathing  = 80 * time.Millisecond
)

func (p *preview) of(o offer, plan practice.Plan) {
	p.offer, p.plan, p.breath, p.at, p.began = o, practice.Plan{}, 0, 0, time.Time{}
	if len(plan.Phases) == 0 || !plan.Phases[0].Breath() {
		return
	}
	p.plan = plan
	for i, phase := range plan.Phases {
		if i > 0 && phase.Cue == practice.In {
			break
		}
		p.breath = phase.End()
	}
}

// due is the moment of the next picture, zero once the breath is out.
func (p *preview) due(now time.Time) time.Time {
	switch {
	case p.breath == 0 || p.at >= p.breath || !p.moves || p.pictures.Still:
		return time.Time{}
	case p.began.IsZero():
		return now.Add(breathing)
	}
	return p.began.Add((now.Sub(p.began)/breathing + 1) * breathing)
}

func (p *preview) pass(now time.Time) {
	if p.began.IsZero() {
		p.began = now
	}
	p.at = min(now.Sub(p.began), p.breath)
}

func (p *preview) restyle(t *theme.Theme) {
	if p.look != t {
		p.look, p.pacer, p.scenes = t, p.pictures.Pacer(t.OnPage()), map[string]*scene.Scene{}
	}
}

func (p *preview) draw(c *screen.Layout, height int) {
	p.restyle(c.Theme)
	p.moves = false
	switch {
	case height < leastPicture:
	case p.offer.scene != "":
		p.drawScene(c, height)
	case p.breath > 0:
		p.moves = true
		f := orb.Frame{
			Width: c.Inner, Height: min(height-1, mostOrb), Light: 1, Hidden: 1 - faintOrb,
			Shape: c.Area.Shape, Fullness: p.plan.At(p.at).Fullness,
		}
		if p.pictures.Still {
			f.Fullness = 0.5
		}
		c.Add(strings.Split(p.pacer.Draw(f), "\n"))
		c.Line(c.Theme.Bar.Render(p.small(c.Inner, c.Theme)))
	case p.offer.parts != nil:
		drawParts(c, p.offer.parts, p.day)
	}
}

// The lines of a picture: in how few it is still one, and how many a breath has at
// most, which costs by its size.
const leastPicture, mostOrb = 5, 14

func (p *preview) drawScene(c *screen.Layout, height int) {
	name := p.offer.scene
	if _, made := p.scenes[name]; !made {
		p.scenes[name] = p.pictures.Scene(name, 1, c.Theme.OnPage())
	}
	if s := p.scenes[name]; s != nil {
		c.Add(strings.Split(s.Draw(scene.Frame{
			Width: c.Inner, Height: height, At: goodMoment, Light: 1, Hidden: 1 - faintScene,
		}), "\n"))
	}
}

// goodMoment is a moment at which something is seen in every scene.
const goodMoment = 20 * time.Second

func drawParts(c *screen.Layout, parts []repertoire.Part, day bool) {
	t, at, spans := c.Theme, 0, spansOf(parts, c.Inner)
	for i, part := range parts {
		c.Spread(t.Faint.Render(part.Title), t.Faint.Render(screen.Only(day, repertoire.Minutes(part.Lasts))))
		c.Line(t.Air(at) + t.Hair.Render(strings.Repeat(t.Shapes.Thick, spans[i])))
		at += spans[i]
	}
}

// spansOf shares a width among parts by their lengths, a cell for each at least.
func spansOf(parts []repertoire.Part, width int) []int {
	var all, until time.Duration
	for _, part := range parts {
		all += part.Lasts
	}
	spans := make([]int, len(parts))
	for i, part := range parts {
		was := int(int64(width) * int64(until) / max(int64(all), 1))
		until += part.Lasts
		spans[i] = max(int(int64(width)*int64(until)/max(int64(all), 1))-was, 1)
	}
	return spans
}

func (p *preview) small(width int, t *theme.Theme) string {
	var b strings.Builder
	switch {
	case p.breath > 0:
		top := len(t.Shapes.Bars) - 2
		for x := range width {
			full := p.plan.At(p.breath * time.Duration(2*x+1) / time.Duration(2*width)).Fullness
			b.WriteString(t.Shapes.Bars[1+int(full*float64(top)+0.5)])
		}
	case p.offer.parts != nil:
		for i, span := range spansOf(p.offer.parts, width-len(p.offer.parts)+1) {
			b.WriteString(screen.Only(i > 0, " ") + strings.Repeat(t.Shapes.Thick, span))
		}
	}
	return b.String()
}
