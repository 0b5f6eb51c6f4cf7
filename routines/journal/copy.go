package journal

import "time"

// Tombstone says that an entry was deleted. Two copies of a journal that hand
// each other their entries hand each other these too, or what was deleted in
// one would come back from the other.
type Tombstone struct {
	ID      string    // the entry that was
	Changed time.Time // when it was deleted, UTC; wins against an entry that is not later
}

// Copy is what one copy of a journal hands another. The order of what is in it
// does not matter, and an id may come several times.
type Copy struct {
	Entries []Entry
	Deleted []Tombstone
}

// Merged counts what taking in a copy did: each entry and each tombstone of it
// once.
type Merged struct {
	Added     int // entries that were not there
	Updated   int // entries of which the copy had a later version
	Deleted   int // entries that were there and are not any more
	Unchanged int // what was known already, or known better
}
