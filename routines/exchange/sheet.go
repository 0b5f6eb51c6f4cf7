package exchange

import (
	"bufio"
	"encoding/csv"
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

// Sheet says how a table of another program is to be read.
type Sheet struct {
	Zone    *time.Location                                         // where its times were, unless they say it
	Dates   string                                                 // day-first, month-first, or empty to find out
	Habit   string                                                 // the habit that is the wind-down; empty for a table of what was taken
	Evening func(time.Time) evening.Day                            // which evening an instant belongs to
	Bedtime func(evening.Day) time.Time                            // when an evening was rested
	Known   func(what string, at time.Time) (journal.Entry, error) // what a thing without milligrams is; its errors are sentences
}

// ErrOwnTable is returned for a table that Table wrote. It leaves things out,
// and JSON Lines do not.
var ErrOwnTable = errors.New("this is a table that lull wrote for a spreadsheet, and it does not hold everything; " +
	"lull export without --format csv writes what can be taken in again")

// ReadSheet reads a table with a row of names on top. With Habit set, each row
// that says the habit was kept becomes an evening rested. Otherwise each row
// becomes something taken: by its milligrams of caffeine where a column holds
// them, else by what Known makes of its name.
func ReadSheet(r io.Reader, how Sheet) (Taken, error) {
	rows, numbers, err := sheetRows(r)
	if err != nil {
		return Taken{}, err
	}
	s := sheet{Sheet: how, ids: newStable()}
	if err := s.columns(rows[0]); err != nil {
		return Taken{}, err
	}
	if s.order, err = s.dates(rows[1:]); err != nil {
		return Taken{}, err
	}
	s.loop = slices.ContainsFunc(rows[1:], func(row []string) bool {
		s.row = row
		return s.cell("done") == "2"
	})
	var taken Taken
	var problems Problems
	var habits []string
	for i, row := range rows[1:] {
		if strings.TrimSpace(strings.Join(row, "")) == "" {
			continue
		}
		s.row = row
		taken.Lines++
		if how.Habit != "" && s.at["what"] >= 0 {
			name := s.cell("what")
			if !slices.Contains(habits, name) {
				habits = append(habits, name)
			}
			if !strings.EqualFold(name, how.Habit) {
				taken.Left++
				continue
			}
		}
		entries, err := s.entries()
		if err != nil {
			problems.add(numbers[i+1], err.Error())
		}
		if err == nil && len(entries) == 0 {
			taken.Left++
		}
		taken.Entries = append(taken.Entries, entries...)
	}
	if err := problems.err(); err != nil {
		return Taken{}, err
	}
	if err := whichHabit(how.Habit, habits); err != nil {
		return Taken{}, err
	}
	return taken, nil
}

// sheetRows reads the rows of a table, and on which line each begins. What
// parts the cells is whatever the first line has most of.
func sheetRows(r io.Reader) (rows [][]string, numbers []int, err error) {
	patience := &patient{in: r, left: longestLine}
	in := bufio.NewReaderSize(patience, 1<<16)
	begin, _ := in.Peek(1 << 12) // a short file is shorter
	if strings.HasPrefix(string(begin), "\ufeff") {
		_, _ = in.Discard(len("\ufeff")) // it was just seen there
		begin = begin[len("\ufeff"):]
	}
	first, _, _ := strings.Cut(string(begin), "\n")
	cells := csv.NewReader(in)
	cells.FieldsPerRecord = -1
	cells.TrimLeadingSpace = true
	for _, between := range []rune{';', '\t'} {
		if strings.Count(first, string(between)) > strings.Count(first, string(cells.Comma)) {
			cells.Comma = between
		}
	}
	for next := 1; ; {
		patience.left = longestLine
		row, err := cells.Read()
		var broken *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			if len(rows) == 0 {
				return nil, nil, errors.New("the table is empty; its first line names the columns")
			}
			return rows, numbers, nil
		case errors.As(err, &broken):
			return nil, nil, &Problems{First: []Problem{{broken.StartLine, "a quotation mark is open or stands inside a cell"}}}
		case errors.Is(err, errLongLine):
			return nil, nil, &Problems{First: []Problem{{next, err.Error()}}}
		case err != nil:
			return nil, nil, fmt.Errorf("reading: %w", err)
		}
		line, _ := cells.FieldPos(0)
		last, _ := cells.FieldPos(len(row) - 1)
		rows, numbers, next = append(rows, row), append(numbers, line), last+1
	}
}

// patient is a reader that reads so many bytes and no more: a row without an
// end would otherwise be held in memory, many times over.
type patient struct {
	in   io.Reader
	left int
}

// Read implements [io.Reader].
func (p *patient) Read(b []byte) (int, error) {
	if p.left <= 0 {
		return 0, errLongLine
	}
	n, err := p.in.Read(b[:min(len(b), p.left)])
	p.left -= n
	return n, err
}

// sheet is a table being read.
type sheet struct {
	Sheet
	ids   stable
	at    map[string]int // the place of each column, -1 where there is none
	order order
	loop  bool // whether 1 is what Loop Habit Tracker makes of a day that was not ticked
	row   []string
}

