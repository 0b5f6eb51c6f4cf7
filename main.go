// Lull is a quiet companion for the last hours of the day: it guides a breath
// or a walk in the mind at bedtime, sees the late coffee while there is still
// time, and keeps a small history of evenings on this machine.
//
// Main introduces the rooms to each other: it opens the journal, loads
// settings, builds the commands and turns errors into exit codes.
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"lull/content"
	"lull/routines/atomicfile"
	"lull/routines/guided"
	"lull/routines/journal"
	"lull/routines/journal/sqlite"
	"lull/routines/remind/desktopbus"
	"lull/routines/remind/ical"
	"lull/routines/remind/launchd"
	"lull/routines/remind/osascript"
	"lull/routines/remind/powershell"
	"lull/routines/remind/systemd"
	"lull/routines/remind/taskscheduler"
	"lull/routines/repertoire"
	"lull/routines/repertoire/folder"
	"lull/routines/settings"
	"lull/routines/settings/tomlfile"
	"lull/routines/sound/flac"
	"lull/routines/sound/soundserver"
	"lull/routines/sound/speech"
	"lull/routines/sound/wav"
	"lull/ui/cli"
	"lull/ui/screen"
)

// Exit codes; "can" answers no with 3.
const (
	done        = 0
	failed      = 1
	misuse      = 2
	no          = 3
	interrupted = 130
)

func main() { os.Exit(run()) }

func run() int {
	h := assemble(os.Stdin, os.Stdout, os.Stderr)
	return code(h.Run(context.Background(), os.Args[1:]), h.Fail)
}

// assemble introduces the rooms to each other.
func assemble(in, out *os.File, side io.Writer) *cli.Program {
	return &cli.Program{
		Now: time.Now, NewID: newID, Zone: zone(os.Getenv("TZ")),
		In: in, Out: out, Err: side,
		Environ: os.Environ(), Getenv: os.Getenv,
		Breaths:  content.Breaths,
		Guided:   practices,
		Own:      own,
		OwnFiles: ownFiles,
		Drinks:   content.Drinks,
		Pages:    shelf{},
		Say:      func(id string, with map[string]string) string { return content.Wording().Say(id, with) },
		Version:  version(),
		Settings: openSettings,
		Journal: func(ctx context.Context, dir string, now func() time.Time) (cli.Journal, error) {
			return openJournal(ctx, dir, now)
		},
		Archive: func(ctx context.Context, dir string, now func() time.Time) (cli.Archive, error) {
			return openJournal(ctx, dir, now)
		},
		Standby: standbyJournal,
		Files:   journalFiles,

		Reminders: reminding(),
		Sounding:  sounding(),
		Probes:    probes(),
	}
}

// code says what went wrong in one place and gives the exit code for it.
func code(err error, say func(error)) int {
	var usage cli.Usage
	switch {
	case err == nil:
		return done
	case errors.Is(err, cli.ErrNo):
		return no
	case errors.Is(err, cli.ErrInterrupted):
		return interrupted
	}
	say(err)
	if errors.As(err, &usage) {
		return misuse
	}
	return failed
}

// version says which version this is: the release or the commit it was built
// from, where Go put that in, and for which machine.
func version() string {
	which := "(built from a working copy)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		which = info.Main.Version
	}
	return which + ", " + runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH
}

// newID makes the id of a new entry. Only a machine without randomness cannot,
// and the journal then makes one itself.
func newID() string {
	id, err := sqlite.NewID()
	if err != nil {
		return ""
	}
	return id
}

// journalFile is the journal's name in the data folder.
const journalFile = "lull.db"

func openJournal(ctx context.Context, dir string, now func() time.Time) (store, error) {
	dir, err := tomlfile.DataDir(dir, os.Getenv("LULL_DATA"))
	if err != nil {
		return store{}, err
	}
	j, err := sqlite.Open(ctx, filepath.Join(dir, journalFile), sqlite.Options{Now: now})
	if err != nil {
		return store{}, err
	}
	// A practice that a crash left open is closed here. Where that fails, as on
	// a disk that is only read, or would take waiting for somebody else, it is
	// left for the next start.
	soon, cancel := context.WithTimeout(ctx, 100*time.Millisecond)
	defer cancel()
	_, _ = j.CloseUnfinished(soon)
	return store{j}, nil
}

