package sqlite

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"slices"
)

// frame is a state of a page in a -wal file.
type frame struct {
	page    uint32
	commits bool // whether it ends a transaction
	current bool // whether it is of this round; others are left over from an earlier one
	follows bool // whether its checksum goes on from the frame before
	data    []byte
}

// frames takes a -wal file apart. SQLite itself reads up to the first frame that
// is not current or does not follow, and forgets the rest; with a damaged header,
// all.
//
// The layout: https://sqlite.org/fileformat.html#walformat.
func frames(wal []byte) (all []frame, damaged bool) {
	const head, before = 32, 24 // bytes before the first frame, and before each page
	if len(wal) < head+before {
		return nil, false
	}
	order := binary.ByteOrder(binary.LittleEndian)
	if wal[3]&1 == 1 {
		order = binary.BigEndian
	}
	salts := wal[16:24]
	if sum := checksum(order, make([]byte, 8), wal[:24]); !slices.Equal(sum, wal[24:32]) {
		salts, damaged = wal[head+8:head+16], true
	}
	last := wal[24:32]
	for at := head; at+before+pageSize <= len(wal); at += before + pageSize {
		f := wal[at : at+before+pageSize]
		sum := checksum(order, checksum(order, last, f[:8]), f[before:])
		all = append(all, frame{
			page: binary.BigEndian.Uint32(f), commits: binary.BigEndian.Uint32(f[4:]) > 0,
			current: slices.Equal(f[8:16], salts), follows: slices.Equal(sum, f[16:24]), data: f[before:],
		})
		last = f[16:24]
	}
	return all, damaged
}

// checksum goes on from a sum, as the -wal file keeps it, over more bytes.
func checksum(order binary.ByteOrder, sum, b []byte) []byte {
	s0, s1 := binary.BigEndian.Uint32(sum), binary.BigEndian.Uint32(sum[4:])
	for ; len(b) >= 8; b = b[8:] {
		s0 += order.Uint32(b) + s1
		s1 += order.Uint32(b[4:]) + s0
	}
	return binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, s0), s1)
}

// forgets tells whether opening a journal would lose what was saved: whole
// transactions behind a broken frame of its -wal file. A transaction that was
// cut off by a crash ends in no commit and is not meant.
func forgets(path string) (bool, error) {
	for range 2 {
		wal, err := os.ReadFile(path + "-wal")
		if errors.Is(err, os.ErrNotExist) {
			return false, nil
		}
		if err != nil || !lost(frames(wal)) {
			return false, err
		}
		// Where another process writes just now it was read half.
		if again, err := os.ReadFile(path + "-wal"); err != nil || bytes.Equal(wal, again) {
			return err == nil, err
		}
	}
	return false, nil
}

func lost(all []frame, broken bool) bool {
	for _, f := range all {
		whole := f.current && f.follows
		if broken && whole && f.commits {
			return true
		}
		broken = broken || !whole
	}
	return false
}
