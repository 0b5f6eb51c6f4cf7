package cli

import (
	"context"
	"io"
	"time"

	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/ui"
)

// Storage opens what is kept on disk.
type Storage struct {
	Settings func(file string) (SettingsFile, error)
	Journal  func(ctx context.Context, dir string, now func() time.Time) (Journal, error)
	Archive  func(ctx context.Context, dir string, now func() time.Time) (Archive, error)
	// Standby is empty until a write finds that the journal can be opened. Where
	// there is no place for one it only forgets, and the error says why.
	Standby func(ctx context.Context, dir string, now func() time.Time) (Journal, error)
	// Files gives the files of a journal without opening it.
	Files func(dir string, now func() time.Time) (Files, error)
	// OwnFiles gives every file of what somebody set and wrote.
	OwnFiles func(config string) ([]string, error)
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

// Journal is what commands and screens read and write, an entry at a time.
type Journal interface {
	ui.Practices
	ui.Journal
	lookup.Journal
	marks
	// Upkeep is for when nobody waits: once a day a check and a dated copy.
	Upkeep(ctx context.Context) error
	io.Closer
}

// Archive is the journal as a whole: taken in, copied and looked over.
type Archive interface {
	importable
	copied
	checked
	// TryMerge tells what taking a copy in would do.
	TryMerge(ctx context.Context, c journal.Copy) (journal.Merged, error)
	SetAside() int
	io.Closer
}
