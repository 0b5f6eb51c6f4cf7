package tonight

import (
	"testing"
	"time"

	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/practice"
	"lull/routines/settings"
)

func at(day, h, m int) time.Time { return time.Date(2026, 11, day, h, m, 0, 0, time.UTC) }

func coffee(t time.Time) journal.Entry {
	s := settings.Default().Schedule
	return journal.Entry{
		Kind: journal.KindIntake, At: t, Evening: s.Of(t),
		Intake: &journal.Intake{What: "coffee", Count: 1, Caffeine: 96},
	}
}

// From lights-out to the wake time the program is only kind, also past four in
// the morning, where the next evening's date has begun.
func TestTheNightLastsUntilTheWakeTime(t *testing.T) {
	for _, c := range []struct {
		now   time.Time
		lying bool
		why   practice.Reason
	}{
		{at(23, 22, 59), false, practice.ShortOfTime},
		{at(23, 23, 0), true, practice.ShortOfTime},
		{at(24, 2, 0), true, practice.LateNight},
		{at(24, 5, 0), true, practice.LateNight},
		{at(24, 6, 59), true, practice.LateNight},
		{at(24, 7, 0), false, practice.FirstEvening},
	} {
		l := From(c.now, settings.Default(), nil, Facts{First: true})
		if l.Lying() != c.lying || l.Suggestion.Because != c.why {
			t.Errorf("at %v: lying is %v because %s, want %v because %s", c.now, l.Lying(), l.Suggestion.Because, c.lying, c.why)
		}
	}
}

func TestALateCoffeeIsSeenAndFollowed(t *testing.T) {
	told := Facts{Entries: []journal.Entry{coffee(at(23, 8, 0)), coffee(at(23, 18, 0))}}
	l := From(at(23, 19, 0), settings.Default(), nil, told)
	if len(l.Outlook.Late) != 1 || l.Suggestion.Because != practice.LateCaffeine {
		t.Errorf("late: %d things, because %s", len(l.Outlook.Late), l.Suggestion.Because)
	}
	if got := l.Because().With["caffeine"]; got != "coffee" {
		t.Errorf("the reason names %q", got)
	}
	if l.Curve == nil || !l.Curve.From.Equal(at(23, 7, 0)) || len(l.Curve.Drinks) != 2 {
		t.Fatalf("the curve is %+v", l.Curve)
	}
	if n := len(l.Curve.Usual); n != len(l.Curve.Low) || n != len(l.Curve.High) || n < parts {
		t.Errorf("the curve has %d samples", n)
	}
	for i, usual := range l.Curve.Usual {
		if l.Curve.Low[i] > usual+1e-9 || usual > l.Curve.High[i]+1e-9 {
			t.Fatalf("at sample %d the curve leaves its band", i)
		}
	}
}

// The reason names what there was most of, and not what came last.
func TestTheReasonNamesTheLargestDrink(t *testing.T) {
	chocolate := coffee(at(23, 17, 0))
	chocolate.Intake = &journal.Intake{What: "chocolate", Count: 1, Caffeine: 30}
	l := From(at(23, 19, 0), settings.Default(), nil, Facts{Entries: []journal.Entry{coffee(at(23, 16, 50)), chocolate}})
	if len(l.Outlook.Late) != 2 || l.Because().With["caffeine"] != "coffee" {
		t.Errorf("late is %+v, because of the %s", l.Outlook.Late, l.Because().With["caffeine"])
	}
}

func TestACoffeeBeforeTheWakeTimeIsOnTheCurve(t *testing.T) {
	told := Facts{Entries: []journal.Entry{coffee(at(23, 5, 0))}}
	if l := From(at(23, 12, 0), settings.Default(), nil, told); !l.Curve.From.Before(at(23, 5, 0)) {
		t.Errorf("the curve begins at %v", l.Curve.From)
	}
}

// Where the model is silent there is no curve, whatever was had.
func TestNoCurveWhereTheModelIsSilent(t *testing.T) {
	s := settings.Default()
	s.Caffeine.MedicineUnmodelled = settings.Yes
	l := From(at(23, 19, 0), s, nil, Facts{Entries: []journal.Entry{coffee(at(23, 18, 0))}})
	if l.Curve != nil || l.Outlook.Silence != intake.Pharmacist {
		t.Errorf("the curve is %v, the silence %q", l.Curve, l.Outlook.Silence)
	}
}

// What was seen of an evening that day is what is seen of it later.
func TestTheCurveOfAnEveningThatHasBeen(t *testing.T) {
	s := settings.Default()
	entries := []journal.Entry{coffee(at(22, 15, 0)), coffee(at(23, 8, 0)), coffee(at(23, 16, 0))}
	then := From(at(23, 16, 30), s, nil, Facts{Entries: entries}).Curve
	later := CurveOf(s.Schedule.Of(at(23, 16, 0)), time.UTC, s, nil, entries)
	if later == nil || len(later.Drinks) != 2 || !later.From.Equal(then.From) || !later.To.Equal(then.To) || later.Usual[200] != then.Usual[200] {
		t.Errorf("got %+v, want %+v", later, then)
	}
	if c := CurveOf(s.Schedule.Of(at(24, 16, 0)), time.UTC, s, nil, entries); c != nil {
		t.Errorf("an evening without caffeine has a curve of %v", c.Drinks)
	}
	s.Body.Under18 = settings.Yes
	if c := CurveOf(s.Schedule.Of(at(23, 16, 0)), time.UTC, s, nil, entries); c != nil {
		t.Error("there is a curve where the model is silent")
	}
}

func TestTheWindDownBeginsBeforeLightsOut(t *testing.T) {
	for now, want := range map[time.Time]bool{
		at(23, 21, 59): false, at(23, 22, 0): true, at(23, 23, 30): true, at(24, 6, 59): true, at(24, 7, 0): false,
	} {
		if l := From(now, settings.Default(), nil, Facts{}); l.Winding() != want {
			t.Errorf("at %v: got %v, want %v", now, l.Winding(), want)
		}
	}
}

// Why the suggestion is another one is said once, by what made it so.
func TestALoggedThingSaysWhyItChangedTheSuggestion(t *testing.T) {
	now := at(23, 19, 0)
	early, late := coffee(at(23, 8, 0)), coffee(at(23, 18, 0))
	early.ID, late.ID = "early", "late"
	for name, entries := range map[string][]journal.Entry{"before it is kept": {early}, "after": {early, late}} {
		l := From(now, settings.Default(), nil, Facts{Entries: entries})
		why, changed := l.Changed(late, now)
		if !changed || why.ID != "changed.caffeine" || why.With["caffeine"] != "coffee" {
			t.Errorf("%s: %v, %+v", name, changed, why)
		}
	}
	again := coffee(at(23, 18, 30))
	again.ID = "again"
	l := From(now, settings.Default(), nil, Facts{Entries: []journal.Entry{early, late}})
	if why, changed := l.Changed(again, now); changed {
		t.Errorf("a second one changes nothing more: %+v", why)
	}
}

// What a watch recorded of a night answers no question of the morning.
func TestTheCheckInIsDueUntilSomebodyTold(t *testing.T) {
	night := journal.Entry{Kind: journal.KindNight, Evening: settings.Default().Schedule.Of(at(22, 22, 0)), Night: &journal.Night{Quality: 3}}
	for source, want := range map[string]bool{"": false, journal.AppleHealth: true} {
		night.Source = source
		if l := Glance(at(23, 8, 0), settings.Default(), nil, []journal.Entry{night}); l.CheckIn != want {
			t.Errorf("a night of %q: the check-in is due %v, want %v", source, l.CheckIn, want)
		}
	}
}
