package journal

import "slices"

// Answer is a yes, a no, or neither: what is not known is never a no.
type Answer int8

// The answers.
const (
	Unknown Answer = iota
	No
	Yes
)

// Had tells from the entries of one evening whether it had something of a sort.
// It had where an entry is of it; it had not where somebody said that all was
// noted ([Nothing]); otherwise nobody knows. A coffee says nothing about wine.
func Had(evening []Entry, ofSort func(Entry) bool) Answer {
	switch {
	case slices.ContainsFunc(evening, ofSort):
		return Yes
	case AllNoted(evening):
		return No
	}
	return Unknown
}

// AllNoted tells whether somebody said of an evening that all of it was noted.
func AllNoted(evening []Entry) bool {
	return slices.ContainsFunc(evening, func(e Entry) bool { return e.Nothing != nil })
}
