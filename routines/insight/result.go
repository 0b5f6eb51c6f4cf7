package insight

import (
	"math"
	"slices"

	"lull/routines/evening"
	"lull/routines/wording"
)

// Result is what came of a trial. All but counts is empty until its last evening
// has gone, and for good where it was ended early.
type Result struct {
	Text     string
	Outcome  Outcome
	Evenings int // of the trial
	Drawn    int // of them, so far
	Ended    bool
	Ready    bool // it is over and has nights enough

	Counts        Counts // K1 and K0 for jerks only
	Followed      int    // evenings on which the coin was followed
	Answered      int    // evenings of which it was answered whether it was
	With, Without float64
	Difference    float64 // of the means; for jerks of the expected shares
	Low, High     float64 // its 90 % interval
	P             float64 // two-sided: how often the coin alone would make such a difference
}

// alpha is how often a trial of nothing shows a difference (docs/evidence.md,
// Self-trial).
const alpha = 0.05

// Differs says whether the coin alone would hardly make such a difference.
func (r Result) Differs() bool { return r.Ready && r.P <= alpha }

// Result compares the evenings as the coin said, whatever was then done, since
// that is what keeps the two sides alike: every evening that was drawn and whose
// night was told. It is looked at once, after the last evening.
func (t Trial) Result(nights []Night, today evening.Day) Result {
	days := t.days()
	r := Result{
		Text: t.Text, Outcome: t.lookedAt(nights), Evenings: t.Evenings, Drawn: len(days), Ended: t.Ended,
		Answered: len(t.Followed),
	}
	for _, followed := range t.Followed {
		if followed {
			r.Followed++
		}
	}
	figures, with := make([]Figure, len(days)), make([]bool, len(days))
	var x Numbers
	for i, d := range days {
		with[i] = t.arms[d] == With
		at, known := slices.BinarySearchFunc(nights, d, Night.against)
		if !known {
			continue
		}
		if figures[i] = r.Outcome.of(&nights[at]); !figures[i].Known {
			continue
		}
		if with[i] {
			x.With = append(x.With, figures[i].Value)
		} else {
			x.Without = append(x.Without, figures[i].Value)
		}
	}
	r.Counts = x.counts(r.Outcome)
	r.Ready = !t.Ended && t.Done() && today > days[len(days)-1] && min(r.Counts.N1, r.Counts.N0) >= LeastSide
	if !r.Ready {
		return r
	}
	r.With, r.Without = mean(x.With), mean(x.Without)
	if r.Outcome == Jerks {
		r.Difference, r.Low, r.High = r.Counts.Difference()
	} else {
		half := z90 * math.Sqrt(variance(x.With)/float64(r.Counts.N1)+variance(x.Without)/float64(r.Counts.N0))
		r.Difference = r.With - r.Without
		r.Low, r.High = r.Difference-half, r.Difference+half
	}
	r.P = pValue(days, figures, with, uint64(days[0]))
	return r
}

// lookedAt is the outcome of a trial; without one, that of which mornings told more.
func (t Trial) lookedAt(nights []Night) Outcome {
	if slices.Contains(Outcomes(), t.Outcome) {
		return t.Outcome
	}
	jerks, sol := 0, 0
	for _, n := range nights {
		if _, drawn := t.arms[n.Evening]; drawn && n.Jerk != Missing {
			jerks++
		}
		if _, drawn := t.arms[n.Evening]; drawn && n.SOL.Known {
			sol++
		}
	}
	if sol > jerks {
		return SOL
	}
	return Jerks
}

func mean(x []float64) float64 { return sum(x) / float64(max(len(x), 1)) }

func variance(x []float64) float64 {
	m, s := mean(x), 0.0
	for _, v := range x {
		s += (v - m) * (v - m)
	}
	return s / float64(max(len(x)-1, 1))
}

