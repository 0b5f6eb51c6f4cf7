package gadgetbridge

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"lull/routines/health"
)

// What Garmin calls falling asleep and waking, and being awake in between.
const (
	garminSleep = 74
	garminAwake = 1

	garminStages = "GARMIN_SLEEP_STAGE_SAMPLE"
)

// stage is from when on somebody lay in which stage, in milliseconds.
type stage struct{ at, is int64 }

// garmin reads pairs of falling asleep and waking.
func garmin(ctx context.Context, r *reading) error {
	stages, err := r.stages(ctx)
	if err != nil {
		return err
	}
	began := map[int64]int64{}
	return r.rows(ctx, fmt.Sprintf(`SELECT DEVICE_ID, TIMESTAMP, coalesce(EVENT_TYPE, -1) FROM GARMIN_EVENT_SAMPLE
		WHERE EVENT = %d ORDER BY TIMESTAMP`, garminSleep), func(row *sql.Rows) error {
		var device, at, kind int64
		if err := row.Scan(&device, &at, &kind); err != nil {
			return err
		}
		from, open := began[device]
		switch {
		case kind == 0:
			if open {
				r.into.Leave("nights", "they have no end in the file", 1)
			}
			began[device] = at
			return nil
		case kind != 1 || !open:
			r.into.Leave("nights", "they have no beginning in the file", 1)
			return nil
		}
		delete(began, device)
		return r.sleep(device, r.moment(from), r.moment(at), awake(stages[device], from, at))
	})
}

func (r *reading) stages(ctx context.Context) (map[int64][]stage, error) {
	all := map[int64][]stage{}
	if !slices.Contains(r.names, garminStages) {
		return all, nil
	}
	return all, r.rows(ctx, `SELECT DEVICE_ID, TIMESTAMP, STAGE FROM `+garminStages+` ORDER BY TIMESTAMP`,
		func(row *sql.Rows) error {
			var device int64
			var s stage
			err := row.Scan(&device, &s.at, &s.is)
			all[device] = append(all[device], s)
			return err
		})
}

// awake adds up how long somebody was awake in a night, Unknown where no stages
// are told.
func awake(stages []stage, from, to int64) time.Duration {
	i, _ := slices.BinarySearchFunc(stages, from, func(s stage, from int64) int { return cmp.Compare(s.at, from) })
	if i >= len(stages) || stages[i].at >= to {
		return health.Unknown
	}
	var lay int64
	for ; i < len(stages) && stages[i].at < to; i++ {
		end := to
		if i+1 < len(stages) {
			end = min(to, stages[i+1].at)
		}
		if stages[i].is == garminAwake {
			lay += end - stages[i].at
		}
	}
	return time.Duration(lay) * time.Millisecond
}
