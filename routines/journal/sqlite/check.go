package sqlite

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"lull/routines/journal"
)

// Check looks through the whole file for damage now: the pages and indexes,
// then what is defined in it, then every row.
func (a *Archive) Check(ctx context.Context) error {
	found, err := a.damage(ctx)
	if err != nil {
		return fmt.Errorf("checking the journal: %w", a.file.explain(err))
	}
	if found == "" {
		return nil
	}
	return &DamagedError{Path: a.file.path, Code: codeCorrupt, Backups: backups(a.file.path), Found: found}
}

// damage says what is wrong with the file, or nothing.
func (a *Archive) damage(ctx context.Context) (string, error) {
	var lines []string
	err := a.file.rows(ctx, a.file.db, `PRAGMA integrity_check(5)`, nil, func(scan func(...any) error) error {
		var line string
		err := scan(&line)
		lines = append(lines, strings.Join(strings.Fields(line), " "))
		return err
	})
	if err != nil {
		return "", err
	}
	if len(lines) != 1 || lines[0] != "ok" {
		return strings.Join(lines, ", "), nil
	}
	has, err := schema(ctx, a.file.db)
	if err != nil {
		return "", err
	}
	if want, err := schemaOf(ctx, a.file.steps); err != nil || !slices.Equal(has, want) {
		return "some of its tables are not as they were", err
	}
	return a.oddRows(ctx)
}

// oddRows says what is wrong with the first row that makes no sense.
func (a *Archive) oddRows(ctx context.Context) (string, error) {
	look := &file{path: a.file.path, db: a.file.db} // which has met no row yet
	nothing := func(journal.Entry) error { return nil }
	if err := (&Archive{look}).ReadAll(ctx, nothing, func(journal.Tombstone) error { return nil }); err != nil {
		return "", err
	}
	if _, err := (&Journal{look}).Marks(ctx); err != nil {
		return "", err
	}
	if _, err := (&Journal{look}).CountingBetween(ctx, First, Last); err != nil {
		return "", err
	}
	if _, _, err := look.remembered(ctx, look.db, everything); err != nil {
		return "", err
	}
	for row := range look.aside.rows {
		return fmt.Sprintf("rows that make no sense: %d, such as: %s", look.aside.count(), row), nil
	}
	return "", nil
}
