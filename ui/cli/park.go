package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"lull/routines/journal"
	"lull/routines/letters"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
	"lull/ui/plain"
	"lull/ui/screen"
)

type parkCommand struct {
	*console.Console
	disk   *storage.Disk
	visits visits
}

func (p parkCommand) command() *cobra.Command {
	var step string
	var list bool
	cmd := &cobra.Command{
		Use:  "park [TEXT]",
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case list && (len(args) > 0 || step != ""):
				return console.Misusef("--list tells what was put down before; nothing is put down with it")
			case list:
				return p.disk.With(cmd.Context(), p.list)
			}
			return p.run(cmd.Context(), strings.Join(args, " "), step)
		},
	}
	cmd.Flags().StringVar(&step, "step", "", "a next `step` for it")
	cmd.Flags().BoolVar(&list, "list", false, "what was put down before, the latest first")
	return cmd
}

func (p parkCommand) list(ctx context.Context, o storage.Opened) error {
	parked, err := o.Reader().Parked(ctx, o.Now)
	if err != nil {
		return fmt.Errorf("reading what was put down: %w", err)
	}
	if len(parked) == 0 {
		return p.Tell([]any{}, "Nothing was put down yet.")
	}
	var rows console.Rows
	for _, e := range parked {
		rows.Add(storage.EntryJSON(e), fmt.Sprintf("%-17s %s", o.Telling.Day(e.Evening), plain.Entry(e).What))
	}
	return rows.Show(p.Console)
}

// giveBack hands back what was put down on evenings before: once, if somebody
// reads it now.
func giveBack(ctx context.Context, c *console.Console, o storage.Opened, waiting []journal.Entry, read bool) error {
	if len(waiting) == 0 {
		return nil
	}
	c.Printf("%s\n", o.Telling.GivesBack(waiting))
	for _, e := range waiting {
		words := letters.Line(e.Parked.Text)
		if e.Parked.Step != "" {
			words += ", " + letters.Line(e.Parked.Step)
		}
		c.Printf("  %s\n", words)
	}
	if !read || c.Unprinted != nil {
		return nil // what nobody read comes back once more
	}
	return o.GiveBack(ctx, journal.Returned(waiting, o.Now)...)
}

func (p parkCommand) run(ctx context.Context, text, step string) error {
	text, step = strings.TrimSpace(text), strings.TrimSpace(step)
	if text == "" {
		if step == "" {
			if asked, err := p.visits.room(ctx, "park"); asked {
				return err
			}
		}
		if step != "" || !p.Display.Screens() {
			return console.Misusef("park wants what to put down, such as lull park \"call the school\"")
		}
		return p.visits.screens.Open(ctx, screen.Visit{Name: screen.ParkScreen})
	}
	return p.disk.With(ctx, func(ctx context.Context, o storage.Opened) error {
		saved, err := o.Save(ctx, journal.Entry{
			Kind: journal.KindParked, At: o.Now, Evening: o.Settings.Schedule.ForNight(o.Now),
			Parked: &journal.Parked{Text: text, Step: step},
		})
		if err != nil {
			return err
		}
		return p.Done(storage.EntryJSON(saved[0]), p.Say("lines.park.down", nil))
	})
}
