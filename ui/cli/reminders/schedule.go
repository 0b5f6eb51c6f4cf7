package reminders

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"lull/routines/lookup"
	"lull/routines/remind"
	"lull/routines/settings"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
)

// Schedule is what wakes lull for its reminders, and what shows them.
type Schedule struct {
	Console *console.Console
	Catalog *storage.Catalog
	Reminding
}

// Cancel takes reminders off: a timer that wakes lull would begin a new
// journal. Those of a journal elsewhere are not touched.
func (x *Schedule) Cancel(ctx context.Context) error {
	s := x.Scheduler
	if x.Console.Flags.Data != "" || s == nil || s.Ready(ctx) != nil {
		return nil
	}
	if _, err := s.Remove(ctx); err != nil {
		return fmt.Errorf("the journal is erased; taking the reminders off: %w", err)
	}
	return nil
}

// week gives the times of the week at which to look.
func (x *Schedule) week(s settings.Settings) []remind.Wake {
	return remind.Week(s, x.Catalog.Table(s), x.Console.Now())
}

// job is what the scheduler is asked for. It names its files, because what
// runs it may have another environment.
func (x *Schedule) job(file storage.SettingsFile) (remind.Job, error) {
	program, err := x.Program()
	if err != nil {
		return remind.Job{}, fmt.Errorf("finding this program: %w", err)
	}
	data, err := x.DataDir(x.Console.Flags.Data)
	if err != nil {
		return remind.Job{}, err
	}
	return remind.Job{
		Program: program,
		Args:    []string{"remind", "fire", "--quiet", "--config", file.Path(), "--data", data},
		Wakes:   x.week(file.Current()),
	}, nil
}

// Follow brings what is scheduled up to date with the settings, and has it look
// anew: a note on the screen may not be right any more.
func (x *Schedule) Follow(ctx context.Context, file storage.SettingsFile) error {
	if changed, err := x.reschedule(ctx, file); err != nil || !changed {
		return err
	}
	return x.Scheduler.Look(ctx)
}

// reschedule brings what is scheduled up to date with the settings, where
// anything is scheduled, and tells whether it had to.
func (x *Schedule) reschedule(ctx context.Context, file storage.SettingsFile) (changed bool, err error) {
	job, found, err := x.standing(ctx, file)
	switch {
	case err != nil, !found.Installed, found.Same:
		return false, err
	case job.Temporary():
		return false, errTemporary
	}
	return true, x.Scheduler.Install(ctx, job)
}

// standing gives the job of these settings, and how the one that is scheduled stands.
func (x *Schedule) standing(
	ctx context.Context, file storage.SettingsFile,
) (job remind.Job, found remind.Standing, err error) {
	if x.Scheduler == nil {
		return job, found, nil
	}
	if job, err = x.job(file); err == nil {
		found, err = x.Scheduler.Standing(ctx, job)
	}
	return job, found, err
}

// schedulable tells why nothing can wake a reminder here, and what there is
// instead.
func (x *Schedule) schedulable(ctx context.Context) error {
	reason := errors.New("no scheduler of this system is known")
	if s := x.Scheduler; s != nil {
		if reason = s.Ready(ctx); reason == nil {
			return nil
		}
	}
	return fmt.Errorf("nothing here can wake a reminder while lull is closed: %s\n"+
		"an open lull shows them all the same, and so does lull tonight --line\n"+
		"for a phone lull remind ics -o lull.ics writes the times", inShort(reason))
}

// inShort is what an error says before the words of another program.
func inShort(err error) string {
	words, _, _ := strings.Cut(err.Error(), ": ")
	return words
}

func (x *Schedule) writes(ctx context.Context, job remind.Job) (string, error) {
	files, err := x.Scheduler.Files(ctx, job)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Reminders come by %s. This is what is written for it:\n", x.Scheduler.Name())
	for _, f := range files {
		b.WriteString("\n" + f.Path + "\n")
		for line := range strings.Lines(f.Text) {
			b.WriteString("    " + line)
		}
	}
	return b.String(), nil
}

// turnOn writes a job and has it look at once. The mark comes first: what looks
// does nothing without it, and what is due now is said now.
func (x *Schedule) turnOn(ctx context.Context, j storage.Marks, job remind.Job) error {
	if err := j.Mark(ctx, remind.OnID, 0, remind.MarkOn); err != nil {
		return err
	}
	if err := x.Scheduler.Install(ctx, job); err != nil {
		return err
	}
	return x.Scheduler.Look(ctx)
}

func (x *Schedule) turnOff(ctx context.Context, j storage.Marks) (gone []string, err error) {
	if s := x.Scheduler; s != nil {
		if gone, err = s.Remove(ctx); err != nil {
			return nil, err
		}
	}
	return gone, j.Unmark(ctx, remind.OnID)
}

func (x *Schedule) delivery(ctx context.Context) delivery {
	if c := x.Notifier; c != nil {
		if what, err := c.Ready(ctx); err == nil {
			return delivery{"desktop", c.Name() + " (" + what + ")"}
		}
	}
	return delivery{"terminal", "an open lull, and lull tonight --line"}
}

func (x *Schedule) facts(ctx context.Context, s settings.Settings, j lookup.Glanced) (remind.Facts, error) {
	return lookup.Reminders(ctx, j, x.Console.Now(), s, x.Catalog.Table(s))
}
