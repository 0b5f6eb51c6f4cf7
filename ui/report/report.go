// Package report lays out one plain page for a clinician: the nights of two or
// four weeks as they were told, how they were measured, and nothing else. The
// same page comes as text, as Markdown, as a table and as HTML that prints.
//
// It refuses to conclude anything, to fetch anything, and to let a word that
// somebody typed be anything but a word.
package report

import (
	"math"
	"strconv"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/lists"
	"lull/routines/lookup"
	"lull/routines/settings"
	"lull/routines/sleep"
	"lull/routines/wording"
)

// Page is a page in parts, the words as they were typed.
type Page struct {
	Title   string       `json:"title"`
	Intro   string       `json:"intro"`
	Signs   []string     `json:"signs,omitempty"` // those that were ticked
	Ticked  string       `json:"-"`               // the same in a sentence
	Summary string       `json:"-"`               // the heading of Facts
	Facts   [][2]string  `json:"summary"`         // a name and what it was
	Head    []string     `json:"head"`            // of the table of nights
	Rows    [][]string   `json:"rows"`
	Figures [][]string   `json:"-"` // the rows with lengths as minutes alone, and how alike the night before was
	Regular *Regularity  `json:"regularity,omitempty"`
	Picture string       `json:"-"` // the heading of the bars
	Bars    []sleep.Span `json:"-"` // a row's night, beside it; of nothing for none
	How     string       `json:"-"` // the heading of Notes
	Notes   []string     `json:"notes"`
	alike   string       // the name of that last column of Figures
}

// Regularity is the sleep regularity index, and from how many pairs of nights on
// end it is.
type Regularity struct {
	Index float64 `json:"sleep_regularity_index"`
	Pairs int     `json:"pairs"`
}

// Asked is what the page is to be about.
type Asked struct {
	lookup.Report
	Notes bool // whether the notes about the nights are on it
	Say   wording.Say
}

type writer struct {
	Asked
	first  evening.Day
	nights []journal.Entry
	means  sleep.Means
	alike  sleep.Regular
}

func New(a Asked) Page {
	w := &writer{Asked: a, first: a.Until - evening.Day(a.Days) + 1}
	for _, e := range sleep.Nights(a.Entries) {
		if e.Evening >= w.first && e.Evening <= a.Until {
			w.nights = append(w.nights, e)
			w.means.Add(*e.Night)
		}
	}
	w.alike = sleep.RegularOf(w.nights)
	p := Page{
		Title:   w.say("report.title", "from", w.first.Long(), "to", a.Until.Long()),
		Signs:   lists.Each(a.Signs, func(k settings.Key) string { return k.Help(a.Say) }),
		Summary: w.say("report.summary"),
		How:     w.say("report.how"),
		Picture: w.say("report.picture"),
	}
	if len(a.Signs) > 0 {
		p.Ticked = w.say("report.signs", "signs", strings.Join(p.Signs, "; "))
	}
	if w.means.Nights == 0 {
		p.Intro = w.say("report.empty", "days", number(a.Days))
	} else {
		p.Intro = w.say("report.intro", "told", number(w.means.Nights), "days", number(a.Days))
		p.Facts = w.facts()
	}
	if w.alike.Enough() {
		p.Regular = &Regularity{math.Round(w.alike.Index*10) / 10, w.alike.Pairs}
	}
	w.table(&p)
	for _, id := range []string{"report.how.diary", "report.how.measures"} {
		p.Notes = append(p.Notes, w.say(id))
	}
	if p.Regular != nil {
		p.Notes = append(p.Notes, w.say("report.how.regular"))
	}
	for _, nights := range []struct {
		id string
		n  int
	}{{"odd", w.means.Odd}, {"waking", w.means.ToWaking}, {"recorded", w.recorded()}} {
		if nights.n > 0 {
			p.Notes = append(p.Notes, w.say("report.how."+nights.id, "n", number(nights.n)))
		}
	}
	p.Notes = append(p.Notes, w.say("report.ends"))
	return p
}

// recorded counts the evenings whose night only a device recorded: a page of
// what was told has none of it.
func (w *writer) recorded() int {
	n := 0
	for _, e := range sleep.EachNight(w.Entries) {
		if e.Imported() && e.Evening >= w.first && e.Evening <= w.Until {
			n++
		}
	}
	return n
}

func (w *writer) say(id string, pairs ...string) string {
	return wording.Of(id, pairs...).Say(w.Say)
}

// table has a row for each evening, told of or not.
func (w *writer) table(p *Page) {
	head := func(column string) string { return w.say("report.head." + column) }
	p.Head = w.row(w.say("report.night"), head("tst"), head("se"), head("evening"),
		func(q sleep.Question) string { return head(q.ID) })
	p.alike = head("alike")
	entries := w.Entries
	var before journal.Entry
	for d := w.first; d <= w.Until; d++ {
		var these []journal.Entry
		for len(entries) > 0 && entries[0].Evening <= d {
			if entries[0].Evening == d {
				these = append(these, entries[0])
			}
			entries = entries[1:]
		}
		night := journal.Entry{Evening: d, Night: &journal.Night{}}
		for _, e := range sleep.Nights(these) { // one at most
			night = e
		}
		alike := ""
		if index, pair := sleep.RegularityIndex(before, night); pair {
			alike = strconv.FormatFloat(index, 'f', 1, 64)
		}
		before = night
		logged := w.day(these)
		p.Rows = append(p.Rows, w.evening(night, logged, sleep.Words, " %"))
		p.Figures = append(p.Figures, append(w.evening(night, logged, func(d time.Duration) string {
			return number(int(d.Round(time.Minute) / time.Minute))
		}, ""), alike))
		span, _ := sleep.SpanOf(*night.Night, d)
		p.Bars = append(p.Bars, span)
	}
}

func (w *writer) evening(
	e journal.Entry, logged string, words func(time.Duration) string, percent string,
) []string {
	m, _ := sleep.Measure(*e.Night) // a night that does not fit is counted below
	tst, se := "", ""
	if m.TST != nil {
		tst = words(*m.TST)
	}
	if m.SE != nil {
		se = strconv.FormatFloat(*m.SE, 'f', 0, 64) + percent
	}
	return w.row(e.Evening.Format("Mon 2 Jan"), tst, se, logged, func(q sleep.Question) string {
		if q.ID == "jerks" && e.Night.Jerks != "" {
			return w.say("report.jerks." + string(e.Night.Jerks))
		}
		return q.Typed(*e.Night, words)
	})
}

// row is the questions of the diary in their order, with what is computed before how
// the night was, and what was logged before the words.
func (w *writer) row(first, tst, se, logged string, of func(sleep.Question) string) []string {
	row := []string{first}
	for _, q := range sleep.Questions() {
		switch q.ID {
		case "quality":
			row = append(row, tst, se)
		case "note":
			if row = append(row, logged); !w.Notes {
				continue
			}
		}
		row = append(row, of(q))
	}
	return row
}

func number(n int) string { return strconv.Itoa(n) }
