// Package storage is what every command works with beside the console: the settings
// and the journal, what can be practised and had, and the tab key. It opens by
// what main hands it, and decides nothing.
package storage

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lull/routines/evening"
	"lull/routines/lookup"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/ui/cli/console"
	"lull/ui/history"
	"lull/ui/plain"
)

// Disk opens the settings and the journal.
type Disk struct {
	console *console.Console
	catalog *Catalog
	follow  func(context.Context, SettingsFile) error // brings up to date what is scheduled

	Openers Openers

	History history.Changes             // what was changed while it goes line by line
	Reads   interface{ SetAside() int } // whose rows without sense are counted at the end; nil where that is not said
}

// New opens what it is asked for. Follow brings up to date what is scheduled when
// a setting has changed.
func New(c *console.Console, k *Catalog, by Openers, follow func(context.Context, SettingsFile) error) *Disk {
	d := &Disk{console: c, catalog: k, follow: follow, Openers: by}
	c.Display.Settings = d.current
	return d
}

// Load reads the settings as they are in the file, with what is wrong in them.
func (d *Disk) Load() (SettingsFile, error) { return d.Openers.Settings(d.console.Flags.Config) }

// Files gives the files of the journal without opening it.
func (d *Disk) Files() (Files, error) { return d.Openers.Files(d.console.Flags.Data, d.console.Now) }

// Copies gives the dated copies of the journal, the newest last.
func (d *Disk) Copies() ([]string, error) {
	files, err := d.Files()
	if err != nil {
		return nil, err
	}
	return files.Copies()
}

func (d *Disk) Journal(ctx context.Context) (Journal, error) {
	j, err := d.Openers.Journal(ctx, d.console.Flags.Data, d.console.Now)
	if err != nil {
		return nil, err
	}
	d.Reads = j
	return changing{j, &d.History}, nil
}

// Archive does something with the journal as a whole.
func (d *Disk) Archive(ctx context.Context, do func(Archive) error) (err error) {
	j, err := d.Openers.Archive(ctx, d.console.Flags.Data, d.console.Now)
	if err != nil {
		return err
	}
	d.Reads = j
	defer func() { err = errors.Join(err, j.Close()) }()
	return do(j)
}

// Writable gives the settings for a command that makes the file when it is not
// there, so that nothing is said of that, with what else is wrong in it.
func (d *Disk) Writable() (SettingsFile, error) {
	file, err := d.Load()
	switch {
	case file == nil:
		return nil, err
	case errors.Is(err, settings.ErrNoFile):
		err = nil
	}
	return usedFile{file, d.catalog, d.follow}, err
}

// Misplaced says which settings name something that is not there, and where.
func (d *Disk) Misplaced(file SettingsFile) error {
	var wrong []error
	for _, p := range d.catalog.Misnamed(file.Current()) {
		err := error(p)
		if place := file.Where(p.Key); place != "" {
			err = fmt.Errorf("%s: %w", place, p)
		}
		wrong = append(wrong, err)
	}
	return errors.Join(wrong...)
}

// Settings reads the settings. Mistakes in them are said, and nobody is kept
// from a breath by them: what is right is taken.
func (d *Disk) Settings() SettingsFile {
	file, err := d.Load()
	if file == nil {
		d.console.Warn(err)
		return noFile{d.console.Environ, err}
	}
	d.console.Warn(errors.Join(err, d.Misplaced(file)))
	return usedFile{file, d.catalog, d.follow}
}

// Opened is an open journal with the settings and the moment of a command.
type Opened struct {
	Journal
	disk     *Disk
	File     SettingsFile
	Settings settings.Settings
	Now      time.Time
	Telling  plain.Telling
}

// Today is the evening of this moment.
func (o Opened) Today() evening.Day { return o.Settings.Schedule.Of(o.Now) }

func (o Opened) Reader() lookup.Reader { return o.disk.Reading(o.Settings, o.Journal) }

// Command makes what cobra calls of what is done with the journal open.
func (d *Disk) Command(do func(context.Context, Opened) error) func(*cobra.Command, []string) error {
	return console.WithContext(func(ctx context.Context) error { return d.With(ctx, do) })
}

// With does something with the journal open.
func (d *Disk) With(ctx context.Context, do func(context.Context, Opened) error) (err error) {
	file, j, err := d.Open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	return do(ctx, d.opened(file, j))
}

func (d *Disk) current() settings.Settings {
	file, _ := d.Load() // what is wrong in it is said when it is used
	if file == nil {
		return settings.Default()
	}
	return file.Current()
}

// Practising does something with a journal for a practice, every write of
// which is answered for when it is made.
func (d *Disk) Practising(ctx context.Context, do func(context.Context, Opened) error) error {
	file, j, err := d.openForPractice(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = j.Close() }()
	return do(ctx, d.opened(file, j))
}

