package cli

import (
	"encoding/json"
	"time"

	"lull/routines/journal"
)

// entryJSON gives an entry as data: its line of an export, but for when it was
// last written. The shape is stable. Lengths are in seconds.
func entryJSON(e journal.Entry) json.RawMessage {
	e.Changed = time.Time{}
	return e.Line()
}

// beside puts the fields of objects of JSON, one of them at least, into one.
func beside(object []byte, more ...[]byte) json.RawMessage {
	for _, m := range more {
		if len(m) > len("{}") {
			object = append(append(object[:len(object)-1:len(object)-1], ','), m[1:]...)
		}
	}
	return object
}
