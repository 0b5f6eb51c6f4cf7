// Package plain plays a practice as lines of text: one line a phase, printed at
// the moment it begins. It is the practice on a pipe, on a dumb terminal and
// for a screen reader.
//
// It refuses to repaint, to colour and to draw.
package plain

import (
	"context"
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

// silent tells whether a phase has nothing to print: the quiet after a passage.
func silent(p practice.Phase) bool { return p.Cue == practice.Rest && p.Words == "" }

// seconds writes a duration in seconds with as few digits as it needs.
func seconds(d time.Duration) string {
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
		if _, err := fmt.Fprintf(w, "%02d:%05.2f  %s\n", int(at.Minutes()), (at % time.Minute).Seconds(), Line(phase)); err != nil {
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
	enc := json.NewEncoder(w)
	return enc.Encode(cues)
}

// Clock tells the time and waits. The real one is the machine's.
type Clock struct {
	Now   func() time.Time
	After func(time.Duration) <-chan time.Time

	// Moved is told the stopwatch when the practice begins, and when time was
	// left out. May be nil.
	Moved func(practice.Stopwatch)
}

func (c Clock) moved(w practice.Stopwatch) {
	if c.Moved != nil {
		c.Moved(w)
	}
}

// Play prints each phase of the plan at the moment it begins, and calls began
// with the time practised so far. It computes every moment from the start, so
// that lateness never adds up. When the process was stopped or the machine
// asleep, the practice goes on from where it was: the gap is not counted and no
// lines burst out. It returns how much was practised, and the context's error
// if that ended it.
func Play(ctx context.Context, w io.Writer, p practice.Plan, c Clock, began func(time.Duration)) (time.Duration, error) {
	watch := practice.Stopwatch{}.Start(c.Now())
	c.moved(watch)
	last := c.Now()
	for i, phase := range p.Phases {
		if i > 0 {
			var err error
			if watch, err = wait(ctx, c, watch, last, phase.Start); err != nil {
				return min(watch.Elapsed(c.Now()), phase.Start), err
			}
			last = c.Now()
		}
		if !silent(phase) {
			if _, err := fmt.Fprintln(w, Line(phase)); err != nil {
				return phase.Start, err
			}
		}
		began(phase.Start)
	}
	watch, err := wait(ctx, c, watch, last, p.Lasts())
	return min(watch.Elapsed(c.Now()), p.Lasts()), err
}

// wait returns when the stopwatch reads until. The stopwatch it gives back
// leaves out any time the machine was away.
func wait(ctx context.Context, c Clock, watch practice.Stopwatch, last time.Time, until time.Duration) (practice.Stopwatch, error) {
	now := c.Now()
	due := now.Add(until - watch.Elapsed(now))
	select {
	case <-ctx.Done():
		return watch, ctx.Err()
	case <-c.After(until - watch.Elapsed(now)):
	}
	if now = c.Now(); practice.Away(last, due, now) {
		// Where it was when the machine went is not known to the moment, so
		// the phase that was due simply begins now.
		watch = watch.Pause(due).Start(now)
		c.moved(watch)
	}
	return watch, nil
}
