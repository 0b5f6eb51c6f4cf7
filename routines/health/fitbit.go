package health

import (
	"io"
	"strconv"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
)

// fitbitSleep is one sleep of Fitbit, as sleep-2026-11-01.json of Google Takeout
// has it. Its times say no zone.
type fitbitSleep struct {
	Day    string   `json:"dateOfSleep"`
	Start  string   `json:"startTime"`
	End    string   `json:"endTime"`
	Awake  *float64 `json:"minutesAwake"` // all of it, from start to end
	Levels struct {
		Data []struct {
			At      string  `json:"dateTime"`
			Level   string  `json:"level"`
			Seconds float64 `json:"seconds"`
		} `json:"data"`
	} `json:"levels"`
}

func (m *Import) fitbit(in io.Reader) error {
	ofNight := func(s fitbitSleep) bool { return s.Day != "" }
	return list(m, journal.Fitbit, in, ofNight, func(s fitbitSleep) error { return s.into(m) })
}

// fitbitTable reads what the account gives as a table: several tables below each
// other, each with its name above it, of which one is of sleep.
func fitbitTable(m *Import, in io.Reader) error {
	m.From(journal.Fitbit)
	var r row
	return rows(in, func(cells []string) error {
		switch {
		case len(cells) == 1:
			r.names = nil
			return nil
		case r.names == nil:
			r.names = headed(cells)
			return nil
		}
		r.cells = cells
		s := fitbitSleep{Start: r.of("start time"), End: r.of("end time")}
		if s.Start == "" || r.of("minutes asleep") == "" {
			m.leave("other rows", "nothing about the night")
			return nil
		}
		if awake, err := strconv.ParseFloat(r.of("minutes awake"), 64); err == nil {
			s.Awake = &awake
		}
		m.lines++
		return s.into(m)
	})
}

// into takes in the time in bed, and the sleep in it.
func (s *fitbitSleep) into(m *Import) error {
	bed := spanOf(s.Start, s.End, InBed, m.wall)
	if !fits(bed) {
		m.leave("nights", whyTimes)
		return nil
	}
	return m.both(journal.Fitbit, bed, s.sleep(m.wall, bed))
}

// sleep gives the sleep in a time in bed: without the waking at either end.
func (s *fitbitSleep) sleep(wall func(string) (time.Time, error), bed Span) Span {
	sleep := bed
	sleep.State = Asleep
	var outside time.Duration
	asleep := func(level string) bool { return level != "wake" && level != "awake" }
	for _, l := range s.Levels.Data {
		if at, err := wall(l.At); err == nil && asleep(l.Level) && at.After(sleep.From) {
			outside, sleep.From = at.Sub(bed.From), at
		}
		if asleep(l.Level) {
			break
		}
	}
	if n := len(s.Levels.Data); n > 0 && !asleep(s.Levels.Data[n-1].Level) {
		if at, err := wall(s.Levels.Data[n-1].At); err == nil && at.After(sleep.From) && at.Before(sleep.To) {
			outside, sleep.To = outside+sleep.To.Sub(at), at
		}
	}
	if s.Awake != nil && *s.Awake >= 0 && *s.Awake < journal.Longest.Minutes() {
		sleep.Awake = max(0, time.Duration(*s.Awake)*time.Minute-outside.Truncate(time.Minute))
	}
	return sleep
}

// wall reads a moment of a clock whose zone is not told, as a list or a table of
// Fitbit writes it.
func (h How) wall(text string) (time.Time, error) {
	at, err := h.in(text, "2006-01-02T15:04:05", "2006-01-02 3:04PM") // with or without a fraction
	return evening.Fixed(at), err
}

// in reads a moment of this zone that is written in one of some ways.
func (h How) in(text string, layouts ...string) (at time.Time, err error) {
	for _, layout := range layouts {
		if at, err = time.ParseInLocation(layout, text, h.Zone); err == nil {
			break
		}
	}
	return at, err
}
