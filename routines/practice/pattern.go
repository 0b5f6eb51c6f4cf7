package practice

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Bounds of a pattern written in numbers (docs/evidence.md, Limits of
// breathing). The fastest rate is the fastest one among the studies (Van Diest
// 2014, 12 breaths a minute): fast breathing is never offered.
const (
	Step        = 250 * time.Millisecond
	FastestRate = 12.0 // breaths a minute
	longest     = 30 * time.Second
)

// Pattern is one breath and how long one breathes like that. The shipped ones
// are those of docs/evidence.md, Breathing patterns.
type Pattern struct {
	Name  string
	Title string
	About string // one line: whom it suits

	In, TopUp, Hold, Out, Empty time.Duration // Empty is the hold after the exhale

	From, To float64 // breaths a minute at both ends of a glide; zero without one

	Length    time.Duration // how long by default
	Cycles    int           // how many breaths by default, instead of a length
	Practised bool          // on [PractisedFrom] evenings, so that a long hold comes more often

	withheld bool // it held the breath, and its holds were taken out
}

// Cycle is one whole breath; for a glide, the last and slowest one.
func (p Pattern) Cycle() time.Duration {
	if p.Glides() {
		return cycleAt(p.To)
	}
	return p.In + p.TopUp + p.Hold + p.Out + p.Empty
}

func (p Pattern) Glides() bool { return p.From > 0 && p.To > 0 }

// Holds tells whether the breath is held in it. Such a pattern is offered only
// after the safety question (docs/evidence.md, Safety of breathing).
func (p Pattern) Holds() bool { return p.Hold > 0 || p.Empty > 0 }

// Rate is how many breaths a minute it comes to at its slowest.
func (p Pattern) Rate() float64 { return float64(time.Minute) / float64(p.Cycle()) }

// ParsePattern reads a pattern written in seconds: in-hold-out-hold as in
// 4-7-8-0, three as in 4-7-8, or in-out as in 4-6. Seconds come in quarter
// steps.
func ParsePattern(s string) (Pattern, error) {
	parts := strings.Split(s, "-")
	if len(parts) < 2 || len(parts) > 4 {
		return Pattern{},
			fmt.Errorf("%q is not a pattern; write seconds as in-out (4-6) or in-hold-out-hold (4-0-6-0)", s)
	}
	var t [4]time.Duration
	for i, part := range parts {
		d, err := parseSeconds(part)
		if err != nil {
			return Pattern{}, fmt.Errorf("in the pattern %q: %w", s, err)
		}
		t[i] = d
	}
	if len(parts) == 2 {
		t[1], t[2] = 0, t[1]
	}
	p := Pattern{Name: s, Title: s, In: t[0], Hold: t[1], Out: t[2], Empty: t[3], Length: 10 * time.Minute}
	return p, p.Check()
}

func parseSeconds(s string) (time.Duration, error) {
	f, err := strconv.ParseFloat(strings.TrimSuffix(s, "s"), 64)
	if err != nil || math.IsNaN(f) || f < 0 {
		return 0, fmt.Errorf("%q is not a number of seconds", s)
	}
	if f > longest.Seconds() {
		return 0, fmt.Errorf("%s seconds is longer than the %d a phase may last", s, int(longest.Seconds()))
	}
	d := time.Duration(f * float64(time.Second))
	if d%Step != 0 {
		return 0, fmt.Errorf("%s seconds is not a quarter step such as 4, 4.25 or 4.5", s)
	}
	return d, nil
}

func (p Pattern) Check() error {
	switch {
	case p.Glides():
		return nil
	case p.In <= 0 || p.Out <= 0:
		return fmt.Errorf("the pattern %q needs time to breathe in and time to breathe out", p.Name)
	case p.Rate() > FastestRate:
		return fmt.Errorf("the pattern %q comes to %.1f breaths a minute; the quickest here is %g, a breath of %g "+
			"seconds",
			p.Name, p.Rate(), FastestRate, 60/FastestRate)
	}
	return nil
}

// ParseGlide reads a glide of rates, 11..6, in breaths a minute.
func ParseGlide(s string) (from, to float64, err error) {
	a, b, _ := strings.Cut(s, "..")
	from, errA := strconv.ParseFloat(a, 64)
	to, errB := strconv.ParseFloat(b, 64)
	switch {
	case errA != nil || errB != nil || math.IsNaN(from) || math.IsNaN(to):
		return 0, 0, fmt.Errorf("%q is not a glide; write two rates such as 11..6", s)
	case from > FastestRate || to < slowestRate || from < to:
		return 0, 0, fmt.Errorf("a glide goes from at most %g down to at least %g breaths a minute, and not %q",
			FastestRate, slowestRate, s)
	}
	return from, to, nil
}

// slowestRate is the lowest personal resonance rate (docs/evidence.md,
// Breathing: between 4.5 and 6.5 breaths a minute).
const slowestRate = 4.5

// Glide makes the slow-down pattern between two rates in breaths a minute.
func Glide(from, to float64) Pattern {
	return Pattern{Name: "glide", Title: "Slow-down", From: from, To: to, Length: 20 * time.Minute}
}

// cycleAt is a breath at a rate a minute, in milliseconds so that cue sheets read well.
func cycleAt(rate float64) time.Duration {
	return time.Duration(60/rate*1000+0.5) * time.Millisecond
}
