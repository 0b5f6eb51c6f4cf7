package intake

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"lull/routines/journal"
)

type Kind string

const (
	Drink       Kind = "drink"       // caffeine, tablets and chocolate with it
	Alcohol     Kind = "alcohol"     // drinks with alcohol
	Nicotine    Kind = "nicotine"    // cigarettes, vapes and the like
	Replacement Kind = "replacement" // patches and the like: a treatment, whose timing is the pharmacist's
	Food        Kind = "food"        // meals and snacks
	Medicine    Kind = "medicine"    // whatever is in it: it counts nothing, and its timing is not for here
	Movement    Kind = "exercise"    // walks, runs, yoga
	Plain       Kind = "plain"       // water, pizza, a bath: it has no part in the model
)

// The names of the table that the rules look for.
const (
	Meal   = "meal"
	Snack  = "snack"
	Coffee = "coffee" // the usual drink where none was said
	Drug   = "drug"   // of the kind of a medicine, and not called one
	Wine   = "wine"   // by which the cutoff of alcohol is told
)

// Cup is the milligrams of a cup of coffee, where one has to stand for all
// (docs/evidence.md, Caffeine contents).
const Cup = 96.0

type Item struct {
	Name        string   // what it is logged as: lower case, singular, one or more words
	Aliases     []string // other words for it
	Open        []string // those of its names that more words may follow: monster mango loco
	Kind        Kind
	Milligrams  float64        // caffeine of one serving
	Low, High   float64        // the plausible range of it, 0 and 0 when not known
	Millilitres float64        // one serving, 0 for what is not measured so
	Ka          float64        // absorption rate per hour, 0 for the usual one
	Strength    float64        // alcohol by volume, 0 to 1
	Effort      journal.Effort // of exercise, when none is said
	Offered     bool           // may be named as what would still be fine
	Source      string         // where the figures come from
}

// gramsPerMillilitre is how heavy ethanol is (docs/evidence.md, Alcohol).
const gramsPerMillilitre = 0.789

// Grams gives the ethanol of a volume at a strength from 0 to 1, in grams.
func Grams(millilitres, strength float64) float64 {
	return millilitres * strength * gramsPerMillilitre
}

// longestName is how many letters a name may have: not about the body.
const longestName = 40

// Check says what is wrong with an item (docs/evidence.md, Bounds of an entry).
func (it Item) Check() error {
	for n := range it.names {
		if err := checkName(n); err != nil {
			return err
		}
	}
	for _, f := range []struct {
		what     string
		is, most float64
	}{
		{"caffeine", it.Milligrams, 1000},
		{"lowest caffeine", it.Low, 1000},
		{"highest caffeine", it.High, 1000},
		{"volume", it.Millilitres, 3000},
		{"absorption rate", it.Ka, journal.FastestKa},
		{"strength", it.Strength, 0.96},
	} {
		if !(f.is >= 0 && f.is <= f.most) { // no number is not between either
			return fmt.Errorf("the %s of %q is %v, which is not between 0 and %v", f.what, it.Name, f.is, f.most)
		}
	}
	if it.High != 0 && (it.Low > it.Milligrams || it.Milligrams > it.High) {
		return fmt.Errorf("%q has %v mg, which is not within its own range of %v-%v", it.Name, it.Milligrams,
			it.Low, it.High)
	}
	switch it.Kind {
	case Drink, Nicotine, Replacement, Food, Medicine, Plain:
	case Alcohol:
		if it.Strength <= 0 || it.Millilitres <= 0 {
			return fmt.Errorf("%q needs a strength and a volume", it.Name)
		}
	case Movement:
		if !slices.Contains(efforts, it.Effort) {
			return fmt.Errorf("%q needs an effort: light, moderate or vigorous", it.Name)
		}
	default:
		return fmt.Errorf("%q is of no known kind", it.Name)
	}
	return nil
}

