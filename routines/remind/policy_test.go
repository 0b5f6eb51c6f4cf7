package remind

import (
	"cmp"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/practice"
	"lull/routines/settings"
)

// The policy. Nothing is set but what a row says: in bed at 23:00, up at
// 07:00, coffee as usual, half an hour of warning, an hour of winding down,
// the check-in a quarter of an hour after getting up. So on a plain day coffee
// is best before 15:30, hard exercise and wine before 19:00.
//
// A row is a moment, what was logged and asked for before it, and the kinds
// that are due then; a dash is silence. 2026-11-23 is a Monday.
func TestPolicy(t *testing.T) {
	for _, row := range []struct {
		why   string
		now   string // on the wall in Berlin, or with a zone: 2026-11-23 15:00 Asia/Tokyo
		set   string // settings: bedtime=00:30; remind.before=0
		log   string // what was logged: 09:00 coffee; 2026-11-22 08:00 run
		marks string // what was said and asked: shown caffeine/2026-11-23; mute 2026-11-24
		due   string
	}{
		{why: "nothing in the late morning", now: "2026-11-23 11:30", due: "-"},
		{why: "a minute too early", now: "2026-11-23 14:59", due: "-"},
		{why: "half an hour before the last good coffee", now: "2026-11-23 15:00", due: "caffeine"},
		{why: "as long as it helps", now: "2026-11-23 15:29", due: "caffeine"},
		{why: "never after the cutoff", now: "2026-11-23 15:30", due: "-"},
		{why: "exercise and wine share their time", now: "2026-11-23 18:30", due: "exercise alcohol"},
		{why: "an hour before bed", now: "2026-11-23 22:00", due: "wind_down"},
		{why: "the last minute of the evening", now: "2026-11-23 22:59", due: "wind_down"},
		{why: "nothing after bedtime", now: "2026-11-23 23:00", due: "-"},
		{why: "nothing for who sits up late", now: "2026-11-24 00:45", due: "-"},
		{why: "nothing before getting up", now: "2026-11-24 06:59", due: "-"},
		{why: "the check-in comes after getting up", now: "2026-11-24 07:15", due: "morning"},
		{why: "and not for ever", now: "2026-11-24 11:15", due: "-"},

		// What is logged matters.
		{why: "an early cup moves the last one", now: "2026-11-23 12:00", log: "08:00 coffee", due: "caffeine"},
		{why: "and its old time is silent then", now: "2026-11-23 15:00", log: "08:00 coffee", due: "-"},
		{why: "no room left: nothing to lose", now: "2026-11-23 13:00", log: "08:00 coffee; 10:00 coffee; 11:00 coffee; 12:00 coffee", due: "-"},
		{why: "yesterday evening's pot counts", now: "2026-11-23 15:00", log: "2026-11-22 23:00 coffee; 2026-11-22 23:30 coffee; 08:00 coffee", due: "-"},
		{why: "the run is done", now: "2026-11-23 18:30", log: "12:00 run", due: "alcohol"},
		{why: "a walk is no hard exercise", now: "2026-11-23 18:30", log: "12:00 walk", due: "exercise alcohol"},
		{why: "yesterday's run is not today's", now: "2026-11-23 18:30", log: "2026-11-22 12:00 run", due: "exercise alcohol"},
		{why: "enough wine already", now: "2026-11-23 18:30", log: "16:00 wine; 16:30 wine; 17:00 wine", due: "exercise"},
		{why: "winding down already", now: "2026-11-23 22:10", log: "21:40 calm", due: "-"},
		{why: "a breath at noon is no wind-down", now: "2026-11-23 22:10", log: "12:30 calm", due: "wind_down"},
		{why: "gone to bed content", now: "2026-11-23 22:10", log: "22:05 rest", due: "-"},
		{why: "never during a practice", now: "2026-11-23 18:35", log: "18:30 running", due: "-"},
		{why: "one that a crash left open holds nothing up for long", now: "2026-11-23 18:59", log: "18:30 running", due: "exercise alcohol"},
		{why: "the morning is told", now: "2026-11-24 07:15", log: "2026-11-23 23:30 night", due: "-"},

		// Once is enough.
		{why: "said already", now: "2026-11-23 15:10", marks: "shown caffeine/2026-11-23", due: "-"},
		{why: "answered with done", now: "2026-11-23 18:30", marks: "done exercise/2026-11-23", due: "alcohol"},
		{why: "yesterday's answer is not today's", now: "2026-11-23 15:10", marks: "shown caffeine/2026-11-22", due: "caffeine"},

		// Asked to be quiet.
		{why: "muted for today", now: "2026-11-23 15:00", marks: "mute 2026-11-23", due: "-"},
		{why: "and still quiet after midnight", now: "2026-11-24 00:10", set: "bedtime=01:00", marks: "mute 2026-11-23", due: "-"},
		{why: "the next morning speaks again", now: "2026-11-24 07:15", marks: "mute 2026-11-23", due: "morning"},
		{why: "muted for three days", now: "2026-11-25 15:00", marks: "mute 2026-11-25", due: "-"},
		{why: "and then no more", now: "2026-11-26 15:00", marks: "mute 2026-11-25", due: "caffeine"},
		{why: "the last day of the holiday", now: "2026-11-25 15:00", set: "remind.holiday_until=2026-11-25", due: "-"},
		{why: "back from the holiday", now: "2026-11-26 15:00", set: "remind.holiday_until=2026-11-25", due: "caffeine"},
		{why: "not on a Sunday", now: "2026-11-22 15:00", set: "remind.days=weekdays", due: "-"},
		{why: "Friday's evening is a weekday's after midnight too", now: "2026-11-28 00:00", set: "remind.days=weekdays; bedtime=01:00", due: "wind_down"},
		{why: "Saturday's morning is not", now: "2026-11-28 07:15", set: "remind.days=weekdays", due: "-"},
		{why: "each kind has its switch", now: "2026-11-23 18:30", set: "remind.alcohol=off", due: "exercise"},
		{why: "all of them off", now: "2026-11-23 15:00", set: "remind.caffeine=off", due: "-"},

		// The settings.
		{why: "no warning before: at the moment itself", now: "2026-11-23 15:30", set: "remind.before=0", due: "caffeine"},
		{why: "which is soon over", now: "2026-11-23 15:40", set: "remind.before=0", due: "-"},
		{why: "a long warning", now: "2026-11-23 12:30", set: "remind.before=3h", due: "caffeine"},
		{why: "tea is fine for longer", now: "2026-11-23 15:00", set: "caffeine.usual_drink=tea", due: "-"},
		{why: "and has its own time", now: "2026-11-23 19:10", set: "caffeine.usual_drink=tea; remind.alcohol=off; remind.exercise=off", due: "-"},
		{why: "decaf is fine at any time", now: "2026-11-23 15:00", set: "caffeine.usual_drink=decaf", due: "-"},
		{why: "who is slow with caffeine has the morning only", now: "2026-11-23 11:20", set: "caffeine.half_life=15h", due: "-"},
		{why: "no time is named in pregnancy", now: "2026-11-23 15:00", set: "caffeine.pregnancy_weeks=20", due: "-"},
		{why: "nor for wine", now: "2026-11-23 18:30", set: "caffeine.pregnancy_weeks=20", due: "exercise"},
		{why: "nor under 18", now: "2026-11-23 15:00", set: "body.under_18=yes", due: "-"},
		{why: "nor where no curve is drawn", now: "2026-11-23 15:00", set: "caffeine.medicine_unmodelled=yes", due: "-"},

		// The laptop slept.
		{why: "slept through the coffee and the run", now: "2026-11-23 20:00", due: "-"},
		{why: "slept until just before: what still helps, at once", now: "2026-11-23 18:55", due: "exercise alcohol"},
		{why: "slept through the day with little warning time left", now: "2026-11-23 22:50", due: "wind_down"},
		{why: "slept for a week", now: "2026-11-30 13:00", marks: "shown caffeine/2026-11-23", due: "-"},

		// Bedtime after midnight.
		{why: "the wind-down is after midnight", now: "2026-11-24 00:30", set: "bedtime=01:30; wake=09:00", due: "wind_down"},
		{why: "it belongs to the evening before", now: "2026-11-24 00:30", set: "bedtime=01:30; wake=09:00", marks: "shown wind_down/2026-11-23", due: "-"},
		{why: "nothing after that bedtime", now: "2026-11-24 01:30", set: "bedtime=01:30; wake=09:00", due: "-"},
		{why: "not yet up at eight", now: "2026-11-24 08:00", set: "bedtime=01:30; wake=09:00", due: "-"},
		{why: "coffee is later then", now: "2026-11-23 17:30", set: "bedtime=01:30; wake=09:00", due: "caffeine"},
		{why: "each weekday has its own bedtime", now: "2026-11-28 17:00", set: "bedtime=mon 23:00, sat 01:00", due: "caffeine"},
		{why: "and Friday has not", now: "2026-11-27 17:00", set: "bedtime=mon 23:00, sat 01:00", due: "-"},

		// Shift work: in bed at 09:00, up at 17:00.
		{why: "the last coffee of the shift is hours before the bed", now: "2026-11-24 01:00", set: "bedtime=09:00; wake=17:00", due: "caffeine"},
		{why: "and has been said", now: "2026-11-24 01:10", set: "bedtime=09:00; wake=17:00", marks: "shown caffeine/2026-11-23", due: "-"},
		{why: "what was drunk in the shift counts", now: "2026-11-24 01:00", set: "bedtime=09:00; wake=17:00", log: "2026-11-23 19:00 coffee; 2026-11-23 23:00 coffee", due: "-"},
		{why: "before the way home", now: "2026-11-24 04:30", set: "bedtime=09:00; wake=17:00", due: "exercise alcohol"},
		{why: "winding down by daylight", now: "2026-11-24 08:00", set: "bedtime=09:00; wake=17:00", due: "wind_down"},
		{why: "asleep at noon", now: "2026-11-24 12:00", set: "bedtime=09:00; wake=17:00", due: "-"},
		{why: "the check-in in the evening", now: "2026-11-24 17:15", set: "bedtime=09:00; wake=17:00", due: "morning"},
		{why: "a single shift: asleep when its coffee would be", now: "2026-11-24 01:00", set: "bedtime=tue 09:00", due: "-"},

		// Spring: 2026-03-29 has no 02:00 to 03:00 in Berlin. The night of the
		// 28th is an hour short, the evenings on both sides are as always.
		{why: "the evening before spring", now: "2026-03-28 22:00", due: "wind_down"},
		{why: "up by the new clock", now: "2026-03-29 07:15", due: "morning"},
		{why: "coffee by the new clock", now: "2026-03-29 15:00", due: "caffeine"},
		{why: "not by the old one", now: "2026-03-29 14:00", due: "-"},
		{why: "a bedtime at half past three is half an hour after the jump", now: "2026-03-29 01:30", set: "bedtime=03:30; wake=11:00", due: "wind_down"},
		{why: "and is bedtime", now: "2026-03-29 03:30", set: "bedtime=03:30; wake=11:00", due: "-"},
		{why: "a bedtime in the hour that is not is the moment of the jump", now: "2026-03-29 01:59", set: "bedtime=02:30; wake=10:00", due: "wind_down"},
		{why: "from when on it is night", now: "2026-03-29 03:00", set: "bedtime=02:30; wake=10:00", due: "-"},

		// Autumn: 2026-10-25 has 02:00 to 03:00 twice.
		{why: "the evening before autumn", now: "2026-10-24 22:00", due: "wind_down"},
		{why: "up by the new clock in autumn", now: "2026-10-25 07:15", due: "morning"},
		{why: "not by the old one in autumn", now: "2026-10-25 06:15", due: "-"},
		{why: "coffee by the new clock in autumn", now: "2026-10-25 15:00", due: "caffeine"},
		{why: "a bedtime in the doubled hour is the first of the two", now: "2026-10-25 01:30", set: "bedtime=02:30; wake=10:00", due: "wind_down"},
		{why: "and it stays night in the second", now: "2026-10-25 01:45 UTC+0", set: "bedtime=02:30; wake=10:00", due: "-"},

		// A journey: the bed is where the clocks are.
		{why: "at home at three", now: "2026-11-23 15:00 Europe/Berlin", due: "caffeine"},
		{why: "flown to New York, said at home: not again", now: "2026-11-23 15:00 America/New_York", marks: "shown caffeine/2026-11-23", due: "-"},
		{why: "flown there unwarned: its own three o'clock", now: "2026-11-23 15:00 America/New_York", due: "caffeine"},
		{why: "the cup at home counts there", now: "2026-11-23 15:00 America/New_York", log: "2026-11-23 08:00 coffee", due: "-"},
		{why: "flown east over the cutoff: silent", now: "2026-11-23 17:00 Asia/Tokyo", due: "-"},
		{why: "over the date line westwards the day is new", now: "2026-11-24 15:00 Pacific/Auckland", marks: "shown caffeine/2026-11-23", due: "caffeine"},
		{why: "over it eastwards the day was had", now: "2026-11-23 15:00 Pacific/Honolulu", marks: "shown caffeine/2026-11-23", due: "-"},
	} {
		facts, now := tell(t, row.now, row.set, row.log, row.marks)
		if got := cmp.Or(kindsOf(facts.Due(now)), "-"); got != row.due {
			t.Errorf("%s (%s): due are %s, want %s%s", row.why, row.now, got, row.due, reasons(facts, now))
		}
	}
}

