// Package cli is the command line: every subcommand and its flags. What a
// screen can do a command can do, and every command that reports has --json.
//
// It refuses to open anything itself: what it needs comes in as a [Program]
// from main, which also turns errors into exit codes.
package cli

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lull/routines/intake"
	"lull/routines/letters"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/ui"
	"lull/ui/cli/archive"
	"lull/ui/cli/attend"
	"lull/ui/cli/console"
	"lull/ui/cli/manual"
	"lull/ui/cli/play"
	"lull/ui/cli/reminders"
	"lull/ui/cli/storage"
	"lull/ui/lines"
	"lull/ui/plain"
	"lull/ui/screen"
	"lull/ui/session"
)

// Program is what main hands the commands.
type Program struct {
	console.Given
	Breaths func() []practice.Pattern
	Drinks  func() *intake.Table
	Pages   play.Pages
	Help    func(command string) (short, long, examples string)
	Version string
	storage.Openers

	// Guided gives what is guided, the person's own beside it. What is wrong with
	// the person's own comes back beside all that is right.
	Guided func(config string) (repertoire.Guided, error)

	// Own reads a place or a relaxation of the person's own and says which it is; the
	// error says what is wrong with it, where, and how to mend it.
	Own func(file string) (string, error)

	Reminders reminders.Reminding // what wakes lull for a reminder, and what shows it
	Sounding  play.Sounding       // what is heard, and written down as sound
	Machine   attend.Machine      // what else of this machine takes part in a practice
	Probes    []Probe             // what else of this machine can be made use of

	run *console.Console // of the command line that is carried out, for what failed in it
}

type tools struct {
	*play.Stage
	words manual.Words               // the help says of each command
	root  func(tools) *cobra.Command // the tree of commands anew, for one that is typed at a question
}

func (p *Program) tools() tools {
	c := &console.Console{Given: p.Given, Typed: console.NewTyped(p.In)}
	p.run = c
	k := &storage.Catalog{Console: c, Breaths: p.Breaths, Drinks: p.Drinks, Read: p.Guided}
	w := &reminders.Schedule{Console: c, Catalog: k, Reminding: p.Reminders}
	d := storage.New(c, k, p.Openers, w.Follow)
	s := &play.Stage{Deps: d, Schedule: w, Sounding: p.Sounding, Machine: p.Machine, Pages: p.Pages}
	return tools{s, p.Help, p.root}
}

// Run carries out one command line and returns its error: a [console.Usage],
// [console.ErrNo], [console.ErrInterrupted] or what failed.
func (p *Program) Run(ctx context.Context, args []string) error {
	t := p.tools()
	t.LookForReader(ctx, p.Machine.Reader)
	root := p.root(t)
	words := console.WordsLast(root, args)
	root.SetArgs(words)
	if len(words) > 0 && words[0] == cobra.ShellCompRequestCmd { // a shell shows what each command does
		t.words.Describe(root)
	}
	flags := words
	if end := slices.Index(words, "--"); end >= 0 {
		flags = words[:end]
	}
	t.Flags.JSON = slices.Contains(flags, "--json") // also where a flag before it is wrong
	err := root.ExecuteContext(ctx)
	if j := t.Disk.Reads; j != nil {
		if words := plain.Several(t.Say, "journal.aside", j.SetAside()); words != "" {
			t.Warn(errors.New(words))
		}
	}
	if errors.Is(err, console.ErrNo) { // a "no" that nobody could read is a failure
		return cmp.Or(t.Unprinted, err)
	}
	return cmp.Or(err, t.Unprinted)
}

