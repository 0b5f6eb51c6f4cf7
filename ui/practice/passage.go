package practice

import (
	"time"

	"lull/routines/practice"
	"lull/routines/sound"
	"lull/ui/orb"
	"lull/ui/scene"
	"lull/ui/screen"
	"lull/ui/theme"
)

// How words come and go. A passage rises softly, stands for as long as it
// takes to read and a little longer, and sinks back; until the next one it is
// dark, since the eyes should be closed. The picture of another part of a
// routine rises in the same way. None of this is about the body: it is what
// looked right in a dark room.
const (
	rising  = 800 * time.Millisecond
	linger  = 2 * time.Second
	sinking = 4 * time.Second
	opening = 5 * time.Second
	finely  = 200 * time.Millisecond // between two pictures while words rise or sink
)

// saying is the phase whose words are shown at a moment, if there are any, and
// how long they stand. A silent rest keeps those of the phase before it, and so
// does what is spoken only.
func saying(plan practice.Plan, at time.Duration) (p practice.Phase, stands time.Duration, said bool) {
	i := plan.At(at).Index
	unshown := func(p practice.Phase) bool { return p.Aloud || p.Words == "" && p.Cue == practice.Rest }
	for i > 0 && unshown(plan.Phases[i]) {
		i--
	}
	p = plan.Phases[i]
	stands = practice.Reading(p.Words)
	if i+1 < len(plan.Phases) && unshown(plan.Phases[i+1]) {
		stands = max(stands, p.Lasts) // a slow voice reads them still
	}
	return p, stands + linger, !p.Breath() && !p.Aloud && p.Words != ""
}

// Spoken takes how much time words have to have, and gives it to them.
func (p *Screen) Spoken(m sound.Speech, now time.Time) {
	p.Plan = p.spoken.Plan(p.Plan, p.Watch.Elapsed(now), m)
}

// standing gives the words at a moment, and how much of their ink is there.
func standing(plan practice.Plan, at time.Duration) (words string, ink float64) {
	p, stands, said := saying(plan, at)
	if !said {
		return "", 0
	}
	since := at - p.Start
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
	p, stands, said := saying(plan, at)
	if !said {
		return end
	}
	sinks := p.Start + stands
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

// unfolding is how much of the picture is there when another part of a
// routine has just begun: a scene or a glow never appears at once.
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

func scenesOf(plan practice.Plan, pictures screen.Pictures, t *theme.Theme) map[string]*scene.Scene {
	out := map[string]*scene.Scene{}
	for _, p := range plan.Phases {
		if _, made := out[p.Scene]; !made && p.Scene != "" {
			out[p.Scene] = pictures.Scene(p.Scene, plan.Seed, t)
		}
	}
	return out
}

// The ink of words below a scene (docs/evidence.md, Light): a part of the light
// where colours are few; else what can just be read, and so much more of it in
// full light. From faded on, where a practice begins to go to black, it falls.
const besideScene, brighter, faded = 0.7, 0.1, 0.55

// beside is the ink of words below a scene at a light.
func (p *Screen) beside(light float64) float64 {
	if p.legible == 0 {
		return besideScene * light
	}
	return min(1, p.legible*(min(1, light/faded)+brighter*max(0, light-faded)/(1-faded)))
}

func (p *Screen) drawPassage(m practice.Moment, a screen.Area, t *theme.Theme) string {
	living, light := p.scenes[m.Phase.Scene], m.Light
	if living != nil {
		light = p.beside(light)
	}
	words, ink := standing(p.Plan, p.At)
	if said := p.aside(); said != "" {
		words, ink = said, 1
	}
	var lines []string
	if words != "" {
		lines = screen.Balanced(words, a.Width)
	}
	picture, below := orb.Area{}, orb.Area{Y: (a.Height - len(lines)) / 2, Height: len(lines)}
	if living != nil {
		picture, below = scene.Layout(a.Width, a.Height)
		picture.Height = min(picture.Height, max(a.Height-len(lines), 0))
	}
	top := max(min(below.Y, a.Height-len(lines)), 0)
	drawn := ""
	if picture.Height > 0 {
		drawn = living.Draw(scene.Frame{
			Width: picture.Width, Height: picture.Height,
			At: p.At, Way: float64(p.At) / float64(max(p.Plan.Lasts(), 1)),
			Light: m.Light, Hidden: 1 - unfolding(p.Plan, p.At),
		})
	}
	return screen.Beneath(a, t, drawn, picture.Height, top, lines, t.Dimmed(ink*light))
}
