package sqlite

import (
	"encoding/binary"
	"slices"
)

// The kinds of pages that a tree of SQLite is made of.
const (
	indexInner = 0x02
	tableInner = 0x05
	indexLeaf  = 0x0a
	tableLeaf  = 0x0d
)

// node is a page of a tree.
//
// The layout: https://sqlite.org/fileformat.html, section 1.6.
type node struct {
	page     []byte
	kind     byte
	pointers int // where the places of its cells begin
	cells    int
}

// nodeOf takes page n as a page of a tree, and says no where it is none.
func nodeOf(page []byte, n uint32) (node, bool) {
	head := 0
	if n == 1 {
		head = 100 // the header of the file
	}
	if len(page) < head+12 {
		return node{}, false
	}
	t := node{page, page[head], head + 8, int(binary.BigEndian.Uint16(page[head+3:]))}
	switch t.kind {
	case tableInner, indexInner:
		t.pointers = head + 12
	case tableLeaf, indexLeaf:
	default:
		return node{}, false
	}
	return t, true
}

// inner tells whether there are pages below it.
func (t node) inner() bool { return t.kind == tableInner || t.kind == indexInner }

// below gives the page before a cell, or behind the last one.
func (t node) below(i int) (uint32, bool) {
	if i == t.cells {
		return binary.BigEndian.Uint32(t.page[t.pointers-4:]), true
	}
	c, ok := t.cell(i)
	return c.left, ok
}

// cell is one row, or one line of an index.
type cell struct {
	left   uint32 // the page before it, of an inner page
	table  bool
	number int64  // of the row, in a table
	length uint64 // of what it holds
	here   []byte // the beginning of that, and whatever lies behind
}

func (t node) cell(i int) (c cell, ok bool) {
	at := t.pointers + 2*i
	if at+2 > len(t.page) {
		return c, false
	}
	from := int(binary.BigEndian.Uint16(t.page[at:]))
	if from >= len(t.page) {
		return c, false
	}
	rest := t.page[from:]
	if t.inner() {
		if len(rest) < 4 {
			return c, false
		}
		c.left, rest = binary.BigEndian.Uint32(rest), rest[4:]
	}
	n := 0
	if t.kind != tableInner {
		if c.length, n = varint(rest); n == 0 {
			return c, false
		}
		rest = rest[n:]
	}
	if c.table = t.kind == tableLeaf || t.kind == tableInner; c.table {
		number, n := varint(rest)
		if n == 0 {
			return c, false
		}
		c.number, rest = int64(number), rest[n:]
	}
	c.here = rest
	return c, true
}

// values reads what a cell holds, at most so many bytes of it.
func (c cell) values(page func(uint32) []byte, most uint64) ([]any, bool) {
	payload, ok := c.payload(page, most)
	if !ok {
		return nil, false
	}
	return record(payload)
}

// payload gives what a cell holds, with what went onto pages of its own.
func (c cell) payload(page func(uint32) []byte, longest uint64) ([]byte, bool) {
	const usable = pageSize
	if c.length > longest {
		return nil, false
	}
	most, least := usable-35, (usable-12)*32/255-23
	if !c.table {
		most = (usable-12)*64/255 - 23
	}
	local, total := int(c.length), int(c.length)
	if local > most {
		local = least + (total-least)%(usable-4)
		if local > most {
			local = least
		}
	}
	if local > len(c.here) {
		return nil, false
	}
	if local == total {
		return c.here[:local], true
	}
	if local+4 > len(c.here) {
		return nil, false
	}
	whole := slices.Clone(c.here[:local])
	next := binary.BigEndian.Uint32(c.here[local:])
	for len(whole) < total {
		page := page(next)
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