// Lines tells the result, or how much is still to come.
func (r Result) Lines() []wording.Line {
	n1, n0 := number(r.Counts.N1), number(r.Counts.N0)
	counts := func(id string, with ...string) wording.Line {
		return wording.Of(id, append([]string{"text", r.Text, "n1", n1, "n0", n0}, with...)...)
	}
	switch {
	case r.Ended && r.Outcome == Jerks && r.Counts.N1+r.Counts.N0 > 0:
		return []wording.Line{counts("trial.ended", "drawn", number(r.Drawn), "n", number(r.Evenings),
			"k1", number(r.Counts.K1), "k0", number(r.Counts.K0))}
	case r.Ended:
		return []wording.Line{r.Stopped()}
	case r.Drawn < r.Evenings:
		return []wording.Line{
			wording.Of("trial.wait", "text", r.Text, "drawn", number(r.Drawn), "n", number(r.Evenings)),
		}
	case !r.Ready:
		return []wording.Line{counts("trial.over", "n", number(r.Evenings))}
	}
	var found wording.Line
	if r.Outcome == Jerks {
		found = counts("trial.result", "k1", number(r.Counts.K1), "k0", number(r.Counts.K0),
			"d", signed(100*r.Difference), "low", signed(100*r.Low), "high", signed(100*r.High))
	} else {
		found = counts("trial.result.mean", "m1", middle(r.With), "m0", middle(r.Without),
			"d", change(r.Difference), "low", change(r.Low), "high", change(r.High)).
			Naming("outcome", "insight.outcome."+string(r.Outcome))
	}
	verdict := wording.Of("trial.unclear")
	if r.Differs() {
		verdict = wording.Of("trial.differs")
	}
	return []wording.Line{
		found, verdict, wording.Of("trial.chance", "p", rounded(100*max(r.P, 0.005))),
		wording.Of("trial.kept", "kept", number(r.Followed), "n", number(r.Answered)),
	}
}

// Stopped says that it ended early, and nothing of what its nights were like.
func (r Result) Stopped() wording.Line {
	id, n1, n0 := "trial.ended.told", r.Counts.N1, r.Counts.N0
	if n1+n0 == 0 {
		id = "trial.ended.none"
	}
	return wording.Of(id, "text", r.Text, "drawn", number(r.Drawn), "n", number(r.Evenings), "n1", number(n1),
		"n0", number(n0))
}

// Line says what a trial of a length can find of an outcome, before it starts.
func (l Length) Line(o Outcome) wording.Line {
	if o == Jerks {
		return wording.Of("trial.finds", "n", number(l.Evenings), "p", number(l.Finds))
	}
	return wording.Of("trial.finds.figure", "n", number(l.Evenings), "half", number(l.FindsHalf),
		"whole", number(l.FindsWhole))
}

// Tonight says what the coin says for an evening.
func (t Trial) Tonight(day evening.Day) (wording.Line, bool) {
	arm, ok := t.Arm(day)
	return wording.Of("trial."+string(arm), "text", t.Text), ok
}

// Ask is the morning's question about an evening.
func (t Trial) Ask(day evening.Day) (wording.Line, bool) {
	arm, ok := t.Arm(day)
	id := "trial.ask"
	if arm == Without {
		id = "trial.ask.without"
	}
	return wording.Of(id, "text", t.Text), ok
}

func (t Trial) Begun() wording.Line {
	return wording.Of("trial.started", "text", t.Text, "day", t.Start.Long(), "n", number(t.Evenings))
}

// TakenUp is said when the words of one that was ended take it up again.
func (t Trial) TakenUp() wording.Line {
	return wording.Of("trial.again", "text", t.Text, "drawn", number(len(t.arms)), "n", number(t.Evenings))
}

func NotTossed() wording.Line { return wording.Of("trial.notyet") }

func (t Trial) AlreadyRunning() wording.Line { return wording.Of("trial.running", "text", t.Text) }

func NoTrial() wording.Line { return wording.Of("trial.none") }

// Latest gives the trial that started last, running or not.
func Latest(trials []Trial) (Trial, bool) {
	if len(trials) == 0 {
		return Trial{}, false
	}
	return trials[len(trials)-1], true
}
