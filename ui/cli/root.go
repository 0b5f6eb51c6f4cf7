package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"lull/routines/letters"
	"lull/ui"
)

// Run carries out one command line and returns its error: a [Usage], [ErrNo],
// [ErrInterrupted] or what failed.
func (h *House) Run(ctx context.Context, args []string) error {
	open := h.Journal
	h.unread = open
	h.Journal = func(ctx context.Context, dir string, now func() time.Time) (Journal, error) {
		j, err := open(ctx, dir, now)
		if err == nil {
			h.reads = j
		}
		return j, err
	}
	root := h.Root()
	words := wordsLast(root, args)
	root.SetArgs(words)
	flags := words
	if end := slices.Index(words, "--"); end >= 0 {
		flags = words[:end]
	}
	h.flags.json = slices.Contains(flags, "--json") // also where a flag before it is wrong
	err := root.ExecuteContext(ctx)
	if h.reads != nil {
		if words := ui.SetAside(h.Say, h.reads.SetAside()); words != "" {
			h.mention(errors.New(words))
		}
	}
	return cmp.Or(err, h.unsaid)
}

// Root builds the tree of commands.
func (h *House) Root() *cobra.Command {
	root := &cobra.Command{
		Use:   "lull",
		Short: "A quiet companion for the last hours of the day",
		Long: `A quiet companion for the last hours of the day.

Without a command it opens the evening: how long it is to lights-out, and
tonight's practice on enter.`,
		Version:       h.Version,
		Args:          noArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if h.lines() {
				return h.tonight(cmd.Context())
			}
			return h.onScreen(cmd.Context(), ui.OpenTonight)
		},
		PersistentPreRunE: func(*cobra.Command, []string) error {
			h.mention(h.Zone)
			return h.clock()
		},
	}
	root.SetOut(h.Out)
	root.SetErr(h.Err)
	root.SetIn(h.In)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return Usage{flagError(cmd, err)} })
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) {
		h.unsaid = writeHelp(h.Out, cmd)
	})
	root.CompletionOptions.DisableDefaultCmd = true
	root.Flags().BoolP("version", "v", false, "say which version this is")
	f := root.PersistentFlags()
	f.BoolP("help", "h", false, "tell how a command is used")
	f.BoolVar(&h.flags.json, "json", false, "answer as data")
	f.BoolVar(&h.flags.plain, "plain", false, "line by line: no repaint, no drawing")
	f.BoolVar(&h.flags.noColor, "no-color", false, "no colours (as with NO_COLOR)")
	f.BoolVarP(&h.flags.quiet, "quiet", "q", false, "say only what was asked for")
	f.StringVar(&h.flags.config, "config", "", "the settings `file`")
	f.StringVar(&h.flags.data, "data", "", "the `folder` of the journal")
	f.StringVar(&h.flags.now, "now", "", "treat this `moment` as now, for trying things out")
	root.AddGroup(
		&cobra.Group{ID: "night", Title: "At bedtime:"},
		&cobra.Group{ID: "day", Title: "By day:"},
		&cobra.Group{ID: "house", Title: "The rest:"},
	)
	root.AddCommand(
		h.breatheCommand(), h.imagineCommand(), h.relaxCommand(), h.shuffleCommand(), h.windCommand(), h.renderCommand(),
		h.tonightCommand(), h.reviewCommand(), h.logCommand(), h.undoCommand(), h.canCommand(), h.parkCommand(), h.remindCommand(), h.nightCommand(), h.morningCommand(), h.trialCommand(), h.reportCommand(), h.learnCommand(), h.listCommand(), h.checkCommand(), h.configCommand(),
		h.completionCommand(), h.manCommand(),
	)
	root.AddCommand(h.dataCommands()...)
	root.SetHelpCommand(h.helpCommand())
	return root
}

// noArgs refuses words after a command that takes none; after lull itself, they
// are a command nobody knows.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if !cmd.HasSubCommands() {
		return Usage{fmt.Errorf("%s takes nothing more; %q is too much", cmd.Name(), letters.Short(args[0]))}
	}
	message := "there is no command \"" + letters.Short(args[0]) + "\""
	cmd.SuggestionsMinimumDistance = 2 // in single letters; cobra sets it only for its own search
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		message += "; perhaps " + near[0]
	}
	return Usage{errors.New(message + ". " + cmd.CommandPath() + " --help shows what there is")}
}

// onScreen opens the app, with the journal behind it.
func (h *House) onScreen(ctx context.Context, first ui.Opening) error {
	file, j, err := h.open(ctx)
	if err != nil {
		return err
	}
	return errors.Join(h.run(ctx, file, j, first), j.Close())
}
