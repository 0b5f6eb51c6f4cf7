package remind

// Answer is what somebody answers to a reminder; empty for nothing.
type Answer string

// The answers that can be given.
const (
	AnswerDone     Answer = "done"      // it is done: nothing more about it today
	AnswerNotToday Answer = "not-today" // no more reminders until tomorrow
)

// Note is a reminder on its way to somebody, in words.
type Note struct {
	Title, Body string
	Choices     []Choice // what can be answered; with none nobody waits
}

// Choice is an answer and the words on its button.
type Choice struct {
	Answer Answer
	Label  string
}
