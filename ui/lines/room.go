package lines

import (
	"slices"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/lists"
	"lull/routines/lookup"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/routines/wording"
	"lull/ui/noting"
	"lull/ui/plain"
	"lull/ui/screen"
)

// Room is a place: what it asks of the journal, and the page it makes of it.
type Room struct {
	Name   string // as it is typed
	Query  lookup.Query
	Today  bool            // it wants this evening with its entries
	Lately *[2]evening.Day // the entries it wants, from one evening to another
	Page   func(Known) Page
}

// Known is all that a page is made from.
type Known struct {
	Now      time.Time
	Answer   lookup.Answer
	Lately   []journal.Entry
	Settings settings.Settings
	Plans    repertoire.Repertoire
	Noting   noting.Noting
	Telling  plain.Telling
	Pages    []screen.Page
	Search   func(words string) []screen.Page
	Find     func(name string) (screen.Page, bool)  // also by one of its other names
	Day      func(name string) (evening.Day, error) // an evening as people name it
	Words    screen.Say
	Wrong    error // why the journal could not be read

	IsCommand func(name string) bool // of lull
}

// say gives a sentence, with what stands in its places by turns: name, value.
func (k Known) say(id string, pairs ...string) string {
	return wording.Of("lines."+id, pairs...).Say(k.Words)
}

// leads tells whether an answer is a place by its name, or a command.
func (k Known) leads(answer string) bool {
	answer = strings.ToLower(answer)
	name, _, more := strings.Cut(answer, " ")
	return !more && slices.ContainsFunc(rooms(), func(r Room) bool { return r.Name == name }) || k.IsCommand(name)
}

func (k Known) today() evening.Day { return k.Telling.Today }

// door is a choice that leads to a room, under the words for it.
func (k Known) door(r Room) Choice {
	return Choice{Words: k.say("door." + r.Name), Names: []string{r.Name}, Want: Go{r}}
}

func (k Known) doors(rooms ...Room) []Choice { return lists.Each(rooms, k.door) }

// rooms are all places that can be opened by name from everywhere.
func rooms() []Room {
	return []Room{
		Tonight(), breatheRoom(), imagineRoom(), relaxRoom(), routinesRoom(), nightRoom(),
		logRoom(), todayRoom(), parkRoom(), morningRoom(), journalRoom(), searchRoom(),
		patternsRoom(), watchRoom(), trialRoom(), learnRoom(), settingsRoom(), remindRoom(), moreRoom(),
	}
}

// Named finds a place by its name, or by the first letters of only one.
func Named(name string) (Room, bool) {
	name = strings.ToLower(name)
	found := slices.DeleteFunc(rooms(), func(r Room) bool { return !strings.HasPrefix(r.Name, name) })
	if i := slices.IndexFunc(found, func(r Room) bool { return r.Name == name }); i >= 0 {
		return found[i], true
	}
	if len(found) != 1 || len(name) < 2 {
		return Room{}, false
	}
	return found[0], true
}
