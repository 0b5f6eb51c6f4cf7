package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"lull/content"
	"lull/routines/evening"
	"lull/routines/insight"
	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/practice"
	"lull/routines/settings"
	"lull/routines/sleep"
)

func TestFiguresOfNightsAndEntries(t *testing.T) {
	f := newFigures(t)
	const diary = "Diary and ratings"
	f.row(diary, "SOL or WASO of one night, on three nights a week", "%g min", sleep.Long.Minutes())
	f.row(diary, "their mean in two weeks", "%g min", sleep.LongMean.Minutes())
	f.row(diary, "SE", "%g %%", sleep.Efficient)
	f.says(diary, "until %g h after the wake time", sleep.StaysOpen.Hours())
	f.says(diary, "the median change is shown from %d practices on", insight.LeastSessions)
	longest := turn(1, 100, func(h float64) bool {
		woke := bed.Add(hours(h))
		_, err := sleep.Measure(journal.Night{Tried: &bed, Woke: &woke})
		return err != nil
	})
	f.says(diary, "A night of more than %s h", to(3, longest))
	tells(t, "sleep-measures", "Latency or waking of %g minutes or more on 3 nights a week is one, and %g %% efficiency", sleep.Long.Minutes(), sleep.Efficient)
	tells(t, "tension", "the change is shown only after %s sessions", []string{3: "three", 4: "four", 5: "five", 6: "six"}[insight.LeastSessions])
	if want := fmt.Sprintf("of %g min or more", sleep.Long.Minutes()); !strings.Contains(content.Wording().Say("report.long", nil), want) {
		t.Errorf("report.long does not say %q", want)
	}

	const bounds = "Bounds of an entry"
	f.row(bounds, "how many of a thing", "%d", journal.MostCount)
	f.row(bounds, "caffeine", "%d mg", journal.MostCaffeine)
	f.row(bounds, "alcohol", "%d g", journal.MostAlcohol)
	f.row(bounds, "times awake in a night", "%d", journal.MostTimes)
	f.row(bounds, "evenings of a self-trial", "%d", journal.MostEvenings)
	f.row(bounds, "absorption ka", "%d per hour", journal.FastestKa)
	f.row(bounds, "a practice, exercise, drinking, falling asleep, lying awake", "%g h", journal.Longest.Hours())
	f.row(bounds, "from its evening to its moment", "%d days", journal.Reach)
	most := func(entry func(n int) journal.Entry) int {
		for n := 1; n < 100; n++ {
			if e := entry(n); e.Check() != nil {
				return n - 1
			}
		}
		return 100
	}
	f.row(bounds, "a rating", "%d", most(func(n int) journal.Entry {
		return journal.Entry{Kind: journal.KindRating, At: bed, Evening: evening.DayOf(bed.Date()), Rating: &journal.Rating{What: "stress", Value: n}}
	}))
	f.row(bounds, "how the night was", "%d", most(func(n int) journal.Entry {
		return journal.Entry{Kind: journal.KindNight, At: bed, Evening: evening.DayOf(bed.Date()), Night: &journal.Night{Quality: n}}
	}))

	serving := func(of func(*intake.Item, float64)) string {
		return to(2, turn(0.01, 1e5, func(x float64) bool {
			it := intake.Item{Name: "x", Kind: intake.Alcohol, Millilitres: 1, Strength: 0.01}
			of(&it, x)
			return it.Check() != nil
		}))
	}
	f.row(bounds, "caffeine of one serving", "%s mg", serving(func(it *intake.Item, mg float64) { it.Milligrams = mg }))
	f.row(bounds, "size of one serving", "%s ml", serving(func(it *intake.Item, ml float64) { it.Millilitres = ml }))
	f.row(bounds, "strength of a drink", "%s %%", serving(func(it *intake.Item, percent float64) { it.Strength = percent / 100 }))

	const habit = "Habit"
	f.says(habit, "An evening counts from %g min of practice", journal.CountsFrom.Minutes())
	f.says(habit, "Strength moves half of the remaining way in %d evenings", journal.HalfLife)
	tells(t, "habit", "ran for %g minutes", journal.CountsFrom.Minutes())
	tells(t, "habit", "fades by half every %d evenings", journal.HalfLife)
	if want := fmt.Sprintf("in %d evenings", journal.HalfLife); !strings.Contains(journal.StrengthSentence, want) {
		t.Errorf("the sentence about strength does not say %q", want)
	}
	for missed, paused := range map[evening.Day]bool{1: false, 2: true} {
		if r := journal.StreakOf([]evening.Day{100}, 100+missed+1); r.Paused != paused {
			t.Errorf("after %d missed evenings the streak is paused: %v", missed, r.Paused)
		}
	}
}

