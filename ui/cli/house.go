// Package cli is the command line: every subcommand and its flags. What a
// screen can do a command can do, and every command that reports has --json.
//
// It refuses to open anything itself: what it needs comes in as a [House] from
// main, which also turns errors into exit codes.
package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/letters"
	"lull/routines/lookup"
	"lull/routines/notation"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/ui"
	"lull/ui/theme"
)

// House is what main hands the commands.
type House struct {
	Now      func() time.Time
	NewID    func() string
	Zone     error // why the clock is not that of the zone asked for, nil where it is
	In, Out  *os.File
	Err      io.Writer
	Environ  []string
	Getenv   func(string) string
	Breaths  func() []practice.Pattern
	Drinks   func() *intake.Table
	Say      func(id string, with map[string]string) string
	Pages    Pages
	Version  string
	Settings func(file string) (SettingsFile, error)
	Journal  func(ctx context.Context, dir string, now func() time.Time) (Journal, error)
	// Standby is empty until a write finds that the journal can be opened. Where
	// there is no place for one it only forgets, and the error says why.
	Standby func(ctx context.Context, dir string, now func() time.Time) (Journal, error)

	// Files gives the files of a journal without opening it.
	Files func(dir string, now func() time.Time) (Files, error)

	// Guided gives what is guided, one's own beside it. What is wrong with
	// one's own comes back beside all that is right.
	Guided func(config string) (repertoire.Guided, error)

	// Own reads a place or a relaxation of one's own and says which it is; the
	// error says what is wrong with it, where, and how to mend it.
	Own func(file string) (string, error)

	// OwnFiles gives every file of what somebody set and wrote.
	OwnFiles func(config string) ([]string, error)

	Reminders Reminding // what wakes lull for a reminder, and what shows it

	Sounding Sounding // what is heard, and written down as sound

	Probes []Probe // what else of this machine can be made use of

	flags  global
	unsaid error              // what could not be printed
	reads  Journal            // whose rows without sense are counted at the end; nil where that is not said
	shelf  *repertoire.Guided // what is guided, once it was asked for

	unread func(ctx context.Context, dir string, now func() time.Time) (Journal, error) // Journal, with reads left as it is
}

// SettingsFile is the settings as they are, and where they are kept.
type SettingsFile interface {
	ui.Settings
	// Path says where the file is, or would be.
	Path() string
	// Where gives the place of a setting as file:line:column, empty when it
	// does not stand in the file.
	Where(key string) string
}

// Journal is what the commands need of the history.
type Journal interface {
	ui.Practices
	ui.Journal
	lookup.Journal
	health
	keeping
	marks
	io.Closer
}

// health is how the file itself is.
type health interface {
	Check(ctx context.Context) error
	ReadOnly() bool
	Path() string
}

// global holds the flags every command knows.
type global struct {
	json, plain, noColor, quiet bool
	config, data, now           string
}

// Usage is a mistake in how a command was called: exit code 2.
type Usage struct{ Err error }

// Error says what was wrong.
func (u Usage) Error() string { return u.Err.Error() }

// Unwrap gives the mistake itself.
func (u Usage) Unwrap() error { return u.Err }

// ErrNo is the answer "no" to a question: exit code 3. "can" returns it.
var ErrNo = errors.New("no")

// ErrNoSettings says that the settings file somebody named is not there. What
// opens the settings gives it, beside settings that work.
var ErrNoSettings = errors.New("this file is not there, so the usual settings are used")

// ErrInterrupted says that a signal ended a practice in line mode: exit 130.
var ErrInterrupted = errors.New("interrupted")

// clock applies --now: the moment given is now, and time goes on from there.
func (h *House) clock() error {
	if h.flags.now == "" {
		return nil
	}
	at, err := time.Parse(time.RFC3339, h.flags.now)
	if err != nil {
		return Usage{errors.New("--now takes a moment such as 2026-11-23T22:45:00+01:00, not " + letters.Short(h.flags.now))}
	}
	began, real := h.Now(), h.Now
	if local := at.In(began.Location()); sameOffset(local, at) {
		at = local // the zone with its rules, so that summer time is known
	}
	h.Now = func() time.Time { return at.Add(real().Sub(began)) }
	return nil
}

