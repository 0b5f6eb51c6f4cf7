package insight

import (
	"errors"
	"slices"
	"strings"
	"unicode"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/wording"
)

// Question is a pair of a factor and an outcome that was chosen before its
// nights came. Only they are looked at, so that what somebody had seen already
// has no say; without a factor nothing was asked.
type Question struct {
	Factor  Factor
	Outcome Outcome
	Since   evening.Day // the evening of the first night that counts
}

// Asked gives the question that stands, which is the last of a journal.
func Asked(entries []journal.Entry) (q Question) {
	for _, e := range entries {
		if e.Watch != nil {
			q = Question{Factor(e.Watch.Factor), Outcome(e.Watch.Outcome), e.Evening}
		}
	}
	if !slices.Contains(factors[:], q.Factor) || !slices.Contains(Outcomes(), q.Outcome) {
		return Question{} // of a later version, or taken back
	}
	return q
}

// Ask makes the entry that asks; e carries its id and time.
func (q Question) Ask(e journal.Entry) journal.Entry {
	e.Evening, e.Kind, e.Watch = q.Since, journal.KindWatch,
		&journal.Watch{Factor: string(q.Factor), Outcome: string(q.Outcome)}
	return e
}

// Factors gives all of them, in the order in which they are told.
func Factors() []Factor { return slices.Clone(factors[:]) }

// ErrQuestion is of a question that says too little, or too much.
var ErrQuestion = errors.New(`a question wants one thing of the evening and one of the night, such as ` +
	`"late coffee" jerks; ` +
	"of the evening: caffeine, exercise, alcohol, nicotine, meal, stress or practice; " +
	"of the night: jerks, sol, awake, quality or tension")

// ErrForetold is of a question that would be asked after its nights.
var ErrForetold = errors.New("a question is asked before its nights, and of those after this moment one is told " +
	"already")

// ParseQuestion reads a question: late coffee, jerks. What is meant by its words is told
// by how they begin.
func ParseQuestion(text string, words map[string]string) (Question, error) {
	var q Question
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		f, o := Factor(meant(word, words)), Outcome(meant(word, words))
		factor, outcome := slices.Contains(factors[:], f), slices.Contains(Outcomes(), o)
		if factor && q.Factor != "" && f != q.Factor || outcome && q.Outcome != "" && o != q.Outcome {
			return Question{}, ErrQuestion
		}
		if factor {
			q.Factor = f
		}
		if outcome {
			q.Outcome = o
		}
	}
	if q.Factor == "" || q.Outcome == "" {
		return Question{}, ErrQuestion
	}
	return q, nil
}

func ParseOutcome(text string, words map[string]string) (Outcome, bool) {
	o := Outcome(meant(text, words))
	return o, slices.Contains(Outcomes(), o)
}

// meant takes the longest beginning that fits.
func meant(word string, words map[string]string) (name string) {
	word = strings.ToLower(word)
	longest := 0
	for begins, is := range words {
		if strings.HasPrefix(word, begins) && len(begins) > longest {
			name, longest = is, len(begins)
		}
	}
	return name
}

// Watched is what came of a question so far.
type Watched struct {
	Comparison
	Asked Question
}

func (q Question) since(nights []Night) []Night {
	from, _ := slices.BinarySearchFunc(nights, q.Since, Night.against)
	return nights[from:]
}

func watched(q Question, nights []Night, by threshold) *Watched {
	c := compare(q.Outcome, q.since(nights), by, []Factor{q.Factor})
	c.judge(1)
	return &Watched{c, q}
}

// addTogether names what came on the same nights: they answer for all of it.
func (w *Watched) addTogether(nights []Night, by threshold) {
	if _, compared := w.Finding(); !compared {
		return
	}
	for _, t := range compare(w.Asked.Outcome, w.Asked.since(nights), by, factors[:]).Together {
		if slices.Contains(t.Factors, w.Asked.Factor) {
			w.Together = append(w.Together, t)
		}
	}
}

// Finding is the one of a question, false while it waits for nights.
func (w Watched) Finding() (Finding, bool) {
	if len(w.Findings) == 0 {
		return Finding{Needs: w.Needs}, false
	}
	return w.Findings[0], w.Findings[0].Verdict != TooFew
}

func NothingAsked() wording.Line { return wording.Of("insight.ask") }

// Begun is said when a question is asked, or taken back.
func (q Question) Begun() wording.Line {
	if q.Factor == "" {
		return wording.Of("insight.asked.none")
	}
	return q.naming(wording.Of("insight.asked.begun", "since", q.Since.Long()))
}

// Same tells whether two questions are one: its nights so far still count.
func (q Question) Same(as Question) bool { return q.Factor == as.Factor && q.Outcome == as.Outcome }

// Standing is said where the question that is asked stands already.
func (q Question) Standing() wording.Line {
	if q.Factor == "" {
		return q.Begun()
	}
	return q.naming(wording.Of("insight.asked.same", "since", q.Since.Long()))
}

func (q Question) naming(l wording.Line) wording.Line {
	return l.Naming("factor", "insight.name."+string(q.Factor)).Naming("outcome", "insight.outcome."+string(q.Outcome))
}

// Lines tells it; its first line is the question.
func (w Watched) Lines() []wording.Line {
	out := []wording.Line{w.Asked.naming(wording.Of("insight.asked", "since", w.Asked.Since.Long()))}
	f, compared := w.Finding()
	if !compared {
		return append(out, wording.Of("insight.asked.wait", "n", number(w.Logged), "more", number(f.Needs)))
	}
	if w.Raised {
		out = append(out, wording.Of("insight.raised", "mg", rounded(w.Threshold)))
	}
	out = append(out, w.counts(f)...)
	if f.Factor == Caffeine {
		out = append(out, w.byThirds()...)
	}
	out = append(out, w.verdict(f.Verdict))
	for _, t := range w.Together {
		out = append(out, t.line())
	}
	return append(out, wording.Of("insight.next", "next", number(w.Next)))
}
