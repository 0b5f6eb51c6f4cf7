package attend

import (
	"context"
	"sync/atomic"
	"time"

	"lull/routines/desktop"
)

// Backlight is the light behind the machine's own screen. It leaves alone what
// somebody else has changed.
type Backlight interface {
	// Begin remembers what there is, on the disk too, and gives in how many steps
	// it goes down.
	Begin(ctx context.Context) (steps int, err error)
	// To takes it to a step, counted from 0, the brightest.
	To(ctx context.Context, step int) error
	// Restore puts back what there was, also what a process that was killed has
	// left.
	Restore(ctx context.Context) error
	// Probe says what would go down, and whether it could.
	Probe() (words string, works bool)
}

// climb is how long the whole way back up takes, so that no light jumps at
// somebody who ends a practice in the dark. It is a judgement of ours.
const climb = 4 * time.Second

// dimmer takes the backlight down with a practice.
type dimmer struct {
	backlight Backlight   // nil where there is none
	steps     int         // how many there are, 0 while it is as it was
	step      int         // the next on the way down
	rises     bool        // it is on its way back
	tried     bool        // in this practice
	holds     atomic.Bool // a light is to be put back; leaving looks at it
}

// restore puts back what a process that was killed has left.
func (d *dimmer) restore(ctx context.Context) {
	if d.backlight != nil && d.steps == 0 {
		_ = ask(ctx, d.backlight.Restore) // else the next start tries again
	}
}

// stands follows how a practice stands and gives when the next step is due, nil
// for none. After a practice it climbs back, step by step; before the process is
// stopped it is put back at once. In the dark after one it stays as it is: nothing
// lights up over somebody who sleeps.
func (d *dimmer) stands(ctx context.Context, p state, dark bool) <-chan time.Time {
	practice := p.practice
	stopped := practice.Begun && !practice.Running && practice.Rested.IsZero()
	d.rises = false
	if !practice.Begun || stopped {
		d.tried = false
		switch {
		case dark || d.steps == 0:
			return nil
		case stopped || d.step == 0:
			d.end(ctx)
			return nil
		}
		d.rises = true
		return time.After(climb / time.Duration(d.steps))
	}
	if d.steps == 0 && !d.tried && practice.Running && practice.Planned > 0 && p.settings.Desktop.Backlight &&
		d.backlight != nil {
		d.tried = true
		_ = ask(ctx, func(ctx context.Context) (err error) { // else it stays as it is
			d.steps, err = d.backlight.Begin(ctx)
			return err
		})
		d.step = 0
		d.holds.Store(d.steps > 0)
	}
	if !practice.Running || d.step >= d.steps {
		return nil
	}
	return time.After(desktop.Apart(practice.Planned, d.steps))
}

// move takes it a step down, or up where it is on its way back.
func (d *dimmer) move(ctx context.Context) {
	if d.steps == 0 {
		return
	}
	to, next := d.step, d.step+1
	if d.rises {
		to, next = d.step-2, d.step-1
	}
	if to < 0 {
		d.end(ctx)
		return
	}
	if err := ask(ctx, func(ctx context.Context) error { return d.backlight.To(ctx, to) }); err != nil {
		d.end(ctx) // it is somebody else's, or cannot be changed
	}
	d.step = next
}

// end puts back what there was, also while the program leaves.
func (d *dimmer) end(ctx context.Context) {
	if d.steps == 0 {
		return
	}
	_ = ask(context.WithoutCancel(ctx), d.backlight.Restore) // else the next start tries again
	d.steps = 0
	d.holds.Store(false)
}
