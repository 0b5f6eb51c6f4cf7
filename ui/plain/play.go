package plain

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"lull/routines/practice"
	"lull/routines/sound"
	"lull/routines/wording"
)

// Press is what somebody wants of a practice that runs.
type Press int

// The presses: a practice has no others.
const (
	Pause  Press = iota // wait, and go on again
	Easier              // an easier breath, or a quieter one
	Leave               // end it here
	Keys                // say the keys
)

// ErrLeft is given by [Player.Play] when somebody left the practice.
var ErrLeft = errors.New("the practice was left")

// Player plays a practice as lines. The clock is the machine's; what else is
// nil is not there.
type Player struct {
	Out   io.Writer
	Now   func() time.Time
	After func(time.Duration) <-chan time.Time
	Say   wording.Say // the words that answer a press

	// EndLine is called [Apart] before the next line of the plan, while the one
	// before it may still be held; nil where none is.
	EndLine func()
	// Began is told the plan and the time practised so far at the start of each
	// phase.
	Began func(practice.Plan, time.Duration)
	// Moved is told the plan and its stopwatch when the practice begins, when it
	// rests or goes on, when time was left out, when it became easier, and when
	// words have more time.
	Moved func(practice.Plan, practice.Stopwatch)
	// Quieter takes the sound down by a step.
	Quieter func()
	// Spoken brings how much time words have to have.
	Spoken <-chan sound.Speech
	// Pressed brings what somebody wants of it, and Touched tells that something
	// came.
	Pressed <-chan Press
	Touched bool

	plan   practice.Plan
	watch  practice.Stopwatch
	spoken sound.Spoken
	last   time.Time // of the last look at the clock
}

// Play prints each phase of the plan at the moment it begins. It computes every
// moment from the start, so that lateness never adds up. When the process was
// stopped or the machine asleep, the practice goes on from where it was: the
// gap is not counted and no lines burst out. Where a voice is slower than the
// plan, the plan waits for it. It returns how much was practised, and [ErrLeft]
// or the context's error if that ended it.
func (p *Player) Play(ctx context.Context, plan practice.Plan) (time.Duration, error) {
	p.plan, p.last, p.spoken = plan, p.Now(), make(sound.Spoken)
	p.watch = practice.Stopwatch{}.Start(p.last)
	p.moved()
	// A plan that waits has as many phases, and an easier one the same up to
	// the one that runs.
	for i := 0; i < len(p.plan.Phases); i++ {
		phase := p.plan.Phases[i]
		if p.speaks(i) {
			if _, err := fmt.Fprintln(p.Out, Line(phase)); err != nil {
				return phase.Start, err
			}
		}
		p.Began(p.plan, phase.Start)
		if err := p.wait(ctx, i); err != nil {
			return min(p.watch.Elapsed(p.Now()), p.plan.Phases[i].End()), err
		}
	}
	return p.plan.Lasts(), nil
}

// wait returns when a phase is over, or what ended the practice.
func (p *Player) wait(ctx context.Context, phase int) error {
	for {
		now := p.Now()
		due := now.Add(p.plan.Phases[phase].End() - p.watch.Elapsed(now))
		var after, before <-chan time.Time // none while it rests
		if p.watch.Running() {
			after = p.After(due.Sub(now))
			if lead := due.Sub(now) - Apart; lead > 0 && p.EndLine != nil && p.speaks(phase+1) {
				before = p.After(lead)
			}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-before:
			p.EndLine()
		case <-after:
			p.look(due)
			return nil
		case m := <-p.Spoken:
			was := &p.plan.Phases[0]
			if p.plan = p.spoken.Plan(p.plan, p.watch.Elapsed(p.Now()), m); &p.plan.Phases[0] != was {
				p.moved()
			}
		case press, more := <-p.Pressed:
			if !more {
				p.Pressed = nil // nobody is there any more, and it goes on
				continue
			}
			p.Touched = true
			p.look(due)
			if err := p.press(press, p.last); err != nil {
				return err
			}
		}
	}
}

// speaks tells whether there is a phase of a number and it prints a line.
func (p *Player) speaks(phase int) bool {
	return phase < len(p.plan.Phases) && !silent(p.plan.Phases[phase])
}

// look looks at the clock. Time in which the machine was away is left out:
// where the practice was when it went is not known to the moment, so the phase
// that was due simply begins now.
func (p *Player) look(due time.Time) {
	now := p.Now()
	if p.watch.Running() && practice.Away(p.last, due, now) {
		p.watch = p.watch.Pause(due).Start(now)
		p.moved()
	}
	p.last = now
}

func (p *Player) press(press Press, now time.Time) error {
	id := "lines.practice.keys"
	switch press {
	case Leave:
		p.watch = p.watch.Pause(now)
		return ErrLeft
	case Pause:
		if p.watch.Running() {
			p.watch, id = p.watch.Pause(now), "lines.practice.rests"
		} else {
			p.watch, id = p.watch.Start(now), "lines.practice.goes"
		}
		p.moved()
	case Easier:
		id = p.easier(now)
	case Keys:
	}
	_, err := fmt.Fprintln(p.Out, p.Say(id, nil))
	return err
}

func (p *Player) easier(now time.Time) (id string) {
	at := p.watch.Elapsed(now)
	plan, ok := p.plan.Easier(at)
	switch {
	case ok:
		p.plan = plan
		p.moved()
		return "lines.practice.easier"
	case p.Quieter != nil:
		p.Quieter()
		return "lines.practice.quieter"
	case p.plan.At(at).Phase.Breath():
		return "lines.practice.own"
	}
	return "lines.practice.by"
}

func (p *Player) moved() {
	if p.Moved != nil {
		p.Moved(p.plan, p.watch)
	}
}
