package storage

import (
	"context"
	"encoding/json"
	"io"
	"time"

	"lull/routines/evening"
	"lull/routines/health"
	"lull/routines/journal"
	"lull/routines/lists"
	"lull/routines/lookup"
	"lull/ui"
	"lull/ui/session"
)

// Openers are how main opens what lies on the disk.
type Openers struct {
	Settings func(file string) (SettingsFile, error)
	Journal  func(ctx context.Context, dir string, now func() time.Time) (Journal, error)
	Archive  func(ctx context.Context, dir string, now func() time.Time) (Archive, error)
	// Standby is empty until a write finds that the journal can be opened. Where
	// there is no place for one it only forgets, and the error says why.
	Standby func(ctx context.Context, dir string, now func() time.Time) (Journal, error)
	// Still opens a journal that nobody uses for one short reading, which is good
	// where unchanged says so afterwards. Nil where there is only Journal.
	Still func(dir string) (j Resting, unchanged func() bool, err error)
	// Files gives the files of a journal without opening it.
	Files func(dir string, now func() time.Time) (Files, error)
	// Beside gives every file beside the journal that goes with it.
	Beside func(dir string) ([]string, error)
	// OwnFiles gives every file of what somebody set and wrote.
	OwnFiles func(config string) ([]string, error)
	// Gadgetbridge reads the sleep in a database of that program.
	Gadgetbridge func(ctx context.Context, path string, into *health.Import) error
	// Packed does so with one that lies in a zip.
	Packed func(ctx context.Context, in io.Reader, into *health.Import) error
}

// SettingsFile is the settings as they are, and where they stand.
type SettingsFile interface {
	ui.Settings
	// Path says where the file is, or would be.
	Path() string
	// Where gives the place of a setting as file:line:column, empty when it
	// does not stand in the file.
	Where(key string) string
}

// Journal is what commands and screens read and write, an entry at a time. Main
// hands over all of it in one value, as it does with [Archive] and [Files]: what is
// read, written and taken back is one file, opened and closed once
// (docs/decisions/11-one-journal-is-handed-over.md). What takes it names its part.
type Journal interface {
	session.Practices
	ui.Journal
	lookup.Journal
	Marks
	// Upkeep is for when nobody waits: once a day a check and a dated copy.
	Upkeep(ctx context.Context) error
	io.Closer
}

// Resting is a journal that nobody uses, for one short reading.
type Resting interface {
	lookup.Glanced
	io.Closer
}

// Archive is the journal as a whole: taken in, copied and looked over.
type Archive interface {
	Whole
	Merging
	Imported
	Copied
	Mark(ctx context.Context, id string, on evening.Day, state string) error
	Path() string
	SetAside() int
	io.Closer
}

type Whole interface {
	// ReadAll gives all entries and what was deleted, from end to end.
	ReadAll(ctx context.Context, entry func(journal.Entry) error, deleted func(journal.Tombstone) error) error
}

// Merging takes the journal of another machine in.
type Merging interface {
	// News is TryMerge as far as the first change.
	News(ctx context.Context, c journal.Copy) (journal.Merged, error)
	MergeCopy(ctx context.Context, c journal.Copy) (journal.Merged, error)
	// TryMerge tells what taking a copy in would do.
	TryMerge(ctx context.Context, c journal.Copy) (journal.Merged, error)
}

// Imported is what was taken from the files of one program.
type Imported interface {
	From(ctx context.Context, source string) ([]journal.Entry, error)
	// DeleteFrom takes it out, so that one undo brings it back.
	DeleteFrom(ctx context.Context, source string) ([]journal.Entry, error)
}

type Copied interface {
	Check(ctx context.Context) error
	Backup(ctx context.Context, to string) error
	BackupDated(ctx context.Context) (string, error)
}

// Files are the files of a journal that is not open: perhaps it cannot be.
type Files interface {
	Erased
	// Rescue makes a new journal of what can be read of a damaged one, or,
	// where that is allowed, of the newest backup.
	Rescue(ctx context.Context, how journal.RescueHow) (journal.Rescue, error)
	// Restore puts a copy in the place of the journal and keeps what was there.
	Restore(ctx context.Context, from string) (journal.Restored, error)
	// Copies gives the dated copies, the newest last.
	Copies() ([]string, error)
}

type Erased interface {
	// All gives every file there is.
	All() ([]string, error)
	// Erase removes them all.
	Erase(ctx context.Context) error
}

// Marks is how what stands beside the entries is changed.
type Marks interface {
	Claim(ctx context.Context, id string, on evening.Day, state string) (bool, error)
	Mark(ctx context.Context, id string, on evening.Day, state string) error
	Unmark(ctx context.Context, id string) error
}

// EntryJSON gives an entry as data: its line of an export, but for when it was
// last written. The shape is stable. Lengths are in seconds.
func EntryJSON(e journal.Entry) json.RawMessage {
	e.Changed = time.Time{}
	return e.Line()
}

func EntriesJSON(entries []journal.Entry) []json.RawMessage {
	return lists.Each(entries, EntryJSON)
}
