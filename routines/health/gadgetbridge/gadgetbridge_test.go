package gadgetbridge

import (
	"archive/zip"
	"bytes"
	"database/sql"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/health"
	"lull/routines/journal"
)

func berlin(t testing.TB) *time.Location {
	t.Helper()
	z, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// at makes 2026-11-23 23:00 in Berlin milliseconds.
func at(t testing.TB, s string) int64 {
	t.Helper()
	moment, err := time.ParseInLocation("2006-01-02 15:04", s, berlin(t))
	if err != nil {
		t.Fatal(err)
	}
	return moment.UnixMilli()
}

// database makes a database of statements.
func database(t testing.TB, statements ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "Gadgetbridge.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range append([]string{
		`CREATE TABLE DEVICE (_id INTEGER PRIMARY KEY, NAME TEXT NOT NULL, MANUFACTURER TEXT, IDENTIFIER TEXT)`,
		`INSERT INTO DEVICE VALUES (1, 'Band', 'x', 'a'), (2, 'Watch', 'x', 'b')`,
	}, statements...) {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// read gives the entries and what is left out, shortly.
func read(t testing.TB, path string) (told, left []string, err error) {
	t.Helper()
	m := health.New(health.How{Zone: berlin(t), Named: time.LoadLocation, Schedule: evening.DefaultSchedule()})
	if err := Read(t.Context(), path, m); err != nil {
		return nil, nil, err
	}
	b := m.Done()
	for _, e := range b.Entries {
		if err := e.Check(); err != nil || e.Source != journal.Gadgetbridge {
			t.Errorf("%s: %v", e.Line(), err)
		}
		switch {
		case e.Nap != nil:
			told = append(told, fmt.Sprintf("nap %s for %s", e.At.Format("01-02 15:04"), e.Nap.Lasted))
		case e.Night != nil:
			line := fmt.Sprintf("night %s: %s to %s", e.Evening, e.Night.Asleep.Format("01-02 15:04-07"), e.Night.Woke.Format("01-02 15:04-07"))
			if e.Night.WASO != nil {
				line += ", awake " + e.Night.WASO.String()
			}
			told = append(told, line)
		}
	}
	for _, o := range b.Out {
		left = append(left, fmt.Sprintf("%d %s", o.N, o.What))
	}
	slices.Sort(told)
	return told, left, nil
}

// session is a night of Huami in its bytes.
func session(t testing.TB, midnight string, from, to, asleep, awake uint16) string {
	data := make([]byte, huamiSize)
	binary.LittleEndian.PutUint32(data[huamiMidnight:], uint32(at(t, midnight)/1000))
	for place, v := range map[int]uint16{huamiFrom: from, huamiTo: to, huamiAsleep + 2: asleep, huamiAwake: awake} {
		binary.LittleEndian.PutUint16(data[place:], v)
	}
	return fmt.Sprintf("x'%x'", data)
}

func TestDevices(t *testing.T) {
	const xiaomi = `CREATE TABLE XIAOMI_SLEEP_TIME_SAMPLE (TIMESTAMP INTEGER, DEVICE_ID INTEGER, USER_ID INTEGER, WAKEUP_TIME INTEGER,
		IS_AWAKE INTEGER, TOTAL_DURATION INTEGER, DEEP_SLEEP_DURATION INTEGER, LIGHT_SLEEP_DURATION INTEGER, REM_SLEEP_DURATION INTEGER, AWAKE_DURATION INTEGER)`
	slept := func(device int, from, to string, awake any) string {
		return fmt.Sprintf(`INSERT INTO XIAOMI_SLEEP_TIME_SAMPLE VALUES (%d, %d, 1, %d, 1, 0, 0, 0, 0, %v)`, at(t, from), device, at(t, to), awake)
	}
	event := func(when string, kind int) string {
		return fmt.Sprintf(`INSERT INTO GARMIN_EVENT_SAMPLE VALUES (%d, 2, 1, 74, %d, 0)`, at(t, when), kind)
	}
	for name, c := range map[string]struct{ statements, told, left []string }{
		"Xiaomi": {
			statements: []string{
				xiaomi, slept(1, "2026-11-23 23:00", "2026-11-24 06:50", 12), slept(1, "2026-11-24 13:00", "2026-11-24 13:30", 0),
				slept(2, "2026-11-23 23:30", "2026-11-24 05:00", 0), slept(1, "2026-10-24 23:00", "2026-10-25 06:30", "NULL"),
				slept(1, "2026-11-24 22:30", "2026-11-25 01:00", 0), slept(1, "2026-11-25 03:00", "2026-11-25 06:30", 0),
				fmt.Sprintf(`INSERT INTO XIAOMI_SLEEP_TIME_SAMPLE (TIMESTAMP, DEVICE_ID) VALUES (%d, 1)`, at(t, "2026-11-26 23:00")),
				`CREATE TABLE HUAWEI_SLEEP_STATS_SAMPLE (TIMESTAMP INTEGER)`, `INSERT INTO HUAWEI_SLEEP_STATS_SAMPLE VALUES (1), (2)`,
			},
			told: []string{
				"nap 11-24 13:00 for 30m0s", "night 2026-10-24: 10-24 23:00+02 to 10-25 06:30+01",
				"night 2026-11-23: 11-23 23:00+01 to 11-24 06:50+01, awake 12m0s", "night 2026-11-24: 11-24 22:30+01 to 11-25 06:30+01, awake 2h0m0s",
			},
			left: []string{"2 rows of HUAWEI_SLEEP_STATS_SAMPLE", "1 nights", "1 nights"},
		},
		"Colmi, in the seconds of before": {
			statements: []string{
				`CREATE TABLE COLMI_SLEEP_SESSION_SAMPLE (TIMESTAMP INTEGER, DEVICE_ID INTEGER, USER_ID INTEGER, WAKEUP_TIME INTEGER)`,
				fmt.Sprintf(`INSERT INTO COLMI_SLEEP_SESSION_SAMPLE VALUES (%d, 1, 1, %d)`, at(t, "2026-11-23 23:00")/1000, at(t, "2026-11-24 06:50")/1000),
			},
			told: []string{"night 2026-11-23: 11-23 23:00+01 to 11-24 06:50+01"},
		},
		"Huami": {
			statements: []string{
				`CREATE TABLE HUAMI_SLEEP_SESSION_SAMPLE (TIMESTAMP INTEGER, DEVICE_ID INTEGER, USER_ID INTEGER, DATA BLOB)`,
				fmt.Sprintf(`INSERT INTO HUAMI_SLEEP_SESSION_SAMPLE VALUES (1, 1, 1, %s), (2, 1, 1, %s), (3, 1, 1, x'00')`,
					session(t, "2026-11-24 00:00", 23*60, 24*60+6*60+50, 450, 12), session(t, "2026-11-25 00:00", 0, 0, 0, 0)),
			},
			told: []string{"night 2026-11-23: 11-23 23:00+01 to 11-24 06:50+01, awake 12m0s"},
			left: []string{"2 nights"},
		},
		"Garmin": {
			statements: []string{
				`CREATE TABLE GARMIN_EVENT_SAMPLE (TIMESTAMP INTEGER, DEVICE_ID INTEGER, USER_ID INTEGER, EVENT INTEGER, EVENT_TYPE INTEGER, DATA INTEGER)`,
				`CREATE TABLE GARMIN_SLEEP_STAGE_SAMPLE (TIMESTAMP INTEGER, DEVICE_ID INTEGER, USER_ID INTEGER, STAGE INTEGER)`,
				`CREATE TABLE GARMIN_NAP_SAMPLE (TIMESTAMP INTEGER, DEVICE_ID INTEGER, USER_ID INTEGER, END_TIMESTAMP INTEGER)`,
				event("2026-11-22 06:30", 1), event("2026-11-23 23:00", 0), event("2026-11-24 06:50", 1), event("2026-11-24 23:00", 0), event("2026-11-25 23:10", 0), event("2026-11-26 06:00", 1),
				fmt.Sprintf(`INSERT INTO GARMIN_SLEEP_STAGE_SAMPLE VALUES (%d, 2, 1, 2), (%d, 2, 1, 1), (%d, 2, 1, 4)`,
					at(t, "2026-11-23 23:00"), at(t, "2026-11-24 03:00"), at(t, "2026-11-24 03:12")),
				fmt.Sprintf(`INSERT INTO GARMIN_NAP_SAMPLE VALUES (%d, 2, 1, %d)`, at(t, "2026-11-24 13:00"), at(t, "2026-11-24 13:30")),
			},
			told: []string{
				"nap 11-24 13:00 for 30m0s", "night 2026-11-23: 11-23 23:00+01 to 11-24 06:50+01, awake 12m0s",
				"night 2026-11-25: 11-25 23:10+01 to 11-26 06:00+01",
			},
			left: []string{"1 nights", "1 nights"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			told, left, err := read(t, database(t, c.statements...))
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(told, c.told) || !slices.Equal(left, c.left) {
				t.Errorf("got\n  %s\nleft %q\nwant\n  %s\nleft %q", strings.Join(told, "\n  "), left, strings.Join(c.told, "\n  "), c.left)
			}
		})
	}
}

// A database is read and nothing else: no byte of it changes, and no file comes
// to lie beside it.
func TestNothingIsWritten(t *testing.T) {
	path := database(t, `CREATE TABLE GARMIN_NAP_SAMPLE (TIMESTAMP INTEGER, DEVICE_ID INTEGER, USER_ID INTEGER, END_TIMESTAMP INTEGER)`)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := read(t, path); err != nil {
		t.Fatal(err)
	}
	after, err := os.ReadFile(path)
	if err != nil || string(after) != string(before) {
		t.Errorf("it was changed, %v", err)
	}
	if all, err := os.ReadDir(filepath.Dir(path)); err != nil || len(all) != 1 {
		t.Errorf("beside it there is %v, %v", all, err)
	}
}

func TestOtherAndDamagedDatabasesAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		path, says string
	}{
		"a journal":      {database(t, `CREATE TABLE entry (id)`, `CREATE TABLE tombstone (id)`), "a journal of lull"},
		"something else": {database(t, `DROP TABLE DEVICE`), "something else"},
		"odd columns":    {database(t, `CREATE TABLE COLMI_SLEEP_SESSION_SAMPLE (x)`), "COLMI_SLEEP_SESSION_SAMPLE"},
		"a view":         {database(t, `DROP TABLE DEVICE`, `CREATE VIEW DEVICE AS SELECT 1 AS _id, 'x' AS NAME`), "something else"},
		"words": {
			database(t, `CREATE TABLE GARMIN_NAP_SAMPLE (TIMESTAMP, DEVICE_ID, USER_ID, END_TIMESTAMP)`, `INSERT INTO GARMIN_NAP_SAMPLE VALUES ('x', 'y', 1, 'z')`),
			"GARMIN_NAP_SAMPLE",
		},
	} {
		if told, _, err := read(t, c.path); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, %v", name, told, err)
		}
	}
	path := database(t, `CREATE TABLE x (y)`, `INSERT INTO x SELECT hex(randomblob(500)) FROM (SELECT 1 UNION SELECT 2 UNION SELECT 3), (SELECT 1 UNION SELECT 2 UNION SELECT 3), (SELECT 1 UNION SELECT 2 UNION SELECT 3)`)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < len(whole); i++ {
		whole[i] = 0x55
	}
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	if told, _, err := read(t, path); err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("damaged: %v, %v", told, err)
	}
}

