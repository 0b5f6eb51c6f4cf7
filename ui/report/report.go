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
	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/sleep"
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
	Say   func(id string, with map[string]string) string
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
		Title:   w.say("report.title", "from", date(w.first), "to", date(a.Until)),
		Signs:   a.Signs,
		Summary: w.say("report.summary"),
		How:     w.say("report.how"),
		Picture: w.say("report.picture"),
	}
	if len(a.Signs) > 0 {
		p.Ticked = w.say("report.signs", "signs", strings.Join(a.Signs, "; "))
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
	if n := w.means.Odd; n > 0 {
		p.Notes = append(p.Notes, w.say("report.how.odd", "n", number(n)))
	}
	if n := w.means.ToWaking; n > 0 {
		p.Notes = append(p.Notes, w.say("report.how.waking", "n", number(n)))
	}
	if n := w.recorded(); n > 0 {
		p.Notes = append(p.Notes, w.say("report.how.recorded", "n", number(n)))
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
	return intake.LineOf(id, pairs...).Say(w.Say)
}

// table has a row for each evening, told of or not.
func (w *writer) table(p *Page) {
	p.Head = []string{w.say("report.night")}
	for _, column := range []string{
		"bed", "tried", "sol", "times", "waso", "woke", "up", "tst", "se", "quality", "jerks", "evening",
	} {
		p.Head = append(p.Head, w.say("report.head."+column))
	}
	if w.Notes {
		p.Head = append(p.Head, w.say("report.head.note"))
	}
	p.alike = w.say("report.head.alike")
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
		n := *night.Night
		alike := ""
		if index, pair := sleep.Alike(before, night); pair {
			alike = strconv.FormatFloat(index, 'f', 1, 64)
		}
		before = night
		logged := w.day(these)
		p.Rows = append(p.Rows, w.row(d, n, logged, sleep.Words, " %"))
		p.Figures = append(p.Figures, append(w.row(d, n, logged, func(d time.Duration) string {
			return number(int(d.Round(time.Minute) / time.Minute))
		}, ""), alike))
		span, _ := sleep.SpanOf(n, d)
		p.Bars = append(p.Bars, span)
	}
}

// row is an evening, with lengths and shares as they are wanted.
func (w *writer) row(d evening.Day, n journal.Night, logged string, words func(time.Duration) string, percent string) []string {
	m, _ := sleep.Measure(n) // a night that does not fit is counted below
	length := func(d *time.Duration) string {
		if d == nil {
			return ""
		}
		return words(*d)
	}
	times, se, jerks, quality := "", "", "", ""
	if n.Awakenings != nil {
		times = number(*n.Awakenings)
	}
	if m.SE != nil {
		se = strconv.FormatFloat(*m.SE, 'f', 0, 64) + percent
	}
	if n.Jerks != "" {
		jerks = w.say("report.jerks." + string(n.Jerks))
	}
	if n.Quality > 0 {
		quality = number(n.Quality)
	}
	_, month, day := d.Date()
	row := []string{
		d.Weekday().String()[:3] + " " + number(day) + " " + month.String()[:3],
		onClock(n.IntoBed), onClock(n.Tried), length(m.SOL), times, length(m.WASO), onClock(n.Woke), onClock(n.OutOfBed),
		length(m.TST), se, quality, jerks, logged,
	}
	if w.Notes {
		row = append(row, n.Note)
	}
	return row
}

func onClock(t *time.Time) string {
	if t == nil {
		return ""
	}
	return t.Format("15:04")
}

func number(n int) string { return strconv.Itoa(n) }

// date writes an evening as 23 November 2026.
func date(d evening.Day) string {
	year, month, day := d.Date()
	return number(day) + " " + month.String() + " " + number(year)
}