// standbyJournal is one in memory, for a practice on an evening on which the
// real one cannot be opened yet.
func standbyJournal(ctx context.Context, dir string, now func() time.Time) (cli.Journal, error) {
	dir, nowhere := tomlfile.DataDir(dir, os.Getenv("LULL_DATA"))
	if nowhere != nil {
		j, err := sqlite.InMemory(ctx, sqlite.Options{Now: now})
		if err != nil {
			return nil, err
		}
		return store{j}, nowhere
	}
	j, err := sqlite.Standby(ctx, filepath.Join(dir, journalFile), sqlite.Options{Now: now})
	if err != nil {
		return nil, err
	}
	return store{j}, nil
}

// store is the journal as the commands want it.
type store struct{ *sqlite.Journal }

// GiveBack writes what was put down as given back. It is not a change that
// somebody made, so Undo leaves it alone.
func (s store) GiveBack(ctx context.Context, entries ...journal.Entry) error {
	_, err := s.Merge(ctx, entries...)
	return err
}

// files are those of a journal that is not open.
type files struct {
	path string
	now  func() time.Time
}

func journalFiles(dir string, now func() time.Time) (cli.Files, error) {
	dir, err := tomlfile.DataDir(dir, os.Getenv("LULL_DATA"))
	if err != nil {
		return nil, err
	}
	return files{filepath.Join(dir, journalFile), now}, nil
}

func (f files) Rescue(ctx context.Context, how journal.RescueHow) (journal.Rescue, error) {
	return sqlite.Rescue(ctx, f.path, sqlite.Options{Now: f.now}, how)
}

func (f files) Restore(ctx context.Context, from string) (journal.Restored, error) {
	return sqlite.Restore(ctx, f.path, from, sqlite.Options{Now: f.now})
}

func (f files) Copies() ([]string, error) { return sqlite.Copies(f.path) }

func (f files) All() ([]string, error) { return sqlite.Belongings(f.path) }

func (f files) Erase(ctx context.Context) error { return sqlite.Erase(ctx, f.path) }

// ownFiles gives every file that is there of what somebody set and wrote: the
// settings, places, relaxations and routines. Where one is a link, the file at
// its end is another.
func ownFiles(config string) ([]string, error) {
	path, err := tomlfile.ConfigPath(config, os.Getenv("LULL_CONFIG"))
	if err != nil {
		return nil, err
	}
	all := []string{path}
	for _, of := range []string{"places", "relaxations", "routines"} {
		files, err := folder.Files(filepath.Join(filepath.Dir(path), of))
		if err != nil {
			return nil, err
		}
		all = append(all, files...)
	}
	var there []string
	for _, name := range all {
		if _, err := os.Lstat(name); err != nil {
			continue
		}
		there = append(there, name)
		if about, err := os.Stat(name); err == nil && about.Mode().IsRegular() {
			if end, err := atomicfile.Follow(name); err == nil && end != name {
				there = append(there, end)
			}
		}
	}
	return there, nil
}

// practices gives the practices made of words. One's own places, relaxations and
// routines lie in folders beside the settings; what is wrong with them comes back
// beside all that is right.
func practices(config string) (repertoire.Guided, error) {
	g := repertoire.Guided{
		Places: content.Places(), Common: content.Common(), Relaxations: content.Relaxations(),
		Pictures: content.Pictures(), Opening: content.ShuffleOpening(), Routines: content.Routines(),
	}
	path, err := tomlfile.ConfigPath(config, os.Getenv("LULL_CONFIG"))
	if err != nil {
		return g, nil // what opens the settings has said so
	}
	beside := filepath.Dir(path)
	places, errPlaces := folder.Read(filepath.Join(beside, "places"), content.ParsePlace)
	relaxations, errRelaxations := folder.Read(filepath.Join(beside, "relaxations"), content.ParseRelaxation)
	chains, errChains := folder.Read(filepath.Join(beside, "routines"), content.ParseRoutine)
	g.Routines = folder.Merge(g.Routines, chains, func(r repertoire.Routine) string { return r.Name })
	g.Places = folder.Merge(g.Places, places, func(p guided.Place) string { return p.Name })
	g.Relaxations = folder.Merge(g.Relaxations, relaxations, func(x guided.Relaxation) string { return x.Name })
	return g, errors.Join(errPlaces, errRelaxations, errChains)
}

