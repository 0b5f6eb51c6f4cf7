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

// mute is quiet for a while, or no longer.
func (r remindCommand) mute(ctx context.Context, args []string) (err error) {
	days, err := mutedFor(args)
	if err != nil {
		return err
	}
	file, j, err := r.disk.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	until := file.Current().Schedule.Of(r.now()) + evening.Day(days) - 1
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
	case r.flags.json:
		return r.asJSON(data)
	case r.flags.quiet:
		return nil
	}
	_, err = fmt.Fprintln(r.out, words)
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

// remindTest shows a reminder to see whether one comes.
type remindTest struct{ tools }

// tried is one way of showing a reminder, and whether it worked.
type tried struct {
	Way   string `json:"way"`
	Words string `json:"words"`
	Works bool   `json:"works"`
}

// run shows one now in every way there is.
func (r remindTest) run(ctx context.Context) error {
	file, err := r.disk.settings()
	if err != nil {
		return err
	}
	title, body := r.say("remind.test.title", nil), r.say("remind.test", nil)
	all := []tried{r.desktop(ctx, title, body), r.terminal(file, title, body), {"prompt", "lull tonight --line shows it", true}}
	if r.flags.json {
		return r.asJSON(all)
	}
	for _, t := range all {
		mark := "  "
		if !t.Works {
			mark = "- "
		}
		if _, err := fmt.Fprintf(r.out, "%s%-9s %s\n", mark, t.Way, t.Words); err != nil {
			return err
		}
	}
	return nil
}

func (r remindTest) desktop(ctx context.Context, title, body string) tried {
	c := r.schedule.Notifier
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

// terminal notifies through this terminal. After bedtime it rings no bell.
func (r remindTest) terminal(file SettingsFile, title, body string) tried {
	way := terminal.WayOf(r.getenv)
	now := r.now()
	switch {
	case !term.IsTerminal(r.out.Fd()):
		return tried{"terminal", "this is not one", false}
	case way == terminal.Bell && afterBedtime(file.Current().Schedule, now):
		return tried{"terminal", "a bell, which is not rung after bedtime", true}
	}
	if _, err := fmt.Fprint(r.out, terminal.Notification(r.getenv, title, body)); err != nil {
		return tried{"terminal", err.Error(), false}
	}
	words := "sent as " + string(way)
	if way == terminal.Bell {
		words = "rung as a bell, which is all that is known of this one"
	}
	return tried{"terminal", words, true}
}

// ics writes the calendar for a phone.
func (r remindCommand) ics(out string) error {
	file, err := r.disk.settings()
	if err != nil {
		return err
	}
	s := file.Current()
	table, err := tonight.Drinks(r.catalog.drinks(), s)
	if err != nil {
		return err
	}
	now := r.now()
	var events []remind.Event
	for _, o := range remind.Calendar(s, table, s.Schedule.Of(now)) {
		events = append(events, o.Say(r.say))
	}
	var b bytes.Buffer
	if err := r.schedule.Calendar(&b, events, now.Truncate(time.Second)); err != nil {
		return err
	}
	if out == "" || out == "-" {
		_, err = r.out.Write(b.Bytes())
		return err
	}
	if err := writeFile(out, b.Bytes()); err != nil {
		return err
	}
	if r.flags.quiet {
		return nil
	}
	_, err = fmt.Fprintln(r.out, "Written to "+out+". A phone takes it by mail or as a file; importing a later one changes the same events.")
	return err
}
