package sleep

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"lull/routines/journal"
)

// Question is one of the diary: what it is called, where its answer goes, how that is
// read and checked, and what is usual. A new one is a row of [diary].
type Question struct {
	ID    string
	Name  string           // what stands before its answer: into bed 22:45
	Short string           // the same where there is little room, empty where Name is short
	said  string           // what an error calls it: going to bed
	part  part             // of the night
	at    func(*night) any // a pointer to the answer
}

type night = journal.Night

// part is which part of the night a time of the clock is of, and so from which time of
// the schedule it is usually told, and where it has to lie.
type part int

const (
	noClock  part = iota // it is no time of the clock
	falling              // before sleep: from the bedtime
	waking               // the end of sleep, a minute after what was before it at the least
	rising               // after it: from the wake time, as waking is
	recorded             // no question: only a device tells of it
)

// diary is all that can be told of a night, in its order, which for the times of the
// clock is the one in which they come.
var diary = []Question{
	{"bed", "into bed", "bed", "going to bed", falling, func(n *night) any { return &n.IntoBed }},
	{"tried", "tried to sleep", "tried", "trying to sleep", falling, func(n *night) any { return &n.Tried }},
	{"asleep", "asleep", "", "", recorded, func(n *night) any { return &n.Asleep }},
	{"sol", "asleep after", "", "the time to fall asleep", noClock, func(n *night) any { return &n.SOL }},
	{"awakenings", "woke up", "", "how often you were awake", noClock, func(n *night) any { return &n.Awakenings }},
	{"awake", "awake in all", "awake", "the time awake", noClock, func(n *night) any { return &n.WASO }},
	{"woke", "last waking", "woke", "waking", waking, func(n *night) any { return &n.Woke }},
	{"up", "out of bed", "up", "getting up", rising, func(n *night) any { return &n.OutOfBed }},
	{"quality", "the night was", "", "how the night was", noClock, func(n *night) any { return &n.Quality }},
	{"jerks", "jerks", "", "jerks", noClock, func(n *night) any { return &n.Jerks }},
	{"note", "note", "", "a note", noClock, func(n *night) any { return &n.Note }},
}

// Questions are those of the diary, in its order.
func Questions() []Question {
	return without(func(q Question) bool { return q.part == recorded })
}

// Told gives those to which a night has an answer, with what only a device tells.
func Told(n journal.Night) []Question {
	return without(func(q Question) bool { return q.Typed(n, Words) == "" })
}

func without(left func(Question) bool) []Question {
	return slices.DeleteFunc(slices.Clone(diary), left)
}

// Choices are all answers there are, none where it is a figure or words.
func (q Question) Choices() []string {
	if !holds[journal.Jerks](q) {
		return nil
	}
	return []string{string(journal.NoJerks), string(journal.FewJerks), string(journal.ManyJerks)}
}

// Clock tells whether it is a time of the clock, and Lasting whether it is a length.
func (q Question) Clock() bool   { return holds[*time.Time](q) }
func (q Question) Lasting() bool { return holds[*time.Duration](q) }

// Timed tells whether it is one of the times and minutes, which are usual
// together.
func (q Question) Timed() bool { return q.Clock() || q.Lasting() || holds[*int](q) }

func holds[T any](q Question) bool {
	_, is := q.at(&night{}).(*T)
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
