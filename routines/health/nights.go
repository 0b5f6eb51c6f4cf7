package health

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"lull/routines/journal"
)

// State is what a device says somebody did. Stages are all Asleep.
type State uint8

const (
	InBed State = iota
	Asleep
)

// Span is a stretch of time as a device recorded it. Both ends are in the zone
// in which somebody was.
type Span struct {
	From, To time.Time
	State    State
	Device   string        // which one, where a file has several
	Awake    time.Duration // awake in between, or Unknown
	Quality  int           // 1 to 5 as somebody gave it there, 0 for none
	Note     string        // what somebody wrote there
}

// Unknown says that a device did not tell how long somebody was awake in a
// [Span].
const Unknown time.Duration = -1

// recording is what one source recorded, in few bytes for each stretch: ten years
// of a watch are some hundred thousand.
type recording struct {
	source  string
	spans   []span
	devices []string
	words   []words // what somebody said of some of the spans; the first is of none
}

type words struct {
	quality int
	note    string
}

type span struct {
	from, to       int64 // seconds since 1970
	zoneFrom, zone int32 // seconds east of UTC, at either end
	awake          int32 // seconds, -1 for not known
	said           int32 // its place among words, 0 for none
	device         uint16
	state          State
}

const (
	mostSpans   = 2_000_000
	mostDevices = 1000
)

// errTooMuch is the error of a file with more in it than anybody slept.
var errTooMuch = errors.New("it has more stretches of sleep in it than a life")

// spanOf gives a stretch by its ends as a file writes them, one that cannot be
// where they are not clear. How long somebody was awake in it is not known.
func spanOf(from, to string, state State, read func(string) (time.Time, error)) Span {
	begins, err := read(from)
	ends, errTo := read(to)
	if err != nil || errTo != nil {
		return Span{}
	}
	return Span{From: begins, To: ends, State: state, Awake: Unknown}
}

func fits(s Span) bool {
	y := s.From.Year()
	return s.To.After(s.From) && s.To.Sub(s.From) <= journal.Longest && y >= 1970 && y <= 2200
}

func (n *recording) add(s Span) error {
	if len(n.spans) >= mostSpans {
		return errTooMuch
	}
	at := slices.Index(n.devices, s.Device)
	if at < 0 {
		if at = len(n.devices); at >= mostDevices {
			return errTooMuch
		}
		n.devices = append(n.devices, s.Device)
	}
	_, zoneFrom := s.From.Zone()
	_, zone := s.To.Zone()
	awake := int32(-1)
	if s.Awake >= 0 {
		awake = int32(min(s.Awake, journal.Longest) / time.Second)
	}
	said := 0
	if s.Quality > 0 || s.Note != "" {
		if said = max(1, len(n.words)); len(n.words) == 0 {
			n.words = append(n.words, words{})
		}
		n.words = append(n.words, words{s.Quality, s.Note})
	}
	n.spans = append(n.spans, span{
		said: int32(said), from: s.From.Unix(), to: s.To.Unix(), zoneFrom: int32(zoneFrom), zone: int32(zone),
		awake: awake, device: uint16(at), state: s.State,
	})
	return nil
}

func (s span) begins() time.Time { return at(s.from, s.zoneFrom) }
func (s span) ends() time.Time   { return at(s.to, s.zone) }
func (s span) lasts() int64      { return s.to - s.from }

// slept is how long of it was sleep, as far as the device told.
func (s span) slept() int64 { return s.lasts() - int64(max(s.awake, 0)) }

func at(seconds int64, zone int32) time.Time {
	return time.Unix(seconds, 0).In(time.FixedZone("", int(zone)))
}

// How stretches are put together (docs/evidence.md, Diary and ratings).
const (
	breaks = int64(time.Hour / time.Second)     // awake for so long, a stretch is over
	near   = int64(3 * time.Hour / time.Second) // so close to a night, a stretch inside its hours is part of it
	long   = int64(3 * time.Hour / time.Second) // so long, sleep is a night at whatever hour
	margin = time.Hour                          // around bedtime and waking, which are the hours of a night
)

// joined puts stretches that touch, overlap or have only a short gap between
// them into one. A gap is time awake.
func joined(spans []span) []span {
	slices.SortFunc(spans, func(a, b span) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to)) })
	var out []span
	for _, s := range spans {
		last := len(out) - 1
		if last < 0 || s.from-out[last].to >= breaks {
			out = append(out, s)
			continue
		}
		out[last] = out[last].with(s)
	}
	return out
}

// with is a stretch and a later one as one, with what lies between them awake.
func (s span) with(next span) span {
	if next.to <= s.to { // inside: the same sleep, told twice
		return s
	}
	if gap := next.from - s.to; s.awake >= 0 && next.awake >= 0 {
		s.awake += next.awake + int32(max(gap, 0))
	} else {
		s.awake = -1
	}
	if s.said == 0 || next.lasts() > s.lasts() && next.said > 0 { // of the longest
		s.said = next.said
	}
	s.to, s.zone = next.to, next.zone
	return s
}
