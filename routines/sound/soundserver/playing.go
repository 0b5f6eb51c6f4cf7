package soundserver

import (
	"context"
	"sync"
	"time"

	"lull/routines/practice"
	"lull/routines/settings"
	"lull/routines/sound"
)

type playing struct {
	player   *Player
	settings settings.Settings
	stop     context.CancelFunc
	wake     chan struct{}

	mu        sync.Mutex
	plan      practice.Plan
	watch     practice.Stopwatch
	sink      sound.Sink // what plays now, if anything does
	synth     *sound.Synth
	stream    *sound.Stream
	narration *sound.Narration     // nil without a voice
	changes   []func(*sound.Synth) // asked for before there was a synth
}

const (
	startDelay   = 20 * time.Millisecond  // the first picture goes first, and is there by then
	lookEvery    = 250 * time.Millisecond // between looks at the sink
	releaseAfter = 20 * time.Second       // of pause, after which the server is let go
	retrySoon    = time.Second            // between tries where there was sound
	retryLater   = 10 * time.Second       // and where there never was
	rampTail     = 60 * time.Millisecond  // for the end of the last ramp
)

func (p *playing) run(ctx context.Context) {
	if !sleep(ctx, startDelay, nil) {
		return
	}
	p.begin()
	var narrating sync.WaitGroup
	narrating.Go(func() { p.narrate(ctx) })
	defer narrating.Wait()
	again := retryLater
	for ctx.Err() == nil {
		if p.rests() {
			sleep(ctx, lookEvery, p.wake)
			continue
		}
		sink, err := p.player.open()
		if err == nil {
			again = retrySoon
			p.serve(ctx, sink)
			continue
		}
		sleep(ctx, again, p.wake)
	}
}

func (p *playing) begin() {
	seed := uint64(p.player.now().UnixNano())
	p.mu.Lock()
	defer p.mu.Unlock()
	p.synth = sound.New(p.plan, sound.OptionsFrom(p.settings, seed))
	for _, do := range p.changes {
		do(p.synth)
	}
	if s := p.settings; s.Voice.On && s.Sound.Voice > 0 && p.player.voice != nil {
		p.narration = sound.NewNarration(p.plan, s.Voice.Phases, p.position())
	}
}

func (p *playing) position() int64 { return sound.Frames(p.watch.Elapsed(p.player.now())) }

func (p *playing) rests() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return !p.watch.Running()
}

// serve plays through an open sink until that ends, the context ends, or the
// practice has waited for a while.
func (p *playing) serve(ctx context.Context, sink sound.Sink) {
	p.mu.Lock()
	p.sink, p.stream = sink, sound.NewStream(p.synth, p.watch) // which begins softly
	p.mu.Unlock()
	defer func() {
		_ = sink.Close() // it has nothing left to say
		p.mu.Lock()
		p.sink = nil
		p.mu.Unlock()
	}()
	if sink.Start(func(out []float32) { p.fill(out, sink) }) != nil {
		sleep(ctx, retrySoon, p.wake)
		return
	}
	waits := time.Duration(0)
	for sink.Err() == nil && waits < releaseAfter {
		if !sleep(ctx, lookEvery, nil) {
			p.fade(sink)
			return
		}
		if waits += lookEvery; !p.rests() {
			waits = 0
		}
	}
}

func (p *playing) fade(sink sound.Sink) {
	p.mu.Lock()
	p.stream.Close()
	p.mu.Unlock()
	if p.takeBack(sink) {
		time.Sleep(rampTail)
		return
	}
	time.Sleep(min(sink.Latency()+rampTail, closing-rampTail))
}

func (p *playing) fill(out []float32, sink sound.Sink) {
	latency := sink.Latency()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.stream.Fill(out, p.player.now().Add(latency))
}

// rewinder is a sink that can take back what was not heard yet.
type rewinder interface{ Rewind(taken func(frames int)) }

// takeBack lets a change be heard at once, where the sink can do that.
func (p *playing) takeBack(sink sound.Sink) bool {
	r, ok := sink.(rewinder)
	if ok {
		r.Rewind(func(frames int) {
			p.mu.Lock()
			defer p.mu.Unlock()
			p.stream.Rewind(frames)
		})
	}
	return ok
}

func (p *playing) follow(plan practice.Plan, watch practice.Stopwatch) {
	p.mu.Lock()
	turned := p.watch.Running() != watch.Running()
	changed := len(plan.Phases) > 0 && (len(p.plan.Phases) == 0 || &plan.Phases[0] != &p.plan.Phases[0])
	p.plan, p.watch = plan, watch
	sink := p.sink
	if p.stream != nil {
		p.stream.Follow(watch)
	}
	if p.synth != nil && changed {
		p.synth.Change(plan, p.settings.Sound.Fade)
		if p.narration != nil {
			p.synth.Forget(p.narration.Change(plan, int64(p.synth.Position())))
		}
	}
	p.mu.Unlock()
	if turned && sink != nil {
		p.takeBack(sink)
	}
	p.awake()
}

func (p *playing) change(do func(*sound.Synth)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.synth == nil {
		p.changes = append(p.changes, do)
		return
	}
	do(p.synth)
}

func (p *playing) awake() {
	select {
	case p.wake <- struct{}{}:
	default: // it is awake
	}
}

// sleep waits, or until something wakes it, and tells whether the context still
// runs.
func sleep(ctx context.Context, d time.Duration, wake <-chan struct{}) bool {
	select {
	case <-ctx.Done():
	case <-wake:
	case <-time.After(d):
	}
	return ctx.Err() == nil
}