// kindsOf names the kinds of notices, as the rows do.
func kindsOf(notices []Notice) string {
	kinds := make([]string, len(notices))
	for i, n := range notices {
		kinds[i] = string(n.Kind)
	}
	return strings.Join(kinds, " ")
}

// reasons tells why each kind is silent, for a row that fails.
func reasons(facts Facts, now time.Time) string {
	var b strings.Builder
	today := facts.Settings.Schedule.Of(now)
	for _, k := range Kinds() {
		for d := today - 1; d <= today+1; d++ {
			n, silence := facts.judge(k, d, now)
			b.WriteString("\n\t" + n.ID + ": " + n.At.Format("02 15:04") + " to " + n.Until.Format("02 15:04") + " " + string(silence))
		}
	}
	return b.String()
}

// table is a small table of drinks with the figures of the shipped one.
var table = func() *intake.Table {
	t, err := intake.NewTable(
		intake.Item{Name: "coffee", Kind: intake.Drink, Milligrams: 96, Offered: true},
		intake.Item{Name: "tea", Kind: intake.Drink, Milligrams: 45},
		intake.Item{Name: "decaf", Kind: intake.Drink, Milligrams: 3, Offered: true},
		intake.Item{Name: "wine", Kind: intake.Alcohol, Millilitres: 150, Strength: 0.12},
	)
	if err != nil {
		panic(err)
	}
	return t
}()

