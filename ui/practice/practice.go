// Package practice is the screen of a practice: the breath or the scene, and a
// few words. It gets darker, and ends by itself.
package practice

import (
	"fmt"
	"image/color"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/practice"
	"lull/routines/sound"
	"lull/ui/orb"
	"lull/ui/scene"
	"lull/ui/screen"
	"lull/ui/theme"
)

// Screen plays a plan. Three keys matter in it and every other one does
// nothing. It shows no clock, no count and no rest of the way.
type Screen struct {
	Plan  practice.Plan
	Watch practice.Stopwatch
	At    time.Duration // of the last picture
	seen  time.Duration // cues up to here were told
	over  bool

	Softer  int           // how often it was asked to be quieter
	Mixed   Mix           // and each part of the sound
	spoken  sound.Spoken  // how long the words take, as far as it is known
	touched bool          // a key was pressed: it was not drifted through
	said    string        // a word about what a key did
	until   time.Duration // when it goes
	pacer   orb.Pacer
	scenes  map[string]*scene.Scene // the living pictures of the plan, by name
	look    *theme.Theme            // in which they are made
	legible float64                 // the least light at which words can be read
	fine    bool                    // the picture is in pixels
	options Options
	dusk    dusk
	under   under // the last cells under a breath in pixels
}

// Options say how much a practice moves.
type Options struct {
	Rate  time.Duration // between two pictures while something moves
	Heard bool          // there is sound, which can be made quieter
	screen.Pictures
}

// Mix is by how many steps each part of the sound was taken up or down.
type Mix [len(sound.Parts)]int

// part is the keys of what can be heard by itself.
type part struct{ softer, louder key.Binding }

var parts = [len(sound.Parts)]part{
	sound.OfTone: mixed("tone", "t"), sound.OfBed: mixed("noise", "b"), sound.OfVoice: mixed("voice", "v"),
}

// mixed is a part by its letter: a small one for softer, a large one for louder.
func mixed(words, letter string) part {
	key := func(how, letter string) key.Binding { return screen.Bind(letter, words+" "+how, letter) }
	return part{key("softer", letter), key("louder", strings.ToUpper(letter))}
}

func New(plan practice.Plan, t *theme.Theme, o Options, now time.Time) *Screen {
	p := &Screen{Plan: plan, options: o, spoken: sound.Spoken{}, Watch: practice.Stopwatch{}.Start(now)}
	if plan.Withheld() {
		p.said, p.until = "without holds", saidFor
	}
	p.restyle(t)
	return p
}

func (p *Screen) restyle(t *theme.Theme) {
	if p.look != t {
		p.look, p.pacer, p.scenes = t, p.options.Pacer(t), scenesOf(p.Plan, p.options.Pictures, t)
		p.under, p.legible = under{}, t.Legible()
	}
}

func (p *Screen) Help() []key.Binding {
	keys := []key.Binding{screen.PauseKey, screen.EasierKey, screen.QuitKey, screen.HelpKey}
	if p.options.Heard {
		for _, part := range parts {
			both := part.softer.Help().Key + " " + part.louder.Help().Key
			keys = append(keys, screen.Bind(both, part.softer.Help().Desc+", louder",
				append(part.softer.Keys(), part.louder.Keys()...)...))
		}
	}
	return keys
}

// TakesLetters tells that ? is answered here: a practice is never covered.
func (p *Screen) TakesLetters() bool { return true }

// saidFor is how long the word about a key stays.
const saidFor = 4 * time.Second

func (p *Screen) Press(k tea.KeyPressMsg, now time.Time) screen.Intent {
	p.touched = true
	switch {
	case key.Matches(k, screen.QuitKey):
		p.Rest(now)
		return screen.Leave{}
	case key.Matches(k, screen.PauseKey):
		if p.Watch.Running() {
			p.Rest(now)
		} else {
			p.Watch, p.said = p.Watch.Start(now), ""
		}
	case key.Matches(k, screen.HelpKey):
		words := keyWords
		if p.options.Heard && p.said == keyWords { // asked twice
			words = mixWords()
		}
		p.tell(words, now)
	case key.Matches(k, screen.EasierKey):
		p.easier(now)
	default:
		p.mix(k, now)
	}
	return nil
}

