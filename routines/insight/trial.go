package insight

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strings"
	"unicode"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/letters"
)

// Arm is what the coin says for an evening.
type Arm string

// The arms, by their names in the journal.
const (
	With    Arm = "with"    // what is tried is done
	Without Arm = "without" // as usual
)

// The events of a trial, by their names in the journal.
const (
	started  = "start"
	assigned = "assign"
	answered = "kept"
	stopped  = "stop"
)

// Trial is a self-trial: one small change, and a coin that says on which
// evenings. How many evenings it takes and what is looked at are fixed before
// the first of them.
type Trial struct {
	ID       string // of its start entry
	Text     string // what is tried: "no tea after 14:00"
	Outcome  Outcome
	Evenings int // how many are drawn in all
	Start    evening.Day
	Followed map[evening.Day]bool // whether the coin was followed, of the evenings that were answered
	Ended    bool                 // early, by its person
	Last     evening.Day          // the evening on which it ended, where it did
	Stops    []string             // the ids of the entries that ended it: one, or one of each machine that did
	arms     map[evening.Day]Arm  // what was drawn
	answers  map[evening.Day]journal.Entry
}

// Lengths are how many evenings a trial may take, each with what it can find.
func Lengths() []Length { return []Length{{28, 29, 25, 71}, {42, 44, 35, 88}, {56, 55, 45, 95}} }

// Length is a length of a trial and how many of 100 find what there is to find
// (docs/evidence.md, Self-trial): jerks on 15 of 100 nights with what is tried and on
// 40 without it; and of a figure, a difference of half of its spread, and of all of it.
type Length struct{ Evenings, Finds, FindsHalf, FindsWhole int }

// before is how many evenings a trial takes that was begun before there was a
// length: not about the body.
const before = 14

// Arm gives what the coin said for an evening, and false where none was drawn.
func (t Trial) Arm(day evening.Day) (Arm, bool) {
	a, ok := t.arms[day]
	return a, ok
}

// Done says whether all evenings of the trial were drawn.
func (t Trial) Done() bool { return len(t.arms) >= t.Evenings }

// Toss makes the entry that draws the arm of an evening, and false where none is
// to be drawn: it is drawn already, or is none of the trial. e carries its id,
// time and evening; chance is between 0 and 1, from a source nobody can foresee.
// Only the evening itself may be drawn, which is for the caller to see to.
func (t Trial) Toss(e journal.Entry, chance float64) (journal.Entry, bool) {
	if _, drawn := t.arms[e.Evening]; drawn || t.Ended || t.Done() || e.Evening < t.Start {
		return e, false
	}
	var alike []Arm
	for _, d := range t.days() {
		if d < e.Evening && FreeNext(d) == FreeNext(e.Evening) {
			alike = append(alike, t.arms[d])
		}
	}
	arm := Without
	if chance < chanceOfWith(alike) {
		arm = With
	}
	e.Kind, e.Trial = journal.KindTrial, &journal.Trial{Trial: t.ID, Event: assigned, Arm: string(arm)}
	return e, true
}

func (t Trial) days() []evening.Day { return slices.Sorted(maps.Keys(t.arms)) }

// Trials gives the trials of a journal, in the order of their starts. The
// entries are those of its kind [journal.KindTrial], in any order; others are
// left out, and so are events of trials that are not there, but for arms: one that
// was drawn stands for its evening, also for a trial that was started anew.
func Trials(entries []journal.Entry) []Trial {
	entries = slices.DeleteFunc(slices.Clone(entries), func(e journal.Entry) bool { return e.Trial == nil })
	slices.SortStableFunc(entries, func(a, b journal.Entry) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID))
	})
	var out []Trial
	at := map[string]int{}
	for _, e := range entries {
		if e.Trial.Event == started {
			at[e.ID] = len(out)
			out = append(out, Trial{
				ID: e.ID, Text: e.Trial.Text, Start: e.Evening,
				Outcome: Outcome(e.Trial.Outcome), Evenings: cmp.Or(e.Trial.Evenings, before),
				Followed: map[evening.Day]bool{}, arms: map[evening.Day]Arm{}, answers: map[evening.Day]journal.Entry{},
			})
		}
	}
	var left []journal.Entry // arms of trials that were taken back
	for _, e := range entries {
		if i, ok := at[e.Trial.Trial]; ok {
			out[i].take(e)
		} else if Drawn(e) {
			left = append(left, e)
		}
	}
	for _, e := range left {
		for i, t := range out {
			if e.Evening >= t.Start && !(t.Ended && e.Evening > t.Last) {
				out[i].draw(e)
			}
		}
	}
	return out
}

