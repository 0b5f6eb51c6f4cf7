package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"lull/routines/desktop"
	"lull/routines/lists"
	"lull/ui/cli/attend"
	"lull/ui/cli/console"
	"lull/ui/terminal"
)

type eventsCommand struct {
	*console.Console
	machine attend.Machine
}

func (e eventsCommand) command() *cobra.Command {
	var follow bool
	var last int
	cmd := &cobra.Command{
		Use: "events",
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch _, err := console.OneFlag(cmd, "follow", "last"); {
			case err != nil:
				return err
			case follow:
				return e.follow(cmd.Context())
			}
			return e.last(last)
		},
	}
	cmd.Flags().BoolVarP(&follow, "follow", "f", false, "print each as it happens, until somebody ends it")
	cmd.Flags().IntVarP(&last, "last", "n", 10, "print so `many` at most")
	return cmd
}

// places are the file of events and the hooks, nil where they have no place.
func (e eventsCommand) places() (attend.EventFile, attend.Hooks) {
	return e.machine.Happenings(e.Flags.Config, e.Flags.Data)
}

var errNoPlace = errors.New("there is no folder in which events could be kept")

func (e eventsCommand) last(n int) error {
	if n < 0 {
		return console.Misusef("--last takes a number from 0 up")
	}
	file, _ := e.places()
	if file == nil {
		return errNoPlace
	}
	lines, err := file.Last(n)
	if err != nil {
		return fmt.Errorf("reading the events: %w", err)
	}
	for _, line := range lines {
		e.Printf("%s", line)
	}
	return nil
}

// follow prints each event from now on. It ends when somebody says so, and when
// nobody reads it any more, which is no failure.
func (e eventsCommand) follow(ctx context.Context) error {
	file, _ := e.places()
	if file == nil {
		return errNoPlace
	}
	ctx, stop := signal.NotifyContext(ctx, terminal.Ends...)
	defer stop()
	err := file.Follow(ctx, func(line []byte) error {
		_, err := e.Out.Write(line)
		return err
	}, func() error {
		if terminal.Unread(e.Out) {
			return syscall.EPIPE
		}
		return nil
	})
	switch {
	case errors.Is(err, syscall.EPIPE):
		return nil
	case errors.Is(err, context.Canceled):
		return console.ErrInterrupted
	}
	return fmt.Errorf("following the events: %w", err)
}

// hooks runs hooks for the events on its standard input. Only lull starts it.
func (e eventsCommand) hooks() *cobra.Command {
	return &cobra.Command{Use: "hooks", Hidden: true, RunE: console.WithContext(e.hook)}
}

func (e eventsCommand) hook(ctx context.Context) error {
	_, hooks := e.places()
	if hooks == nil {
		return errNoPlace
	}
	var events []desktop.Event
	lines := bufio.NewScanner(e.In)
	for lines.Scan() {
		var event desktop.Event
		err := json.Unmarshal(lines.Bytes(), &event)
		if err != nil || !slices.Contains(desktop.Happenings(), event.Event) {
			return console.Misusef("hooks takes events on its standard input, a line each")
		}
		events = append(events, event)
	}
	if err := lines.Err(); err != nil {
		return err
	}
	return hooks.Run(ctx, e.Now, events...)
}

func (c checkCommand) hooks() []console.Finding {
	_, hooks := c.machine.Happenings(c.Flags.Config, c.Flags.Data)
	if hooks == nil {
		return nil
	}
	there, wrong := hooks.Standing()
	var all []console.Finding
	switch {
	case len(there) > 0:
		names := lists.Each(there, func(h desktop.Happening) string { return string(h) })
		all = append(all, console.Found("hooks", strings.Join(names, ", "), true))
	case len(wrong) == 0:
		all = append(all, console.Found("hooks", "none", true))
	}
	for _, w := range wrong {
		all = append(all, console.Found("hook", w, false))
	}
	return all
}
