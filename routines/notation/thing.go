package notation

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/letters"
)

// named is a table's item and what the words around its name say.
type named struct {
	intake.Item
	called string         // as it was typed: large latte, pint of cider
	effort journal.Effort // empty when not said
	size   string         // one of sizes, empty when not said
	times  float64        // how many servings one of it is
	ml     float64        // of a pint and the like, 0 when not said
}

// caffeine is what milligrams off a label are logged as.
var caffeine = intake.Item{Name: "caffeine", Kind: intake.Drink}

// find looks for what a line is about: the one thing in it that counts, or else
// the first that is known. "lunch with coffee" is a coffee, "pizza and beer" a
// beer; two things that count are asked about.
func (k Known) find(words []string) (named, error) {
	if slices.ContainsFunc(words, func(w string) bool { return slices.Contains(refusals, w) }) {
		return named{}, fmt.Errorf("what was not had needs no entry; lull log nothing says that all of the day was noted")
	}
	var all []named
	for _, part := range k.segments(words) {
		n, ok, err := k.segment(part)
		if err != nil && len(all) == 0 {
			return named{}, err
		}
		if ok && err == nil {
			all = append(all, n)
		}
	}
	if len(all) == 0 {
		word := strings.Join(slices.DeleteFunc(slices.Clone(words), around), " ")
		if word == "" {
			word = strings.Join(words, " ")
		}
		return named{}, k.unknown(word)
	}
	counting := slices.DeleteFunc(slices.Clone(all), func(n named) bool { return !n.counts() })
	switch len(counting) {
	case 0:
		return all[0], nil
	case 1:
		return counting[0], nil
	}
	return named{}, fmt.Errorf("these are two things, %s and %s; one at a time is enough", counting[0].called, counting[1].called)
}

// counts tells whether something has a part in the model.
func (n named) counts() bool {
	switch n.Kind {
	case intake.Plain, intake.Food, intake.Medicine:
		return false
	case intake.Movement, intake.Nicotine, intake.Replacement, intake.Alcohol:
		return true
	case intake.Drink:
		return n.Milligrams > 0 || n.Name == caffeine.Name
	}
	return false
}

// segments divides a line at "with", "and" and the like, but not within a name.
// What follows a "without" is left out.
func (k Known) segments(words []string) [][]string {
	var all [][]string
	var part []string
	left := false
	end := func() {
		if len(part) > 0 && !left {
			all = append(all, part)
		}
		part, left = nil, false
	}
	for i := 0; i < len(words); i++ {
		w := words[i]
		if n := k.joined(words[i:]); n > 0 {
			part = append(part, strings.Join(words[i:i+n], " "))
			i += n - 1
			continue
		}
		switch {
		case slices.Contains(withouts, w):
			end()
			left = true
		case slices.Contains(joins, w):
			end()
		default:
			part = append(part, w)
		}
	}
	end()
	return all
}

// joined gives how many words a name has that begins here and has one of the
// joins in it: gin and tonic. It is 0 where there is none.
func (k Known) joined(words []string) int {
	for n := min(len(words), longestNamed); n > 1; n-- {
		join := slices.ContainsFunc(words[:n], func(w string) bool {
			return slices.Contains(joins, w) || slices.Contains(withouts, w)
		})
		if _, _, ok := k.item(strings.Join(words[:n], " ")); ok && join {
			return n
		}
	}
	return 0
}

// longestNamed is how many words a name has at most.
const longestNamed = 6

// segment finds the run of words that names something: what a thing is stands
// last, so it is the one that ends last, and of those the longest.
func (k Known) segment(words []string) (named, bool, error) {
	for end := len(words); end > 0; end-- {
		for i := max(end-longestNamed, 0); i < end; i++ {
			name, item, ok := k.item(strings.Join(words[i:end], " "))
			if !ok {
				continue
			}
			found := named{Item: item, called: name, times: 1}
			err := k.before(&found, words[:i], words)
			if err == nil {
				err = k.after(&found, words[end:], words)
			}
			return found, true, err
		}
	}
	return named{}, false, nil
}

// before reads the words before a name. What is not known there is part of what
// it is called: a vanilla latte is a latte.
func (k Known) before(n *named, words, line []string) error {
	for _, w := range slices.Backward(words) {
		if ok, err := n.about(w); ok || err != nil {
			if err != nil {
				return err
			}
			continue
		}
		_, other, known := k.item(w)
		switch {
		case n.Kind == intake.Medicine && w == caffeine.Name:
			*n = named{Item: caffeine, called: caffeine.Name, times: 1} // how much has to be said too
			return nil
		case n.Kind == intake.Medicine:
		case slices.Contains(teas, n.called) && !slices.Contains(kinds, w):
			return k.herbOrNot(line)
		case known && other.Kind != n.Kind && other.Kind != intake.Food && other.Kind != intake.Plain,
			strings.Contains(w, "caff"), strings.Contains(w, "koff"),
			len(letters.Nearest(w, frees)) > 0:
			return k.unknown(strings.Join(line, " "))
		}
		n.called = w + " " + n.called
	}
	return nil
}

