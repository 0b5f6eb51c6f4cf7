package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
)

// format reads the number of the format, 0 for a file with nothing in it.
func format(ctx context.Context, q querier) (int, error) {
	var number int
	err := q.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&number)
	return number, err
}

// believed is the format of a file that says it has another than the last one.
// What its tables are outweighs the number, which one flipped bit changes. Each
// format therefore has other tables, indexes or triggers than the one before.
func believed(ctx context.Context, q querier, says int, steps []string) (int, error) {
	has, err := schema(ctx, q)
	if err != nil {
		return says, err
	}
	if says == 0 && len(has) == 0 {
		return 0, nil // a new file, which should not wait for all the formats there were
	}
	for n := len(steps); n >= 0; n-- {
		if known, err := schemaOf(ctx, steps[:n]); err != nil || slices.Equal(has, known) {
			return n, err
		}
	}
	return says, nil
}

// schema gives everything that is defined in a file, in order.
func schema(ctx context.Context, q querier) ([]string, error) {
	rows, err := q.QueryContext(ctx, `SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY name`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var kind, name, table, text string
		if err := rows.Scan(&kind, &name, &table, &text); err != nil {
			return nil, err
		}
		all = append(all, fmt.Sprint(kind, " ", name, " of ", table, ": ", text))
	}
	return all, rows.Err()
}

// schemaOf gives what a new file of a format has.
func schemaOf(ctx context.Context, steps []string) (all []string, err error) {
	db := sql.OpenDB(connector(func() string { return source("", volatile) }))
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	for _, step := range steps {
		if _, err := db.ExecContext(ctx, step); err != nil {
			return nil, err
		}
	}
	return schema(ctx, db)
}
