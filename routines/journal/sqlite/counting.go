package sqlite

import (
	"context"
	"fmt"
	mathbits "math/bits"

	"lull/routines/evening"
	"lull/routines/journal"
)

// CountingBetween gives the evenings that count from one to another, both
// included, in order. It reads one small row for 64 evenings.
func (j *Journal) CountingBetween(ctx context.Context, from, to evening.Day) ([]evening.Day, error) {
	var days []evening.Day
	err := j.file.rows(ctx, j.file.db, `SELECT block, bits FROM counting WHERE block BETWEEN ? AND ? ORDER BY block`,
		[]any{int64(from >> 6), int64(to >> 6)},
		func(scan func(...any) error) error {
			var block, bits int64
			if err := scan(&block, &bits); err != nil {
				return fmt.Errorf("evenings %d: %w", block, err)
			}
			for left := uint64(bits); left != 0; left &= left - 1 { // without its lowest one
				if day := evening.Day(block*64 + int64(mathbits.TrailingZeros64(left))); from <= day && day <= to {
					days = append(days, day)
				}
			}
			return nil
		})
	return days, j.file.failing("reading which evenings count", err)
}

// Streak gives what the evenings that count add up to, seen from today.
func (j *Journal) Streak(ctx context.Context, today evening.Day) (journal.Streak, error) {
	days, err := j.CountingBetween(ctx, First, today)
	if err != nil {
		return journal.Streak{}, err
	}
	var afresh []evening.Day // from which somebody started the streak again
	err = j.file.rows(ctx, j.file.db, `SELECT evening FROM entry WHERE practice = 'afresh'`, nil,
		func(scan func(...any) error) error {
			var day evening.Day
			err := scan(&day)
			if err == nil {
				afresh = append(afresh, day)
			}
			return err
		})
	return journal.StreakOf(days, today, afresh...), j.file.failing("reading where the streak began", err)
}