func (p *Screen) tell(words string, now time.Time) {
	p.said, p.until = words, p.Watch.Elapsed(now)+saidFor
}

// easier makes the practice easier, or quieter where it is as easy as can be.
func (p *Screen) easier(now time.Time) {
	at := p.Watch.Elapsed(now)
	easier, ok := p.Plan.Easier(at)
	p.Plan = easier
	switch {
	case ok:
		p.tell("a little easier", now)
	case p.options.Heard:
		p.Softer++
		p.tell("a little quieter", now)
	case p.Plan.At(at).Phase.Breath():
		p.tell("breathe your own way", now)
	default:
		p.tell("let the words go by", now)
	}
}

// mix takes one part of the sound up or down, where there is sound.
func (p *Screen) mix(k tea.KeyPressMsg, now time.Time) {
	for i, part := range parts {
		step, by := -1, part.softer
		if key.Matches(k, part.louder) {
			step, by = 1, part.louder
		}
		if p.options.Heard && key.Matches(k, by) {
			p.Mixed[i] += step
			p.tell(by.Help().Desc, now)
		}
	}
}

// Rest pauses at the moment given: by a key, or because the machine went away.
func (p *Screen) Rest(at time.Time) {
	p.Watch = p.Watch.Pause(at)
	p.At = p.Watch.Elapsed(at)
}

func (p *Screen) Frame(now time.Time) screen.Intent {
	if p.over || !p.Watch.Running() {
		return nil
	}
	p.At = p.Watch.Elapsed(now)
	if p.At >= p.until {
		p.said = ""
	}
	if p.Plan.At(p.At).Over {
		p.over, p.At = true, p.Plan.Lasts()
		return screen.Ended{Touched: p.touched}
	}
	begun := p.Plan.Cues(p.seen, p.At)
	p.seen = p.At
	if len(begun) > 0 {
		return screen.Step{Practised: begun[len(begun)-1].Start}
	}
	return nil
}

// resting is how often a picture is asked for while only the light changes.
const resting = time.Second

func (p *Screen) Due(now time.Time) time.Time {
	if p.over || !p.Watch.Running() {
		return time.Time{}
	}
	at := p.Watch.Elapsed(now)
	m := p.Plan.At(at)
	if !m.Phase.Breath() {
		return now.Add(p.nextPassage(at) - at)
	}
	every := resting
	if m.Phase.From != m.Phase.To && !p.options.Still {
		if every = p.options.Rate; p.fine && every <= time.Second/20 {
			every = time.Second / fineRate
		}
	}
	// Moments lie on a grid from the start, so that no lateness adds up.
	next := (at/every + 1) * every
	next = min(next, m.Phase.End())
	return now.Add(next - at)
}

// fineRate is how often a second a breath in pixels is looked at, where a picture
// costs no more than where it is placed. Where the breath turns some of the looks
// find the last one.
const fineRate = 29

func (p *Screen) nextPassage(at time.Duration) time.Duration {
	next := min(inkChanges(p.Plan, at), p.Plan.Next(at), lightChanges(p.Plan, at))
	if p.said != "" && p.until > at {
		next = min(next, p.until)
	}
	if s := p.scenes[p.Plan.At(at).Phase.Scene]; s != nil {
		if moves := s.Next(at); moves > at {
			next = min(next, moves)
		}
		if unfolding(p.Plan, at) < 1 {
			next = min(next, (at/finely+1)*finely)
		}
	}
	return next
}

