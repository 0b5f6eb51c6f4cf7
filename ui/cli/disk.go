package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"lull/routines/evening"
	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
)

// disk opens the settings and the journal.
type disk struct {
	*session
	catalog  *catalog
	schedule *schedule

	openSettings func(file string) (SettingsFile, error)
	openJournal  func(ctx context.Context, dir string, now func() time.Time) (Journal, error)
	standby      func(ctx context.Context, dir string, now func() time.Time) (Journal, error)
	openArchive  func(ctx context.Context, dir string, now func() time.Time) (Archive, error)
	openFiles    func(dir string, now func() time.Time) (Files, error)
	ownFiles     func(config string) ([]string, error)

	reads interface{ SetAside() int } // whose rows without sense are counted at the end; nil where that is not said
}

// load reads the settings as they are in the file, with what is wrong in them.
func (d *disk) load() (SettingsFile, error) { return d.openSettings(d.flags.config) }

// files gives the files of the journal without opening it.
func (d *disk) files() (Files, error) { return d.openFiles(d.flags.data, d.now) }

// journal opens the journal as it is.
func (d *disk) journal(ctx context.Context) (Journal, error) {
	j, err := d.openJournal(ctx, d.flags.data, d.now)
	if err == nil {
		d.reads = j
	}
	return j, err
}

// archive opens the journal as a whole.
func (d *disk) archive(ctx context.Context) (Archive, error) {
	j, err := d.openArchive(ctx, d.flags.data, d.now)
	if err == nil {
		d.reads = j
	}
	return j, err
}

// writable gives the settings for a command that makes the file when it is not
// there, so that nothing is said of that.
func (d *disk) writable() (SettingsFile, error) {
	file, err := d.load()
	if file == nil {
		return nil, err
	}
	if !errors.Is(err, settings.ErrNoFile) {
		d.mention(err)
	}
	return following{file, d.schedule}, nil
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
func (d *disk) settings() (SettingsFile, error) {
	file, err := d.load()
	if file == nil {
		d.mention(err)
		return lost{d.environ, err}, nil
	}
	d.mention(errors.Join(err, d.misplaced(file)))
	return following{righted{file, d.catalog.breaths}, d.schedule}, nil
}

// open gives the settings and the journal. Who calls it closes the journal.
func (d *disk) open(ctx context.Context) (SettingsFile, Journal, error) {
	file, err := d.settings()
	if err != nil {
		return nil, nil, err
	}
	j, err := d.journal(ctx)
	if err != nil {
		return nil, nil, err
	}
	return file, d.tend(j, file), nil
}

// tend has a journal looked after when it is closed: somebody has what they came
// for. Where --now only tries something out, and in the line of a prompt,
// nothing is looked after.
func (d *disk) tend(j Journal, file SettingsFile) Journal {
	if d.flags.now != "" {
		return j
	}
	return tended{j, func(err error) {
		// After bedtime bad news waits: it is still so in the morning.
		if !afterBedtime(file.Current().Schedule, d.now()) {
			d.mention(err)
		}
	}}
}

// toPractise gives the settings and a journal for a practice. Nobody is kept
// from a breath by a journal that cannot be opened, or not at once: the
// practice begins, and each of its writes tries again. What cannot be written
// in the end is said then.
func (d *disk) toPractise(ctx context.Context) (SettingsFile, Journal, error) {
	file, err := d.settings()
	if err != nil {
		return nil, nil, err
	}
	opened := make(chan Journal) // closed where it cannot be opened
	late, stop := context.WithCancel(context.Background())
	go func() {
		defer close(opened)
		j, err := d.openJournal(ctx, d.flags.data, d.now) // nobody is told at bedtime
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
			return file, d.tend(j, file), nil
		}
	case <-time.After(openPatience):
	}
	stop()
	j, err := d.standby(ctx, d.flags.data, d.now)
	if j == nil {
		return nil, nil, err
	}
	if err != nil {
		d.mention(err)
		d.mention(errors.New("nothing is written down this time"))
	}
	return file, d.tend(j, file), nil
}

// reading looks at a journal with the settings as they are.
func (d *disk) reading(s settings.Settings, j lookup.Journal) lookup.Reader {
	return lookup.Reader{Journal: j, Settings: s, Known: d.catalog.notingThings(s).Known, Plans: d.catalog.plans(s)}
}

// look reads the journal for one look at the evening.
func (d *disk) look(ctx context.Context) (lookup.Answer, repertoire.Repertoire, error) {
	file, j, err := d.open(ctx)
	if err != nil {
		return lookup.Answer{}, repertoire.Repertoire{}, err
	}
	answer, err := d.reading(file.Current(), j).Read(ctx, d.now(), lookup.Query{})
	return answer, d.catalog.plans(file.Current()), errors.Join(err, j.Close())
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

// openPatience is how long a practice waits for its journal: far longer than
// opening takes, and not long enough to be noticed.
const openPatience = 400 * time.Millisecond
