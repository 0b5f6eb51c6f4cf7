// Package report lays out one plain page for a clinician: the nights of two or
// four weeks as they were told, how they were measured, and nothing else. The
// same page comes as text, as Markdown and as HTML that prints.
//
// It refuses to conclude anything, to fetch anything, and to let a word that
// somebody typed be anything but a word.
package report

import (
	"strconv"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/practice"
	"lull/routines/sleep"
)

// Page is a page in parts, the words as they were typed.
type Page struct {
	Title   string      `json:"title"`
	Intro   string      `json:"intro"`
	Summary string      `json:"-"`       // the heading of Facts
	Facts   [][2]string `json:"summary"` // a name and what it was
	Head    []string    `json:"head"`    // of the table of nights
	Rows    [][]string  `json:"rows"`
	How     string      `json:"-"` // the heading of Notes
	Notes   []string    `json:"notes"`
}

// Asked is what the page is to be about.
type Asked struct {
	Until   evening.Day // the last evening
	Days    int
	Notes   bool // whether the notes about the nights are on it
	Say     func(id string, with map[string]string) string
	Entries []journal.Entry // of these evenings, in order
}

// writer puts a page together.
type writer struct {
	Asked
	means sleep.Means
}

// New makes the page.
func New(a Asked) Page {
	w := &writer{Asked: a}
	for _, e := range sleep.Nights(a.Entries) {
		w.means.Add(*e.Night)
	}
	first := a.Until - evening.Day(a.Days) + 1
	p := Page{
		Title:   w.say("report.title", "from", date(first), "to", date(a.Until)),
		Summary: w.say("report.summary"),
		How:     w.say("report.how"),
	}
	if w.means.Nights == 0 {
		p.Intro = w.say("report.empty", "days", number(a.Days))
	} else {
		p.Intro = w.say("report.intro", "told", number(w.means.Nights), "days", number(a.Days))
		p.Facts = w.facts()
	}
	p.Head, p.Rows = w.table(first)
	for _, id := range []string{"report.how.diary", "report.how.measures", "report.how.lines", "report.how.day"} {
		p.Notes = append(p.Notes, w.say(id))
	}
	if n := w.means.Odd; n > 0 {
		p.Notes = append(p.Notes, w.say("report.how.odd", "n", number(n)))
	}
	p.Notes = append(p.Notes, w.say("report.ends"))
	return p
}

func (w *writer) say(id string, pairs ...string) string {
	with := make(map[string]string, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		with[pairs[i]] = pairs[i+1]
	}
	return w.Say(id, with)
}

// facts are the means, each with the number of nights it is of.
func (w *writer) facts() [][2]string {
	m := w.means
	lasting := func(x sleep.Mean) string {
		return w.mean(x, sleep.Words(time.Duration(x.Value*float64(time.Minute))))
	}
	percent := func(x sleep.Mean) string { return w.mean(x, strconv.FormatFloat(x.Value, 'f', 0, 64)+" %") }
	return [][2]string{
		{w.say("report.sol"), lasting(m.SOL)},
		{w.say("report.waso"), lasting(m.WASO)},
		{w.say("report.tst"), lasting(m.TST)},
		{w.say("report.tib"), lasting(m.TIB)},
		{w.say("report.se"), percent(m.SE)},
		{w.say("report.attempt"), percent(m.Attempt)},
		{w.say("report.quality"), w.mean(m.Quality, strconv.FormatFloat(m.Quality.Value, 'f', 1, 64))},
		{w.say("report.long"), w.of(m.Long, m.Timed)},
		{w.say("report.jerks"), w.of(m.Jerks, m.Asked)},
	}
}

func (w *writer) mean(x sleep.Mean, value string) string {
	if x.N == 0 {
		return w.say("report.missing")
	}
	return w.say("report.mean", "value", value, "n", number(x.N))
}

func (w *writer) of(k, n int) string {
	if n == 0 {
		return w.say("report.missing")
	}
	return w.say("report.of", "k", number(k), "n", number(n))
}

