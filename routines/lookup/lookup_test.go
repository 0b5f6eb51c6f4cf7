package lookup_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/guided"
	"lull/routines/insight"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
)

// shelf is a journal of some entries.
type shelf struct{ entries []journal.Entry }

func (s shelf) Between(_ context.Context, from, to evening.Day, kinds ...journal.Kind) ([]journal.Entry, error) {
	var found []journal.Entry
	for _, e := range s.entries {
		if e.Evening >= from && e.Evening <= to && (len(kinds) == 0 || slices.Contains(kinds, e.Kind)) {
			found = append(found, e)
		}
	}
	return found, nil
}

func (s shelf) LastSession(context.Context) (journal.Entry, error) {
	for _, e := range slices.Backward(s.entries) {
		if e.Session != nil && e.Session.Practice != practice.KindRest {
			return e, nil
		}
	}
	return journal.Entry{}, journal.ErrNotFound
}

func (s shelf) Streak(ctx context.Context, today evening.Day) (journal.Streak, error) {
	days, err := s.CountingBetween(ctx, 0, today)
	return journal.StreakOf(days, today), err
}
func (shelf) Marks(context.Context) ([]journal.Mark, error) { return nil, nil }
func (shelf) SetAside() int                                 { return 2 }

func (s shelf) CountingBetween(_ context.Context, from, to evening.Day) (days []evening.Day, _ error) {
	for _, e := range s.entries {
		if e.Counts() && e.Evening >= from && e.Evening <= to {
			days = append(days, e.Evening)
		}
	}
	return days, nil
}

func (s shelf) Search(_ context.Context, words string, _ int, _ ...journal.Kind) (found []journal.Entry, _ error) {
	for _, e := range s.entries {
		if e.Session != nil && e.Session.Name == words {
			found = append(found, e)
		}
	}
	return found, nil
}

func at(day, hour int) time.Time { return time.Date(2026, 11, day, hour, 0, 0, 0, time.UTC) }

func on(day int) evening.Day { return evening.DayOf(2026, 11, day) }

// breath is a practice of ten minutes, kept.
func breath(day int, name string) journal.Entry {
	return journal.Entry{
		Kind: journal.KindSession, At: at(day, 22), Evening: on(day),
		Session: &journal.Session{Practice: "breathe", Name: name, Planned: 10 * time.Minute, Practised: 10 * time.Minute, Ending: journal.Finished},
	}
}

func reader(entries ...journal.Entry) lookup.Reader {
	return lookup.Reader{
		Journal: shelf{entries}, Settings: settings.Default(), Plans: plans(settings.Default()),
	}
}

func plans(s settings.Settings) repertoire.Repertoire {
	return repertoire.New([]practice.Pattern{{Name: "calm"}, {Name: "long"}}, s)
}

// What this is is said once: not to somebody who has written anything of late, or
// has kept an evening without a practice.
func TestSomebodyWhoHasWrittenIsNoNewcomer(t *testing.T) {
	rest := breath(12, "")
	rest.Session.Practice, rest.Session.Ending = practice.KindRest, journal.Logged
	coffee := journal.Entry{Kind: journal.KindIntake, At: at(23, 10), Evening: on(23), Intake: &journal.Intake{What: "coffee", Count: 1}}
	for name, r := range map[string]lookup.Reader{"rest": reader(rest), "coffee": reader(coffee), "": reader()} {
		a, err := r.Read(context.Background(), at(23, 15), lookup.Query{})
		if err != nil || a.Tonight.First != (name == "") {
			t.Errorf("with %q: first is %v, %v", name, a.Tonight.First, err)
		}
	}
}

