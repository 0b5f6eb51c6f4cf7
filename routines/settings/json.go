package settings

import "encoding/json"

// Pairs gives names and values for JSON by turns: every setting under its dotted
// name, in the order of [Keys], and the own things under patterns, drinks and
// routines. What is not set is nil; lengths and times of day are text as they are
// typed; bedtime and wake are given a day at a time.
func (s Settings) Pairs() (pairs []any) {
	for _, k := range table {
		if k.Kind != Clocks {
			pairs = append(pairs, k.Name, k.JSON(s))
		}
	}
	for _, group := range owned {
		pairs = append(pairs, group.name, group.json(&s))
	}
	return pairs
}

// JSON gives one setting for JSON: true, a number, text, or nil when it is not set.
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
