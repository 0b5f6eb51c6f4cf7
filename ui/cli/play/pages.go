package play

import "lull/ui/screen"

// Pages is what there is to read, by name too.
type Pages interface {
	// All gives the pages in order.
	All() []screen.Page
	// Search gives the pages that have all the words, best first.
	Search(words string) []screen.Page
	// Find gives a page by its name or one of its other names.
	Find(name string) (screen.Page, bool)
	// Near gives the names that come closest to one that is not there.
	Near(name string) []string
}
