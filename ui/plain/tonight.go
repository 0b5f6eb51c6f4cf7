package plain

import (
	"fmt"
	"io"
	"strings"
	"time"

	"lull/routines/repertoire"
	"lull/routines/tonight"
)

// Tonight writes the evening in words.
func Tonight(w io.Writer, l tonight.Look, plans repertoire.Repertoire) error {
	var b strings.Builder
	if words := ToBed(l); words != "" {
		fmt.Fprintln(&b, words)
	} else {
		fmt.Fprintln(&b, "Good evening.")
	}
	fmt.Fprintf(&b, "Tonight: %s, %s.\n", plans.Title(l.Suggestion.Choice), repertoire.Minutes(l.Suggestion.Length))
	if !l.Lying() {
		fmt.Fprintf(&b, "%d of the last seven evenings.\n", l.Record.OfSeven)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// ToBed says how long it is to lights-out, or nothing once that is past.
func ToBed(l tonight.Look) string {
	d := l.ToBed().Round(time.Minute)
	if d < 0 {
		return ""
	}
	return Span(d) + " to lights-out"
}

// Span writes a length of time for people, to the minute: 1 h 18 min.
func Span(d time.Duration) string {
	d = d.Round(time.Minute)
	h, m := int(d.Hours()), int(d.Minutes())%60
	switch {
	case h == 0:
		return fmt.Sprintf("%d min", m)
	case m == 0:
		return fmt.Sprintf("%d h", h)
	}
	return fmt.Sprintf("%d h %d min", h, m)
}

// PromptLine is the evening in a few letters, for a shell prompt. It is empty
// when there is nothing that helps to know.
func PromptLine(l tonight.Look) string {
	const near = 4 * time.Hour
	if d := l.ToBed(); d > 0 && d < near {
		return "lights-out in " + Span(d)
	}
	return ""
}