// draw takes over the arm of an evening. The first stands: another machine may
// have drawn too.
func (t *Trial) draw(e journal.Entry) {
	if _, drawn := t.arms[e.Evening]; !drawn && e.Trial.Arm != "" {
		t.arms[e.Evening] = Arm(e.Trial.Arm)
	}
}

// take takes in events of the trial in order of time.
func (t *Trial) take(e journal.Entry) {
	switch e.Trial.Event {
	case assigned:
		t.draw(e)
	case answered:
		t.draw(e)
		t.answers[e.Evening] = e
		delete(t.Followed, e.Evening)
		if e.Trial.Kept != nil {
			t.Followed[e.Evening] = *e.Trial.Kept
		}
	case stopped:
		t.Ended, t.Last, t.Stops = true, e.Evening, append(t.Stops, e.ID)
	}
}

// Drawn says whether an entry is the arm of an evening, which is drawn once and
// taken out by nobody: they could draw until it suits them.
func Drawn(e journal.Entry) bool { return e.Trial != nil && e.Trial.Event == assigned }

// Running gives the trial that is under way, or has had its last evening.
func Running(trials []Trial) (Trial, bool) {
	for _, t := range slices.Backward(trials) {
		if !t.Ended {
			return t, true
		}
	}
	return Trial{}, false
}

// anew is for how many evenings the same words take up an ended trial, so that nobody
// starts again for another coin (docs/evidence.md, Self-trial).
const anew = 14

// Again gives the trial that the same words take up on an evening.
func Again(trials []Trial, text string, day evening.Day) (Trial, bool) {
	for _, t := range slices.Backward(trials) {
		if t.Ended && day <= t.Last+anew && alike(t.Text) == alike(text) {
			return t, true
		}
	}
	return Trial{}, false
}

// alike is a text without what makes no other words of it.
func alike(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// longestTrial is how many letters a trial's text may have: not about the body.
const longestTrial = 80

// The errors of starting a trial; each is a sentence.
var (
	ErrTrialText   = errors.New(`a trial wants a few words on one line, such as "no tea after 14:00"`)
	ErrTrialLong   = errors.New("a trial wants a short name, of 80 letters at most")
	ErrTrialLength = errors.New("a trial takes 28, 42 or 56 evenings")
)

// Start makes the entry that starts a trial; e carries its id, time and evening.
func Start(e journal.Entry, text string, evenings int, o Outcome) (journal.Entry, error) {
	text = strings.TrimSpace(text)
	if text == "" || letters.Plain(text) != text {
		return e, ErrTrialText
	}
	if len([]rune(text)) > longestTrial {
		return e, ErrTrialLong
	}
	if !slices.ContainsFunc(Lengths(), func(l Length) bool { return l.Evenings == evenings }) {
		return e, ErrTrialLength
	}
	e.Kind, e.Trial = journal.KindTrial, &journal.Trial{
		Event: started, Text: text, Evenings: evenings,
		Outcome: string(o),
	}
	return e, nil
}

func (t Trial) End(e journal.Entry) journal.Entry {
	e.Kind, e.Trial = journal.KindTrial, &journal.Trial{Trial: t.ID, Event: stopped}
	return e
}

// Answer makes the entry of a morning's answer whether the coin was followed
// on the evening of e. An answer that is there already is changed.
func (t Trial) Answer(e journal.Entry, followed bool) journal.Entry {
	if there, ok := t.answers[e.Evening]; ok {
		e = there
	}
	arm, _ := t.Arm(e.Evening)
	e.Kind, e.Trial = journal.KindTrial, &journal.Trial{Trial: t.ID, Event: answered, Arm: string(arm), Kept: &followed}
	return e
}
