package ui

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/practice"
	"lull/ui/orb"
	"lull/ui/scene"
	"lull/ui/theme"
)

// practice plays a plan. Three keys matter in it and every other one does
// nothing. It shows no clock, no count and no rest of the way.
type practiceScreen struct {
	plan  practice.Plan
	watch practice.Stopwatch
	at    time.Duration // of the last picture
	seen  time.Duration // cues up to here were told
	over  bool

	softer  int           // how often it was asked to be quieter
	touched bool          // a key was pressed: it was not drifted through
	notice  string        // a word about what a key did
	until   time.Duration // when the notice goes
	pacer   orb.Pacer
	scenes  map[string]*scene.Scene // the living pictures of the plan, by name
	look    look
	keys    practiceKeys
}

// look is how much a practice moves.
type look struct {
	rate  time.Duration // between two pictures while something moves
	still bool          // words only, for whom motion is too much
	heard bool          // there is sound, which can be made quieter

	// scene makes a living picture; nil, or a nil picture, for none.
	scene func(name string, seed uint64) *scene.Scene
}

type practiceKeys struct{ pause, easier, leave key.Binding }

func newPractice(plan practice.Plan, pacer orb.Pacer, l look, now time.Time) *practiceScreen {
	p := &practiceScreen{
		plan: plan, pacer: pacer, look: l, scenes: scenesOf(plan, l.scene),
		watch: practice.Stopwatch{}.Start(now),
		keys: practiceKeys{
			pause:  key.NewBinding(key.WithKeys("space"), key.WithHelp("space", "pause")),
			easier: key.NewBinding(key.WithKeys("-"), key.WithHelp("-", "easier")),
			leave:  key.NewBinding(key.WithKeys("q", "esc", "ctrl+c"), key.WithHelp("q", "leave")),
		},
	}
	if plan.Withheld() {
		p.notice, p.until = "without holds", noticeFor
	}
	return p
}

func (p *practiceScreen) help() []key.Binding {
	return []key.Binding{p.keys.pause, p.keys.easier, p.keys.leave}
}

// noticeFor is how long the word about a key stays.
const noticeFor = 4 * time.Second

func (p *practiceScreen) press(k tea.KeyPressMsg, now time.Time) intent {
	p.touched = true
	switch {
	case key.Matches(k, p.keys.leave):
		p.rest(now)
		return leave{}
	case key.Matches(k, p.keys.pause):
		if p.watch.Running() {
			p.rest(now)
		} else {
			p.watch, p.notice = p.watch.Start(now), ""
		}
	case key.Matches(k, p.keys.easier):
		at := p.watch.Elapsed(now)
		easier, ok := p.plan.Easier(at)
		p.plan, p.notice = easier, "a little easier"
		switch {
		case ok:
		case p.look.heard:
			p.softer, p.notice = p.softer+1, "a little quieter"
		case p.plan.At(at).Phase.Breath():
			p.notice = "breathe your own way"
		default:
			p.notice = "let the words go by"
		}
		p.until = p.watch.Elapsed(now) + noticeFor
	}
	return nil
}

// rest pauses at the moment given: by a key, or because the machine went away.
func (p *practiceScreen) rest(at time.Time) {
	p.watch = p.watch.Pause(at)
	p.at = p.watch.Elapsed(at)
}

func (p *practiceScreen) frame(now time.Time) intent {
	if p.over || !p.watch.Running() {
		return nil
	}
	p.at = p.watch.Elapsed(now)
	if p.at >= p.until {
		p.notice = ""
	}
	if p.plan.At(p.at).Over {
		p.over, p.at = true, p.plan.Lasts()
		return ended{touched: p.touched}
	}
	begun := p.plan.Cues(p.seen, p.at)
	p.seen = p.at
	if len(begun) > 0 {
		return step{practised: begun[len(begun)-1].Start}
	}
	return nil
}

// resting is how often a picture is asked for while only the light changes.
const resting = time.Second

func (p *practiceScreen) due(now time.Time) time.Time {
	if p.over || !p.watch.Running() {
		return time.Time{}
	}
	at := p.watch.Elapsed(now)
	m := p.plan.At(at)
	if !m.Phase.Breath() {
		return now.Add(p.nextPassage(at) - at)
	}
	every := resting
	if m.Phase.From != m.Phase.To && !p.look.still {
		every = p.look.rate
	}
	// Moments lie on a grid from the start, so that no lateness adds up.
	next := (at/every + 1) * every
	next = min(next, m.Phase.End())
	return now.Add(next - at)
}

// nextPassage is the moment of the next picture while words are said: when
// something in it changes, and not before.
func (p *practiceScreen) nextPassage(at time.Duration) time.Duration {
	next := min(inkChanges(p.plan, at), p.plan.Next(at))
	if words, _ := standing(p.plan, at); words != "" || p.notice != "" {
		next = min(next, lightChanges(p.plan, at, inkSteps))
	}
	if p.notice != "" && p.until > at {
		next = min(next, p.until)
	}
	if s := p.scenes[p.plan.At(at).Phase.Scene]; s != nil {
		next = min(next, lightChanges(p.plan, at, sceneSteps))
		if moves := s.Next(at); moves > at {
			next = min(next, moves)
		}
		if unfolding(p.plan, at) < 1 {
			next = min(next, (at/finely+1)*finely)
		}
	}
	return next
}

func (p *practiceScreen) draw(a area, t *theme.Theme) string {
	m := p.plan.At(p.at)
	if !p.watch.Running() {
		m.Light *= pausedLight
	}
	if !m.Phase.Breath() {
		return p.drawPassage(m, a, t)
	}
	m.Light *= unfolding(p.plan, p.at)
	place, row := orb.Layout(a.width, a.height)
	f := orb.Frame{Width: place.Width, Height: place.Height, Fullness: m.Fullness, Light: m.Light}
	if p.look.still {
		f.Fullness = 0.5
	}
	var b strings.Builder
	if f.Height > 0 {
		b.WriteString(p.pacer.Draw(f))
		b.WriteByte('\n')
	}
	for y := f.Height; y < a.height; y++ {
		words := ""
		if y == row {
			words = p.words(m)
		}
		if y > f.Height {
			b.WriteByte('\n')
		}
		b.WriteString(t.Centre(words, a.width, t.Dimmed(m.Light)))
	}
	return b.String()
}

// pausedLight is how much light is left while a practice waits.
const pausedLight = 0.5

// pausedWords stand under a practice that waits.
const pausedWords = "resting here"

// words are the one or two words under the breath.
func (p *practiceScreen) words(m practice.Moment) string {
	if said := p.aside(); said != "" || p.over {
		return said
	}
	return m.Phase.Words
}

// aside is what stands in place of the words of the plan, if anything does.
func (p *practiceScreen) aside() string {
	switch {
	case p.over:
		return ""
	case !p.watch.Running():
		return pausedWords
	}
	return p.notice
}
