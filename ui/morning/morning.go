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
	morning  sleep.Morning
	known    bool
	rows     []row
	list     screen.List
	said     string
	saving   bool            // the answers are on their way
	warned   bool            // escape has said that it would lose what was answered
	parked   []journal.Entry // what was put down before, given back now
	today    evening.Day     // on which it is
	now      time.Time       // of the last key
}

var (
	allKey  = screen.Bind("=", "as usual", "=")
	oneKey  = screen.Bind("space", "this as usual", "space")
	upKey   = screen.Bind("↑", "up", "up", "shift+tab")
	downKey = screen.Bind("↓", "down", "down", "tab")
	backKey = screen.Called(screen.EscapeKey, "leave")
)

// row is one question: a choice by a key, or something to type.
type row struct {
	sleep.Question
	choices []choice
	chosen  int           // of the choices, -1 for none
	first   int           // what was chosen at first
	field   *screen.Field // what is typed, nil for a choice
	unit    string        // stands behind what is typed
	usual   string        // what is usually typed, empty for nothing
}

type choice struct{ key, name string }

// What some of the questions are called. Those of the noting and of the coin are
// there only where they have a point; they stand before the note, so that nobody
// has to step over a line that is typed to come to them.
const (
	askQuality = "quality"
	askJerks   = "jerks"
	askAll     = "all"
	askCoin    = "coin"
	askNote    = "note"
)

// unit is what stands behind what is typed.
func unit(q sleep.Question) string {
	switch {
	case q.Lasting():
		return "min"
	case q.Timed() && !q.Clock():
		return "times"
	}
	return ""
}

func New(s evening.Schedule, say screen.Say) *Screen {
	return &Screen{schedule: s, say: say}
}

// NewAfter is the check-in after an evening of the journal, at any later time.
func NewAfter(d evening.Day, s evening.Schedule, say screen.Say) *Screen {
	m := New(s, say)
	m.of = &d
	return m
}

func (s *Screen) Help() []key.Binding {
	keys := []key.Binding{screen.KeepKey, downKey, upKey, backKey}
	if s.known && s.rows[s.list.At].usual != "" {
		keys = slices.Insert(keys, 1, allKey, oneKey)
	}
	return s.field().Helps(keys...)
}

func (s *Screen) field() *screen.Field {
	if !s.known {
		return nil
	}
	return s.rows[s.list.At].field
}

// TakesLetters tells whether ? is a letter of what is typed.
func (s *Screen) TakesLetters() bool { return s.field().TakesLetters() }

// Types tells that letters belong to the form.
func (s *Screen) Types() bool { return true }

func (s *Screen) Paste(text string) { s.field().Paste(text) }

func (s *Screen) Needs() lookup.Query { return lookup.Query{Morning: true, After: s.of} }
func (s *Screen) Notice(text string)  { s.said, s.saving = text, false }

// Read fills the form once; what was typed since stays.
func (s *Screen) Read(a lookup.Answer) {
	if s.saving && s.of == nil {
		s.parked, s.today = a.Waiting, a.Tonight.Day
	}
	if s.known {
		return
	}
	s.morning, s.known, s.now = a.Morning, true, sleep.ToldFrom(s.schedule, s.of, a.Tonight.Now)
	s.rows = s.questions(s.morning.Night, s.morning.Usual)
	for i := range s.rows {
		s.rows[i].first = s.rows[i].chosen
	}
}

func (s *Screen) questions(n, usual journal.Night) []row {
	var rows []row
	for _, q := range sleep.Questions() {
		r := row{Question: q, chosen: -1}
		switch q.ID {
		case askQuality:
			r.choices, r.chosen = []choice{{"1", ""}, {"2", ""}, {"3", ""}, {"4", ""}, {"5", "good"}}, n.Quality-1
		case askJerks:
			r.choices = []choice{{"1", "none"}, {"2", "few"}, {"3", "many"}}
			r.chosen = slices.Index(q.Choices(), string(n.Jerks))
		case askNote:
			rows = append(rows, s.onceAsked()...)
			fallthrough
		default:
			r.unit, r.usual = unit(q), q.Typed(usual, inMinutes)
			r.field = screen.NewField("", q.Typed(n, inMinutes)).Hinted(r.ready())
		}
		rows = append(rows, r)
	}
	return rows
}

func (s *Screen) onceAsked() (rows []row) {
	if s.morning.AsksForAll() {
		rows = append(rows, yesOrNo(askAll, "all was noted", "not all", nil))
	}
	if s.morning.Trial != nil {
		rows = append(rows, yesOrNo(askCoin, "the coin", "not so", s.morning.Followed))
	}
	return rows
}

