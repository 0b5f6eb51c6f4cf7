package evening

import (
	"bytes"
	"encoding/binary"
	"time"
)

// Rules reads a zone written as rules, as TZ may hold one by POSIX: CET-1 or
// CET-1CEST,M3.5.0,M10.5.0/3. Without dates summer time is that of the United
// States, as in the C library. ok is false for what is no such zone.
func Rules(text string) (zone *time.Location, ok bool) {
	// Package time reads such rules only at the end of a zone file, so here is
	// one that holds nothing else: a zone with a name that no rules can give.
	const unread = "?"
	var file bytes.Buffer
	header := func(zones, letters uint32) {
		file.WriteString("TZif2" + string(make([]byte, 15)))
		for _, n := range []uint32{0, 0, 0, 0, zones, letters} {
			_ = binary.Write(&file, binary.BigEndian, n) // a buffer takes everything
		}
	}
	header(0, 0) // the part for 32 bits, which nobody reads
	header(1, uint32(len(unread)+1))
	file.Write(make([]byte, 6)) // its offset, season and name
	file.WriteString(unread + "\x00\n" + text + "\n")

	zone, err := time.LoadLocationFromTZData(text, file.Bytes())
	if err != nil {
		return nil, false
	}
	name, _ := time.Unix(0, 0).In(zone).Zone()
	return zone, name != unread
}
