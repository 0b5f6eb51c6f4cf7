package insight

import "lull/routines/evening"

// Result is what came of a trial. Counts and figures are empty until there is
// enough of them.
type Result struct {
	Finding
	Text   string
	Ended  bool
	Nights int // answered in the morning, adherence and the night
	Kept   int // of these, evenings on which the coin was followed

	With, Without Spread // for minutes to fall asleep
}

// Spread is the median of figures and the two between which half of them lie.
type Spread struct {
	Low    float64 `json:"low"`
	Median float64 `json:"median"`
	High   float64 `json:"high"`
}

// Result compares the evenings as the coin said, whatever was then done, since
// that is what keeps the two sides alike. An evening counts when the morning
// told whether the coin was followed. Jerks are compared; where the mornings
// told more of the minutes to fall asleep, these are. Like the patterns it
// looks at every seventh night only.
func (t Trial) Result(nights []Night) Result {
	jerks, sol := t.result(Jerks, nights), t.result(SOL, nights)
	if jerks.Needs > 0 && (sol.Needs == 0 || sol.Nights > jerks.Nights) {
		return sol
	}
	return jerks
}

func (t Trial) result(o Outcome, nights []Night) Result {
	r := Result{Finding: Finding{Outcome: o}, Text: t.Text, Ended: t.Ended}
	var in []*Night
	for i := range nights {
		n := &nights[i]
		if _, told := t.Followed[n.Evening]; told && o.of(n).Known {
			in = append(in, n)
		}
	}
	r.Nights = len(in)
	for _, n := range in {
		if t.Followed[n.Evening] {
			r.Kept++
		}
	}
	seen := in[:looked(len(in))]
	var x Numbers
	for _, n := range seen {
		if arm, _ := t.Arm(n.Evening); arm == With {
			x.With = append(x.With, o.of(n).Value)
		} else {
			x.Without = append(x.Without, o.of(n).Value)
		}
	}
	c := x.counts(o)
	if thin := c.thin(); thin > 0 {
		r.Needs = next(len(seen), thin) - (len(in) - len(seen))
		return r
	}
	r.Counts = c
	r.compare(x)
	r.Verdict = verdict(r.Chance, 1)
	if o != Jerks {
		r.With, r.Without = spread(x.With), spread(x.Without)
	}
	return r
}

// spread sorts x.
func spread(x []float64) Spread {
	s := Spread{Median: Median(x)}
	s.Low, s.High = quantile(x, 0.25), quantile(x, 0.75)
	return s
}

// quantile reads a share of sorted figures, between two where it lies there.
func quantile(x []float64, q float64) float64 {
	at := q * float64(len(x)-1)
	i := int(at)
	if i+1 >= len(x) {
		return x[len(x)-1]
	}
	return x[i] + (at-float64(i))*(x[i+1]-x[i])
}

// Lines tells the result, or how much is still to come.
func (r Result) Lines() []Line {
	switch {
	case r.Needs > 0 && r.Ended:
		return []Line{line("trial.ended", "text", r.Text, "n", number(r.Nights))}
	case r.Needs > 0:
		return []Line{line("trial.wait", "text", r.Text, "n", number(r.Nights), "more", number(r.Needs))}
	}
	with := []string{"text", r.Text, "n1", number(r.Counts.N1), "n0", number(r.Counts.N0)}
	var out []Line
	if r.Outcome == Jerks {
		out = append(out, line("trial.result", append(with,
			"k1", number(r.Counts.K1), "k0", number(r.Counts.K0),
			"d", signed(100*r.Difference), "low", signed(100*r.Low), "high", signed(100*r.High))...))
	} else {
		out = append(out, line("trial.result.sol", append(with,
			"m1", middle(r.With.Median), "s1", middle(r.With.Low)+" to "+middle(r.With.High),
			"m0", middle(r.Without.Median), "s0", middle(r.Without.Low)+" to "+middle(r.Without.High))...))
	}
	return append(out, line("trial."+r.Verdict.String()),
		line("trial.kept", "kept", number(r.Kept), "n", number(r.Nights)))
}

// Tonight says what the coin says for an evening.
func (t Trial) Tonight(day evening.Day) (Line, bool) {
	arm, ok := t.Arm(day)
	return line("trial."+string(arm), "text", t.Text), ok
}

// Ask is the morning's question about an evening.
func (t Trial) Ask(day evening.Day) (Line, bool) {
	switch arm, ok := t.Arm(day); {
	case !ok:
		return Line{}, false
	case arm == With:
		return line("trial.ask", "text", t.Text), true
	}
	return line("trial.ask.without", "text", t.Text), true
}

// Begun is said when a trial starts.
func (t Trial) Begun() Line { return line("trial.started", "text", t.Text, "day", date(t.Start)) }

// AlreadyRunning is said when another one is to start beside it.
func (t Trial) AlreadyRunning() Line { return line("trial.running", "text", t.Text) }

// NoTrial is said where none is under way.
func NoTrial() Line { return line("trial.none") }

// Latest gives the trial that started last, running or not.
func Latest(trials []Trial) (Trial, bool) {
	if len(trials) == 0 {
		return Trial{}, false
	}
	return trials[len(trials)-1], true
}
