// Package console is one run of the program as every command works with it:
// where it reads and prints, its clock, its flags, its words after a command and
// the ways it ends. It knows no command.
package console

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"lull/routines/atomicfile"
	"lull/routines/letters"
	"lull/routines/wording"
)

// Given is what a run has of the world around it.
type Given struct {
	Now     func() time.Time
	NewID   func() string
	Zone    error // why the clock is not that of the zone asked for, nil where it is
	In      *os.File
	Out     *os.File // where results are printed
	Stderr  io.Writer
	Environ []string
	Getenv  func(string) string
	Say     wording.Say
}

type Console struct {
	Given
	Display *Display
	Typed   *Typed // what comes from In
	Flags   Flags
	// LineByLine is true while [lines.Loop] asks, and answers come from In.
	LineByLine bool

	warned    map[string]bool // of what, while it goes line by line
	Unprinted error           // what could not be printed
	Muted     atomic.Bool     // while a screen is up, across which a note would be written, and for the tab key
}

// New begins a run. What opens the settings gives them to its display.
func New(g Given) *Console {
	c := &Console{Given: g, Typed: &Typed{in: g.In}}
	c.Display = &Display{Terminal: Terminal{Out: g.Out, Environ: g.Environ, Getenv: g.Getenv}, flags: &c.Flags}
	return c
}

type Flags struct {
	JSON, Plain, NoColor, Quiet bool
	Config, Data, Now           string
}

// Done answers a command that changes something: with data where that was
// asked for, else in words, unless nobody wants to hear them.
func (c *Console) Done(data any, words string) error {
	if c.Flags.Quiet && !c.Flags.JSON {
		return nil
	}
	return c.Tell(data, words)
}

// Tell answers a question: with data where that was asked for, else in words.
func (c *Console) Tell(data any, words string) error {
	if c.Flags.JSON {
		return c.AsJSON(data)
	}
	c.Printf("%s\n", words)
	return nil
}

// SayAll prints sentences, one a line; one without words is left out.
func SayAll(c *Console, lines ...wording.Line) {
	for _, l := range lines {
		if words := l.Say(c.Say); words != "" {
			c.Printf("%s\n", words)
		}
	}
}

// Asks tells whether there is somebody to ask.
func (c *Console) Asks() bool { return c.Typed.ByHand() && !c.Flags.JSON }

// Ask asks, and gives the answer in small letters.
func (c *Console) Ask(question string) string {
	c.Printf("%s", question)
	line, _ := c.Typed.Line(context.Background()) // no answer is a no
	return strings.ToLower(line)
}

func (c *Console) Agreed(question string) bool {
	answer := c.Ask(question + " [y/N] ")
	return answer == "y" || answer == "yes"
}

// Clock applies --now: the moment given is now, and time goes on from there.
func (c *Console) Clock() error {
	if c.Flags.Now == "" || c.LineByLine {
		return nil
	}
	at, err := time.Parse(time.RFC3339, c.Flags.Now)
	if err != nil {
		return Misusef("--now takes a moment such as 2026-11-23T22:45:00+01:00, not %s", letters.Short(c.Flags.Now))
	}
	began, real := c.Now(), c.Now
	if local := at.In(began.Location()); local.Format("-07:00") == at.Format("-07:00") {
		at = local // the zone with its rules, so that summer time is known
	}
	c.Now = func() time.Time { return at.Add(real().Sub(began)) }
	return nil
}

// Warn says on standard error what is wrong and keeps nobody from going on.
func (c *Console) Warn(err error) {
	if c.Flags.Quiet || c.Muted.Load() || err == nil {
		return
	}
	if c.LineByLine { // each page reads the settings anew
		if c.warned[err.Error()] {
			return
		}
		if c.warned == nil {
			c.warned = make(map[string]bool)
		}
		c.warned[err.Error()] = true
	}
	c.ToStderr("note", err.Error())
}

// ToStderr says something on standard error: each line after the name of the
// program, or all of it as a line of data where that was asked for. What came
// from outside, such as the name of a file, reaches the terminal as letters
// and never as an order to it.
func (c *Console) ToStderr(kind, words string) {
	words = letters.Lines(words)
	if c.Flags.JSON {
		out := json.NewEncoder(c.Stderr)
		out.SetEscapeHTML(false)
		_ = out.Encode(map[string]string{kind: words}) // there is nobody else to tell
		return
	}
	for line := range strings.SplitSeq(words, "\n") {
		fmt.Fprintln(c.Stderr, "lull: "+line)
	}
}

// Printf writes to standard output. What cannot be written is told at the end.
func (c *Console) Printf(format string, args ...any) {
	if _, err := fmt.Fprintf(c.Out, format, args...); err != nil && c.Unprinted == nil {
		c.Unprinted = err // it says itself what was written where
	}
}

func (c *Console) AsJSON(v any) error {
	enc := json.NewEncoder(c.Out)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// Output gives a text about somebody's nights: on standard output, or in a file
// that is named, for nobody else's eyes until they give it away. A file that is
// there is written over only where one of the marks in its beginning tells that
// it is an earlier one.
func (c *Console) Output(file, text, written string, marks ...string) error {
	if file == "" || file == "-" {
		c.Printf("%s", text)
		return nil
	}
	marked := func(begin []byte) bool {
		return slices.ContainsFunc(marks, func(mark string) bool { return bytes.Contains(begin, []byte(mark)) })
	}
	if err := Replaceable("writing", file, marked); err != nil {
		return err
	}
	if err := atomicfile.Bytes(file, 0o600, []byte(text)); err != nil {
		return err
	}
	return c.Done(Data{"file", file}, letters.Plain(written))
}

// Replaceable refuses a file that something else has: only one that is empty, or
// ours by its beginning, is written over. That is taken away from others: what comes
// keeps its mode, and is nothing for their eyes.
func Replaceable(doing, path string, ours func(begin []byte) bool) error {
	const beginning = 1 << 10 // bytes; a page of HTML names itself behind its head
	about, err := os.Stat(path)
	if err != nil || !about.Mode().IsRegular() {
		return nil //nolint:nilerr // what is wrong, if it is, is said by what writes there
	}
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // it was only read
	begin, err := io.ReadAll(io.LimitReader(file, beginning))
	switch {
	case err != nil:
		return err
	case len(begin) > 0 && !ours(begin):
		return fmt.Errorf("%s %s: something else is there, and it was left as it is; another name can be given",
			doing, path)
	case about.Mode().Perm()&0o077 == 0:
		return nil
	}
	return os.Chmod(path, 0o600)
}
