package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"

	"lull/routines/evening"
	"lull/routines/remind"
	"lull/routines/tonight"
	"lull/ui/terminal"
)

// mostMuted is how many days a mute may last; a holiday is a setting.
const mostMuted = 60

// remindMute is quiet for a while, or no longer.
func (h *House) remindMute(ctx context.Context, args []string) (err error) {
	days, err := mutedFor(args)
	if err != nil {
		return err
	}
	file, j, err := h.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	until := file.Current().Schedule.Of(h.Now()) + evening.Day(days) - 1
	if days == 0 {
		err = j.Unmark(ctx, remind.MuteID)
	} else {
		err = quietUntil(ctx, j, until)
	}
	if err != nil {
		return err
	}
	words, data := "Reminders speak again.", map[string]any{"muted_until": nil}
	switch {
	case days == 1:
		words, data["muted_until"] = "Quiet for today.", until.String()
	case days > 1:
		words, data["muted_until"] = "Quiet through the evening of "+until.String()+".", until.String()
	}
	switch {
	case h.flags.json:
		return writeJSON(h, data)
	case h.flags.quiet:
		return nil
	}
	_, err = fmt.Fprintln(h.Out, words)
	return err
}

// mutedFor reads for how many days to be quiet; 0 is no longer.
func mutedFor(args []string) (int, error) {
	words := strings.Fields(strings.ToLower(strings.Join(args, " ")))
	wrong := Usage{errors.New("mute takes today, a number of days such as 3 days, or off")}
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

// tried is one way of showing a reminder, and whether it worked.
type tried struct {
	Way   string `json:"way"`
	Words string `json:"words"`
	Works bool   `json:"works"`
}

// remindTest shows one now in every way there is.
func (h *House) remindTest(ctx context.Context) error {
	file, err := h.settings()
	if err != nil {
		return err
	}
	title, body := h.Say("remind.test.title", nil), h.Say("remind.test", nil)
	all := []tried{h.tryDesktop(ctx, title, body), h.tryTerminal(file, title, body), {"prompt", "lull tonight --line shows it", true}}
	if h.flags.json {
		return writeJSON(h, all)
	}
	for _, t := range all {
		mark := "  "
		if !t.Works {
			mark = "- "
		}
		if _, err := fmt.Fprintf(h.Out, "%s%-9s %s\n", mark, t.Way, t.Words); err != nil {
			return err
		}
	}
	return nil
}

func (h *House) tryDesktop(ctx context.Context, title, body string) tried {
	c := h.Reminders.Courier
	if c == nil {
		return tried{"desktop", "there is none here", false}
	}
	what, err := c.Ready(ctx)
	if err == nil {
		_, err = c.Deliver(ctx, remind.Note{Title: title, Body: body})
	}
	if err != nil {
		return tried{"desktop", err.Error(), false}
	}
	return tried{"desktop", "sent by " + c.Name() + " (" + what + ")", true}
}

// tryTerminal notifies through this terminal. After bedtime it rings no bell.
func (h *House) tryTerminal(file SettingsFile, title, body string) tried {
	way := terminal.WayOf(h.Getenv)
	now := h.Now()
	switch {
	case !term.IsTerminal(h.Out.Fd()):
		return tried{"terminal", "this is not one", false}
	case way == terminal.Bell && afterBedtime(file.Current().Schedule, now):
		return tried{"terminal", "a bell, which is not rung after bedtime", true}
	}
	if _, err := fmt.Fprint(h.Out, terminal.Notification(h.Getenv, title, body)); err != nil {
		return tried{"terminal", err.Error(), false}
	}
	words := "sent as " + string(way)
	if way == terminal.Bell {
		words = "rung as a bell, which is all that is known of this one"
	}
	return tried{"terminal", words, true}
}

// remindICS writes the calendar for a phone.
func (h *House) remindICS(out string) error {
	file, err := h.settings()
	if err != nil {
		return err
	}
	s := file.Current()
	table, err := tonight.Drinks(h.Drinks(), s)
	if err != nil {
		return err
	}
	now := h.Now()
	var events []remind.Event
	for _, o := range remind.Calendar(s, table, s.Schedule.Of(now)) {
		events = append(events, o.Say(h.Say))
	}
	var b bytes.Buffer
	if err := h.Reminders.Calendar(&b, events, now.Truncate(time.Second)); err != nil {
		return err
	}
	if out == "" || out == "-" {
		_, err = h.Out.Write(b.Bytes())
		return err
	}
	if err := writeFile(out, b.Bytes()); err != nil {
		return err
	}
	if h.flags.quiet {
		return nil
	}
	_, err = fmt.Fprintln(h.Out, "Written to "+out+". A phone takes it by mail or as a file; importing a later one changes the same events.")
	return err
}