func TestFiguresOfEvenings(t *testing.T) {
	const section = "Evenings and usual sleep"
	f := newFigures(t)
	day := evening.DayOf(bed.Date())
	usual := settings.Default()
	f.row(section, "an evening begins", "%s", evening.DayStarts)
	f.row(section, "lights-out and waking where nothing was set", "%s, %s", usual.Schedule.Bed[0], usual.Schedule.Wake[0])
	f.row(section, "wind-down begins before lights-out", "%g min", usual.Remind.WindDownBefore.Minutes())
	schedule := func(bed, sleep int) evening.Schedule {
		s := evening.DefaultSchedule()
		for d := range s.Bed {
			s.Bed[d], s.Wake[d] = evening.Clock(bed%1440), evening.Clock((bed+sleep)%1440)
		}
		return s
	}
	sleep := func(minutes int) float64 {
		s := schedule(23*60, minutes)
		return s.WakeTime(day, time.UTC).Sub(s.Bedtime(day, time.UTC)).Hours()
	}
	longest := 0
	for m := 60; m < 1440; m++ {
		if sleep(m) == float64(m)/60 {
			longest = m
		}
	}
	f.row(section, "longest sleep that is believed of a schedule", "%g h", float64(longest)/60)
	f.row(section, "sleep where it would be longer, or none", "%g h", sleep(0))
	if sleep(longest+1) != sleep(0) {
		t.Errorf("a schedule with %d minutes of sleep has %g h", longest+1, sleep(longest+1))
	}
	settled := 0
	for schedule(4*60-settled, 8*60).Turns(day) != evening.DayStarts {
		settled++
	}
	f.row(section, "an evening still goes on after lights-out", "%d min", settled)
	f.says(section, "for less than those %d min", settled)

	const suggested = "What is suggested"
	because := func(r practice.Reason, day func(x float64) practice.Day) string {
		return to(3, turn(0, 180, func(x float64) bool { return practice.Suggest(day(x)).Because == r }))
	}
	toBed := func(minutes float64) practice.Day {
		return practice.Day{ToBed: hours(minutes / 60), Usual: practice.Choice{Practice: "breathe", Name: "calm"}}
	}
	past := because(practice.LateNight, func(m float64) practice.Day { return toBed(-m) })
	soon := because(practice.FirstEvening, toBed)
	stress := 0
	for d := toBed(120); practice.Suggest(d).Because != practice.HighStress; d.Stress++ {
		stress = d.Stress + 1
	}
	short := practice.Suggest(toBed(0)).Length
	f.row(suggested, "more than "+past+" min after lights-out", "an easy breath and idle pictures")
	f.row(suggested, "less than "+soon+" min before lights-out", "the usual breath, %g min", short.Minutes())
	f.row(suggested, fmt.Sprintf("stress of %d or more", stress), "sighs, muscles, a walk")
	f.says("Patterns on few nights", "stress %d of 10 or more", stress)
	tells(t, "stress", "The program treats %d and above as a stressful evening", stress)
	if want := fmt.Sprintf("stress %d or more", stress); !strings.Contains(content.Wording().Say("insight.with.stress", nil), want) {
		t.Errorf("insight.with.stress does not say %q", want)
	}
}

