package settings

import (
	"fmt"
	"slices"
	"strings"

	"lull/routines/letters"
)

// Problem is a setting that cannot be taken: what is wrong with it and how to
// mend it, both in plain words.
type Problem struct {
	Key   string // the dotted name, as it was written
	Wrong string // what is wrong: frame_rate is 60
	Mend  string // how to mend it: it goes from 5 to 30
}

// Error gives both halves.
func (p *Problem) Error() string { return p.Wrong + "; " + p.Mend }

// problem makes one for a value that was given.
func problem(key, text, mend string) *Problem {
	if text == "" {
		return &Problem{Key: key, Wrong: key + " is empty", Mend: mend}
	}
	return &Problem{Key: key, Wrong: fmt.Sprintf("%s is %q", key, letters.Short(text)), Mend: mend}
}

// unknown is the problem of a name that is no setting.
func unknown(name string) *Problem {
	p := &Problem{Key: name, Wrong: fmt.Sprintf("there is no setting %q", letters.Short(name))}
	if IsGroup(name) {
		p.Wrong = fmt.Sprintf("%q is a group of settings and not one of them", name)
		p.Mend = "in it there are " + list(members(name), "and")
		if slices.Contains(ownGroups, name) {
			p.Mend = "a name of your own goes with it: " + name + ".mine"
		}
		return p
	}
	names := make([]string, 0, len(table))
	for i := range table {
		names = append(names, table[i].Name)
	}
	if near, ok := nearest(name, names); ok {
		p.Mend = "the nearest is " + near
		return p
	}
	if near, ok := nearest(name, groups()); ok {
		p.Mend = "the nearest is the group " + near
		return p
	}
	// Somebody may know the last part and not the group: half_life.
	group, last, dotted := strings.Cut(name, ".")
	if !dotted {
		last = name
	}
	if dotted && IsGroup(group) {
		p.Mend = "in " + group + " there are " + list(members(group), "and")
		return p
	}
	for _, n := range names {
		if _, part, ok := strings.Cut(n, "."); ok && part == last {
			p.Mend = "perhaps it is " + n
			return p
		}
	}
	p.Mend = "lull config lists them all"
	return p
}

// members are the names in a group without the group.
func members(group string) []string {
	var names []string
	for i := range table {
		if table[i].Group() == group {
			names = append(names, table[i].Name[len(group)+1:])
		}
	}
	return names
}

// UnknownGroup is the problem of a group that there is not: [sond].
func UnknownGroup(name string) *Problem {
	p := &Problem{
		Key: name, Wrong: fmt.Sprintf("there is no group %q", letters.Short(name)),
		Mend: "the groups are " + list(groups(), "and"),
	}
	if near, ok := nearest(name, groups()); ok {
		p.Mend = "the nearest is " + near
	}
	return p
}

func groups() []string {
	var names []string
	for i := range table {
		if g := table[i].Group(); g != "" && !slices.Contains(names, g) {
			names = append(names, g)
		}
	}
	return append(names, ownGroups...)
}

// list writes words as a person would: ember, coal or day.
func list(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	n := len(words) - 1
	return strings.Join(words[:n], ", ") + " " + last + " " + words[n]
}

// nearest gives the word that differs in the fewest letters, if it is near
// enough to be what was meant: a third of the letters may be off.
func nearest(word string, words []string) (string, bool) {
	const longest = 64 // no setting has a name like that
	if len(word) > longest {
		return "", false
	}
	best, found := max(len(word)/3, 1)+1, ""
	for _, w := range words {
		if d := distance(strings.ToLower(word), w); d < best {
			best, found = d, w
		}
	}
	return found, found != ""
}

// distance counts the letters to put in, leave out, change or swap between
// two words (optimal string alignment).
func distance(a, b string) int {
	var before []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		next := make([]int, len(b)+1)
		next[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			next[j+1] = min(row[j]+cost, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}
