package cli

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/spf13/cobra"

	"lull/routines/evening"
	"lull/routines/remind"
)

// Reminding is what the machine has for reminders.
type Reminding struct {
	Scheduler Scheduler // what can wake lull, nil where nothing can
	Notifier  Notifier  // what can show a reminder, nil where nothing can
	Calendar  func(w io.Writer, events []remind.Event, now time.Time) error
	Program   func() (string, error)            // where this program is
	DataDir   func(flag string) (string, error) // where the journal is
}

// Scheduler wakes a command at some times of the week.
type Scheduler interface {
	Name() string
	// Ready tells why it cannot be used here, or nothing.
	Ready(ctx context.Context) error
	jobs
}

// jobs is the one job of ours that a scheduler keeps.
type jobs interface {
	Files(ctx context.Context, job remind.Job) ([]remind.File, error)
	Install(ctx context.Context, job remind.Job) error
	// Look runs the installed job now, in the place of one that still runs.
	Look(ctx context.Context) error
	// Remove gives what went: nothing, the second time.
	Remove(ctx context.Context) ([]string, error)
	Standing(ctx context.Context, job remind.Job) (remind.Standing, error)
}

// Notifier shows a reminder outside the terminal.
type Notifier interface {
	Name() string
	// Ready gives the name of what would show it, or why nothing would.
	Ready(ctx context.Context) (string, error)
	// Deliver shows a note. Where there can be an answer it waits for one until
	// ctx ends, and takes the note off then.
	Deliver(ctx context.Context, note remind.Note) (remind.Answer, error)
}

// marks is how what is remembered beside the entries is changed.
type marks interface {
	Claim(ctx context.Context, id string, on evening.Day, state string) (bool, error)
	Mark(ctx context.Context, id string, on evening.Day, state string) error
	Unmark(ctx context.Context, id string) error
}

// remindCommand switches the reminders and tells how they stand.
type remindCommand struct{ tools }

func (r remindCommand) command() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "remind",
		GroupID: "day",
		Args:    noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return r.status(cmd.Context()) },
	}
	var yes bool
	on := &cobra.Command{
		Use:  "on",
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return r.on(cmd.Context(), yes) },
	}
	on.Flags().BoolVarP(&yes, "yes", "y", false, "write without asking")
	var out string
	ics := &cobra.Command{
		Use:  "ics",
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error { return r.ics(out) },
	}
	ics.Flags().StringVarP(&out, "output", "o", "", "write it to this `file`")
	cmd.AddCommand(on, &cobra.Command{
		Use:  "off",
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return r.off(cmd.Context()) },
	}, &cobra.Command{
		Use:  "status",
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return r.status(cmd.Context()) },
	}, &cobra.Command{
		Use:  "test",
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return remindTest(r).run(cmd.Context()) },
	}, &cobra.Command{
		Use:       "mute [today|3 days|off]",
		ValidArgs: []string{"today", "3 days", "off"},
		RunE:      func(cmd *cobra.Command, args []string) error { return r.mute(cmd.Context(), args) },
	}, ics, &cobra.Command{
		Use:    "fire",
		Hidden: true, // it is what the scheduler runs
		Args:   noArgs,
		RunE:   func(cmd *cobra.Command, _ []string) error { return fireCommand(r).run(cmd.Context()) },
	})
	return cmd
}

// off takes everything away again.
func (r remindCommand) off(ctx context.Context) (err error) {
	_, j, err := r.disk.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	var gone []string
	if s := r.schedule.Scheduler; s != nil {
		if gone, err = s.Remove(ctx); err != nil {
			return err
		}
	}
	if err := j.Unmark(ctx, remind.OnID); err != nil {
		return err
	}
	switch {
	case r.flags.json:
		if gone == nil {
			gone = []string{}
		}
		return r.asJSON(map[string]any{"on": false, "removed": gone})
	case r.flags.quiet:
		return nil
	}
	r.print("Reminders are off.\n")
	for _, path := range gone {
		r.print("  taken away: %s\n", path)
	}
	return nil
}