func TestFiguresOfPatterns(t *testing.T) {
	const section = "Patterns on few nights"
	f := newFigures(t)
	for _, row := range f.rows(section, "k1/n1, k0/n0") {
		var c insight.Counts
		if _, err := fmt.Sscanf(row[0], "%d/%d, %d/%d", &c.K1, &c.N1, &c.K0, &c.N0); err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprintf("%.5f", c.Chance()); got != row[1] {
			t.Errorf("%s: P is %s in the code and %s on the page", row[0], got, row[1])
		}
	}
	coffee := insight.Counts{K1: 4, N1: 6, K0: 1, N0: 9}
	d, low, high := coffee.Difference()
	f.says(section, "For 4/6 and 1/9 the difference is %.2f, from %.2f to %.2f.", d, low, high)
	f.row(section, "nights before anything is compared", "%d", insight.LeastNights)
	f.row(section, "on each side", "%d", insight.LeastSide)
	f.row(section, "with a jerk, and without one", "%d", insight.LeastKind)
	f.row(section, "looked at again", "every %d nights", insight.EachTime)
	f.row(section, "looked back", "two blocks of %d evenings before the running one", insight.Span)
	f.says(section, "Where fewer than %d nights lie under R*, %g mg is taken once", insight.LeastSide, intake.LikelyFrom)
	const trial = "Self-trial"
	f.says(trial, "at least %d nights told on each side", insight.LeastSide)
	for _, l := range insight.Lengths() {
		f.row(trial, fmt.Sprint(l.Evenings), "%d", l.Finds)
		f.row(trial, fmt.Sprintf("%d evenings", l.Evenings), "%d and %d", l.FindsHalf, l.FindsWhole)
		tells(t, "self-trial", "%d", l.Evenings)
		if want := fmt.Sprintf("%d in %d", l.Evenings, l.Finds); l.Evenings != 28 {
			tells(t, "self-trial", "%s", want)
		} else {
			tells(t, "self-trial", "28 evenings found it in %d of 100 trials", l.Finds)
		}
	}
	short, middle, long := insight.Lengths()[0], insight.Lengths()[1], insight.Lengths()[2]
	tells(t, "self-trial", "found in %d, %d and %d of 100 trials, and one half as large in %d, %d and %d",
		short.FindsWhole, middle.FindsWhole, long.FindsWhole, short.FindsHalf, middle.FindsHalf, long.FindsHalf)
	tells(t, "log-patterns", "It compares nothing before %d nights, with at least %d on each side, %d with a jerk and %d without", insight.LeastNights, insight.LeastSide, insight.LeastKind, insight.LeastKind)
	tells(t, "log-patterns", "only at every %s night", map[int]string{6: "sixth", 7: "seventh", 8: "eighth"}[insight.EachTime])
	tells(t, "log-patterns", "For the coffee above it is %.2f.", coffee.Chance())
	words := map[string]string{
		"insight.with.caffeine.raised": fmt.Sprintf("with %g mg of caffeine or more", intake.LikelyFrom),
	}
	// The shares of the simulations that the pages tell.
	for _, row := range f.rows(section, "looked at") {
		pattern, hint := strings.Split(row[1], " / "), strings.Split(row[3], " / ")
		switch row[0] {
		case "one, watched":
			tells(t, "log-patterns", "Of 100 such diaries %s showed a pattern for a watched question and %s a hint", pattern[0], hint[0])
			tells(t, "log-patterns", "it was %s and %s for the watched question", pattern[1], hint[1])
			words["insight.around.one"] = fmt.Sprintf("about %s to %s show a hint within nine weeks, and %s to 5 a pattern", hint[0], hint[1], pattern[0])
		case "7 factors, 4 outcomes":
			tells(t, "log-patterns", "with seven factors and four outcomes %s showed a pattern and %s a hint", pattern[0], hint[0])
			tells(t, "log-patterns", "%s and %s with all of them", pattern[1], hint[1])
			words["insight.around.noise"] = fmt.Sprintf("about %s to %s show a hint within nine weeks, and %s to 7 a pattern", hint[0], hint[1], pattern[0])
		}
	}
	for id, want := range words {
		if got := content.Wording().Say(id, nil); !strings.Contains(got, want) {
			t.Errorf("%s does not say %q: %s", id, want, got)
		}
	}
}
