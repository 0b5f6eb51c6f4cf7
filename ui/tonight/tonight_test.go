package tonight

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"lull/routines/evening"
	"lull/routines/insight"
	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/remind"
	"lull/routines/settings"
	"lull/routines/tonight"
	"lull/routines/wording"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
)

func at(hour int) tonight.Look {
	return tonight.From(time.Date(2026, 11, 23, hour, 0, 0, 0, time.UTC), settings.Default(), nil, tonight.Facts{})
}

// What was put down comes back once, so it must come back whole.
func TestWhatWasPutDownIsReadToItsEnd(t *testing.T) {
	s := &Screen{parked: parked{entries: []journal.Entry{{Kind: journal.KindParked, Parked: &journal.Parked{
		Text: strings.Repeat("a long worry ", 9) + "about the garden gate", Step: "oil it",
	}}}}}
	for _, size := range []screen.Area{screentest.Usual, screentest.Small} {
		p := screen.NewLayout(size, screentest.Bare())
		s.parked.draw(p, 20, screentest.Words)
		all := strings.Join(strings.Fields(ansi.Strip(strings.Join(p.Lines, " "))), " ")
		if !strings.Contains(all, "garden gate") || !strings.Contains(all, "oil it") {
			t.Errorf("at %v: %s", size, all)
		}
	}
}

// Nor may it be gone unseen: what has no room is counted, and where it stands said,
// and neither the suggestion nor a sentence is cut for it.
func TestOfMuchThatWasPutDownTheRestIsNamed(t *testing.T) {
	say := func(id string, with map[string]string) string {
		if id == "first" {
			return strings.Repeat("an aid ", 20) + "and no more"
		}
		return screentest.Words(id, with)
	}
	for _, size := range []screen.Area{screentest.Usual, screentest.Small, {Width: 120, Height: 40}, {Width: 60, Height: 22}} {
		s := New(say)
		a := lookup.Answer{Tonight: at(8), Title: "Calm, four in and six out", Lasts: 10 * time.Minute}
		a.Tonight.First = true
		for i := range 14 {
			a.Waiting = append(a.Waiting, journal.Entry{ID: fmt.Sprint(i), Kind: journal.KindParked, Parked: &journal.Parked{
				Text: fmt.Sprintf("worry %d is a long one that goes on over the edge of its line", i), Step: "a step",
			}})
		}
		s.Read(a)
		drawn := screentest.Drawn(s, size)
		shown := strings.Count(drawn, "worry")
		if !strings.Contains(drawn, fmt.Sprintf("tonight.back n %d", 14-shown)) || shown == 0 || shown == 14 {
			t.Errorf("at %v %d are shown:\n%s", size, shown, drawn)
		}
		if !strings.Contains(drawn, "10 min") || !strings.Contains(drawn, "enter") || strings.Contains(drawn, "an aid") != strings.Contains(drawn, "and no more") {
			t.Errorf("at %v the suggestion is cut, or what the program is:\n%s", size, drawn)
		}
	}
}

// In a small window the key that begins stands at the foot, where the suggestion
// leaves no room beside it.
func TestTheKeyThatBeginsIsAlwaysNamed(t *testing.T) {
	for _, title := range []string{"Calm", "Calm, four in and six out", "A breath, and a walk in the mind"} {
		for _, size := range []screen.Area{screentest.Usual, screentest.Small} {
			s := New(screentest.Words)
			s.Read(lookup.Answer{Tonight: at(20), Title: title, Lasts: 10 * time.Minute})
			if drawn := screentest.Drawn(s, size); strings.Count(drawn, "enter") != 1 {
				t.Errorf("%q at %v:\n%s", title, size, drawn)
			}
		}
	}
}

