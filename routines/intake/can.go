package intake

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/lists"
	"lull/routines/wording"
)

// Question is "can I still?" for one thing. One of the pointers is set.
type Question struct {
	At       time.Time   // when it would be; for exercise its start
	Today    evening.Day // the evening it is now, 0 for that of At
	Intake   *journal.Intake
	Exercise *journal.Exercise
}

type Verdict string

const (
	Yes     Verdict = "yes"
	Smaller Verdict = "smaller" // not this one, but half of it, a lighter one or an easier one
	No      Verdict = "no"
	Ask     Verdict = "ask" // not for this program to say: a midwife, a doctor or a pharmacist knows
)

// Fine says whether a verdict is a yes. Where it is false the command leaves
// with exit code 3.
func (v Verdict) Fine() bool { return v == Yes }

var yesNo = map[bool]string{true: string(Yes), false: string(No)}

// Option is something that would still be fine at the moment asked about.
type Option struct {
	What       string  // its name, or its effort for exercise
	Milligrams float64 // caffeine, 0 for what has none
	Limit      Limit
}

// Answer is what there is to say to a Question.
type Answer struct {
	Verdict  Verdict
	What     string         // what was asked about, as it was put: "2 espressos"
	At       time.Time      // the moment asked about; for exercise its end
	Limit    Limit          // the latest time for it tonight
	Early    Limit          // Limit for the longest likely half-life; the same as Limit where there is no band
	Late     Limit          // Limit for the shortest likely half-life, likewise
	Modelled bool           // Without and With say something: it has caffeine, and the model speaks of this body
	Without  Load           // caffeine at bedtime without it
	With     Load           // and with it
	Still    []Option       // what would still be fine, the most first
	Quiet    bool           // asked after lights-out, or about a moment after it: Lines are only kind
	Lines    []wording.Line // what to say, in order
}

// Can answers a question asked at now. The evening of n must be the one in
// which the thing would be had.
func (n Tonight) Can(q Question, now time.Time) Answer {
	if q.At.IsZero() {
		q.At = now
	}
	anytime := Limit{Fit: Anytime}
	r := reply{n: n, Answer: Answer{Verdict: Yes, At: q.At, Limit: anytime, Early: anytime, Late: anytime}}
	r.Quiet = n.quiet(now) || n.quiet(q.At)
	switch {
	case q.Exercise != nil:
		r.move(*q.Exercise)
	case q.Intake != nil:
		r.have(*q.Intake)
	}
	a := r.Answer
	if a.Verdict == Yes && len(a.Lines) == 0 {
		a.Lines = []wording.Line{wording.Of("can.any", "What", letters.UpperFirst(a.What))}
	}
	if a.Quiet && a.Verdict != Ask {
		a.Lines = []wording.Line{wording.Of("can.quiet."+yesNo[a.Verdict.Fine()], "What", letters.UpperFirst(a.What))}
		return a
	}
	if len(a.Still) > 0 && !a.Verdict.Fine() {
		names := lists.Each(a.Still, func(o Option) string { return o.What })
		a.Lines = append(a.Lines, wording.Of("can.still", "still", strings.Join(names, ", ")))
	}
	if q.Today != 0 && q.Today < n.Day {
		a.Lines = slices.Insert(a.Lines, 0, wording.Of("can.ahead", "day", dayName(q.At, now, n.Bed.Location()),
			"at", n.at(q.At)))
	}
	return a
}

