package notation

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/letters"
)

// mention is a table's item and what the words around its name say.
type mention struct {
	intake.Item
	name   string         // the name by which it was found
	said   string         // the same as it stands in the line: coffees
	called string         // as it was typed: large latte, pint of cider
	effort journal.Effort // empty when not said
	size   string         // of a meal, empty when not said
	big    bool           // it is a large one
	times  float64        // how many servings one of it is
	join   string         // the word that it was joined to the line with, as with "and"
	couple bool           // which makes two things of a line
	from   int            // the words of the line that are about it: from, and before to
	to     int
	tail   int     // how many of these words stand behind the name of what counts nothing
	ml     float64 // of a pint and the like, 0 when not said
}

// caffeine is what milligrams off a label are logged as, and bareCaffeine so with
// no word about it.
var (
	caffeine     = intake.Item{Name: "caffeine", Kind: intake.Drink}
	bareCaffeine = mention{Item: caffeine, name: caffeine.Name, said: caffeine.Name, called: caffeine.Name, times: 1}
)

// What is left in a cup of decaf and in a beer without alcohol: docs/evidence.md,
// Caffeine contents; docs/evidence.md, Alcohol contents.
const (
	decafMilligrams = 5
	freeStrength    = 0.005
)

var errRefused = errors.New("what you did not have needs no entry; lull log nothing says that all of the day was noted")

func anyOf(words, some []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(some, w) })
}

// find looks for what a line is about: the one thing in it that counts, or else
// the first that is known. "lunch with coffee" is a coffee, "pizza and beer" a
// beer; two things that count are asked about. Milligrams that are said to be
// of caffeine are those of the drink beside it. It gives the others too.
func (k Known) find(p parts) (item mention, others []mention, err error) {
	words, milligrams := p.words, p.mg > 0
	v := wordsOf(k)
	if anyOf(words, v.refusals) {
		return item, nil, errRefused
	}
	var all []mention
	var strange []segment
	for _, part := range k.segments(words) {
		if i := slices.Index(part.words, caffeine.Name); milligrams && i >= 0 {
			part.words = part.words[:i+1] // how much it had is all that counts
		}
		n, ok, err := k.mentioned(part.words)
		if err != nil && (len(all) == 0 || n.counts() && v.coupled(part.join)) {
			return item, nil, err
		}
		n.join, n.couple, n.from, n.to = part.join, v.coupled(part.join), part.from, part.to
		if n.tail > 0 {
			n.tail = part.to - part.ends[len(part.words)-n.tail-1] // with the commas among them
		}
		if ok && err == nil {
			all = append(all, n)
		}
		if !ok && slices.ContainsFunc(part.words, func(w string) bool { _, vessel := v.vessels[w]; return vessel }) {
			return item, nil, k.unknown(saidBack(words)) // a bottle and a glass of wine
		}
		if !ok {
			strange = append(strange, part)
		}
	}
	if len(all) == 0 && len(words) > 1 && slices.Contains(v.withouts, words[0]) {
		return item, nil, errRefused // no coffee
	}
	if len(all) == 0 {
		return item, nil, k.unknown(cmp.Or(v.named(words), saidBack(words)))
	}
	i, err := mainOf(all, milligrams)
	if err != nil {
		return item, nil, err
	}
	item, others = all[i], slices.Delete(slices.Clone(all), i, i+1)
	return item, others, cmp.Or(item.apartFrom(others), k.apart(p, item, strange))
}

// named are the words of some that say what something is.
func (v *Vocabulary) named(words []string) string {
	return saidBack(slices.DeleteFunc(slices.Clone(words), v.around))
}

// activity is what exercise was called: jogging, hiit. What somebody did is named
// by what that is: who ran had a run.
func (n mention) activity() string {
	first, _, _ := strings.Cut(n.name, " ")
	if strings.HasSuffix(first, "ed") || first == "ran" || first == "swam" {
		return n.Name
	}
	return n.called
}

// counts tells whether something has a part in the model.
func (n mention) counts() bool {
	switch n.Kind {
	case intake.Movement, intake.Nicotine, intake.Replacement, intake.Alcohol:
		return true
	case intake.Drink:
		return n.Milligrams > 0 || n.Name == caffeine.Name
	case intake.Plain, intake.Food, intake.Medicine:
	}
	return false
}

