package reminders

import (
	"context"
	"fmt"

	"lull/routines/remind"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
	"lull/ui/plain"
	"lull/ui/terminal"
)

type test struct {
	*console.Console
	disk     *storage.Disk
	notifier Notifier
}

func (r test) run(ctx context.Context) error {
	lying := plain.TellingAt(r.Now(), r.disk.Settings().Current().Schedule).Lying
	title, body := r.Say("remind.test.title", nil), r.Say("remind.test", nil)
	var rows console.Rows
	for _, f := range []console.Finding{
		r.desktop(ctx, title, body), r.terminal(lying, title, body),
		console.Found("prompt", "lull tonight --line shows it", true),
	} {
		rows.Add(console.Data{"way", f.Name, "words", f.Words, "works", f.Works}, f.Line(9))
	}
	return rows.Show(r.Console)
}

func (r test) desktop(ctx context.Context, title, body string) console.Finding {
	c := r.notifier
	if c == nil {
		return console.Found("desktop", "there is none here", false)
	}
	what, err := c.Ready(ctx)
	if err == nil {
		_, err = c.Deliver(ctx, remind.Note{Title: title, Body: body})
	}
	if err != nil {
		return console.Found("desktop", err.Error(), false)
	}
	return console.Found("desktop", "sent by "+c.Name()+" ("+what+")", true)
}

// terminal notifies through this terminal. After bedtime it rings no bell.
func (r test) terminal(lying bool, title, body string) console.Finding {
	way := terminal.WayOf(r.Getenv)
	switch {
	case !r.Display.OnTerminal():
		return console.Found("terminal", "this is not one", false)
	case way == terminal.Bell && lying:
		return console.Found("terminal", "a bell, which is not rung after bedtime", true)
	}
	if _, err := fmt.Fprint(r.Out, terminal.Notification(r.Getenv, title, body)); err != nil {
		return console.Found("terminal", err.Error(), false)
	}
	words := "sent as " + string(way)
	if way == terminal.Bell {
		words = "rung as a bell, which is all that is known of this one"
	}
	return console.Found("terminal", words, true)
}
