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
	"io"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"lull/routines/intake"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/ui"
	"lull/ui/screen"
)

// Program is what main hands the commands.
type Program struct {
	Now     func() time.Time
	NewID   func() string
	Zone    error // why the clock is not that of the zone asked for, nil where it is
	In, Out *os.File
	Err     io.Writer
	Environ []string
	Getenv  func(string) string
	Breaths func() []practice.Pattern
	Drinks  func() *intake.Table
	Say     func(id string, with map[string]string) string
	Pages   Pages
	Help    func(command string) (short, long, examples string)
	Version string
	Storage

	// Guided gives what is guided, the person's own beside it. What is wrong with
	// the person's own comes back beside all that is right.
	Guided func(config string) (repertoire.Guided, error)

	// Own reads a place or a relaxation of the person's own and says which it is; the
	// error says what is wrong with it, where, and how to mend it.
	Own func(file string) (string, error)

	Reminders Reminding // what wakes lull for a reminder, and what shows it

	Sounding Sounding // what is heard, and written down as sound

	Machine Machine // what else of this machine takes part in a practice

	Probes []Probe // what else of this machine can be made use of

	run *console // of the command line that is carried out, for what failed in it
}

// tools are what a family of commands works with.
type tools struct {
	*console
	catalog  *catalog
	disk     *disk
	schedule *schedule
	stage    *stage
	complete completer
}

// tools puts together what the commands work with, for one run.
func (p *Program) tools() tools {
	s := &console{
		now: p.Now, newID: p.NewID, zone: p.Zone, in: p.In, out: p.Out, stderr: p.Err,
		environ: p.Environ, getenv: p.Getenv, say: p.Say, help: p.Help,
	}
	p.run = s
	k := &catalog{console: s, breaths: p.Breaths, drinks: p.Drinks, read: p.Guided}
	w := &schedule{console: s, catalog: k, Reminding: p.Reminders}
	d := &disk{console: s, catalog: k, schedule: w, Storage: p.Storage}
	return tools{s, k, d, w, &stage{s, k, d, p.Sounding, p.Machine, p.Pages}, completer{s, k, d}}
}

// Run carries out one command line and returns its error: a [Usage], [ErrNo],
// [ErrInterrupted] or what failed.
func (p *Program) Run(ctx context.Context, args []string) error {
	t := p.tools()
	root := p.root(t)
	words := wordsLast(root, args)
	root.SetArgs(words)
	if len(words) > 0 && words[0] == cobra.ShellCompRequestCmd { // a shell shows what each command does
		t.describe(root)
	}
	flags := words
	if end := slices.Index(words, "--"); end >= 0 {
		flags = words[:end]
	}
	t.flags.json = slices.Contains(flags, "--json") // also where a flag before it is wrong
	err := root.ExecuteContext(ctx)
	if j := t.disk.reads; j != nil {
		if words := ui.SetAside(t.say, j.SetAside()); words != "" {
			t.warn(errors.New(words))
		}
	}
	return cmp.Or(err, t.unsaid)
}

// withContext makes what cobra calls of what is done without words after the command.
func withContext(do func(context.Context) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, _ []string) error { return do(cmd.Context()) }
}

// withJournal makes what cobra calls of what is done with the journal open.
func (t tools) withJournal(do func(context.Context, opened) error) func(*cobra.Command, []string) error {
	return withContext(func(ctx context.Context) error { return t.disk.with(ctx, do) })
}

// root builds the tree of commands.
func (p *Program) root(t tools) *cobra.Command {
	root := &cobra.Command{
		Use:           "lull",
		Version:       p.Version,
		Args:          t.noCommand,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if t.lineMode() {
				return tonightCommand{t}.run(cmd.Context())
			}
			return t.stage.onScreen(cmd.Context(), screen.Visit{Place: screen.TonightPlace})
		},
		PersistentPreRunE: func(*cobra.Command, []string) error {
			t.warn(t.zone)
			return t.clock()
		},
	}
	root.SetOut(t.out)
	root.SetErr(t.stderr)
	root.SetIn(t.in)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return Usage{flagError(cmd, err)} })
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) {
		t.describe(root)
		t.unsaid = writeHelp(t.out, cmd)
	})
	root.CompletionOptions.DisableDefaultCmd = true
	root.Flags().BoolP("version", "v", false, "say which version this is")
	f := root.PersistentFlags()
	f.BoolP("help", "h", false, "tell how a command is used")
	f.BoolVar(&t.flags.json, "json", false, "answer as data")
	f.BoolVar(&t.flags.plain, "plain", false, "line by line: no repaint, no drawing")
	f.BoolVar(&t.flags.noColor, "no-color", false, "no colours (as with NO_COLOR)")
	f.BoolVarP(&t.flags.quiet, "quiet", "q", false, "say only what was asked for")
	f.StringVar(&t.flags.config, "config", "", "the settings `file`")
	f.StringVar(&t.flags.data, "data", "", "the `folder` of the journal")
	f.StringVar(&t.flags.now, "now", "", "treat this `moment` as now, for trying things out")
	root.AddGroup(
		&cobra.Group{ID: "night", Title: "At bedtime:"},
		&cobra.Group{ID: "day", Title: "By day:"},
		&cobra.Group{ID: "house", Title: "The rest:"},
	)
	guided, shell := guidedCommands{t}, shellCommands{t}
	change, undo := changeCommands{t}, undoCommand{t}
	root.AddCommand(
		breatheCommand{t}.command(), guided.imagine(), guided.relax(), guided.shuffle(), guided.wind(),
		shell.version(p.Version), renderCommand{t, p.Sounding}.command(), tonightCommand{t}.command(), reviewCommand{t}.command(),
		logCommand{t}.command(), todayCommand{t}.command(), change.edit(), change.remove(), undo.undo(), undo.redo(), canCommand{t}.command(), parkCommand{t}.command(),
		remindCommand{t}.command(), nightCommand{t}.command(), morningCommand{t}.command(),
		watchCommand{t}.command(), trialCommand{t}.command(),
		reportCommand{t}.command(), learnCommand{t, p.Pages}.command(), listCommand{t}.command(),
		checkCommand{t, p.Own, p.Probes}.command(), configCommand{t}.command(), shell.completion(), shell.man(),
		exportCommand{t}.command(), importCommand{t}.command(), backupCommand{t}.command(), eraseCommand{t}.command(),
	)
	root.SetHelpCommand(shell.help())
	root.InitDefaultHelpCmd() // adds it
	return root
}

// Fail says on the side what made the command fail.
func (p *Program) Fail(err error) {
	if p.run == nil {
		p.tools()
	}
	p.run.toStderr("error", err.Error())
}

// App is the app on a screen, with the journal and the settings behind it.
func (p *Program) App(ctx context.Context, file SettingsFile, j Journal, heard ui.Sound, first screen.Intent) *ui.App {
	return p.tools().stage.app(ctx, file, j, heard, nil, first)
}

// Usage is a mistake in how a command was called: exit code 2.
type Usage struct{ Err error }

// Error says what was wrong.
func (u Usage) Error() string { return u.Err.Error() }

// Unwrap gives the mistake itself.
func (u Usage) Unwrap() error { return u.Err }

// ErrNo is the answer "no" to a question: exit code 3. "can" returns it.
var ErrNo = errors.New("no")

// ErrInterrupted says that a signal ended a practice in line mode: exit 130.
var ErrInterrupted = errors.New("interrupted")