func (p *Program) root(t tools) *cobra.Command {
	root := &cobra.Command{
		Use:           "lull",
		Version:       p.Version,
		Args:          t.noCommand,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case t.answered():
				return t.startLines(cmd.Context(), lines.Tonight())
			case !t.Screens():
				return tonightCommand{t}.run(cmd.Context())
			}
			return t.OnScreen(cmd.Context(), screen.Visit{Name: screen.TonightScreen})
		},
		PersistentPreRunE: func(*cobra.Command, []string) error {
			t.Warn(t.Zone)
			return t.Clock()
		},
	}
	t.prepare(root)
	guided, shell := play.Guided{Stage: t.Stage}, manual.Commands{Console: t.Console, Words: t.words}
	change, undo, help := changeCommands{t}, undoCommand{t}, shell.Help()
	grouped(root, "At bedtime:",
		play.Breathe{Stage: t.Stage}.Command(), guided.Imagine(), guided.Relax(), guided.Shuffle(), guided.Wind(),
		play.Render{Stage: t.Stage}.Command(), nightCommand{t}.command(), parkCommand{t}.command(),
	)
	grouped(root, "By day:",
		tonightCommand{t}.command(), reviewCommand{t}.command(), logCommand{t}.command(), todayCommand{t}.command(),
		change.edit(), change.remove(), undo.undo(), undo.redo(), canCommand{t}.command(),
		reminders.Commands{Deps: t.Deps, Schedule: t.Schedule, Machine: p.Machine}.Command(),
		morningCommand{t}.command(),
		watchCommand{t}.command(), trialCommand{t}.command(), reportCommand{t}.command(), learnCommand{t}.command(),
	)
	grouped(root, "The rest:",
		listCommand{t}.command(), checkCommand{t, p.Own, p.Probes}.command(), eventsCommand{t}.command(),
		configCommand{t}.command(),
		archive.Export{Deps: t.Deps}.Command(), archive.Import{Deps: t.Deps}.Command(),
		archive.Backup{Deps: t.Deps}.Command(),
		archive.Erase{Deps: t.Deps, Cancel: t.Schedule.Cancel}.Command(), shell.Completion(), shell.Man(), help,
		eventsCommand{t}.hooks(), shell.Version(p.Version), // which are hidden
	)
	root.SetHelpCommand(help)
	return root
}

func grouped(root *cobra.Command, heading string, commands ...*cobra.Command) {
	root.AddGroup(&cobra.Group{ID: heading, Title: heading})
	for _, cmd := range commands {
		cmd.GroupID = heading
		wordless(cmd)
	}
	root.AddCommand(commands...)
}

func wordless(cmd *cobra.Command) {
	if cmd.Args == nil {
		cmd.Args = console.NoArgs
	}
	for _, sub := range cmd.Commands() {
		wordless(sub)
	}
}

// prepare sets what is the same for the whole tree: where it prints, what it says
// of a mistake, its help and the flags of every command.
func (t tools) prepare(root *cobra.Command) {
	root.SetOut(t.Out)
	root.SetErr(t.Stderr)
	root.SetIn(t.In)
	root.SetFlagErrorFunc(console.FlagError)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) {
		t.words.Describe(root)
		t.Unprinted = manual.WriteHelp(t.Out, cmd)
	})
	root.CompletionOptions.DisableDefaultCmd = true
	root.Flags().BoolP("version", "v", false, "say which version this is")
	f := root.PersistentFlags()
	f.BoolP("help", "h", false, "tell how a command is used")
	f.BoolVar(&t.Flags.JSON, "json", false, "answer as data")
	f.BoolVar(&t.Flags.Plain, "plain", false, "line by line: no repaint, no drawing")
	f.BoolVar(&t.Flags.NoColor, "no-color", false, "no colours (as with NO_COLOR)")
	f.BoolVarP(&t.Flags.Quiet, "quiet", "q", false, "say only what was asked for")
	f.StringVar(&t.Flags.Config, "config", "", "the settings `file`")
	f.StringVar(&t.Flags.Data, "data", "", "the `folder` of the journal")
	f.StringVar(&t.Flags.Now, "now", "", "treat this `moment` as now, for trying things out")
}

// Fail says on standard error what made the command fail.
func (p *Program) Fail(err error) {
	if p.run == nil {
		p.tools()
	}
	p.run.ToStderr("error", err.Error())
}

// App is the app on a screen, with the journal and the settings behind it.
func (p *Program) App(
	ctx context.Context, file storage.SettingsFile, j storage.Journal, heard session.Sound, first screen.Intent,
) *ui.App {
	return p.tools().App(ctx, file, j, heard, nil, first)
}

// noCommand refuses what is no command, and points to lull log where it is
// something that can be noted.
func (t tools) noCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if _, err := t.Catalog.NotingThings(settings.Default()).Entry(args, t.Now()); err == nil {
		words := letters.Short(strings.Join(args, " "))
		return console.Misusef("lull log %s notes it; lull can %s asks whether it still fits", words, words)
	}
	return console.NoArgs(cmd, args)
}