// tell reads a row. What is logged without a date is on the date of now; all
// of it is logged in Berlin.
func tell(t *testing.T, now, set, log, marks string) (Facts, time.Time) {
	t.Helper()
	facts := Facts{Settings: settings.Default(), Drinks: table}
	for part := range parts(set) {
		key, value, _ := strings.Cut(part, "=")
		if err := facts.Settings.Set(key, value); err != nil {
			t.Fatal(err)
		}
	}
	clock, zone, _ := strings.Cut(now[len("2026-11-23 "):], " ")
	at := moment(t, now[:len("2026-11-23 ")]+clock, zone)
	for part := range parts(log) {
		facts.Entries = append(facts.Entries, entry(t, facts.Settings, now[:len("2026-11-23")], part))
	}
	for part := range parts(marks) {
		state, id, _ := strings.Cut(part, " ")
		m := journal.Mark{ID: id, State: state}
		if state == "mute" {
			day, err := evening.ParseDay(id)
			if err != nil {
				t.Fatal(err)
			}
			m = journal.Mark{ID: MuteID, State: MarkMuted, Evening: day}
		}
		facts.Marks = append(facts.Marks, m)
	}
	return facts, at
}

func parts(s string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for p := range strings.SplitSeq(s, ";") {
			if p = strings.TrimSpace(p); p != "" && !yield(p) {
				return
			}
		}
	}
}

