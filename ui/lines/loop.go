package lines

import (
	"context"
	"errors"
	"io"
	"strconv"
	"strings"
	"time"

	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/lists"
	"lull/routines/practice"
)

// Terminal is where lines are written and answers come from.
type Terminal interface {
	// Print writes a line.
	Print(line string)
	// Ask writes a question, and gives what is typed behind it. It gives
	// [io.EOF] where nothing more can come, and the context's error.
	Ask(ctx context.Context, question string) (string, error)
}

// Program is what the program does for a page.
type Program interface {
	// Known looks at the journal for a room.
	Known(ctx context.Context, r Room) Known
	// Run carries out a command of lull, which prints what it has to say.
	Run(ctx context.Context, words []string) error
	// Save writes entries and gives them as they are in the journal.
	Save(ctx context.Context, entries []journal.Entry) ([]journal.Entry, error)
	// Play plays a practice, and tells whether it came to its end by itself.
	Play(ctx context.Context, c practice.Choice, night bool) (ended bool, err error)
}

// Loop is the program line by line: it prints the page of the place somebody is
// at, asks its question and does what the answer wants, until somebody leaves.
type Loop struct {
	Terminal Terminal
	Program  Program
	Now      func() time.Time
	// Once says that a command opened one place: to go back from it, or to come
	// to its end, is to leave.
	Once bool

	stack []Room
	known Known
	page  Page
	seen  bool   // both are of here, and nothing was done since
	due   amount // what of the page is printed before its question is asked
	asked bool   // its question was asked already
	over  bool   // somebody left, or a practice came to its end
}

// amount is how much of a page is printed.
type amount int

const (
	nothing amount = iota // it was printed just now
	choices               // somebody comes back to it
	all
)

