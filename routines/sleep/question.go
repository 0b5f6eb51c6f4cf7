package sleep

import (
	"reflect"
	"strconv"
	"strings"
	"time"

	"lull/routines/journal"
)

// Question is one of the diary: where its answer goes, and what it was, as it is
// typed.
type Question struct {
	ID      string
	field   func(*journal.Night) any // a pointer to it
	answer  func(*Answers) *string
	Choices []string // all answers there are, none where it is a figure or words
}

// Questions are those of the diary, in its order.
func Questions() []Question {
	return []Question{
		{"bed", func(n *journal.Night) any { return &n.IntoBed }, func(a *Answers) *string { return &a.IntoBed }, nil},
		{"tried", func(n *journal.Night) any { return &n.Tried }, func(a *Answers) *string { return &a.Tried }, nil},
		{"sol", func(n *journal.Night) any { return &n.SOL }, func(a *Answers) *string { return &a.SOL }, nil},
		{"awakenings", func(n *journal.Night) any { return &n.Awakenings },
			func(a *Answers) *string { return &a.Awakenings }, nil},
		{"awake", func(n *journal.Night) any { return &n.WASO }, func(a *Answers) *string { return &a.WASO }, nil},
		{"woke", func(n *journal.Night) any { return &n.Woke }, func(a *Answers) *string { return &a.Woke }, nil},
		{"up", func(n *journal.Night) any { return &n.OutOfBed }, func(a *Answers) *string { return &a.OutOfBed }, nil},
		{"quality", func(n *journal.Night) any { return &n.Quality },
			func(a *Answers) *string { return &a.Quality }, nil},
		{
			"jerks", func(n *journal.Night) any { return &n.Jerks }, func(a *Answers) *string { return &a.Jerks },
			[]string{string(journal.NoJerks), string(journal.FewJerks), string(journal.ManyJerks)},
		},
		{"note", func(n *journal.Night) any { return &n.Note }, func(a *Answers) *string { return &a.Note }, nil},
	}
}

// Timed tells whether it is one of the times and minutes, which are usual
// together.
func (q Question) Timed() bool {
	switch q.field(&journal.Night{}).(type) {
	case **time.Time, **time.Duration, **int:
		return true
	}
	return false
}

// Typed gives the answer of a night as it is typed, with lengths as they are
// wanted; empty where there is none.
func (q Question) Typed(n journal.Night, lasted func(time.Duration) string) string {
	switch v := q.field(&n).(type) {
	case **time.Time:
		if *v != nil {
			return (*v).Format("15:04")
		}
	case **time.Duration:
		if *v != nil {
			return lasted(**v)
		}
	case **int:
		if *v != nil {
			return strconv.Itoa(**v)
		}
	case *int:
		if *v != 0 {
			return strconv.Itoa(*v)
		}
	case *journal.Jerks:
		return string(*v)
	case *string:
		return *v
	}
	return ""
}

// Give puts an answer where it belongs. A length goes as it is said to people,
// 1 h 10 min, too.
func (q Question) Give(a *Answers, answer string) {
	if _, words := q.field(&journal.Night{}).(*string); !words {
		answer = strings.NewReplacer(" h ", "h", " min", "m", " h", "h").Replace(answer)
	}
	*q.answer(a) = answer
}

// Copy gives a night the answer of another one.
func (q Question) Copy(n *journal.Night, of journal.Night) {
	reflect.ValueOf(q.field(n)).Elem().Set(reflect.ValueOf(q.field(&of)).Elem())
}
