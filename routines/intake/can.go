package intake

import (
	"slices"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
)

// Question is "can I still?" for one thing. One of the pointers is set.
type Question struct {
	At       time.Time   // when it would be; for exercise its start
	Today    evening.Day // the evening it is now, 0 for that of At
	Intake   *journal.Intake
	Exercise *journal.Exercise
}

// Verdict is the short answer.
type Verdict string

// The verdicts.
const (
	Yes     Verdict = "yes"
	Smaller Verdict = "smaller" // not this one, but half of it, a lighter one or an easier one
	No      Verdict = "no"
	Ask     Verdict = "ask" // not for this program to say: a midwife, a doctor or a pharmacist knows
)

// Fine says whether a verdict is a yes. Where it is false the command leaves
// with exit code 3.
func (v Verdict) Fine() bool { return v == Yes }

// Option is something that would still be fine at the moment asked about.
type Option struct {
	What       string  // its name, or its effort for exercise
	Milligrams float64 // caffeine, 0 for what has none
	Limit      Limit
}

// Answer is what there is to say to a Question.
type Answer struct {
	Verdict  Verdict
	What     string    // what was asked about, as it was put: "2 espressos"
	At       time.Time // the moment asked about; for exercise its end
	Limit    Limit     // the latest time for it tonight
	Early    Limit     // Limit for the longest likely half-life; the same as Limit where there is no band
	Late     Limit     // Limit for the shortest likely half-life, likewise
	Modelled bool      // Without and With say something: it has caffeine, and the model speaks of this body
	Without  Load      // caffeine at bedtime without it
	With     Load      // and with it
	Still    []Option  // what would still be fine, the most first
	Quiet    bool      // asked after lights-out, or about a moment after it: Lines are only kind
	Lines    []Line    // what to say, in order
}

// Can answers a question asked at now. The evening of n must be the one in
// which the thing would be had.
func (n Tonight) Can(q Question, now time.Time) Answer {
	if q.At.IsZero() {
		q.At = now
	}
	a := Answer{Verdict: Yes, At: q.At, Limit: Limit{Fit: Anytime}, Quiet: n.quiet(now) || n.quiet(q.At)}
	a.Early, a.Late = a.Limit, a.Limit
	switch {
	case q.Exercise != nil:
		n.canMove(*q.Exercise, q.At, &a)
	case q.Intake != nil:
		n.canHave(*q.Intake, q.At, &a)
	}
	if a.Verdict == Yes && len(a.Lines) == 0 {
		a.Lines = []Line{line("can.any", "What", capital(a.What))}
	}
	if a.Quiet && a.Verdict != Ask {
		a.Lines = []Line{line("can.quiet."+fineWord(a.Verdict), "What", capital(a.What))}
		return a
	}
	if l, ok := stillLine(a.Still); ok && !a.Verdict.Fine() {
		a.Lines = append(a.Lines, l)
	}
	if q.Today != 0 && q.Today < n.Day {
		a.Lines = slices.Insert(a.Lines, 0, line("can.ahead", "day", n.ahead(q.At, now), "at", n.at(q.At)))
	}
	return a
}

// ahead names the day of a moment to come: today, tomorrow, Thursday, or
// Thursday 3 December where that is a week or more away.
func (n Tonight) ahead(at, now time.Time) string {
	zone := n.Bed.Location()
	switch days := evening.DayOf(at.In(zone).Date()) - evening.DayOf(now.In(zone).Date()); {
	case days == 0:
		return "today"
	case days == 1:
		return "tomorrow"
	case days < 7:
		return at.In(zone).Weekday().String()
	}
	return at.In(zone).Format("Monday 2 January")
}

func fineWord(v Verdict) string {
	if v.Fine() {
		return "yes"
	}
	return "no"
}

// stillLine names what is still fine, and false when nothing is.
func stillLine(still []Option) (Line, bool) {
	var names []string
	for _, o := range still {
		names = append(names, o.What)
	}
	return line("can.still", "still", strings.Join(names, ", ")), len(names) > 0
}

// canHave answers for something taken. What has both caffeine and alcohol
// gets both answers, and the stricter one counts.
func (n Tonight) canHave(in journal.Intake, at time.Time, a *Answer) {
	a.What = Counted(in.What, in.Count)
	if in.Caffeine > 0 {
		n.canCaffeine(in, at, a)
	}
	if in.Alcohol >= alcoholTrifle {
		n.canAlcohol(in, at, a)
	}
	if in.Nicotine {
		n.canNicotine(at, a)
	}
	switch kind := n.Table.kind(in.What); {
	case kind == Replacement, kind == Medicine:
		a.judge(Ask, Limit{Fit: Unsaid}, line("ask."+string(kind)))
	case in.What == Meal:
		n.canMeal(at, a)
	case in.What == Snack || kind == Food:
		l := mealLimit(false, n.Bed)
		a.judge(verdict(l.Holds(at), false), l, n.lineOf("snack", l, at, a)...)
	}
}

// judge takes one part of an answer in: the stricter verdict and limit win.
func (a *Answer) judge(v Verdict, l Limit, lines ...Line) {
	order := []Verdict{Yes, Ask, Smaller, No}
	if slices.Index(order, v) > slices.Index(order, a.Verdict) {
		a.Verdict = v
	}
	if stricter(l, a.Limit) {
		a.Limit, a.Early, a.Late = l, l, l
	}
	a.Lines = append(a.Lines, lines...)
}

