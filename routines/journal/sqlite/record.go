package sqlite

import (
	"encoding/binary"
	"math"
	"unicode/utf8"
)

// varint reads a number of one to nine bytes and says how many it took, 0
// where there are not enough.
func varint(b []byte) (v uint64, n int) {
	for n < len(b) && n < 8 {
		v = v<<7 | uint64(b[n]&0x7f)
		n++
		if b[n-1] < 0x80 {
			return v, n
		}
	}
	if n == 8 && len(b) > 8 {
		return v<<8 | uint64(b[8]), 9
	}
	return 0, 0
}

// record reads the values of a row: nil, int64, float64, []byte or string. It
// says no to bytes that are none.
func record(b []byte) ([]any, bool) {
	size, n := varint(b)
	if n == 0 || size < uint64(n) || size > uint64(len(b)) {
		return nil, false
	}
	types, body := b[n:size], b[size:]
	var values []any
	for len(types) > 0 {
		kind, n := varint(types)
		if n == 0 {
			return nil, false
		}
		types = types[n:]
		value, took, ok := scalar(kind, body)
		if !ok {
			return nil, false
		}
		values, body = append(values, value), body[took:]
	}
	return values, true
}

// widths are how many bytes the numbers of the first types take.
var widths = [...]int{0, 1, 2, 3, 4, 6, 8, 8, 0, 0}

func scalar(kind uint64, b []byte) (value any, took int, ok bool) {
	if kind >= 12 {
		size := (kind - 12) / 2
		if size > uint64(len(b)) {
			return nil, 0, false
		}
		took := int(size)
		if kind%2 == 0 {
			return b[:took:took], took, true
		}
		return string(b[:took]), took, utf8.Valid(b[:took])
	}
	if kind >= uint64(len(widths)) || widths[kind] > len(b) {
		return nil, 0, false
	}
	took = widths[kind]
	switch kind {
	case 0:
		return nil, 0, true
	case 7:
		return math.Float64frombits(binary.BigEndian.Uint64(b)), took, true
	case 8, 9:
		return int64(kind - 8), 0, true
	}
	v := int64(int8(b[0])) // the sign is in the first byte
	for _, next := range b[1:took] {
		v = v<<8 | int64(next)
	}
	return v, took, true
}