// cell gives what a row holds of something, empty where nothing does.
func (s *sheet) cell(of string) string {
	i := s.at[of]
	if i < 0 || i >= len(s.row) {
		return ""
	}
	text := strings.TrimSpace(s.row[i])
	if bare, ok := strings.CutPrefix(text, "'"); ok && guarded(bare) == text {
		return bare // somebody else guards against formulas too
	}
	return text
}

// dates decides in which order the numbers of the dates are.
func (s *sheet) dates(rows [][]string) (order, error) {
	switch s.Dates {
	case "day-first":
		return dayFirst, nil
	case "month-first":
		return monthFirst, nil
	}
	var all []string
	for _, s.row = range rows {
		all = append(all, s.cell("date"), s.cell("moment"))
	}
	return orderOf(all)
}

// entries makes what a row becomes.
func (s *sheet) entries() ([]journal.Entry, error) {
	if s.Habit != "" {
		return s.habit()
	}
	date, clock := s.cell("date"), s.cell("time")
	if s.at["moment"] >= 0 && (date == "" || clock == "") {
		date, clock = s.cell("moment"), ""
	}
	at, err := momentOf(date, clock, s.order, s.Zone)
	if err != nil {
		return nil, err
	}
	what := strings.ToLower(letters.Line(s.cell("what")))
	if r := []rune(what); len(r) > longestName {
		what = string(r[:longestName])
	}
	count, err := number(s.cell("count"), "count", 1)
	if err != nil {
		return nil, err
	}
	milligrams, said, err := s.milligrams()
	if err != nil {
		return nil, err
	}
	e := journal.Entry{Kind: journal.KindIntake, At: at}
	switch {
	case said:
		if what == "" {
			what = "caffeine"
		}
		e.Intake = &journal.Intake{What: what, Count: count, Caffeine: milligrams}
	case what == "":
		return nil, errors.New("it says neither what was taken nor how many milligrams")
	default:
		if e, err = s.Known(strings.TrimSpace(strconv.FormatFloat(count, 'f', -1, 64)+" "+what), at); err != nil {
			return nil, fmt.Errorf("%w; a column mg can say how much caffeine it brought", err)
		}
		e.At = at
	}
	e.Evening = s.Evening(at)
	// Of what the row says, not of what is known today about coffee: the same
	// row is the same entry also after somebody changed a drink of their own.
	e.ID = s.ids.id("csv", date, clock, what, s.cell("count"), s.cell("mg"), s.cell("amount"))
	if err := e.Check(); err != nil {
		return nil, err
	}
	entries := []journal.Entry{e}
	if note := s.cell("note"); note != "" {
		entries = append(entries, journal.Entry{
			ID: s.ids.id("csv", date, clock, what, "note", note), Kind: journal.KindNote, At: at, Evening: e.Evening,
			Note: &journal.Note{Text: letters.Lines(note)},
		})
	}
	return entries, nil
}

// longestName is how many letters of a name are kept, as for a drink of one's
// own.
const longestName = 40

// habit makes what a row about the habit becomes.
func (s *sheet) habit() ([]journal.Entry, error) {
	date := s.cell("date")
	if date == "" {
		date = s.cell("moment")
	}
	day, err := dateOf(date, s.order)
	if err != nil {
		at, errMoment := momentOf(date, "", s.order, s.Zone)
		if errMoment != nil {
			return nil, err
		}
		day = s.Evening(at)
	}
	if s.at["done"] >= 0 {
		// Loop Habit Tracker writes 2 or YES_MANUAL for a day that was ticked, and
		// 1 or YES_AUTO for one on which a habit that is not for every day was
		// not due (Entry.kt in https://github.com/iSoron/uhabits).
		switch done := strings.ToLower(s.cell("done")); done {
		case "y", "yes", "true", "1", "2", "yes_manual", "x", "✓", "✔", "done", "completed", "complete", "checked", "success":
			if s.loop && done == "1" {
				return nil, nil
			}
		case "", "n", "no", "false", "0", "-1", "3", "yes_auto", "s", "skip", "skipped", "missed", "failed", "unknown", "pending":
			return nil, nil
		default:
			return nil, fmt.Errorf("whether it was done is %s, and yes or no belongs there", letters.Quoted(done))
		}
	}
	return rested(s.ids, "csv habit", day, s.Habit, s.cell("note"), s.Bedtime), nil
}

// milligrams reads the caffeine of a row, and whether it says any.
func (s *sheet) milligrams() (float64, bool, error) {
	if text := s.cell("mg"); text != "" {
		v, err := number(strings.TrimSpace(strings.TrimSuffix(strings.ToLower(text), "mg")), "amount of caffeine", 0)
		return v, err == nil, err
	}
	text := strings.ToLower(s.cell("amount"))
	if text == "" {
		return 0, false, nil
	}
	bare, ok := strings.CutSuffix(text, "mg")
	if !ok {
		return 0, false, fmt.Errorf("the amount is %s, and it does not say that it is mg; a column named mg would", letters.Quoted(text))
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
