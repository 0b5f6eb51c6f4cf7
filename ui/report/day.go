package report

import (
	"math"
	"strconv"
	"strings"
	"time"

	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/practice"
	"lull/routines/sleep"
)

// day tells in a line what was logged on the day before the night.
func (w *writer) day(entries []journal.Entry) string {
	var practised time.Duration
	out, all := w.had(entries), false
	for _, e := range entries {
		at := e.At.Format("15:04")
		switch {
		case e.Intake != nil && e.Intake.Big:
			out = append(out, w.say("report.meal", "at", at))
		case e.Exercise != nil:
			out = append(out, w.say("report.exercise", "what", e.Exercise.What,
				"effort", intake.EffortWord(e.Exercise.Effort), "at", at))
		case e.Nap != nil:
			out = append(out, w.nap(e.Nap.Lasted, at))
		case e.Medicine != nil:
			out = append(out, w.say("report.medicine", "what", e.Medicine.What, "at", at))
		case e.Nothing != nil:
			all = true
		case e.Rating != nil && e.Rating.What == "stress":
			out = append(out, w.say("report.stress", "value", number(e.Rating.Value)))
		case e.Session != nil && e.Session.Practice != practice.KindAfresh:
			practised += e.Session.Practised
		}
	}
	if m := int(practised.Round(time.Minute) / time.Minute); m > 0 {
		out = append(out, w.say("report.practice", "min", number(m)))
	}
	if len(out) == 0 && all {
		return w.say("report.nothing")
	}
	return strings.Join(out, ", ")
}

// had tells how much was had in all, with the time of the last of it.
func (w *writer) had(entries []journal.Entry) (out []string) {
	for _, sort := range []struct {
		id, unit string
		amount   func(*journal.Intake) float64
	}{
		{"report.caffeine", "mg", func(i *journal.Intake) float64 { return i.Caffeine }},
		{"report.alcohol", "grams", func(i *journal.Intake) float64 { return i.Alcohol }},
		{"report.nicotine", "count", smoked},
	} {
		sum, last := 0.0, ""
		for _, e := range entries {
			if e.Intake != nil && sort.amount(e.Intake) > 0 {
				sum, last = sum+sort.amount(e.Intake), e.At.Format("15:04")
			}
		}
		if sum > 0 {
			out = append(out, w.say(sort.id, sort.unit, strconv.FormatFloat(sum, 'f', 0, 64), "at", last))
		}
	}
	return out
}

func smoked(i *journal.Intake) float64 {
	if !i.Nicotine {
		return 0
	}
	return max(math.Trunc(i.Count), 1)
}

func (w *writer) nap(lasted time.Duration, at string) string {
	if lasted <= 0 {
		return w.say("report.nap", "at", at)
	}
	return w.say("report.nap.long", "min", sleep.Words(lasted), "at", at)
}
