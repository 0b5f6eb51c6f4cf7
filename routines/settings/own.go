package settings

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"lull/routines/letters"
	"lull/routines/practice"
)

// Routine is several practices of one's own, one after the other.
type Routine struct {
	Name  string
	Steps []Step
}

// Step is one practice in a routine.
type Step struct {
	Practice string        // what was written before the length: sigh, imagine shore
	Lasts    time.Duration // how long; 0 takes the practice's own length
}

// String writes a step as it is read: sigh 2m.
func (s Step) String() string {
	if s.Lasts == 0 {
		return s.Practice
	}
	return s.Practice + " " + FormatLength(s.Lasts)
}

// pattern is a row whose value is a breathing pattern: a name, shipped or
// one's own, or numbers. Which names there are is not known here.
func pattern(name, help string, at func(*Settings) *string) Key {
	return Key{
		Name: name, Kind: Text, Help: help,
		value: func(s *Settings) string { return *at(s) },
		set: func(s *Settings, text string) error {
			text = strings.ToLower(text)
			if _, err := practice.ParsePattern(text); err != nil && strings.Contains(text, "-") && text[0] >= '0' && text[0] <= '9' {
				return &Problem{Key: name, Wrong: err.Error(), Mend: "or a pattern's name goes here, such as calm"}
			}
			if text == "" || strings.ContainsFunc(text, func(r rune) bool { return !nameLetter(r) && r != '.' }) {
				return problem(name, text, "a pattern's name goes here, such as calm, or numbers such as 4-6")
			}
			*at(s) = text
			return nil
		},
	}
}

func nameLetter(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_'
}

// checkName lets through the names that own things may have: small enough to
// type, and never to be taken for numbers or for two words.
func checkName(key, name string) error {
	const longest = 40
	first := rune(0)
	for _, r := range name {
		first = r
		break
	}
	if len(name) > longest || !unicode.IsLetter(first) || name != strings.ToLower(name) ||
		strings.ContainsFunc(name, func(r rune) bool { return !nameLetter(r) }) {
		return &Problem{
			Key: key, Wrong: fmt.Sprintf("%q is not a name that can be used here", letters.Short(name)),
			Mend: "small letters, digits and hyphens go, beginning with a letter",
		}
	}
	return nil
}

// withoutRemoval is said when an own thing is set to nothing.
const withoutRemoval = "to be without it, take its line out of the file (lull config edit)"

func ownPattern(key, name string) (Key, error) {
	if err := checkName(key, name); err != nil {
		return Key{}, err
	}
	return Key{
		Name: key, Kind: Breaths, Help: "a breathing pattern of your own, in seconds: in-hold-out-hold",
		value: func(s *Settings) string {
			if i := slices.IndexFunc(s.Patterns, func(p practice.Pattern) bool { return p.Name == name }); i >= 0 {
				return s.Patterns[i].Title
			}
			return ""
		},
		set: func(s *Settings, text string) error {
			if text == "" {
				return problem(key, text, withoutRemoval)
			}
			p, err := practice.ParsePattern(text)
			if err != nil {
				return &Problem{Key: key, Wrong: err.Error(), Mend: "a breath such as 4-0-6-0 goes here"}
			}
			p.Name = name
			s.Patterns = with(s.Patterns, p, func(p practice.Pattern) string { return p.Name })
			return nil
		},
	}, nil
}

func ownRoutine(key, name string) (Key, error) {
	if err := checkName(key, name); err != nil {
		return Key{}, err
	}
	return Key{
		Name: key, Kind: RoutineOf, Help: "practices of your own, one after the other",
		value: func(s *Settings) string {
			i := slices.IndexFunc(s.Routines, func(r Routine) bool { return r.Name == name })
			if i < 0 {
				return ""
			}
			steps := make([]string, 0, len(s.Routines[i].Steps))
			for _, step := range s.Routines[i].Steps {
				steps = append(steps, step.String())
			}
			return strings.Join(steps, ", ")
		},
		set: func(s *Settings, text string) error {
			if text == "" {
				return problem(key, text, withoutRemoval)
			}
			const most = 20 // more is a slip; the night is not that long
			r := Routine{Name: name}
			for part := range strings.SplitSeq(text, ",") {
				step, ok := parseStep(part)
				if !ok {
					return problem(key, strings.TrimSpace(part), "a practice and how long goes here, such as sigh 2m")
				}
				r.Steps = append(r.Steps, step)
			}
			if len(r.Steps) > most {
				return problem(key, text, fmt.Sprintf("up to %d practices go into one routine", most))
			}
			s.Routines = with(s.Routines, r, func(r Routine) string { return r.Name })
			return nil
		},
	}, nil
}

// parseStep reads "sigh 2m", "imagine shore 10m" or a name alone. Whether
// there is such a practice is not known here.
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
		if _, length := parseLength(w); length {
			return Step{}, false
		}
		if strings.ContainsFunc(w, func(r rune) bool { return !nameLetter(r) && r != '.' }) {
			return Step{}, false
		}
	}
	step.Practice = strings.Join(words, " ")
	return step, true
}

// with gives the list with a thing in its place by name, as a new list, so
// that copies of the settings stay apart.
func with[T any](list []T, thing T, name func(T) string) []T {
	list = slices.Clone(list)
	i, found := slices.BinarySearchFunc(list, thing, func(a, b T) int { return cmp.Compare(name(a), name(b)) })
	if found {
		list[i] = thing
		return list
	}
	return slices.Insert(list, i, thing)
}