// moment reads a wall time. UTC+0 is a moment in UTC seen in Berlin, for the
// second of two hours that look the same.
func moment(t *testing.T, wall, zone string) time.Time {
	t.Helper()
	if zone == "" {
		zone = "Europe/Berlin"
	}
	utc := zone == "UTC+0"
	if utc {
		zone = "Europe/Berlin"
	}
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	in := loc
	if utc {
		in = time.UTC
	}
	at, err := time.ParseInLocation("2006-01-02 15:04", wall, in)
	if err != nil {
		t.Fatal(err)
	}
	return at.In(loc)
}

func entry(t *testing.T, s settings.Settings, date, text string) journal.Entry {
	t.Helper()
	if len(text) < 10 || text[4] != '-' {
		text = date + " " + text
	}
	at, what := moment(t, text[:len("2026-11-23 15:00")], ""), strings.TrimSpace(text[len("2026-11-23 15:00"):])
	e := journal.Entry{ID: text, At: at, Evening: s.Schedule.Of(at)}
	session := func(practice string, ending journal.Ending) {
		e.Kind = journal.KindSession
		e.Session = &journal.Session{Practice: practice, Planned: 10 * time.Minute, Practised: 10 * time.Minute, Ending: ending}
	}
	switch what {
	case "calm":
		session("breathe", journal.Finished)
	case "running":
		session("breathe", journal.Running)
	case "rest":
		session(practice.KindRest, journal.Logged)
	case "run", "walk":
		e.Kind, e.Exercise = journal.KindExercise, &journal.Exercise{What: what, Effort: journal.Vigorous}
		if what == "walk" {
			e.Exercise.Effort = journal.Light
		}
	case "night":
		e.Kind, e.Night = journal.KindNight, &journal.Night{Jerks: journal.NoJerks}
	default:
		it, ok := table.Find(what)
		if !ok {
			t.Fatalf("%q is not in the table", what)
		}
		e.Kind = journal.KindIntake
		e.Intake = &journal.Intake{What: it.Name, Count: 1, Caffeine: it.Milligrams, Alcohol: intake.Grams(it.Millilitres, it.Strength)}
	}
	return e
}

