package exchange

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/practice"
)

// A dose is no caffeine: 400 mg of ibuprofen at night would be four coffees.
func TestMilligramsAreCaffeineOnlyWhereTheyAreSaidOrKnownToBe(t *testing.T) {
	for _, c := range []struct{ head, row, want string }{
		{"what,mg", "Ibuprofen,400", " medicine ibuprofen 400mg"},
		{"what,mg", "paracetamol,1000 mg", " medicine paracetamol 1000 mg"},
		{"what,dose", "ibuprofen,400 mg", " medicine ibuprofen 400 mg"},
		{"what,amount", "ibuprofen,2 tablets", " medicine ibuprofen 2 tablets"},
		{"what,mg", "ibuprofen,", " medicine ibuprofen"},
		{"what,mg", "coffee,120", " coffee 1 120"},
		{"what,dose", "coffee,120 mg", " coffee 1 120"},
		{"what,mg", "caffeine,80", " caffeine 1 80"},
		{"what,mg", "sirup,0", " sirup 1 0"},
		{"what,caffeine mg", "sirup,40", " sirup 1 40"},
		{"what,caffeine amount", "sirup,40 mg", " sirup 1 40"},
		{"what,Koffein (mg)", "Sirup,40", " sirup 1 40"},
		{"what,mg", "wine,20", `error: line 2: it says 20 mg and not of what, and "wine" is known to have none; where`},
		{"what,mg", "sirup,400", `error: line 2: it says 400 mg and not of what, and "1 sirup" is not known here; where`},
		{"what,dose", "sirup,400 mg", `and "1 sirup" is not known here; where they are caffeine, the column is named caffeine mg`},
		{"what,mg", ",400", "and nothing is named; where"},
	} {
		got := told(t, "date,time,"+c.head+"\n2026-11-26,20:00,"+c.row+"\n", how())
		if want := "2026-11-26T20:00+01:00" + c.want; got != want && !(strings.HasPrefix(got, "error") && strings.Contains(got, c.want)) {
			t.Errorf("%s\n%s\ngives %s\nwant  %s", c.head, c.row, got, want)
		}
	}
}

func bedtime(d evening.Day) time.Time { return evening.At(23, 0).On(d, time.UTC) }

// how knows a few things by name, and each drink of them as a coffee.
func how() Foreign {
	return Foreign{
		Zone: berlin, Bedtime: bedtime,
		Evening: func(at time.Time) evening.Day { return evening.Of(at, evening.DayStarts) },
		Known: func(what string, at time.Time) (journal.Entry, error) {
			_, name, _ := strings.Cut(what, " ")
			switch name {
			case "coffee", "espresso", "tea", "a", "b":
				return journal.Entry{Kind: journal.KindIntake, At: at, Intake: &journal.Intake{What: "coffee", Count: 1, Caffeine: 95}}, nil
			case "wine":
				return journal.Entry{Kind: journal.KindIntake, At: at, Intake: &journal.Intake{What: name, Count: 1, Alcohol: 14}}, nil
			case "ibuprofen", "paracetamol":
				return journal.Entry{Kind: journal.KindMedicine, At: at, Medicine: &journal.Medicine{What: name}}, nil
			}
			return journal.Entry{}, fmt.Errorf("%q is not known here", what)
		},
	}
}

// told gives what a table becomes, an entry a line.
func told(t *testing.T, text string, how Foreign) string {
	t.Helper()
	taken, err := ReadTable(strings.NewReader(text), how)
	if err != nil {
		return "error: " + err.Error()
	}
	var out []string
	for _, e := range taken.Entries {
		if err := e.Check(); err != nil {
			t.Errorf("%+v: %v", e, err)
		}
		words := e.At.Format("2006-01-02T15:04Z07:00")
		switch {
		case e.Intake != nil:
			words += fmt.Sprintf(" %s %g %g", e.Intake.What, e.Intake.Count, e.Intake.Caffeine)
		case e.Medicine != nil:
			words += " medicine " + e.Medicine.What
		case e.Session != nil:
			words += " " + e.Session.Practice
		case e.Note != nil:
			words += " note " + e.Note.Text
		}
		out = append(out, words)
	}
	return strings.Join(out, "\n")
}

