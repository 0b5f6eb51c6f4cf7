package cli

import (
	"context"
	"errors"
	"io"
	"os/signal"
	"strings"

	"github.com/spf13/cobra"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/tonight"
	"lull/ui/cli/console"
	"lull/ui/cli/play"
	"lull/ui/cli/storage"
	"lull/ui/lines"
	"lull/ui/plain"
	"lull/ui/prose"
	"lull/ui/screen"
	"lull/ui/terminal"
)

// lineByLine is [lines.Terminal] and [lines.Program]: what the answers want is done
// by the commands themselves.
type lineByLine struct {
	*console.Console
	disk    *storage.Disk
	catalog *storage.Catalog
	player  *play.Lines
	pages   play.Pages
	root    func() *cobra.Command // the tree of commands anew, for one that is typed at a question
}

// answered tells whether there is somebody, or a script, to answer questions
// line by line.
func (l lineByLine) answered() bool {
	switch {
	case l.Flags.JSON || l.LineByLine || l.Display.Because() == "":
		return false
	case l.Display.OnTerminal():
		return true
	}
	// A script of answers says so itself; somebody who only looks at what a pipe
	// holds would not see the question.
	return l.Flags.Plain && !l.Typed.ByHand()
}

// start goes on line by line from a room.
func (l lineByLine) start(ctx context.Context, first lines.Room) error {
	ctx, stop := signal.NotifyContext(ctx, terminal.Ends...)
	defer stop()
	l.LineByLine = true
	if words := l.Say("lines.because."+l.Display.Because(), nil); words != "" && !l.Flags.Quiet {
		l.Print(words)
	}
	loop := lines.Loop{Terminal: l, Program: l, Now: l.Now, Once: first.Name != lines.Tonight().Name}
	err := loop.Run(ctx, first)
	l.LineByLine = false
	if errors.Is(err, context.Canceled) {
		return console.ErrInterrupted
	}
	// The journal is looked after when nobody waits any more.
	return errors.Join(err, l.disk.With(ctx, func(context.Context, storage.Opened) error { return nil }))
}

func (l lineByLine) Print(line string) { l.Printf("%s\n", l.broken(line)) }

// broken breaks a line between words where the terminal would break it anywhere.
func (l lineByLine) broken(line string) string {
	width, _ := l.Display.Size()
	if width <= 1 {
		return line
	}
	return strings.Join(prose.Wrap(line, width-1), "\n") // the cursor has a cell, too
}

// Ask asks. What a script answers is written behind the question as what
// somebody types is by the terminal.
func (l lineByLine) Ask(ctx context.Context, question string) (string, error) {
	if l.Unprinted != nil {
		return "", io.EOF // nobody reads on
	}
	l.Printf("%s ", l.broken(question))
	answer, err := l.Typed.Line(ctx)
	switch {
	case err != nil:
		l.Printf("\n")
	case !l.Typed.ByHand():
		l.Printf("%s\n", answer)
	}
	return answer, err
}

func (l lineByLine) Known(ctx context.Context, r lines.Room) lines.Known {
	k := lines.Known{
		Now: l.Now(), Words: l.Say, Pages: l.pages.All(), Search: l.pages.Search, Find: l.pages.Find,
		IsCommand: l.isCommand,
	}
	k.Settings = l.disk.Settings().Current()
	k.Telling = plain.TellingAt(k.Now, k.Settings.Schedule)
	k.Noting, k.Plans = l.catalog.Noting(k.Settings), l.catalog.Plans(k.Settings)
	k.Day = func(name string) (evening.Day, error) { return eveningNamed(name, k.Telling.Today) }
	today := k.Settings.Schedule.Of(k.Now)
	if r.Today {
		r.Query.Day = &today
	}
	j, err := l.disk.Journal(ctx)
	if err != nil {
		k.Wrong = err
		k.Answer.Tonight = tonight.From(k.Now, k.Settings, k.Noting.Known.Table, tonight.Facts{Plans: k.Plans})
		return k
	}
	defer func() { _ = j.Close() }() // nothing was written
	k.Answer, k.Wrong = l.disk.Reading(k.Settings, j).Read(ctx, k.Now, r.Query)
	if r.Today && k.Wrong == nil { // of the night too, until the wake time
		k.Answer.Entries, k.Wrong = j.Between(ctx, k.Telling.Today, today)
	}
	if r.Lately != nil && k.Wrong == nil {
		k.Lately, k.Wrong = j.Between(ctx, k.Telling.Today-r.Lately[0], k.Telling.Today-r.Lately[1])
	}
	if c := k.Answer.Tonight.Suggestion.Choice; c.Practice == practice.KindBreathe {
		k.Noting.Usual = c.Name
	}
	return k
}

func (l lineByLine) isCommand(word string) bool {
	cmd, _, err := l.tree().Find([]string{word})
	return err == nil && cmd.HasParent()
}

// tree makes the commands anew. What was given with the command that asks stays
// given: a new tree sets all flags to what they usually are.
func (l lineByLine) tree() *cobra.Command {
	given := l.Flags
	defer func() { l.Flags = given }()
	return l.root()
}

func (l lineByLine) Run(ctx context.Context, words []string) error {
	given, root := l.Flags, l.tree()
	root.SetArgs(console.WordsLast(root, words))
	err := root.ExecuteContext(ctx)
	l.Flags = given
	if errors.Is(err, console.ErrNo) {
		return nil // it said so in words
	}
	return err
}

func (l lineByLine) Save(ctx context.Context, entries []journal.Entry) ([]journal.Entry, error) {
	j, err := l.disk.Journal(ctx)
	if err != nil {
		return nil, err
	}
	saved, err := j.Save(ctx, entries...)
	return saved, errors.Join(err, j.Close())
}

func (l lineByLine) Play(ctx context.Context, c practice.Choice, atNight bool) (ended bool, err error) {
	err = l.disk.Practising(ctx, func(ctx context.Context, o storage.Opened) error {
		practised, _ := lookup.Practised(ctx, o, o.Settings, o.Now) // else a long hold is as short as at first
		heard, _ := lookup.Heard(ctx, o, o.Today())                 // else what comes may have been heard lately
		plan, err := l.catalog.Plans(o.Settings).Practised(practised).Remembering(heard).Plan(c)
		if c.Practice == practice.KindBreathe && c.Name == practice.OwnRate {
			plan, err = l.player.OwnRate(ctx, c.Length)
		}
		if errors.Is(err, plain.ErrLeft) {
			return nil
		}
		if err != nil {
			return err
		}
		if atNight {
			plan = plan.AtNight()
		}
		play.WarnOfHolds(l.Console, plan, o.Settings, true)
		ended, err = l.player.Play(ctx, o, plan)
		return err
	})
	return ended, err
}

// visits are what commands open that were given no words.
type visits struct {
	lines   lineByLine
	screens *play.Screens
}

// room opens a room line by line, where somebody is at both ends, and tells whether
// it did.
func (v visits) room(ctx context.Context, name string) (bool, error) {
	room, ok := lines.Named(name)
	if !ok || !v.lines.answered() || !v.lines.Display.OnTerminal() || !v.lines.Typed.ByHand() {
		return false, nil
	}
	return true, v.lines.start(ctx, room)
}

// open opens a room, or a screen, or what is told there.
func (v visits) open(ctx context.Context, name string, to screen.Name, tell func(context.Context) error) error {
	if asked, err := v.room(ctx, name); asked {
		return err
	}
	if !v.screens.Display.Screens() {
		return tell(ctx)
	}
	return v.screens.Open(ctx, screen.Visit{Name: to})
}