func yesOrNo(id, name, no string, told *bool) row {
	r := row{Question: sleep.Question{ID: id, Name: name}, chosen: -1, choices: []choice{{"y", "yes"}, {"n", no}}}
	if told != nil {
		r.chosen = 1
		if *told {
			r.chosen = 0
		}
	}
	return r
}

// ready is what is usual, shown so that nobody takes it for an answer.
func (r row) ready() string {
	if r.usual == "" {
		return ""
	}
	return "(" + r.usual + ")"
}

// touched tells whether a question was answered otherwise than at first.
func (r row) touched() bool {
	return r.chosen != r.first || r.field != nil && r.field.Changed()
}

// AfterRead leaves when the answers are kept, unless something that was put down is
// still to be read.
func (s *Screen) AfterRead(a lookup.Answer) screen.Intent {
	switch {
	case !s.saving:
		return nil
	case len(s.parked) == 0:
		return screen.Back{}
	}
	return screen.GiveBack{Entries: journal.Returned(s.parked, a.Tonight.Now)}
}

func inMinutes(d time.Duration) string { return strconv.Itoa(int(d.Round(time.Minute) / time.Minute)) }

func (s *Screen) Press(k tea.KeyPressMsg, now time.Time) screen.Intent {
	now = sleep.ToldFrom(s.schedule, s.of, now)
	s.now = now
	if !s.saving {
		s.said = ""
	}
	warned := s.warned
	s.warned = false
	switch {
	case key.Matches(k, backKey) && !warned && !s.saving && slices.ContainsFunc(s.rows, row.touched):
		s.warned, s.said = true, screen.LetGo
	case key.Matches(k, backKey) || s.saving && len(s.parked) > 0:
		return screen.Back{}
	case !s.known || s.saving:
	case key.Matches(k, screen.KeepKey):
		return s.save(now)
	case s.list.PressBelow(k, len(s.rows)):
	case key.Matches(k, upKey):
		s.list.Step(-1, len(s.rows))
	case key.Matches(k, downKey):
		s.list.Step(1, len(s.rows))
	default:
		s.enter(k)
	}
	return nil
}

// enter takes a key into a question. A choice goes on to the next one.
func (s *Screen) enter(k tea.KeyPressMsg) {
	r := &s.rows[s.list.At]
	switch {
	case r.ID != askNote && key.Matches(k, allKey):
		s.asUsual()
		return
	case r.usual != "" && r.field.Value() == "" && key.Matches(k, oneKey):
		r.field.Paste(r.usual)
		s.list.At++
		return
	case r.field != nil:
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
			s.list.At = min(s.list.At+1, len(s.rows)-1)
			return
		}
	}
}

// asUsual takes the usual answers where there are none, and goes on to how the
// night was, which has none.
func (s *Screen) asUsual() {
	for _, r := range s.rows {
		if r.usual != "" && r.field.Value() == "" {
			r.field.Paste(r.usual)
		}
	}
	s.goTo(askQuality)
}

func (s *Screen) goTo(question string) {
	if i := slices.IndexFunc(s.rows, func(r row) bool { return r.ID == question }); i >= 0 {
		s.list.At = i
	}
}

// save keeps what the form holds; nothing where it never held anything. It goes to an
// answer that does not fit.
func (s *Screen) save(now time.Time) screen.Intent {
	account, err := s.answers(now)
	if err != nil {
		s.said = "So far " + err.Error() + "."
		s.goTo(sleep.Wrong(err))
		return nil
	}
	if account == (sleep.Account{}) && !s.morning.Answered {
		return screen.Back{}
	}
	s.saving = true
	return screen.Save{Entries: s.morning.Save(account, now)}
}

func (s *Screen) answers(now time.Time) (sleep.Account, error) {
	morning := s.morning
	morning.Night = journal.Night{}
	a := sleep.Answers{}
	var account sleep.Account
	for _, r := range s.rows {
		switch {
		case r.ID == askAll:
			account.AllNoted = r.chosen == 0
		case r.field != nil && !r.field.Changed(): // as exactly as it was told
			r.Copy(&morning.Night, s.morning.Night)
		case r.field != nil:
			r.Give(a, r.field.Value())
		case r.chosen < 0:
		case r.ID == askCoin:
			yes := r.chosen == 0
			account.Followed = &yes
		case r.ID == askJerks:
			r.Give(a, r.choices[r.chosen].name)
		default:
			r.Give(a, r.choices[r.chosen].key)
		}
	}
	var err error
	account.Night, err = a.Onto(morning, s.schedule, now)
	return account, err
}
