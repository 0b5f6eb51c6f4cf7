package sqlite

import (
	"encoding/binary"
	"errors"
	"os"
	"sort"
	"strings"
)

// errOdd says that a file is not laid out as it should be. SQLite then says what is
// wrong with it.
var errOdd = errors.New("the file is not laid out as that of a journal is")

// tree is a file that is read along SQLite's own trees, as [salvage] reads one
// without them. It reads the few pages of a few evenings, and writes nothing.
type tree struct {
	file  *os.File
	pages map[uint32][]byte // those that were read
}

// mostPages is more than a glance at a century reads, and where trees that go in a
// circle are left.
const mostPages = 4000

// page gives a page, nil where there is none.
func (t tree) page(n uint32) []byte {
	if page, read := t.pages[n]; read {
		return page
	}
	page := make([]byte, pageSize)
	if _, err := t.file.ReadAt(page, (int64(n)-1)*pageSize); err != nil || n == 0 || len(t.pages) == mostPages {
		page = nil
	}
	t.pages[n] = page
	return page
}

// ours tells whether it is the file of a journal as this program makes them: in
// letters of UTF-8, complete, and of a format.
//
// The layout: https://sqlite.org/fileformat.html, section 1.3.
func (t tree) ours(size int64, format int) bool {
	head := t.page(1)
	if head == nil || !strings.HasPrefix(string(head[:16]), "SQLite format 3\x00") {
		return false
	}
	at := func(offset int) uint32 { return binary.BigEndian.Uint32(head[offset:]) }
	const readable, utf8 = 2, 1
	return binary.BigEndian.Uint16(head[16:]) == pageSize && head[19] <= readable && head[20] == 0 &&
		int64(at(28))*pageSize == size && at(24) == at(92) && at(56) == utf8 && int(at(60)) == format
}

// node gives a page of a tree of a depth that files have.
func (t tree) node(n uint32, depth int) (node, error) {
	const deepest = 20
	if found, ok := nodeOf(t.page(n), n); ok && depth < deepest {
		return found, nil
	}
	return node{}, errOdd
}

// longestPayload is more than the longest note takes.
const longestPayload = 1 << 20

// line gives what cell i of a page holds.
func (t tree) line(n node, i int) ([]any, error) {
	c, ok := n.cell(i)
	if ok {
		if values, ok := c.values(t.page, longestPayload); ok {
			return values, nil
		}
	}
	return nil, errOdd
}

// rows gives every row of the table that begins at page n to take.
func (t tree) rows(n uint32, depth int, take func([]any) error) error {
	of, err := t.node(n, depth)
	if err != nil {
		return err
	}
	for i := 0; i <= of.cells; i++ {
		switch {
		case of.kind == tableInner:
			below, ok := of.below(i)
			if !ok {
				return errOdd
			}
			err = t.rows(below, depth+1, take)
		case of.kind != tableLeaf:
			return errOdd
		case i < of.cells:
			var values []any
			if values, err = t.line(of, i); err == nil {
				err = take(values)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// row gives the row of a number in the table that begins at page n.
func (t tree) row(n uint32, number int64) ([]any, error) {
	for depth := 0; ; depth++ {
		of, err := t.node(n, depth)
		if err != nil {
			return nil, err
		}
		i := sort.Search(of.cells, func(i int) bool {
			c, ok := of.cell(i)
			return !ok || c.number >= number
		})
		switch of.kind {
		case tableInner:
			below, ok := of.below(i)
			if !ok {
				return nil, errOdd
			}
			n = below
		case tableLeaf:
			if c, ok := of.cell(i); i == of.cells || !ok || c.number != number {
				return nil, errOdd
			}
			return t.line(of, i)
		default:
			return nil, errOdd
		}
	}
}

// lines gives those lines of the index that begins at page n to take, in order, of
// which where says 0. It says a negative number of those before, and a positive one
// of those behind.
func (t tree) lines(n uint32, depth int, where func([]any) (int, error), take func([]any) error) error {
	of, err := t.node(n, depth)
	if err != nil {
		return err
	}
	if of.kind != indexLeaf && of.kind != indexInner {
		return errOdd
	}
	side := func(i int) (values []any, side int) {
		if err == nil {
			values, err = t.line(of, i)
		}
		if err == nil {
			side, err = where(values)
		}
		return values, side
	}
	first := sort.Search(of.cells, func(i int) bool { _, s := side(i); return s >= 0 })
	for i := first; i <= of.cells && err == nil; i++ {
		if of.inner() {
			below, ok := of.below(i)
			if !ok {
				return errOdd
			}
			err = t.lines(below, depth+1, where, take)
		}
		if i == of.cells || err != nil {
			break
		}
		values, s := side(i)
		if err != nil || s > 0 {
			break
		}
		err = take(values)
	}
	return err
}
