// Package morning is the screen of the questions after a night.
package morning

import (
	"slices"
	"strconv"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/sleep"
	"lull/ui/screen"
)

// Screen is the check-in: one screen, about ten seconds, nothing that
// has to be answered. It says nothing of the day before.
type Screen struct {
	schedule evening.Schedule
	of       *evening.Day // the evening asked about, nil for the last one
	say      screen.Say
	sheet    sleep.Morning
	known    bool
	rows     []row
	at       int
	said     string
	saving   bool            // the answers are on their way
	asked    bool            // whether what was answered may be let go
	back     []journal.Entry // what was put down last night, given back now
	now      time.Time       // of the last key
	keys     morningKeys
}

type morningKeys struct{ up, down, keep, back key.Binding }

// row is one question: a choice by a key, or something to type.
type row struct {
	name    string
	choices []choice
	chosen  int           // of the choices, -1 for none
	first   int           // what was chosen at first
	field   *screen.Field // what is typed, nil for a choice
	hint    string
}

type choice struct{ key, name string }

// The questions, in order; the coin's comes last and only where there is one.
const (
	askJerks = iota
	askSOL
	askAwake
	askSlept
	askQuality
	askNote
	askCoin
)

func New(s evening.Schedule, say screen.Say) *Screen {
	return &Screen{schedule: s, say: say, keys: morningKeys{
		up:   screen.Bind("↑", "up", "up", "shift+tab"),
		down: screen.Bind("↓", "down", "down", "tab"),
		keep: screen.Bind("enter", "keep", "enter"),
		back: screen.Called(screen.EscapeKey, "leave"),
	}}
}

// NewAfter is the check-in after an evening of the journal, at any later time.
func NewAfter(d evening.Day, s evening.Schedule, say screen.Say) *Screen {
	m := New(s, say)
	m.of = &d
	return m
}

func (s *Screen) Help() []key.Binding {
	return s.field().Helps(s.keys.keep, s.keys.down, s.keys.up, s.keys.back)
}

// field is the one that is typed just now, nil for none.
func (s *Screen) field() *screen.Field {
	if !s.known {
		return nil
	}
	return s.rows[s.at].field
}

// TakesLetters tells whether ? is a letter of what is typed.
func (s *Screen) TakesLetters() bool { return s.field().TakesLetters() }
func (s *Screen) Paste(text string)  { s.field().Paste(text) }

func (s *Screen) Needs() lookup.Query { return lookup.Query{Morning: true, After: s.of} }
func (s *Screen) Notice(text string)  { s.said, s.saving = text, false }

// Read fills the form once; what was typed since stays.
func (s *Screen) Read(a lookup.Answer) {
	if s.saving && s.of == nil {
		s.back = a.Waiting
	}
	if s.known {
		return
	}
	s.sheet, s.known, s.now = a.Morning, true, s.then(a.Tonight.Now)
	n := s.sheet.Night
	jerks := map[journal.Jerks]int{journal.NoJerks: 0, journal.FewJerks: 1, journal.ManyJerks: 2}
	chosen, told := jerks[n.Jerks]
	if !told {
		chosen = -1
	}
	s.rows = []row{
		{name: "jerks", chosen: chosen, choices: []choice{{"1", "none"}, {"2", "few"}, {"3", "many"}}},
		typedRow("to fall asleep", inMinutes(n.SOL), "minutes"),
		typedRow("awake", inMinutes(n.WASO), "minutes"),
		typedRow("slept", slept(n), "23:20..07:05"),
		{name: "the night was", chosen: n.Quality - 1, choices: []choice{{"1", ""}, {"2", ""}, {"3", ""}, {"4", ""}, {"5", "good"}}},
		typedRow("note", n.Note, ""),
	}
	if s.sheet.Trial != nil {
		coin := row{name: "the coin", chosen: -1, choices: []choice{{"y", "yes"}, {"n", "not so"}}}
		if k := s.sheet.Kept; k != nil {
			coin.chosen = 0
			if !*k {
				coin.chosen = 1
			}
		}
		s.rows = append(s.rows, coin)
	}
	for i := range s.rows {
		s.rows[i].first = s.rows[i].chosen
	}
}

// touched tells whether a question was answered otherwise than at first.
func (r row) touched() bool {
	return r.chosen != r.first || r.field != nil && r.field.Changed()
}

