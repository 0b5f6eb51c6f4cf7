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
	"lull/routines/wording"
	"lull/ui/chart"
	"lull/ui/screen"
)

// Screen is the face of the evening: one look, and enter begins.
type Screen struct {
	screen.Looked
	best     best
	say      screen.Say
	parked   parked
	coin     *wording.Line   // what a self-trial says for tonight
	tossed   evening.Day     // the evening whose coin the journal was told of
	remind   *remind.Message // what to be reminded of now
	pen      *chart.Pen
	own      insight.OwnLine // what their nights say of the caffeine line, while the day is shown
	dayShown bool            // all of the day is shown
	scroll   screen.Scroll   // through it
	rested   bool            // that somebody goes straight to sleep is being noted
}

// The keys beside the links.
var (
	beginKey = screen.Bind("enter", "begin", "enter")
	allKey   = screen.Bind("a", "that was all today", "a")
	restKey  = screen.Bind("z", "straight to sleep", "z")
	dayKey   = screen.Bind("d", "the day", "d")
	ownKey   = screen.Bind("o", "take your own line", "o")
)

// New waits for the first look.
func New(say screen.Say) *Screen { return &Screen{say: say} }

func (s *Screen) Help() []key.Binding {
	keys := keysOf(linksAt(s.Look))
	if s.Look.Lying() {
		keys = append(keys, screen.JoltKey)
	}
	if s.leftOpen() {
		keys = append(keys, allKey)
	}
	if s.rests() {
		keys = append(keys, restKey)
	}
	if own, some := s.offered(); some {
		keys = append(keys, own)
	}
	if s.dayShown {
		keys = append(keys, screen.UpKey, screen.DownKey)
	}
	if !s.Look.Lying() {
		keys = append(keys, dayKey)
	}
	return append(keys, beginKey, screen.QuitKey)
}

// Explains says what the band of the curve holds, where there is one.
func (s *Screen) Explains() string {
	if !s.Known || s.Look.Lying() || s.Look.Curve == nil {
		return ""
	}
	return s.Look.Outlook.Band.Say(s.say)
}

// foot names the few keys that matter at this hour.
func (s *Screen) foot(p *screen.Layout) []key.Binding {
	keys := append(keysOf(fewAt(s.Look)), dayKey, screen.Called(screen.HelpKey, "more"))
	if _, beside := s.best.words(p); !beside {
		keys = append([]key.Binding{beginKey}, keys...)
	}
	return keys
}

// rests tells whether it can be said that somebody goes straight to sleep
// content: from the wind-down on, once an evening.
func (s *Screen) rests() bool {
	return s.Known && !s.rested && s.Look.Winding() &&
		!slices.ContainsFunc(s.Look.Intake.Entries, func(e journal.Entry) bool {
			return e.Evening == s.Look.Day && e.Session != nil && e.Session.Practice == practice.KindRest
		})
}

// leftOpen tells whether it can still be said that all of this evening was noted.
func (s *Screen) leftOpen() bool { return s.Known && !s.Look.AllNoted && !s.Look.Lying() }

// Needs asks for a line of their own only where the day shows it: it takes the
// nights of years.
func (s *Screen) Needs() lookup.Query { return lookup.Query{Titled: true, Own: s.dayShown} }

func (s *Screen) Read(a lookup.Answer) {
	s.See(a)
	s.rested, s.dayShown = false, s.dayShown && !s.Look.Lying()
	s.coin, s.remind, s.best, s.own = a.Coin, a.Due, best{a.Title, a.Lasts}, a.Own
	s.parked.take(a.Waiting)
}

// AfterRead gives what the journal is to know of having been read, and the coin of
// the evening: once, since what cannot be written now waits for the next start.
func (s *Screen) AfterRead(a lookup.Answer) screen.Intent {
	entries := journal.Returned(s.parked.give(), a.Tonight.Now)
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
	case key.Matches(k, dayKey), s.dayShown && key.Matches(k, screen.BackKey):
		s.dayShown = !s.dayShown && s.Known && !s.Look.Lying()
		if s.dayShown {
			return screen.Refresh{}
		}
	case key.Matches(k, screen.QuitKey):
		return screen.Quit{}
	case key.Matches(k, beginKey) && s.Known:
		return screen.Practise{Choice: s.Look.Suggestion.Choice}
	case key.Matches(k, screen.JoltKey) && s.Look.Lying():
		return screen.Practise{Choice: practice.Choice{Practice: practice.KindRelax, Name: practice.Jolt}, Night: true}
	}
	if key.Matches(k, allKey) && s.leftOpen() {
		s.Look.AllNoted, s.Said = true, "noted: that was all; u takes it back"
		return screen.Note{Entry: journal.Entry{Kind: journal.KindNothing, At: now, Nothing: &journal.Nothing{}}}
	}
	if key.Matches(k, restKey) && s.rests() {
		s.rested, s.Said = true, "noted: straight to sleep"
		return screen.Note{Entry: journal.Entry{
			Kind: journal.KindSession, At: now,
			Session: &journal.Session{Practice: practice.KindRest, Ending: journal.Logged},
		}}
	}
	if own, some := s.offered(); some && key.Matches(k, own) {
		value, _ := s.own.Setting()
		s.own = insight.OwnLine{} // until it is read anew
		return screen.Set{Key: "caffeine.line", Value: value}
	}
	for _, l := range linksAt(s.Look) {
		if key.Matches(k, l.key) {
			return screen.Visit{Name: l.to}
		}
	}
	if s.dayShown {
		s.scroll.Press(k)
	}
	return nil
}

// offered is the key that takes the line that is offered, or takes back the one
// that holds; false where there is neither, and from the wind-down on.
func (s *Screen) offered() (k key.Binding, some bool) {
	if _, some = s.own.Setting(); !some || !s.dayShown || !s.Known || s.Look.Winding() {
		return k, false
	}
	if !s.own.Offers() {
		return screen.Called(ownKey, "take back your own line"), true
	}
	return ownKey, true
}

// Frame asks for a fresh look once a minute: what is still fine changes.
func (s *Screen) Frame(time.Time) screen.Intent { return screen.Refresh{} }
