package sqlite

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"lull/routines/journal"
)

// Remembered is how many changes can be taken back, the latest ones. It keeps
// the file from growing with every change ever made.
const Remembered = 200

// remember keeps one part of a change: what is done to an entry, and its line
// as it was before.
func (c *change) remember(ctx context.Context, done journal.Change, id string, before *journal.Entry) error {
	if c.n == 0 {
		if err := c.tx.QueryRowContext(ctx, `SELECT coalesce(max(n), 0) + 1 FROM change`).Scan(&c.n); err != nil {
			return err
		}
	}
	raw, err := uuid.Parse(id)
	if err != nil {
		return fmt.Errorf("the id %q is not a UUID: %w", id, err)
	}
	var line any
	if before != nil {
		line = string(before.Line())
	}
	c.parts++
	_, err = c.tx.ExecContext(ctx, `INSERT INTO change (n, part, done, id, before) VALUES (?, ?, ?, ?, ?)`,
		c.n, c.parts, string(done), raw[:], line)
	return err
}

// leave forgets what was taken back: after another change it is not made again.
func (c *change) leave(ctx context.Context) error {
	_, err := c.tx.ExecContext(ctx, `DELETE FROM undone`)
	return err
}

// forget takes away the changes that are too far back.
func (c *change) forget(ctx context.Context) error {
	if c.n <= Remembered {
		return nil
	}
	_, err := c.tx.ExecContext(ctx, `DELETE FROM change WHERE n <= ?`, c.n-Remembered)
	return err
}

