package sqlite

import (
	"errors"
	"os"

	"lull/routines/journal"
)

// salvaged is what could be read of a file, whatever its state. An entry may
// be in it several times, in older versions, or long deleted: pages that are
// no longer in use are read too. Merging sorts that out, since a version says
// when it was changed and a deletion leaves a tombstone.
type salvaged struct {
	journal.Copy
	senseless int              // rows that could be read and are no entries
	ids       map[string]int64 // the ids that the index knows, each with the number of its row
	numbers   map[int64]bool   // the numbers of the rows that are among the entries
}

// salvage reads every page of a file and of its -wal file by itself, without
// the tree that leads to it, so that damage costs what is on the damaged pages
// and nothing else. SQLite has a program for this that is not a part of the
// library; what it would need of a journal is two kinds of pages.
//
// The layout: https://sqlite.org/fileformat.html, sections 1.6, 2 and 4.
func salvage(path string) (salvaged, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return salvaged{}, err
	}
	s := salvager{file: content, later: map[uint32][]byte{}}
	s.ids, s.numbers = map[string]int64{}, map[int64]bool{}
	wal, err := os.ReadFile(path + "-wal")
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return salvaged{}, err
	}
	all, _ := frames(wal)
	for _, f := range all {
		if f.current && f.follows {
			s.later[f.page] = f.data
		}
	}
	for n := range uint32((len(content) + pageSize - 1) / pageSize) {
		s.read(s.page(n+1), n+1)
	}
	// Every state of a page, also of those that the file does not have yet.
	for _, f := range all {
		s.read(f.data, 0)
	}
	return s.salvaged, nil
}

// pageSize is what SQLite gives a new file, and what every journal has.
const pageSize = 4096

type salvager struct {
	file  []byte
	later map[uint32][]byte // pages of which the -wal file has a later state
	salvaged
}

// page gives a page, cut short where the file is, nil where there is none.
func (s *salvager) page(n uint32) []byte {
	if later, ok := s.later[n]; ok {
		return later
	}
	from := (int(n) - 1) * pageSize
	if n == 0 || from >= len(s.file) {
		return nil
	}
	return s.file[from:min(from+pageSize, len(s.file))]
}

// read takes in the rows of a page: those of the leaves of a table, and of all
// pages of a table without row numbers, which is how tombstones are stored.
func (s *salvager) read(page []byte, n uint32) {
	t, ok := nodeOf(page, n)
	if !ok || t.kind == tableInner {
		return
	}
	for i := range t.cells {
		c, ok := t.cell(i)
		if !ok {
			continue
		}
		most := uint64(len(s.file)) + uint64(len(s.later))*pageSize
		values, ok := c.values(s.page, most)
		switch {
		case !ok:
		case t.kind == tableLeaf:
			s.entry(c.number, values)
		default:
			s.tombstone(values)
		}
	}
}

// entry takes in a row of the table of entries, of this format or an older one.
// Rows of other tables have other numbers of columns.
func (s *salvager) entry(number int64, values []any) {
	const now = 1 + 10 // the first is the number of the row
	var e journal.Entry
	var err error
	switch {
	case len(values) == now:
		var r row
		if !r.scan(values[1:]) {
			s.senseless++
			return
		}
		e, err = r.entry()
	case len(values) > len(columns3):
		e, _, err = entryOfFormat3(values[1:])
	default:
		return
	}
	if err != nil {
		s.senseless++
		return
	}
	s.Entries, s.numbers[number] = append(s.Entries, e), true
}

// firstChange is earlier than any tombstone, and far above any row's number:
// it tells a tombstone from a line of the index of ids, which looks the same.
const firstChange = 1e11 // in 1973, in milliseconds

const idLength = 16 // bytes

// tombstone takes in a row of the table of tombstones, or a line of the index
// of ids.
func (s *salvager) tombstone(values []any) {
	if len(values) != 2 {
		return
	}
	id, isID := values[0].([]byte)
	changed, isTime := values[1].(int64)
	if !isID || !isTime || len(id) != idLength {
		return
	}
	if changed < firstChange {
		s.ids[string(id)] = changed
		return
	}
	if t, err := tombstoneOf(id, changed); err == nil {
		s.Deleted = append(s.Deleted, t)
	}
}
