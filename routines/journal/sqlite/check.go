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
func (j *Journal) Check(ctx context.Context) error {
	found, err := j.damage(ctx)
	if err != nil {
		return fmt.Errorf("checking the journal: %w", j.fault(err))
	}
	if found == "" {
		return nil
	}
	return &DamagedError{Path: j.path, Code: codeCorrupt, Backups: backups(j.path), Found: found}
}

// damage says what is wrong with the file, or nothing.
func (j *Journal) damage(ctx context.Context) (string, error) {
	var lines []string
	err := j.rows(ctx, j.db, `PRAGMA integrity_check(5)`, nil, func(scan func(...any) error) error {
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
	has, err := schema(ctx, j.db)
	if err != nil {
		return "", err
	}
	if want, err := schemaOf(ctx, j.steps); err != nil || !slices.Equal(has, want) {
		return "some of its tables are not as they were", err
	}
	return j.oddRows(ctx)
}

// oddRows says what is wrong with the first row that makes no sense.
func (j *Journal) oddRows(ctx context.Context) (string, error) {
	look := &Journal{path: j.path, db: j.db}
	nothing := func(journal.Entry) error { return nil }
	if err := look.Whole(ctx, nothing, func(journal.Tombstone) error { return nil }); err != nil {
		return "", err
	}
	if _, err := look.Marks(ctx); err != nil {
		return "", err
	}
	if _, err := look.CountingDays(ctx); err != nil {
		return "", err
	}
	if _, _, err := look.parts(ctx, j.db, `true`); err != nil {
		return "", err
	}
	for row := range look.aside.rows {
		return fmt.Sprintf("rows that make no sense: %d, such as: %s", look.SetAside(), row), nil
	}
	return "", nil
}
