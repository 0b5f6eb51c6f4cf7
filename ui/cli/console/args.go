package console

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"lull/routines/letters"
)

// AnyNumber of words may be given.
const AnyNumber = math.MaxInt

// Takes wants from least to most words after a command, and says so in a
// sentence that goes on after the command's name.
func Takes(least, most int, sentence string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if least <= len(args) && len(args) <= most {
			return nil
		}
		words := strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()+" ") + " " + sentence
		if len(args) > most {
			words += fmt.Sprintf("; %q is too much", letters.Short(args[most]))
		}
		return Misuse(errors.New(words))
	}
}

// NoArgs refuses words after a command that takes none; after one that has
// commands below it, they are a command nobody knows.
func NoArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 || !cmd.HasSubCommands() {
		return Takes(0, 0, "takes nothing more")(cmd, args)
	}
	message := "there is no command " + letters.Quoted(args[0])
	if near := Meant(cmd, args[0]); near != "" {
		message += "; perhaps " + near
	}
	return Misusef("%s. %s --help shows what there is", message, cmd.CommandPath())
}

// Meant is the command that somebody means by a word that is none: the one that
// knows the word, or else one that is nearly spelt so; empty for neither.
func Meant(cmd *cobra.Command, word string) string {
	var names []string
	for _, c := range cmd.Commands() {
		if !c.IsAvailableCommand() {
			continue
		}
		if slices.Contains(c.SuggestFor, strings.ToLower(word)) {
			return c.Name()
		}
		names = append(names, c.Name())
	}
	return append(letters.Nearest(word, names), "")[0]
}

// OneFlag gives the one of these flags that is there, and refuses a second.
func OneFlag(cmd *cobra.Command, names ...string) (given string, err error) {
	for _, name := range names {
		switch {
		case !cmd.Flags().Changed(name):
		case given != "":
			return "", Misusef("--%s does not go with --%s; one of them will do", name, given)
		default:
			given = name
		}
	}
	return given, nil
}

// Values are what the tab key gives after a flag.
func Values(cmd *cobra.Command, flag string, values ...string) {
	// the flag is there
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// flagLike tells whether a word looks like a flag. "-2+3" and "- milk" are words.
func flagLike(a string) bool {
	long, is := strings.CutPrefix(a, "--")
	if is && long != "" && !strings.ContainsAny(long, " \t\n\f\r") {
		return true
	}
	short, dashed := strings.CutPrefix(a, "-")
	name, value, _ := strings.Cut(strings.TrimPrefix(short, "-"), "=")
	return dashed && name != "" && name[0] != '-' && strings.Trim(name, flagLetters) == "" &&
		!strings.Contains(value, "\n")
}

const flagLetters = "-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

// WordsLast puts the words of a command line behind its flags where one of them
// begins with a dash and is no flag, so that it can be said.
func WordsLast(root *cobra.Command, args []string) []string {
	dashed := func(a string) bool { return len(a) > 1 && a[0] == '-' && a != "--" && !flagLike(a) }
	cmd, rest, err := root.Find(args)
	if err != nil || !slices.ContainsFunc(rest, dashed) {
		return args
	}
	flags, words := strings.Fields(cmd.CommandPath())[1:], []string{"--"}
	for i := 0; i < len(rest); i++ {
		switch a := rest[i]; {
		case a == "--":
			return slices.Concat(flags, words, rest[i+1:])
		case !flagLike(a):
			words = append(words, a)
		default:
			flags = append(flags, a)
			name := strings.TrimLeft(a, "-")
			f := cmd.Flag(name)
			if len(name) == 1 {
				f = cmd.Flags().ShorthandLookup(name)
			}
			if f != nil && f.NoOptDefVal == "" && i+1 < len(rest) {
				i++
				flags = append(flags, rest[i])
			}
		}
	}
	return slices.Concat(flags, words)
}

// FlagError says what is wrong with a flag, without the words of a parser.
func FlagError(cmd *cobra.Command, err error) error {
	if unknown, ok := errors.AsType[*pflag.NotExistError](err); ok {
		name := "--" + letters.Short(unknown.GetSpecifiedName())
		if unknown.GetSpecifiedShortnames() != "" {
			name = strings.TrimPrefix(name, "-")
		}
		return Misusef("there is no flag %s; %s --help shows what there is", name, cmd.CommandPath())
	}
	if missing, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		return Misusef("--%s wants %s after it", missing.GetFlag().Name, valueOf(missing.GetFlag()))
	}
	if invalid, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		return Misusef("--%s takes %s, not %q", invalid.GetFlag().Name, valueOf(invalid.GetFlag()),
			letters.Short(invalid.GetValue()))
	}
	return Misuse(errors.New(letters.Short(err.Error())))
}

func valueOf(f *pflag.Flag) string {
	return cmp.Or(map[string]string{
		"int": "a whole number", "uint64": "a whole number", "duration": "a length such as 7s", "bool": "true or false",
	}[f.Value.Type()], "a value")
}

// WithContext makes what cobra calls of what is done without words after the command.
func WithContext(do func(context.Context) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, _ []string) error { return do(cmd.Context()) }
}
