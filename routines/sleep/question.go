package sleep

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"lull/routines/journal"
	"lull/routines/lists"
)

// Question is one of the diary: what it is called, where its answer goes, how that is
// read and checked, and what is usual. A new one is a row of [diary].
type Question struct {
	ID      string
	Name    string   // what stands before its answer: into bed 22:45
	Short   string   // the same where there is little room
	Choices []string // all answers there are, none where it is a figure or words

	at   func(*journal.Night) any // a pointer to the answer
	said string                   // what an error calls it: going to bed
	part part
}

// part is which part of the night a time of the clock is of, and so from which time of
// the schedule it is usually told, and where it has to lie.
type part int

const (
	noClock      part = iota // it is no time of the clock
	falling                  // before sleep: from the bedtime
	waking                   // the end of sleep, a minute after what was before it at the least
	rising                   // after it: from the wake time, as waking is
	onlyRecorded             // no question: only a device tells of it
)

// diary is all that can be told of a night, in its order, which for the times of the
// clock is the one in which they come.
func diary() []Question {
	jerks := []journal.Jerks{journal.NoJerks, journal.FewJerks, journal.ManyJerks}
	return []Question{
		{ID: "bed", Name: "into bed", Short: "bed", said: "going to bed", part: falling,
			at: func(n *journal.Night) any { return &n.IntoBed }},
		{ID: "tried", Name: "tried to sleep", Short: "tried", said: "trying to sleep", part: falling,
			at: func(n *journal.Night) any { return &n.Tried }},
		{ID: "asleep", Name: "asleep", part: onlyRecorded,
			at: func(n *journal.Night) any { return &n.Asleep }},
		{ID: "sol", Name: "asleep after", said: "the time to fall asleep",
			at: func(n *journal.Night) any { return &n.SOL }},
		{ID: "awakenings", Name: "woke up", said: "how often you were awake",
			at: func(n *journal.Night) any { return &n.Awakenings }},
		{ID: "awake", Name: "awake in all", Short: "awake", said: "the time awake",
			at: func(n *journal.Night) any { return &n.WASO }},
		{ID: "woke", Name: "last waking", Short: "woke", said: "waking", part: waking,
			at: func(n *journal.Night) any { return &n.Woke }},
		{ID: "up", Name: "out of bed", Short: "up", said: "getting up", part: rising,
			at: func(n *journal.Night) any { return &n.OutOfBed }},
		{ID: "quality", Name: "the night was", said: "how the night was",
			at: func(n *journal.Night) any { return &n.Quality }},
		{ID: "jerks", Name: "jerks", said: "jerks",
			at:      func(n *journal.Night) any { return &n.Jerks },
			Choices: lists.Each(jerks, func(j journal.Jerks) string { return string(j) })},
		{ID: "note", Name: "note", said: "a note",
			at: func(n *journal.Night) any { return &n.Note }},
	}
}

// Questions are those of the diary, in its order.
func Questions() []Question {
	return slices.DeleteFunc(diary(), func(q Question) bool { return q.part == onlyRecorded })
}

// Told gives those to which a night has an answer, with what only a device tells.
func Told(n journal.Night) []Question {
	return slices.DeleteFunc(diary(), func(q Question) bool { return q.Typed(n, Words) == "" })
}

// Clock tells whether it is a time of the clock, and Lasting whether it is a length.
func (q Question) Clock() bool   { return holds[*time.Time](q) }
func (q Question) Lasting() bool { return holds[*time.Duration](q) }

// Timed tells whether it is one of the times and minutes, which are usual
// together.
func (q Question) Timed() bool { return q.Clock() || q.Lasting() || holds[*int](q) }

func holds[T any](q Question) bool {
	_, is := q.at(&journal.Night{}).(*T)
	return is
}

// Typed gives the answer of a night as it is typed, with lengths as they are
// wanted; empty where there is none.
func (q Question) Typed(n journal.Night, lasted func(time.Duration) string) string {
	switch v := q.at(&n).(type) {
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
func (q Question) Give(a Answers, answer string) {
	if !holds[string](q) {
		answer = strings.NewReplacer(" h ", "h", " min", "m", " h", "h").Replace(answer)
	}
	a[q.ID] = answer
}

// Copy gives a night the answer of another one.
func (q Question) Copy(n *journal.Night, of journal.Night) {
	reflect.ValueOf(q.at(n)).Elem().Set(reflect.ValueOf(q.at(&of)).Elem())
}
