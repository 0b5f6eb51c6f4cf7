package exchange

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/letters"
)

// Foreign says how a table of another program is to be read.
type Foreign struct {
	Zone   *time.Location // where its times were, unless they say it
	Dates  string         // day-first, month-first, or empty to find out
	Source string         // what wrote it, csv where nothing is said
	// the habit that is the wind-down; empty for a table of what was taken
	Habit   string
	Evening func(time.Time) evening.Day // which evening an instant belongs to
	Bedtime func(evening.Day) time.Time // when an evening was rested
	// what a thing is by its name; its errors are sentences
	Known func(what string, at time.Time) (journal.Entry, error)
}

// ErrOwnTable is returned for a table that Table wrote. It leaves things out,
// and JSON Lines do not.
var ErrOwnTable = errors.New("this is a table that lull wrote for a spreadsheet, and it does not hold everything; " +
	"lull export without --format csv writes what can be taken in again")

// ReadTable reads a table with a row of names on top. With Habit set, each row
// that says the habit was kept becomes an evening rested. Otherwise each row
// becomes something taken: by its milligrams of caffeine where a column holds
// them, else by what Known makes of its name. Milligrams that no column says to
// be of caffeine are so only of what has some: those of a medicine are its dose.
func ReadTable(r io.Reader, how Foreign) (Batch, error) {
	rows, numbers, err := allRows(r)
	if err != nil {
		return Batch{}, err
	}
	how.Source = cmp.Or(how.Source, journal.Spreadsheet)
	t := table{collector: collector{Foreign: how, rows: map[string]int{}}}
	if err := t.columns(rows[0]); err != nil {
		return Batch{}, err
	}
	if t.order, err = t.dates(rows[1:]); err != nil {
		return Batch{}, err
	}
	t.loop = slices.ContainsFunc(rows[1:], func(row []string) bool {
		t.row = row
		return t.cell("done") == "2"
	})
	for i, row := range rows[1:] {
		if strings.TrimSpace(strings.Join(row, "")) != "" {
			t.row = row
			entries, err := t.entries()
			t.add(numbers[i+1], entries, err)
		}
	}
	return t.done()
}

// allRows reads the rows of a table, and on which line each begins.
func allRows(r io.Reader) (rows [][]string, numbers []int, err error) {
	err = Rows(r, longestLine, func(line int, cells []string) error {
		rows, numbers = append(rows, cells), append(numbers, line)
		return nil
	})
	if err == nil && len(rows) == 0 {
		err = errors.New("the table is empty; its first line names the columns")
	}
	return rows, numbers, err
}

type table struct {
	collector
	at       map[string]int  // the place of each column, -1 where there is none
	caffeine map[string]bool // the columns that say by their names that they are about caffeine
	order    order
	loop     bool // whether 1 is what Loop Habit Tracker makes of a day that was not ticked
	row      []string
}

// cell gives what a row holds of something, empty where nothing does.
func (t *table) cell(of string) string {
	i := t.at[of]
	if i < 0 || i >= len(t.row) {
		return ""
	}
	text := strings.TrimSpace(t.row[i])
	if bare, ok := strings.CutPrefix(text, "'"); ok && Guarded(bare) == text {
		return bare // somebody else guards against formulas too
	}
	return text
}

// dates decides in which order the numbers of the dates are.
func (t *table) dates(rows [][]string) (order, error) {
	switch t.Dates {
	case "day-first":
		return dayFirst, nil
	case "month-first":
		return monthFirst, nil
	}
	var all []string
	for _, t.row = range rows {
		all = append(all, t.cell("date"), t.cell("moment"))
	}
	return orderOf(all)
}

// taken makes an entry of what a row says was taken, and gives its name.
func (t *table) taken(at time.Time) (e journal.Entry, what string, err error) {
	what = strings.ToLower(letters.Line(t.cell("what")))
	if r := []rune(what); len(r) > longestName {
		what = string(r[:longestName])
	}
	count, err := number(t.cell("count"), "count", 1)
	if err != nil {
		return e, what, err
	}
	of, dose := "mg", t.cell("mg")
	if dose == "" {
		of, dose = "amount", t.cell("amount")
	}
	var unknown error
	if what != "" && !(t.caffeine[of] && dose != "") {
		e, unknown = t.Known(strings.TrimSpace(strconv.FormatFloat(count, 'f', -1, 64)+" "+what), at)
		if unknown == nil && e.Medicine != nil {
			e.Medicine.What = withDose(e.Medicine.What, of, dose)
			return e, what, nil
		}
	}
	milligrams, said, err := t.milligrams()
	has := e.Intake != nil && e.Intake.Caffeine > 0 || what == caffeine || what == "" && t.at["what"] < 0
	switch {
	case err != nil:
	case said && (t.caffeine[of] || has || milligrams == 0):
		what = cmp.Or(what, caffeine)
		e = journal.Entry{Kind: journal.KindIntake}
		e.Intake = &journal.Intake{What: what, Count: count, Caffeine: milligrams}
	case said:
		err = fmt.Errorf("it says %g mg and not of what, and %s; where they are caffeine, "+
			"the column is named caffeine mg", milligrams, notCaffeine(what, unknown))
	case what == "":
		err = errors.New("it says neither what was taken nor how many milligrams")
	case unknown != nil:
		err = fmt.Errorf("%w; a column caffeine mg can say how much caffeine it brought", unknown)
	}
	return e, what, err
}

