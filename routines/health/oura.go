package health

import (
	"cmp"
	"io"
	"strconv"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
)

// ouraSleep is one period of Oura, by the names of its interface of today and of
// the one before (https://cloud.ouraring.com/v2/docs). Lengths are in seconds.
type ouraSleep struct {
	Start   string   `json:"bedtime_start"`
	End     string   `json:"bedtime_end"`
	Type    string   `json:"type"`
	Latency *float64 `json:"latency"`
	Onset   *float64 `json:"onset_latency"`
	Asleep  *float64 `json:"total_sleep_duration"`
	Total   *float64 `json:"total"`
	Phases  string   `json:"sleep_phase_5_min"`
	Phases1 string   `json:"hypnogram_5min"`
}

func ouraList(m *Import, in io.Reader) error {
	ofNight := func(s ouraSleep) bool { return s.Start != "" }
	return list(m, journal.Oura, in, ofNight, func(s ouraSleep) error {
		return oura(m, s.Start, s.End, s.Type, cmp.Or(s.Latency, s.Onset), cmp.Or(s.Asleep, s.Total),
			cmp.Or(s.Phases, s.Phases1))
	})
}

func ouraTable(m *Import, in io.Reader) error {
	m.From(journal.Oura)
	return named(in, func(r row) error {
		seconds := func(of ...string) *float64 {
			v, err := strconv.ParseFloat(r.of(of...), 64)
			if err != nil {
				return nil
			}
			return &v
		}
		start := r.of("bedtime start")
		if start == "" {
			m.leave("days", "there is no night in them")
			return nil
		}
		m.lines++
		return oura(m, start, r.of("bedtime end"), r.of("type"), seconds("latency", "sleep latency", "onset latency"),
			seconds("total sleep duration", "total sleep time"), r.of("sleep phase 5 min", "hypnogram 5min"))
	})
}

// oura takes in one period: bed from start to end, and the sleep in it by its
// phases, or by how long falling asleep took.
func oura(m *Import, start, end, kind string, latency, total *float64, phases string) error {
	bed := spanOf(start, end, InBed, ouraMoment)
	switch {
	case !fits(bed):
		m.leave("nights", whyTimes)
		return nil
	case kind == "rest" || kind == "deleted":
		m.leave("rest", "it was no sleep, says the file")
		return nil
	}
	sleep := bed
	sleep.State = Asleep
	if first := strings.IndexFunc(phases, ouraAsleep); first >= 0 {
		const step = 5 * time.Minute
		last := strings.LastIndexFunc(phases, ouraAsleep)
		sleep.From = bed.From.Add(time.Duration(first) * step)
		if end := bed.From.Add(time.Duration(last+1) * step); end.Before(bed.To) {
			sleep.To = end.In(bed.To.Location())
		}
		sleep.Awake = time.Duration(strings.Count(phases[first:last+1], "4")) * step
	} else if latency != nil && *latency >= 0 && *latency < bed.To.Sub(bed.From).Seconds() {
		sleep.From = bed.From.Add(time.Duration(*latency) * time.Second)
		if total != nil && *total > 0 {
			asleep := time.Duration(min(*total, journal.Longest.Seconds())) * time.Second
			sleep.Awake = max(0, sleep.To.Sub(sleep.From)-asleep)
		}
	}
	return m.both(journal.Oura, bed, sleep)
}

// both takes in a time in bed and the sleep in it.
func (m *Import) both(source string, bed, sleep Span) error {
	if err := m.Sleep(source, bed); err != nil {
		return err
	}
	return m.Sleep(source, sleep)
}

// ouraAsleep tells the phases of sleep: 1 deep, 2 light, 3 REM; 4 is awake.
func ouraAsleep(r rune) bool { return r >= '1' && r <= '3' }

func ouraMoment(text string) (time.Time, error) {
	at, err := time.Parse(time.RFC3339, text)
	return evening.Fixed(at), err
}
