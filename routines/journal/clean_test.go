package journal

import (
	"reflect"
	"testing"
)

// TestNoEntryOrdersTheTerminalAbout fills every text of every kind with what a
// terminal obeys.
func TestNoEntryOrdersTheTerminalAbout(t *testing.T) {
	const foul, line, lines = "a\x1b]0;b\a\u009b\u202ec\r\nd", "a ]0;b c d", "a ]0;b  c\nd"
	for _, e := range []Entry{
		{Session: &Session{}},
		{Intake: &Intake{}},
		{Exercise: &Exercise{}},
		{Rating: &Rating{}},
		{Night: &Night{}},
		{Note: &Note{}},
		{Parked: &Parked{}},
		{Trial: &Trial{}},
	} {
		parts := reflect.ValueOf(e)
		fill := func(each func(field reflect.Value, name string)) {
			for _, part := range parts.Fields() {
				if part.Kind() != reflect.Pointer || part.IsNil() {
					continue
				}
				for field, text := range part.Elem().Fields() {
					if text.Type() == reflect.TypeFor[string]() {
						each(text, field.Name)
					}
				}
			}
		}
		fill(func(text reflect.Value, _ string) { text.SetString(foul) })
		clean := e.Clean()
		fill(func(text reflect.Value, name string) {
			if text.String() != foul {
				t.Errorf("%s: the entry given was changed", name)
			}
		})
		parts = reflect.ValueOf(clean)
		fill(func(text reflect.Value, name string) {
			if got := text.String(); got != line && got != lines {
				t.Errorf("%s of %+v: got %q", name, parts.Interface(), got)
			}
		})
		if again := clean.Clean(); !reflect.DeepEqual(again, clean) {
			t.Errorf("got %+v and then %+v", clean, again)
		}
	}
}
