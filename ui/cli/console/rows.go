package console

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"lull/routines/letters"
	"lull/routines/lists"
)

// Data is an object whose shape is stable: names and values by turns, in the order
// in which they are written. A name may end in ",omitempty", as a tag of
// [json.Marshal] does; a [json.RawMessage] without one is an object, whose fields stand
// among the others.
type Data []any

// MarshalJSON implements [json.Marshaler].
func (d Data) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	out.WriteByte('{')
	for pair := range slices.Chunk(d, 2) {
		name, omits := strings.CutSuffix(pair[0].(string), ",omitempty")
		v := reflect.ValueOf(pair[1])
		if omits && (!v.IsValid() || v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0) {
			continue
		}
		object, inside := pair[1].(json.RawMessage)
		if inside = inside && name == ""; inside && len(object) <= len("{}") {
			continue
		}
		if out.Len() > 1 {
			out.WriteByte(',')
		}
		if inside {
			out.Write(object[1 : len(object)-1])
			continue
		}
		fmt.Fprintf(&out, "%q:", name)
		if err := enc.Encode(pair[1]); err != nil {
			return nil, err
		}
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

type row struct {
	data  any
	words string
}

type Rows []row

func (r *Rows) Add(data any, words string) { *r = append(*r, row{data, words}) }

func (r Rows) Show(c *Console) error {
	if c.Flags.JSON {
		return c.AsJSON(lists.Each(r, func(one row) any { return one.data }))
	}
	for _, one := range r {
		c.Printf("%s\n", one.words)
	}
	return nil
}

// Finding is one line of an answer to whether something works.
type Finding struct {
	Name  string `json:"name"`
	Words string `json:"words"`
	Works bool   `json:"works"`
}

func Found(name, words string, works bool) Finding { return Finding{name, words, works} }

// Line tells what was found, after a name in a column so wide.
func (f Finding) Line(width int) string {
	mark := " "
	if !f.Works {
		mark = "-"
	}
	return fmt.Sprintf("%s %-*s %s", mark, width, f.Name, letters.Plain(f.Words))
}
