package practice

import (
	"testing"
	"time"
)

// The policy of the evening, to be read by a person.
func TestTheSuggestionFollowsTheDay(t *testing.T) {
	calm := Choice{"breathe", "calm", 10 * time.Minute}
	shore := Choice{"imagine", "shore", 15 * time.Minute}
	easy := Choice{"breathe", "easy", 8 * time.Minute}
	calm5 := Choice{"breathe", "calm", 5 * time.Minute}
	wind := func(name string) Choice { return Choice{Practice: "wind", Name: name} }
	for name, c := range map[string]struct {
		day  Day
		want Choice
		why  Reason
	}{
		"the very first evening":               {Day{ToBed: time.Hour, Usual: calm}, calm, FirstEvening},
		"an ordinary one":                      {Day{ToBed: time.Hour, Usual: calm, Last: &shore}, shore, AsLastTime},
		"a late coffee":                        {Day{ToBed: time.Hour, Usual: calm, Caffeine: true}, wind("long-glide"), LateCaffeine},
		"a late hard run":                      {Day{ToBed: time.Hour, Usual: calm, Exercise: true, Last: &shore}, wind("cool-down"), LateExercise},
		"both":                                 {Day{ToBed: time.Hour, Usual: calm, Exercise: true, Caffeine: true}, wind("run-and-coffee"), LateRunCoffee},
		"a tense day, before all of these":     {Day{ToBed: time.Hour, Usual: calm, Stress: 6, Exercise: true}, wind("tense"), HighStress},
		"a little stress is an ordinary day":   {Day{ToBed: time.Hour, Usual: calm, Stress: 5, Last: &calm}, calm, AsLastTime},
		"wine: as ever, and no word about it":  {Day{ToBed: time.Hour, Usual: calm, Alcohol: true, Last: &shore}, shore, LateAlcohol},
		"wine on the first evening":            {Day{ToBed: time.Hour, Usual: calm, Alcohol: true}, calm, FirstEvening},
		"another breath in the settings":       {Day{ToBed: time.Hour, Usual: easy}, easy, OtherBreath},
		"lights-out in five minutes":           {Day{ToBed: 5 * time.Minute, Usual: calm, Last: &shore, Stress: 9}, calm5, ShortOfTime},
		"lights-out was half an hour ago":      {Day{ToBed: -30 * time.Minute, Usual: calm, Caffeine: true}, calm5, ShortOfTime},
		"long after lights-out, whatever else": {Day{ToBed: -2 * time.Hour, Usual: calm, Exercise: true, Last: &shore}, wind("late"), LateNight},
	} {
		if got := Suggest(c.day); got.Choice != c.want || got.Because != c.why {
			t.Errorf("%s: suggested %+v, want %+v because %s", name, got, c.want, c.why)
		}
	}
}
