package settings

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"lull/routines/letters"
	"lull/routines/lists"
)

// Problem is a setting that cannot be taken.
type Problem struct {
	Key   string // the dotted name, as it was written
	Wrong string // what is wrong: frame_rate is 60
	Mend  string // how to mend it: it goes from 5 to 30
}

func (p *Problem) Error() string { return p.Wrong + "; " + p.Mend }

func problem(key, text, mend string) *Problem {
	if text == "" {
		return &Problem{Key: key, Wrong: key + " is empty", Mend: mend}
	}
	return &Problem{Key: key, Wrong: fmt.Sprintf("%s is %q", key, letters.Short(text)), Mend: mend}
}

func unknown(name string) *Problem {
	p := &Problem{
		Key: name, Wrong: fmt.Sprintf("there is no setting %q", letters.Short(name)),
		Mend: "lull config lists them all",
	}
	names := lists.Each(table, func(k Key) string { return k.Name })
	group, last, dotted := strings.Cut(name, ".")
	last = cmp.Or(last, name)
	// Somebody may know the last part and not the group: half_life.
	elsewhere := slices.IndexFunc(names, func(n string) bool { return strings.HasSuffix(n, "."+last) })
	near := append(letters.Nearest(name, slices.Concat(groups(), names)), "")[0]
	switch {
	case IsGroup(name):
		p.Wrong = fmt.Sprintf("%q is a group of settings and not one of them", name)
		p.Mend = "a name of your own goes with it: " + name + ".mine"
		if in := members(name); len(in) > 0 {
			p.Mend = "in it there are " + letters.Listed(in, "and")
		}
	case IsGroup(near):
		p.Mend = "the nearest is the group " + near
	case near != "":
		p.Mend = "the nearest is " + near
	case dotted && IsGroup(group):
		p.Mend = "in " + group + " there are " + letters.Listed(members(group), "and")
	case elsewhere >= 0:
		p.Mend = "perhaps it is " + names[elsewhere]
	}
	return p
}

// Missed notes that something of what somebody set was not taken. The name may
// be a slip for another, or empty where it is not known; then it may have been
// anything.
func (s *Settings) Missed(name string) {
	const safety, weeks = "safety", "pregnancy_weeks"
	answers := append(members(safety), safety, weeks)
	near := func(word string) bool { return len(letters.Nearest(word, answers)) > 0 }
	group, last, dotted := strings.Cut(name, ".")
	_, wrong := Find(name)
	switch {
	case name == "", group == safety, name == "caffeine."+weeks,
		wrong != nil && (dotted && near(last) || !IsGroup(group) && near(group)):
		s.Safety.Unread = true
	}
}

func members(group string) []string {
	var names []string
	for _, k := range table {
		if k.Group() == group {
			names = append(names, k.Name[len(group)+1:])
		}
	}
	return names
}

// UnknownGroup is the problem of a group that there is not: [sond].
func UnknownGroup(name string) *Problem {
	p := &Problem{
		Key: name, Wrong: fmt.Sprintf("there is no group %q", letters.Short(name)),
		Mend: "the groups are " + letters.Listed(groups(), "and"),
	}
	if near := letters.Nearest(name, groups()); len(near) > 0 {
		p.Mend = "the nearest is " + near[0]
	}
	return p
}
