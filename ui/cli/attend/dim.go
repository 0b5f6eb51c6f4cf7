package attend

import (
	"context"
	"sync/atomic"
	"time"

	"lull/routines/desktop"
)

// Backlight is the light behind the machine's own screen.
type Backlight interface {
	// Restore puts back what a process that was killed has left.
	Restore(ctx context.Context) error
	// Begin remembers what there is, on the disk too.
	Begin(ctx context.Context) (Light, error)
	// Probe says what would go down, and whether it could.
	Probe() (words string, works bool)
}

// Light is a backlight that goes down and is put back. Both leave alone what
// somebody else has changed.
type Light interface {
	Steps() int
	To(ctx context.Context, step int) error // counted from 0, the brightest
	Restore(ctx context.Context) error
}

// climb is how long the whole way back up takes, so that no light jumps at
// somebody who ends a practice in the dark. It is a judgement of ours.
const climb = 4 * time.Second

// dimmer takes the backlight down with a practice.
type dimmer struct {
	backlight Backlight   // nil where there is none
	light     Light       // nil while it is as it was
	step      int         // the next on the way down
	rises     bool        // it is on its way back
	tried     bool        // in this practice
	holds     atomic.Bool // a light is to be put back; leaving looks at it
}

// restore puts back what a process that was killed has left.
func (d *dimmer) restore(ctx context.Context) {
	if d.backlight != nil && d.light == nil {
		_ = ask(ctx, d.backlight.Restore) // else the next start tries again
	}
}

// stands follows how a practice stands and gives when the next step is due, nil
// for none. After a practice it climbs back, step by step; before the process
// is stopped it is put back at once. In the dark after one it stays as it is: nothing lights up over
// somebody who sleeps.
func (d *dimmer) stands(ctx context.Context, p present, dark bool) <-chan time.Time {
	practice := p.practice
	stopped := practice.Begun && !practice.Running && practice.Rested.IsZero()
	d.rises = false
	if !practice.Begun || stopped {
		d.tried = false
		switch {
		case dark || d.light == nil:
			return nil
		case stopped || d.step == 0:
			d.end(ctx)
			return nil
		}
		d.rises = true
		return time.After(climb / time.Duration(d.light.Steps()))
	}
	if d.light == nil && !d.tried && practice.Running && practice.Planned > 0 && p.settings.Desktop.Backlight && d.backlight != nil {
		d.tried = true
		_ = ask(ctx, func(ctx context.Context) error { // else it stays as it is
			light, err := d.backlight.Begin(ctx)
			if err == nil {
				d.light, d.step = light, 0
				d.holds.Store(true)
			}
			return err
		})
	}
	if d.light == nil || !practice.Running || d.step >= d.light.Steps() {
		return nil
	}
	return time.After(desktop.Apart(practice.Planned, d.light.Steps()))
}

// move takes it a step down, or up where it is on its way back.
func (d *dimmer) move(ctx context.Context) {
	if d.light == nil {
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
	if err := ask(ctx, func(ctx context.Context) error { return d.light.To(ctx, to) }); err != nil {
		d.end(ctx) // it is somebody else's, or cannot be changed
	}
	d.step = next
}

// end puts back what there was, also while the program leaves.
func (d *dimmer) end(ctx context.Context) {
	if d.light == nil {
		return
	}
	_ = ask(context.WithoutCancel(ctx), d.light.Restore) // else the next start tries again
	d.light = nil
	d.holds.Store(false)
}
