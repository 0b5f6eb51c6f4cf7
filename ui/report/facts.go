package report

import (
	"strconv"
	"strings"
	"time"

	"lull/routines/journal"
	"lull/routines/lists"
	"lull/routines/sleep"
)

// facts are the means with their ranges, and the clocks with how much they
// varied, each with the number of nights it is of.
func (w *writer) facts() [][2]string {
	m := w.means
	lasting := func(v float64) string { return sleep.Words(time.Duration(v * float64(time.Minute))) }
	percent := func(v float64) string { return strconv.FormatFloat(v, 'f', 0, 64) + " %" }
	tenth := func(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }
	facts := w.clocks()
	for _, f := range []struct {
		id   string
		of   sleep.Mean
		form func(float64) string
	}{
		{"report.sol", m.SOL, lasting},
		{"report.times", m.Awakenings, tenth},
		{"report.waso", m.WASO, lasting},
		{"report.tst", m.TST, lasting},
		{"report.tib", m.TIB, lasting},
		{"report.se", m.SE, percent},
		{"report.attempt", m.SEFromTrying, percent},
		{"report.quality", m.Quality, tenth},
	} {
		facts = append(facts, [2]string{w.say(f.id), w.mean(f.of, f.form)})
	}
	facts = append(facts,
		[2]string{w.say("report.long"), w.long()},
		[2]string{w.say("report.jerks"), w.of(m.Jerks, m.Asked)})
	if r := w.alike; r.Enough() {
		facts = append(facts, [2]string{
			w.say("report.regular"), w.say("report.regular.of", "value", tenth(r.Index), "n", number(r.Pairs)),
		})
	}
	return append(facts, w.naps()...)
}

func (w *writer) mean(x sleep.Mean, form func(float64) string) string {
	value, low, high := form(x.Value), form(x.Low), form(x.High)
	switch {
	case x.N == 0:
		return w.say("report.missing")
	case low == high:
		return w.say("report.mean", "value", value, "n", number(x.N))
	}
	return w.say("report.range", "value", value, "low", low, "high", high, "n", number(x.N))
}

func (w *writer) of(k, n int) string {
	if n == 0 {
		return w.say("report.missing")
	}
	return w.say("report.of", "k", number(k), "n", number(n))
}

// long tells how many nights were long awake, and in which weeks of the page.
func (w *writer) long() string {
	if w.means.Timed == 0 {
		return w.say("report.missing")
	}
	weeks := make([]sleep.Means, w.Days/7)
	for _, e := range w.nights {
		weeks[min(int(e.Evening-w.first)/7, len(weeks)-1)].Add(*e.Night)
	}
	each := lists.Each(weeks, func(m sleep.Means) string { return w.of(m.Long, m.Timed) })
	return w.say("report.weeks", "k", number(w.means.Long), "n", number(w.means.Timed),
		"weeks", strings.Join(each, ", "))
}

// The times of day of a night. Where nobody told of getting into bed and out of
// it, trying and waking are told instead, under their own names.
var (
	intoBed  = clock{"bed", func(n journal.Night) *time.Time { return n.IntoBed }}
	outOfBed = clock{"up", func(n journal.Night) *time.Time { return n.OutOfBed }}
	tried    = clock{"tried", func(n journal.Night) *time.Time { return n.Tried }}
	woke     = clock{"woke", func(n journal.Night) *time.Time { return n.Woke }}
)

type clock struct {
	name string
	of   func(journal.Night) *time.Time
}

// apart is how many nights there have to be of both sorts to be told apart.
const apart = 3

func (w *writer) clocks() [][2]string {
	var facts [][2]string
	var shown []clock
	for _, either := range [][2]clock{{intoBed, tried}, {outOfBed, woke}} {
		c := either[0]
		if sleep.ClocksOf(w.nights, c.of).N == 0 {
			c = either[1]
		}
		shown = append(shown, c)
		facts = append(facts, [2]string{w.say("report.head." + c.name), w.clock(sleep.ClocksOf(w.nights, c.of))})
	}
	var free, working []journal.Entry
	for _, e := range w.nights {
		if next := e.Evening + 1; next.Weekday() == time.Saturday || next.Weekday() == time.Sunday {
			free = append(free, e)
		} else {
			working = append(working, e)
		}
	}
	for _, sort := range []struct {
		id     string
		nights []journal.Entry
	}{{"report.working", working}, {"report.free", free}} {
		bed, up := sleep.ClocksOf(sort.nights, shown[0].of), sleep.ClocksOf(sort.nights, shown[1].of)
		if least := min(len(free), len(working), bed.N, up.N); least >= apart {
			facts = append(facts, [2]string{
				w.say(sort.id),
				w.say("report.both", "from", bed.At.String(), "to", up.At.String(), "n", number(min(bed.N, up.N))),
			})
		}
	}
	return facts
}

func (w *writer) clock(c sleep.Clocks) string {
	switch {
	case c.N == 0:
		return w.say("report.missing")
	case c.N < sleep.SpreadNights:
		return w.say("report.clock", "at", c.At.String(), "n", number(c.N))
	}
	return w.say("report.varied", "at", c.At.String(), "spread", sleep.Words(c.Spread), "n", number(c.N))
}

func (w *writer) naps() [][2]string {
	n, lasted := 0, time.Duration(0)
	for _, e := range w.Entries {
		if e.Nap != nil && e.Evening >= w.first && e.Evening <= w.Until {
			n++
			lasted += e.Nap.Lasted
		}
	}
	if n == 0 {
		return nil
	}
	return [][2]string{{w.say("report.naps"), w.say("report.naps.all", "n", number(n), "lasted", sleep.Words(lasted))}}
}