// caffeine is what milligrams without another name are called.
const caffeine = "caffeine"

// notCaffeine says why the milligrams of a row are not taken for caffeine.
func notCaffeine(what string, unknown error) string {
	switch {
	case what == "":
		return "nothing is named"
	case unknown != nil:
		return unknown.Error()
	}
	return letters.Quoted(what) + " is known to have none"
}

// withDose writes a dose behind the name of a medicine, as somebody types it.
func withDose(name, column, dose string) string {
	dose = strings.ToLower(letters.Line(dose))
	switch {
	case dose == "" || len([]rune(dose)) > longestName:
		return name
	case column == "mg" && strings.Trim(dose, "0123456789.,") == "":
		dose += "mg"
	}
	return name + " " + dose
}

func (t *table) entries() ([]journal.Entry, error) {
	if t.Habit != "" {
		return t.habitRow()
	}
	date, clock := t.cell("date"), t.cell("time")
	if t.at["moment"] >= 0 && (date == "" || clock == "") {
		date, clock = t.cell("moment"), ""
	}
	at, err := momentOf(date, clock, t.order, t.Zone)
	if err != nil {
		return nil, err
	}
	e, what, err := t.taken(at)
	if err != nil {
		return nil, err
	}
	e.At, e.Evening = at, t.Evening(at)
	// Of what the row says, not of what is known today about coffee: the same
	// row is the same entry also after somebody changed a drink of their own.
	e.ID = t.id("csv", date, clock, what, t.cell("count"), t.cell("mg"), t.cell("amount"))
	if err := e.Check(); err != nil {
		return nil, err
	}
	entries := []journal.Entry{e}
	text := t.cell("note")
	if len(text) > longestLine/8 { // as a line of an export it may be eight times as long
		return nil, errLongNote
	}
	if text != "" {
		note := noted(text, at, e.Evening)
		note.ID = t.id("csv", date, clock, what, "note", text)
		entries = append(entries, note)
	}
	return entries, nil
}

// longestName is how many letters of a name stay, as for a drink that somebody
// added.
const longestName = 40

func (t *table) habitRow() ([]journal.Entry, error) {
	if t.at["what"] >= 0 && !t.wanted(t.cell("what")) {
		return nil, nil
	}
	date := t.cell("date")
	if date == "" {
		date = t.cell("moment")
	}
	day, err := dateOf(date, t.order)
	if err != nil {
		at, errMoment := momentOf(date, "", t.order, t.Zone)
		if errMoment != nil {
			return nil, err
		}
		day = t.Evening(at)
	}
	if t.at["done"] >= 0 {
		// Loop Habit Tracker writes 2 or YES_MANUAL for a day that was ticked, and
		// 1 or YES_AUTO for one on which a habit that is not for every day was
		// not due (Entry.kt in https://github.com/iSoron/uhabits).
		switch done := strings.ToLower(t.cell("done")); done {
		case "y", "yes", "true", "1", "2", "yes_manual", "x", "✓", "✔", "done", "completed", "complete",
			"checked", "success":
			if t.loop && done == "1" {
				return nil, nil
			}
		case "", "n", "no", "false", "0", "-1", "3", "yes_auto", "s", "skip", "skipped", "missed", "failed",
			"unknown", "pending":
			return nil, nil
		default:
			return nil, fmt.Errorf("whether it was done is %s, and yes or no belongs there", letters.Quoted(done))
		}
	}
	return t.rested("csv habit", day, t.Habit, t.cell("note")), nil
}

// milligrams reads the caffeine of a row, and whether it says any.
func (t *table) milligrams() (float64, bool, error) {
	if text := t.cell("mg"); text != "" {
		v, err := number(strings.TrimSpace(strings.TrimSuffix(strings.ToLower(text), "mg")), "amount of caffeine", 0)
		return v, err == nil, err
	}
	text := strings.ToLower(t.cell("amount"))
	if text == "" {
		return 0, false, nil
	}
	bare, ok := strings.CutSuffix(text, "mg")
	if !ok {
		return 0, false, fmt.Errorf("the amount is %s, and it does not say that it is mg; a column named mg would",
			letters.Quoted(text))
	}
	v, err := number(strings.TrimSpace(bare), "amount of caffeine", 0)
	return v, err == nil, err
}

func number(text, of string, otherwise float64) (float64, error) {
	if text == "" {
		return otherwise, nil
	}
	v, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	if err != nil {
		return 0, fmt.Errorf("the %s is %s, and a number belongs there", of, letters.Quoted(text))
	}
	return v, nil
}
