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
	for i := range table {
		if table[i].Kind == Clocks {
			continue
		}
		if err := put(table[i].Name, table[i].JSON(s)); err != nil {
			return nil, err
		}
	}
	for _, group := range ownGroups {
		if err := put(group, s.own(group)); err != nil {
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
	case k.Kind == Whole || k.Kind == Number:
		return json.Number(text)
	}
	return text
}

// own gives one of the groups of own things, by name.
func (s Settings) own(group string) any {
	switch group {
	case "patterns":
		patterns := make(map[string]string, len(s.Patterns))
		for _, p := range s.Patterns {
			patterns[p.Name] = p.Title
		}
		return patterns
	case "drinks":
		type drink struct {
			Mg float64 `json:"mg"`
			Ml float64 `json:"ml,omitempty"`
		}
		drinks := make(map[string]drink, len(s.Drinks))
		for _, d := range s.Drinks {
			drinks[d.Name] = drink{d.Milligrams, d.Milliliters}
		}
		return drinks
	default:
		routines := make(map[string][]string, len(s.Routines))
		for _, r := range s.Routines {
			for _, step := range r.Steps {
				routines[r.Name] = append(routines[r.Name], step.String())
			}
		}
		return routines
	}
}