// FuzzGadgetbridge gives it databases with bytes of any kind in them.
func FuzzGadgetbridge(f *testing.F) {
	whole, err := os.ReadFile(database(f, `CREATE TABLE GARMIN_NAP_SAMPLE (TIMESTAMP INTEGER, DEVICE_ID INTEGER, USER_ID INTEGER, END_TIMESTAMP INTEGER)`,
		`INSERT INTO GARMIN_NAP_SAMPLE VALUES (1795471200000, 1, 1, 1795473000000)`))
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte{0}, uint16(100))
	f.Add([]byte("SQLite"), uint16(4096))
	f.Fuzz(func(t *testing.T, bytes []byte, at uint16) {
		changed := slices.Clone(whole)
		copy(changed[int(at)%len(changed):], bytes)
		path := filepath.Join(t.TempDir(), "x.db")
		if err := os.WriteFile(path, changed, 0o600); err != nil {
			t.Fatal(err)
		}
		_, _, _ = read(t, path) // it may be refused, and what it gives is looked at there
	})
}

// A database that lies in a zip is read by the name that Gadgetbridge gives it,
// within bounds, and nothing of it is left on the disk.
func TestADatabaseInAZip(t *testing.T) {
	text, err := os.ReadFile(database(t,
		`CREATE TABLE XIAOMI_SLEEP_TIME_SAMPLE (DEVICE_ID INTEGER, TIMESTAMP INTEGER, WAKEUP_TIME INTEGER, AWAKE_DURATION INTEGER)`,
		fmt.Sprintf(`INSERT INTO XIAOMI_SLEEP_TIME_SAMPLE VALUES (1, %d, %d, 10)`, at(t, "2026-11-23 23:00"), at(t, "2026-11-24 06:30")),
	))
	if err != nil {
		t.Fatal(err)
	}
	zipped := func(files map[string]string) *bytes.Reader {
		var out bytes.Buffer
		z := zip.NewWriter(&out)
		for name, text := range files {
			if w, err := z.Create(name); err != nil {
				t.Fatal(err)
			} else if _, err := io.WriteString(w, text); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return bytes.NewReader(out.Bytes())
	}
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	t.Setenv("TMP", temporary)
	for name, c := range map[string]struct {
		files  map[string]string
		most   int64
		wrong  string
		nights int
	}{
		"as it is exported": {map[string]string{
			"gadgetbridge.json": "{}", "preferences/global.json": `{"a":1}`, "database/Gadgetbridge": string(text), "files/a/sleep.fit": "not even a FIT file",
		}, mostPacked, "", 1},
		"as it was before":      {map[string]string{"Gadgetbridge.db": string(text)}, mostPacked, "", 1},
		"one that is damaged":   {map[string]string{"database/Gadgetbridge": string(text[:len(text)-5000])}, mostPacked, "database/Gadgetbridge in it: it is a database, and a damaged one", 0},
		"one that is too large": {map[string]string{"database/Gadgetbridge": string(text)}, int64(len(text)) - 1, "it is larger than", 0},
		"of some other program": {map[string]string{"data/some.db": string(text)}, mostPacked, "no file is of a kind", 0},
		"by a name that climbs": {map[string]string{"../../Gadgetbridge": string(text)}, mostPacked, "", 1},
		"nine of them":          {several(string(text), 9), mostPacked, "databases", 0},
	} {
		m := health.New(health.How{Zone: berlin(t), Named: time.LoadLocation, Schedule: evening.DefaultSchedule()})
		m.Database = func(in io.Reader) error { return packed(t.Context(), in, m, c.most) }
		z := zipped(c.files)
		err := m.Zip(z, z.Size(), func(in io.Reader) io.Reader { return in })
		if c.wrong == "" && err != nil || c.wrong != "" && (err == nil || !strings.Contains(err.Error(), c.wrong)) {
			t.Errorf("%s: %v, want %q", name, err, c.wrong)
		}
		if b := m.Done(); err == nil && len(b.Entries) != c.nights {
			t.Errorf("%s: it gives %d, want %d", name, len(b.Entries), c.nights)
		}
		if left, _ := os.ReadDir(temporary); len(left) > 0 {
			t.Errorf("%s: there is left %v", name, left)
		}
	}
}

// several are so many databases.
func several(text string, n int) map[string]string {
	all := map[string]string{}
	for i := range n {
		all[fmt.Sprint(i, "/Gadgetbridge")] = text
	}
	return all
}
