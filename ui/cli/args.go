package cli

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"lull/routines/letters"
	"lull/routines/settings"
)

// anyNumber of words may be given.
const anyNumber = math.MaxInt

// takes wants from least to most words after a command, and says so in a
// sentence that goes on after the command's name.
func takes(least, most int, sentence string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if least <= len(args) && len(args) <= most {
			return nil
		}
		words := strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()+" ") + " " + sentence
		if len(args) > most {
			words += fmt.Sprintf("; %q is too much", letters.Short(args[most]))
		}
		return Usage{errors.New(words)}
	}
}

// noArgs refuses words after a command that takes none; after one that has
// commands below it, they are a command nobody knows.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 || !cmd.HasSubCommands() {
		return takes(0, 0, "takes nothing more")(cmd, args)
	}
	message := "there is no command \"" + letters.Short(args[0]) + "\""
	cmd.SuggestionsMinimumDistance = 2 // in single letters; cobra sets it only for its own search
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		message += "; perhaps " + near[0]
	}
	return Usage{errors.New(message + ". " + cmd.CommandPath() + " --help shows what there is")}
}

// noCommand refuses what is no command, and points to lull log where it is
// something that can be noted.
func (t tools) noCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if _, err := t.catalog.notingThings(settings.Default()).Entry(args, t.now()); err == nil {
		words := letters.Short(strings.Join(args, " "))
		return Usage{fmt.Errorf("lull log %s notes it; lull can %s asks whether it still fits", words, words)}
	}
	return noArgs(cmd, args)
}

// flagLike is what a flag looks like. "-2+3" and "- milk" are words.
var flagLike = regexp.MustCompile(`^(--\S+|--?[A-Za-z][A-Za-z-]*(=.*)?)$`)

// wordsLast puts the words of a command line behind its flags where one of them
// begins with a dash and is no flag, so that it can be said.
func wordsLast(root *cobra.Command, args []string) []string {
	dashed := func(a string) bool { return len(a) > 1 && a[0] == '-' && a != "--" && !flagLike.MatchString(a) }
	cmd, rest, err := root.Find(args)
	if err != nil || !slices.ContainsFunc(rest, dashed) {
		return args
	}
	flags, words := strings.Fields(cmd.CommandPath())[1:], []string{"--"}
	for i := 0; i < len(rest); i++ {
		switch a := rest[i]; {
		case a == "--":
			return slices.Concat(flags, words, rest[i+1:])
		case !flagLike.MatchString(a):
			words = append(words, a)
		default:
			flags = append(flags, a)
			f := cmd.Flag(strings.TrimLeft(a, "-"))
			if f != nil && f.NoOptDefVal == "" && i+1 < len(rest) {
				i++
				flags = append(flags, rest[i])
			}
		}
	}
	return slices.Concat(flags, words)
}

// flagError says what is wrong with a flag, without the words of a parser.
func flagError(cmd *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
	)
	switch {
	case errors.As(err, &unknown):
		name := "--" + letters.Short(unknown.GetSpecifiedName())
		if unknown.GetSpecifiedShortnames() != "" {
			name = strings.TrimPrefix(name, "-")
		}
		return fmt.Errorf("there is no flag %s; %s --help shows what there is", name, cmd.CommandPath())
	case errors.As(err, &missing):
		return fmt.Errorf("--%s wants %s after it", missing.GetFlag().Name, valueOf(missing.GetFlag()))
	case errors.As(err, &invalid):
		return fmt.Errorf("--%s takes %s, not %q", invalid.GetFlag().Name, valueOf(invalid.GetFlag()), letters.Short(invalid.GetValue()))
	}
	return errors.New(letters.Short(err.Error()))
}

// valueOf names what a flag takes.
func valueOf(f *pflag.Flag) string {
	switch f.Value.Type() {
	case "int", "uint64":
		return "a whole number"
	case "bool":
		return "true or false"
	}
	return "a value"
}
