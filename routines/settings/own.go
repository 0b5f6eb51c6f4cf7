package settings

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"lull/routines/intake"
	"lull/routines/letters"
	"lull/routines/lists"
	"lull/routines/notation"
	"lull/routines/practice"
)

type Drink struct {
	Name        string  `json:"-"`
	Milligrams  float64 `json:"mg"`           // caffeine in one, 0 to 1000
	Milliliters float64 `json:"ml,omitempty"` // volume of one, 0 when not said, up to 3000
}

// Routine is several practices, one after the other, that somebody put together.
type Routine struct {
	Name  string
	Steps []Step
}

type Step struct {
	Practice string        // what was written before the length: sigh, imagine shore
	Lasts    time.Duration // how long; 0 takes the practice's own length
}

// String writes a step as it is read: sigh 2m.
func (s Step) String() string {
	if s.Lasts == 0 {
		return s.Practice
	}
	return s.Practice + " " + notation.Length(s.Lasts)
}

func (s Step) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// own is a group of settings whose names are their person's.
type own interface {
	key(key, name string) (Key, error)
	names(s *Settings) []string
	json(s *Settings) map[string]any
}

// owned are the groups of own things, by name.
var owned = []struct {
	name string
	own
}{{"patterns", patterns}, {"drinks", drinks}, {"routines", routines}}

// OwnNames gives the settings whose names are their person's: patterns.mine.
func (s Settings) OwnNames() []string {
	var names []string
	for _, group := range owned {
		for _, name := range group.names(&s) {
			names = append(names, group.name+"."+name)
		}
	}
	return names
}

// DrinksOf names the drinks with caffeine, the person's own first.
func (s Settings) DrinksOf(table *intake.Table) []string {
	names := lists.Each(s.Drinks, func(own Drink) string { return own.Name })
	for _, it := range table.Items() {
		if it.Kind == intake.Drink && !slices.Contains(names, it.Name) {
			names = append(names, it.Name)
		}
	}
	return names
}

// group is the own things of one sort, in the order of their names.
type group[T any] struct {
	kind  Kind
	words string
	list  func(*Settings) *[]T
	name  func(T) string
	read  func(key, name, text string) (T, error)
	show  func(T) string // as it is read
	data  func(T) any    // for JSON

	parts []string // of each thing, where it has some
	part  func(key, name, part string) (Key, error)
}

var patterns = group[practice.Pattern]{
	kind: Breaths, words: "patterns",
	list: func(s *Settings) *[]practice.Pattern { return &s.Patterns },
	name: func(p practice.Pattern) string { return p.Name },
	read: func(key, name, text string) (practice.Pattern, error) {
		p, err := practice.ParsePattern(text)
		if err != nil {
			return p, &Problem{Key: key, Wrong: err.Error(), Mend: "a breath such as 4-0-6-0 goes here"}
		}
		p.Name = name
		return p, nil
	},
	show: func(p practice.Pattern) string { return p.Title },
	data: func(p practice.Pattern) any { return p.Title },
}

var routines = group[Routine]{
	kind: RoutineOf, words: "routines",
	list: func(s *Settings) *[]Routine { return &s.Routines },
	name: func(r Routine) string { return r.Name },
	read: func(key, name, text string) (Routine, error) {
		const most = 20 // more is a slip; the night is not that long
		r := Routine{Name: name}
		for part := range strings.SplitSeq(text, ",") {
			step, ok := parseStep(part)
			if !ok {
				return r, problem(key, strings.TrimSpace(part), "a practice and how long goes here, such as sigh 2m")
			}
			r.Steps = append(r.Steps, step)
		}
		if len(r.Steps) > most {
			return r, problem(key, text, fmt.Sprintf("up to %d practices go into one routine", most))
		}
		return r, nil
	},
	show: func(r Routine) string {
		return strings.Join(lists.Each(r.Steps, Step.String), ", ")
	},
	data: func(r Routine) any { return r.Steps },
}

var drinks = group[Drink]{
	kind: DrinkOf, words: "drinks",
	list: func(s *Settings) *[]Drink { return &s.Drinks }, name: drinkName, read: readDrink, show: showDrink,
	parts: []string{"mg", "ml"}, part: drinkPart,
	data: func(d Drink) any { return d },
}

func drinkName(d Drink) string { return d.Name }

func showDrink(d Drink) string {
	text := "mg=" + plain(d.Milligrams)
	if d.Milliliters > 0 {
		text += " ml=" + plain(d.Milliliters)
	}
	return text
}

// readDrink reads mg=80 ml=250, or { mg = 80 }.
func readDrink(key, name, text string) (Drink, error) {
	wrong := problem(key, text, "write its caffeine and its size, such as mg=80 ml=250")
	var s Settings
	caffeine := false
	for _, field := range strings.Fields(strings.NewReplacer(",", " ", "{", " ", "}", " ").Replace(text)) {
		part, number, ok := strings.Cut(field, "=")
		if !ok {
			return Drink{}, wrong
		}
		k, err := drinkPart(key, name, part)
		if err == nil {
			err = k.Set(&s, number)
		}
		if err != nil {
			return Drink{}, err
		}
		caffeine = caffeine || part == "mg"
	}
	if !caffeine {
		return Drink{}, wrong
	}
	return s.Drinks[0], nil
}