// own reads a file of one's own and says what it is. A place says which scene
// is behind it and a routine its steps; a relaxation has neither.
func own(file string) (string, error) {
	data, err := folder.File(file)
	if err != nil {
		return "", err
	}
	front, _, _ := bytes.Cut(bytes.TrimPrefix(data, []byte("---")), []byte("\n---"))
	if bytes.Contains(front, []byte("\nscene:")) {
		p, err := content.ParsePlace(file, data)
		return "the place " + p.Name + " is right", err
	}
	if bytes.Contains(front, []byte("\nsteps:")) {
		r, err := content.ParseRoutine(file, data)
		return "the routine " + r.Name + " is right", err
	}
	x, err := content.ParseRelaxation(file, data)
	return "the relaxation " + x.Name + " is right", err
}

// settingsFile is the settings as they are now, and the file behind them. The
// screens read it while a change is being written.
type settingsFile struct {
	path    string
	mu      sync.Mutex
	current settings.Settings
}

// openSettings reads the file and lays the environment over it. What is wrong
// comes back beside settings that still work.
func openSettings(flag string) (cli.SettingsFile, error) {
	path, err := tomlfile.ConfigPath(flag, os.Getenv("LULL_CONFIG"))
	if err != nil {
		return nil, err
	}
	f := &settingsFile{path: path}
	if _, err := os.Stat(path); flag != "" && errors.Is(err, fs.ErrNotExist) {
		return f, errors.Join(fmt.Errorf("%s: %w", path, cli.ErrNoSettings), f.load())
	}
	return f, f.load()
}

func (f *settingsFile) load() error {
	s, err := tomlfile.Load(f.path)
	if line, _, _ := tomlfile.Where(f.path, "ascii"); line == 0 && onlyASCII(os.Getenv) {
		s.ASCII = true
	}
	wrong := s.Overlay(os.Environ())
	f.mu.Lock()
	defer f.mu.Unlock()
	f.current = s
	return errors.Join(append(wrong, err)...)
}

// onlyASCII tells whether this terminal is known to show no more: a locale
// that says so, or the Linux console, whose fonts have no braille. Where no
// locale is set nothing is known, and most terminals can.
func onlyASCII(getenv func(string) string) bool {
	if getenv("TERM") == "linux" {
		return true
	}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		locale := strings.ToUpper(getenv(name))
		if locale == "" {
			continue
		}
		_, charset, named := strings.Cut(locale, ".")
		return locale == "C" || locale == "POSIX" || named && !strings.HasPrefix(charset, "UTF-8") && !strings.HasPrefix(charset, "UTF8")
	}
	return false
}

// Current gives the settings as they were last read.
func (f *settingsFile) Current() settings.Settings {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.current
}

// Path says where the file is, or would be.
func (f *settingsFile) Path() string { return f.path }

// Set changes one setting in the file and reads it again.
func (f *settingsFile) Set(key, value string) error {
	if err := tomlfile.Save(f.path, key, value); err != nil {
		return err
	}
	_ = f.load() // what else is wrong in the file was said when it was opened
	return nil
}

// Where gives the place of a setting as file:line:column, empty when it does
// not stand in the file.
func (f *settingsFile) Where(key string) string {
	line, column, err := tomlfile.Where(f.path, key)
	if err != nil || line == 0 {
		return ""
	}
	return fmt.Sprintf("%s:%d:%d", f.path, line, column)
}

// shelf is the pages of the content, as the screens and commands read them.
type shelf struct{}

func (shelf) All() []screen.Page {
	pages := make([]screen.Page, 0, len(content.Pages()))
	for _, p := range content.Pages() {
		pages = append(pages, page(p))
	}
	return pages
}

