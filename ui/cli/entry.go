package cli

import (
	"time"

	"lull/routines/exchange"
	"lull/routines/journal"
)

// entryJSON gives an entry as data: its line of an export, but for when it was
// last written. The shape is stable. Lengths are in seconds.
func entryJSON(e journal.Entry) any {
	e.Changed = time.Time{}
	return exchange.Line(e)
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
	out := nightJSON{Jerks: n.Jerks, SOL: seconds(n.SOL), Awake: seconds(n.WASO), Quality: n.Quality, Note: n.Note}
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
