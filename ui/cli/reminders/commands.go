// Package reminders is lull remind: what wakes the program for what is due, how
// it is shown, and how all of it is switched on and off, by commands and by a
// screen. What is due when is decided in routines/remind.
package reminders

import (
	"context"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lull/routines/evening"
	"lull/routines/letters"
	"lull/routines/lists"
	"lull/routines/remind"
	"lull/ui/cli/attend"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
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
	// Files gives what would be written for a job.
	Files(ctx context.Context, job remind.Job) ([]remind.File, error)
	jobs
}

// jobs is the one job of ours that a scheduler keeps.
type jobs interface {
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

// Commands switches the reminders and tells how they stand.
type Commands struct {
	*console.Console
	Disk     *storage.Disk
	Schedule *Schedule
	Machine  attend.Machine // what else is told of what is due
}

func (r Commands) Command() *cobra.Command {
	cmd := &cobra.Command{
		Use:        "remind",
		SuggestFor: []string{"reminder", "reminders", "cutoff", "alarm", "notify", "notifications", "schedule"},
		RunE:       r.Disk.Command(r.status),
	}
	var yes bool
	on := &cobra.Command{
		Use: "on",
		SuggestFor: []string{
			"caffeine", "coffee", "exercise", "alcohol", "morning", "start", "install", "enable",
		},
		RunE: r.Disk.Command(func(ctx context.Context, o storage.Opened) error { return r.on(ctx, o, yes) }),
	}
	on.Flags().BoolVarP(&yes, "yes", "y", false, "write without asking")
	var out string
	ics := &cobra.Command{Use: "ics", RunE: func(*cobra.Command, []string) error { return r.ics(out) }}
	ics.Flags().StringVarP(&out, "output", "o", "", "write it to this `file`")
	woken := fire{r.Console, r.Disk, r.Schedule, r.Machine}
	cmd.AddCommand(on, ics,
		&cobra.Command{Use: "off", RunE: r.Disk.Command(r.off)},
		&cobra.Command{Use: "status", RunE: r.Disk.Command(r.status)},
		&cobra.Command{Use: "test", RunE: console.WithContext(test{r.Console, r.Disk, r.Schedule.Notifier}.run)},
		&cobra.Command{
			Use: "mute [today|3 days|off]", Args: cobra.ArbitraryArgs, ValidArgs: []string{"today", "3 days", "off"},
			RunE: func(cmd *cobra.Command, args []string) error { return r.mute(cmd.Context(), args) },
		},
		// The scheduler runs it, and nobody else has to.
		&cobra.Command{Use: "fire", Hidden: true, RunE: console.WithContext(woken.run)},
	)
	return cmd
}

func (r Commands) off(ctx context.Context, o storage.Opened) error {
	removed, err := r.Schedule.turnOff(ctx, o)
	if err != nil {
		return err
	}
	gone := append([]string{}, removed...) // none is a list too
	words := "Reminders are off."
	for _, path := range gone {
		words += "\n  taken away: " + path
	}
	return r.Done(console.Data{"on", false, "removed", gone}, words)
}

// mostMuted is how many days a mute may last; a holiday is a setting.
const mostMuted = 60

func (r Commands) mute(ctx context.Context, args []string) error {
	days, err := mutedFor(args)
	if err != nil {
		return err
	}
	return r.Disk.With(ctx, func(ctx context.Context, o storage.Opened) error {
		until := o.Today() + evening.Day(days) - 1
		if days == 0 {
			err = o.Unmark(ctx, remind.MuteID)
		} else {
			err = quietUntil(ctx, o, until)
		}
		if err != nil {
			return err
		}
		words, muted := "Quiet "+through(until, o.Today())+".", any(until.String())
		switch days {
		case 0:
			words, muted = "Reminders speak again.", nil
		case 1:
			words = "Quiet for today."
		}
		return r.Done(console.Data{"muted_until", muted}, words)
	})
}

func mutedFor(args []string) (int, error) {
	words := strings.Fields(strings.ToLower(strings.Join(args, " ")))
	wrong := console.Misusef("mute takes today, a number of days such as 3 days, or off")
	switch {
	case len(words) == 0, len(words) == 1 && words[0] == "today":
		return 1, nil
	case len(words) == 1 && words[0] == "off":
		return 0, nil
	case len(words) > 2, len(words) == 2 && words[1] != "day" && words[1] != "days":
		return 0, wrong
	}
	n, err := strconv.Atoi(strings.TrimSuffix(words[0], "d"))
	if err != nil || n < 1 || n > mostMuted {
		return 0, wrong
	}
	return n, nil
}

func (r Commands) ics(out string) error {
	s, now := r.Disk.Settings().Current(), r.Now()
	occasions := remind.Calendar(s, r.Schedule.Catalog.Table(s), s.Schedule.Of(now))
	events := lists.Each(occasions, func(o remind.Occasion) remind.Event { return o.Say(r.Say) })
	var b strings.Builder
	if err := r.Schedule.Calendar(&b, events, now.Truncate(time.Second)); err != nil {
		return err
	}
	return r.Output(out, b.String(), "Written to "+letters.Short(out)+". A phone takes it by mail or as a file; "+
		"importing a later one changes the same events.", "PRODID:-//lull//")
}
