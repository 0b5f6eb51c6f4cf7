package health

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"lull/routines/exchange"
)

func noBounds(in io.Reader) io.Reader { return in }

// zipped makes a zip of files, by their names.
func zipped(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range files {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func seeds() []string {
	return []string{
		"Id,Tz,From,To,Sched,Hours,Rating,Comment,\"22:55\",\"Event\"\n\"1795471200000\",\"Europe/Berlin\",\"23. 11. 2026 23:00\",\"24. 11. 2026 6:50\",\"\",\"7.8\",\"4.0\",\"x\",\"0.5\",\"AWAKE_START-1795485600000\"\n,,0.1\n",
		`{"data":[{"bedtime_start":"2026-11-23T22:40:00+01:00","bedtime_end":"2026-11-24T07:00:00+01:00","type":"long_sleep","latency":600,"sleep_phase_5_min":"44222442224"}]}`,
		"date,Bedtime Start,Bedtime End\n2026-11-24,2026-11-23T22:50:00+01:00,2026-11-24T06:50:00+01:00\n",
		`[{"dateOfSleep":"2026-11-24","startTime":"2026-11-23T22:50:00.000","endTime":"2026-11-24T07:00:00.000","minutesAwake":3,"levels":{"data":[{"dateTime":"2026-11-23T23:00:00.000","level":"wake","seconds":60}]}}]`,
		`[{"sleepStartTimestampGMT":"2026-11-23T22:00:00.0","sleepEndTimestampGMT":"2026-11-24T05:50:00.0","deepSleepSeconds":3600,"awakeSleepSeconds":60}]`,
		"Sleep\nStart Time,End Time,Minutes Asleep,Minutes Awake,Time in Bed\n\"2026-11-23 11:12PM\",\"2026-11-24 7:11AM\",\"440\",\"39\",\"479\"\n",
		"Date,Wind down,\n2026-11-24,2,\n", "Date,Value,Notes\n2026-11-24,2,x\n",
		"full_date,date,weekday,time,mood,activities,note_title,note\n2026-11-24,x,Tuesday,14:30,meh,\"a walk | x\",,\n",
		export(asleep("Watch", "InBed", "23 22:40", "24 07:10"), asleep("Watch", "AsleepCore", "23 23:00", "24 02:00", `<MetadataEntry key="HKTimeZone" value="Europe/London"/>`)),
		appleHead,
		"<HealthData><Record type=\"" + exchange.SampleCaffeine + "\" unit='mg' value='&#x38;0' startDate=\"2026-11-23 16:00:00 +0100\" endDate=\"2026-11-23 16:00:00 +0100\"/></HealthData>",
	}
}

func TestZipOfThePhone(t *testing.T) {
	files := map[string]string{
		"apple_health_export/export.xml":     export(asleep("Watch", "Asleep", "23 23:00", "24 06:00")),
		"apple_health_export/export_cda.xml": "<?xml version=\"1.0\"?><ClinicalDocument/>",
		"apple_health_export/routes/1.gpx":   "<gpx/>",
	}
	whole := zipped(t, files)
	m := New(usual(t))
	if err := m.Zip(bytes.NewReader(whole), int64(len(whole)), noBounds); err != nil {
		t.Fatal(err)
	}
	b := m.Done()
	same(t, "entries", told(b), []string{"night 2026-11-23: bed -, asleep 23 23:00+01, woke 24 06:00+01, up -, awake 0s"})
	same(t, "left out", left(b), []string{"1 files of the zip: they are of no kind that is known here"})

	for n := range whole {
		m := New(usual(t))
		if err := m.Zip(bytes.NewReader(whole[:n]), int64(n), noBounds); err == nil {
			t.Fatalf("cut off behind %d bytes it is read", n)
		}
	}
	files["apple_health_export/export.xml"] = strings.TrimSuffix(files["apple_health_export/export.xml"], "</HealthData>\n")
	broken := zipped(t, files)
	if err := New(usual(t)).Zip(bytes.NewReader(broken), int64(len(broken)), noBounds); !errors.Is(err, errCutOff) {
		t.Errorf("with a broken file in it: %v", err)
	}
	habits := zipped(t, map[string]string{
		"Checkmarks.csv": "Date,Wind down,Gym,\n2026-11-24,2,2,\n", "001 Wind down/Checkmarks.csv": "Date,Value,Notes\n2026-11-24,2,\n",
		"002 Gym/Checkmarks.csv": "Date,Value,Notes\n2026-11-20,2,\n",
	})
	m = New(usual(t))
	m.Habit = "Wind down"
	if err := m.Zip(bytes.NewReader(habits), int64(len(habits)), noBounds); err != nil {
		t.Fatal(err)
	}
	if b := m.Done(); len(b.Entries) != 1 {
		t.Errorf("of a zip of Loop: %v", told(b))
	}
	empty := zipped(t, map[string]string{"a.txt": "x"})
	if err := New(usual(t)).Zip(bytes.NewReader(empty), int64(len(empty)), noBounds); !errors.Is(err, errNothingInZip) {
		t.Errorf("with nothing in it: %v", err)
	}
}