// mentioned finds the run of words that names something: what a thing is stands
// last, so it is the one that ends last, and of those the longest.
func (k Known) mentioned(words []string) (mention, bool, error) {
	if n := k.opened(words); n > 0 {
		found, _ := k.item(strings.Join(words[:n], " "))
		return found, true, k.after(&found, words[n:], words)
	}
	for end := len(words); end > 0; end-- {
		for i := max(end-longestNamed, 0); i < end; i++ {
			found, ok := k.item(strings.Join(words[i:end], " "))
			if !ok {
				continue
			}
			err := k.before(&found, words[:i], words)
			if err == nil {
				err = k.after(&found, words[end:], words)
			}
			return found, true, err
		}
	}
	return mention{}, false, nil
}

// opened gives how many words an open name has that the run begins with, and 0
// where there is none, the whole is a name, or what stands last is something to
// eat or another drink with alcohol: monster mango loco, but no monster burger.
func (k Known) opened(words []string) int {
	if _, ok := k.item(strings.Join(words, " ")); ok || len(words) < 2 {
		return 0
	}
	last := words[len(words)-1]
	if it, known := k.item(last); known && it.Kind != intake.Drink && !slices.Contains(wordsOf(k).fillers, last) {
		return 0
	}
	for n := min(len(words)-1, longestNamed); n > 0; n-- {
		if found, ok := k.item(strings.Join(words[:n], " ")); ok && slices.Contains(found.Open, found.name) {
			return n
		}
	}
	return 0
}

// before reads the words before a name. What is not known there is part of what
// it is called: a vanilla latte is a latte.
func (k Known) before(n *mention, words, line []string) error {
	v, gap := wordsOf(k), "" // the fillers since the last word of it
	for i, w := range slices.Backward(words) {
		if k.otherBefore(*n, words[:i+1]) {
			return k.unknown(strings.Join(line, " "))
		}
		called := n.called
		if ok, err := n.describe(w, v); ok || err != nil {
			if err != nil {
				return err
			}
			if n.called == called {
				gap = w + " " + gap
			}
			continue
		}
		other, known := k.item(w)
		switch {
		case n.Kind == intake.Medicine && w == caffeine.Name:
			*n = bareCaffeine // how much has to be said too
			return nil
		case n.Kind == intake.Medicine && known && other.counts():
			return k.unknown(strings.Join(line, " ")) // coffee capsules
		case n.Kind == intake.Medicine:
		case n.Kind != intake.Movement && v.amountLike(w): // 200 squats are no count
			return notCount(w)
		case slices.Contains(v.teas, n.called) && !slices.Contains(v.teaKinds, w):
			return k.herbOrNot(line)
		case known && other.Kind != n.Kind && other.Kind != intake.Food && other.Kind != intake.Plain,
			!known && v.likeDecaf(w):
			return k.unknown(strings.Join(line, " "))
		}
		if gap != "" && n.called == n.name {
			n.called = n.said // lots of coffees
		}
		n.called, gap = w+" "+gap+n.called, ""
	}
	if n.called != n.name && strings.HasSuffix(gap, "too ") {
		n.called = "too " + n.called // too much coffee
	}
	return nil
}

// otherBefore tells whether the last words before a name are the name, of two
// words or more, of something of another kind that counts: red bull vodka.
func (k Known) otherBefore(n mention, words []string) bool {
	for i := max(len(words)-longestNamed, 0); i < len(words)-1; i++ {
		run := words[i:]
		other, known := k.item(strings.Join(run, " "))
		if known && other.Kind != n.Kind && other.counts() && slices.ContainsFunc(run, func(w string) bool {
			return !wordsOf(k).around(w)
		}) {
			return true
		}
	}
	return false
}

// after reads the words after a name, which are about it or not understood. What
// counts nothing is called as it was typed.
func (k Known) after(n *mention, words, line []string) error {
	if n.Kind == intake.Plain {
		n.tail = len(words)
		return nil
	}
	v := wordsOf(k)
	for _, w := range words {
		ok, err := n.describe(w, v)
		switch {
		case err != nil:
			return err
		case ok:
		case n.Kind == intake.Medicine && w == caffeine.Name:
			*n = bareCaffeine
			return nil
		case n.Kind == intake.Medicine, slices.Contains(n.Open, n.name) && !v.likeDecaf(w):
			n.called += " " + w
		case v.efforts[w] != "":
			return fmt.Errorf("%s does not go with %s", letters.Quoted(w), n.called)
		default:
			if v.amountLike(w) {
				return notCount(w)
			}
			return k.unknown(strings.Join(line, " "))
		}
	}
	return nil
}

