// Package tonight is the screen of this evening: the time to lights-out, what is
// late, what is still fine, and what is suggested.
package tonight

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/evening"
	"lull/routines/insight"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/remind"
	"lull/ui/chart"
	"lull/ui/screen"
)

// Screen is the face of the evening: one look, and enter begins.
type Screen struct {
	screen.Looked
	title  string        // of what is suggested
	lasts  time.Duration // and how long it takes
	say    screen.Say
	back   []journal.Entry // what was put down last night, given back now
	given  int             // how much of it the journal was told of
	coin   *insight.Line   // what a self-trial says for tonight
	tossed evening.Day     // the evening whose coin the journal was told of
	remind *remind.Message // what to be reminded of now
	pen    *chart.Pen
	whole  bool // all of the day is shown
	keys   tonightKeys
}

// tonightKeys are the keys of the screen itself, and the doors.
type tonightKeys struct {
	begin, quit, whole, jolt, all key.Binding
	doors                         []door
}

// door is a key that leads to another place.
type door struct {
	key key.Binding
	to  screen.Place
}

// New waits for the first look.
func New(say screen.Say) *Screen {
	to := func(letter, help string, to screen.Place) door { return door{screen.Bind(letter, help, letter), to} }
	return &Screen{say: say, keys: tonightKeys{
		begin: screen.Bind("enter", "begin", "enter"),
		quit:  screen.Bind("q", "leave", "q", "esc"),
		all:   screen.Bind("a", "that was all today", "a"),
		whole: screen.Bind("d", "the day", "d"),
		jolt:  screen.Bind("j", "after a jolt", "j"),
		doors: []door{
			to("b", "breathe", screen.BreathePlace),
			to("i", "imagine", screen.ImaginePlace),
			to("r", "relax", screen.RelaxPlace),
			to("l", "log", screen.LogPlace),
			to("h", "journal", screen.JournalPlace),
			to("?", "more", screen.MorePlace),
			to("w", "routines", screen.WindPlace),
			to("p", "park the day", screen.ParkPlace),
			to("m", "the night, in the morning", screen.MorningPlace),
			to("n", "awake in the night", screen.NightPlace),
			to("s", "settings", screen.SettingsPlace),
		},
	}}
}

// doors are those of this hour: the morning comes first while it is asked for,
// and not at all from the wind-down to the wake time.
func (s *Screen) doors() []door {
	var doors []door
	for _, d := range s.keys.doors {
		switch {
		case d.to == screen.MorningPlace && s.Look.Winding():
		case d.to == screen.MorningPlace && s.Look.Asking:
			d.key.SetHelp("m", "the night")
			doors = slices.Insert(doors, 0, d)
		default:
			doors = append(doors, d)
		}
	}
	return doors
}

func (s *Screen) Help() []key.Binding {
	var keys []key.Binding
	for _, d := range s.doors() {
		keys = append(keys, d.key)
	}
	if s.Look.Lying() {
		keys = append(keys, s.keys.jolt)
	}
	if s.leftOpen() {
		keys = append(keys, s.keys.all)
	}
	return append(keys, s.keys.whole, s.keys.begin, s.keys.quit)
}

// foot names the few keys that matter at this hour.
func (s *Screen) foot() []key.Binding {
	few := []screen.Place{screen.LogPlace, screen.JournalPlace}
	if s.Look.Winding() {
		few = []screen.Place{screen.BreathePlace, screen.ImaginePlace}
	}
	var keys []key.Binding
	for _, d := range s.doors() {
		if d.to == screen.MorningPlace && s.Look.Asking || slices.Contains(few, d.to) {
			keys = append(keys, d.key)
		}
	}
	return append(keys, s.keys.whole, screen.Called(screen.HelpKey, "more"))
}

// leftOpen tells whether it can still be said that all of this evening was noted.
func (s *Screen) leftOpen() bool { return s.Known && !s.Look.AllNoted && !s.Look.Lying() }

func (s *Screen) Needs() lookup.Query { return lookup.Query{Titled: true} }
func (s *Screen) Read(a lookup.Answer) {
	s.See(a)
	s.coin, s.remind, s.title, s.lasts = a.Coin, a.Due, a.Title, a.Lasts
	for _, e := range a.Waiting { // one that could not be given back comes again
		if !slices.ContainsFunc(s.back, func(there journal.Entry) bool { return there.ID == e.ID }) {
			s.back = append(s.back, e)
		}
	}
}

// AfterRead gives what the journal is to know of having been read, and the coin of
// the evening: once, since what cannot be written now waits for the next start.
func (s *Screen) AfterRead(a lookup.Answer) screen.Intent {
	read := s.back[s.given:]
	s.given = len(s.back)
	entries := journal.Returned(read, a.Tonight.Now)
	if e := a.Toss; e != nil && s.tossed != e.Evening {
		s.tossed, entries = e.Evening, append(entries, *e)
	}
	if len(entries) == 0 {
		return nil
	}
	return screen.GiveBack{Entries: entries}
}

func (s *Screen) Press(k tea.KeyPressMsg, now time.Time) screen.Intent {
	s.Said = ""
	switch {
	case key.Matches(k, s.keys.whole), s.whole && key.Matches(k, screen.BackKey):
		s.whole = !s.whole && s.Known && !s.Look.Lying()
	case key.Matches(k, s.keys.quit):
		return screen.Quit{}
	case key.Matches(k, s.keys.begin) && s.Known:
		return screen.Practise{Choice: s.Look.Suggestion.Choice}
	case key.Matches(k, s.keys.jolt) && s.Look.Lying():
		return screen.Practise{Choice: practice.Choice{Practice: practice.KindRelax, Name: practice.Jolt}, Night: true}
	}
	if key.Matches(k, s.keys.all) && s.leftOpen() {
		s.Look.AllNoted, s.Said = true, "noted: that was all; lull undo takes it back"
		return screen.Note{Entry: journal.Entry{Kind: journal.KindNothing, At: now, Nothing: &journal.Nothing{}}}
	}
	for _, d := range s.doors() {
		if key.Matches(k, d.key) {
			return screen.Visit{Place: d.to}
		}
	}
	return nil
}

// Frame asks for a fresh look once a minute: what is still fine changes.
func (s *Screen) Frame(time.Time) screen.Intent { return screen.Refresh{} }

// reminder is what is due as the one line of the Tonight screen.
func (s *Screen) reminder() string {
	if s.remind == nil {
		return ""
	}
	return s.remind.Say(s.say).Body
}
