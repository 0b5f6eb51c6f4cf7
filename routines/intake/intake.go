// Package intake knows what the late coffee, run, drink, cigarette and meal
// have to do with the night that follows: how much caffeine is left at
// bedtime, until when each thing is best had, what was late, and the answer to
// "can I still?". Its numbers are those of docs/evidence.md, Caffeine in the
// body, and the headings after it up to docs/evidence.md, Meals.
//
// It refuses to know a clock, a disk or a sentence: the moment is an argument,
// and what it has to say is a wording.Line, whose times are 15:04 on the
// clock of bed's location and whose milligrams are whole. It shows no blood alcohol and diagnoses nothing.
package intake

import (
	"math"
	"strconv"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
)

// EveningsBefore is how many evenings before another still matter to it, for the
// caffeine that is left of them (docs/evidence.md, Caffeine in the body).
const EveningsBefore = 2

// Tonight is one evening to be judged: what was logged, when bed is, and whose
// body it is.
type Tonight struct {
	Day evening.Day // the evening itself; what belongs to another is carried over and not judged
	// of this evening, and of those before it that matter ([EveningsBefore]); any order
	Entries []journal.Entry
	Bed     time.Time // lights-out; its location is the one in which times are named
	Body    Body
	Table   *Table // what may be named as still fine, nil for nothing
	Usual   string // the usual drink's name in Table, empty for coffee
	Ranges  bool   // the band holds how weak and how strong the drinks of Table come
}

func rounded(x float64) string { return strconv.FormatFloat(math.Round(x), 'f', 0, 64) }

func (n Tonight) at(t time.Time) string { return t.In(n.Bed.Location()).Format("15:04") }

// quiet says whether now is after lights-out, from when on nothing is held
// against anybody.
func (n Tonight) quiet(now time.Time) bool { return !now.Before(n.Bed) }

func DoseOf(e journal.Entry) (Dose, bool) {
	if e.Intake == nil {
		return Dose{}, false
	}
	d := Dose{At: e.At, Milligrams: e.Intake.Caffeine, Ka: e.Intake.Absorption, Over: e.Intake.Over}
	return d, d.counts()
}

func Doses(entries []journal.Entry) []Dose { return Tonight{Entries: entries}.Doses() }
