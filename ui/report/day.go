package report

import (
	"strconv"
	"strings"
	"time"

	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/practice"
	"lull/routines/sleep"
)

// had is what was had on a day, with the time of the last of each.
type had struct {
	caffeine, grams     float64
	nicotine            int
	coffee, pour, smoke string
}

func (h *had) add(i *journal.Intake, at string) {
	if i.Caffeine > 0 {
		h.caffeine, h.coffee = h.caffeine+i.Caffeine, at
	}
	if i.Alcohol > 0 {
		h.grams, h.pour = h.grams+i.Alcohol, at
	}
	if i.Nicotine {
		h.nicotine, h.smoke = h.nicotine+max(int(i.Count), 1), at
	}
}

// day tells in a line what was logged on the day before the night.
func (w *writer) day(entries []journal.Entry) string {
	var h had
	var practised time.Duration
	var more []string
	all := false
	for _, e := range entries {
		at := e.At.Format("15:04")
		switch {
		case e.Intake != nil:
			h.add(e.Intake, at)
			if e.Intake.Big {
				more = append(more, w.say("report.meal", "at", at))
			}
		case e.Exercise != nil:
			more = append(more, w.say("report.exercise", "what", e.Exercise.What, "effort", intake.EffortWord(e.Exercise.Effort), "at", at))
		case e.Nap != nil:
			more = append(more, w.nap(e.Nap.Lasted, at))
		case e.Medicine != nil:
			more = append(more, w.say("report.medicine", "what", e.Medicine.What, "at", at))
		case e.Nothing != nil:
			all = true
		case e.Rating != nil && e.Rating.What == "stress":
			more = append(more, w.say("report.stress", "value", number(e.Rating.Value)))
		case e.Session != nil && e.Session.Practice != practice.KindAfresh:
			practised += e.Session.Practised
		}
	}
	out := append(w.had(h), more...)
	if m := int(practised.Round(time.Minute) / time.Minute); m > 0 {
		out = append(out, w.say("report.practice", "min", number(m)))
	}
	if len(out) == 0 && all {
		return w.say("report.nothing")
	}
	return strings.Join(out, ", ")
}

func (w *writer) had(h had) (out []string) {
	if h.caffeine > 0 {
		out = append(out, w.say("report.caffeine", "mg", strconv.FormatFloat(h.caffeine, 'f', 0, 64), "at", h.coffee))
	}
	if h.grams > 0 {
		out = append(out, w.say("report.alcohol", "grams", strconv.FormatFloat(h.grams, 'f', 0, 64), "at", h.pour))
	}
	if h.nicotine > 0 {
		out = append(out, w.say("report.nicotine", "count", number(h.nicotine), "at", h.smoke))
	}
	return out
}

func (w *writer) nap(lasted time.Duration, at string) string {
	if lasted <= 0 {
		return w.say("report.nap", "at", at)
	}
	return w.say("report.nap.long", "min", sleep.Words(lasted), "at", at)
}
