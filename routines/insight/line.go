package insight

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"

	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/letters"
	"lull/routines/lists"
)

// Line is something to say. Names are values that have words of their own,
// given by their ids; several are told one after the other.
type Line struct {
	ID    string
	With  map[string]string
	Names map[string][]string
	Seen  *Finding // what it counts, for a picture beside it; nil for most
}

func line(id string, pairs ...string) Line {
	l := intake.LineOf(id, pairs...)
	return Line{ID: l.ID, With: l.With}
}

// Verdict tells whether a line says how much may be said.
func (l Line) Verdict() bool {
	return slices.Contains([]string{"insight.unclear", "insight.hint", "insight.pattern", "insight.pattern.one"}, l.ID)
}

// naming adds a value that is told by name.
func (l Line) naming(place string, ids ...string) Line {
	names := map[string][]string{}
	maps.Copy(names, l.Names)
	names[place], l.Names = ids, names
	return l
}

// Say puts a line into words, with say giving the sentence of an id.
func (l Line) Say(say func(id string, with map[string]string) string) string {
	with := map[string]string{}
	maps.Copy(with, l.With)
	for place, ids := range l.Names {
		with[place] = letters.Listed(lists.Each(ids, func(id string) string { return say(id, nil) }), "and")
	}
	return say(l.ID, with)
}

// plain writes a figure with as few digits as it needs, and nothing without a sign.
func plain(x float64) string   { return strconv.FormatFloat(x+0, 'f', -1, 64) }
func rounded(x float64) string { return plain(math.Round(x)) }

// middle writes a median: halves exist, smaller parts do not.
func middle(x float64) string { return plain(math.Round(2*x) / 2) }

// signed writes a figure to the whole, and change to the half.
func signed(x float64) string { return plus(math.Round(x)) }
func change(x float64) string { return plus(math.Round(2*x) / 2) }

// plus writes a plus before what is more than nothing.
func plus(x float64) string {
	if x > 0 {
		return "+" + plain(x)
	}
	return plain(x)
}

func number(n int) string { return strconv.Itoa(n) }

func date(d evening.Day) string {
	year, month, day := d.Date()
	return fmt.Sprintf("%d %s %d", day, month, year)
}
