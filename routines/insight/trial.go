package insight

import (
	"cmp"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"

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
	kept     = "kept"
	stopped  = "stop"
)

// Trial is a self-trial: one small change, and a coin that says on which
// evenings.
type Trial struct {
	ID       string // of its start entry
	Text     string // what is tried: "no tea after 14:00"
	Start    evening.Day
	Seed     uint64               // what the blocks are drawn from
	Followed map[evening.Day]bool // whether the coin was followed, of the evenings that were answered
	Ended    bool                 // by its person
	Last     evening.Day          // the evening on which it ended, where it did
	said     map[evening.Day]Arm  // assignments that were written down
	tells    map[evening.Day]journal.Entry
}

// block is how many evenings are balanced: two with, two without, in an order
// nobody can foresee.
const block = 4

// Arm gives what the coin says for an evening, and false outside the trial. It
// is drawn from the seed alone, so that asking early or twice changes nothing.
// What was written down, at the latest with the morning's answer, stands over
// it.
func (t Trial) Arm(day evening.Day) (Arm, bool) {
	if day < t.Start || t.Ended && day >= t.Last {
		return "", false
	}
	if a, ok := t.said[day]; ok {
		return a, true
	}
	n := int(day - t.Start)
	arms := [block]Arm{With, With, Without, Without}
	r := rand.New(rand.NewPCG(t.Seed, uint64(n/block)))
	r.Shuffle(block, func(i, j int) { arms[i], arms[j] = arms[j], arms[i] })
	return arms[n%block], true
}

// Trials gives the trials of a journal, in the order of their starts. The
// entries are those of its kind [journal.KindTrial], in any order; others are
// left out, and so are events of trials that are not there.
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
				ID: e.ID, Text: e.Trial.Text, Start: e.Evening, Seed: e.Trial.Seed,
				Followed: map[evening.Day]bool{}, said: map[evening.Day]Arm{}, tells: map[evening.Day]journal.Entry{},
			})
		}
	}
	for _, e := range entries {
		i, ok := at[e.Trial.Trial]
		if !ok {
			continue
		}
		switch t := &out[i]; e.Trial.Event {
		case assigned:
			t.said[e.Evening] = Arm(e.Trial.Arm)
		case kept:
			t.tells[e.Evening] = e
			if e.Trial.Arm != "" {
				t.said[e.Evening] = Arm(e.Trial.Arm)
			}
			delete(t.Followed, e.Evening)
			if e.Trial.Kept != nil {
				t.Followed[e.Evening] = *e.Trial.Kept
			}
		case stopped:
			t.Ended, t.Last = true, e.Evening
		}
	}
	return out
}

// Running gives the trial that is under way.
func Running(trials []Trial) (Trial, bool) {
	for _, t := range slices.Backward(trials) {
		if !t.Ended {
			return t, true
		}
	}
	return Trial{}, false
}

// longestTrial is how many letters a trial's text may have.
const longestTrial = 80

// The errors of starting a trial; each is a sentence.
var (
	ErrTrialText = errors.New(`a trial wants a few words on one line, such as "no tea after 14:00"`)
	ErrTrialLong = errors.New("a trial wants a short name, of 80 letters at most")
)

// Start makes the entry that starts a trial; e carries its id, time and
// evening. seed is drawn by the caller from a source nobody can foresee.
func Start(e journal.Entry, text string, seed uint64) (journal.Entry, error) {
	text = strings.TrimSpace(text)
	if text == "" || letters.Plain(text) != text {
		return e, ErrTrialText
	}
	if len([]rune(text)) > longestTrial {
		return e, ErrTrialLong
	}
	e.Kind, e.Trial = journal.KindTrial, &journal.Trial{Event: started, Text: text, Seed: seed}
	return e, nil
}

// Stop makes the entry that ends the trial.
func (t Trial) Stop(e journal.Entry) journal.Entry {
	e.Kind, e.Trial = journal.KindTrial, &journal.Trial{Trial: t.ID, Event: stopped}
	return e
}

// Answer makes the entry of a morning's answer whether the coin was followed
// on the evening of e. An answer that is there already is changed.
func (t Trial) Answer(e journal.Entry, followed bool) journal.Entry {
	if there, ok := t.tells[e.Evening]; ok {
		e = there
	}
	arm, _ := t.Arm(e.Evening)
	e.Kind, e.Trial = journal.KindTrial, &journal.Trial{Trial: t.ID, Event: kept, Arm: string(arm), Kept: &followed}
	return e
}
