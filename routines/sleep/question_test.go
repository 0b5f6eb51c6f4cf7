package sleep

import (
	"reflect"
	"testing"
	"time"

	"lull/routines/journal"
)

// Each field of a night is a row of the diary, and the times of the clock stand in
// both in the order in which they come.
func TestTheDiaryHasEveryFieldOfANight(t *testing.T) {
	var n journal.Night
	rows := map[any]string{}
	var clocks []any
	for _, q := range diary {
		rows[q.at(&n)] = q.ID
		if q.Clock() {
			clocks = append(clocks, q.at(&n))
		}
		if asked := q.part != recorded; asked && q.said == "" || asked && q.Clock() && q.part == noClock {
			t.Errorf("the row %s says too little: %+v", q.ID, q)
		}
	}
	for field, value := range reflect.ValueOf(&n).Elem().Fields() {
		at := value.Addr().Interface()
		if rows[at] == "" {
			t.Errorf("%s is no row of the diary", field.Name)
		}
		if field.Type == reflect.TypeFor[*time.Time]() {
			if len(clocks) == 0 || clocks[0] != at {
				t.Fatalf("%s comes at another place in the diary", field.Name)
			}
			clocks = clocks[1:]
		}
		delete(rows, at)
	}
	if len(rows) > 0 {
		t.Errorf("the diary has more than the fields of a night: %v", rows)
	}
}
