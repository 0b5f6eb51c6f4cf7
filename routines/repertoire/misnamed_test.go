package repertoire

import (
	"testing"
	"time"

	"lull/routines/guided"
	"lull/routines/intake"
	"lull/routines/practice"
	"lull/routines/settings"
)

func drinks() *intake.Table {
	t, err := intake.NewTable(
		intake.Item{Name: "coffee", Kind: intake.Drink, Milligrams: 96, Source: "test"},
		intake.Item{Name: "green tea", Aliases: []string{"sencha"}, Kind: intake.Drink, Milligrams: 29, Source: "test"},
		intake.Item{Name: "meal", Kind: intake.Food, Source: "test"},
	)
	if err != nil {
		panic(err) // the items above are right
	}
	return t
}

func TestWhatIsNamedMustBeThere(t *testing.T) {
	shipped := []practice.Pattern{{Name: "calm", Title: "Calm", In: 4 * time.Second, Out: 6 * time.Second}}
	for _, c := range []struct{ key, value, want string }{
		{"breath.pattern", "calm", ""},
		{"breath.pattern", "4-6", ""},
		{"breath.pattern", "kalm", `breath.pattern: there is no breathing pattern "kalm" (perhaps calm); there are calm and mine, or numbers such as 4-6`},
		{"breath.pattern", "mine", ""},
		{"caffeine.usual_drink", "sencha", ""},
		{"caffeine.usual_drink", "Green Tea", ""},
		{"caffeine.usual_drink", "club-mate", ""},
		{"caffeine.usual_drink", "senchia", `caffeine.usual_drink: there is no drink "senchia" (perhaps sencha); a drink with caffeine goes here, such as coffee or green tea, or one of your own`},
		{"caffeine.usual_drink", "meal", `caffeine.usual_drink: there is no drink "meal"; a drink with caffeine goes here, such as coffee or green tea, or one of your own`},
		{"routines.evening", "calm 2m, imagine shore 10m, shuffle", ""},
		{"routines.evening", "pond 2m", ""},
		{"routines.evening", "sight 2m", `routines.evening: there is no breathing pattern "sight"; there are calm and mine, or numbers such as 4-6`},
	} {
		s := settings.Default()
		for key, value := range map[string]string{"patterns.mine": "5-5", "drinks.club-mate": "mg=100"} {
			if err := s.Set(key, value); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Set(c.key, c.value); err != nil {
			t.Fatal(err)
		}
		own := func() Guided { return Guided{Relaxations: []guided.Relaxation{{Name: "pond"}}} }
		got := ""
		for _, p := range New(shipped, s).With(own, 1).Misnamed(s, drinks) {
			got += p.Error()
		}
		if got != c.want {
			t.Errorf("%s = %s\ngives %s\nwant  %s", c.key, c.value, got, c.want)
		}
	}
}

func TestTheUsualSettingsNeedNoTableOfDrinks(t *testing.T) {
	s := settings.Default()
	New([]practice.Pattern{{Name: "calm"}}, s).Misnamed(s, func() *intake.Table {
		t.Error("the table of drinks is read for nothing")
		return nil
	})
}
