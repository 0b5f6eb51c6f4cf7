package morning

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
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
	Rows     []row
	At       int
	Said     string
	kept     bool            // the answers are on their way
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
	chosen  int // of the choices, -1 for none
	first   int // what was chosen at first
	Input   textinput.Model
	was     string // what stood there at first
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
	AskCoin
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
	keys := []key.Binding{s.keys.keep, s.keys.down, s.keys.up, s.keys.back}
	if !s.TakesLetters() {
		keys = append(keys, screen.HelpKey)
	}
	return keys
}

// TakesLetters tells whether ? is a letter of what is typed.
func (s *Screen) TakesLetters() bool {
	return s.known && s.Rows[s.At].choices == nil && s.Rows[s.At].Input.Value() != ""
}

func (s *Screen) Due(time.Time) time.Time       { return time.Time{} }
func (s *Screen) Frame(time.Time) screen.Intent { return nil }
func (s *Screen) Needs() lookup.Query           { return lookup.Query{Morning: true, After: s.of} }
func (s *Screen) Notice(text string)            { s.Said, s.kept = text, false }

// Read fills the form once; what was typed since stays.
func (s *Screen) Read(a lookup.Answer) {
	if s.kept && s.of == nil {
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
	s.Rows = []row{
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
		s.Rows = append(s.Rows, coin)
	}
	for i := range s.Rows {
		s.Rows[i].first = s.Rows[i].chosen
	}
	s.focus()
}

// touched tells whether a question was answered otherwise than at first.
func (r row) touched() bool {
	return r.chosen != r.first || r.choices == nil && strings.TrimSpace(r.Input.Value()) != r.was
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

// Told leaves when the answers are kept, unless something that was put down is
// still to be read.
func (s *Screen) Told(a lookup.Answer) screen.Intent {
	switch {
	case !s.kept:
		return nil
	case len(s.back) == 0:
		return screen.Back{}
	}
	return screen.GiveBack{Entries: journal.Returned(s.back, a.Tonight.Now)}
}

func typedRow(name, text, hint string) row {
	r := row{name: name, hint: hint, was: text, chosen: -1, Input: textinput.New()}
	r.Input.Prompt = ""
	r.Input.CharLimit = screen.LongestTyped
	r.Input.SetValue(text)
	return r
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

func (s *Screen) focus() {
	for i := range s.Rows {
		s.Rows[i].Input.Blur()
	}
	if s.Rows[s.At].choices == nil {
		s.Rows[s.At].Input.Focus()
	}
}

func (s *Screen) move(by int) {
	s.At = min(max(s.At+by, 0), len(s.Rows)-1)
	s.focus()
}

func (s *Screen) Press(k tea.KeyPressMsg, now time.Time) screen.Intent {
	now = s.then(now)
	s.now = now
	if !s.kept {
		s.Said = ""
	}
	asked := s.asked
	s.asked = false
	switch {
	case key.Matches(k, s.keys.back) && !asked && !s.kept && slices.ContainsFunc(s.Rows, row.touched):
		s.asked, s.Said = true, screen.LetGo
	case key.Matches(k, s.keys.back) || s.kept && len(s.back) > 0:
		return screen.Back{}
	case !s.known || s.kept:
	case key.Matches(k, s.keys.keep):
		return s.save(now)
	case key.Matches(k, s.keys.up):
		s.move(-1)
	case key.Matches(k, s.keys.down):
		s.move(1)
	default:
		s.enter(k)
	}
	return nil
}

// enter takes one key into the question that is being answered. A choice goes
// on to the next one.
func (s *Screen) enter(k tea.KeyPressMsg) {
	r := &s.Rows[s.At]
	if r.choices == nil {
		r.Input, _ = r.Input.Update(k)
		return
	}
	switch k.String() {
	case "backspace", "delete":
		r.chosen = -1
		return
	}
	for i, c := range r.choices {
		if k.String() == c.key {
			r.chosen = i
			s.move(1)
			return
		}
	}
}

func (s *Screen) Paste(text string) {
	if r := s.Rows; s.known && r[s.At].choices == nil {
		r[s.At].Input, _ = r[s.At].Input.Update(tea.PasteMsg{Content: text})
	}
}

// save keeps what the form holds. Where it holds nothing and never did there
// is nothing to keep.
func (s *Screen) save(now time.Time) screen.Intent {
	n, followed, err := s.answers(now)
	if err != nil {
		s.Said = "So far " + err.Error() + "."
		return nil
	}
	if n == (journal.Night{}) && !s.sheet.Answered && followed == nil {
		return screen.Back{}
	}
	s.kept = true
	return screen.Save{Entries: s.sheet.Save(n, followed, now)}
}

// answers reads the form.
func (s *Screen) answers(now time.Time) (journal.Night, *bool, error) {
	value := func(i int) string { return strings.TrimSpace(s.Rows[i].Input.Value()) }
	a := sleep.Answers{SOL: value(askSOL), WASO: value(askAwake), Note: value(askNote)}
	if c := s.Rows[askJerks].chosen; c >= 0 {
		a.Jerks = s.Rows[askJerks].choices[c].name
	}
	if c := s.Rows[askQuality].chosen; c >= 0 {
		a.Quality = s.Rows[askQuality].choices[c].key
	}
	sheet := s.sheet
	sheet.Night = journal.Night{}
	if text := value(askSlept); text == s.Rows[askSlept].was {
		sheet.Night.Tried, sheet.Night.Woke = s.sheet.Night.Tried, s.sheet.Night.Woke
	} else {
		a.Slept = text
	}
	var followed *bool
	if len(s.Rows) > AskCoin && s.Rows[AskCoin].chosen >= 0 {
		yes := s.Rows[AskCoin].chosen == 0
		followed = &yes
	}
	n, err := a.Onto(sheet, s.schedule, now)
	return n, followed, err
}
