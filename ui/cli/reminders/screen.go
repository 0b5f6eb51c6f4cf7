package reminders

import (
	"context"
	"errors"
	"strings"

	"lull/routines/letters"
	"lull/routines/lookup"
	"lull/routines/remind"
	"lull/ui/cli/storage"
)

// ForScreen gives how the reminders stand and, where they are off, what turning
// them on would write, or why it would not.
func (x *Schedule) ForScreen(
	ctx context.Context, file storage.SettingsFile, j lookup.Glanced,
) (*lookup.Reminding, error) {
	s, coming, err := x.status(ctx, file, j)
	if err != nil {
		return nil, err
	}
	r := &lookup.Reminding{On: s.On, Muted: s.Muted != "", Words: s.words(coming, x.Console.Now())}
	if s.On || s.Installed {
		return r, nil
	}
	r.Words = offWords + "\n"
	job, err := x.job(file)
	if err != nil {
		return nil, err
	}
	switch err := x.schedulable(ctx); {
	case err != nil:
		r.Words += sentences(err)
		return r, nil
	case job.Temporary():
		r.Words += sentences(errTemporary)
		return r, nil
	}
	r.Writes, err = x.writes(ctx, job)
	return r, err
}

// sentences makes one of each line of an error. In it are the words of another
// program, which may leave a line empty or end one with a full stop.
func sentences(err error) (words string) {
	for line := range strings.SplitSeq(err.Error(), "\n") {
		if line = strings.TrimRight(line, " \r."); line != "" {
			words += letters.UpperFirst(line) + ".\n"
		}
	}
	return words
}

// Turn turns the reminders on or off for a screen that has shown what that
// writes.
func (x *Schedule) Turn(ctx context.Context, file storage.SettingsFile, j storage.Marks, on bool) error {
	if !on {
		_, err := x.turnOff(ctx, j)
		return err
	}
	job, err := x.job(file)
	switch {
	case err != nil:
		return err
	case x.schedulable(ctx) != nil: // what an open lull and the prompt can do needs nothing written
		return j.Mark(ctx, remind.OnID, 0, remind.MarkOn)
	case job.Temporary():
		return errors.Join(errTemporary, j.Mark(ctx, remind.OnID, 0, remind.MarkOn))
	}
	return x.turnOn(ctx, j, job)
}

// Mute has the reminders quiet for today, or no longer.
func (x *Schedule) Mute(ctx context.Context, file storage.SettingsFile, j storage.Marks, today bool) error {
	if !today {
		return j.Unmark(ctx, remind.MuteID)
	}
	return quietUntil(ctx, j, file.Current().Schedule.Of(x.Console.Now()))
}
