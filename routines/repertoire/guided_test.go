package repertoire

import (
	"slices"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/guided"
	"lull/routines/practice"
	"lull/routines/settings"
)

func shelf(names ...string) func() Guided {
	return func() Guided {
		var g Guided
		for _, n := range names {
			g.Places = append(g.Places, guided.Place{Name: n, Title: "The " + n, Words: guided.Words{Level: guided.Way{Slots: []guided.Slot{{"There."}}}, Unseen: guided.Way{Slots: []guided.Slot{{"There."}}}}})
		}
		slots := []guided.Slot{{"Let go."}}
		g.Relaxations = []guided.Relaxation{
			{Name: "scan", Title: "Scan", Usual: time.Minute, Least: time.Minute, Most: 2 * time.Minute, First: 10 * time.Second, Last: 20 * time.Second, Parts: []guided.Part{{Name: "feet", Slots: slots}, {Name: "hands", Slots: slots}}},
		}
		g.Pictures = []guided.Picture{{Word: "kite", Kind: "toy"}, {Word: "pear", Kind: "fruit"}}
		g.Routines = []Routine{{Name: "five", Title: "Five", For: practice.ShortOfTime, Steps: []settings.Step{{Practice: "calm", Lasts: time.Minute}, {Practice: "scan"}}}}
		return g
	}
}

func calm() []practice.Pattern {
	return []practice.Pattern{{Name: "calm", Title: "Calm", In: 4 * time.Second, Out: 6 * time.Second, Length: 10 * time.Minute}}
}

func TestEveryPlaceHasItsTurnAndNoneComesTwice(t *testing.T) {
	for n := 2; n < 30; n++ {
		var names []string
		for i := range n {
			names = append(names, strings.Repeat("p", i+1))
		}
		r := New(nil, settings.Default()).With(shelf(names...), 1)
		seen, last := map[string]bool{}, ""
		for day := evening.Day(20000); day < evening.Day(20000+n); day++ {
			p, err := r.PlaceTonight(day, last)
			if err != nil {
				t.Fatal(err)
			}
			if p.Name == last {
				t.Errorf("%d places: %q comes on two nights", n, last)
			}
			seen[p.Name], last = true, p.Name
		}
		if len(seen) != n {
			t.Errorf("%d places: in %d nights there are %d of them", n, n, len(seen))
		}
		for i := range n {
			if p, _ := r.PlaceTonight(20003, names[i]); p.Name == names[i] {
				t.Errorf("%d places: last night's comes again", n)
			}
		}
	}
}

// The parts of a routine are told as lengths with their names, a place that is
// chosen only when it begins as a walk.
func TestPartsOfARoutine(t *testing.T) {
	r := New(calm(), settings.Default()).With(shelf("shore"), 1)
	x := Routine{Steps: []settings.Step{
		{Practice: "calm", Lasts: 2 * time.Minute},
		{Practice: "imagine", Lasts: 5 * time.Minute},
		{Practice: "imagine shore", Lasts: time.Minute},
		{Practice: "scan"},
		{Practice: "gone", Lasts: time.Minute},
	}}
	want := []Part{{"Calm", 2 * time.Minute}, {aWalk, 5 * time.Minute}, {"The shore", time.Minute}, {"Scan", 0}, {"gone", time.Minute}}
	got := r.Parts(x)
	want[3].Lasts = got[3].Lasts // as long as it usually is
	if !slices.Equal(got, want) || got[3].Lasts < time.Minute {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestNoPlaceIsReadForABreath(t *testing.T) {
	r := New(calm(), settings.Default()).With(func() Guided {
		t.Error("the places are read for a breath")
		return Guided{}
	}, 1)
	c := practice.Choice{Practice: "breathe", Name: "calm"}
	if _, err := r.Plan(c); err != nil || r.Title(c) != "Calm" {
		t.Error(err)
	}
}

func TestPracticesByName(t *testing.T) {
	s := settings.Default()
	for key, value := range map[string]string{"routines.mine": "calm 1m, imagine shore 8m, relax scan, shuffle 2m, 4-6 1m", "routines.twice": "wind mine", "routines.wrong": "calm 1m, imagine moor"} {
		if err := s.Set(key, value); err != nil {
			t.Fatal(err)
		}
	}
	r := New(calm(), s).With(shelf("shore", "attic"), 7)
	for _, c := range []struct {
		choice practice.Choice
		want   string // of the error; empty for none
	}{
		{practice.Choice{Practice: "imagine", Name: "shore"}, ""},
		{practice.Choice{Practice: "imagine", Name: "shor"}, `there is no place "shor" (perhaps shore); there are shore and attic`},
		{practice.Choice{Practice: "relax", Name: "scan"}, ""},
		{practice.Choice{Practice: "relax", Name: "scam"}, `there is no relaxation "scam" (perhaps scan); there are scan`},
		{practice.Choice{Practice: "shuffle"}, ""},
		{practice.Choice{Practice: "wind", Name: "mine"}, ""},
		{practice.Choice{Practice: "wind", Name: "5"}, ""},
		{practice.Choice{Practice: "wind", Name: "fine"}, `there is no routine "fine" (perhaps five); there are five, mine, twice and wrong`},
		{practice.Choice{Practice: "wind", Name: "twice"}, "in the routine twice: a routine is made of practices and not of other routines"},
		{practice.Choice{Practice: "wind", Name: "wrong"}, `in the routine wrong: there is no place "moor"`},
		{practice.Choice{Practice: "dance"}, `there is no practice "dance"`},
	} {
		plan, err := r.Plan(c.choice)
		switch {
		case c.want == "" && (err != nil || len(plan.Phases) == 0):
			t.Errorf("%+v: %v, %d phases", c.choice, err, len(plan.Phases))
		case c.want != "" && (err == nil || !strings.HasPrefix(err.Error(), c.want)):
			t.Errorf("%+v: %v, want %s", c.choice, err, c.want)
		}
	}
	plan, _ := r.Plan(practice.Choice{Practice: "wind", Name: "mine"})
	var parts []string
	for _, p := range plan.Phases {
		if len(parts) == 0 || parts[len(parts)-1] != p.Part {
			parts = append(parts, p.Part)
		}
	}
	if got := strings.Join(parts, ", "); got != "breathe calm, imagine shore, relax scan, shuffle shuffle, breathe 4-6" {
		t.Errorf("the chain plays %s", got)
	}
	if _, err := r.Wished(practice.Choice{Practice: "relax", Name: "scan"}, Wish{Without: []string{"foot"}}); err == nil || !strings.Contains(err.Error(), "feet") {
		t.Errorf("leaving out what is not there gives %v", err)
	}
	if got := r.Routines(); len(got) == 0 || got[0].For != practice.ShortOfTime {
		t.Errorf("the routines are %v", got)
	}
}

func TestOwnThingsTakeThePlaceOfTheirName(t *testing.T) {
	got := Merge([]string{"attic 1", "shore 1"}, []string{"shore 2", "pond 2"}, func(s string) string { return strings.Fields(s)[0] })
	if !slices.Equal(got, []string{"attic 1", "shore 2", "pond 2"}) {
		t.Errorf("got %q", got)
	}
}
