// Package noting reads what was typed into an entry, and shows an entry as it
// was typed. It is no screen: screens and commands use it.
package noting

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/notation"
	"lull/routines/practice"
)

// Noting turns what somebody types after "lull log" into an entry that is
// ready to be saved. The command and the screens note through it.
type Noting struct {
	Known    notation.Known
	Schedule evening.Schedule
	Usual    string // what a session without a name was: yesterday's choice; may be empty
}

// Words are what a line can begin with, for the tab key.
func (n Noting) Words() []string { return n.Known.Names() }

// Entries reads a line typed now. Medicines beside a drink are entries of their own. Its
// errors are sentences for the reader.
func (n Noting) Entries(words []string, now time.Time) ([]journal.Entry, error) {
	all, err := n.parse(words, now)
	for i := range all {
		all[i].Evening = n.evening(all[i])
	}
	return all, err
}

// On reads a line about one evening. A time of day in it is that evening's;
// without one it was at that evening's bedtime or, this evening, now.
func (n Noting) On(d evening.Day, words []string, now time.Time) (journal.Entry, error) {
	last, past := n.last(d, now)
	e, err := notation.Single(n.parse(words, last))
	if err == nil && past {
		// Without a time of day it is read again as if typed at bedtime.
		earlier, errEarlier := notation.Single(n.parse(words, last.Add(-time.Minute)))
		if errEarlier == nil && moved(e, earlier) {
			e, err = notation.Single(n.parse(words, n.Schedule.Bedtime(d, now.Location())))
		}
	}
	if err != nil {
		return e, err
	}
	e.Evening = d
	return e, n.within(e, now)
}

// last is the last moment of an evening that has been, and whether the evening
// is over.
func (n Noting) last(d evening.Day, now time.Time) (time.Time, bool) {
	if end := n.Schedule.Ends(d, now.Location()); end.Before(now) {
		return end.Add(-time.Minute), true
	}
	return now, false
}

// within refuses a moment that does not lie on its entry's evening. A time of day
// that is still to come was read as that of the day before.
func (n Noting) within(e journal.Entry, now time.Time) error {
	switch e.Evening {
	case n.Schedule.Of(e.At), n.evening(e):
		return nil
	}
	if ahead := e.At.AddDate(0, 0, 1); ahead.After(now) && n.Schedule.Of(ahead) == e.Evening {
		return fmt.Errorf("%s has not come yet", ahead.Format("15:04"))
	}
	return fmt.Errorf("%s is not on this evening, which goes from %s to %s",
		e.At.Format("Mon 15:04"), n.Schedule.Turns(e.Evening), n.Schedule.Turns(e.Evening+1))
}

func (n Noting) evening(e journal.Entry) evening.Day {
	if e.Session != nil || e.Parked != nil { // of the night until the wake time
		return n.Schedule.ForNight(e.At)
	}
	return n.Schedule.Of(e.At)
}

// parse reads a line. A line that begins with a practice is a session of it. A
// session in numbers needs no name, and one without either was the usual one.
func (n Noting) parse(words []string, now time.Time) ([]journal.Entry, error) {
	fields := strings.Fields(strings.ToLower(strings.Join(words, " ")))
	if len(fields) < 2 || fields[0] != "session" {
		all, err := notation.Entries(words, now, n.Known)
		if err != nil && len(fields) > 0 && n.Known.Practices[fields[0]] != "" {
			session, errSession := n.parse(append([]string{"session"}, fields...), now)
			if _, unknown := errors.AsType[*notation.Unknown](err); unknown || errSession == nil {
				return session, errSession
			}
		}
		return all, err
	}
	known := n.Known
	if _, err := practice.ParsePattern(fields[1]); err == nil {
		known = naming(known, fields[1], practice.KindBreathe)
	}
	all, err := notation.Entries(words, now, known)
	if _, unknown := errors.AsType[*notation.Unknown](err); unknown || err == nil || n.Usual == "" {
		return all, err
	}
	if usual, errUsual := notation.Entries(slices.Insert(fields, 1, n.Usual), now,
		naming(known, n.Usual, practice.KindBreathe)); errUsual == nil {
		return usual, nil
	}
	return all, err
}

func naming(k notation.Known, name, practice string) notation.Known {
	practices := maps.Clone(k.Practices)
	if practices == nil {
		practices = map[string]string{}
	}
	if _, there := practices[name]; !there {
		practices[name] = practice
	}
	k.Practices = practices
	return k
}

// moment reads the field of a session or of a thing with only a time. What is
// not typed stays as it was.
func (n Noting) moment(e journal.Entry, text string, last time.Time) (time.Time, time.Duration, error) {
	if at, err := notation.Time(text, last); err == nil || e.Session == nil || e.Session.Practised == 0 {
		return at, 0, err
	}
	// A name that stands for the practice, so that any session can be read.
	const name = "practice"
	words, known := []string{"session", name, text}, naming(n.Known, name, e.Session.Practice)
	read, err := notation.Entry(words, last, known)
	if err != nil {
		return time.Time{}, 0, fmt.Errorf("a time and a length go here, like %s %s", e.At.Format("15:04"),
			typed(e.Session.Practised))
	}
	if earlier, err := notation.Entry(words, last.Add(-time.Minute), known); err == nil && moved(read, earlier) {
		read.At = e.At
	}
	return read.At, read.Session.Practised, nil
}

// moved tells that a line read a minute earlier moved along: it says no time of
// day.
func moved(read, earlier journal.Entry) bool { return read.At.Sub(earlier.At) == time.Minute }