// Run goes on from a room until somebody leaves or nothing more is typed. It
// gives what interrupted it, and nothing else: what goes wrong is said.
func (l *Loop) Run(ctx context.Context, first Room) error {
	l.stack, l.due = []Room{first}, all
	for !l.over {
		if err := l.turn(ctx); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
	return nil
}

func (l *Loop) turn(ctx context.Context) error {
	if !l.seen {
		l.look(ctx)
	}
	if err := l.known.Wrong; err != nil && ctx.Err() == nil && l.due > nothing {
		l.Terminal.Print(letters.Line(err.Error()))
	}
	if due := l.due; due > nothing {
		l.due, l.asked = nothing, due == choices
		if err := l.print(ctx, due); err != nil || l.over || l.due > nothing {
			return err
		}
	}
	before, ask := l.page.question(l.asked)
	l.lines(before)
	answer, err := l.Terminal.Ask(ctx, ask)
	l.asked = true
	if err != nil {
		return err
	}
	if want, ok := l.everywhere(answer); ok {
		return l.do(ctx, want)
	}
	want, err := l.read(ctx, answer)
	if errors.Is(err, errUnknown) {
		want, err = l.anywhere(answer)
	}
	if l.due > nothing && errors.Is(err, errUnknown) {
		return nil // the page is another one now
	}
	l.due = nothing
	several, many := errors.AsType[severalError](err)
	switch {
	case many:
		l.Terminal.Print(l.known.say("several", "names", letters.Listed(several.words, "or")))
	case errors.Is(err, errUnknown):
		l.Terminal.Print(l.known.say("unknown"))
	case err != nil:
		l.Terminal.Print(letters.Line(err.Error()))
	case want == nil:
		l.due = all
	default:
		l.pass(want)
		return l.do(ctx, want)
	}
	return nil
}

func (l *Loop) look(ctx context.Context) {
	l.known = l.Program.Known(ctx, l.here())
	l.page, l.seen = l.here().Page(l.known), true
}

// fresh is how long a question is answered by the page that was printed.
const fresh = time.Minute

// read reads an answer by the page as it is now: a question may have stood for
// hours. A choice from a page that is another one by now is not taken, since the
// same number means something else there; the page is printed anew. Words that
// were typed are not lost.
func (l *Loop) read(ctx context.Context, answer string) (Want, error) {
	if l.Now().Round(0).Sub(l.known.Now.Round(0)) < fresh { // by the clock on the wall
		return l.page.Read(answer)
	}
	was := l.page
	l.look(ctx)
	is := l.page
	if was.like(is) {
		return is.Read(answer)
	}
	l.due = all
	if _, err := strconv.Atoi(answer); err != nil && answer != "" && was.Free && is.Free && was.Of == is.Of {
		return is.Read(answer)
	}
	return nil, errUnknown
}

// pass leaves a page behind that is only passed through.
func (l *Loop) pass(want Want) {
	if !l.page.Passing || len(l.stack) == 1 {
		return
	}
	if run, ok := want.(Run); ok {
		want = run.Then
	}
	switch want.(type) {
	case Go, Play:
		l.stack = l.stack[:len(l.stack)-1]
	}
}

// few is how many choices are printed again to somebody who comes back to them.
// A longer list was heard a moment ago; it can be asked for.
const few = 9

// print prints the page but its question.
func (l *Loop) print(ctx context.Context, due amount) error {
	if due == all {
		l.lines(l.page.Lines)
		if len(l.page.Command) > 0 {
			if err := l.wrong(l.Program.Run(ctx, l.page.Command)); err != nil {
				return err
			}
		}
	}
	if list := l.page.list(); due == all || len(list) <= few {
		l.lines(list)
	}
	if l.page.Then != nil && (due == all || l.page.Ask == "") {
		l.pass(l.page.Then)
		return l.do(ctx, l.page.Then)
	}
	return nil
}

func (l *Loop) lines(lines []string) {
	for _, line := range lines {
		l.Terminal.Print(line)
	}
}

func (l *Loop) here() Room { return l.stack[len(l.stack)-1] }

// everywhere reads the answers that mean the same at every question.
func (l *Loop) everywhere(answer string) (Want, bool) {
	if answer == "U" {
		answer = "redo"
	}
	switch strings.ToLower(answer) {
	case "?", "help", "keys":
		return Say{l.help()}, true
	case "b", "back":
		return Back{}, true
	case "q", "quit", "exit":
		return Quit{}, true
	case "u", "undo":
		return Run{Words: []string{"undo"}}, true
	case "redo":
		return Run{Words: []string{"redo"}}, true
	case "again":
		return nil, true
	}
	return nil, false
}

// anywhere reads an answer that the page does not know: a place by its name, or
// a command of lull, with or without the word lull before it.
func (l *Loop) anywhere(answer string) (Want, error) {
	words := words(answer)
	if len(words) == 0 {
		return nil, errUnknown
	}
	if strings.EqualFold(words[0], "lull") && len(words) > 1 {
		words = words[1:]
	}
	if len(words) == 1 {
		if r, ok := Named(words[0]); ok {
			return Go{r}, nil
		}
	}
	if words[0] = strings.ToLower(words[0]); l.known.IsCommand(words[0]) {
		return Run{Words: words}, nil
	}
	return nil, errUnknown
}

func (l *Loop) help() []string {
	k := l.known
	var lines []string
	if l.page.Free {
		lines = append(lines, k.say("help.free"))
	}
	if len(l.page.Choices) > 0 {
		lines = append(lines, k.say("help.choice"))
		lines = append(lines, l.page.list()...)
	}
	lines = append(lines, k.say("help.keys"))
	if l.page.words() {
		return lines
	}
	names := lists.Each(rooms(), func(r Room) string { return r.Name })
	return append(lines, k.say("help.rooms", "names", letters.Listed(names, "and")), k.say("help.commands"))
}

// do does what is wanted. What goes wrong is said, and the question is asked
// once more; only an interruption is given.
func (l *Loop) do(ctx context.Context, want Want) error {
	if _, ok := want.(Say); !ok {
		l.seen = false
	}
	switch want := want.(type) {
	case nil:
		l.due = all
	case Say:
		l.lines(want.Lines)
	case Go:
		l.stack, l.due = append(l.stack, want.Room), all
	case Back:
		l.back()
	case Home:
		if l.Once && l.here().Name == l.stack[0].Name {
			l.over = true
			return nil
		}
		l.stack, l.due = l.stack[:1], all
	case Quit:
		l.over = true
	case Run:
		return l.command(ctx, want)
	case Save:
		return l.save(ctx, want)
	case Play:
		return l.play(ctx, want)
	}
	return nil
}

func (l *Loop) back() {
	switch {
	case len(l.stack) > 1:
		l.stack, l.due = l.stack[:len(l.stack)-1], choices
	case l.Once:
		l.over = true
	default:
		l.Terminal.Print(l.known.say("first"))
	}
}

func (l *Loop) command(ctx context.Context, want Run) error {
	err := l.Program.Run(ctx, want.Words)
	if err == nil && want.Then != nil {
		return l.do(ctx, want.Then)
	}
	return l.wrong(err)
}

func (l *Loop) save(ctx context.Context, want Save) error {
	saved, err := l.Program.Save(ctx, want.Entries)
	if err != nil {
		return l.wrong(err)
	}
	if want.Said != "" {
		l.Terminal.Print(want.Said)
	} else {
		for _, e := range saved {
			l.Terminal.Print(l.known.say("noted", "entry", l.known.Telling.Entry(e)))
		}
	}
	if want.Next != nil && len(saved) > 0 {
		return l.do(ctx, want.Next(saved[0]))
	}
	return nil
}

// play plays a practice. One that came to its end by itself ends the program:
// nothing is said into the dark. Only the worries that were written on paper
// have a place to go to, by day.
func (l *Loop) play(ctx context.Context, want Play) error {
	ended, err := l.Program.Play(ctx, want.Choice, want.Night)
	if err != nil {
		return l.wrong(err)
	}
	l.look(ctx) // it may have lasted until bedtime
	switch {
	case ended && want.Choice.Name == practice.Worry && !l.known.Answer.Tonight.Lying():
		return l.do(ctx, Go{parkRoom()})
	case ended:
		l.over = true
		return nil
	}
	l.due = choices
	return nil
}

// wrong says what went wrong, and gives what interrupted.
func (l *Loop) wrong(err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	l.lines(strings.Split(letters.Lines(err.Error()), "\n"))
	return nil
}

// cutWord cuts a first word off an answer, in small letters or capitals.
func cutWord(answer, word string) (rest string, ok bool) {
	first, rest, more := strings.Cut(answer, " ")
	return rest, more && strings.EqualFold(first, word)
}

// words divides what is typed as a shell does, as far as anybody needs it here:
// what stands between quotation marks is one word.
func words(answer string) []string {
	var out []string
	for i, part := range strings.Split(answer, "\"") {
		if quoted := i%2 == 1; quoted {
			out = append(out, part)
		} else {
			out = append(out, strings.Fields(part)...)
		}
	}
	return out
}
