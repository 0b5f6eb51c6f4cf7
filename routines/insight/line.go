package insight

import (
	"maps"
	"math"
	"strconv"
	"strings"

	"lull/routines/evening"
	"lull/routines/letters"
)

// Line is something to say: the id of a sentence and what goes into its
// braces. Names are values that have words of their own, given by their ids;
// several are told one after the other.
type Line struct {
	ID    string
	With  map[string]string
	Names map[string][]string
}

func line(id string, pairs ...string) Line {
	l := Line{ID: id}
	if len(pairs) > 0 {
		l.With = make(map[string]string, len(pairs)/2)
		for i := 0; i+1 < len(pairs); i += 2 {
			l.With[pairs[i]] = pairs[i+1]
		}
	}
	return l
}

// naming adds a value that is told by name.
func (l Line) naming(place string, ids ...string) Line {
	l.Names = map[string][]string{place: ids}
	return l
}

// Say puts a line into words, with say giving the sentence of an id.
func (l Line) Say(say func(id string, with map[string]string) string) string {
	with := maps.Clone(l.With)
	if with == nil {
		with = make(map[string]string, len(l.Names))
	}
	for place, ids := range l.Names {
		words := make([]string, len(ids))
		for i, id := range ids {
			words[i] = say(id, nil)
		}
		with[place] = letters.Listed(words, "and")
	}
	return say(l.ID, with)
}

// lines is every sentence that this package may ask for, with the values that
// come with it; content holds its wording against it.
const lines = `
insight.withheld

insight.window               since
insight.none
insight.wait
insight.wait.jerks           n k more
insight.wait.sol             n more
insight.wait.awake           n more
insight.wait.quality         n more
insight.wait.tension         n more
insight.logged.jerks         n k
insight.logged.sol           n
insight.logged.awake         n
insight.logged.quality       n
insight.logged.tension       n
insight.next                 next
insight.raised               mg
insight.counts.jerks         with k1 n1 k0 n0
insight.counts.sol           with m1 n1 m0 n0
insight.counts.awake         with m1 n1 m0 n0
insight.counts.quality       with m1 n1 m0 n0
insight.counts.tension       with m1 n1 m0 n0
insight.thin                 with n1 n
insight.thin.all
insight.unclear
insight.hint
insight.pattern              m
insight.pattern.one
insight.together             names
insight.difference           d low high
insight.apart                d
insight.once
insight.offer
insight.tension              n m
insight.tension.note
insight.name.caffeine
insight.name.exercise
insight.name.alcohol
insight.name.nicotine
insight.name.meal
insight.name.stress
insight.name.relaxation
insight.with.caffeine
insight.with.caffeine.raised
insight.with.exercise
insight.with.alcohol
insight.with.nicotine
insight.with.meal
insight.with.stress
insight.with.relaxation

trial.started                text day
trial.running                text
trial.none
trial.with                   text
trial.without                text
trial.ask                    text
trial.ask.without            text
trial.wait                   text n more
trial.ended                  text n
trial.kept                   kept n
trial.result                 text k1 n1 k0 n0 d low high
trial.result.sol             text m1 n1 m0 n0 s1 s0
trial.unclear
trial.hint
trial.pattern
`

// Lines gives the id of every sentence that this package may ask for, and the
// names of the values that come with each.
func Lines() map[string][]string {
	out := map[string][]string{}
	for l := range strings.Lines(lines) {
		if f := strings.Fields(l); len(f) > 0 {
			out[f[0]] = f[1:]
		}
	}
	return out
}

func whole(x float64) string { return strconv.FormatFloat(math.Round(x), 'f', 0, 64) }

// middle writes a median: halves exist, smaller parts do not.
func middle(x float64) string { return strconv.FormatFloat(math.Round(2*x)/2, 'f', -1, 64) }

// signed writes a whole figure, with a plus where it is more.
func signed(x float64) string {
	if x = math.Round(x); x > 0 {
		return "+" + whole(x)
	}
	return whole(x + 0) // no minus before nothing
}

// change writes the median of a change, with a plus where it is more.
func change(x float64) string {
	if x > 0 {
		return "+" + middle(x)
	}
	return middle(x)
}

func number(n int) string { return strconv.Itoa(n) }

// date writes an evening as readers say it: 24 November 2026.
func date(d evening.Day) string {
	year, month, day := d.Date()
	return number(day) + " " + month.String() + " " + number(year)
}