// Of seven late things the one that matters most stands on Tonight, with the
// line of the evening, and beside it the next where a window is as large as usual:
// the reason of what is suggested may name both. The others are a key away, or
// there where there is room.
func TestOfALongDayTheFirstThingIsShown(t *testing.T) {
	s := New(screentest.Words)
	s.Read(lookup.Answer{Tonight: at(20)})
	for i, c := range []intake.Cause{intake.ByCaffeine, intake.ByAlcohol, intake.ByExercise, intake.ByCaffeine, intake.ByMeal, intake.ByNicotine, intake.ByMeal} {
		s.Look.Outlook.Late = append(s.Look.Outlook.Late, intake.Late{
			Cause: c, Name: wording.Line{ID: fmt.Sprint("late-", i)},
			Entry: journal.Entry{Intake: &journal.Intake{}, Exercise: &journal.Exercise{}},
		})
	}
	for size, want := range map[screen.Area]int{screentest.Usual: 2, screentest.Small: 1, {Width: 120, Height: 40}: 7, {Width: 200, Height: 60}: 7} {
		drawn := screentest.Drawn(s, size)
		if strings.Count(drawn, "late-") != want || !strings.Contains(drawn, "late-3") || !strings.Contains(drawn, "bed") {
			t.Errorf("at %v:\n%s", size, drawn)
		}
	}
	screentest.Type(s, at(20).Now, "d")
	if drawn := screentest.Drawn(s, screentest.Usual); strings.Count(drawn, "late-") != 7 {
		t.Errorf("after d:\n%s", drawn)
	}
	if want := screentest.Type(s, at(20).Now, "<esc>"); want != nil || strings.Count(screentest.Drawn(s, screentest.Usual), "late-") != 2 {
		t.Errorf("esc wants %v", want)
	}
}

// After lights-out no key is named that does nothing.
func TestTheDayIsNoKeyOfTheNight(t *testing.T) {
	for hour, named := range map[int]bool{20: true, 23: false} {
		s := New(screentest.Words)
		s.Read(lookup.Answer{Tonight: at(hour)})
		if slices.ContainsFunc(s.Help(), func(k key.Binding) bool { return k.Help().Key == "d" }) != named {
			t.Errorf("at %d h the day is named: %v", hour, !named)
		}
	}
}

// In a small window all of the day is read by going down, with a mark where it goes
// on.
func TestAllOfTheDayIsReadInASmallWindow(t *testing.T) {
	s := New(screentest.Words)
	s.Read(lookup.Answer{Tonight: at(20)})
	for i := range 9 {
		s.Look.Outlook.Notes = append(s.Look.Outlook.Notes, wording.Line{ID: fmt.Sprintf("note-%d of the day, and what it does.", i)})
	}
	screentest.Type(s, at(20).Now, "d")
	for i := range 9 {
		note := fmt.Sprintf("note-%d", i)
		for range 30 {
			if strings.Contains(screentest.Drawn(s, screentest.Small), note) {
				break
			}
			if drawn := screentest.Drawn(s, screentest.Small); !strings.Contains(drawn, "…") {
				t.Fatalf("%s is nowhere, and nothing says that there is more:\n%s", note, drawn)
			}
			screentest.Type(s, at(20).Now, "<down>")
		}
		if drawn := screentest.Drawn(s, screentest.Small); !strings.Contains(drawn, note) {
			t.Errorf("%s is not reached:\n%s", note, drawn)
		}
	}
}

// A bedtime that lies before the last waking, as where shifts change, leaves a curve
// no time.
func TestACurveMayHaveNoTime(t *testing.T) {
	s := settings.Default()
	s.Schedule.Fixed = true
	s.Schedule.Bed[time.Saturday], s.Schedule.Wake[time.Saturday] = 6*60+30, 10*60
	s.Schedule.Wake[time.Friday] = 13 * 60
	now := time.Date(2026, 11, 28, 18, 0, 0, 0, time.UTC)
	coffee := journal.Entry{
		ID: "coffee", Kind: journal.KindIntake, At: now.Add(-20 * time.Hour), Evening: evening.DayOf(2026, 11, 27),
		Intake: &journal.Intake{What: "coffee", Count: 1, Caffeine: 95},
	}
	look := tonight.From(now, s, screentest.Table(), tonight.Facts{Entries: []journal.Entry{coffee}})
	if look.Curve == nil || len(look.Curve.Usual) > 0 {
		t.Fatalf("the curve is %+v", look.Curve)
	}
	for _, size := range []screen.Area{screentest.Usual, screentest.Small, {Width: 120, Height: 40}} {
		on := New(screentest.Words)
		on.Read(lookup.Answer{Tonight: look})
		if screentest.Drawn(on, size) == "" {
			t.Errorf("at %v nothing is drawn", size)
		}
	}
}

