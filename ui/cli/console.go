package cli

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync/atomic"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/settings"
	"lull/ui/theme"
)

// console is one run of the program as every command works with it: where it
// reads and prints, its clock and its flags.
type console struct {
	now     func() time.Time
	newID   func() string
	zone    error // why the clock is not that of the zone asked for, nil where it is
	in, out *os.File
	stderr  io.Writer
	environ []string
	getenv  func(string) string
	say     func(id string, with map[string]string) string
	help    func(command string) (short, long, examples string)
	flags   global
	unsaid  error       // what could not be printed
	muted   atomic.Bool // while a screen is up, across which a note would be written, and for the tab key
}

// global holds the flags every command knows.
type global struct {
	json, plain, noColor, quiet bool
	config, data, now           string
}

// done answers a command that changes something: with data where that was
// asked for, else in words, unless nobody wants to hear them.
func (c *console) done(data any, words string) error {
	switch {
	case c.flags.json:
		return c.asJSON(data)
	case !c.flags.quiet:
		c.print("%s\n", words)
	}
	return nil
}

// object is a few fields of data without a shape of their own.
type object map[string]any

// sentence is something that can be put into words.
type sentence interface {
	Say(say func(id string, with map[string]string) string) string
}

// sayAll prints sentences, one a line; one without words is left out.
func sayAll[S sentence](c *console, lines ...S) {
	for _, l := range lines {
		if words := l.Say(c.say); words != "" {
			c.print("%s\n", words)
		}
	}
}

// asks tells whether there is somebody to ask.
func (c *console) asks() bool { return term.IsTerminal(c.in.Fd()) && !c.flags.json }

// ask asks, and gives the answer in small letters.
func (c *console) ask(question string) string {
	c.print("%s", question)
	line, _ := bufio.NewReader(c.in).ReadString('\n') // no answer is a no
	return strings.ToLower(strings.TrimSpace(line))
}

// agreed asks for a yes.
func (c *console) agreed(question string) bool {
	answer := c.ask(question)
	return answer == "y" || answer == "yes"
}

// clock applies --now: the moment given is now, and time goes on from there.
func (c *console) clock() error {
	if c.flags.now == "" {
		return nil
	}
	at, err := time.Parse(time.RFC3339, c.flags.now)
	if err != nil {
		return Usage{errors.New("--now takes a moment such as 2026-11-23T22:45:00+01:00, not " + letters.Short(c.flags.now))}
	}
	began, real := c.now(), c.now
	if local := at.In(began.Location()); sameOffset(local, at) {
		at = local // the zone with its rules, so that summer time is known
	}
	c.now = func() time.Time { return at.Add(real().Sub(began)) }
	return nil
}

// onTerminal tells whether somebody may see what is printed.
func (c *console) onTerminal() bool { return term.IsTerminal(c.out.Fd()) }

// lineMode tells whether words must come line by line: asked for, on a pipe, or
// on a terminal that can do no more.
func (c *console) lineMode() bool {
	return c.flags.plain || !c.onTerminal() || c.getenv("TERM") == "dumb"
}

// theme builds the look for this terminal.
func (c *console) theme(s settings.Settings) *theme.Theme {
	profile := c.colours()
	if c.flags.noColor || c.getenv("NO_COLOR") != "" {
		profile = colorprofile.Ascii
	}
	t := theme.New(s.Theme, profile, theme.Options{ASCII: s.ASCII})
	return &t
}

// colours are those the terminal is known to show before it is asked. An xterm
// calls itself one with few colours and has had 256 for decades.
func (c *console) colours() colorprofile.Profile {
	profile := colorprofile.Detect(c.out, c.environ)
	if profile == colorprofile.ANSI && c.getenv("XTERM_VERSION") != "" {
		return colorprofile.ANSI256
	}
	return profile
}

// warn says on the side what is wrong and keeps nobody from going on.
func (c *console) warn(err error) {
	if c.flags.quiet || c.muted.Load() || err == nil {
		return
	}
	c.toStderr("note", err.Error())
}

// fixed tells whether the environment stands over a setting.
func (c *console) fixed(k settings.Key) bool { return c.getenv(k.Variable()) != "" }

// toStderr says something on standard error: each line after the name of the
// program, or all of it as a line of data where that was asked for. What came
// from outside, such as the name of a file, reaches the terminal as letters
// and never as an order to it.
func (c *console) toStderr(kind, words string) {
	words = letters.Lines(words)
	if c.flags.json {
		out := json.NewEncoder(c.stderr)
		out.SetEscapeHTML(false)
		_ = out.Encode(map[string]string{kind: words}) // there is nobody else to tell
		return
	}
	for line := range strings.SplitSeq(words, "\n") {
		fmt.Fprintln(c.stderr, "lull: "+line)
	}
}

// print writes to standard output. What cannot be written is told at the end.
func (c *console) print(format string, args ...any) {
	if _, err := fmt.Fprintf(c.out, format, args...); err != nil && c.unsaid == nil {
		c.unsaid = fmt.Errorf("printing: %w", err)
	}
}

func (c *console) asJSON(v any) error {
	enc := json.NewEncoder(c.out)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// entryJSON gives an entry as data: its line of an export, but for when it was
// last written. The shape is stable. Lengths are in seconds.
func entryJSON(e journal.Entry) json.RawMessage {
	e.Changed = time.Time{}
	return e.Line()
}

// entriesJSON gives entries as data.
func entriesJSON(entries []journal.Entry) []json.RawMessage {
	all := []json.RawMessage{}
	for _, e := range entries {
		all = append(all, entryJSON(e))
	}
	return all
}

func sameOffset(a, b time.Time) bool {
	_, x := a.Zone()
	_, y := b.Zone()
	return x == y
}
