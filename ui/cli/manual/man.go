package manual

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"lull/routines/letters"
)

func (s Commands) Man() *cobra.Command {
	return &cobra.Command{
		Use: "man",
		RunE: func(cmd *cobra.Command, _ []string) error {
			s.Words.Describe(cmd.Root())
			return writeMan(s.Out, cmd.Root())
		},
	}
}

// writeMan writes one page for all commands in the man macros. Cobra's own
// generator makes a page for each command, and importing it costs every start
// half a millisecond.
func writeMan(w io.Writer, root *cobra.Command) error {
	name := root.Name()
	var m manual
	m.line(`.TH %s 1 "" %q "User Commands"`, strings.ToUpper(name), name)
	m.line(".SH NAME")
	m.line(`%s \- %s`, name, roff(letters.LowerFirst(root.Short)))
	m.line(".SH SYNOPSIS")
	m.line(`.B %s`, name)
	m.line(`[\fIcommand\fR] [\fIflags\fR]`)
	m.line(".SH DESCRIPTION")
	m.prose(root.Long)
	m.line(".SH COMMANDS")
	m.commands(root)
	m.line(".SH FLAGS OF EVERY COMMAND")
	m.flags(root.LocalFlags())
	m.line(".SH EXIT STATUS")
	m.tagged("0", "Done.")
	m.tagged("1", "Something failed; a sentence on standard error says what.")
	m.tagged("2", "Wrong usage.")
	m.tagged("3", "The answer to a question is no.")
	m.tagged("130", "A signal ended a practice in line mode.")
	m.line(".SH ENVIRONMENT")
	m.tagged("NO_COLOR", "When it is set to anything, no colours are used.")
	m.tagged("LULL_CONFIG", "The settings file, where --config is not given.")
	m.tagged("LULL_DATA", "The folder of the journal, where --data is not given.")
	m.tagged("LULL_*", "Any setting: its key in capitals with underscores. Flags come before the environment, and "+
		"that before the file.")
	m.line(".SH FILES")
	m.tagged("$XDG_DATA_HOME/lull/lull.db", "The journal.")
	m.tagged("$XDG_CONFIG_HOME/lull/config.toml", "The settings.")
	_, err := io.WriteString(w, m.String())
	return err
}

type manual struct{ strings.Builder }

func (m *manual) line(format string, args ...any) { fmt.Fprintf(m, format+"\n", args...) }

func (m *manual) commands(parent *cobra.Command) {
	for _, cmd := range parent.Commands() {
		if !cmd.IsAvailableCommand() {
			continue
		}
		m.line(".SS %s", roff(useLine(cmd)))
		m.prose(cmd.Long)
		m.flags(cmd.LocalFlags())
		if cmd.HasExample() {
			m.line(".PP\nExamples:")
			m.prose(strings.TrimRight(cmd.Example, "\n"))
		}
		m.commands(cmd)
	}
}

// prose writes paragraphs; lines that are indented stay as they are.
func (m *manual) prose(text string) {
	asIs := false
	for line := range strings.SplitSeq(text, "\n") {
		switch indented := strings.HasPrefix(line, " "); {
		case indented && !asIs:
			m.line(".PP\n.nf")
			asIs = true
		case !indented && asIs && line != "":
			m.line(".fi\n.PP")
			asIs = false
		}
		switch {
		case line != "":
			m.line("%s", roff(line))
		case !asIs:
			m.line(".PP")
		}
	}
	if asIs {
		m.line(".fi")
	}
}

func (m *manual) flags(flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		tag := "--" + f.Name
		if f.Shorthand != "" {
			tag = "-" + f.Shorthand + ", " + tag
		}
		if value != "" {
			tag += " " + strings.ToUpper(value)
		}
		m.tagged(tag, usage)
	})
}

func (m *manual) tagged(tag, says string) {
	m.line(".TP\n.B %s\n%s", roff(tag), roff(says))
}

// roff makes text safe in a page: no backslash, minus or leading dot of it
// means anything but itself.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	return s
}