func (shelf) Search(words string) []screen.Page {
	var pages []screen.Page
	for _, hit := range content.SearchPages(words) {
		pages = append(pages, page(hit.Page))
	}
	return pages
}

func (shelf) Find(name string) (screen.Page, bool) {
	p, ok := content.PageNamed(name)
	return page(p), ok
}

func (shelf) Near(name string) []string { return content.PagesNear(name) }

func page(p content.Page) screen.Page {
	return screen.Page{Name: p.Name, Title: p.Title, Summary: p.Summary, Markdown: p.Markdown()}
}

// reminding is what each system has to wake lull by and to show a reminder
// with. Nothing of it is looked at before it is asked.
func reminding() cli.Reminding {
	r := cli.Reminding{
		Calendar: ical.Write,
		Program:  program,
		DataDir:  func(flag string) (string, error) { return tomlfile.DataDir(flag, os.Getenv("LULL_DATA")) },
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return r // nowhere to write a job to
	}
	switch runtime.GOOS {
	case "darwin":
		r.Scheduler, r.Notifier = launchd.Agent{Home: home, UID: os.Getuid()}, osascript.Script{}
	case "windows":
		r.Scheduler, r.Notifier = taskscheduler.Tasks{}, powershell.Shell{}
	default:
		dir := runtimeDir()
		r.Scheduler = systemd.Units{Home: home, ConfigHome: os.Getenv("XDG_CONFIG_HOME"), RuntimeDir: dir}
		r.Notifier = desktopbus.Bus{
			Address: os.Getenv("DBUS_SESSION_BUS_ADDRESS"), RuntimeDir: dir,
			Screen: os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != "",
		}
	}
	return r
}

// runtimeDir is where the user manager and the bus of this user are found. A
// shell that nobody logged into (sudo -u, cron) does not name it.
func runtimeDir() string {
	if dir := os.Getenv("XDG_RUNTIME_DIR"); dir != "" {
		return dir
	}
	dir := fmt.Sprintf("/run/user/%d", os.Getuid())
	if _, err := os.Stat(dir); err != nil {
		return ""
	}
	return dir
}

// program is where this program is, by the name under which it was started or
// the shell finds it: that one stays when a new version is put in its place.
func program() (string, error) {
	running, err := os.Executable()
	if err != nil {
		return "", err
	}
	one, err := os.Stat(running)
	if err != nil {
		return "", err
	}
	found, _ := exec.LookPath(filepath.Base(os.Args[0])) // not found is another name
	for _, name := range []string{os.Args[0], found} {
		if other, err := os.Stat(name); err == nil && filepath.IsAbs(name) && os.SameFile(one, other) {
			return name, nil
		}
	}
	return running, nil
}

// sounding is what plays, speaks and writes sound here. Nothing of it is
// looked for before it is asked for.
func sounding() cli.Sounding {
	return cli.Sounding{
		Player: func(now func() time.Time) cli.Player {
			return soundserver.New(now, func(v settings.Voice) soundserver.Voice {
				s, err := speech.Find(v)
				if err != nil {
					return nil // captions, then
				}
				return s
			})
		},
		Voice: func(v settings.Voice) (cli.Voice, error) { return speech.Find(v) },
		WAV:   func(w io.Writer, frames int64) (cli.SoundFile, error) { return wav.Create(w, frames) },
		FLAC:  func(w io.WriteSeeker) (cli.SoundFile, error) { return flac.Create(w) },
	}
}

// probes look at what would be heard.
func probes() []cli.Probe {
	return []cli.Probe{
		{Name: "sound", Look: func(_ context.Context, s settings.Settings) (string, bool) {
			if !s.Sound.On {
				return "switched off in the settings", true
			}
			words := soundserver.Probe()
			return words, !strings.HasPrefix(words, "silent")
		}},
		{Name: "voice", Look: func(_ context.Context, s settings.Settings) (string, bool) {
			if !s.Voice.On {
				return "switched off in the settings", true
			}
			words := speech.Probe(s.Voice)
			return words, !strings.HasPrefix(words, "captions only")
		}},
	}
}
