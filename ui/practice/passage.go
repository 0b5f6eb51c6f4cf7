package practice

import (
	"time"

	"lull/routines/practice"
	"lull/ui/orb"
	"lull/ui/scene"
	"lull/ui/screen"
	"lull/ui/theme"
)

// How words come and go. A passage rises softly, stands for as long as it
// takes to read and a little longer, and sinks back; until the next one it is
// dark, since the eyes should be closed. The picture of another part of a
// chain rises in the same way. None of this is about the body: it is what
// looked right in a dark room.
const (
	rising  = 800 * time.Millisecond
	linger  = 2 * time.Second
	sinking = 4 * time.Second
	opening = 5 * time.Second
	finely  = 200 * time.Millisecond // between two pictures while words rise or sink
)

// saying is the phase whose words are said at a moment, if there are any. A
// silent rest keeps those of the phase before it.
func saying(plan practice.Plan, at time.Duration) (p practice.Phase, said bool) {
	m := plan.At(at)
	p = m.Phase
	if p.Words == "" && p.Cue == practice.Rest && m.Index > 0 {
		p = plan.Phases[m.Index-1]
	}
	return p, !p.Breath() && p.Words != ""
}

// standing gives the words on the screen at a moment, and how much of their
// ink is there.
func standing(plan practice.Plan, at time.Duration) (words string, ink float64) {
	p, said := saying(plan, at)
	if !said {
		return "", 0
	}
	since := at - p.Start
	stands := practice.Reading(p.Words) + linger
	switch {
	case since < rising:
		return p.Words, float64(since+finely) / float64(rising+finely)
	case since < stands:
		return p.Words, 1
	case since < stands+sinking:
		return p.Words, 1 - float64(since-stands)/float64(sinking)
	}
	return "", 0
}

// inkChanges is the first moment after at at which the words change by
// themselves within their phase.
func inkChanges(plan practice.Plan, at time.Duration) time.Duration {
	end := plan.At(at).Phase.End()
	p, said := saying(plan, at)
	if !said {
		return end
	}
	sinks := p.Start + practice.Reading(p.Words) + linger
	switch {
	case at < p.Start+rising, at >= sinks && at < sinks+sinking:
		return (at/finely + 1) * finely
	case at < sinks:
		return sinks
	}
	return end
}

// lightChanges is the first moment after at, to the second, at which the light
// is another one; the end of the phase at the latest.
func lightChanges(plan practice.Plan, at time.Duration) time.Duration {
	m := plan.At(at)
	for next := (at/resting + 1) * resting; next < m.Phase.End(); next += resting {
		if theme.LightStep(plan.At(next).Light) != theme.LightStep(m.Light) {
			return next
		}
	}
	return m.Phase.End()
}

// unfolding is how much of the picture is there when another part of a chain
// has just begun: a scene or a glow never appears at once.
func unfolding(plan practice.Plan, at time.Duration) float64 {
	i := plan.At(at).Index
	same := func(a, b practice.Phase) bool { return a.Breath() == b.Breath() && a.Scene == b.Scene }
	for i > 0 && same(plan.Phases[i], plan.Phases[i-1]) && at-plan.Phases[i].Start < opening {
		i--
	}
	since := at - plan.Phases[i].Start
	if i == 0 || since >= opening {
		return 1
	}
	return float64(since) / float64(opening)
}

// scenesOf makes the living pictures that a plan has.
func scenesOf(plan practice.Plan, living func(name string, seed uint64, t *theme.Theme) *scene.Scene, t *theme.Theme) map[string]*scene.Scene {
	out := map[string]*scene.Scene{}
	for _, p := range plan.Phases {
		if _, made := out[p.Scene]; !made && p.Scene != "" && living != nil {
			out[p.Scene] = living(p.Scene, plan.Seed, t)
		}
	}
	return out
}

// besideScene is what is left of the ink where a scene is shown: words are
// then as bright as it is, and can still be read (docs/evidence.md, Light).
const besideScene = 0.78

// drawPassage draws a moment of words: the living picture, if there is one,
// and the passage below it; without one the passage in the middle.
func (p *Screen) drawPassage(m practice.Moment, a screen.Area, t *theme.Theme) string {
	words, ink := standing(p.Plan, p.At)
	ink *= m.Light
	if said := p.aside(); said != "" {
		words, ink = said, m.Light
	}
	var lines []string
	if words != "" {
		lines = screen.Laid(words, a.Width)
	}
	picture, below := orb.Area{}, orb.Area{Y: (a.Height - len(lines)) / 2, Height: len(lines)}
	living := p.scenes[m.Phase.Scene]
	if living != nil {
		ink *= besideScene
		picture, below = scene.Layout(a.Width, a.Height)
		picture.Height = min(picture.Height, max(a.Height-len(lines), 0))
	}
	top := max(min(below.Y, a.Height-len(lines)), 0)
	drawn := ""
	if picture.Height > 0 {
		drawn = living.Draw(scene.Frame{
			Width: picture.Width, Height: picture.Height, At: p.At, Light: m.Light, Hidden: 1 - unfolding(p.Plan, p.At),
		})
	}
	return screen.Beneath(a, t, drawn, picture.Height, top, lines, t.Dimmed(ink))
}