// table has a row for each evening, told of or not.
func (w *writer) table(first evening.Day) (head []string, rows [][]string) {
	head = []string{w.say("report.night")}
	for _, column := range []string{"slept", "sol", "waso", "tst", "se", "jerks", "quality", "evening"} {
		head = append(head, w.say("report.head."+column))
	}
	if w.Notes {
		head = append(head, w.say("report.head.note"))
	}
	entries := w.Entries
	for d := first; d <= w.Until; d++ {
		var these []journal.Entry
		for len(entries) > 0 && entries[0].Evening <= d {
			if entries[0].Evening == d {
				these = append(these, entries[0])
			}
			entries = entries[1:]
		}
		rows = append(rows, w.row(d, these))
	}
	return head, rows
}

func (w *writer) row(d evening.Day, entries []journal.Entry) []string {
	var n journal.Night
	for _, e := range entries {
		if e.Night != nil {
			n = *e.Night
		}
	}
	m, _ := sleep.DiaryOf(n).Measure() // a night that does not fit is counted below
	_, month, day := d.Date()
	slept := ""
	if n.Tried != nil && n.Woke != nil {
		slept = n.Tried.Format("15:04") + " to " + n.Woke.Format("15:04")
	}
	se, jerks, quality := "", "", ""
	if m.SE != nil {
		se = strconv.FormatFloat(*m.SE, 'f', 0, 64) + " %"
	}
	if n.Jerks != "" {
		jerks = w.say("report.jerks." + string(n.Jerks))
	}
	if n.Quality > 0 {
		quality = number(n.Quality)
	}
	row := []string{
		d.Weekday().String()[:3] + " " + number(day) + " " + month.String()[:3],
		slept, length(m.SOL), length(m.WASO), length(m.TST), se, jerks, quality, w.day(entries),
	}
	if w.Notes {
		row = append(row, n.Note)
	}
	return row
}

func length(d *time.Duration) string {
	if d == nil {
		return ""
	}
	return sleep.Words(*d)
}

// day tells in a line what was logged on the day before the night.
func (w *writer) day(entries []journal.Entry) string {
	var caffeine, grams float64
	var nicotine int
	var coffee, pour, smoke string
	var practised time.Duration
	var more []string
	for _, e := range entries {
		at := e.At.Format("15:04")
		switch {
		case e.Intake != nil:
			i := e.Intake
			if i.Caffeine > 0 {
				caffeine, coffee = caffeine+i.Caffeine, at
			}
			if i.Alcohol > 0 {
				grams, pour = grams+i.Alcohol, at
			}
			if i.Nicotine {
				nicotine, smoke = nicotine+max(int(i.Count), 1), at
			}
			if i.Big {
				more = append(more, w.say("report.meal", "at", at))
			}
		case e.Exercise != nil:
			more = append(more, w.say("report.exercise", "what", e.Exercise.What, "effort", intake.EffortWord(e.Exercise.Effort), "at", at))
		case e.Rating != nil && e.Rating.What == "stress":
			more = append(more, w.say("report.stress", "value", number(e.Rating.Value)))
		case e.Session != nil && e.Session.Practice != practice.KindAfresh:
			practised += e.Session.Practised
		}
	}
	var out []string
	if caffeine > 0 {
		out = append(out, w.say("report.caffeine", "mg", strconv.FormatFloat(caffeine, 'f', 0, 64), "at", coffee))
	}
	if grams > 0 {
		out = append(out, w.say("report.alcohol", "grams", strconv.FormatFloat(grams, 'f', 0, 64), "at", pour))
	}
	if nicotine > 0 {
		out = append(out, w.say("report.nicotine", "count", number(nicotine), "at", smoke))
	}
	out = append(out, more...)
	if m := int(practised.Round(time.Minute) / time.Minute); m > 0 {
		out = append(out, w.say("report.practice", "min", number(m)))
	}
	return strings.Join(out, ", ")
}

func number(n int) string { return strconv.Itoa(n) }

// date writes an evening as 23 November 2026.
func date(d evening.Day) string {
	year, month, day := d.Date()
	return number(day) + " " + month.String() + " " + number(year)
}