// Undo takes back the last change that was not yet taken back, with all its
// parts, and gives what it took back. Called again it takes back the one
// before. It returns [journal.ErrNothingToUndo] when none is left.
//
// How a practice went on ([Journal.Practise]) is not a change: undoing its
// beginning removes it.
func (j *Journal) Undo(ctx context.Context) ([]journal.Undone, error) {
	var undone []journal.Undone
	err := j.file.write(ctx, func(c *change) error {
		undone = nil
		n, parts, err := j.file.remembered(ctx, c.tx, lastChange)
		if err == nil && len(parts) == 0 {
			err = journal.ErrNothingToUndo
		}
		if err != nil {
			return err
		}
		// The last part first, should one change hold two of the same entry.
		for i, p := range slices.Backward(parts) {
			if err := c.keep(ctx, n, i, p); err != nil {
				return err
			}
			one, err := c.takeBack(ctx, p)
			if err != nil {
				return err
			}
			undone = append(undone, one...)
		}
		slices.Reverse(undone)
		_, err = c.tx.ExecContext(ctx, `DELETE FROM change WHERE n = ?`, n)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("taking back: %w", err)
	}
	return undone, nil
}

// keep keeps a part of a change that is about to be taken back, so that
// [Journal.Redo] can make it again. The change undone last has the highest n of
// all, which is the other way round than the changes have them.
func (c *change) keep(ctx context.Context, n int64, i int, p part) error {
	var line any
	now, err := c.entry(ctx, p.id.String())
	switch {
	case err == nil:
		line = string(now.Line())
	case !errors.Is(err, journal.ErrNotFound):
		return err
	}
	_, err = c.tx.ExecContext(ctx, `INSERT OR REPLACE INTO undone (n, part, done, id, after) VALUES (?, ?, ?, ?, ?)`,
		-n, i+1, string(p.done), p.id[:], line)
	return err
}

// Redo makes the change again that was taken back last, with all its parts, and
// gives what it made again: the entry as it is now, and for a deletion as it
// was. Undo takes it back once more. It returns [journal.ErrNothingToRedo] when
// nothing was taken back since the last change.
func (j *Journal) Redo(ctx context.Context) ([]journal.Undone, error) {
	var redone []journal.Undone
	err := j.file.write(ctx, func(c *change) error {
		redone = nil
		n, parts, err := j.file.remembered(ctx, c.tx, lastUndone)
		if err == nil && len(parts) == 0 {
			err = journal.ErrNothingToRedo
		}
		if err != nil {
			return err
		}
		for _, p := range parts {
			one, err := c.again(ctx, p)
			if err != nil {
				return err
			}
			redone = append(redone, one...)
		}
		_, err = c.tx.ExecContext(ctx, `DELETE FROM undone WHERE n = ?`, n)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("putting back: %w", err)
	}
	return redone, nil
}

// again makes one part of a change again and gives it, or nothing where it was
// never there to be taken back.
func (c *change) again(ctx context.Context, p part) ([]journal.Undone, error) {
	now, err := c.entry(ctx, p.id.String())
	found := err == nil
	if err != nil && !errors.Is(err, journal.ErrNotFound) {
		return nil, err
	}
	before := &now
	if !found {
		before = nil
	}
	switch {
	case p.line == nil && !found:
		return nil, nil
	case p.line == nil:
		if err := c.remember(ctx, p.done, now.ID, before); err != nil {
			return nil, err
		}
		return []journal.Undone{{Change: p.done, Entry: now}}, c.bury(ctx, now)
	}
	if err := c.remember(ctx, p.done, p.line.ID, before); err != nil {
		return nil, err
	}
	made, err := c.put(ctx, *p.line)
	return []journal.Undone{{Change: p.done, Entry: made}}, err
}

// part is one remembered part of a change.
type part struct {
	done journal.Change
	id   uuid.UUID
	line *journal.Entry // as it was before the change or, once undone, after it
}

// The parts of the last change, of the one that was taken back last, and of all.
const (
	lastChange = `SELECT n, done, id, before FROM change WHERE n = (SELECT max(n) FROM change) ORDER BY part`
	lastUndone = `SELECT n, done, id, after FROM undone WHERE n = (SELECT max(n) FROM undone) ORDER BY part`
	everything = `SELECT n, done, id, before FROM change UNION ALL SELECT n, done, id, after FROM undone`
)

// remembered gives the parts of changes, and the number of the last one. A
// change of which one part makes no sense cannot be taken back, and none before
// it: that is damage.
func (f *file) remembered(ctx context.Context, q querier, which string) (n int64, parts []part, err error) {
	var odd error
	err = f.rows(ctx, q, which, nil,
		func(scan func(...any) error) error {
			p, err := partOf(&n, scan)
			if err != nil {
				odd = fmt.Errorf("change %d: %w", n, err)
				return errEnough
			}
			parts = append(parts, p)
			return nil
		})
	if err == nil && odd != nil {
		err = &DamagedError{Path: f.path, Code: codeCorrupt, Backups: backups(f.path), Found: odd.Error()}
	}
	return n, parts, err
}

func partOf(n *int64, scan func(...any) error) (part, error) {
	var p part
	var raw []byte
	var line opt[string]
	err := scan(n, &p.done, &raw, &line)
	if err == nil {
		p.id, err = uuid.FromBytes(raw)
	}
	if err == nil && line.Valid {
		var before journal.Entry
		before, err = journal.ParseLine([]byte(line.V))
		p.line = &before
	}
	return p, err
}

// takeBack takes one part back and gives it, or nothing where a merge has
// meanwhile removed the entry that was made.
func (c *change) takeBack(ctx context.Context, p part) ([]journal.Undone, error) {
	now, err := c.entry(ctx, p.id.String())
	found := err == nil
	if err != nil && !errors.Is(err, journal.ErrNotFound) {
		return nil, err
	}
	switch {
	case p.line == nil && !found:
		return nil, nil
	case p.line == nil:
		return []journal.Undone{{Change: p.done, Entry: now}}, c.bury(ctx, now)
	}
	back, err := c.put(ctx, *p.line)
	if err != nil {
		return nil, err
	}
	if p.done == journal.Edited && found {
		back = now
	}
	return []journal.Undone{{Change: p.done, Entry: back}}, nil
}
