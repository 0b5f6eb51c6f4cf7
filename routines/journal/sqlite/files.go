package sqlite

import (
	"context"

	"lull/routines/journal"
)

// Files are those of a journal that is not open: perhaps it cannot be.
type Files struct {
	Path    string
	Options Options
}

// Rescue makes a new journal of what can be read of a damaged one.
func (f Files) Rescue(ctx context.Context, how journal.RescueHow) (journal.Rescue, error) {
	return Rescue(ctx, f.Path, f.Options, how)
}

// Restore puts a copy in the place of the journal.
func (f Files) Restore(ctx context.Context, from string) (journal.Restored, error) {
	return Restore(ctx, f.Path, from, f.Options)
}

// Copies gives the dated copies, the newest last.
func (f Files) Copies() ([]string, error) { return Copies(f.Path) }

// All gives every file there is.
func (f Files) All() ([]string, error) { return AllFiles(f.Path) }

// Erase removes them all.
func (f Files) Erase(ctx context.Context) error { return Erase(ctx, f.Path) }
