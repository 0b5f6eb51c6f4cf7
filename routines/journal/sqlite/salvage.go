package sqlite

import (
	"encoding/binary"
	"errors"
	"os"
	"slices"

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

// salvager reads pages.
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

// The kinds of pages that hold rows: the leaves of a table, and all pages of a
// table without row numbers, which is how tombstones are kept.
const (
	tableLeaf     = 0x0d
	indexLeaf     = 0x0a
	indexInterior = 0x02
)

// read takes in the rows of a page.
func (s *salvager) read(page []byte, n uint32) {
	head := 0
	if n == 1 {
		head = 100 // the header of the file
	}
	if len(page) < head+12 {
		return
	}
	kind, pointers := page[head], head+8
	if kind == indexInterior {
		pointers = head + 12
	}
	if kind != tableLeaf && kind != indexLeaf && kind != indexInterior {
		return
	}
	cells := int(binary.BigEndian.Uint16(page[head+3:]))
	for i := range cells {
		at := pointers + 2*i
		if at+2 > len(page) {
			return
		}
		s.cell(page, kind, int(binary.BigEndian.Uint16(page[at:])))
	}
}

// cell takes in one row.
func (s *salvager) cell(page []byte, kind byte, at int) {
	if at >= len(page) {
		return
	}
	rest := page[at:]
	if kind == indexInterior && len(rest) > 4 {
		rest = rest[4:] // the page on its left
	}
	length, n := varint(rest)
	if n == 0 {
		return
	}
	rest = rest[n:]
	var number uint64
	if kind == tableLeaf {
		if number, n = varint(rest); n == 0 {
			return
		}
		rest = rest[n:]
	}
	payload, ok := s.payload(rest, length, kind == tableLeaf)
	if !ok {
		return
	}
	values, ok := record(payload)
	if !ok {
		return
	}
	if kind == tableLeaf {
		s.entry(int64(number), values)
	} else {
		s.tombstone(values)
	}
}

// payload gives what a cell holds, with what went onto pages of its own.
func (s *salvager) payload(here []byte, length uint64, table bool) ([]byte, bool) {
	const usable = pageSize
	if length > uint64(len(s.file))+uint64(len(s.later))*pageSize {
		return nil, false
	}
	most, least := usable-35, (usable-12)*32/255-23
	if !table {
		most = (usable-12)*64/255 - 23
	}
	local, total := int(length), int(length)
	if local > most {
		local = least + (total-least)%(usable-4)
		if local > most {
			local = least
		}
	}
	if local > len(here) {
		return nil, false
	}
	if local == total {
		return here[:local], true
	}
	if local+4 > len(here) {
		return nil, false
	}
	whole := slices.Clone(here[:local])
	next := binary.BigEndian.Uint32(here[local:])
	for len(whole) < total {
		page := s.page(next)
		if len(page) < 4 {
			return nil, false
		}
		next = binary.BigEndian.Uint32(page)
		more := page[4:]
		whole = append(whole, more[:min(len(more), total-len(whole))]...)
		if len(page) < usable && len(whole) < total {
			return nil, false
		}
	}
	return whole, true
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
