package remind

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/settings"
)

func week(t *testing.T, set string) string {
	t.Helper()
	facts, now := tell(t, "2026-11-23 12:00", set, "", "")
	days := map[string][]string{}
	var order []string
	for _, w := range Week(facts.Settings, table, now) {
		at := w.At.String()
		if days[at] == nil {
			order = append(order, at)
		}
		days[at] = append(days[at], w.Day.String()[:2])
	}
	slices.Sort(order)
	var b strings.Builder
	for _, at := range order {
		name := strings.Join(days[at], "")
		if len(days[at]) == 7 {
			name = "daily"
		}
		fmt.Fprintf(&b, "%s %s\n", at, name)
	}
	return b.String()
}

func TestWeekHasFewLooksAndAllOnTheMinute(t *testing.T) {
	got := week(t, "")
	want := `07:15 daily
10:15 daily
10:30 daily
10:45 daily
11:00 daily
11:15 daily
11:30 daily
11:45 daily
12:00 daily
12:15 daily
12:30 daily
12:45 daily
13:00 daily
13:15 daily
13:30 daily
13:45 daily
14:00 daily
14:15 daily
14:30 daily
14:45 daily
15:00 daily
18:30 daily
22:00 daily
`
	if got != want {
		t.Errorf("the usual week is\n%s\nwant\n%s", got, want)
	}
}

// The oldest zones, and those made by hand, are seconds away from UTC: a timer
// there would come a minute before what it is for.
func TestLooksAreOnTheMinuteOfTheWall(t *testing.T) {
	facts, now := tell(t, "2026-11-23 12:00", "", "", "")
	for _, w := range Week(facts.Settings, table, now.In(time.FixedZone("", -3*60*60-17))) {
		if w.At%15 != 0 {
			t.Errorf("there is a look at %s", w.At)
		}
	}
}

func TestWeekFollowsWhatIsSet(t *testing.T) {
	for _, c := range []struct{ set, want string }{
		{
			"remind.caffeine=off; remind.exercise=off; remind.alcohol=off; remind.morning=off; bedtime=mon 23:00, fri 00:30, sat 00:30",
			"22:00 SuMoTuWeTh\n23:30 FrSa\n",
		},
		{"remind.caffeine=off; remind.exercise=off; remind.alcohol=off; remind.days=weekdays", "07:15 MoTuWeThFr\n22:00 MoTuWeThFr\n"},
		{"remind.caffeine=off; remind.exercise=off; remind.alcohol=off; remind.wind_down_before=30m; bedtime=00:15", "07:15 daily\n23:45 daily\n"},
		{"remind.caffeine=off; remind.exercise=off; remind.alcohol=off; remind.wind_down=off; remind.morning=off", ""},
		{"caffeine.usual_drink=decaf; remind.exercise=off; remind.alcohol=off", "07:15 daily\n22:00 daily\n"},
		// A bedtime at three is at another wall time in the two nights of the
		// change of clocks.
		{"remind.caffeine=off; remind.exercise=off; remind.alcohol=off; remind.morning=off; bedtime=03:30; wake=11:00", "01:30 Su\n02:30 daily\n"},
	} {
		if got := week(t, c.set); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.set, got, c.want)
		}
	}
}

// The law that makes a handful of looks enough: whatever is set and logged, in
// odd zones too, and through both changes of clocks, what can be said within a
// year is said at one of the looks, at the first minute it is due or on
// getting up; and where something was logged so late that its time was past
// when it was logged, at the next look.
func TestWhatIsDueIsSeenAtALook(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5))
	for _, zone := range []string{"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca", "UTC"} {
		loc, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		for range 6 {
			s := anySettings(random)
			now := time.Date(2026, 1, 15, 12, 0, 0, 0, loc)
			looks := make(map[Wake]bool)
			for _, w := range Week(s, table, now) {
				looks[w] = true
			}
			for d := s.Schedule.Of(now); d < s.Schedule.Of(now)+360; d++ {
				facts := Facts{Settings: s, Drinks: table, Entries: anyCups(random, s, d, loc)}
				for _, k := range Kinds() {
					n, silence := facts.notice(k, d, loc)
					if silence != "" {
						continue
					}
					at := n.At
					if wake, asleep := facts.Settings.Schedule.Lying(at); asleep {
						at = wake
					}
					if !at.Before(n.Until) {
						continue // due while asleep, and over by the morning
					}
					if _, silence := facts.judge(k, d, at); silence != "" {
						continue
					}
					if !looks[Wake{at.Weekday(), evening.ClockOf(at)}] {
						t.Fatalf("%s, %s: nobody looks at %s, when %s is due\n%v", zone, d, at.Format("Mon 2 Jan 15:04"), n.ID, Week(s, table, now))
					}
				}
			}
		}
	}
}