func TestAnswerHasWhatWasAskedForAndNoMore(t *testing.T) {
	parked := journal.Entry{Kind: journal.KindParked, Evening: on(22), Parked: &journal.Parked{Text: "call the school"}}
	coffee := journal.Entry{Kind: journal.KindIntake, At: at(22, 15), Evening: on(22), Intake: &journal.Intake{What: "coffee", Count: 1, Caffeine: 96}}
	r := reader(coffee, breath(22, "calm"), parked)
	bare, err := r.Read(context.Background(), at(23, 15), lookup.Query{})
	if err != nil {
		t.Fatal(err)
	}
	if bare.Tonight.First || bare.Entries != nil || bare.Days != nil || bare.Found != nil || bare.Curve != nil {
		t.Errorf("without a question there is an answer: %+v", bare)
	}
	if len(bare.Waiting) != 1 || bare.SetAside != 2 {
		t.Errorf("what always comes is not there: %+v", bare)
	}
	day := on(22)
	a, err := r.Read(context.Background(), at(23, 15), lookup.Query{
		Day: &day, Days: &[2]evening.Day{on(1), on(30)}, Find: &lookup.Find{Words: "calm"}, Recent: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Entries) != 3 || a.Curve == nil || len(a.Days) != 1 || len(a.Found) != 1 {
		t.Errorf("got %d entries, curve %v, days %v, found %d", len(a.Entries), a.Curve != nil, a.Days, len(a.Found))
	}
}

// Nobody who lies in bed is given yesterday's worries.
func TestNothingIsGivenBackAfterLightsOut(t *testing.T) {
	parked := journal.Entry{Kind: journal.KindParked, Evening: on(22), Parked: &journal.Parked{Text: "call the school"}}
	a, err := reader(parked).Read(context.Background(), at(23, 23), lookup.Query{})
	if err != nil || !a.Tonight.Lying() || len(a.Waiting) != 0 {
		t.Errorf("lying is %v with %v, %v", a.Tonight.Lying(), a.Waiting, err)
	}
}

// lately is a journal of which only the last evenings may be read.
type lately struct {
	shelf
	t *testing.T
}

func (l lately) Between(ctx context.Context, from, to evening.Day, kinds ...journal.Kind) ([]journal.Entry, error) {
	if to-from > 31 {
		l.t.Errorf("evenings from %v to %v are read", from, to)
	}
	return l.shelf.Between(ctx, from, to, kinds...)
}

// A prompt is drawn many times a day, also by somebody with years of evenings.
func TestAGlanceIsTheSameEveningAndReadsOnlyTheLast(t *testing.T) {
	parked := journal.Entry{Kind: journal.KindParked, Evening: on(22), Parked: &journal.Parked{Text: "call the school"}}
	coffee := journal.Entry{Kind: journal.KindIntake, At: at(23, 15), Evening: on(23), Intake: &journal.Intake{What: "coffee", Count: 1, Caffeine: 96}}
	entries := []journal.Entry{breath(22, "calm"), parked, coffee}
	for hour := range 24 {
		whole, err := reader(entries...).Read(t.Context(), at(23, hour), lookup.Query{})
		if err != nil {
			t.Fatal(err)
		}
		glance, err := reader().Glance(t.Context(), lately{shelf{entries}, t}, at(23, hour))
		if err != nil {
			t.Fatal(err)
		}
		one, other := whole.Tonight, glance.Tonight
		if one.Day != other.Day || one.ToBed() != other.ToBed() || !reflect.DeepEqual(one.Outlook, other.Outlook) || len(whole.Waiting) != len(glance.Waiting) {
			t.Errorf("at %d a glance is %+v, want %+v", hour, glance, whole)
		}
		if other.Suggestion.Choice.Name != "" {
			t.Errorf("at %d it suggests %+v without knowing what was practised", hour, other.Suggestion)
		}
	}
}

func TestPracticesOfThisNightAreCounted(t *testing.T) {
	night := breath(22, "")
	night.Session.Practice = "night"
	// One that was left at once was a key in the dark.
	key := breath(22, "")
	key.Session = &journal.Session{Practice: "night", Practised: 4 * time.Second, Ending: journal.Left}
	a, err := reader(breath(22, "calm"), night, key, night).Read(context.Background(), at(23, 3), lookup.Query{Night: true})
	if err != nil || a.AtNight != 2 {
		t.Errorf("got %d, %v", a.AtNight, err)
	}
}

// Somebody who lies awake is where they were last, and anywhere else only where
// that was no place.
func TestThePlaceOfANightIsThatOfLastTime(t *testing.T) {
	shore := breath(22, "shore")
	shore.Session.Practice = practice.KindImagine
	for last, want := range map[*journal.Entry]string{nil: "hut", new(breath(22, "calm")): "hut", &shore: "shore"} {
		r := reader()
		if last != nil {
			r = reader(*last)
		}
		r.Plans = r.Plans.With(func() repertoire.Guided {
			return repertoire.Guided{Places: []guided.Place{{Name: "shore"}, {Name: "hut"}}}
		}, 1)
		for day := 23; day < 27; day += 2 { // on which it is the turn of the hut
			a, err := r.Read(context.Background(), at(day, 3), lookup.Query{Night: true})
			if err != nil || a.Place != want {
				t.Errorf("after %v on %d: got %q, %v, want %q", last, day, a.Place, err, want)
			}
		}
	}
}

func TestAQuestionIsAskedOfTheNightsThatAreToCome(t *testing.T) {
	s := settings.Default().Schedule
	q := insight.Question{Factor: insight.Caffeine, Outcome: insight.Jerks}
	asked := q
	asked.Since = on(10)
	for name, c := range map[string]struct {
		asked    insight.Question
		foretold bool
		now      time.Time
		since    evening.Day // of the entry, 0 for none
		err      error
	}{
		"before lights-out": {insight.Question{}, false, at(23, 15), on(23), nil},
		"after it":          {insight.Question{}, false, at(23, 23), on(24), nil},
		"it stands":         {asked, true, at(23, 15), 0, nil},
		"told already":      {insight.Question{}, true, at(23, 15), 0, insight.ErrForetold},
	} {
		e, said, err := lookup.Ask(q, c.asked, c.foretold, s, c.now)
		if !errors.Is(err, c.err) || (e != nil) != (c.since != 0) || e != nil && e.Evening != c.since || err == nil && said.ID == "" {
			t.Errorf("%s: got %+v, %q, %v", name, e, said.ID, err)
		}
	}
	if e, _, err := lookup.Ask(insight.Question{}, asked, true, s, at(23, 15)); e == nil || err != nil {
		t.Errorf("what is watched is not taken back: %v, %v", e, err)
	}
}

func TestBreathIsThatOfLastTimeWhereItIsOffered(t *testing.T) {
	s := settings.Default()
	for name, c := range map[string]struct {
		entries []journal.Entry
		want    string
	}{
		"before the first": {nil, plans(s).Usual().Name},
		"as last time":     {[]journal.Entry{breath(22, "long")}, "long"},
		"no longer there":  {[]journal.Entry{breath(22, "gone")}, plans(s).Usual().Name},
	} {
		if got, err := lookup.Breath(context.Background(), shelf{c.entries}, plans(s)); err != nil || got.Name != c.want {
			t.Errorf("%s: got %q, want %q, %v", name, got.Name, c.want, err)
		}
	}
}

func TestPractisedCountsEveningsAndOnlyWhereBreathIsHeld(t *testing.T) {
	var entries []journal.Entry
	for day := 1; day <= practice.PractisedFrom; day++ {
		entries = append(entries, breath(day, "hold"), breath(day, "hold"), breath(1, "calm"))
	}
	s := settings.Default()
	if got, _ := lookup.Practised(context.Background(), shelf{entries}, s, at(29, 22)); got != nil {
		t.Errorf("without holds: %v", got)
	}
	if err := s.Set("safety.holds", "yes"); err != nil {
		t.Fatal(err)
	}
	if got, err := lookup.Practised(context.Background(), shelf{entries}, s, at(29, 22)); err != nil || !slices.Equal(got, []string{"hold"}) {
		t.Errorf("got %v, %v", got, err)
	}
}
