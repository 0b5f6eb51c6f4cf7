package soundserver

import (
	"context"
	"sync"
	"time"

	"lull/routines/practice"
	"lull/routines/settings"
	"lull/routines/sound"
)

type Voice interface {
	Speak(ctx context.Context, words string) (sound.Clip, error)
}

// Player plays one practice after the other. Its methods hand over what has
// changed and return at once; everything that takes time happens behind them.
// Nothing that goes wrong with the sound is ever more than silence.
//
// It is for any goroutine.
type Player struct {
	now   func() time.Time
	open  func() (sound.Sink, error)
	voice func(settings.Voice) (Voice, error)

	mu       sync.Mutex
	listener func(sound.Speech)
	playing  *playing
	running  sync.WaitGroup // this one, and those that fade
}

// New makes a player. Now is the clock of the practices; voice finds what
// speaks, and may be nil for no voice at all. It gives nil where nothing can
// speak, with an error where something should.
func New(now func() time.Time, voice func(settings.Voice) (Voice, error)) *Player {
	return &Player{now: now, open: opener(), voice: voice}
}

// Tells has what is known of the voice told to somebody, from a goroutine of the
// player's.
func (p *Player) Tells(to func(sound.Speech)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.listener = to
}

func (p *Player) tell(s sound.Speech) {
	p.mu.Lock()
	listener := p.listener
	p.mu.Unlock()
	if listener != nil && (s.Words != "" || s.Err != nil) {
		listener(s)
	}
}

// Play begins with a practice that runs by a watch.
func (p *Player) Play(plan practice.Plan, watch practice.Stopwatch, s settings.Settings) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.halt()
	if !s.Sound.On {
		return
	}
	ctx, stop := context.WithCancel(context.Background())
	one := &playing{
		player: p, plan: plan, watch: watch, settings: s,
		stop: stop, wake: make(chan struct{}, 1),
	}
	p.playing = one
	p.running.Go(func() { one.run(ctx) })
}

// Follow takes the plan and the watch as they are now: after a pause, after
// time that was not counted, after the plan was made easier.
func (p *Player) Follow(plan practice.Plan, watch practice.Stopwatch) {
	if one := p.current(); one != nil {
		one.follow(plan, watch)
	}
}

// Quieter takes the sound down by a step. There is no way up but the settings.
func (p *Player) Quieter() { p.change(func(s *sound.Synth) { s.Quieter() }) }

// Mix takes one part of the sound up or down by so many steps.
func (p *Player) Mix(part sound.Part, steps int) {
	p.change(func(s *sound.Synth) { s.Mix(part, steps) })
}

func (p *Player) change(do func(*sound.Synth)) {
	if one := p.current(); one != nil {
		one.change(do)
	}
}

func (p *Player) Stop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.halt()
}

// Close stops and waits until the last of it is heard, half a second at most.
func (p *Player) Close() {
	p.Stop()
	done := make(chan struct{})
	go func() {
		defer close(done)
		p.running.Wait()
	}()
	select {
	case <-done:
	case <-time.After(closing):
	}
}

const closing = time.Second / 2

func (p *Player) halt() {
	if p.playing != nil {
		p.playing.stop()
		p.playing = nil
	}
}

func (p *Player) current() *playing {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.playing
}