func anySettings(random *rand.Rand) settings.Settings {
	s := settings.Default()
	for day := range s.Schedule.Bed {
		s.Schedule.Bed[day] = evening.At(21+random.IntN(9), 5*random.IntN(12)) % (24 * 60)
		s.Schedule.Wake[day] = evening.At(6+random.IntN(5), 5*random.IntN(12))
	}
	if random.IntN(3) == 0 { // a night worker
		for day := range s.Schedule.Bed {
			s.Schedule.Bed[day], s.Schedule.Wake[day] = evening.At(8+random.IntN(3), 0), evening.At(16, 30)
		}
	}
	s.Remind.Before = time.Duration(random.IntN(181)) * time.Minute
	s.Remind.WindDownBefore = time.Duration(10+random.IntN(230)) * time.Minute
	s.Remind.MorningAfter = time.Duration(random.IntN(360)) * time.Minute
	return s
}

func anyCups(random *rand.Rand, s settings.Settings, d evening.Day, loc *time.Location) []journal.Entry {
	var cups []journal.Entry
	for range random.IntN(3) {
		at := s.Schedule.Begins(d, loc).Add(time.Duration(random.IntN(10*60)) * time.Minute)
		cups = append(cups, journal.Entry{
			Kind: journal.KindIntake, At: at, Evening: d,
			Intake: &journal.Intake{What: "coffee", Count: 1, Caffeine: 90},
		})
	}
	return cups
}

func TestNextSaysWhenEachComes(t *testing.T) {
	for _, row := range []struct{ why, now, set, log, marks, next string }{
		{
			why: "a plain noon", now: "2026-11-23 12:00",
			next: "caffeine 23 15:00, exercise 23 18:30, alcohol 23 18:30, wind_down 23 22:00, morning 24 07:15",
		},
		{
			why: "what is due comes now", now: "2026-11-23 15:10",
			next: "caffeine 23 15:10, exercise 23 18:30, alcohol 23 18:30, wind_down 23 22:00, morning 24 07:15",
		},
		{
			why: "what was said comes tomorrow", now: "2026-11-23 15:10", marks: "shown caffeine/2026-11-23",
			next: "caffeine 24 15:00 said, exercise 23 18:30, alcohol 23 18:30, wind_down 23 22:00, morning 24 07:15",
		},
		{
			why: "in the night", now: "2026-11-24 01:00",
			next: "caffeine 24 15:00 passed, exercise 24 18:30 passed, alcohol 24 18:30 passed, wind_down 24 22:00 passed, morning 24 07:15",
		},
		{
			why: "muted", now: "2026-11-23 12:00", marks: "mute 2026-11-24", set: "remind.exercise=off",
			next: "caffeine 25 15:00 muted, exercise - off, alcohol 25 18:30 muted, wind_down 25 22:00 muted, morning 25 07:15 muted",
		},
		{
			why: "a long holiday", now: "2026-11-23 12:00", set: "remind.holiday_until=2026-12-24; remind.days=weekdays",
			next: "caffeine 25 15:00 holiday, exercise 25 18:30 holiday, alcohol 25 18:30 holiday, wind_down 25 22:00 holiday, morning 25 07:15 holiday",
		},
		{
			why: "weekdays only, on a Friday night", now: "2026-11-27 22:30", set: "remind.days=weekdays", log: "22:10 calm",
			next: "caffeine 30 15:00 passed, exercise 30 18:30 passed, alcohol 30 18:30 passed, wind_down 30 22:00 done, morning 30 07:15 weekday",
		},
	} {
		facts, now := tell(t, row.now, row.set, row.log, row.marks)
		var all []string
		for _, c := range facts.Next(now) {
			one := string(c.Kind) + " -"
			if !c.At.IsZero() {
				one = string(c.Kind) + c.At.Format(" 02 15:04")
				if _, silence := facts.judge(c.Kind, c.Evening, c.At); silence != "" {
					t.Errorf("%s: %s is silent then (%s)", row.why, one, silence)
				}
			}
			if c.Today != "" {
				one += " " + string(c.Today)
			}
			all = append(all, one)
		}
		if got := strings.Join(all, ", "); got != row.next {
			t.Errorf("%s: next are\n%s\nwant\n%s", row.why, got, row.next)
		}
	}
}