// checkName says what is wrong with a name: lower case letters, digits,
// hyphens, low lines and single spaces only, beginning with a letter, so that
// it can be typed and can be told from a number or a time. It may begin with a number
// of which nobody has so many: 1664, 8.6 beer.
func checkName(s string) error {
	if simpleName(s) {
		return nil // nearly every one, and looking at all of them is much of a start
	}
	if s == "" {
		return fmt.Errorf("a name is empty")
	}
	if utf8.RuneCountInString(s) > longestName {
		return fmt.Errorf("the name %.20q... is longer than %d letters", s, longestName)
	}
	if s != strings.ToLower(s) || strings.Contains(s, "  ") || s != strings.TrimSpace(s) {
		return fmt.Errorf("the name %q is not lower case with single spaces", s)
	}
	first, rest, more := strings.Cut(s, " ")
	if n, err := strconv.ParseFloat(first, 64); err == nil && strings.Trim(first, "0123456789.") == "" &&
		(n > journal.MostCount || more && n != math.Trunc(n)) &&
		(!more || strings.ContainsFunc(rest, unicode.IsLetter)) {
		s = "x" + s // the rest of it is looked at as that of any other
	}
	for i, r := range s {
		switch {
		case unicode.IsLetter(r):
		case r == '.' && i > 0 && i < len(s)-1 && isDigit(s[i-1]) && isDigit(s[i+1]): // bavaria 8.6
		case i > 0 && (unicode.IsDigit(r) || unicode.IsMark(r) || r == ' ' || r == '-' || r == '_'):
		default:
			return fmt.Errorf("the name %q has %q in it", s, r)
		}
	}
	return nil
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// simpleName tells whether a name is right and of ASCII.
func simpleName(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z':
		case i > 0 && ('0' <= c && c <= '9' || c == '-' || c == '_'):
		case i > 0 && i < len(s)-1 && c == ' ' && s[i-1] != ' ':
		default:
			return false
		}
	}
	return s != "" && len(s) <= longestName
}

// names gives the name of an item and the other words for it.
func (it *Item) names(yield func(string) bool) {
	if !yield(it.Name) {
		return
	}
	for _, n := range it.Aliases {
		if !yield(n) {
			return
		}
	}
}

// Table is what can be logged by name. It does not change once made, and a
// nil one is empty.
type Table struct {
	items []Item
	named func() map[string]int // every name and alias, gathered when one is asked for
}

// NewTable makes a table. It fails when an item is not right or two share a
// name or an alias, and says which.
func NewTable(items ...Item) (*Table, error) {
	named := map[string]int{}
	for i := range items {
		it := &items[i]
		if err := it.Check(); err != nil {
			return nil, err
		}
		for n := range it.names {
			if j, taken := named[n]; taken {
				return nil, fmt.Errorf("%q names both %q and %q", n, items[j].Name, it.Name)
			}
			named[n] = i
		}
	}
	return &Table{items, func() map[string]int { return named }}, nil
}

// TableOf makes a table of items that were looked at, as [NewTable] does.
func TableOf(items []Item) *Table {
	return &Table{items, sync.OnceValue(func() map[string]int {
		named := make(map[string]int, 24*len(items)) // as many names as the shipped table has
		for i := range items {
			for n := range items[i].names {
				named[n] = i
			}
		}
		return named
	})}
}

// With gives a table with some more items, somebody's own, which win: an item
// of the same name is replaced, and a word that was another's alias now means
// the new one.
func (t *Table) With(own ...Item) (*Table, error) {
	mine, err := NewTable(own...)
	if err != nil {
		return nil, err
	}
	named := func(name string) bool { _, ok := mine.named()[name]; return ok }
	var items []Item
	for _, it := range t.Items() {
		if !named(it.Name) {
			it.Aliases = slices.DeleteFunc(slices.Clone(it.Aliases), named)
			items = append(items, it)
		}
	}
	return NewTable(append(items, own...)...)
}

// Items gives every item in the table's order. It must not be changed.
func (t *Table) Items() []Item {
	if t == nil {
		return nil
	}
	return t.items
}

// Find gives the item of a name or an alias, and false when there is none. The
// usual drink and a glass of wine, which every look at an evening asks for, are
// names: a prompt need not gather two thousand aliases.
func (t *Table) Find(name string) (Item, bool) {
	items := t.Items()
	for i := range items {
		if items[i].Name == name {
			return items[i], true
		}
	}
	if len(items) > 0 {
		if i, ok := t.named()[name]; ok {
			return items[i], true
		}
	}
	return Item{}, false
}

// kind gives the kind of what was logged under a name. A medicine is known by
// any of its words: it may have more of them than its name.
func (t *Table) kind(what string) Kind {
	if it, ok := t.Find(what); ok {
		return it.Kind
	}
	for word := range strings.FieldsSeq(what) {
		if it, _ := t.Find(strings.TrimSuffix(word, "s")); it.Kind == Medicine {
			return Medicine
		}
	}
	return ""
}

// Names gives every name and alias in the table's order.
func (t *Table) Names() []string {
	var out []string
	for _, it := range t.Items() {
		out = append(append(out, it.Name), it.Aliases...)
	}
	return out
}

// OwnDrink makes an item of somebody's own: a name, milligrams of caffeine,
// and millilitres when they are known, else 0. [Table.With] checks it.
func OwnDrink(name string, milligrams, millilitres float64) Item {
	return Item{
		Name: name, Kind: Drink, Milligrams: milligrams, Millilitres: millilitres, Offered: true,
		Source: "yours",
	}
}
