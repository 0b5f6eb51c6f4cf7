package journal

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
)

// TestBodySaysAllThatALineSays writes entries whose fields are nothing, and
// those that have something where nothing is usual.
func TestBodySaysAllThatALineSays(t *testing.T) {
	at := time.Date(2026, 11, 23, 22, 45, 1, 234e6, time.FixedZone("", 3600))
	none, no := time.Duration(0), false
	for _, e := range []Entry{
		{Kind: KindSession, Session: &Session{Practice: "rest", Ending: Logged}},
		{Kind: KindIntake, Intake: &Intake{What: "coffee", Count: 0}},
		{Kind: KindIntake, Intake: &Intake{What: "coffee", Count: 1, Caffeine: 0.1}},
		{Kind: KindExercise, Exercise: &Exercise{Effort: Light}},
		{Kind: KindRating, Rating: &Rating{}},
		{Kind: KindNight, Night: &Night{}},
		{Kind: KindNight, Night: &Night{SOL: &none, WASO: &none, Tried: &at, Quality: 5, Note: "\"a\"\nb\\ 🌙"}},
		{Kind: KindNight, Night: &Night{Awakenings: new(int), IntoBed: &at, OutOfBed: &at}},
		{Kind: KindNap, Nap: &Nap{}},
		{Kind: KindMedicine, Medicine: &Medicine{What: "melatonin"}},
		{Kind: KindNothing, Nothing: &Nothing{}},
		{Kind: KindNote, Note: &Note{}},
		{Kind: KindParked, Parked: &Parked{Returned: at}},
		{Kind: KindTrial, Trial: &Trial{Event: "kept", Kept: &no, Seed: 1<<64 - 1}},
	} {
		e.ID, e.At, e.Evening = "0192f0c4-0000-7000-8000-000000000001", at, evening.Of(at, evening.DayStarts)
		outside := Entry{ID: e.ID, Kind: e.Kind, At: e.At, Evening: e.Evening}
		got, err := outside.ReadBody(e.Body())
		if err != nil || string(got.Line()) != string(e.Line()) {
			t.Errorf("%s gives\n%s, %v; want\n%s", e.Body(), got.Line(), err, e.Line())
		}
		if got, err = ParseLine(e.Line()); err != nil || string(got.Body()) != string(e.Body()) {
			t.Errorf("%s gives %s, %v; want %s", e.Line(), got.Body(), err, e.Body())
		}
		if len(e.Body()) > len(e.Fields()) {
			t.Errorf("%s is longer than %s", e.Body(), e.Fields())
		}
	}
}

func TestWordsAreNamesAndNotes(t *testing.T) {
	for _, c := range []struct {
		entry Entry
		want  []string
	}{
		{Entry{Kind: KindSession, Session: &Session{Practice: "imagine", Name: "shore", Ending: Drifted}}, []string{"imagine", "shore"}},
		{Entry{Kind: KindNight, Night: &Night{Jerks: FewJerks, Note: "rain"}}, []string{"rain"}},
		{Entry{Kind: KindParked, Parked: &Parked{Text: "the tax", Step: "the letter"}}, []string{"the tax", "the letter"}},
		{Entry{Kind: KindTrial, Trial: &Trial{Trial: "x", Event: "start", Text: "no tea", Arm: "with"}}, []string{"no tea"}},
		{Entry{Kind: KindNote, Note: &Note{}}, nil},
	} {
		if got := c.entry.Words(); !slices.Equal(got, c.want) {
			t.Errorf("%s has the words %q, want %q", c.entry.Fields(), got, c.want)
		}
	}
}

// TestEveryFieldIsOnTheLine fills an entry's fields one by one: each has to
// change the line, or it is lost when it is stored.
func TestEveryFieldIsOnTheLine(t *testing.T) {
	for _, e := range []Entry{
		{Kind: KindSession, Session: &Session{}},
		{Kind: KindIntake, Intake: &Intake{}},
		{Kind: KindExercise, Exercise: &Exercise{}},
		{Kind: KindRating, Rating: &Rating{}},
		{Kind: KindNight, Night: &Night{}},
		{Kind: KindNote, Note: &Note{}},
		{Kind: KindParked, Parked: &Parked{}},
		{Kind: KindTrial, Trial: &Trial{}},
		{Kind: KindNap, Nap: &Nap{}},
		{Kind: KindMedicine, Medicine: &Medicine{}},
	} {
		part := reflect.ValueOf(e).FieldByName(strings.ToUpper(string(e.Kind[:1])) + string(e.Kind[1:])).Elem()
		for field, value := range part.Fields() {
			before := string(e.Body())
			fill(value)
			if string(e.Body()) == before {
				t.Errorf("%s.%s is on no line", part.Type(), field.Name)
			}
		}
	}
}

func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Float64:
		v.SetFloat(2)
	case reflect.Uint64:
		v.SetUint(2)
	case reflect.Struct:
		v.Set(reflect.ValueOf(time.Unix(1, 0)))
	default:
		v.SetInt(int64(time.Second))
	}
}
