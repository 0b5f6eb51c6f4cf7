package cli

import (
	"context"
	"errors"

	"github.com/charmbracelet/x/term"

	"lull/routines/remind"
)

// errNotAsked says that nothing was written, since nobody could be asked.
var errNotAsked = errors.New("nothing was written; lull remind on --yes writes it without asking")

// errTemporary says that this program would not be there when it is wanted.
var errTemporary = errors.New("this lull was started by go run, and its file goes away: " +
	"install it (go install) and turn the reminders on with that one")

// on shows what is about to be written, asks, writes and verifies.
func (r remindCommand) on(ctx context.Context, o opened, yes bool) error {
	job, err := r.schedule.job(o.file)
	if err != nil {
		return err
	}
	if err := r.schedule.schedulable(ctx); err != nil {
		// What an open lull and the prompt can do needs nothing written.
		return errors.Join(err, o.Mark(ctx, remind.OnID, 0, remind.MarkOn))
	}
	if job.Fleeting() {
		return errTemporary
	}
	scheduler := r.schedule.Scheduler
	if !r.flags.json && !r.flags.quiet {
		if err := r.schedule.showJob(ctx, job); err != nil {
			return err
		}
	}
	if !yes {
		if !term.IsTerminal(r.in.Fd()) {
			return errNotAsked
		}
		if !r.agreed("Write this? [y/N] ") {
			r.print("Nothing was written.\n")
			return nil
		}
	}
	// The mark comes first: what looks does nothing without it, and what is due
	// now is said now.
	if err := o.Mark(ctx, remind.OnID, 0, remind.MarkOn); err != nil {
		return err
	}
	if err := scheduler.Install(ctx, job); err != nil {
		return err
	}
	if err := scheduler.Look(ctx); err != nil {
		return err
	}
	if r.flags.quiet && !r.flags.json {
		return nil
	}
	return r.status(ctx, o)
}
