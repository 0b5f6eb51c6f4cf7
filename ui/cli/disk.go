package cli

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/lookup"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/ui/plain"
)

// disk opens the settings and the journal.
type disk struct {
	*console
	catalog  *catalog
	schedule *schedule

	Storage

	reads interface{ SetAside() int } // whose rows without sense are counted at the end; nil where that is not said
}

// load reads the settings as they are in the file, with what is wrong in them.
func (d *disk) load() (SettingsFile, error) { return d.Settings(d.flags.config) }

// files gives the files of the journal without opening it.
func (d *disk) files() (Files, error) { return d.Files(d.flags.data, d.now) }

// journal opens the journal as it is.
func (d *disk) journal(ctx context.Context) (Journal, error) {
	j, err := d.Journal(ctx, d.flags.data, d.now)
	if err == nil {
		d.reads = j
	}
	return j, err
}

// archive does something with the journal as a whole.
func (d *disk) archive(ctx context.Context, do func(Archive) error) (err error) {
	j, err := d.Archive(ctx, d.flags.data, d.now)
	if err != nil {
		return err
	}
	d.reads = j
	defer func() { err = errors.Join(err, j.Close()) }()
	return do(j)
}

// writable gives the settings for a command that makes the file when it is not
// there, so that nothing is said of that.
func (d *disk) writable() (SettingsFile, error) {
	file, err := d.load()
	if file == nil {
		return nil, err
	}
	if !errors.Is(err, settings.ErrNoFile) {
		d.warn(err)
	}
	return usedFile{file, d.catalog, d.schedule}, nil
}

// misplaced says which settings name something that is not there, and where.
func (d *disk) misplaced(file SettingsFile) error {
	var wrong []error
	for _, p := range d.catalog.misnamed(file.Current()) {
		err := error(p)
		if place := file.Where(p.Key); place != "" {
			err = fmt.Errorf("%s: %w", place, p)
		}
		wrong = append(wrong, err)
	}
	return errors.Join(wrong...)
}

// settings reads the settings. Mistakes in them are said, and nobody is kept
// from a breath by them: what is right is taken.
func (d *disk) settings() SettingsFile {
	file, err := d.load()
	if file == nil {
		d.warn(err)
		return noFile{d.environ, err}
	}
	d.warn(errors.Join(err, d.misplaced(file)))
	return usedFile{file, d.catalog, d.schedule}
}

// opened is an open journal with the settings and the moment of a command.
type opened struct {
	Journal
	disk     *disk
	file     SettingsFile
	settings settings.Settings
	now      time.Time
	telling  plain.Telling
}

// today is the evening of this moment.
func (o opened) today() evening.Day { return o.telling.Today }

// reader looks at the journal.
func (o opened) reader() lookup.Reader { return o.disk.reading(o.settings, o.Journal) }

// with does something with the journal open.
func (d *disk) with(ctx context.Context, do func(context.Context, opened) error) (err error) {
	file, j, err := d.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	return do(ctx, d.opened(file, j))
}

// practising does something with a journal for a practice, every write of
// which is answered for when it is made.
func (d *disk) practising(ctx context.Context, do func(context.Context, opened) error) error {
	file, j, err := d.openForPractice(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = j.Close() }()
	return do(ctx, d.opened(file, j))
}

func (d *disk) opened(file SettingsFile, j Journal) opened {
	s, now := file.Current(), d.now()
	return opened{j, d, file, s, now, telling(now, s)}
}

// open gives the settings and the journal. Who calls it closes the journal.
func (d *disk) open(ctx context.Context) (SettingsFile, Journal, error) {
	file := d.settings()
	j, err := d.journal(ctx)
	if err != nil {
		return nil, nil, err
	}
	return file, d.maintain(j, file), nil
}

// maintain has a journal looked after when it is closed: somebody has what they came
// for. Where --now only tries something out, and in the line of a prompt,
// nothing is looked after.
func (d *disk) maintain(j Journal, file SettingsFile) Journal {
	if d.flags.now != "" {
		return j
	}
	return maintained{j, func(err error) {
		// After bedtime bad news waits: it is still so in the morning.
		if !afterBedtime(file.Current().Schedule, d.now()) {
			d.warn(err)
		}
	}}
}