// after reads the words after a name, which are about it or not understood.
func (k Known) after(n *named, words, line []string) error {
	for _, w := range words {
		ok, err := n.about(w)
		switch {
		case err != nil:
			return err
		case ok:
		case n.Kind == intake.Medicine && w == caffeine.Name:
			*n = named{Item: caffeine, called: caffeine.Name, times: 1}
			return nil
		case n.Kind == intake.Medicine, n.Kind == intake.Plain:
			n.called += " " + w
		case efforts[w] != "":
			return fmt.Errorf("%s does not go with %s", letters.Quoted(w), n.called)
		default:
			if _, number := digits(w); number {
				return fmt.Errorf("%s is not a count; more than 0 and up to %d goes", letters.Quoted(w), journal.MostCount)
			}
			return k.unknown(strings.Join(line, " "))
		}
	}
	return nil
}

// herbOrNot asks about a tea that nobody here knows.
func (k Known) herbOrNot(line []string) error {
	err := k.unknown(strings.Join(line, " "))
	if unknown := (*Unknown)(nil); errors.As(err, &unknown) && len(unknown.Nearest) == 0 {
		unknown.Nearest = []string{"herbal tea", "black tea"}
	}
	return err
}

// about takes a word about a thing: its size, how hard it was, that it is
// decaf. It tells whether the word was one.
func (n *named) about(w string) (bool, error) {
	effort, isEffort := efforts[w]
	_, isSize := sizes[w]
	times, isTimes := servings[w]
	ml, isMeasure := vessels[w]
	call := func() { n.called = w + " " + n.called }
	switch {
	case n.Kind == intake.Movement && distance.MatchString(w):
	case slices.Contains(decafs, w) && n.Kind == intake.Drink:
		n.Milligrams, n.Low, n.High = min(n.Milligrams, decafMilligrams), 0, 0
		if n.Ka > 0 { // a cola has none of it left
			n.Milligrams, n.Ka = 0, 0
		}
		call()
	case slices.Contains(frees, w) && n.Kind == intake.Alcohol:
		n.Strength, n.Milligrams = min(n.Strength, freeStrength), 0
		call()
	case isEffort && n.Kind == intake.Movement && n.effort == "":
		n.effort = effort
	case n.Kind == intake.Movement && isEffort:
		return true, fmt.Errorf("%s does not go with %s", letters.Quoted(w), n.Name+" that is "+intake.EffortWord(n.effort)+" already")
	case isSize && n.Kind == intake.Food && n.size == "":
		n.size = w
	case isSize && n.Kind == intake.Food:
		return true, fmt.Errorf("%s does not go with %s that is %s already", letters.Quoted(w), n.Name, n.size)
	case isTimes && (n.Kind == intake.Drink || n.Kind == intake.Alcohol):
		n.times *= times
		call()
	case isMeasure && n.Kind == intake.Alcohol && n.ml == 0:
		n.ml, n.called = ml, w+" of "+n.called
	case isMeasure, isTimes, isSize, slices.Contains(fillers, w):
	default:
		return false, nil
	}
	return true, nil
}

// around says whether a word may stand around a name.
func around(w string) bool {
	_, effort := efforts[w]
	_, size := sizes[w]
	return effort || size || slices.Contains(fillers, w) || slices.Contains(joins, w)
}

// item looks a name up as it stands and as the singular of a plural, and gives
// the form that was found.
func (k Known) item(name string) (string, intake.Item, bool) {
	forms := []string{name}
	for _, end := range [][2]string{{"ies", "y"}, {"es", ""}, {"s", ""}, {"n", ""}} {
		if s, ok := strings.CutSuffix(name, end[0]); ok && len(s) > 2 {
			forms = append(forms, s+end[1])
		}
	}
	for _, f := range forms {
		if it, ok := k.Table.Find(f); ok {
			return f, it, true
		}
	}
	if slices.Contains(forms, caffeine.Name) {
		return caffeine.Name, caffeine, true
	}
	return "", intake.Item{}, false
}

// lineWords are lines that are not in the table.
var lineWords = []string{"caffeine", "stress", "note", "session", "rest", "nap", "medicine", "nothing"}

// nearest gives no more names than an error offers, and of those only what a
// slip of the fingers makes: aspirin is no spirit, and a bath no patch.
func nearest(word string, names []string) []string {
	if word == "" {
		return nil
	}
	near := slices.DeleteFunc(letters.Nearest(word, names), func(name string) bool {
		return []rune(name)[0] != []rune(word)[0] && len(word) > 3 && !strings.HasSuffix(word, name[1:])
	})
	return near[:min(len(near), mostNearest)]
}

const mostNearest = 3

// unknown makes the error for a word, trying the whole of it and its words.
func (k Known) unknown(word string) error {
	names := append(k.Table.Names(), lineWords...)
	for name := range k.Practices {
		names = append(names, name)
	}
	slices.Sort(names)
	near := nearest(word, names)
	if len(near) == 0 {
		for _, w := range strings.Fields(word) {
			near = append(near, nearest(w, names)...)
		}
		near = near[:min(len(near), mostNearest)]
	}
	return &Unknown{Word: word, Nearest: near}
}
