package journal

import "slices"

// AllNoted tells whether somebody said of an evening that all of it was noted.
// Only then is a factor that nothing was noted of a no; a coffee says nothing
// about wine.
func AllNoted(evening []Entry) bool {
	return slices.ContainsFunc(evening, func(e Entry) bool { return e.Nothing != nil })
}
