package exchange

import (
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
)

// Head is what the line of every entry begins with.
type Head struct {
	Kind    journal.Kind `json:"kind"`
	ID      string       `json:"id"`
	At      string       `json:"at"`
	Evening string       `json:"evening"`
	Changed string       `json:"changed,omitempty"`
}

type session struct {
	Head
	Practice  string         `json:"practice"`
	Name      string         `json:"name"`
	Planned   float64        `json:"planned_s"`
	Practised float64        `json:"practised_s"`
	Ending    journal.Ending `json:"ending"`
	Seed      uint64         `json:"seed,omitempty"`
}

type intake struct {
	Head
	What       string  `json:"what"`
	Count      float64 `json:"count"`
	Caffeine   float64 `json:"caffeine_mg"`
	Absorption float64 `json:"ka,omitempty"`
	Alcohol    float64 `json:"alcohol_g"`
	Nicotine   bool    `json:"nicotine"`
	Big        bool    `json:"big"`
	Over       float64 `json:"over_s"`
}

type exercise struct {
	Head
	What   string         `json:"what"`
	Effort journal.Effort `json:"effort"`
	Lasted float64        `json:"lasted_s"`
}

type rating struct {
	Head
	What  string `json:"what"`
	Value int    `json:"value"`
}

type night struct {
	Head
	Jerks   journal.Jerks `json:"jerks,omitempty"`
	SOL     *float64      `json:"sol_s,omitempty"`
	Awake   *float64      `json:"awake_s,omitempty"`
	Tried   string        `json:"tried,omitempty"`
	Woke    string        `json:"woke,omitempty"`
	Quality int           `json:"quality,omitempty"`
	Note    string        `json:"note,omitempty"`
}

type note struct {
	Head
	Text string `json:"text"`
}

type parked struct {
	Head
	Text     string `json:"text"`
	Step     string `json:"step,omitempty"`
	Returned string `json:"returned,omitempty"`
}

type trial struct {
	Head
	Trial string `json:"trial,omitempty"`
	Event string `json:"event"`
	Text  string `json:"text,omitempty"`
	Arm   string `json:"arm,omitempty"`
	Kept  *bool  `json:"kept,omitempty"`
	Seed  uint64 `json:"seed,omitempty"`
}

type deleted struct {
	Kind    string `json:"kind"`
	ID      string `json:"id"`
	Changed string `json:"changed"`
}

// Line gives an entry as what encoding/json makes its line of: flat, the
// kind's own fields beside those that all have. Lengths are in seconds, and
// what was not answered is not there. The shape is stable.
func Line(e journal.Entry) any {
	head := Head{e.Kind, e.ID, moment(e.At), e.Evening.String(), moment(e.Changed)}
	switch e.Kind {
	case journal.KindSession:
		s := e.Session
		return session{head, s.Practice, s.Name, s.Planned.Seconds(), s.Practised.Seconds(), s.Ending, s.Seed}
	case journal.KindIntake:
		i := e.Intake
		return intake{head, i.What, i.Count, i.Caffeine, i.Absorption, i.Alcohol, i.Nicotine, i.Big, i.Over.Seconds()}
	case journal.KindExercise:
		return exercise{head, e.Exercise.What, e.Exercise.Effort, e.Exercise.Lasted.Seconds()}
	case journal.KindRating:
		return rating{head, e.Rating.What, e.Rating.Value}
	case journal.KindNight:
		n := e.Night
		l := night{Head: head, Jerks: n.Jerks, SOL: seconds(n.SOL), Awake: seconds(n.WASO), Quality: n.Quality, Note: n.Note}
		if n.Tried != nil {
			l.Tried = moment(*n.Tried)
		}
		if n.Woke != nil {
			l.Woke = moment(*n.Woke)
		}
		return l
	case journal.KindNote:
		return note{head, e.Note.Text}
	case journal.KindParked:
		return parked{head, e.Parked.Text, e.Parked.Step, moment(e.Parked.Returned)}
	case journal.KindTrial:
		t := e.Trial
		return trial{head, t.Trial, t.Event, t.Text, t.Arm, t.Kept, t.Seed}
	}
	return head
}

func seconds(d *time.Duration) *float64 {
	if d == nil {
		return nil
	}
	s := d.Seconds()
	return &s
}

// moment writes an instant, empty for none. RFC 3339 has no seconds in an
// offset; a zone that has some, as before there were railways, is written with
// its minutes, so that the instant stays the same.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	if _, offset := t.Zone(); offset%60 != 0 {
		t = t.In(time.FixedZone("", offset-offset%60))
	}
	return t.Format(time.RFC3339Nano)
}

// dayOf is the evening of an instant whose line does not say it.
func dayOf(t time.Time) evening.Day { return evening.Of(t, evening.DayStarts) }
