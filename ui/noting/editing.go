package noting

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"lull/routines/journal"
	"lull/routines/notation"
)

// FieldOf is what can be changed about an entry, as it is typed, and what to
// call it. It is empty for what only a form of its own can change.
func (n Noting) FieldOf(e journal.Entry) (label, text string) {
	at := e.At.Format("15:04")
	switch {
	case e.Kind == journal.KindNote:
		return "the note", strings.Join(strings.Fields(e.Note.Text), " ")
	case e.Kind == journal.KindParked:
		return "what was put down", strings.Join(strings.Fields(e.Parked.Text), " ")
	case e.Kind == journal.KindSession && e.Session.Practised > 0:
		return "time and length", at + " " + typed(e.Session.Practised)
	case e.Kind == journal.KindSession:
		return "time", at
	case e.Kind == journal.KindRating:
		return "how much, 0 to 10, and when", fmt.Sprintf("%d at %s", e.Rating.Value, at)
	case e.Kind == journal.KindIntake, e.Kind == journal.KindExercise, e.Kind == journal.KindNap,
		e.Kind == journal.KindMedicine:
		return "what it was, and when", n.Line(e) + " at " + at
	}
	return "", ""
}

// Line writes a thing as it would be typed now, without its time. Where the
// words alone mean another amount of caffeine, its milligrams stand there too.
func (n Noting) Line(e journal.Entry) string {
	words := notation.Words(e)
	in := e.Intake
	if in == nil || in.Caffeine <= 0 || in.Count <= 0 {
		return words
	}
	if read, err := notation.Entry([]string{words}, e.At, n.Known); err == nil && read.Intake != nil &&
		read.Intake.Caffeine == in.Caffeine {
		return words
	}
	exact := words + " " + strconv.FormatFloat(in.Caffeine/in.Count, 'f', -1, 64) + "mg"
	if read, err := notation.Entry([]string{exact}, e.At, n.Known); err == nil && read.Intake != nil {
		return exact
	}
	return words
}

// typed writes a length as the notation reads it, in whole minutes.
func typed(d time.Duration) string {
	m := max(int(d.Round(time.Minute).Minutes()), 1)
	if m < 60 {
		return fmt.Sprintf("%dm", m)
	}
	return fmt.Sprintf("%dh%dm", m/60, m%60)
}

// Changed gives an entry with its field typed anew. What was left as it stood
// keeps its seconds, its amounts and its id.
func (n Noting) Changed(e journal.Entry, text string, now time.Time) (journal.Entry, error) {
	if _, was := n.FieldOf(e); strings.TrimSpace(text) == was {
		return e, nil
	}
	last, _ := n.last(e.Evening, now.In(e.At.Location()))
	if notation.NamesDay(text) { // which is seen from now
		last = now.In(e.At.Location())
	}
	if (e.Kind == journal.KindNote || e.Kind == journal.KindParked) && n.consumed(text, last) {
		return e, errAnotherKind
	}
	switch e.Kind {
	case journal.KindNote:
		read, err := notation.Entry([]string{"note", text}, now, n.Known)
		if err == nil {
			e.Note = read.Note
		}
		return e, err
	case journal.KindParked:
		parked := *e.Parked
		parked.Text = text
		e.Parked = &parked
		return e, nil
	default: // the others have a time
	}
	if at, ok := strings.CutPrefix(text, "at "); ok {
		text = at
		if hour, ok := notation.Hour(at, last); ok {
			text = hour.Format("15:04")
		}
	}
	switch e.Kind {
	case journal.KindIntake, journal.KindExercise, journal.KindRating, journal.KindNap, journal.KindMedicine:
		return n.retyped(e, text, last)
	default: // a session; the others have no field
	}
	return n.retimed(e, text, now, last)
}

// retimed is a session, or what else has nothing but a time, by its field.
func (n Noting) retimed(e journal.Entry, text string, now, last time.Time) (journal.Entry, error) {
	wake := n.Schedule.WakeTime(e.Evening, e.At.Location())
	if e.Session != nil && wake.After(last) && !wake.After(now) {
		last = wake
	}
	at, length, err := n.moment(e, text, last)
	if err != nil {
		return e, err
	}
	if s := e.Session; s != nil && length > 0 && typed(length) != typed(s.Practised) {
		copied := *s
		copied.Practised, copied.Planned = length, max(s.Planned, length)
		e.Session = &copied
	}
	return n.timed(e, text, at, last)
}