// dayName names the day of a moment to come: today, tomorrow, Thursday, or
// Thursday 3 December where that is a week or more away.
func dayName(at, now time.Time, zone *time.Location) string {
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

type reply struct {
	n Tonight
	Answer
}

// have answers for something taken. What has both caffeine and alcohol gets
// both answers, and the stricter one counts.
func (r *reply) have(in journal.Intake) {
	r.What = Counted(in.What, in.Count)
	if in.Caffeine > 0 {
		r.caffeine(in)
	}
	if in.Alcohol >= alcoholTrifle {
		r.alcohol(in)
	}
	if in.Nicotine {
		r.nicotine()
	}
	item, _ := r.n.Table.Find(in.What)
	switch kind := r.n.Table.kind(in.What); {
	case kind == Replacement, kind == Medicine:
		r.judge(Ask, Limit{Fit: Unsaid}, wording.Of("ask."+string(kind)))
	case in.What == Meal, item.Name == Meal:
		r.meal()
	case in.What == Snack || kind == Food:
		l := mealLimit(false, r.n.Bed)
		r.limited(l, false, r.line("snack", l))
	case r.n.plain(in): // a screen, a kebab, a quarrel: nothing is known that would make it fine
		r.judge(Yes, Limit{Fit: Anytime}, wording.Of("can.plain", "What", letters.UpperFirst(r.What)))
	}
}

// judge takes one part of an answer in: the stricter verdict and limit win.
func (r *reply) judge(v Verdict, l Limit, lines ...wording.Line) {
	order := []Verdict{Yes, Ask, Smaller, No}
	if slices.Index(order, v) > slices.Index(order, r.Verdict) {
		r.Verdict = v
	}
	if stricter(l, r.Limit) {
		r.Limit, r.Early, r.Late = l, l, l
	}
	r.Lines = append(r.Lines, lines...)
}

// stricter says whether x leaves less than y.
func stricter(x, y Limit) bool {
	if x.Fit == Until && y.Fit == Until {
		return x.Latest.Before(y.Latest)
	}
	order := []Fit{Anytime, Until, Morning, NoRoom, Unsaid}
	return slices.Index(order, x.Fit) > slices.Index(order, y.Fit)
}

// limited judges by a limit, and by whether less of the thing would be fine.
func (r *reply) limited(l Limit, smaller bool, lines ...wording.Line) {
	v := No
	switch {
	case l.Holds(r.At):
		v = Yes
	case smaller:
		v = Smaller
	}
	r.judge(v, l, lines...)
}

// line gives the sentence for a limit: can.<cause>.yes, can.<cause>.no, or
// their likes for where there is no clock time.
func (r *reply) line(cause string, l Limit) wording.Line {
	id := "can." + cause + "." + yesNo[l.Holds(r.At)]
	with := []string{"what", r.What, "What", letters.UpperFirst(r.What), "at", r.n.at(r.At), "bed", r.n.at(r.n.Bed)}
	switch l.Fit {
	case Until:
		with = append(with, "latest", r.n.at(l.Latest))
	case Anytime:
		id = "can." + cause + ".any"
	case NoRoom:
		id = "can." + cause + ".noroom"
	case Morning:
		id += ".morning"
	case Unsaid:
	}
	return wording.Of(id, with...)
}

func (r *reply) meal() {
	l, light := mealLimit(true, r.n.Bed), mealLimit(false, r.n.Bed)
	r.limited(l, light.Holds(r.At), r.line("meal", l))
	if light.Holds(r.At) {
		r.Still = append(r.Still, Option{What: Snack, Limit: light})
	}
}

func (r *reply) nicotine() {
	if ask, ok := r.n.Body.askFirst(); ok {
		r.judge(Ask, Limit{Fit: Unsaid}, ask)
		return
	}
	l := until(r.n.Bed.Add(-NicotineBefore))
	r.limited(l, false, r.line("nicotine", l))
}

// askFirst gives what to say instead of naming a time for alcohol or
// nicotine, where no time may be named.
func (b Body) askFirst() (wording.Line, bool) {
	switch {
	case b.Under18:
		return wording.Of("ask.young.other"), true
	case b.Pregnant:
		return wording.Of("ask.pregnant.other"), true
	}
	return wording.Line{}, false
}

func (r *reply) alcohol(in journal.Intake) {
	if ask, ok := r.n.Body.askFirst(); ok {
		r.judge(Ask, Limit{Fit: Unsaid}, ask)
		return
	}
	earlier := r.n.clearing(r.n.Entries)
	l := earlier.Limit(in.Alcohol, in.Over, r.n.Bed)
	fewer := false
	for count := in.Count - 1; count >= 1 && !fewer && !l.Holds(r.At); count-- {
		less := earlier.Limit(in.Alcohol*count/in.Count, in.Over, r.n.Bed)
		if fewer = less.Holds(r.At); fewer {
			r.Still = append(r.Still, Option{What: Counted(in.What, count), Limit: less})
		}
	}
	r.limited(l, fewer, r.line("alcohol", l))
}

// move answers for exercise, which counts by its end.
func (r *reply) move(x journal.Exercise) {
	if x.Effort != journal.Moderate && x.Effort != journal.Vigorous {
		x.Effort = journal.Light
	}
	r.What, r.At = x.What, endOf(x, r.At)
	l := exerciseLimit(x.Effort, r.n.Bed)
	easier := false
	if !l.Holds(r.At) {
		for _, e := range efforts[slices.Index(efforts, x.Effort)+1:] {
			if limit := exerciseLimit(e, r.n.Bed); limit.Holds(r.At) {
				r.Still = append(r.Still, Option{What: EffortWord(e) + " " + x.What, Limit: limit})
				easier = easier || e == journal.Moderate
			}
		}
	}
	cause := "exercise." + EffortWord(x.Effort)
	if x.Effort == journal.Vigorous && r.n.Bed.Sub(r.At) < hardStronger {
		cause += ".close"
	}
	r.limited(l, easier, r.line(cause, l))
}

// efforts are all there are, the hardest first.
var efforts = []journal.Effort{journal.Vigorous, journal.Moderate, journal.Light}

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
	return strconv.FormatFloat(count, 'f', -1, 64) + " " + what
}

// several makes a name plural as far as the names of a table need it.
func several(name string) string {
	head, of, parted := strings.Cut(name, " of ")
	switch {
	case parted: // packs of cigarettes
		return several(head) + " of " + of
	case name == caffeine || strings.HasSuffix(name, "s"):
		return name
	case strings.HasSuffix(name, "ch"), strings.HasSuffix(name, "sh"), strings.HasSuffix(name, "x"):
		return name + "es"
	}
	return name + "s"
}

// caffeine is what milligrams off a label are logged as; it has no plural.
const caffeine = "caffeine"
