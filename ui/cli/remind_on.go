package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/charmbracelet/x/term"

	"lull/routines/remind"
)

// errShown says that nothing was written, since nobody could be asked.
var errShown = errors.New("nothing was written; lull remind on --yes writes it without asking")

// errFleeting says that this program would not be there when it is wanted.
var errFleeting = errors.New("this lull was started by go run, and its file goes away: " +
	"install it (go install) and turn the reminders on with that one")

// remindOn shows what is about to be written, asks, writes and verifies.
func (h *House) remindOn(ctx context.Context, yes bool) (err error) {
	file, j, err := h.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	job, err := h.job(file)
	if err != nil {
		return err
	}
	if err := h.schedulable(ctx); err != nil {
		// What an open lull and the prompt can do needs nothing written.
		return errors.Join(err, j.Mark(ctx, remind.OnID, 0, remind.MarkOn))
	}
	if job.Fleeting() {
		return errFleeting
	}
	scheduler := h.Reminders.Scheduler
	if !h.flags.json && !h.flags.quiet {
		if err := h.showJob(ctx, job); err != nil {
			return err
		}
	}
	if !yes {
		if !term.IsTerminal(h.In.Fd()) {
			return errShown
		}
		if !h.agreed() {
			_, err := fmt.Fprintln(h.Out, "Nothing was written.")
			return err
		}
	}
	// The mark comes first: what looks does nothing without it, and what is due
	// now is said now.
	if err := j.Mark(ctx, remind.OnID, 0, remind.MarkOn); err != nil {
		return err
	}
	if err := scheduler.Install(ctx, job); err != nil {
		return err
	}
	if err := scheduler.Look(ctx); err != nil {
		return err
	}
	if h.flags.quiet && !h.flags.json {
		return nil
	}
	return h.standing(ctx, file, j)
}

// schedulable tells why nothing can wake a reminder here, and what there is
// instead.
func (h *House) schedulable(ctx context.Context) error {
	reason := errors.New("no scheduler of this system is known")
	if s := h.Reminders.Scheduler; s != nil {
		if reason = s.Ready(ctx); reason == nil {
			return nil
		}
	}
	return fmt.Errorf("nothing here can wake a reminder while lull is closed: %w\n"+
		"an open lull shows them all the same, and so does lull tonight --line\n"+
		"for a phone: lull remind ics -o lull.ics", reason)
}

// showJob shows what would be written, and where.
func (h *House) showJob(ctx context.Context, job remind.Job) error {
	files, err := h.Reminders.Scheduler.Files(ctx, job)
	if err != nil {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Reminders come by %s. This is what is written for it:\n", h.Reminders.Scheduler.Name())
	for _, f := range files {
		b.WriteString("\n" + f.Path + "\n")
		for line := range strings.Lines(f.Text) {
			b.WriteString("    " + line)
		}
	}
	_, err = fmt.Fprintln(h.Out, b.String())
	return err
}

// agreed asks once.
func (h *House) agreed() bool {
	h.print("Write this? [y/N] ")
	line, _ := bufio.NewReader(h.In).ReadString('\n') // no answer is a no
	switch strings.ToLower(strings.TrimSpace(line)) {
	case "y", "yes":
		return true
	}
	return false
}