var (
	errAnotherKind    = errors.New("that is another kind of thing; take this one out, and note the other")
	errAnotherEvening = errors.New(
		"that is another evening, and an entry stays in its own; take this one out, and note it there")
)

// consumed tells whether a text is a drink, a cigarette or exercise and nothing
// else, as somebody types it who means another entry: 2 coffees, but not buy coffee.
func (n Noting) consumed(text string, now time.Time) bool {
	e, err := notation.Entry([]string{text}, now, n.Known)
	if err != nil || e.Intake == nil {
		return err == nil && e.Exercise != nil && e.Exercise.Lasted > 0
	}
	_, named := n.Known.Table.Find(e.Intake.What)
	return named && (e.Intake.Caffeine+e.Intake.Alcohol > 0 || e.Intake.Nicotine)
}

// retyped reads the line of a thing anew. A part that reads as it did before
// stays as it was, so that what was measured in another way keeps its amount.
func (n Noting) retyped(e journal.Entry, text string, last time.Time) (journal.Entry, error) {
	if at, err := notation.Time(strings.TrimSpace(text), last); err == nil && e.Rating == nil {
		return n.timed(e, text, at, last) // only a time, and the rest as it was
	}
	if amount, ok := onlyAmount(e, text); ok {
		return amount, nil
	}
	before := ""
	if e.Rating != nil {
		before = "stress " // any rating reads like this one
	}
	_, was := n.FieldOf(e)
	wasRead, errWas := notation.Entry([]string{before + was}, last, n.Known)
	read, err := notation.Entry([]string{before + text}, last, n.Known)
	if err != nil {
		return e, err
	}
	if read.Kind != e.Kind {
		return e, errAnotherKind
	}
	switch e.Kind {
	case journal.KindIntake:
		if errWas != nil || wasRead.Intake == nil || *wasRead.Intake != *read.Intake {
			e.Intake = read.Intake
		}
	case journal.KindExercise:
		if errWas != nil || wasRead.Exercise == nil || *wasRead.Exercise != *read.Exercise {
			e.Exercise = read.Exercise
		}
	case journal.KindNap:
		e.Nap = read.Nap
	case journal.KindMedicine:
		e.Medicine = read.Medicine
	default:
		e.Rating = &journal.Rating{What: e.Rating.What, Value: read.Rating.Value}
	}
	// Where a time can be added none was typed.
	if _, err := notation.Entry([]string{before + text + " at 12:00"}, last, n.Known); err == nil {
		return e, n.within(e, last)
	}
	return n.timed(e, text, read.At, last)
}

// onlyAmount reads how many there were of a thing had, or how long something
// took, where nothing else was typed.
func onlyAmount(e journal.Entry, text string) (journal.Entry, bool) {
	count, err := strconv.ParseFloat(text, 64)
	lasted, errLasted := notation.Duration(text)
	switch {
	case e.Intake != nil && err == nil && count > 0 && count <= journal.MostCount:
		in := *e.Intake
		times := count / cmp.Or(in.Count, 1)
		in.Count, in.Caffeine, in.Alcohol = count, in.Caffeine*times, in.Alcohol*times
		e.Intake = &in
	case e.Exercise != nil && errLasted == nil:
		x := *e.Exercise
		x.Lasted, e.Exercise = lasted, &x
	case e.Nap != nil && errLasted == nil:
		e.Nap = &journal.Nap{Lasted: lasted}
	default:
		return e, false
	}
	return e, e.Check() == nil
}

// timed gives an entry the time of a text, unless the clock shows the same one.
func (n Noting) timed(e journal.Entry, text string, at, last time.Time) (journal.Entry, error) {
	moved := e
	moved.At = at
	if notation.NamesDay(text) && n.Schedule.Of(at) != e.Evening && n.evening(moved) != e.Evening {
		return e, errAnotherEvening
	}
	if at.Format("15:04") != e.At.Format("15:04") {
		e.At = at
	}
	return e, n.within(e, last)
}
