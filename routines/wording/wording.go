// Package wording is something to say that has no words yet: the id of a
// sentence, and what goes into its braces. The sentences stand in
// content/wording, where a writer can change them.
//
// It refuses to know any of them.
package wording

import (
	"maps"

	"lull/routines/letters"
	"lull/routines/lists"
)

// Say gives the sentence of an id with its values filled in.
type Say func(id string, with map[string]string) string

// Line is something to say.
type Line struct {
	ID    string
	With  map[string]string
	Names map[string][]string // values that have words of their own, by their ids; several are told as a list
	About any                 // what it tells of, for a picture beside it; nil for most
}

// Of makes a Line out of the names and values of its braces, in turn.
func Of(id string, pairs ...string) Line {
	l := Line{ID: id}
	if len(pairs) > 0 {
		l.With = make(map[string]string, len(pairs)/2)
		for i := 0; i+1 < len(pairs); i += 2 {
			l.With[pairs[i]] = pairs[i+1]
		}
	}
	return l
}

// Naming is the line with one more value that has words of its own.
func (l Line) Naming(place string, ids ...string) Line {
	names := map[string][]string{}
	maps.Copy(names, l.Names)
	names[place], l.Names = ids, names
	return l
}

// Say puts it into words.
func (l Line) Say(say Say) string {
	with := map[string]string{}
	maps.Copy(with, l.With)
	for place, ids := range l.Names {
		with[place] = letters.Listed(lists.Each(ids, func(id string) string { return say(id, nil) }), "and")
	}
	return say(l.ID, with)
}