// drinkPart is one half of a drink, a setting too: drinks.mate.mg.
func drinkPart(key, name, part string) (Key, error) {
	most := 1000.0
	field := func(d *Drink) *float64 { return &d.Milligrams }
	switch part {
	case "mg":
	case "ml":
		most = 3000
		field = func(d *Drink) *float64 { return &d.Milliliters }
	default:
		return Key{}, &Problem{
			Key: key, Wrong: fmt.Sprintf("a drink has no %q", letters.Short(part)),
			Mend: "it has mg, the caffeine, and ml, the size",
		}
	}
	k := number(0, most)
	return Key{
		Name: key, words: "drinks." + part, Kind: Number, Range: k.Range,
		value: func(s *Settings) string {
			if d, there := find(s.Drinks, drinkName, name); there {
				return plain(*field(&d))
			}
			return ""
		},
		set: func(s *Settings, text string) error {
			n, ok := k.read(text)
			if !ok {
				return problem(key, text, part+" is a number from "+k.Range)
			}
			d, _ := find(s.Drinks, drinkName, name)
			d.Name = name
			*field(&d) = n
			put(&s.Drinks, drinkName, d)
			return nil
		},
	}, nil
}

// parseStep reads "sigh 2m" or a name. Whether there is one is not known here.
func parseStep(text string) (Step, bool) {
	words := strings.Fields(strings.ToLower(text))
	if len(words) == 0 {
		return Step{}, false
	}
	var step Step
	last := len(words) - 1
	if first := words[last][0]; last > 0 && first >= '0' && first <= '9' && !strings.Contains(words[last], "-") {
		d, ok := parseLength(words[last])
		if !ok || d < 10*time.Second || d > 2*time.Hour {
			return Step{}, false
		}
		step.Lasts, words = d, words[:last]
	}
	for _, w := range words {
		_, length := parseLength(w)
		if length || strings.ContainsFunc(w, oddInStep) {
			return Step{}, false
		}
	}
	step.Practice = strings.Join(words, " ")
	return step, true
}

func (g group[T]) key(key, name string) (Key, error) {
	thing, part, parted := strings.Cut(name, ".")
	if len(g.parts) == 0 {
		thing, parted = name, false
	}
	if err := checkName(key, thing); err != nil {
		return Key{}, err
	}
	if parted {
		k, err := g.part(key, thing, part)
		k.Whole = strings.TrimSuffix(key, "."+part)
		return k, err
	}
	return Key{
		Name: key, words: g.words, Kind: g.kind,
		Parts: lists.Each(g.parts, func(part string) string { return key + "." + part }),
		value: func(s *Settings) string {
			if thing, there := find(*g.list(s), g.name, name); there {
				return g.show(thing)
			}
			return ""
		},
		set: func(s *Settings, text string) error {
			if text == "" {
				return problem(key, text, "to be without it, take its line out of the file (lull config edit)")
			}
			thing, err := g.read(key, name, text)
			if err != nil {
				return err
			}
			put(g.list(s), g.name, thing)
			return nil
		},
	}, nil
}

func find[T any](list []T, nameOf func(T) string, name string) (thing T, there bool) {
	if i := slices.IndexFunc(list, func(t T) bool { return nameOf(t) == name }); i >= 0 {
		return list[i], true
	}
	return thing, false
}

// put puts a thing in its place in a new list, so that copies of the settings stay apart.
func put[T any](list *[]T, nameOf func(T) string, thing T) {
	*list = slices.Clone(*list)
	i, found := slices.BinarySearchFunc(*list, thing, func(a, b T) int { return cmp.Compare(nameOf(a), nameOf(b)) })
	if found {
		(*list)[i] = thing
		return
	}
	*list = slices.Insert(*list, i, thing)
}

func (g group[T]) names(s *Settings) []string { return lists.Each(*g.list(s), g.name) }

func (g group[T]) json(s *Settings) map[string]any {
	all := make(map[string]any)
	for _, thing := range *g.list(s) {
		all[g.name(thing)] = g.data(thing)
	}
	return all
}

// checkName lets through the names that own things may have: small enough to
// type, and never to be taken for numbers or for two words.
func checkName(key, name string) error {
	const longest = 40
	first, _ := utf8.DecodeRuneInString(name)
	if len(name) > longest || !unicode.IsLetter(first) || name != strings.ToLower(name) ||
		strings.ContainsFunc(name, oddInName) {
		return &Problem{
			Key: key, Wrong: fmt.Sprintf("%q is not a name that can be used here", letters.Short(name)),
			Mend: "small letters, digits and hyphens go, beginning with a letter",
		}
	}
	return nil
}
