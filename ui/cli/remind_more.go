package cli

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/remind"
	"lull/routines/tonight"
	"lull/ui/terminal"
)

// mostMuted is how many days a mute may last; a holiday is a setting.
const mostMuted = 60

// mute is quiet for a while, or no longer.
func (r remindCommand) mute(ctx context.Context, args []string) error {
	days, err := mutedFor(args)
	if err != nil {
		return err
	}
	return r.disk.with(ctx, func(ctx context.Context, o opened) error {
		until := o.today() + evening.Day(days) - 1
		if days == 0 {
			err = o.Unmark(ctx, remind.MuteID)
		} else {
			err = quietUntil(ctx, o, until)
		}
		if err != nil {
			return err
		}
		words, data := "Reminders speak again.", object{"muted_until": nil}
		switch {
		case days == 1:
			words, data["muted_until"] = "Quiet for today.", until.String()
		case days > 1:
			words, data["muted_until"] = "Quiet through the evening of "+until.String()+".", until.String()
		}
		return r.done(data, words)
	})
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

// tried is one way of showing a reminder, and whether it worked, as data.
type tried struct {
	Name  string `json:"way"`
	Words string `json:"words"`
	Works bool   `json:"works"`
}

// run shows one now in every way there is.
func (r remindTest) run(ctx context.Context) error {
	schedule := r.disk.settings().Current().Schedule
	title, body := r.say("remind.test.title", nil), r.say("remind.test", nil)
	var rows []row
	for _, f := range []found{
		r.desktop(ctx, title, body), r.terminal(schedule, title, body), {"prompt", "lull tonight --line shows it", true},
	} {
		rows = append(rows, row{tried(f), f.words(9)})
	}
	return r.show(rows)
}

func (r remindTest) desktop(ctx context.Context, title, body string) found {
	c := r.schedule.Notifier
	if c == nil {
		return found{"desktop", "there is none here", false}
	}
	what, err := c.Ready(ctx)
	if err == nil {
		_, err = c.Deliver(ctx, remind.Note{Title: title, Body: body})
	}
	if err != nil {
		return found{"desktop", err.Error(), false}
	}
	return found{"desktop", "sent by " + c.Name() + " (" + what + ")", true}
}

// terminal notifies through this terminal. After bedtime it rings no bell.
func (r remindTest) terminal(schedule evening.Schedule, title, body string) found {
	way := terminal.WayOf(r.getenv)
	switch {
	case !r.onTerminal():
		return found{"terminal", "this is not one", false}
	case way == terminal.Bell && afterBedtime(schedule, r.now()):
		return found{"terminal", "a bell, which is not rung after bedtime", true}
	}
	if _, err := fmt.Fprint(r.out, terminal.Notification(r.getenv, title, body)); err != nil {
		return found{"terminal", err.Error(), false}
	}
	words := "sent as " + string(way)
	if way == terminal.Bell {
		words = "rung as a bell, which is all that is known of this one"
	}
	return found{"terminal", words, true}
}

// ics writes the calendar for a phone.
func (r remindCommand) ics(out string) error {
	s := r.disk.settings().Current()
	table, err := tonight.Drinks(r.catalog.drinks(), s)
	if err != nil {
		return err
	}
	now := r.now()
	var events []remind.Event
	for _, o := range remind.Calendar(s, table, s.Schedule.Of(now)) {
		events = append(events, o.Say(r.say))
	}
	var b strings.Builder
	if err := r.schedule.Calendar(&b, events, now.Truncate(time.Second)); err != nil {
		return err
	}
	return r.output(out, b.String(), "Written to "+out+". A phone takes it by mail or as a file; importing a later one changes the same events.")
}