// then is the moment from which a night is told of: now, or where it was long
// ago the end of the day after it, to which the hours on the clock belong.
func (s *Screen) then(now time.Time) time.Time {
	if s.of == nil {
		return now
	}
	if next := s.schedule.Bedtime(*s.of+1, now.Location()); next.Before(now) {
		return next
	}
	return now
}

// AfterRead leaves when the answers are kept, unless something that was put down is
// still to be read.
func (s *Screen) AfterRead(a lookup.Answer) screen.Intent {
	switch {
	case !s.saving:
		return nil
	case len(s.back) == 0:
		return screen.Back{}
	}
	return screen.GiveBack{Entries: journal.Returned(s.back, a.Tonight.Now)}
}

func typedRow(name, text, hint string) row {
	return row{name: name, hint: hint, chosen: -1, field: screen.NewField("", text)}
}

// inMinutes writes a length as it is typed.
func inMinutes(d *time.Duration) string {
	if d == nil {
		return ""
	}
	return strconv.Itoa(int(d.Round(time.Minute) / time.Minute))
}

func slept(n journal.Night) string {
	if n.Tried == nil || n.Woke == nil {
		return ""
	}
	return n.Tried.Format("15:04") + ".." + n.Woke.Format("15:04")
}

func (s *Screen) Press(k tea.KeyPressMsg, now time.Time) screen.Intent {
	now = s.then(now)
	s.now = now
	if !s.saving {
		s.said = ""
	}
	asked := s.asked
	s.asked = false
	switch {
	case key.Matches(k, s.keys.back) && !asked && !s.saving && slices.ContainsFunc(s.rows, row.touched):
		s.asked, s.said = true, screen.LetGo
	case key.Matches(k, s.keys.back) || s.saving && len(s.back) > 0:
		return screen.Back{}
	case !s.known || s.saving:
	case key.Matches(k, s.keys.keep):
		return s.save(now)
	case screen.Move(k, &s.at, len(s.rows), s.keys.up, s.keys.down):
	default:
		s.enter(k)
	}
	return nil
}

// enter takes one key into the question that is being answered. A choice goes
// on to the next one.
func (s *Screen) enter(k tea.KeyPressMsg) {
	r := &s.rows[s.at]
	if r.field != nil {
		r.field.Press(k)
		return
	}
	if s := k.String(); s == "backspace" || s == "delete" {
		r.chosen = -1
		return
	}
	for i, c := range r.choices {
		if k.String() == c.key {
			r.chosen = i
			s.at = min(s.at+1, len(s.rows)-1)
			return
		}
	}
}

// save keeps what the form holds. Where it holds nothing and never did there
// is nothing to keep.
func (s *Screen) save(now time.Time) screen.Intent {
	n, followed, err := s.answers(now)
	if err != nil {
		s.said = "So far " + err.Error() + "."
		return nil
	}
	if n == (journal.Night{}) && !s.sheet.Answered && followed == nil {
		return screen.Back{}
	}
	s.saving = true
	return screen.Save{Entries: s.sheet.Save(n, followed, now)}
}

// answers reads the form.
func (s *Screen) answers(now time.Time) (journal.Night, *bool, error) {
	value := func(i int) string { return s.rows[i].field.Value() }
	a := sleep.Answers{SOL: value(askSOL), WASO: value(askAwake), Note: value(askNote)}
	if c := s.rows[askJerks].chosen; c >= 0 {
		a.Jerks = s.rows[askJerks].choices[c].name
	}
	if c := s.rows[askQuality].chosen; c >= 0 {
		a.Quality = s.rows[askQuality].choices[c].key
	}
	sheet := s.sheet
	sheet.Night = journal.Night{}
	if s.rows[askSlept].field.Changed() {
		a.Slept = value(askSlept)
	} else {
		sheet.Night.Tried, sheet.Night.Woke = s.sheet.Night.Tried, s.sheet.Night.Woke
	}
	var followed *bool
	if len(s.rows) > askCoin && s.rows[askCoin].chosen >= 0 {
		yes := s.rows[askCoin].chosen == 0
		followed = &yes
	}
	n, err := a.Onto(sheet, s.schedule, now)
	return n, followed, err
}
