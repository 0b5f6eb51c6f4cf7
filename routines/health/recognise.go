package health

import (
	"bytes"
	"regexp"
	"strings"
	"sync"
)

// Format is what wrote a file.
type Format string

// The formats that are told by how a file begins.
const (
	AppleHealth    Format = "Apple Health"
	SleepAsAndroid Format = "Sleep as Android"
	OuraList       Format = "Oura, as JSON"
	OuraTable      Format = "Oura, as a table"
	Fitbit         Format = "Fitbit"
	FitbitTable    Format = "Fitbit, as a table"
	Garmin         Format = "Garmin"
	Loop           Format = "Loop"
	LoopOne        Format = "Loop, one habit"
	Daylio         Format = "Daylio"
	FIT            Format = "FIT"
	Zip            Format = "a zip"
	Database       Format = "a database"
)

// Habits tells whether files of a format are about habits, of which one is the
// wind-down.
func (f Format) Habits() bool { return f == Loop || f == LoopOne || f == Daylio || f == Zip }

// Begins is how many bytes of a file are enough to tell its format.
const Begins = 1 << 14

// checkmarks are two lines as Loop writes them, with figures of habits that are
// counted in thousandths. Compiled when it is first needed:
// no other command should wait for it.
var checkmarks = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^Date,[^\n]*\r?\n\d{4}-\d\d-\d\d` +
		`(,"?(-1|[0-3]|[1-9]\d*000|YES_MANUAL|YES_AUTO|NO|SKIP|UNKNOWN)"?)+,?\r?(\n|$)`)
})

// recognise tells the format of a file by its first bytes, empty for none that
// is known here.
func recognise(begin []byte) Format {
	switch {
	case bytes.HasPrefix(begin, []byte("PK\x03\x04")):
		return Zip
	case bytes.HasPrefix(begin, []byte("SQLite format 3\x00")):
		return Database
	case len(begin) >= 12 && string(begin[8:12]) == ".FIT":
		return FIT
	}
	text := strings.TrimLeft(strings.TrimPrefix(string(begin), "\ufeff"), " \t\r\n")
	first, _, _ := strings.Cut(text, "\n")
	plain := strings.ToLower(strings.ReplaceAll(first, "_", " "))
	switch {
	case text == "":
		return ""
	case text[0] == '<':
		if strings.Contains(text, "<HealthData") || strings.Contains(text, "<!DOCTYPE HealthData") {
			return AppleHealth
		}
		return ""
	case text[0] == '{' || text[0] == '[':
		return listed(text)
	case strings.Contains(text, "\nStart Time,End Time,Minutes Asleep,Minutes Awake,"): // below the name of the table
		return FitbitTable
	case strings.HasPrefix(first, "Id,Tz,From,To"):
		return SleepAsAndroid
	case strings.HasPrefix(plain, "full date,date,weekday,time,mood"):
		return Daylio
	case strings.Contains(plain, "bedtime start") && strings.Contains(plain, "bedtime end"):
		return OuraTable
	case strings.HasPrefix(first, "Date,Value"):
		return LoopOne
	case checkmarks().MatchString(text):
		return Loop
	}
	return ""
}

// listed tells whose JSON it is by the names in it.
func listed(text string) Format {
	for _, known := range []struct {
		name string
		of   Format
	}{
		{`"kind":"lull"`, ""},
		{`"bedtime_start"`, OuraList},
		{`"dateOfSleep"`, Fitbit},
		{`"sleepStartTimestampGMT"`, Garmin},
		{`"sleepEndTimestampGMT"`, Garmin},
		{`"napList"`, Garmin},
	} {
		if strings.Contains(text, known.name) {
			return known.of
		}
	}
	return ""
}
