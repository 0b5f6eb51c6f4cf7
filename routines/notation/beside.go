package notation

import (
	"fmt"
	"slices"
	"strings"

	"lull/routines/intake"
	"lull/routines/letters"
)

// mainOf gives which of the things of a line it is about.
func mainOf(all []mention, milligrams bool) (int, error) {
	counting := slices.DeleteFunc(slices.Clone(all), func(n mention) bool { return !n.counts() })
	counting = slices.DeleteFunc(counting, func(n mention) bool {
		return n.Name == caffeine.Name && milligrams && len(counting) > 1 ||
			n.Kind == intake.Movement && slices.Contains([]string{"at", "in", "on"}, n.join) &&
				counting[0].Kind == intake.Movement // leg day at the gym
	})
	of := func(kind intake.Kind) int {
		return slices.IndexFunc(all, func(n mention) bool { return n.Kind == kind })
	}
	switch {
	case len(counting) > 1:
		return 0, twoThings(counting[0].called, counting[1].called)
	case len(counting) == 1:
		return slices.IndexFunc(all, func(n mention) bool { return n.from == counting[0].from }), nil
	case of(intake.Medicine) < 0:
		return 0, nil
	}
	if meal := of(intake.Food); meal >= 0 && (meal == 0 || all[meal].couple) {
		return meal, nil
	}
	return of(intake.Medicine), nil // warm milk and melatonin
}

func twoThings(a, b string) error {
	return fmt.Errorf("these are two things, %s and %s; one at a time is enough", a, b)
}

// coupled tells whether a word stands before a second thing, and not before what goes
// with one.
func (v *Vocabulary) coupled(join string) bool {
	return join == stop || slices.Contains(v.couples, join)
}

// apartFrom asks about a meal that would be lost beside something that counts: one
// of a size, and any beside exercise or a cigarette. Beside a drink it is when
// that was drunk.
func (n mention) apartFrom(others []mention) error {
	for _, o := range others {
		apart := n.couple || o.couple
		switch {
		case o.Kind != intake.Food, !n.counts() && n.Kind != intake.Food:
		case o.big, apart && n.Kind != intake.Drink && n.Kind != intake.Alcohol:
			return twoThings(n.called, strings.TrimSpace(o.size+" "+o.called))
		}
	}
	return nil
}

// apart asks about what nobody here knows beside the thing of a line, where it is
// a number of stress, or the slip of the fingers of something that counts.
func (k Known) apart(p parts, item mention, strange []segment) error {
	for _, s := range strange {
		if first := s.words[0]; first == "stress" || first == "stressed" {
			return twoThings(item.called, p.verbatim(s.from, s.to))
		}
		word, couple := wordsOf(k).named(s.words), wordsOf(k).coupled(s.join) || s.from == 0
		if len([]rune(word)) < shortestSlip || item.Kind == intake.Medicine {
			continue
		}
		for _, name := range nearest(word, k.Table.Names()) {
			other, _ := k.item(name)
			if letters.Slips(word, name) <= 2 && (other.Kind == intake.Medicine || couple && other.counts()) {
				return k.unknown(word)
			}
		}
	}
	return nil
}

// shortestSlip is how many letters a word has that is taken for a slip of the
// fingers beside something that is known.
const shortestSlip = 5

// carriers are what caffeine may be in that is no medicine besides: tablet with
// caffeine 65mg.
var carriers = []string{"tablet", "pill", "capsule"}

// once fails where something was said twice that can be only once, and where a
// number at the end of a line counts nothing: coffee at 9 and 11.
func (v *Vocabulary) once(p parts, item mention, others []mention) error {
	n := len(p.words)
	switch {
	case n > 0 && v.coupled(p.words[n-1]) && !p.typed[len(p.typed)-1].word && p.count > 0:
		if !p.at.IsZero() {
			return errTwoTimes
		}
		return fmt.Errorf("it is not clear what the %s at the end counts; a number goes before its thing, like 2 %s",
			p.typed[len(p.typed)-1].text, item.Name)
	case item.Kind == intake.Medicine:
		return nil
	case p.again != nil && len(others) > 0:
		return twoThings(item.called, others[0].called)
	}
	return p.again
}

// withoutRemark leaves out what stands behind a comma or a "with": napped for 20m,
// felt groggy. It asks about another thing that was had or done.
func withoutRemark(words []string, what string, k Known) ([]string, error) {
	for _, s := range k.segments(words) {
		o, ok, err := k.mentioned(s.words)
		kept := o.counts() || o.Kind == intake.Food || o.Kind == intake.Medicine
		if ok && err == nil && kept && (s.join == "" || s.join == "with" || wordsOf(k).coupled(s.join)) {
			return nil, twoThings(what, o.called)
		}
	}
	i := slices.IndexFunc(words, func(w string) bool { return w == stop || slices.Contains(wordsOf(k).joins, w) })
	if i < 0 {
		return words, nil
	}
	return words[:i], nil
}