func TestSeveralThingsAreOneWord(t *testing.T) {
	facts, now := tell(t, "2026-11-23 18:55", "", "", "")
	m, ok := Gather(facts.Due(now))
	if !ok || len(m.Notices) != 2 || m.Notices[0].ID != "exercise/2026-11-23" || m.Title.ID != "remind.gathered.title" || len(m.Body) != 2 {
		t.Errorf("gathered: %+v, %v", m, ok)
	}
	if want := moment(t, "2026-11-23 19:00", ""); !m.Until.Equal(want) {
		t.Errorf("it helps until %s, want %s", m.Until, want)
	}
	if _, ok := Gather(nil); ok {
		t.Error("nothing due gave a message")
	}
	words := m.Say(func(id string, with map[string]string) string { return id + with["latest"] })
	if want := "remind.exercise19:00 remind.alcohol19:00"; words.Body != want {
		t.Errorf("it says %q, want %q", words.Body, want)
	}
}

func TestProgramOfGoRunIsTemporary(t *testing.T) {
	for program, want := range map[string]bool{
		"/tmp/go-build2036667010/b001/exe/lull":                                         true,
		"/c/f4/f4154725fa24e57f3947c92830f40b6d154f00a093c071adb41c806ed84335a6-d/lull": true,
		`C:\Users\ann\AppData\Local\Temp\go-build12\b001\exe\lull.exe`:                  true,
		"/home/ann/go/bin/lull": false, "/home/ann/go-builder/lull": false, "/opt/go-build": false,
	} {
		if got := (Job{Program: program}).Temporary(); got != want {
			t.Errorf("%s: %v, want %v", program, got, want)
		}
	}
}
