package play

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"sync/atomic"
	"time"

	"lull/routines/desktop"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/settings"
	"lull/routines/sound"
	"lull/ui/cli/attend"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
	"lull/ui/plain"
	"lull/ui/terminal"
)

// Lines play a practice line by line, and keep it.
type Lines struct {
	*console.Console
	Sounding Sounding
	Machine  attend.Machine
}

// OwnRate listens line by line for somebody's own rate of breathing, and gives the
// slow-down from it. It gives [plain.ErrLeft] where somebody left instead.
func (c *Lines) OwnRate(ctx context.Context, length time.Duration) (practice.Plan, error) {
	listening, stop := signal.NotifyContext(ctx, terminal.Ends...)
	defer stop()
	pressed, done := c.presses(listening)
	defer done()
	if pressed == nil {
		return practice.Plan{}, console.Misusef("--match wants a terminal to tap on")
	}
	out, _, end := c.out()
	defer end()
	// A breath comes in real time, whatever --now says.
	rate, err := plain.Listen(listening, out, time.Now, c.Say, pressed) //nolint:forbidigo // in real time
	if errors.Is(err, context.Canceled) {
		err = console.ErrInterrupted
	}
	return practice.Breathe(practice.Matched(rate), length), err
}

// presses brings what is pressed in a practice. The input of a script is not read,
// unless it is answers for the program line by line.
func (c *Lines) presses(ctx context.Context) (pressed <-chan plain.Press, done func()) {
	if !c.LineByLine && !(c.Display.OnTerminal() && c.Typed.ByHand()) {
		return nil, func() {}
	}
	return c.Typed.Presses(ctx)
}

// out is what the lines of a practice are written to, and ends the last one. On a
// terminal the cursor stays behind the words. Soon ends each line a while before the
// next, where a screen reader of the desktop runs; it is nil elsewhere, since a reader
// in the terminal would say that nothing is on the new line.
func (c *Lines) out() (out io.Writer, soon, end func()) {
	if !c.Display.OnTerminal() {
		return c.Out, nil, func() {}
	}
	held := &plain.Held{Out: c.Out}
	end = func() { _ = held.Close() } // the reader has gone with the line
	if c.Display.Reader.Runs() {
		held.Wait, soon = func() { <-time.After(plain.Apart) }, end
	}
	return held, soon, end
}

// Play plays a plan line by line and saves it in the journal, and tells whether it
// came to its end.
func (c *Lines) Play(ctx context.Context, o storage.Opened, plan practice.Plan) (ended bool, err error) {
	now, id, planned := c.Now(), c.NewID(), plan.Lasts()
	entry := func(practised time.Duration, ending journal.Ending) journal.Entry {
		e := journal.Entry{
			ID: id, Kind: journal.KindSession, At: now, Evening: o.Settings.Schedule.ForNight(now),
			Session: lookup.Session(plan, practised, ending),
		}
		e.Session.Planned = planned
		return e
	}
	writer := writePractice(context.WithoutCancel(ctx), o) // what ends the practice does not end its row
	playing, stop := signal.NotifyContext(ctx, terminal.Ends...)
	defer stop()
	around := c.Machine.Attend(ctx, c.Now, c.Flags.Config, c.Flags.Data)
	defer around.Close()
	out, soon, end := c.out()
	defer end()
	// Lines come in real time, whatever --now says.
	p := plain.Player{Out: out, EndLine: soon, After: time.After, Say: c.Say}
	p.Now = time.Now //nolint:forbidigo // in real time
	p.Began = func(now practice.Plan, at time.Duration) {
		plan = now
		writer.put(entry(at, journal.Running))
	}
	heard := c.aloud(playing, &p, o.Settings)
	defer heard.close()
	p.Moved = func(plan practice.Plan, w practice.Stopwatch) {
		heard.follow(plan, w)
		stands := desktop.Practice{Begun: true, Running: w.Running()}
		if !stands.Running {
			stands.Rested = c.Now()
		}
		around.Tell(stands, o.Settings)
	}
	pressed, done := c.presses(playing)
	defer done()
	p.Pressed = pressed
	around.Happens(desktop.OfPractice(desktop.PracticeStart, entry(0, journal.Running), now))
	practised, err := p.Play(playing, plan)
	end()
	ending, err := c.ending(err, heard, c.Display.OnTerminal() && !p.Touched)
	row := entry(practised, ending)
	writer.put(row)
	around.Ended(row)
	return attend.ByItself(ending), errors.Join(err, writer.close())
}

// ending is how a practice of lines ended, and what of that has failed. Somebody on
// a terminal who has touched nothing lies there; on a pipe nobody is known to, and
// it cannot drift off.
func (c *Lines) ending(err error, heard *aloud, lies bool) (journal.Ending, error) {
	switch {
	case errors.Is(err, plain.ErrLeft):
		return journal.Left, nil
	case errors.Is(err, os.ErrClosed):
		return journal.Interrupted, nil
	case errors.Is(err, context.Canceled):
		if m := heard.unspoken.Load(); m != nil { // somebody is up
			unspoken(c.Console, m.Err)
		}
		return journal.Interrupted, console.ErrInterrupted
	case err != nil:
		return journal.Interrupted, err
	case lies:
		return journal.Drifted, nil
	}
	return journal.Finished, nil
}

type aloud struct {
	follow   func(practice.Plan, practice.Stopwatch)
	close    func()
	unspoken atomic.Pointer[sound.Speech] // the last word that could not be spoken
}

// aloud lets a player of lines be heard, where anything can be, until it is
// closed or ctx ends.
func (c *Lines) aloud(ctx context.Context, p *plain.Player, s settings.Settings) *aloud {
	a := &aloud{follow: func(practice.Plan, practice.Stopwatch) {}, close: func() {}}
	player := c.Sounding.player(c.Console, p.Now)
	if player == nil {
		return a
	}
	ctx, stop := context.WithCancel(ctx)
	spoken := make(chan sound.Speech, 1)
	player.Tells(func(m sound.Speech) {
		if m.Err != nil {
			a.unspoken.Store(&m)
			return
		}
		select {
		case spoken <- m:
		case <-ctx.Done():
		}
	})
	p.Quieter, p.Spoken = player.Quieter, spoken
	a.follow = func(plan practice.Plan, w practice.Stopwatch) {
		player.Play(plan, w, s)
		a.follow = player.Follow // the same practice, from then on
	}
	a.close = func() {
		stop() // nobody hears any more what is spoken, so it must not wait for that
		player.Close()
	}
	return a
}
