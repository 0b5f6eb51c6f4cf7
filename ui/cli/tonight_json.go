package cli

import (
	"math"
	"time"

	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/repertoire"
	"lull/routines/tonight"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
)

func (t tonightCommand) tellJSON(
	l tonight.Look, coin string, plans repertoire.Repertoire, waiting []journal.Entry,
) error {
	o, s := l.Outlook, l.Suggestion
	lates, cutoffs := []console.Data{}, []console.Data{}
	for _, e := range o.Late {
		lates = append(lates, console.Data{
			"cause", e.Cause, "what", e.Name.Say(t.Say), "at", e.Entry.At.Format(time.RFC3339),
			"best", e.Best.Say(t.Say),
		})
	}
	for _, c := range o.Cutoffs {
		cutoffs = append(cutoffs, console.Data{
			"cause", c.Cause, "what,omitempty", c.What, "fit", c.Limit.Fit, "latest,omitempty", clockOf(c.Limit),
			"latest_exact,omitempty", exactOf(c.Limit), "passed", c.Passed,
			"minutes_left", int(c.Left.Round(time.Minute).Minutes()),
		})
	}
	return t.AsJSON(console.Data{
		"evening", l.Day.String(),
		"now", l.Now.Format(time.RFC3339),
		"lights_out", l.Bed.Format(time.RFC3339),
		"wake", l.Wake.Format(time.RFC3339),
		"minutes_to_lights_out", int(l.ToBed().Round(time.Minute).Minutes()),
		"last_seven", l.Streak.LastSeven[:],
		"of_seven", l.Streak.OfSeven,
		"caffeine_at_bed", t.atBed(o),
		"late", lates,
		"cutoffs", cutoffs,
		"still_fine", o.StillNames(),
		"suggestion",
		console.Data{
			"practice", s.Practice, "name", s.Name, "title", plans.Title(s.Choice),
			"s", plans.Lasts(s.Choice).Seconds(),
			"because", s.Because, "words", l.Because().Say(t.Say),
		},
		"coin,omitempty", coin,
		"put_down", storage.EntriesJSON(waiting), // and not given back yet
	})
}

// atBed is the caffeine at bedtime; without figures where the model is silent.
func (t tonightCommand) atBed(o intake.Outlook) console.Data {
	figure := func(mg float64) *float64 {
		if mg = tenth(mg); o.Silence != "" {
			return nil
		}
		return &mg
	}
	return console.Data{
		"low,omitempty", figure(o.Caffeine.Low), "usual,omitempty", figure(o.Caffeine.Usual),
		"high,omitempty", figure(o.Caffeine.High),
		"band,omitempty", o.Band.Say(t.Say), // what it holds, in words
		"zone,omitempty", o.Zone, "logged_mg", tenth(o.Logged), "silence,omitempty", o.Silence,
	}
}

// tenth rounds a figure of the model; more digits would be pretence.
func tenth(v float64) float64 { return math.Round(v*10) / 10 }