func TestTablesOfOthersAreReadByTheNamesOfTheirColumns(t *testing.T) {
	habit := how()
	habit.Habit = "wind down"
	for _, c := range []struct {
		name, text string
		how        Foreign
		want       string
	}{
		{"plain", "date,time,what,mg\n2026-11-23,15:40,Espresso,63\n", how(), "2026-11-23T15:40+01:00 espresso 1 63"},
		{"semicolons, decimal comma, days first", "Datum;Uhrzeit;Drink;Caffeine (mg)\r\n23.11.2026;15:40;\"Latte; big\";120,5\r\n", how(), "2026-11-23T15:40+01:00 latte; big 1 120.5"},
		{"tabs and one column for both", "\ufeffTimestamp\tItem\tAmount (mg)\n2026-11-23T15:40:00Z\tTea\t40\n", how(), "2026-11-23T15:40Z tea 1 40"},
		{"american", "Date,Time,Beverage,Caffeine\n11/23/2026,3:40 PM,Cola,34\n", how(), "2026-11-23T15:40+01:00 cola 1 34"},
		{"the month cannot be thirteen", "date,time,what,mg\n4/3/2026,8:00,a,1\n13/3/2026,8:00,b,2\n", how(), "2026-03-04T08:00+01:00 a 1 1\n2026-03-13T08:00+01:00 b 1 2"},
		{"date with time", "Date,Drink,Dose\n\"Nov 23, 2026 15:40\",Tea,40 mg\n", how(), "2026-11-23T15:40+01:00 tea 1 40"},
		{"by its name", "date,time,drink\n2026-11-23,15:40,Coffee\n", how(), "2026-11-23T15:40+01:00 coffee 1 95"},
		{"only caffeine", "at,mg\n1795444800,80\n", how(), "2026-11-23T14:40Z caffeine 1 80"},
		{"a note", "date,time,what,mg,notes\n2026-11-23,15:40,tea,40,with Ann\n", how(), "2026-11-23T15:40+01:00 tea 1 40\n2026-11-23T15:40+01:00 note with Ann"},
		{"an empty row and an empty file", "date,time,what,mg\n,,,\n", how(), ""},
		{
			"a habit", "date,habit,done,comment\n2026-11-20,Wind down,yes,candle\n2026-11-21,wind down,no,\n2026-11-22,gym,yes,\n", habit,
			"2026-11-20T23:00Z rest\n2026-11-20T23:00Z note candle",
		},
		{"no columns", "a,b,c\n1,2,3\n", how(), `there is none for date (or one with date and time together, such as timestamp), what, mg; it has "a", "b", "c". Names that are known:`},
		{"no time", "date,what,mg\n2026-11-23,tea,40\n", how(), "line 2: it has no time of day"},
		{"either order", "date,time,what,mg\n4/3/2026,8:00,a,1\n", how(), "--dates day-first or --dates month-first says it"},
		{"both orders", "date,time,what,mg\n13/3/2026,8:00,a,1\n3/13/2026,8:00,a,1\n", how(), "dates such as 2026-11-23 are always clear"},
		{"no such date", "date,time,what,mg\n2026-02-30,8:00,a,1\n", how(), "line 2: there is no such date"},
		{"no such time", "date,time,what,mg\n2026-02-20,25:00,a,1\n", how(), `line 2: the time "25:00" is not clear`},
		{"no number", "date,time,what,mg\n2026-02-20,8:00,a,much\n", how(), `line 2: the amount of caffeine is "much"`},
		{"a slip", "date,time,what,mg\n2026-02-20,8:00,a,90000000\n", how(), "and a number from 0 to 5000 belongs there"},
		{"amount of what", "date,time,what,amount\n2026-02-20,8:00,a,250 ml\n", how(), "does not say that it is mg"},
		{"unknown", "date,time,what\n2026-02-20,8:00,sirup\n", how(), `line 2: "1 sirup" is not known here; a column caffeine mg can say`},
		{
			"Loop, a column for each habit", "Date,Wind down,Meditate,\n2026-11-20,2,0,\n2026-11-21,0,2,\n2026-11-22,1,2,\n2026-11-23,-1,2,\n2026-11-24,3,2,\n", habit,
			"2026-11-20T23:00Z rest",
		},
		{
			"Loop, in words", "Date,Meditate,Wind down,\n2026-11-20,NO,YES_MANUAL,\n2026-11-21,YES_MANUAL,NO,\n2026-11-22,YES_MANUAL,YES_AUTO,\n2026-11-23,NO,SKIP,\n2026-11-24,NO,UNKNOWN,\n", habit,
			"2026-11-20T23:00Z rest",
		},
		{
			"Loop, one habit", "Date,Value,Notes\n2026-11-20,YES_MANUAL,candle\n2026-11-21,NO,\n", habit,
			"2026-11-20T23:00Z rest\n2026-11-20T23:00Z note candle",
		},
		{"one and nought", "Date,Wind down,Meditate\n2026-11-20,1,0\n2026-11-21,0,1\n", habit, "2026-11-20T23:00Z rest"},
		{"dates alone", "date\n2026-11-20\n", habit, "2026-11-20T23:00Z rest"},
		{"a score", "Date,Wind down,\n2026-11-20,0.0519,\n", habit, `line 2: whether it was done is "0.0519"`},
		{"no such column", "Date,Gym,Meditate,\n2026-11-20,2,0,\n", habit, `the habit "wind down" is not in it; there is "Gym" or "Meditate"`},
		{"another habit", "date,habit,done\n2026-11-22,gym,yes\n", habit, `the habit "wind down" is not in it; there is "gym"`},
		{"open quotation mark", "date,time,what,mg\n2026-02-20,8:00,\"a,1\n", how(), "line 2: a quotation mark"},
		{"nothing", "", how(), "the table is empty"},
	} {
		if got := told(t, c.text, c.how); got != c.want && (!strings.HasPrefix(got, "error") || !strings.Contains(got, c.want) || c.want == "") {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestRowWithoutEndIsNotHeldInMemory reads far more than fits into one row, on
// one line and as one cell of many lines.
func TestRowWithoutEndIsNotHeldInMemory(t *testing.T) {
	for _, text := range []string{"x", "\"x\n"} {
		endless := &counting{in: strings.NewReader("date,time,what,mg\n2026-11-23,8:00,tea,40\n" + text + strings.Repeat(text[len(text)-1:]+"x,", 4<<20))}
		_, err := ReadTable(endless, how())
		var bad *Problems
		if !errors.As(err, &bad) || bad.First[0].Line != 3 || !strings.Contains(err.Error(), "longer than a million") {
			t.Errorf("%q: %v", text, err)
		}
		if endless.n > 2*longestLine {
			t.Errorf("%q: %d bytes were read", text, endless.n)
		}
	}
}

type counting struct {
	in io.Reader
	n  int
}

func (c *counting) Read(b []byte) (int, error) {
	n, err := c.in.Read(b)
	c.n += n
	return n, err
}

func ids(taken Batch) (all []string) {
	for _, e := range taken.Entries {
		all = append(all, e.ID)
	}
	return all
}

func TestSameRowsAreTheSameEntriesAndTwoAlikeAreTwo(t *testing.T) {
	text := "date,time,what,mg\n2026-11-23,15:40,tea,40\n2026-11-23,15:40,tea,40\n2026-11-23,16:40,tea,40\n"
	first, err := ReadTable(strings.NewReader(text), how())
	if err != nil {
		t.Fatal(err)
	}
	elsewhere := how()
	elsewhere.Zone = time.UTC
	second, err := ReadTable(strings.NewReader(text), elsewhere)
	if err != nil || fmt.Sprint(ids(first)) != fmt.Sprint(ids(second)) {
		t.Errorf("%v and %v, %v", ids(first), ids(second), err)
	}
	if all := ids(first); all[0] == all[1] || all[1] == all[2] {
		t.Errorf("two are one: %v", all)
	}
}

func TestHarshLog(t *testing.T) {
	text := "# my log\n2026-11-20 : Wind down : y : candle, book : 12\n2026-11-21 : Wind down : n\n2026-11-22 : Wind down : s : ill\n"
	taken, err := ReadHarsh(strings.NewReader(text), "", bedtime)
	if err != nil || taken.Lines != 3 || taken.Left != 2 || len(taken.Entries) != 2 {
		t.Fatalf("%+v, %v", taken, err)
	}
	rest, note := taken.Entries[0], taken.Entries[1]
	if rest.Session == nil || rest.Session.Practice != practice.KindRest || !rest.Counts() || rest.Evening.String() != "2026-11-20" || rest.At.Hour() != 23 {
		t.Errorf("an evening kept became %+v", rest)
	}
	if note.Note == nil || note.Note.Text != "candle, book" {
		t.Errorf("the comment became %+v", note)
	}
	for _, e := range taken.Entries {
		if err := e.Check(); err != nil {
			t.Error(err)
		}
	}
	again, err := ReadHarsh(strings.NewReader(text), "WIND DOWN", bedtime)
	if err != nil || fmt.Sprint(ids(again)) != fmt.Sprint(ids(taken)) {
		t.Errorf("again: %v, %v; want %v", ids(again), err, ids(taken))
	}
	two := text + "2026-11-22 : Gym : y :\n"
	if _, err := ReadHarsh(strings.NewReader(two), "", bedtime); !errors.Is(err, ErrWhichHabit) || !strings.Contains(err.Error(), `"Wind down" or "Gym"`) {
		t.Errorf("two habits: %v", err)
	}
	if taken, err := ReadHarsh(strings.NewReader(two), "gym", bedtime); err != nil || len(taken.Entries) != 1 || taken.Left != 3 {
		t.Errorf("the other habit: %+v, %v", taken, err)
	}
	for line, want := range map[string]string{
		"hello":                   "a line of harsh is",
		"2026-11-20 : Gym : done": "y, n or s belongs there",
		"20.11.2026 : Gym : y":    "not a date",
		"0202-11-20 : Gym : y":    "too far away",
		"2026-11-20 :  : y":       "",
	} {
		if _, err := ReadHarsh(strings.NewReader("\n"+line+"\n"), "", bedtime); err == nil || !strings.Contains(err.Error(), "line 2") || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want line 2 and %q", line, err, want)
		}
	}
}

func FuzzReadTable(f *testing.F) {
	f.Add("date,time,what,mg\n2026-11-23,15:40,Espresso,63\n", "")
	f.Add("Timestamp;done\n1/2/2026 3 PM;yes\n", "x")
	f.Fuzz(func(t *testing.T, text, habit string) {
		h := how()
		h.Habit = habit
		taken, err := ReadTable(strings.NewReader(text), h)
		for _, e := range taken.Entries {
			if bad := e.Check(); bad != nil || err != nil {
				t.Errorf("%+v: %v, %v", e, bad, err)
			}
		}
	})
}

func FuzzReadHarsh(f *testing.F) {
	f.Add("2026-11-20 : Wind down : y : candle : 3\n")
	f.Fuzz(func(t *testing.T, text string) {
		taken, err := ReadHarsh(strings.NewReader(text), "", bedtime)
		for _, e := range taken.Entries {
			if bad := e.Check(); bad != nil || err != nil {
				t.Errorf("%+v: %v, %v", e, bad, err)
			}
		}
	})
}
