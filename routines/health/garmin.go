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
			if err := m.Sleep(journal.Garmin, m.utcSpan(nap.Start, nap.End, Unknown)); err != nil {
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
		awake := Unknown
		if s.Awake != nil {
			awake = time.Duration(min(positive(s.Awake), journal.Longest.Seconds())) * time.Second
		}
		return m.Sleep(journal.Garmin, m.utcSpan(s.Start, s.End, awake))
	})
}

func positive(v *float64) float64 {
	if v == nil {
		return 0
	}
	return max(*v, 0)
}

// utcSpan gives a stretch of sleep, one that cannot be where its times are not
// clear.
func (h How) utcSpan(from, to string, awake time.Duration) Span {
	begins, err := h.utc(from)
	ends, errTo := h.utc(to)
	if err != nil || errTo != nil {
		return Span{}
	}
	return Span{From: begins, To: ends, State: Asleep, Awake: awake}
}

// utc reads a moment in UTC into the zone of the user: the file tells no other.
func (h How) utc(text string) (time.Time, error) {
	at, err := time.Parse("2006-01-02T15:04:05", strings.TrimSuffix(text, "Z"))
	return evening.Fixed(at.In(h.Zone)), err
}
