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
	"time"

	"github.com/spf13/cobra"

	"lull/routines/intake"
	"lull/routines/letters"
	"lull/routines/notation"
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
	Words   func() *notation.Vocabulary
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

// parts are what the commands of one run are made with: each is given what it uses.
type parts struct {
	console  *console.Console
	catalog  *storage.Catalog
	disk     *storage.Disk
	schedule *reminders.Schedule
	screens  *play.Screens
	lines    *play.Lines
}

// onDisk is what most commands use: where they print, and what is kept.
type onDisk struct {
	*console.Console
	disk *storage.Disk
}

func (p *Program) parts() parts {
	c := console.New(p.Given)
	p.run = c
	k := &storage.Catalog{Console: c, Breaths: p.Breaths, Drinks: p.Drinks, Words: p.Words, Read: p.Guided}
	w := &reminders.Schedule{Console: c, Catalog: k, Reminding: p.Reminders}
	d := storage.New(c, k, p.Openers, w.Follow)
	return parts{
		c, k, d, w, &play.Screens{
			Console: c, Disk: d, Catalog: k, Schedule: w, Sounding: p.Sounding, Machine: p.Machine, Pages: p.Pages,
		}, &play.Lines{Console: c, Sounding: p.Sounding, Machine: p.Machine},
	}
}

// Run carries out one command line and returns its error: a [console.Usage],
// [console.ErrNo], [console.ErrInterrupted] or what failed.
func (p *Program) Run(ctx context.Context, args []string) error {
	t := p.parts()
	c := t.console
	c.Display.LookForReader(ctx, p.Machine.Reader)
	root := p.root(t)
	words := console.WordsLast(root, args)
	root.SetArgs(words)
	if len(words) > 0 && words[0] == cobra.ShellCompRequestCmd { // a shell shows what each command does
		manual.Words(p.Help).Describe(root)
	}
	flags := words
	if end := slices.Index(words, "--"); end >= 0 {
		flags = words[:end]
	}
	c.Flags.JSON = slices.Contains(flags, "--json") // also where a flag before it is wrong
	err := root.ExecuteContext(ctx)
	if j := t.disk.Reads; j != nil {
		if words := plain.Several(c.Say, "journal.aside", j.SetAside()); words != "" {
			c.Warn(errors.New(words))
		}
	}
	if errors.Is(err, console.ErrNo) { // a "no" that nobody could read is a failure
		return cmp.Or(c.Unprinted, err)
	}
	return cmp.Or(err, c.Unprinted)
}

func (p *Program) root(t parts) *cobra.Command {
	c, d, k := t.console, t.disk, t.catalog
	answers := lineByLine{c, d, k, t.lines, p.Pages, func() *cobra.Command { return p.root(t) }}
	root := &cobra.Command{
		Use:           "lull",
		Version:       p.Version,
		Args:          func(cmd *cobra.Command, args []string) error { return noCommand(cmd, args, k, c.Now()) },
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case answers.answered():
				return answers.start(cmd.Context(), lines.Tonight())
			case !c.Display.Screens():
				return tonightCommand{c, d}.run(cmd.Context())
			}
			return t.screens.Open(cmd.Context(), screen.Visit{Name: screen.TonightScreen})
		},
		PersistentPreRunE: func(*cobra.Command, []string) error {
			c.Warn(c.Zone)
			return c.Clock()
		},
	}
	p.prepare(root, c)
	p.addCommands(root, t, visits{answers, t.screens})
	return root
}