// The day is not shown at night, and one key leaves.
func TestAtNightTheDayIsClosed(t *testing.T) {
	s := New(screentest.Words)
	s.Read(lookup.Answer{Tonight: at(21)})
	screentest.Type(s, at(21).Now, "d")
	s.Read(lookup.Answer{Tonight: at(23)})
	if want := screentest.Type(s, at(23).Now, "q"); want != (screen.Quit{}) {
		t.Errorf("it wants %v", want)
	}
}

func TestTheCoinIsToldOnTheEvening(t *testing.T) {
	s := New(screentest.Words)
	look := at(15)
	for _, size := range []screen.Area{screentest.Usual, screentest.Small} {
		s.Read(lookup.Answer{Tonight: look, Coin: &wording.Line{ID: "the coin says", With: map[string]string{"text": "no tea"}}})
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

// nightsOf is nights with jerks where there was 60 mg of caffeine at bedtime.
func nightsOf(many int) []insight.Night {
	nights := make([]insight.Night, many)
	for i := range nights {
		mg := []float64{10, 20, 30, 40, 45, 50, 70, 80, 100}[i%9]
		nights[i] = insight.Night{Load: insight.Figure{Value: mg, Known: true}, Jerk: insight.No}
		if mg >= 60 && i%4 > 0 || i%8 == 0 {
			nights[i].Jerk = insight.Yes
		}
	}
	return nights
}

// One key takes the line that is offered and takes it back, by day and where its
// numbers stand.
func TestOwnLineIsOneKeyByDay(t *testing.T) {
	offer := insight.Own(nightsOf(252), intake.Body{}, insight.Question{})
	held := insight.Own(nightsOf(20), intake.Body{Line: offer.Line}, insight.Question{})
	if !offer.Offers() || !held.Held {
		t.Fatalf("got %+v and %+v", offer, held)
	}
	value, _ := offer.Setting()
	for _, c := range []struct {
		hour int
		keys string
		own  insight.OwnLine
		want screen.Intent
	}{
		{15, "do", offer, screen.Set{Key: "caffeine.line", Value: value}},
		{15, "do", held, screen.Set{Key: "caffeine.line"}},
		{15, "do", insight.OwnLine{}, nil},
		{15, "o", offer, nil},
		{22, "do", offer, nil},
		{23, "do", offer, nil},
	} {
		s := New(screentest.Words)
		s.Read(lookup.Answer{Tonight: at(c.hour), Own: c.own})
		got := screentest.Type(s, at(c.hour).Now, c.keys)
		if got != c.want {
			if _, opened := got.(screen.Refresh); !opened || c.want != nil {
				t.Errorf("%s at %d: got %v, want %v", c.keys, c.hour, got, c.want)
			}
		}
		s.Read(lookup.Answer{Tonight: at(c.hour), Own: c.own})
		if told := strings.Contains(screentest.Drawn(s, screentest.Usual), "insight.own"); told != (c.want != nil) {
			t.Errorf("%s at %d: told is %v:\n%s", c.keys, c.hour, told, screentest.Drawn(s, screentest.Usual))
		}
	}
	s := New(screentest.Words)
	if s.Needs().Own {
		t.Error("years of nights are read for a page that does not show them")
	}
}

// In the morning a key does what the words to a shell ask a command for.
func TestTheMorningIsToldByItsKeyHere(t *testing.T) {
	m, _ := remind.Gather([]remind.Notice{
		{Kind: remind.Exercise, Body: wording.Line{ID: "remind.exercise"}}, {Kind: remind.Morning, Body: wording.Line{ID: "remind.morning"}},
	})
	s := New(screentest.Words)
	s.Read(lookup.Answer{Tonight: at(8), Due: &m})
	for range 2 { // what was read is as it was
		if drawn := screentest.Drawn(s, screentest.Usual); !strings.Contains(drawn, "remind.exercise tonight.morning") {
			t.Errorf("drawn is\n%s", drawn)
		}
	}
}