func TestCalendarHasTheSameEventsAlways(t *testing.T) {
	facts, now := tell(t, "2026-11-23 12:00", "", "", "")
	today := facts.Settings.Schedule.Of(now)
	ids := func(set string, today evening.Day) []string {
		facts, _ := tell(t, "2026-11-23 12:00", set, "", "")
		var all []string
		for _, o := range Calendar(facts.Settings, table, today) {
			all = append(all, o.UID)
			if !o.Paused && o.First < today {
				t.Errorf("%s is first on %s, before %s", o.UID, o.First, today)
			}
		}
		slices.Sort(all)
		return all
	}
	want := ids("", today)
	if len(slices.Compact(slices.Clone(want))) != 35 {
		t.Fatalf("%d different events: %v", len(want), want)
	}
	for _, set := range []string{"bedtime=01:30; wake=09:00", "bedtime=09:00; wake=17:00", "remind.caffeine=off", "remind.days=weekend", "remind.holiday_until=2026-12-24", "caffeine.usual_drink=decaf"} {
		if got := ids(set, today+3); !slices.Equal(got, want) {
			t.Errorf("%s has other events: %v", set, got)
		}
	}
}

func TestCalendarStandsAtTheCutoffAndRingsBefore(t *testing.T) {
	for _, c := range []struct {
		set  string
		kind Kind
		want string // the weekday, the clock, the alarm of the one for Monday's evening
	}{
		{"", Caffeine, "Monday 15:30 30m0s"},
		{"remind.before=1h", Alcohol, "Monday 19:00 1h0m0s"},
		{"", WindDown, "Monday 22:00 0s"},
		{"", Morning, "Tuesday 07:15 0s"},
		{"bedtime=09:00; wake=17:00", Caffeine, "Tuesday 01:30 30m0s"},
		{"bedtime=00:30", WindDown, "Monday 23:30 0s"},
		{"bedtime=01:30", WindDown, "Tuesday 00:30 0s"},
	} {
		facts, now := tell(t, "2026-11-23 12:00", c.set, "", "")
		for _, o := range Calendar(facts.Settings, table, facts.Settings.Schedule.Of(now)) {
			if strings.HasPrefix(o.UID, strings.ReplaceAll(string(c.kind), "_", "-")+"-mon@") {
				if got := fmt.Sprint(o.First.Weekday(), " ", o.At, " ", o.Alarm); got != c.want {
					t.Errorf("%s, %s: %s, want %s", c.set, c.kind, got, c.want)
				}
			}
		}
	}
}

func BenchmarkDue(b *testing.B) {
	t := Facts{Settings: settings.Default(), Drinks: table}
	now := time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)
	for b.Loop() {
		t.Due(now)
	}
}

func BenchmarkWeek(b *testing.B) {
	s, now := settings.Default(), time.Date(2026, 11, 23, 15, 0, 0, 0, time.Local)
	for b.Loop() {
		Week(s, table, now)
	}
}

func TestNextWakeIsTheNextLook(t *testing.T) {
	week := []Wake{{time.Monday, evening.At(7, 15)}, {time.Monday, evening.At(15, 0)}, {time.Saturday, evening.At(0, 5)}}
	for now, want := range map[string]string{
		"2026-11-23 07:14": "2026-11-23 07:15", "2026-11-23 07:15": "2026-11-23 15:00", "2026-11-23 15:00": "2026-11-28 00:05", "2026-11-28 00:05": "2026-11-30 07:15",
	} {
		if got := NextWake(week, moment(t, now, "")); !got.Equal(moment(t, want, "")) {
			t.Errorf("after %s: %s, want %s", now, got, want)
		}
	}
	if got := NextWake(nil, moment(t, "2026-11-23 07:14", "")); !got.IsZero() {
		t.Errorf("of no looks: %s", got)
	}
}