func sameOffset(a, b time.Time) bool {
	_, x := a.Zone()
	_, y := b.Zone()
	return x == y
}

// lines tells whether words must come line by line: asked for, on a pipe, or
// on a terminal that can do no more.
func (h *House) lines() bool {
	return h.flags.plain || !term.IsTerminal(h.Out.Fd()) || h.Getenv("TERM") == "dumb"
}

// theme builds the look for this terminal.
func (h *House) theme(s settings.Settings) *theme.Theme {
	profile := colorprofile.Detect(h.Out, h.Environ)
	if h.flags.noColor || h.Getenv("NO_COLOR") != "" {
		profile = colorprofile.Ascii
	}
	t := theme.New(s.Theme, profile, theme.Options{ASCII: s.ASCII})
	return &t
}

// settings reads the settings. Mistakes in them are said, and nobody is kept
// from a breath by them: what is right is taken.
func (h *House) settings() (SettingsFile, error) {
	file, err := h.Settings(h.flags.config)
	if file == nil {
		h.mention(err)
		return lost{h.Environ, err}, nil
	}
	h.mention(errors.Join(err, h.misplaced(file)))
	return following{righted{file, h.Breaths}, h}, nil
}

// lost is what stands for a settings file where none can be: the usual settings
// and those of the environment. Nothing can be kept in it.
type lost struct {
	environ []string
	why     error
}

// Current gives the settings.
func (l lost) Current() settings.Settings {
	s := settings.Default()
	_ = s.Overlay(l.environ) // what is wrong there is left out
	return s
}

// Set says why nothing can be kept.
func (l lost) Set(string, string) error { return l.why }

// Path gives none.
func (l lost) Path() string { return "" }

// Where gives none.
func (l lost) Where(string) string { return "" }

// righted is a settings file in which a pattern that is not there is the usual
// one: it has been said, and there is a breath all the same.
type righted struct {
	SettingsFile
	breaths func() []practice.Pattern
}

// Current gives the settings with what can be breathed.
func (r righted) Current() settings.Settings {
	s := r.SettingsFile.Current()
	if _, err := repertoire.New(r.breaths(), s).Breath(s.Breath.Pattern); err != nil {
		s.Breath.Pattern = settings.Default().Breath.Pattern
	}
	return s
}

// mention says on the side what is wrong and keeps nobody from going on.
func (h *House) mention(err error) {
	if h.flags.quiet || err == nil {
		return
	}
	h.aside("note", err)
}

// open gives the settings and the journal. Who calls it closes the journal.
func (h *House) open(ctx context.Context) (SettingsFile, Journal, error) {
	file, err := h.settings()
	if err != nil {
		return nil, nil, err
	}
	j, err := h.journal(ctx, file)
	if err != nil {
		return nil, nil, err
	}
	return file, j, nil
}

// journal opens the journal. Closing it is the moment to look after it:
// somebody has what they came for. Where --now only tries something out, and in
// the line of a prompt, nothing is looked after.
func (h *House) journal(ctx context.Context, file SettingsFile) (Journal, error) {
	j, err := h.Journal(ctx, h.flags.data, h.Now)
	if err != nil {
		return nil, err
	}
	return h.tend(j, file), nil
}

func (h *House) tend(j Journal, file SettingsFile) Journal {
	if h.flags.now != "" {
		return j
	}
	return tended{j, func(err error) {
		// After bedtime bad news waits: it is still so in the morning.
		if !afterBedtime(file.Current().Schedule, h.Now()) {
			h.mention(err)
		}
	}}
}

// tended is a journal that is looked after when it is closed.
type tended struct {
	Journal
	tell func(error)
}

// upkeepLimit is how long looking after it may take; what was not done then is
// tried again later.
const upkeepLimit = 10 * time.Second