func (d *Disk) opened(file SettingsFile, j Journal) Opened {
	s, now := file.Current(), d.console.Now()
	return Opened{j, d, file, s, now, plain.TellingAt(now, s.Schedule)}
}

// Open gives the settings and the journal. The caller closes the journal.
func (d *Disk) Open(ctx context.Context) (SettingsFile, Journal, error) {
	file := d.Settings()
	j, err := d.Journal(ctx)
	if err != nil {
		return nil, nil, err
	}
	return file, d.maintain(j, file), nil
}

// maintain has a journal looked after when it is closed, which nobody waits for. Not
// where --now only tries something out, and not between two questions.
func (d *Disk) maintain(j Journal, file SettingsFile) Journal {
	if d.console.Flags.Now != "" || d.console.LineByLine {
		return j
	}
	return maintained{j, func(err error) {
		if !plain.TellingAt(d.console.Now(), file.Current().Schedule).Lying { // else it waits
			d.console.Warn(err)
		}
	}}
}

// openForPractice gives the settings and a journal for a practice. Nobody is kept
// from a breath by a journal that cannot be opened, or not at once: the
// practice begins, and each of its writes tries again. What cannot be written
// in the end is said then.
func (d *Disk) openForPractice(ctx context.Context) (SettingsFile, Journal, error) {
	file := d.Settings()
	opened := make(chan Journal) // closed where it cannot be opened
	late, stop := context.WithCancel(context.Background())
	go func() {
		defer close(opened)
		j, err := d.Openers.Journal(ctx, d.console.Flags.Data, d.console.Now) // nobody is told at bedtime
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
			return file, d.maintain(j, file), nil
		}
	case <-time.After(openPatience):
	}
	stop()
	j, err := d.Openers.Standby(ctx, d.console.Flags.Data, d.console.Now)
	if j == nil {
		return nil, nil, err
	}
	if err != nil {
		d.console.Warn(err)
		d.console.Warn(errors.New("nothing is written down this time"))
	}
	return file, d.maintain(j, file), nil
}

// Reading looks at a journal with the settings as they are.
func (d *Disk) Reading(s settings.Settings, j lookup.Journal) lookup.Reader {
	r := lookup.Reader{Journal: j, Settings: s, Known: d.catalog.NotingThings(s).Known, Plans: d.catalog.Plans(s)}
	if d.console.Flags.Now == "" {
		r.Coin = &lookup.Coin{Chance: rand.Float64}
	}
	return r
}

// noFile is what stands for a settings file where none can be: the usual settings
// and those of the environment.
type noFile struct {
	environ []string
	why     error
}

func (l noFile) Current() settings.Settings {
	s := settings.Default()
	_ = s.Overlay(l.environ) // what is wrong there is left out
	return s
}

// Set says why nothing can be saved.
func (l noFile) Set(string, string) error { return l.why }

func (l noFile) Path() string { return "" }

func (l noFile) Where(string) string { return "" }

// usedFile is a settings file as every command and every screen uses it.
type usedFile struct {
	SettingsFile
	catalog *Catalog
	follow  func(context.Context, SettingsFile) error
}

// Current gives the settings with what can be breathed: a pattern that is not
// there is the usual one. It has been said, and there is a breath all the same.
func (f usedFile) Current() settings.Settings {
	s := f.SettingsFile.Current()
	if _, err := repertoire.New(f.catalog.Breaths(), s).Breaths.Breath(s.Breath.Pattern); err != nil {
		s.Breath.Pattern = settings.Default().Breath.Pattern
	}
	return s
}

// Set changes one setting, and what is scheduled where that depends on it.
func (f usedFile) Set(key, value string) error {
	if err := f.SettingsFile.Set(key, value); err != nil {
		return err
	}
	if group, _, _ := strings.Cut(key, "."); !slices.Contains(scheduling, group) {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), scheduleLimit)
	defer cancel()
	if err := f.follow(ctx, f); err != nil {
		return fmt.Errorf("it is saved, but the reminders still come at the times from before: %w", err)
	}
	return nil
}

// scheduleLimit is how long the scheduler may take for a change.
const scheduleLimit = 10 * time.Second

// scheduling are the settings that may move a reminder, and groups of them.
var scheduling = []string{"bedtime", "wake", "day_starts", "remind", "caffeine", "body", "safety", "drinks"}

type maintained struct {
	Journal
	tell func(error)
}

// upkeepLimit is how long looking after it may take; what was not done then is
// tried again later.
const upkeepLimit = 10 * time.Second

// Close looks after the journal and closes it. What goes wrong in the first is no
// error of the command.
func (t maintained) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), upkeepLimit)
	defer cancel()
	t.tell(t.Upkeep(ctx))
	return t.Journal.Close()
}

// openPatience is how long a practice waits for its journal: far longer than
// opening takes, and not long enough to be noticed.
const openPatience = 400 * time.Millisecond
