package cli

import (
	"time"

	"lull/routines/journal"
)

// entryHead is what every entry has as data.
type entryHead struct {
	Kind    journal.Kind `json:"kind"`
	ID      string       `json:"id"`
	At      string       `json:"at"`
	Evening string       `json:"evening"`
}

// entryJSON gives an entry as data, flat, with its kind's own fields beside
// those that all have. The shape is stable. Lengths are in seconds.
func entryJSON(e journal.Entry) any {
	head := entryHead{e.Kind, e.ID, e.At.Format(time.RFC3339Nano), e.Evening.String()}
	switch e.Kind {
	case journal.KindSession:
		s := e.Session
		return struct {
			entryHead
			Practice  string         `json:"practice"`
			Name      string         `json:"name"`
			Planned   float64        `json:"planned_s"`
			Practised float64        `json:"practised_s"`
			Ending    journal.Ending `json:"ending"`
			Seed      uint64         `json:"seed,omitempty"`
		}{head, s.Practice, s.Name, s.Planned.Seconds(), s.Practised.Seconds(), s.Ending, s.Seed}
	case journal.KindIntake:
		i := e.Intake
		return struct {
			entryHead
			What     string  `json:"what"`
			Count    float64 `json:"count"`
			Caffeine float64 `json:"caffeine_mg"`
			Ka       float64 `json:"ka,omitempty"`
			Alcohol  float64 `json:"alcohol_g"`
			Nicotine bool    `json:"nicotine"`
			Big      bool    `json:"big"`
			Over     float64 `json:"over_s"`
		}{head, i.What, i.Count, i.Caffeine, i.Absorption, i.Alcohol, i.Nicotine, i.Big, i.Over.Seconds()}
	case journal.KindExercise:
		x := e.Exercise
		return struct {
			entryHead
			What   string         `json:"what"`
			Effort journal.Effort `json:"effort"`
			Lasted float64        `json:"lasted_s"`
		}{head, x.What, x.Effort, x.Lasted.Seconds()}
	case journal.KindRating:
		return struct {
			entryHead
			What  string `json:"what"`
			Value int    `json:"value"`
		}{head, e.Rating.What, e.Rating.Value}
	case journal.KindNight:
		return struct {
			entryHead
			nightJSON
		}{head, nightOf(e.Night)}
	case journal.KindNote:
		return struct {
			entryHead
			Text string `json:"text"`
		}{head, e.Note.Text}
	case journal.KindParked:
		return struct {
			entryHead
			Text     string `json:"text"`
			Step     string `json:"step,omitempty"`
			Returned string `json:"returned,omitempty"`
		}{head, e.Parked.Text, e.Parked.Step, moment(e.Parked.Returned)}
	case journal.KindTrial:
		t := e.Trial
		return struct {
			entryHead
			Trial string `json:"trial,omitempty"`
			Event string `json:"event"`
			Text  string `json:"text,omitempty"`
			Arm   string `json:"arm,omitempty"`
			Kept  *bool  `json:"kept,omitempty"`
			Seed  uint64 `json:"seed,omitempty"`
		}{head, t.Trial, t.Event, t.Text, t.Arm, t.Kept, t.Seed}
	}
	return head
}

// nightJSON is a night as data; what was not answered is not there.
type nightJSON struct {
	Jerks   journal.Jerks `json:"jerks,omitempty"`
	SOL     *float64      `json:"sol_s,omitempty"`
	Awake   *float64      `json:"awake_s,omitempty"`
	Tried   string        `json:"tried,omitempty"`
	Woke    string        `json:"woke,omitempty"`
	Quality int           `json:"quality,omitempty"`
	Note    string        `json:"note,omitempty"`
}

func nightOf(n *journal.Night) nightJSON {
	out := nightJSON{Jerks: n.Jerks, SOL: seconds(n.SOL), Awake: seconds(n.Awake), Quality: n.Quality, Note: n.Note}
	if n.Tried != nil {
		out.Tried = moment(*n.Tried)
	}
	if n.Woke != nil {
		out.Woke = moment(*n.Woke)
	}
	return out
}

func seconds(d *time.Duration) *float64 {
	if d == nil {
		return nil
	}
	s := d.Seconds()
	return &s
}

func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339Nano)
}
