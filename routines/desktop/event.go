package desktop

import (
	"encoding/json"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
)

// Happening is the name of something that happens, and of the hook for it.
type Happening string

// What happens.
const (
	Cutoff        Happening = "cutoff"         // the last good moment for something comes near
	WindDown      Happening = "wind-down"      // the wind-down could start
	PracticeStart Happening = "practice-start" // a practice begins
	PracticeEnd   Happening = "practice-end"   // a practice is over, however it ended
	Dark          Happening = "dark"           // a practice ended by itself, and the screen is black
	Morning       Happening = "morning"        // somebody has got up
)

// Happenings gives all of them, in the order of a day.
func Happenings() []Happening {
	return []Happening{Cutoff, WindDown, PracticeStart, PracticeEnd, Dark, Morning}
}

// Event is one thing that happened, as others are told of it. Its fields are
// the contract of docs/hooks.md; what somebody wrote is in none of them but for
// the name of a practice of their own.
type Event struct {
	Version   int            `json:"version"`
	Event     Happening      `json:"event"`
	ID        string         `json:"id"`      // the same event always has the same
	At        string         `json:"at"`      // when it happened, or was seen (RFC 3339)
	Evening   string         `json:"evening"` // a date
	About     string         `json:"about,omitempty"`
	Until     string         `json:"until,omitempty"` // as at
	Practice  string         `json:"practice,omitempty"`
	Name      string         `json:"name,omitempty"`
	Planned   *int           `json:"planned_s,omitempty"` // seconds, as the next
	Practised *int           `json:"practised_s,omitempty"`
	Ending    journal.Ending `json:"ending,omitempty"`
}

// version is that of the fields. A field that comes to them leaves it as it is;
// one that goes or changes its meaning does not.
const version = 1

// About is something of the schedule that happens once an evening. Until is
// how long it matters.
func About(h Happening, what string, d evening.Day, at, until time.Time) Event {
	id := string(h) + "/"
	if what != "" {
		id += what + "/"
	}
	return Event{
		Version: version, Event: h, ID: id + d.String(), At: moment(at), Evening: d.String(), About: what,
		Until: moment(until),
	}
}

func OfPractice(h Happening, e journal.Entry, at time.Time) Event {
	made := Event{
		Version: version, Event: h, ID: string(h) + "/" + e.ID, At: moment(at), Evening: e.Evening.String(),
		Practice: e.Session.Practice, Name: e.Session.Name, Planned: new(int(e.Session.Planned / time.Second)),
	}
	if h != PracticeStart {
		made.Practised, made.Ending = new(int(e.Session.Practised/time.Second)), e.Session.Ending
	}
	return made
}

func moment(t time.Time) string { return t.Format(time.RFC3339) }

func (e Event) Line() []byte {
	line, _ := json.Marshal(e) // it holds nothing that can fail
	return append(line, '\n')
}
