package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"lull/routines/journal"
)

// mostRemembered is how many changes can be taken back, the latest ones. It keeps
// the file from growing with every change ever made.
const mostRemembered = 200

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
	c.parts++
	_, err = c.tx.ExecContext(ctx, `INSERT INTO change (n, part, done, id, before) VALUES (?, ?, ?, ?, ?)`,
		c.n, c.parts, string(done), raw[:], lineOf(before))
	return err
}

// leave forgets what was taken back: after another change it is not made again.
func (c *change) leave(ctx context.Context) error {
	_, err := c.tx.ExecContext(ctx, `DELETE FROM undone`)
	return err
}

// forget takes away the changes that are too far back.
func (c *change) forget(ctx context.Context) error {
	if c.n <= mostRemembered {
		return nil
	}
	_, err := c.tx.ExecContext(ctx, `DELETE FROM change WHERE n <= ?`, c.n-mostRemembered)
	return err
}

// Undo takes back the last change that was not yet taken back, with all its
// parts, and gives what it took back. Called again it takes back the one
// before. It returns [journal.ErrNothingToUndo] when none is left.
//
// How a practice went on ([Journal.Practise]) is not a change: undoing its
// beginning removes it. While it goes on that gives [journal.ErrUnderWay].
func (j *Journal) Undo(ctx context.Context) ([]journal.Undone, error) {
	return write(ctx, j.file, "taking back", func(c *change) (undone []journal.Undone, err error) {
		n, parts, err := j.file.remembered(ctx, c.tx, lastChange, journal.ErrNothingToUndo)
		if err != nil {
			return nil, err
		}
		// The last part first, should one change hold two of the same entry.
		for i, p := range slices.Backward(parts) {
			one, err := c.takeBack(ctx, n, i, p)
			if err != nil {
				return nil, err
			}
			undone = append(undone, one...)
		}
		slices.Reverse(undone)
		_, err = c.tx.ExecContext(ctx, `DELETE FROM change WHERE n = ?`, n)
		return undone, err
	})
}

// Redo makes the change again that was taken back last, with all its parts, and
// gives what it made again: the entry as it is now, and for a deletion as it
// was. Undo takes it back once more. It returns [journal.ErrNothingToRedo] when
// nothing was taken back since the last change.
func (j *Journal) Redo(ctx context.Context) ([]journal.Undone, error) {
	return write(ctx, j.file, "putting back", func(c *change) (redone []journal.Undone, err error) {
		n, parts, err := j.file.remembered(ctx, c.tx, lastUndone, journal.ErrNothingToRedo)
		if err != nil {
			return nil, err
		}
		for _, p := range parts {
			one, err := c.again(ctx, p)
			if err != nil {
				return nil, err
			}
			redone = append(redone, one...)
		}
		_, err = c.tx.ExecContext(ctx, `DELETE FROM undone WHERE n = ?`, n)
		return redone, err
	})
}

// again makes one part of a change again and gives it, or nothing where it was
// never there to be taken back.
func (c *change) again(ctx context.Context, p part) ([]journal.Undone, error) {
	now, err := c.entry(ctx, p.id.String())
	if err != nil || p.line == nil && now == nil {
		return nil, err
	}
	if err := c.remember(ctx, p.done, p.id.String(), now); err != nil {
		return nil, err
	}
	return c.apply(ctx, p, now)
}

// apply takes an entry out where a part has no line of it, else makes it what the
// line says.
func (c *change) apply(ctx context.Context, p part, now *journal.Entry) ([]journal.Undone, error) {
	if p.line == nil {
		return []journal.Undone{{Change: p.done, Entry: *now}}, c.bury(ctx, *now)
	}
	made, err := c.put(ctx, wentOn(*p.line, now))
	return []journal.Undone{{Change: p.done, Entry: made}}, err
}

// wentOn gives an entry as a change left it, but for how a practice went on since.
func wentOn(e journal.Entry, now *journal.Entry) journal.Entry {
	if e.Session != nil && e.Session.Ending == journal.Running && now != nil && now.Session != nil {
		session := *e.Session
		session.Practised, session.Ending, session.Heard = now.Session.Practised, now.Session.Ending, now.Session.Heard
		e.Session = &session
	}
	return e
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
// it: that is damage. The error none is given where there are no changes.
func (f *file) remembered(ctx context.Context, q querier, which string, none error) (n int64, parts []part, err error) {
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
	switch {
	case err != nil:
	case odd != nil:
		err = &DamagedError{Path: f.path, Code: codeCorrupt, Found: odd.Error()}
	case len(parts) == 0:
		err = none
	}
	return n, parts, err
}

func partOf(n *int64, scan func(...any) error) (part, error) {
	var p part
	var raw []byte
	var line sql.Null[string]
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

// takeBack takes part i of change n back and gives it, or nothing where a merge
// has meanwhile removed the entry that was made. It keeps what there was, so that
// [Journal.Redo] can make it again: the change undone last has the highest n of
// all, which is the other way round than the changes have them.
func (c *change) takeBack(ctx context.Context, n int64, i int, p part) ([]journal.Undone, error) {
	now, err := c.entry(ctx, p.id.String())
	if err == nil {
		err = c.ended(ctx, now)
	}
	if err != nil {
		return nil, err
	}
	_, err = c.tx.ExecContext(ctx, `INSERT OR REPLACE INTO undone (n, part, done, id, after) VALUES (?, ?, ?, ?, ?)`,
		-n, i+1, string(p.done), p.id[:], lineOf(now))
	if err != nil || p.line == nil && now == nil {
		return nil, err
	}
	back, err := c.apply(ctx, p, now)
	if err == nil && p.done == journal.Edited && now != nil {
		back[0].Entry = *now
	}
	return back, err
}

// lineOf gives the line of an entry for a column, NULL for none.
func lineOf(e *journal.Entry) any {
	if e == nil {
		return nil
	}
	return string(e.Line())
}