// stricter says whether x leaves less than y.
func stricter(x, y Limit) bool {
	if x.Fit == Until && y.Fit == Until {
		return x.Latest.Before(y.Latest)
	}
	order := []Fit{Anytime, Until, Morning, NoRoom, Unsaid}
	return slices.Index(order, x.Fit) > slices.Index(order, y.Fit)
}

func verdict(holds, smaller bool) Verdict {
	switch {
	case holds:
		return Yes
	case smaller:
		return Smaller
	}
	return No
}

// lineOf gives the sentence for a limit: can.<cause>.yes, can.<cause>.no, or
// their likes for where there is no clock time.
func (n Tonight) lineOf(cause string, l Limit, at time.Time, a *Answer) []Line {
	id := "can." + cause + "." + fineWord(verdict(l.Holds(at), false))
	with := []string{"what", a.What, "What", capital(a.What), "at", n.at(at), "bed", n.at(n.Bed)}
	switch l.Fit {
	case Until:
		with = append(with, "latest", n.at(l.Latest))
	case Anytime:
		id = "can." + cause + ".any"
	case NoRoom:
		id = "can." + cause + ".noroom"
	case Morning:
		id += ".morning"
	case Unsaid:
	}
	return []Line{line(id, with...)}
}

func (n Tonight) canMeal(at time.Time, a *Answer) {
	l, light := mealLimit(true, n.Bed), mealLimit(false, n.Bed)
	a.judge(verdict(l.Holds(at), light.Holds(at)), l, n.lineOf("meal", l, at, a)...)
	if light.Holds(at) {
		a.Still = append(a.Still, Option{What: Snack, Limit: light})
	}
}

func (n Tonight) canNicotine(at time.Time, a *Answer) {
	if ask, ok := n.askFirst(); ok {
		a.judge(Ask, Limit{Fit: Unsaid}, ask)
		return
	}
	l := until(n.Bed.Add(-nicotineBefore))
	a.judge(verdict(l.Holds(at), false), l, n.lineOf("nicotine", l, at, a)...)
}

// askFirst gives what to say instead of naming a time for alcohol or
// nicotine, where no time may be named.
func (n Tonight) askFirst() (Line, bool) {
	switch {
	case n.Body.Under18:
		return line("ask.young.other"), true
	case n.Body.Pregnant:
		return line("ask.pregnant.other"), true
	}
	return Line{}, false
}

func (n Tonight) canAlcohol(in journal.Intake, at time.Time, a *Answer) {
	if ask, ok := n.askFirst(); ok {
		a.judge(Ask, Limit{Fit: Unsaid}, ask)
		return
	}
	earlier := n.clearing(n.Entries)
	l := earlier.Limit(in.Alcohol, in.Over, n.Bed)
	fewer := false
	for count := in.Count - 1; count >= 1 && !fewer && !l.Holds(at); count-- {
		less := earlier.Limit(in.Alcohol*count/in.Count, in.Over, n.Bed)
		if fewer = less.Holds(at); fewer {
			a.Still = append(a.Still, Option{What: Counted(in.What, count), Limit: less})
		}
	}
	a.judge(verdict(l.Holds(at), fewer), l, n.lineOf("alcohol", l, at, a)...)
}

func (n Tonight) canMove(x journal.Exercise, at time.Time, a *Answer) {
	if x.Effort != journal.Moderate && x.Effort != journal.Vigorous {
		x.Effort = journal.Light
	}
	a.What, a.At = x.What, endOf(x, at)
	l := exerciseLimit(x.Effort, n.Bed)
	easier := false
	if !l.Holds(a.At) {
		for _, e := range []journal.Effort{journal.Moderate, journal.Light} {
			if gentler(e, x.Effort) && exerciseLimit(e, n.Bed).Holds(a.At) {
				a.Still = append(a.Still, Option{What: EffortWord(e) + " " + x.What, Limit: exerciseLimit(e, n.Bed)})
				easier = easier || e == journal.Moderate
			}
		}
	}
	cause := "exercise." + EffortWord(x.Effort)
	if x.Effort == journal.Vigorous && n.Bed.Sub(a.At) < hardStronger {
		cause += ".close"
	}
	a.judge(verdict(l.Holds(a.At), easier), l, n.lineOf(cause, l, a.At, a)...)
}

func gentler(a, b journal.Effort) bool {
	order := []journal.Effort{journal.Light, journal.Moderate, journal.Vigorous}
	return slices.Index(order, a) < slices.Index(order, b)
}

// EffortWord is the word people type for an effort: light, moderate or hard.
func EffortWord(e journal.Effort) string {
	if e == journal.Vigorous {
		return "hard"
	}
	return string(e)
}

// Counted puts a number before a name, unless it is one: coffee, 2 espressos,
// 0.5 coffee.
func Counted(what string, count float64) string {
	switch {
	case count == 0 || count == 1:
		return what
	case count > 1:
		what = several(what)
	}
	return decimal(count) + " " + what
}

// several makes a name plural as far as the names of a table need it.
func several(name string) string {
	switch {
	case name == caffeine || strings.HasSuffix(name, "s"):
		return name
	case strings.HasSuffix(name, "ch"), strings.HasSuffix(name, "sh"), strings.HasSuffix(name, "x"):
		return name + "es"
	}
	return name + "s"
}

// caffeine is what milligrams off a label are logged as; it has no plural.
const caffeine = "caffeine"

// capital begins a sentence.
func capital(s string) string {
	if s == "" {
		return s
	}
	r := []rune(s)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}
