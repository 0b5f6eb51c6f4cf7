package content

import (
	"embed"
	"slices"
	"strconv"
	"strings"
	"time"

	"lull/routines/guided"
	"lull/routines/letters"
	"lull/routines/practice"
)

//go:embed relaxations/*.md
var relaxationFiles embed.FS

// Relaxations gives the shipped relaxations in the order of [practice.Relaxations].
var Relaxations = shipped(func() (all []guided.Relaxation, err error) {
	err = each(relaxationFiles, "relaxations/*.md", func(name string, data []byte) error {
		x, err := ParseRelaxation(name, data)
		all = append(all, x)
		return err
	})
	order := practice.Relaxations()
	slices.SortFunc(all, func(a, b guided.Relaxation) int {
		return slices.Index(order, a.Name) - slices.Index(order, b.Name)
	})
	return all, err
})

// What may stand in the front matter of a relaxation.
var (
	relaxationKeys = []string{
		"name", "title", "suits", "not for", "length", "shortest", "longest",
		"first pause", "last pause",
	}
	relaxationNeeded = []string{"name", "title", "suits", "not for"}
)

// relaxationMend is said of a heading that a relaxation does not know.
const relaxationMend = "there are settle, part: NAME, group: NAME (16, 7, 4) and fade"

// ParseRelaxation reads one relaxation, with errors as [ParsePlace].
func ParseRelaxation(file string, data []byte) (guided.Relaxation, error) {
	return parse(file, data, func(d document, ps *problems) guided.Relaxation {
		x := d.relaxation(ps)
		if len(ps.list) == 0 && len(x.Parts) == 0 && len(x.Groups) == 0 {
			ps.add(d.end, "write a heading such as ## part: feet, with passages under it",
				"there is nothing to do in it")
		}
		if len(x.Parts) > 0 && len(x.Groups) > 0 {
			ps.add(d.end, "keep one kind of them", "there are parts and groups")
		}
		return x
	})
}

func (d document) relaxation(ps *problems) guided.Relaxation {
	d.keys(relaxationKeys, relaxationNeeded, ps)
	x := guided.Relaxation{
		Name: d.name(ps), Title: d.front["title"].value,
		Suits: d.front["suits"].value, NotFor: d.front["not for"].value,
		Usual: d.length("length", 10*time.Minute, ps),
		First: d.length("first pause", 15*time.Second, ps), Last: d.length("last pause", 40*time.Second, ps),
	}
	x.Least, x.Most = d.length("shortest", x.Usual, ps), d.length("longest", x.Usual, ps)
	if x.Least > x.Usual || x.Usual > x.Most {
		ps.add(d.end, "let shortest, length and longest go up in this order", "the lengths contradict each other")
	}
	seen := map[string]bool{}
	d.fill(map[string]*[]guided.Slot{"settle": &x.Settle, "fade": &x.Fade}, func(s section) bool {
		kind, rest, ok := strings.Cut(s.heading, ":")
		if !ok || kind != "part" && kind != "group" {
			return false
		}
		name, inside := parenthesised(rest)
		if name == "" || seen[name] {
			ps.add(s.line, "give it a name of its own, such as ## part: feet",
				"this %s has no name, or one that another has", kind)
		}
		seen[name] = true
		if kind == "part" {
			x.Parts = append(x.Parts, partOf(s, name, inside, ps))
		} else {
			x.Groups = append(x.Groups, groupOf(s, name, inside, ps))
		}
		return true
	}, relaxationMend, ps)
	return x
}

// parenthesised divides "feet (16; 5 s)" into the name and what is inside.
func parenthesised(s string) (name, inside string) {
	name, inside, _ = strings.Cut(s, "(")
	return strings.TrimSpace(name), strings.TrimSuffix(strings.TrimSpace(inside), ")")
}

// partOf reads a part; in parentheses stands for whom it is not: (not for heart, panic).
func partOf(s section, name, inside string, ps *problems) guided.Part {
	part := guided.Part{Name: name, Slots: s.slots}
	if inside == "" {
		return part
	}
	without, ok := strings.CutPrefix(inside, "not for ")
	if !ok {
		ps.add(s.line, "write (not for heart, panic), or leave it out", "%q is not understood", letters.Short(inside))
	}
	part.Unless = list(without)
	return part
}

// groupOf reads a muscle group of three paragraphs; in parentheses the sets it is in,
// and perhaps how long it is tight and for whom it is not: (16; 5 s; not for pregnancy).
func groupOf(s section, name, inside string, ps *problems) guided.Group {
	g := guided.Group{Name: name, Tense: guided.TenseFor}
	sets, more, _ := strings.Cut(inside, ";")
	for _, n := range list(sets) {
		set, err := strconv.Atoi(n)
		if err != nil || !slices.Contains(guided.GroupSets[:], set) {
			ps.add(s.line, "write which sets it belongs to, such as (16, 7)", "%q is not 16, 7 or 4", letters.Short(n))
			continue
		}
		g.In = append(g.In, set)
	}
	for part := range strings.SplitSeq(more, ";") {
		part = strings.TrimSpace(part)
		if whom, ok := strings.CutPrefix(part, "not for "); ok {
			g.Unless = list(whom)
			continue
		}
		if part == "" {
			continue
		}
		d, err := time.ParseDuration(strings.ReplaceAll(part, " ", ""))
		if err != nil || d < time.Second || d > guided.TenseFor {
			ps.add(s.line, "write a time such as 5 s", "%q is not a time from 1 to %d seconds", letters.Short(part),
				int(guided.TenseFor.Seconds()))
		}
		g.Tense = d
	}
	if len(g.In) == 0 {
		ps.add(s.line, "write which sets it belongs to, such as (16, 7)", "this group is in no set")
	}
	if len(s.slots) != 3 {
		ps.add(s.line,
			"write three paragraphs: what comes next, the words while it is tight, the words while it lets go",
			"there are %d paragraphs here", len(s.slots))
		return g
	}
	g.Announce, g.Tighten, g.Release = s.slots[0], s.slots[1], s.slots[2]
	for _, words := range g.Tighten {
		if practice.Reading(words) > g.Tense {
			ps.add(s.lines[1], "use fewer words", "%q takes longer to read than the group is tight",
				letters.Short(words))
		}
	}
	return g
}

func (d document) length(key string, usual time.Duration, ps *problems) time.Duration {
	e, ok := d.front[key]
	if !ok {
		return usual
	}
	t, err := time.ParseDuration(e.value)
	if err != nil || t < 5*time.Second || t > time.Hour {
		ps.add(e.line, "write a time such as 12m or 15s", "%s is %q, which is not a time from 5s to 1h", key,
			letters.Short(e.value))
		return usual
	}
	return t
}
