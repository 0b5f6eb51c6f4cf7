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
	"lull/ui/cli/storage"
	"lull/ui/lines"
	"lull/ui/plain"
	"lull/ui/prose"
	"lull/ui/screen"
	"lull/ui/terminal"
)

// lineByLine is [lines.Terminal] and [lines.Program]: what the answers want is done
// by the commands themselves.
type lineByLine struct{ tools }

// answered tells whether there is somebody, or a script, to answer questions
// line by line.
func (t tools) answered() bool {
	switch {
	case t.Flags.JSON || t.LineByLine || t.Because() == "":
		return false
	case t.OnTerminal():
		return true
	}
	// A script of answers says so itself; somebody who only looks at what a pipe
	// holds would not see the question.
	return t.Flags.Plain && !t.Typed.ByHand()
}

// startLines goes on line by line from a room.
func (t tools) startLines(ctx context.Context, first lines.Room) error {
	ctx, stop := signal.NotifyContext(ctx, terminal.Ends...)
	defer stop()
	t.LineByLine = true
	l := lineByLine{t}
	if words := t.Say("lines.because."+t.Because(), nil); words != "" && !t.Flags.Quiet {
		l.Print(words)
	}
	loop := lines.Loop{Terminal: l, Program: l, Now: t.Now, Once: first.Name != lines.Tonight().Name}
	err := loop.Run(ctx, first)
	t.LineByLine = false
	if errors.Is(err, context.Canceled) {
		return console.ErrInterrupted
	}
	// The journal is looked after when nobody waits any more.
	return errors.Join(err, t.Disk.With(ctx, func(context.Context, storage.Opened) error { return nil }))
}

func (l lineByLine) Print(line string) { l.Printf("%s\n", l.broken(line)) }

// broken breaks a line between words where the terminal would break it anywhere.
func (l lineByLine) broken(line string) string {
	width, _ := l.Size()
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
	k := lines.Known{Now: l.Now(), Words: l.Say, Pages: l.Pages.All(), Search: l.Pages.Search, IsCommand: l.isCommand}
	k.Settings = l.Disk.Settings().Current()
	k.Telling = storage.Telling(k.Now, k.Settings)
	k.Noting, k.Plans = l.Catalog.Noting(k.Settings), l.Catalog.Plans(k.Settings)
	k.Day = func(name string) (evening.Day, error) { return eveningNamed(name, k.Telling.Today) }
	today := k.Settings.Schedule.Of(k.Now)
	if r.Today {
		r.Query.Day = &today
	}
	j, err := l.Disk.Journal(ctx)
	if err != nil {
		k.Wrong = err
		k.Answer.Tonight = tonight.From(k.Now, k.Settings, k.Noting.Known.Table, tonight.Facts{Plans: k.Plans})
		return k
	}
	defer func() { _ = j.Close() }() // nothing was written
	k.Answer, k.Wrong = l.Disk.Reading(k.Settings, j).Read(ctx, k.Now, r.Query)
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
	return l.root(l.tools)
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
	j, err := l.Disk.Journal(ctx)
	if err != nil {
		return nil, err
	}
	saved, err := j.Save(ctx, entries...)
	return saved, errors.Join(err, j.Close())
}

func (l lineByLine) Play(ctx context.Context, c practice.Choice, atNight bool) (ended bool, err error) {
	err = l.Disk.Practising(ctx, func(ctx context.Context, o storage.Opened) error {
		practised, _ := lookup.Practised(ctx, o, o.Settings, o.Now) // else a long hold is as short as at first
		heard, _ := lookup.Heard(ctx, o, o.Today())                 // else what comes may have been heard lately
		plan, err := l.Catalog.Plans(o.Settings).Practised(practised).Remembering(heard).Plan(c)
		if c.Practice == practice.KindBreathe && c.Name == practice.OwnRate {
			plan, err = l.OwnRate(ctx, c.Length)
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
		l.WarnOfHolds(plan, o.Settings, true)
		ended, err = l.Lines(ctx, o, plan)
		return err
	})
	return ended, err
}

// opens opens a room line by line for a command without words, where somebody is
// at both ends, and tells whether it did.
func (t tools) opens(ctx context.Context, name string) (bool, error) {
	room, ok := lines.Named(name)
	if !ok || !t.answered() || !t.OnTerminal() || !t.Typed.ByHand() {
		return false, nil
	}
	return true, t.startLines(ctx, room)
}

// visit opens a screen for a command without words: line by line, as a screen, or by
// what is told there.
func (t tools) visit(ctx context.Context, name string, to screen.Name, tell func(context.Context) error) error {
	if asked, err := t.opens(ctx, name); asked {
		return err
	}
	if !t.Screens() {
		return tell(ctx)
	}
	return t.OnScreen(ctx, screen.Visit{Name: to})
}
