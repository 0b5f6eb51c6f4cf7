package health

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"time"

	"lull/routines/journal"
)

// The parts of the FIT protocol that are read
// (https://developer.garmin.com/fit/protocol/). Times are seconds since the end
// of 1989 in UTC.
const (
	fitEpoch   = 631065600
	fitLongest = 64 << 20 // bytes; a night has some thousand
	fitInvalid = 1<<32 - 1

	fitEvent      = 21 // fields: 0 which event, 1 its type
	fitSleepLevel = 275
	fitTimestamp  = 253
	fitSleep      = 74 // the event of a night
	fitAwake      = 1  // the level of being awake; 0 is not measured, 2 to 4 are sleep
)

type fitField struct{ number, size int }

// fitKind is how messages of one number look, until the number is given anew.
type fitKind struct {
	number int
	order  binary.ByteOrder
	fields []fitField
	size   int // of all fields, those of developers too
}

type fitNight struct {
	ended int64 // as an event tells, 0 where none does
	at    []int64
	level []byte
}

// fit reads a file of sleep as watches keep it: from when on somebody was in which
// level of sleep. Other kinds of FIT files have none.
func (m *Import) fit(in io.Reader) error {
	all, err := io.ReadAll(io.LimitReader(in, fitLongest+1))
	switch {
	case err != nil:
		return err
	case len(all) > fitLongest:
		return fmt.Errorf("it is longer than %d MB, and no night is", fitLongest>>20)
	}
	m.From(journal.FIT)
	for len(all) > 0 {
		var night fitNight
		if all, err = night.file(all); err == nil {
			err = night.into(m)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

var errFIT = errors.New("it is a FIT file, and a damaged one or cut off")

// file reads one file of a chain, and gives the rest.
func (n *fitNight) file(b []byte) (rest []byte, err error) {
	if len(b) < 12 || len(b) < int(b[0]) || b[0] < 12 || string(b[8:12]) != ".FIT" {
		return nil, errFIT
	}
	begin := int(b[0])
	size := binary.LittleEndian.Uint32(b[4:])
	if int64(size) > int64(len(b)-begin-2) {
		return nil, errFIT
	}
	end := begin + int(size)
	if fitSum(b[:end]) != binary.LittleEndian.Uint16(b[end:]) {
		return nil, errFIT
	}
	return b[end+2:], n.read(b[begin:end])
}

func (n *fitNight) read(b []byte) error {
	kinds := map[byte]fitKind{}
	var last int64 // the time of the record before, for short headers
	for len(b) > 0 {
		head := b[0]
		b = b[1:]
		local := head & 0x0f
		if head&0xc0 == 0x40 {
			k, taken, ok := fitKindOf(b, head&0x20 != 0)
			if !ok {
				return errFIT
			}
			kinds[local] = k
			b = b[taken:]
			continue
		}
		short := head&0x80 != 0
		if short {
			local = head >> 5 & 0x03
		}
		k, ok := kinds[local]
		if !ok || k.size > len(b) {
			return errFIT
		}
		values := map[int]int64{}
		at := 0
		for _, f := range k.fields {
			switch f.size {
			case 1:
				values[f.number] = int64(b[at])
			case 4:
				values[f.number] = int64(k.order.Uint32(b[at:]))
			}
			at += f.size
		}
		b = b[k.size:]
		if v, ok := values[fitTimestamp]; ok && v != fitInvalid {
			last = v
		} else if short { // the last five bits of the time, which goes on
			last += (int64(head&0x1f) - last) & 0x1f
		}
		n.message(k.number, values, last)
	}
	return nil
}

func fitKindOf(b []byte, developers bool) (k fitKind, taken int, ok bool) {
	if len(b) < 5 {
		return k, 0, false
	}
	k.order = binary.LittleEndian
	if b[1] == 1 {
		k.order = binary.BigEndian
	}
	k.number = int(k.order.Uint16(b[2:]))
	n := int(b[4])
	if taken = 5 + 3*n; taken > len(b) {
		return k, 0, false
	}
	for i := range n {
		f := fitField{int(b[5+3*i]), int(b[6+3*i])}
		k.fields = append(k.fields, f)
		k.size += f.size
	}
	if developers {
		if taken >= len(b) {
			return k, 0, false
		}
		more := int(b[taken])
		if taken+1+3*more > len(b) {
			return k, 0, false
		}
		for i := range more {
			k.size += int(b[taken+2+3*i])
		}
		taken += 1 + 3*more
	}
	return k, taken, true
}

func (n *fitNight) message(number int, values map[int]int64, at int64) {
	switch {
	case at == 0:
	case number == fitSleepLevel:
		n.at, n.level = append(n.at, at), append(n.level, byte(values[0]))
	case number == fitEvent && values[0] == fitSleep && values[1] != 0: // 0 is its beginning
		n.ended = at
	}
}

// into makes stretches of sleep of the levels: each is from its time to that of
// the next, the last one to the end of the night, where the file tells it.
func (n *fitNight) into(m *Import) error {
	m.lines += len(n.at)
	if len(n.at) == 0 {
		m.leave("FIT files", "there is no sleep in them")
	}
	moment := func(at int64) time.Time { return time.Unix(at+fitEpoch, 0).In(m.Zone) }
	for i, level := range n.level {
		end := n.ended
		if i+1 < len(n.at) {
			end = n.at[i+1]
		}
		if level <= fitAwake || level > 4 || end == n.at[i] {
			continue
		}
		if end == 0 {
			m.leave("stretches of sleep", "they have no end in the file")
			continue
		}
		if err := m.Sleep(journal.FIT, Span{From: moment(n.at[i]), To: moment(end), State: Asleep}); err != nil {
			return err
		}
	}
	return nil
}

func fitSum(b []byte) uint16 {
	table := [16]uint16{
		0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401,
		0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801, 0x4400,
	}
	var sum uint16
	for _, c := range b {
		for _, half := range []byte{c & 0x0f, c >> 4} {
			sum = sum>>4&0x0fff ^ table[sum&0x0f] ^ table[half]
		}
	}
	return sum
}