func (p *Program) addCommands(root *cobra.Command, t parts, visit visits) {
	c, d, k := t.console, t.disk, t.catalog
	practices := play.Commands{Console: c, Disk: d, Catalog: k, Screens: t.screens, Lines: t.lines}
	shell, change, undo := manual.Commands{Console: c, Words: p.Help}, changeCommands{c, d, k}, undoCommand{c, d}
	events, help := eventsCommand{c, p.Machine}, shell.Help()
	grouped(root, "At bedtime:",
		practices.Breathe(), practices.Imagine(), practices.Relax(), practices.Shuffle(), practices.Wind(),
		play.Render{Console: c, Disk: d, Catalog: k, Sounding: p.Sounding}.Command(),
		nightCommand{c, d, k, t.screens, t.lines, visit}.command(), parkCommand{c, d, visit}.command(),
	)
	grouped(root, "By day:",
		tonightCommand{c, d}.command(), reviewCommand{c, d, t.screens}.command(), logCommand{c, d, k, visit}.command(),
		todayCommand{c, d}.command(), change.edit(), change.remove(), undo.undo(), undo.redo(),
		canCommand{c, d, k}.command(),
		reminders.Commands{Console: c, Disk: d, Schedule: t.schedule, Machine: p.Machine}.Command(),
		morningCommand{c, d, visit}.command(), watchCommand{c, d}.command(), trialCommand{c, d}.command(),
		reportCommand{c, d}.command(), learnCommand{c, p.Pages, t.screens, visit}.command(),
	)
	grouped(root, "The rest:",
		listCommand{c, d, k, p.Help}.command(),
		checkCommand{c, d, t.schedule, p.Machine, p.Own, p.Probes}.command(), events.command(),
		configCommand{c, d, k, t.schedule}.command(),
		archive.Export{Console: c, Disk: d}.Command(), archive.Import{Console: c, Disk: d, Catalog: k}.Command(),
		archive.Backup{Console: c, Disk: d}.Command(),
		archive.Erase{Console: c, Disk: d, Cancel: t.schedule.Cancel}.Command(),
		shell.Completion(), shell.Man(), help,
		events.hooks(), shell.Version(p.Version), // which are hidden
	)
	root.SetHelpCommand(help)
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
func (p *Program) prepare(root *cobra.Command, c *console.Console) {
	root.SetOut(c.Out)
	root.SetErr(c.Stderr)
	root.SetIn(c.In)
	root.SetFlagErrorFunc(console.FlagError)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) {
		manual.Words(p.Help).Describe(root)
		c.Unprinted = manual.WriteHelp(c.Out, cmd)
	})
	root.CompletionOptions.DisableDefaultCmd = true
	root.Flags().BoolP("version", "v", false, "say which version this is")
	f := root.PersistentFlags()
	f.BoolP("help", "h", false, "tell how a command is used")
	f.BoolVar(&c.Flags.JSON, "json", false, "answer as data")
	f.BoolVar(&c.Flags.Plain, "plain", false, "line by line: no repaint, no drawing")
	f.BoolVar(&c.Flags.NoColor, "no-color", false, "no colours (as with NO_COLOR)")
	f.BoolVarP(&c.Flags.Quiet, "quiet", "q", false, "say only what was asked for")
	f.StringVar(&c.Flags.Config, "config", "", "the settings `file`")
	f.StringVar(&c.Flags.Data, "data", "", "the `folder` of the journal")
	f.StringVar(&c.Flags.Now, "now", "", "treat this `moment` as now, for trying things out")
}

// Fail says on standard error what made the command fail.
func (p *Program) Fail(err error) {
	if p.run == nil {
		p.parts()
	}
	p.run.ToStderr("error", err.Error())
}

// AppDeps is what the app on a screen is given.
func (p *Program) AppDeps(
	ctx context.Context, file storage.SettingsFile, j storage.Journal, heard session.Sound, around session.Desktop,
) ui.Deps {
	return p.parts().screens.AppDeps(ctx, file, j, heard, around)
}

// noCommand refuses what is no command, and points to lull log where it is
// something that can be noted.
func noCommand(cmd *cobra.Command, args []string, k *storage.Catalog, now time.Time) error {
	if len(args) == 0 {
		return nil
	}
	noting := k.NotingThings(settings.Default())
	if console.Meant(cmd, args[0]) != "" { // lgo coffee
		if _, err := noting.Entries(args[1:], now); err == nil {
			return console.NoArgs(cmd, args)
		}
	}
	if _, err := noting.Entries(args, now); err == nil {
		words := letters.Short(strings.Join(args, " "))
		return console.Misusef("lull log %s notes it; lull can %s asks whether it still fits", words, words)
	}
	return console.NoArgs(cmd, args)
}
