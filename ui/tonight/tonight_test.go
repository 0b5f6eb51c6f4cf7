package tonight

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"lull/routines/insight"
	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/settings"
	"lull/routines/tonight"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
)

func at(hour int) tonight.Look {
	return tonight.From(time.Date(2026, 11, 23, hour, 0, 0, 0, time.UTC), settings.Default(), nil, tonight.Facts{})
}

// What was put down comes back once, so it must come back whole.
func TestWhatWasPutDownIsReadToItsEnd(t *testing.T) {
	s := &Screen{back: []journal.Entry{{Kind: journal.KindParked, Parked: &journal.Parked{
		Text: strings.Repeat("a long worry ", 9) + "about the garden gate", Step: "oil it",
	}}}}
	for _, size := range []screen.Area{screentest.Usual, screentest.Small} {
		p := screen.NewLayout(size, screentest.Bare())
		s.drawBack(p, screentest.Bare())
		all := strings.Join(strings.Fields(ansi.Strip(strings.Join(p.Lines, " "))), " ")
		if !strings.Contains(all, "garden gate") || !strings.Contains(all, "oil it") {
			t.Errorf("at %v: %s", size, all)
		}
	}
}

// Of seven late things the one that matters most stands on Tonight, with the
// line of the evening, and the others are a key away, or there where there is
// room.
func TestOfALongDayTheFirstThingIsShown(t *testing.T) {
	s := New(screentest.Words)
	s.Read(lookup.Answer{Tonight: at(20)})
	for i, c := range []intake.Cause{intake.ByCaffeine, intake.ByAlcohol, intake.ByExercise, intake.ByCaffeine, intake.ByMeal, intake.ByNicotine, intake.ByMeal} {
		s.Look.Outlook.Late = append(s.Look.Outlook.Late, intake.Late{
			Cause: c, Name: intake.Line{ID: fmt.Sprint("late-", i)},
			Entry: journal.Entry{Intake: &journal.Intake{}, Exercise: &journal.Exercise{}},
		})
	}
	for size, want := range map[screen.Area]int{screentest.Usual: 1, screentest.Small: 1, {Width: 120, Height: 40}: 7, {Width: 200, Height: 60}: 7} {
		drawn := screentest.Drawn(s, size)
		if strings.Count(drawn, "late-") != want || !strings.Contains(drawn, "late-3") || !strings.Contains(drawn, "bed") {
			t.Errorf("at %v:\n%s", size, drawn)
		}
	}
	screentest.Type(s, at(20).Now, "d")
	if drawn := screentest.Drawn(s, screentest.Usual); strings.Count(drawn, "late-") != 7 {
		t.Errorf("after d:\n%s", drawn)
	}
	if want := screentest.Type(s, at(20).Now, "<esc>"); want != nil || strings.Count(screentest.Drawn(s, screentest.Usual), "late-") != 1 {
		t.Errorf("esc wants %v", want)
	}
}

func TestTheCoinIsToldOnTheEvening(t *testing.T) {
	s := New(screentest.Words)
	look := at(15)
	for _, size := range []screen.Area{screentest.Usual, screentest.Small} {
		s.Read(lookup.Answer{Tonight: look, Coin: &insight.Line{ID: "the coin says", With: map[string]string{"text": "no tea"}}})
		if drawn := screentest.Drawn(s, size); !strings.Contains(drawn, "the coin says text no tea") {
			t.Errorf("not on %v:\n%s", size, drawn)
		}
		s.Read(lookup.Answer{Tonight: look})
		if drawn := screentest.Drawn(s, size); strings.Contains(drawn, "coin") {
			t.Errorf("without a trial, on %v:\n%s", size, drawn)
		}
	}
}

// What was put down stands there once, though giving it back fails each time.
func TestWhatWasPutDownIsGivenBackOnce(t *testing.T) {
	waiting := []journal.Entry{{ID: "a", Kind: journal.KindParked, Parked: &journal.Parked{Text: "ring the bank"}}}
	s := New(screentest.Words)
	answer := lookup.Answer{Tonight: at(8), Waiting: waiting}
	given := 0
	for range 3 { // a minute each
		s.Read(answer)
		if _, ok := s.AfterRead(answer).(screen.GiveBack); ok {
			given++
		}
	}
	if n := strings.Count(screentest.Drawn(s, screentest.Usual), "ring the bank"); n != 1 || given != 1 {
		t.Errorf("it stands there %d times and was given back %d times", n, given)
	}
}
