// Package manual is what a shell and its person are told of the commands: the
// help, one page for man, and the completion. It reads the tree of commands and
// runs none.
package manual

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"lull/routines/letters"
	"lull/ui/cli/console"
	"lull/ui/prose"
)

// HelpWidth is how wide help is, in cells: 80 with a little air.
const HelpWidth = 78

// WriteHelp writes the help of one command: what it does, how it is called,
// what is below it by group, its flags. It is code and no template, because
// text/template is not otherwise needed and every start would pay for it.
func WriteHelp(w io.Writer, cmd *cobra.Command) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n", fill(cmd.Long))
	if cmd.Runnable() {
		fmt.Fprintf(&b, "  %s\n", useLine(cmd))
	}
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "  %s COMMAND\n", cmd.CommandPath())
	}
	if cmd.HasExample() {
		fmt.Fprintf(&b, "\nExamples:\n%s\n", strings.TrimRight(cmd.Example, "\n"))
	}
	for _, group := range cmd.Groups() {
		helpCommands(&b, group.Title, cmd, group.ID)
	}
	helpCommands(&b, "Commands:", cmd, "")
	if flags := cmd.LocalFlags(); flags.HasAvailableFlags() {
		title := "Flags:"
		if !cmd.HasParent() {
			title = "Flags of every command:"
		}
		fmt.Fprintf(&b, "\n%s\n%s", title, flags.FlagUsagesWrapped(HelpWidth))
	}
	if cmd.HasParent() && cmd.Runnable() {
		fmt.Fprintf(&b, "\nFlags of every command (%s --help):\n  %s\n", cmd.Root().Name(),
			flagNames(cmd.InheritedFlags()))
	} else if !cmd.HasParent() {
		fmt.Fprintf(&b, "\n%[1]s help COMMAND tells more about one, and\n%[1]s help getting-started of a first day.\n",
			cmd.Name())
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Words says what the help says of a command.
type Words func(command string) (short, long, examples string)

// Describe gives a command and all below it what the help says of them. Every
// start would pay a millisecond for it, so it waits until somebody asks.
func (w Words) Describe(cmd *cobra.Command) {
	cmd.Short, cmd.Long, cmd.Example = w(cmd.CommandPath())
	cmd.Long = cmp.Or(cmd.Long, cmd.Short+".")
	for _, sub := range cmd.Commands() {
		w.Describe(sub)
	}
}

// useLine is how a command is called, without "[flags]": the flags are below.
func useLine(cmd *cobra.Command) string {
	if !cmd.HasParent() {
		return cmd.Use
	}
	return cmd.Parent().CommandPath() + " " + cmd.Use
}

func helpCommands(b *strings.Builder, title string, cmd *cobra.Command, group string) {
	for _, sub := range cmd.Commands() {
		if sub.GroupID != group || !sub.IsAvailableCommand() {
			continue
		}
		if title != "" {
			fmt.Fprintf(b, "\n%s\n", title)
			title = ""
		}
		indent := "\n" + strings.Repeat(" ", cmd.NamePadding()+4)
		short := prose.Wrap(sub.Short, HelpWidth-len(indent))
		fmt.Fprintf(b, "  %-*s  %s\n", cmd.NamePadding(), sub.Name(), strings.Join(short, indent))
	}
}

// fill lays paragraphs out to the width of help. Indented lines stay as they
// are.
func fill(text string) string {
	var lines []string
	joins := false // with the line before
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		plain := line != "" && line[0] != ' '
		if plain && joins {
			lines[len(lines)-1] += " " + line
		} else {
			lines = append(lines, line)
		}
		joins = plain
	}
	for i, line := range lines {
		if !strings.HasPrefix(line, " ") {
			lines[i] = strings.Join(prose.Wrap(line, HelpWidth), "\n")
		}
	}
	return strings.Join(lines, "\n")
}

func flagNames(flags *pflag.FlagSet) string {
	var names []string
	flags.VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, "--"+f.Name)
		}
	})
	return strings.Join(names, ", ")
}

// Version says which version this is, for somebody who does not try --version.
func (s Commands) Version(version string) *cobra.Command {
	return &cobra.Command{Use: "version", Hidden: true, RunE: console.WithContext(func(context.Context) error {
		return s.Tell(console.Data{"version", version}, "lull version "+version)
	})}
}

// Commands are for the shell, and for somebody who asks for help.
type Commands struct {
	*console.Console
	Words Words
}

func (s Commands) Help() *cobra.Command {
	start := &cobra.Command{Use: "getting-started"} // a text, and nothing that runs
	help := &cobra.Command{
		Use:  "help [COMMAND]",
		Args: cobra.ArbitraryArgs,
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			at, _, err := cmd.Root().Find(args)
			if err != nil {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			var names []string
			for _, sub := range append(at.Commands(), start) {
				if sub.IsAvailableCommand() || sub == start && at == cmd.Root() {
					names = append(names, sub.Name()+"\t"+sub.Short)
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			at, rest, err := cmd.Root().Find(args)
			switch {
			case err != nil:
				return console.Misuse(err)
			case len(rest) == 0:
				return at.Help()
			case at.HasSubCommands():
				return console.NoArgs(at, rest)
			}
			return console.Misusef("help takes a command and no more; %s is too much", letters.Quoted(rest[0]))
		},
	}
	help.AddCommand(start)
	return help
}
