package health

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/letters"
)

// android reads sleep-export.csv of Sleep as Android: each night has a line of
// names of its own, since the times of its measurements stand among them, a line
// of values, and perhaps one of noises. What the columns mean:
// https://docs.sleep.urbandroid.org/devs/csv.html.
func (m *Import) android(in io.Reader) error {
	var night row
	var columns []string
	m.From(journal.SleepAsAndroid)
	return rows(in, func(cells []string) error {
		switch {
		case cells[0] == "Id":
			night.names, columns = headed(cells), cells
			return nil
		case cells[0] == "":
			return nil // the noises
		case night.names == nil:
			return errors.New("it has values before it has names")
		}
		m.lines++
		night.cells = cells
		return androidNight(m, night, columns)
	})
}

func androidNight(m *Import, r row, columns []string) error {
	began, err := strconv.ParseInt(r.of("id"), 10, 64)
	tz := r.of("tz")
	zone, errZone := m.Named(tz)
	if errZone != nil || tz == "" { // no name would be UTC
		zone = m.Zone
	}
	const layout = "2. 1. 2006 15:04"
	to, errTo := time.ParseInLocation(layout, r.of("to"), zone)
	if err != nil || errTo != nil {
		return errors.New("its Id or To is no moment; perhaps the file was cut off here")
	}
	from := time.UnixMilli(began).In(zone)
	// Where a change of clocks shows an hour twice, the length tells which it was.
	if hours, err := strconv.ParseFloat(r.of("hours"), 64); err == nil && hours > 0 && hours < 24 {
		if end := from.Add(time.Duration(hours * float64(time.Hour))); end.Sub(to).Abs() < 90*time.Minute {
			to = end.Truncate(time.Second)
		}
	}
	s := Span{From: evening.Fixed(from), To: evening.Fixed(to), State: Asleep, Awake: androidAwake(columns, r.cells)}
	var whole bool
	if s.Quality, whole = androidRating(r.of("rating")); !whole {
		m.leave("ratings", "they are no whole stars from 1 to 5")
	}
	s.Note = letters.Lines(strings.ReplaceAll(r.of("comment"), ` \n `, "\n"))
	return m.Sleep(journal.SleepAsAndroid, s)
}

// androidRating reads what somebody gave a night, 1 to 5 stars; 0 is none. It
// tells whether the stars are whole ones.
func androidRating(text string) (stars int, whole bool) {
	v, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil || v == 0:
		return 0, true
	case v != float64(int(v)) || v < 1 || v > 5:
		return 0, false
	}
	return int(v), true
}

// androidAwake adds up how long somebody was awake in between, Unknown where the
// phone followed no stages.
func androidAwake(columns, cells []string) time.Duration {
	awake, since, followed := time.Duration(0), int64(0), false
	for i := range min(len(columns), len(cells)) {
		kind, rest, _ := strings.Cut(cells[i], "-")
		moment, _, _ := strings.Cut(rest, "-")
		at, err := strconv.ParseInt(moment, 10, 64)
		if columns[i] != "Event" || err != nil {
			continue
		}
		switch kind {
		case "LIGHT_START", "DEEP_START", "REM_START":
			followed = true
		case "AWAKE_START":
			since, followed = at, true
		case "AWAKE_END":
			if since > 0 && at > since {
				awake += time.Duration(min(at-since, journal.Longest.Milliseconds())) * time.Millisecond
			}
			since = 0
		}
	}
	if !followed {
		return Unknown
	}
	return awake
}
