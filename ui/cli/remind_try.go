package cli

import (
	"context"
	"fmt"

	"lull/routines/evening"
	"lull/routines/remind"
	"lull/ui/terminal"
)

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
