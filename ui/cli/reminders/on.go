package reminders

import (
	"context"
	"errors"

	"lull/routines/remind"
	"lull/ui/cli/storage"
)

// errTemporary says that this program would not be there when it is wanted.
var errTemporary = errors.New("this lull was started by go run, and its file goes away: " +
	"install it (go install) and turn the reminders on with that one")

func (r Commands) on(ctx context.Context, o storage.Opened, yes bool) error {
	job, err := r.Schedule.job(o.File)
	if err != nil {
		return err
	}
	if err := r.Schedule.schedulable(ctx); err != nil {
		// What an open lull and the prompt can do needs nothing written.
		return errors.Join(err, o.Mark(ctx, remind.OnID, 0, remind.MarkOn))
	}
	if job.Temporary() {
		return errTemporary
	}
	if !r.Flags.JSON && !r.Flags.Quiet {
		words, err := r.Schedule.writes(ctx, job)
		if err != nil {
			return err
		}
		if r.Printf("%s\n", words); r.Unprinted != nil {
			return r.Unprinted
		}
	}
	switch {
	case yes:
	case !r.Asks():
		return errors.New("nothing was written; lull remind on --yes writes it without asking")
	case !r.Agreed("Write this?"):
		return r.Done(nil, "Nothing was written.")
	}
	if err := r.Schedule.turnOn(ctx, o, job); err != nil {
		return err
	}
	if r.Flags.Quiet && !r.Flags.JSON {
		return nil
	}
	return r.status(ctx, o)
}
