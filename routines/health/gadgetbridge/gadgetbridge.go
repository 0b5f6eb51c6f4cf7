// Package gadgetbridge reads the database that Gadgetbridge exports: the tables in
// which sleep stands as sessions, for each family of devices
// (GBDaoGenerator.java in https://codeberg.org/Freeyourgadget/Gadgetbridge names
// them). Times in them are milliseconds since 1970 in UTC; those of an older
// Gadgetbridge, which were seconds, are told by their size.
//
// It refuses to write to a database or to lay a file beside it, to read nights
// out of minutes in which a hand lay still, and to take stages in.
package gadgetbridge

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver, by its name

	"lull/routines/health"
	"lull/routines/journal"
)

// Read takes in the sleep of every device in a database.
func Read(ctx context.Context, path string, into *health.Import) (err error) {
	db, err := sql.Open("sqlite", address(path))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	var sound string
	if err := db.QueryRowContext(ctx, `PRAGMA quick_check(1)`).Scan(&sound); err != nil {
		return fmt.Errorf("it is a database, and a damaged one: %w", err)
	}
	if sound != "ok" {
		return fmt.Errorf("it is a database, and a damaged one: %s", sound)
	}
	r := reading{db: db, into: into}
	err = r.rows(ctx, `SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`, func(row *sql.Rows) error {
		var name string
		err := row.Scan(&name)
		r.names = append(r.names, name)
		return err
	})
	if err != nil {
		return err
	}
	switch {
	case slices.Contains(r.names, "tombstone") && slices.Contains(r.names, "entry"):
		return errors.New("it is a journal of lull; lull backup restore puts one in place, and lull export writes " +
			"what can be taken in")
	case !slices.Contains(r.names, "DEVICE"):
		return errors.New("it is a database of something else than Gadgetbridge")
	}
	into.From(journal.Gadgetbridge)
	if err := r.deviceNames(ctx); err != nil {
		return err
	}
	for _, t := range known {
		if slices.Contains(r.names, t.name) {
			if err := t.read(ctx, &r); err != nil {
				return fmt.Errorf("the table %s in it: %w", t.name, err)
			}
		}
	}
	return r.others(ctx)
}

// address opens a file as one that nobody changes, and believes nothing that is
// defined in it.
func address(path string) string {
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") { // C:/... on Windows
		slashed = "/" + slashed
	}
	return (&url.URL{Scheme: "file", Path: slashed, OmitHost: true}).String() +
		"?mode=ro&immutable=1&_query_only=1&_dqs=0&_defensive=1&_pragma=trusted_schema(0)"
}

type reading struct {
	db      *sql.DB
	into    *health.Import
	names   []string // of its tables
	devices map[int64]string
}

var known = []struct {
	name string
	read func(context.Context, *reading) error
}{
	{"XIAOMI_SLEEP_TIME_SAMPLE", sessions("WAKEUP_TIME, AWAKE_DURATION FROM XIAOMI_SLEEP_TIME_SAMPLE")},
	{"COLMI_SLEEP_SESSION_SAMPLE", sessions("WAKEUP_TIME, NULL FROM COLMI_SLEEP_SESSION_SAMPLE")},
	{"HUAMI_SLEEP_SESSION_SAMPLE", huami},
	{"GARMIN_EVENT_SAMPLE", garmin},
	{"GARMIN_NAP_SAMPLE", sessions("END_TIMESTAMP, NULL FROM GARMIN_NAP_SAMPLE")},
}

func (r *reading) deviceNames(ctx context.Context) error {
	r.devices = map[int64]string{}
	return r.rows(ctx, `SELECT _id, NAME FROM DEVICE`, func(row *sql.Rows) error {
		var id int64
		var name sql.NullString
		err := row.Scan(&id, &name)
		r.devices[id] = fmt.Sprintf("%s %d", name.String, id)
		return err
	})
}

