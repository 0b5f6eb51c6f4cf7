package settings

import (
	"bytes"
	"encoding/json"
)

// MarshalJSON writes every setting under its dotted name, in the order of
// [Keys], and the own things under patterns, drinks and routines. What is not
// set is null; lengths and times of day are text as they are typed; bedtime
// and wake are given a day at a time.
func (s Settings) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	out.WriteByte('{')
	put := func(name string, value any) error {
		if out.Len() > 1 {
			out.WriteByte(',')
		}
		key, _ := json.Marshal(name) // a string never fails
		text, err := json.Marshal(value)
		out.Write(key)
		out.WriteByte(':')
		out.Write(text)
		return err
	}
	for _, k := range table {
		if k.Kind == Clocks {
			continue
		}
		if err := put(k.Name, k.JSON(s)); err != nil {
			return nil, err
		}
	}
	for _, group := range owned {
		if err := put(group.name, group.json(&s)); err != nil {
			return nil, err
		}
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// JSON gives one setting as a value for JSON: true, a number, text, or nil
// when it is not set.
func (k Key) JSON(s Settings) any {
	text := k.Value(s)
	switch {
	case text == "":
		return nil
	case k.Kind == Flag:
		return text == "true"
	case k.Kind == Integer || k.Kind == Number:
		return json.Number(text)
	}
	return text
}
