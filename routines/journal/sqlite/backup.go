package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"lull/routines/atomicfile"
)

// keepCopies is how many dated copies stay in the folder backups.
const keepCopies = 3

// Backup writes a whole copy of the journal to a file that must not exist yet,
// with mode 0600. The journal stays usable meanwhile.
func (a *Archive) Backup(ctx context.Context, to string) error {
	return a.file.failing("copying the journal", a.file.copyTo(ctx, to))
}

// BackupDated writes a whole copy of the journal, named for the moment, into
// the folder backups beside it, then removes all but the latest three, and
// gives the copy's path.
func (a *Archive) BackupDated(ctx context.Context) (string, error) {
	has, err := format(ctx, a.file.db)
	if err != nil {
		return "", a.file.failing("copying the journal", err)
	}
	to, err := a.file.copyDated(ctx, has)
	return to, a.file.failing("copying the journal", err)
}

func (f *file) copyDated(ctx context.Context, has int) (string, error) {
	folder := backups(f.path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	if err := atomicfile.Sync(filepath.Dir(folder)); err != nil { // it may be a new one
		return "", err
	}
	// Sorted by name they are sorted by time. Milliseconds keep two processes
	// that change the format at once apart.
	stamp := f.now().UTC().Format(stampFormat)
	to := filepath.Join(folder, fmt.Sprintf("journal-%s-format%d.db", stamp, has))
	err := f.copyTo(ctx, to)
	for again := 1; errors.Is(err, os.ErrExist) && again < 100; again++ {
		to = filepath.Join(folder, fmt.Sprintf("journal-%s-format%d-%02d.db", stamp, has, again))
		err = f.copyTo(ctx, to)
	}
	if err != nil {
		return "", err
	}
	copies, err := Files{Path: f.path}.Copies()
	if err != nil {
		return "", err
	}
	for _, old := range copies[:max(0, len(copies)-keepCopies)] {
		if old != to && !outweighs(old, to) { // a clock that was wrong made the others look newer
			// Another process may have removed it; one copy too many is no harm.
			_ = os.Remove(old)
		}
	}
	return to, nil
}

// outweighs tells whether an older copy is more than twice as large. It stays
// then: perhaps the journal was lost and began anew, and the copy is all there
// is of it.
func outweighs(old, latest string) bool {
	a, errOld := os.Stat(old)
	b, errLatest := os.Stat(latest)
	return errOld == nil && errLatest == nil && a.Size() > 2*b.Size()
}

// stampFormat is a moment in a file name, UTC. copyNames are the names of dated
// copies.
const (
	stampFormat = "20060102T150405.000Z"
	copyNames   = "journal-*-format*.db"
)

// Copies gives the dated copies, the newest last.
func (f Files) Copies() ([]string, error) {
	path, err := f.target()
	if err != nil {
		return nil, err
	}
	return filesIn(backups(path), func(name string) bool {
		own, _ := filepath.Match(copyNames, name) // the pattern is a good one
		return own
	})
}

// copyTo writes a copy beside its place: VACUUM INTO fills an empty file, and
// the rollback journal that it may leave at a power cut has that file's name
// and not the copy's.
func (f *file) copyTo(ctx context.Context, to string) error {
	return atomicfile.Make(to, 0o600, func(to *atomicfile.File) error {
		if err := f.vacuum(ctx, to.Name()); err != nil {
			return fmt.Errorf("writing %s: %w", to.Name(), f.explain(err))
		}
		return nil
	})
}

// vacuum fills an empty file. A connection that may only ask may not write a
// copy either, so that is lifted meanwhile: this very time is one for a copy.
func (f *file) vacuum(ctx context.Context, to string) (err error) {
	c, err := f.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	if f.readOnly() {
		if _, err := c.ExecContext(ctx, `PRAGMA query_only = 0`); err != nil {
			return err
		}
		defer func() {
			_, again := c.ExecContext(context.WithoutCancel(ctx), `PRAGMA query_only = 1`)
			err = errors.Join(err, again)
		}()
	}
	_, err = c.ExecContext(ctx, `VACUUM INTO ?`, to)
	return err
}
