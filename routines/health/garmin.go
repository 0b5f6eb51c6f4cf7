package health

import (
	"io"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
)

// garminSleep is one night of Garmin, as a file whose name ends in sleepData.json
// of the account's export has it. Times are in UTC and say so by their name;
// lengths are in seconds.
type garminSleep struct {
	Start string   `json:"sleepStartTimestampGMT"`
	End   string   `json:"sleepEndTimestampGMT"`
	Deep  *float64 `json:"deepSleepSeconds"`
	Light *float64 `json:"lightSleepSeconds"`
	REM   *float64 `json:"remSleepSeconds"`
	Awake *float64 `json:"awakeSleepSeconds"`
	Naps  []struct {
		Start string `json:"napStartTimestampGMT"`
		End   string `json:"napEndTimestampGMT"`
	} `json:"napList"`
}

func (m *Import) garmin(in io.Reader) error {
	ofNight := func(s garminSleep) bool { return s.Start != "" || len(s.Naps) > 0 }
	return list(m, journal.Garmin, in, ofNight, func(s garminSleep) error {
		for _, nap := range s.Naps {
			if err := m.Sleep(journal.Garmin, spanOf(nap.Start, nap.End, Asleep, m.utc)); err != nil {
				return err
			}
		}
		switch {
		case s.Start == "":
			return nil
		case positive(s.Deep)+positive(s.Light)+positive(s.REM) == 0:
			m.leave("nights", "nothing was measured in them: they are the hours that were set in the watch")
			return nil
		}
		sleep := spanOf(s.Start, s.End, Asleep, m.utc)
		if s.Awake != nil {
			sleep.Awake = time.Duration(min(positive(s.Awake), journal.Longest.Seconds())) * time.Second
		}
		return m.Sleep(journal.Garmin, sleep)
	})
}

func positive(v *float64) float64 {
	if v == nil {
		return 0
	}
	return max(*v, 0)
}

// utc reads a moment in UTC into the zone of the user: the file tells no other.
func (h How) utc(text string) (time.Time, error) {
	at, err := time.Parse("2006-01-02T15:04:05", strings.TrimSuffix(text, "Z"))
	return evening.Fixed(at.In(h.Zone)), err
}
