package remind

import (
	"strings"
	"time"

	"lull/routines/letters"
	"lull/routines/lists"
	"lull/routines/wording"
)

// Message is what is said at once: one notice, or several in one.
type Message struct {
	Notices []Notice // what it is made of
	Title   wording.Line
	Body    []wording.Line // sentences
	Short   []wording.Line // the same in few words
	Until   time.Time      // from when a part of it helps no more
}

// Gather makes one message of all that is due: after the laptop has slept
// there is one word and not four. It is false where nothing is due.
func Gather(due []Notice) (Message, bool) {
	m := Message{Notices: due}
	for _, n := range due {
		m.Body = append(m.Body, n.Body)
		m.Short = append(m.Short, n.Short)
		if m.Until.IsZero() || n.Until.Before(m.Until) {
			m.Until = n.Until
		}
		m.Title = n.Title
	}
	if len(due) > 1 {
		m.Title = wording.Line{ID: "remind.gathered.title"}
	}
	return m, len(due) > 0
}

// Words is a message in sentences, ready to be shown.
type Words struct{ Title, Body, Short string }

func (m Message) Say(say wording.Say) Words {
	join := func(lines []wording.Line, between string) string {
		return strings.Join(lists.Each(lines, func(l wording.Line) string { return l.Say(say) }), between)
	}
	return Words{m.Title.Say(say), join(m.Body, " "), join(m.Short, ", ")}
}

// Answer is what somebody answers to a reminder; empty for nothing.
type Answer string

const (
	AnswerDone     Answer = "done"      // it is done: nothing more about it today
	AnswerNotToday Answer = "not-today" // no more reminders until tomorrow
)

// Note is a reminder on its way to somebody, in words.
type Note struct {
	Title, Body string
	Choices     []Choice // what can be answered; with none nobody waits
}

// Markup is the body where it is read as markup.
func (n Note) Markup() string { return letters.Escaped(n.Body) }

// Choice is an answer and the words on its button.
type Choice struct {
	Answer Answer
	Label  string
}