func (p *Screen) Draw(a screen.Area, t *theme.Theme) string {
	m := p.Plan.At(p.At)
	m.Light = p.light()
	p.restyle(t)
	t = p.dusk.on(t, m.Light)
	if !m.Phase.Breath() {
		return p.drawPassage(m, a, t)
	}
	f, row := p.frame(m, a)
	words, ink := p.words(m), m.Light*(1-f.Hidden)
	if _, pixelled := p.pacer.Pixels(f); pixelled && a.Pixels {
		return p.under.draw(a, t, ink, row, words)
	}
	return screen.Beneath(a, t, p.pacer.Draw(f), f.Height, row, []string{words}, t.Dimmed(ink))
}

// under is the cells under a breath in pixels, the same for many pictures.
type under struct {
	area   screen.Area
	ground color.Color
	ink    int // the step of its light
	words  string
	cells  string
}

func (u *under) draw(a screen.Area, t *theme.Theme, light float64, row int, words string) string {
	ink, ground := theme.LightStep(light), t.Ground.GetBackground()
	if u.area != a || u.ground != ground || u.ink != ink || u.words != words || u.cells == "" {
		*u = under{a, ground, ink, words, screen.Beneath(a, t, "", 0, row, []string{words}, t.Dimmed(light))}
	}
	return u.cells
}

// frame is the picture of a breath, and the row of the words below it.
func (p *Screen) frame(m practice.Moment, a screen.Area) (orb.Frame, int) {
	place, row := orb.Layout(a.Width, a.Height)
	f := orb.Frame{
		Width: place.Width, Height: place.Height, Shape: a.Shape,
		Fullness: m.Fullness, Light: m.Light, Hidden: 1 - unfolding(p.Plan, p.At),
	}
	if p.options.Still {
		f.Fullness = 0.5
	}
	return f, row
}

// Pixels is the picture of a breath for a terminal that shows such.
func (p *Screen) Pixels(a screen.Area, t *theme.Theme) (orb.Glow, bool) {
	m := p.Plan.At(p.At)
	if !m.Phase.Breath() {
		return orb.Glow{}, false
	}
	p.restyle(t)
	m.Light = p.light()
	f, _ := p.frame(m, a)
	glow, ok := p.pacer.Pixels(f)
	p.fine = ok && a.Pixels
	return glow, ok
}

// Ground is that of the last picture.
func (p *Screen) Ground(t *theme.Theme) color.Color {
	return t.Dusk(p.light())
}

// light is that of the last picture.
func (p *Screen) light() float64 {
	light := p.Plan.At(p.At).Light
	if !p.Watch.Running() {
		light *= pausedLight
	}
	return light
}

// dusk is the theme on the ground of the last picture.
type dusk struct {
	under *theme.Theme
	step  int
	theme theme.Theme
}

func (d *dusk) on(t *theme.Theme, light float64) *theme.Theme {
	if step := theme.LightStep(light); d.under != t || d.step != step {
		*d = dusk{t, step, t.AtDusk(light)}
	}
	return &d.theme
}

// pausedLight is how much light is left while a practice waits.
const pausedLight = 0.5

// keyWords answer ?.
var keyWords = fmt.Sprintf("%s pauses, %s easier, %s leaves",
	screen.PauseKey.Help().Key, screen.EasierKey.Help().Key, screen.QuitKey.Help().Key)

// mixWords name the keys of every part of the sound.
func mixWords() string {
	var softer, louder []string
	for _, p := range parts {
		softer, louder = append(softer, p.softer.Help().Key), append(louder, p.louder.Help().Key)
	}
	return strings.Join(softer, " ") + " softer, " + strings.Join(louder, " ") + " louder"
}

func (p *Screen) words(m practice.Moment) string {
	if said := p.aside(); said != "" || p.over {
		return said
	}
	return m.Phase.Words
}

// aside is what stands in place of the words of the plan, if anything does.
func (p *Screen) aside() string {
	switch {
	case p.over:
		return ""
	case !p.Watch.Running():
		return "resting here"
	}
	return p.said
}