// Close looks after the journal and closes it. What goes wrong in the first is
// told, and is no fault of what somebody did.
func (t tended) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), upkeepLimit)
	defer cancel()
	t.tell(t.Upkeep(ctx))
	return t.Journal.Close()
}

// afterBedtime tells whether somebody may lie in bed.
func afterBedtime(s evening.Schedule, now time.Time) bool {
	return s.ForNight(now) != s.Of(now) || !now.Before(s.Bedtime(s.Of(now), now.Location()))
}

// toPractise gives the settings and a journal for a practice. Nobody is kept
// from a breath by a journal that cannot be opened, or not at once: the
// practice begins, and each of its writes tries again. What cannot be written
// in the end is said then.
func (h *House) toPractise(ctx context.Context) (SettingsFile, Journal, error) {
	file, err := h.settings()
	if err != nil {
		return nil, nil, err
	}
	opened := make(chan Journal) // closed where it cannot be opened
	late, stop := context.WithCancel(context.Background())
	go func() {
		defer close(opened)
		j, err := h.unread(ctx, h.flags.data, h.Now) // nobody is told at bedtime
		if err != nil {
			return
		}
		select {
		case opened <- j:
		case <-late.Done():
			_ = j.Close() // nothing was written to it
		}
	}()
	select {
	case j, ok := <-opened:
		if ok {
			stop()
			return file, h.tend(j, file), nil
		}
	case <-time.After(openPatience):
	}
	stop()
	j, err := h.Standby(ctx, h.flags.data, h.Now)
	if j == nil {
		return nil, nil, err
	}
	if err != nil {
		h.mention(err)
		h.mention(errors.New("nothing is written down this time"))
	}
	return file, h.tend(j, file), nil
}

// openPatience is how long a practice waits for its journal: far longer than
// opening takes, and not long enough to be noticed.
const openPatience = 400 * time.Millisecond

// run opens the app on a screen.
func (h *House) run(ctx context.Context, file SettingsFile, j Journal, first ui.Opening) error {
	h.reads = nil // the screens say it
	player := h.player(h.Now)
	defer player.Close()
	return ui.Run(ctx, h.App(ctx, file, j, audible(player), first), h.In, h.Out, h.Environ)
}

// App is the app on a screen, with the journal and the settings behind it.
func (h *House) App(ctx context.Context, file SettingsFile, j Journal, heard ui.Sound, first ui.Opening) *ui.App {
	s := file.Current()
	practised, err := lookup.Practised(ctx, j, s, h.Now())
	if err != nil {
		h.mention(err) // a long hold is then as short as at first
	}
	return ui.New(ui.Deps{
		Practised: practised,
		Now:       h.Now, NewID: h.NewID,
		Practices: j, Journal: j, Read: h.reading(file, j).Read, Settings: file,
		Evening: func(at time.Time, practice string) evening.Day { return eveningOf(file.Current(), at, practice) },
		Theme:   h.theme(s), NewTheme: h.theme, Fixed: h.fixed,
		Breaths: h.Breaths(), Guided: h.quietly, Say: h.Say, Library: h.Pages, Drinks: h.Drinks, Noting: h.noting,
		Ring: h.ring(j), Sound: heard,
	}, first)
}

// reading looks at a journal with the settings of a file.
func (h *House) reading(file SettingsFile, j Journal) lookup.Reader {
	known := func(s settings.Settings) notation.Known { return h.notingThings(s).Known }
	return lookup.Reader{Journal: j, Settings: file.Current, Known: known, Plans: h.plans}
}

// fixed tells whether the environment stands over a setting.
func (h *House) fixed(k settings.Key) bool { return h.Getenv(k.Variable()) != "" }

// eveningOf decides which evening a practice belongs to.
func eveningOf(s settings.Settings, at time.Time, practice string) evening.Day {
	if practice == "night" {
		return s.Schedule.ForNight(at)
	}
	return s.Schedule.Of(at)
}
