package plain

import (
	"strings"
	"testing"
	"time"
	"unicode"

	"lull/routines/journal"
)

// A journal can be imported, and then its names and notes hold anything.
func TestNoEntryOrdersTheTerminalAbout(t *testing.T) {
	const bad = "a\x1b[2Jb\nc\u202ed\u0085e\x07"
	sol := time.Minute
	for _, e := range []journal.Entry{
		{Kind: journal.KindSession, Session: &journal.Session{Practice: bad, Name: bad}},
		{Kind: journal.KindSession, Session: &journal.Session{Practice: bad}},
		{Kind: journal.KindIntake, Intake: &journal.Intake{What: bad, Count: 2, Caffeine: 80}},
		{Kind: journal.KindExercise, Exercise: &journal.Exercise{What: bad, Effort: journal.Light}},
		{Kind: journal.KindRating, Rating: &journal.Rating{What: bad}},
		{Kind: journal.KindNight, Night: &journal.Night{SOL: &sol, Note: bad}},
		{Kind: journal.KindNote, Note: &journal.Note{Text: bad}},
		{Kind: journal.KindParked, Parked: &journal.Parked{Text: bad, Step: bad}},
		{Kind: journal.KindTrial, Trial: &journal.Trial{Event: "start", Text: bad, Arm: bad}},
		{Kind: journal.KindWatch, Watch: &journal.Watch{Factor: bad, Outcome: bad}},
		{Kind: journal.KindMedicine, Medicine: &journal.Medicine{What: bad}},
		{Kind: journal.Kind(bad)},
	} {
		told := Entry(e)
		for _, s := range []string{told.Name, told.What, told.Much, told.How, told.String(), told.Quiet()} {
			if strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }) {
				t.Errorf("%s: %q", e.Kind, s)
			}
		}
	}
}

// A name of the commands is no word for the reader of what was taken back.
func TestAWatchedQuestionIsToldInWords(t *testing.T) {
	e := journal.Entry{Kind: journal.KindWatch, Watch: &journal.Watch{Factor: "stress", Outcome: "sol"}}
	if got := Entry(e).String(); got != "stress, the time to fall asleep, watched" {
		t.Errorf("got %q", got)
	}
}
