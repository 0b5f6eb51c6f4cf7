package ui

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/insight"
	"lull/routines/journal"
	"lull/routines/practice"
	"lull/routines/remind"
	"lull/routines/repertoire"
	"lull/routines/tonight"
	"lull/ui/chart"
)

// tonightScreen is the face of the evening: one look, and enter begins.
type tonightScreen struct {
	look   tonight.Look
	known  bool // the journal has answered
	said   string
	plans  repertoire.Repertoire
	say    Say
	back   []journal.Entry // what was put down last night, given back now
	given  int             // how much of it the journal was told of
	coin   *insight.Line   // what a self-trial says for tonight
	remind *remind.Message // what to be reminded of now
	pen    *chart.Pen
	keys   tonightKeys
}

// Say gives a sentence of the content by its id.
type Say func(id string, with map[string]string) string

// tonightKeys are the two keys of the screen itself, and the doors.
type tonightKeys struct {
	begin, quit key.Binding
	doors       []door
}

// door is a key that leads to another place.
type door struct {
	key key.Binding
	to  place
}

func newTonight(plans repertoire.Repertoire, say Say) *tonightScreen {
	to := func(letter, help string, to place) door {
		return door{key.NewBinding(key.WithKeys(letter), key.WithHelp(letter, help)), to}
	}
	return &tonightScreen{plans: plans, say: say, keys: tonightKeys{
		begin: key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "begin")),
		quit:  key.NewBinding(key.WithKeys("q", "esc", "ctrl+c"), key.WithHelp("q", "leave")),
		doors: []door{
			to("b", "breathe", breathePlace),
			to("i", "imagine", imaginePlace),
			to("r", "relax", relaxPlace),
			to("l", "log", logPlace),
			to("h", "journal", journalPlace),
			to("?", "more", morePlace),
			to("w", "routines", windPlace),
			to("p", "park the day", parkPlace),
			to("m", "the night, in the morning", morningPlace),
			to("n", "awake in the night", nightPlace),
			to("s", "settings", settingsPlace),
		},
	}}
}

// doors are those of this hour: the morning comes first while it is asked for,
// and not at all from the wind-down to the wake time.
func (s *tonightScreen) doors() []door {
	var doors []door
	for _, d := range s.keys.doors {
		switch {
		case d.to == morningPlace && s.look.Winding():
		case d.to == morningPlace && s.look.Asking:
			d.key.SetHelp("m", "the night")
			doors = slices.Insert(doors, 0, d)
		default:
			doors = append(doors, d)
		}
	}
	return doors
}

func (s *tonightScreen) help() []key.Binding {
	var keys []key.Binding
	for _, d := range s.doors() {
		keys = append(keys, d.key)
	}
	return append(keys, s.keys.begin, s.keys.quit)
}

func (s *tonightScreen) needs() Query { return Query{} }
func (s *tonightScreen) read(a Answer) {
	s.look, s.known, s.coin, s.remind = a.Tonight, true, a.Coin, a.Due
	for _, e := range a.Waiting { // one that could not be given back comes again
		if !slices.ContainsFunc(s.back, func(there journal.Entry) bool { return there.ID == e.ID }) {
			s.back = append(s.back, e)
		}
	}
}

// told gives what the journal is to know of having been read: once, since what
// cannot be written now waits for the next start.
func (s *tonightScreen) told(a Answer) intent {
	read := s.back[s.given:]
	s.given = len(s.back)
	if len(read) == 0 {
		return nil
	}
	return giveBack{journal.Returned(read, a.Tonight.Now)}
}

func (s *tonightScreen) notice(text string) { s.said = text }

func (s *tonightScreen) press(k tea.KeyPressMsg, _ time.Time) intent {
	s.said = ""
	switch {
	case key.Matches(k, s.keys.quit):
		return quit{}
	case key.Matches(k, s.keys.begin) && s.known:
		return s.start(s.look.Suggestion.Choice)
	}
	for _, d := range s.doors() {
		if key.Matches(k, d.key) {
			return visit{d.to}
		}
	}
	return nil
}

func (s *tonightScreen) start(c practice.Choice) intent {
	plan, err := s.plans.Plan(c)
	if err != nil {
		s.said = err.Error()
		return nil
	}
	return begin{plan}
}

// due lets the minutes to lights-out go down, once a minute.
func (s *tonightScreen) due(now time.Time) time.Time {
	return now.Truncate(time.Minute).Add(time.Minute)
}

// frame asks for a fresh look once a minute: what is still fine changes.
func (s *tonightScreen) frame(time.Time) intent { return refresh{} }
