// Package plain plays a practice as lines of text: one line a phase, printed at
// the moment it begins. It is the practice on a pipe, on a dumb terminal and
// for a screen reader.
//
// It refuses to repaint, to colour and to draw.
package plain

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"lull/routines/practice"
)

// Cue is one line of a cue sheet.
type Cue struct {
	At      float64 `json:"t"`   // seconds since the practice began
	Cue     string  `json:"cue"` // in, hold, out, say, rest, ...
	Seconds float64 `json:"s"`   // how long it lasts
	Words   string  `json:"words,omitempty"`
}

// Line writes a phase as one line: the breath as its cue and seconds, anything
// with words of its own as those words.
func Line(p practice.Phase) string {
	words := strings.Join(strings.Fields(p.Words), " ")
	if p.From != p.To || p.Cue == practice.Hold || words == "" {
		return string(p.Cue) + " " + seconds(p.Lasts)
	}
	return words
}

// silent tells whether a phase has nothing to print: the quiet after a passage,
// and what is spoken only.
func silent(p practice.Phase) bool { return p.Aloud || p.Cue == practice.Rest && p.Words == "" }

// seconds writes a duration in seconds with as few digits as somebody needs: the
// quarters in which a pattern is asked for as they are, and what a rate comes to
// in tenths.
func seconds(d time.Duration) string {
	if d%practice.Step != 0 {
		d = d.Round(time.Second / 10)
	}
	return strconv.FormatFloat(exactly(d), 'f', -1, 64)
}

// exactly is a duration in seconds as the nearest number to it.
// [time.Duration.Seconds] adds two parts, and so says 2.5060000000000002.
func exactly(d time.Duration) float64 { return float64(d) / float64(time.Second) }

// Sheet writes the whole cue sheet at once, one line a phase with its moment.
// The quiet between two passages is where no line is.
func Sheet(w io.Writer, p practice.Plan) error {
	for _, phase := range p.Phases {
		if silent(phase) {
			continue
		}
		at := phase.Start.Round(10 * time.Millisecond)
		if _, err := fmt.Fprintf(w, "%02d:%05.2f  %s\n", int(at.Minutes()), (at % time.Minute).Seconds(),
			Line(phase)); err != nil {
			return err
		}
	}
	return nil
}

// SheetJSON writes the whole cue sheet as a JSON array.
func SheetJSON(w io.Writer, p practice.Plan) error {
	cues := make([]Cue, len(p.Phases))
	for i, phase := range p.Phases {
		cues[i] = Cue{At: exactly(phase.Start), Cue: string(phase.Cue), Seconds: exactly(phase.Lasts)}
		if phase.From == phase.To && phase.Cue != practice.Hold {
			cues[i].Words = phase.Words
		}
	}
	return json.NewEncoder(w).Encode(cues)
}