// likeDecaf tells whether a word may mean that the caffeine or the alcohol was
// taken out, so that it is asked about.
func (v *Vocabulary) likeDecaf(w string) bool {
	return slices.ContainsFunc([]string{"caff", "koff", "alc", "alk"},
		func(s string) bool { return strings.Contains(w, s) }) ||
		len(w) > 3 && len(letters.Nearest(w, v.frees)) > 0
}

// herbOrNot asks about a tea that nobody here knows.
func (k Known) herbOrNot(line []string) error {
	err := k.unknown(strings.Join(line, " "))
	if unknown, ok := errors.AsType[*Unknown](err); ok && len(unknown.Nearest) == 0 {
		unknown.Nearest = []string{"herbal tea", "black tea"}
	}
	return err
}

// describe takes a word about a thing: its size, how hard it was, that it is
// decaf. It tells whether the word was one.
func (n *mention) describe(w string, v *Vocabulary) (bool, error) {
	effort, isEffort := v.efforts[w]
	big, isSize := v.sizes[w]
	times, isTimes := v.servings[w]
	ml, isMeasure := v.vessels[w]
	call := func() { n.called = w + " " + n.called }
	switch {
	case n.Kind == intake.Movement && isDistance(w):
	case slices.Contains(v.decafs, w) && n.Kind == intake.Drink:
		n.Milligrams, n.Low, n.High = min(n.Milligrams, decafMilligrams), 0, 0
		if n.Ka > 0 { // a cola has none of it left
			n.Milligrams, n.Ka = 0, 0
		}
		call()
	case slices.Contains(v.frees, w) && n.Kind == intake.Alcohol:
		n.Strength, n.Milligrams = min(n.Strength, freeStrength), 0
		call()
	case isEffort && n.Kind == intake.Movement && n.effort == "":
		n.effort = effort
	case n.Kind == intake.Movement && isEffort:
		return true, fmt.Errorf("%s does not go with %s", letters.Quoted(w),
			n.Name+" that is "+intake.EffortWord(n.effort)+" already")
	case isSize && n.Kind == intake.Food && n.size == "":
		n.size, n.big = w, big
	case isSize && n.Kind == intake.Food:
		return true, fmt.Errorf("%s does not go with %s that is %s already", letters.Quoted(w), n.Name, n.size)
	case isTimes && (n.Kind == intake.Drink || n.Kind == intake.Alcohol):
		n.times *= times
		call()
	case isMeasure && n.Kind == intake.Alcohol && n.ml == 0:
		n.ml, n.called = ml, w+" of "+n.called
	case isMeasure, isTimes, isSize, slices.Contains(v.fillers, w):
	default:
		return false, nil
	}
	return true, nil
}

// isDistance tells whether a word is how far somebody ran, which says nothing about
// how long.
func isDistance(w string) bool {
	unit := strings.TrimLeft(w, "0123456789.,")
	return unit != w && slices.Contains([]string{"k", "km", "kms", "mi", "mile", "miles", "m"}, unit)
}

// around says whether a word may stand around a name.
func (v *Vocabulary) around(w string) bool {
	_, effort := v.efforts[w]
	_, size := v.sizes[w]
	return effort || size || slices.Contains(v.fillers, w) || slices.Contains(v.joins, w)
}

// item looks a name up as it stands and as the singular of a plural, and calls it
// by the form that was found.
func (k Known) item(name string) (mention, bool) {
	forms := []string{name}
	for _, end := range [][2]string{{"ies", "y"}, {"es", ""}, {"s", ""}, {"n", ""}} {
		if s, ok := strings.CutSuffix(name, end[0]); ok && len(s) > 2 {
			forms = append(forms, s+end[1])
		}
	}
	for _, f := range forms {
		if it, ok := k.Table.Find(f); ok {
			return mention{Item: it, name: f, said: name, called: f, times: 1}, true
		}
	}
	if slices.Contains(forms, caffeine.Name) {
		return bareCaffeine, true
	}
	return mention{}, false
}
