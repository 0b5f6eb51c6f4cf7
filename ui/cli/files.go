package cli

import (
	"context"
	"io"

	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/ui"
)

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
