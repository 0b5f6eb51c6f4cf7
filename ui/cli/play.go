package cli

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"time"

	"lull/routines/desktop"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/settings"
	"lull/ui/plain"
	"lull/ui/screen"
	"lull/ui/terminal"
)

// play plays a plan, whatever it is of: as a cue sheet, on the screen, or as
// lines. Every practice goes through here.
func (c *stage) play(ctx context.Context, o opened, plan practice.Plan, cues bool) error {
	c.caution(plan, o.settings, !cues && c.lineMode())
	switch {
	case cues && c.flags.json:
		return plain.SheetJSON(c.out, plan)
	case cues:
		return plain.Sheet(c.out, plan)
	case !c.lineMode():
		return c.run(ctx, o, screen.Begin{Plan: plan})
	}
	return c.playLines(ctx, o, plan)
}

// holdsLeftOut is said where holds were taken out of what was asked for.
const holdsLeftOut = "this goes without holds, as the safety settings have it (lull config set safety.holds)."

// caution says what there is to say about holds in a plan. Where they are
// still to be answered for, a screen asks; nobody can be asked by others.
func (c *stage) caution(plan practice.Plan, s settings.Settings, unasked bool) {
	switch {
	case plan.Withheld():
		c.toStderr("note", holdsLeftOut)
	case unasked && plan.Holds() && s.Holds() != settings.Yes:
		said := c.say("holds.this", nil) + " " + c.say("holds.better", nil) + " " + c.say("holds.ease", nil)
		c.toStderr("note", lowerFirst(said))
	}
}

// playLines plays a plan in line mode and keeps it in the journal.
func (c *stage) playLines(ctx context.Context, o opened, plan practice.Plan) error {
	now := c.now()
	entry := func(practised time.Duration, ending journal.Ending) journal.Entry {
		return journal.Entry{
			Kind: journal.KindSession, At: now, Evening: eveningOf(o.settings, now, plan.Practice),
			Session: lookup.Session(plan, practised, ending),
		}
	}
	writer := writePractice(ctx, o, c.newID())
	playing, stop := signal.NotifyContext(ctx, terminal.Ends...)
	defer stop()
	around := c.attend(ctx)
	defer around.Close()
	around.Tell(desktop.Practice{Begun: true, Running: true}, o.settings)
	clock := plain.Clock{Now: time.Now, After: time.After} //nolint:forbidigo // lines come in real time, whatever --now says
	if player := c.player(clock.Now); player != nil {
		defer player.Close()
		clock.Moved = follow(player, plan, o.settings)
	}
	practised, err := plain.Play(playing, c.out, plan, clock, func(at time.Duration) {
		writer.put(entry(at, journal.Running))
	})
	ending := journal.Drifted
	switch {
	case err != nil:
		ending = journal.Interrupted
	case !c.onTerminal():
		// Nobody is known to lie there: a pipe cannot drift off.
		ending = journal.Finished
	}
	if errors.Is(err, context.Canceled) {
		err = ErrInterrupted
	}
	if errors.Is(err, os.ErrClosed) {
		err = nil
	}
	writer.put(entry(practised, ending))
	return errors.Join(err, writer.close())
}
