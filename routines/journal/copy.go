package journal

import "time"

// Tombstone says that an entry was deleted. Two copies of a journal that hand
// each other their entries hand each other these too, or what was deleted in
// one would come back from the other.
type Tombstone struct {
	ID      string    // the entry that was
	Changed time.Time // when it was deleted, UTC; wins against an entry that is not later
}

// Corrected is how far the versions of one record lie apart at most, not about the
// body: a millisecond for each time that a file changed it or took its place. What
// is later than that was changed or taken out by somebody.
const Corrected = time.Second

// Copy is what one copy of a journal hands another. The order of what is in it
// does not matter, and an id may come several times.
type Copy struct {
	Entries []Entry
	Deleted []Tombstone

	// Recorded says that the entries stand in another program's file, which does
	// not tell when they were written: of two such versions the one that is taken
	// in last stays, and what somebody changed or took out here stays as it is; what
	// only gave way to another file ([Corrected]) comes back.
	Recorded bool
}

// Merged counts what taking in a copy did: each entry and each tombstone of it
// once.
type Merged struct {
	Added     int // entries that were not there
	Updated   int // entries of which the copy had a later version
	Deleted   int // entries that were there and are not any more
	Unchanged int // what was known already, or known better
	Buried    int // of those that are unchanged, the entries that were taken out here
}
