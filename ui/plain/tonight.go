package plain

import (
	"fmt"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/lists"
	"lull/routines/repertoire"
	"lull/routines/sleep"
	"lull/routines/tonight"
	"lull/routines/wording"
)

// Tonight is the evening in words, with what the coin of a self-trial says for it,
// if there is one. After lights-out there is no word about the day and no count.
func Tonight(l tonight.Look, coin string, plans repertoire.Repertoire, say wording.Say) string {
	suggested := plans.Title(l.Suggestion.Choice)
	if l.Lying() {
		return fmt.Sprintf("%s. %s\nTonight: %s.\nlull night: %s.",
			When(l), say("night.line", nil), suggested, say("night.door", nil))
	}
	lines := []string{ToBed(l) + "."}
	if coin != "" {
		lines = append(lines, coin)
	}
	lines = append(lines, theDay(l.Outlook, say)...)
	lasts := plans.Lasts(l.Suggestion.Choice)
	lines = append(lines, "Tonight: "+suggested+", "+repertoire.Minutes(lasts)+".")
	if why := l.Because().Say(say); why != "" {
		lines = append(lines, "  "+why)
	}
	if l.First {
		lines = append(lines, say("first", nil))
	} else {
		lines = append(lines, fmt.Sprintf("%d of the last seven evenings.", l.Streak.OfSeven))
	}
	return strings.Join(lines, "\n")
}

func theDay(o intake.Outlook, say wording.Say) (lines []string) {
	if words := o.Headline.Say(say); words != "" {
		lines = append(lines, words)
	}
	for _, late := range o.Late {
		lines = append(lines, "Late: "+late.Name.Say(say)+", "+late.Best.Say(say)+".")
	}
	for _, c := range o.Cutoffs {
		if words := c.Line.Say(say); words != "" && !c.Passed {
			lines = append(lines, "Still fine: "+joined(words, Left(c.Left))+".")
		}
	}
	if still := o.StillNames(); len(still) > 0 {
		lines = append(lines, "Still fine: "+strings.Join(still, ", ")+".")
	}
	return append(lines, lists.Each(o.Notes, func(l wording.Line) string { return l.Say(say) })...)
}

// When names the evening by its day and the hour: Monday afternoon. What is
// left of it after midnight is still that Monday's night.
func When(l tonight.Look) string {
	part := "night"
	if evening.DayOf(l.Now.Date()) == l.Day {
		part = partOfDay(l.Now.Hour())
	}
	return l.Day.Weekday().String() + " " + part
}

func partOfDay(hour int) string {
	switch {
	case hour < 4 || hour >= 22:
		return "night"
	case hour < 12:
		return "morning"
	case hour < 18:
		return "afternoon"
	}
	return "evening"
}

// ToBed says how long it is to lights-out. Where somebody has set an evening to
// go on after its night, there is nothing to say of time.
func ToBed(l tonight.Look) string {
	d := l.ToBed().Round(time.Minute)
	if d < 0 {
		return "Hello"
	}
	return sleep.Words(d) + " to lights-out"
}

// Left says how much time there is for something; nothing in its last minute.
func Left(d time.Duration) string {
	if d < time.Minute {
		return ""
	}
	return sleep.Words(d) + " left"
}

// Near is how long before a cutoff or lights-out the prompt mentions it.
const Near = 3 * time.Hour

// PromptLine is the evening in a few letters, for a shell prompt: the usual
// drink's cutoff while it is near, and then lights-out. It is empty when there
// is nothing that helps to know, and after lights-out.
func PromptLine(l tonight.Look, say wording.Say) string {
	for _, c := range l.Outlook.Cutoffs {
		if c.Cause == intake.ByCaffeine && !c.Passed && c.Left > 0 && c.Left <= Near {
			return c.Line.Say(say)
		}
	}
	if d := l.ToBed(); d > 0 && d <= Near {
		return "lights-out in " + sleep.Words(d)
	}
	return ""
}