// others counts the rows of tables about sleep that are not read, by their names.
func (r *reading) others(ctx context.Context) error {
	for _, name := range r.names {
		read := name == garminStages // beside the others, for what lies in a night
		for _, t := range known {
			read = read || t.name == name
		}
		if read || !strings.Contains(name, "SLEEP") || strings.ContainsAny(name, `"`) {
			continue
		}
		var n int
		if err := r.db.QueryRowContext(ctx, `SELECT count(*) FROM "`+name+`"`).Scan(&n); err != nil {
			return err
		}
		r.into.Leave("rows of "+name, "what stands in that table is not known here", n)
	}
	return nil
}

func (r *reading) rows(ctx context.Context, query string, take func(*sql.Rows) error) error {
	rows, err := r.db.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := take(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// moment reads milliseconds, or the seconds of before, into the zone of the user:
// the database tells no other.
func (r *reading) moment(v int64) time.Time {
	const seconds = 100_000_000_000 // as milliseconds this is 1973
	if v < seconds {
		return time.Unix(v, 0).In(r.into.Zone)
	}
	return time.UnixMilli(v).In(r.into.Zone)
}

func (r *reading) sleep(device int64, from, to time.Time, awake time.Duration) error {
	return r.into.Sleep(journal.Gadgetbridge, health.Span{
		From: from, To: to, State: health.Asleep, Device: r.devices[device], Awake: awake,
	})
}

// sessions reads a table with a row for each sleep: when it ended, and for how long
// somebody was awake in it.
func sessions(columns string) func(context.Context, *reading) error {
	return func(ctx context.Context, r *reading) error {
		return r.rows(ctx, `SELECT DEVICE_ID, TIMESTAMP, `+columns+` ORDER BY TIMESTAMP`, func(row *sql.Rows) error {
			var device, from int64
			var to, awake sql.NullInt64
			if err := row.Scan(&device, &from, &to, &awake); err != nil {
				return err
			}
			if !to.Valid || to.Int64 == 0 {
				r.into.Leave("nights", "they were not over when the file was written", 1)
				return nil
			}
			lay := health.Unknown
			if awake.Valid && awake.Int64 >= 0 {
				lay = time.Duration(min(awake.Int64, 24*60)) * time.Minute
			}
			return r.sleep(device, r.moment(from), r.moment(to.Int64), lay)
		})
	}
}

// How a session of Huami lies in its bytes, smallest byte first: the midnight
// after it as seconds since 1970, and minutes from a day before that.
const (
	huamiMidnight = 0x04
	huamiFrom     = 0x0a
	huamiTo       = 0x0c
	huamiAsleep   = 0x24a // REM, light and deep, minutes each
	huamiAwake    = 0x250
	huamiSize     = 0x252
)

func huami(ctx context.Context, r *reading) error {
	return r.rows(ctx, `SELECT DEVICE_ID, DATA FROM HUAMI_SLEEP_SESSION_SAMPLE ORDER BY TIMESTAMP`,
		func(row *sql.Rows) error {
			var device int64
			var data []byte
			if err := row.Scan(&device, &data); err != nil {
				return err
			}
			minutes := func(at int) int64 { return int64(binary.LittleEndian.Uint16(data[at:])) }
			if len(data) < huamiSize || minutes(huamiTo) <= minutes(huamiFrom) ||
				minutes(huamiAsleep)+minutes(huamiAsleep+2)+minutes(huamiAsleep+4) == 0 {
				r.into.Leave("nights", "the watch had not worked them out when the file was written", 1)
				return nil
			}
			begins := int64(binary.LittleEndian.Uint32(data[huamiMidnight:])) - 24*60*60
			from, to := begins+minutes(huamiFrom)*60, begins+minutes(huamiTo)*60
			return r.sleep(device, r.moment(from), r.moment(to),
				time.Duration(min(minutes(huamiAwake), 24*60))*time.Minute)
		})
}
