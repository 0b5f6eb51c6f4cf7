package plain

import (
	"fmt"
	"io"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/repertoire"
	"lull/routines/sleep"
	"lull/routines/tonight"
)

// Say gives a sentence of the content by its id.
type Say func(id string, with map[string]string) string

// Tonight writes the evening in words, with what the coin of a self-trial says
// for it, if there is one. After lights-out there is no word about the day and
// no count.
func Tonight(w io.Writer, l tonight.Look, coin string, plans repertoire.Repertoire, say Say) error {
	if l.Lying() {
		_, err := fmt.Fprintf(w, "%s. %s\nTonight: %s.\nlull night: %s.\n", When(l), say("night.line", nil),
			plans.Title(l.Suggestion.Choice), say("night.door", nil))
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s.\n", ToBed(l))
	if coin != "" {
		fmt.Fprintln(&b, coin)
	}
	theDay(&b, l.Outlook, say)
	fmt.Fprintf(&b, "Tonight: %s, %s.\n", plans.Title(l.Suggestion.Choice), repertoire.Minutes(plans.Lasts(l.Suggestion.Choice)))
	if why := l.Because().Say(say); why != "" {
		fmt.Fprintf(&b, "  %s\n", why)
	}
	if l.First {
		fmt.Fprintln(&b, say("first", nil))
	} else {
		fmt.Fprintf(&b, "%d of the last seven evenings.\n", l.Streak.OfSeven)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// theDay writes what the day does to the night.
func theDay(b *strings.Builder, o intake.Outlook, say Say) {
	if words := o.Headline.Say(say); words != "" {
		fmt.Fprintln(b, words)
	}
	for _, late := range o.Late {
		fmt.Fprintf(b, "Late: %s, %s.\n", late.Name.Say(say), late.Best.Say(say))
	}
	for _, c := range o.Cutoffs {
		if words := c.Line.Say(say); words != "" && !c.Passed {
			fmt.Fprintf(b, "Still fine: %s.\n", joined(words, Left(c.Left)))
		}
	}
	if still := o.StillNames(); len(still) > 0 {
		fmt.Fprintf(b, "Still fine: %s.\n", strings.Join(still, ", "))
	}
	for _, note := range o.Notes {
		fmt.Fprintln(b, note.Say(say))
	}
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
func PromptLine(l tonight.Look, say Say) string {
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