// openForPractice gives the settings and a journal for a practice. Nobody is kept
// from a breath by a journal that cannot be opened, or not at once: the
// practice begins, and each of its writes tries again. What cannot be written
// in the end is said then.
func (d *disk) openForPractice(ctx context.Context) (SettingsFile, Journal, error) {
	file := d.settings()
	opened := make(chan Journal) // closed where it cannot be opened
	late, stop := context.WithCancel(context.Background())
	go func() {
		defer close(opened)
		j, err := d.Journal(ctx, d.flags.data, d.now) // nobody is told at bedtime
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
	j, err := d.Standby(ctx, d.flags.data, d.now)
	if j == nil {
		return nil, nil, err
	}
	if err != nil {
		d.warn(err)
		d.warn(errors.New("nothing is written down this time"))
	}
	return file, d.maintain(j, file), nil
}

// reading looks at a journal with the settings as they are.
func (d *disk) reading(s settings.Settings, j lookup.Journal) lookup.Reader {
	r := lookup.Reader{Journal: j, Settings: s, Known: d.catalog.notingThings(s).Known, Plans: d.catalog.plans(s)}
	if d.flags.now == "" {
		r.Coin = &lookup.Coin{Chance: rand.Float64, NewID: d.newID}
	}
	return r
}

// noFile is what stands for a settings file where none can be: the usual settings
// and those of the environment. Nothing can be kept in it.
type noFile struct {
	environ []string
	why     error
}

// Current gives the settings.
func (l noFile) Current() settings.Settings {
	s := settings.Default()
	_ = s.Overlay(l.environ) // what is wrong there is left out
	return s
}

// Set says why nothing can be kept.
func (l noFile) Set(string, string) error { return l.why }

// Path gives none.
func (l noFile) Path() string { return "" }

// Where gives none.
func (l noFile) Where(string) string { return "" }

// usedFile is a settings file as every command and every screen uses it.
type usedFile struct {
	SettingsFile
	catalog  *catalog
	schedule *schedule
}

// Current gives the settings with what can be breathed: a pattern that is not
// there is the usual one. It has been said, and there is a breath all the same.
func (f usedFile) Current() settings.Settings {
	s := f.SettingsFile.Current()
	if _, err := repertoire.New(f.catalog.breaths(), s).Breath(s.Breath.Pattern); err != nil {
		s.Breath.Pattern = settings.Default().Breath.Pattern
	}
	return s
}

// Set changes one setting, and what is scheduled where that depends on it.
func (f usedFile) Set(key, value string) error {
	if err := f.SettingsFile.Set(key, value); err != nil {
		return err
	}
	if !schedules(key) {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), scheduleLimit)
	defer cancel()
	if err := f.schedule.follow(ctx, f); err != nil {
		return fmt.Errorf("it is saved, but the reminders still come at the times from before: %w", err)
	}
	return nil
}

// scheduleLimit is how long the scheduler may take for a change.
const scheduleLimit = 10 * time.Second

// schedules tells whether a setting may move a reminder.
func schedules(key string) bool {
	group, _, _ := strings.Cut(key, ".")
	switch group {
	case "bedtime", "wake", "day_starts", "remind", "caffeine", "body", "safety", "drinks":
		return true
	}
	return false
}

// maintained is a journal that is looked after when it is closed.
type maintained struct {
	Journal
	tell func(error)
}

// upkeepLimit is how long looking after it may take; what was not done then is
// tried again later.
const upkeepLimit = 10 * time.Second

// Close looks after the journal and closes it. What goes wrong in the first is
// told, and is no fault of what somebody did.
func (t maintained) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), upkeepLimit)
	defer cancel()
	t.tell(t.Upkeep(ctx))
	return t.Journal.Close()
}

// telling is from where the journal is told just now.
func telling(now time.Time, s settings.Settings) plain.Telling {
	day := s.Schedule.Of(now)
	bed, wake := s.Schedule.Bedtime(day, now.Location()), s.Schedule.WakeTime(day, now.Location())
	return plain.Telling{Today: day, Here: day, Lying: !now.Before(bed) && now.Before(wake)}
}

// afterBedtime tells whether somebody may lie in bed.
func afterBedtime(s evening.Schedule, now time.Time) bool {
	return s.ForNight(now) != s.Of(now) || !now.Before(s.Bedtime(s.Of(now), now.Location()))
}

// openPatience is how long a practice waits for its journal: far longer than
// opening takes, and not long enough to be noticed.
const openPatience = 400 * time.Millisecond
