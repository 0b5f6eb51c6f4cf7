package cli

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"lull/routines/letters"
)

// atMostOne takes nothing or one thing.
func atMostOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > 1 {
			return Usage{fmt.Errorf("%s takes %s and no more; %q is too much", cmd.Name(), what, letters.Short(args[1]))}
		}
		return nil
	}
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

// someWords takes one word or more.
func someWords(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return Usage{fmt.Errorf("%s wants %s", cmd.Name(), what)}
		}
		return nil
	}
}
