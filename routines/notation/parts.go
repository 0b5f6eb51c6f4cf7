package notation

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/letters"
)

// parts is what a line is made of, before it is known what it is about.
type parts struct {
	words    []string       // what is left: names, efforts, sizes, "cup of"
	articles map[int]string // those that stand before a word, by its place
	count    float64        // 0 when not said
	countAt  int            // how many words stand before the count
	mg       float64        // 0 when not said
	ml       float64        // 0 when not said
	grams    float64        // 0 when not said
	amounts  []amount       // what of these was measured, in order
	day      string         // today or yesterday, with no time of day
	strength float64        // 0 to 1, -1 when not said
	length   time.Duration
	over     time.Duration
	at       time.Time // zero when not said
	ago      bool      // at was said as an amount of time ago, or as now
	typed    []typed   // all of the line but its times and lengths, in order
	again    error     // what was said twice, which is right of a medicine only
}

// times are the parts that are no words of a line.
func (p *parts) times() [4]int64 {
	return [4]int64{p.at.UnixNano(), int64(p.length), int64(p.over), int64(len(p.day))}
}

// reader takes a line apart.
type reader struct {
	tokens     []string
	now        time.Time
	ahead      bool
	from       bool // the moment was begun with "from"
	known      Known
	vocabulary *Vocabulary
	parts
}

// longestPhrase is how many words a moment or an amount of time may have.
const longestPhrase = 4

// take reads the parts of a line of lower-case tokens.
func (k Known) take(tokens []string, now time.Time, ahead bool) (parts, error) {
	r := &reader{tokens: tokens, now: now, ahead: ahead, known: k, vocabulary: wordsOf(k)}
	r.strength = -1
	for i := 0; i < len(tokens); {
		times, words, amounts := r.times(), len(r.words), len(r.amounts)
		n, err := r.step(i)
		if err != nil {
			return parts{}, err
		}
		switch {
		case len(r.amounts) > amounts:
			r.typed = append(r.typed, typed{text: r.amounts[amounts].text, at: words})
		case r.times() == times:
			for k, tok := range r.tokens[i : i+n] {
				r.typed = append(r.typed, typed{tok, words + k, len(r.words) > words+k})
			}
		}
		i += n
	}
	return r.parts, nil
}

// once keeps what is wrong with something said twice, until it is known whether
// the line is about two things, or about a medicine, which may have it so.
func (r *reader) once(wrong error) error {
	r.again = cmp.Or(r.again, wrong)
	return nil
}

// step reads what begins at token i and says how many tokens it took.
func (r *reader) step(i int) (int, error) {
	if n := r.numberedName(i); n > 0 {
		r.words = append(r.words, r.tokens[i:i+n]...)
		return n, nil
	}
	switch tok := r.tokens[i]; {
	case tok == "at" || tok == "@" || tok == "from" || tok == "since" || slices.Contains(roughly, tok):
		r.from = tok == "from" || tok == "since"
		if n, err := r.moment(i); n > 0 || err != nil { // at breakfast
			return n, err
		}
		n, err := r.moment(i + 1)
		if err == nil && n == 0 {
			n, err = r.hour(i + 1)
		}
		if err == nil && n == 0 && (slices.Contains(roughly, tok) || tok == "from" ||
			slices.Contains(r.vocabulary.places, r.next(i+1)) || r.vocabulary.efforts[r.next(i+1)] != "") {
			r.words, r.from = append(r.words, tok), false // coffee at work, chips from the shop, run at easy pace
			return 1, nil
		}
		if err == nil && n == 0 {
			err = r.noMoment(i)
		}
		return n + 1, err
	case r.distance(i) > 0:
		return r.distance(i), nil
	case r.from && (tok == "to" || tok == "till" || tok == "until"):
		return r.end(i)
	case tok == "over" || tok == "for":
		return r.amount(i)
	case tok == stop:
		r.words = append(r.words, tok)
		return 1, nil
	}
	if n, err := r.moment(i); n > 0 || err != nil {
		return n, err
	}
	if n, err := r.measure(i); n > 0 || err != nil {
		return n, err
	}
	for k := min(longestPhrase, len(r.tokens)-i); k > 0; k-- {
		if d, ok := readDuration(r.phrase(i, k)); ok {
			return k, r.once(set(&r.length, d, r.tokens[i]))
		}
	}
	return 1, r.wordOrCount(i)
}

// numberedName gives how many tokens are a name that has a number in it, such as
// kronenbourg 1664: that number is no amount. It is 0 where there is none.
func (r *reader) numberedName(i int) int {
	for k := min(longestPhrase, len(r.tokens)-i); k > 0; k-- {
		some := r.tokens[i : i+k]
		if !slices.ContainsFunc(some, func(t string) bool { n, ok := r.vocabulary.number(t); return ok && n > 1 }) {
			continue
		}
		if _, ok := r.known.item(strings.Join(some, " ")); ok {
			return k
		}
	}
	return 0
}

// roughly are the words before a time that nobody looked at a clock for.
var roughly = []string{"around", "about", "~", "circa", "approx", "approximately", "um", "gegen", "vers", "towards"}

// next is a token, empty behind the last one, and beginsTime tells whether it
// begins with a digit or is a day.
func (r *reader) next(i int) string {
	if i < len(r.tokens) {
		return r.tokens[i]
	}
	return ""
}

func (r *reader) beginsTime(i int) bool {
	return i >= len(r.tokens) || strings.ContainsAny(r.tokens[i][:1], "0123456789") ||
		slices.Contains(days, r.tokens[i])
}

// hour reads a bare hour after an "at".
func (r *reader) hour(i int) (int, error) {
	at, ok := readHour(r.next(i), r.now, r.ahead)
	if !ok {
		return 0, nil
	}
	n := 1
	if slices.Contains([]string{"o'clock", "oclock", "uhr", "h"}, r.next(i+1)) {
		n = 2
	}
	switch {
	case !r.at.IsZero():
		return n, errTwoTimes
	case !r.ahead && at.After(r.now):
		return n, fmt.Errorf("%s has not come yet", r.next(i))
	}
	r.at = at
	return n, nil
}

// distance says how many tokens tell how far somebody went, or what was stirred
// in: 5 km, 10000 steps, 2 sugars. The steps themselves are a word.
func (r *reader) distance(i int) int {
	if _, ok := digits(r.tokens[i]); !ok {
		return 0
	}
	switch next := r.next(i + 1); {
	case slices.Contains(r.vocabulary.besides, next):
		return 2
	case slices.Contains([]string{"steps", "laps", "holes"}, next):
		return 1
	}
	return 0
}

func (r *reader) phrase(i, k int) string { return strings.Join(r.tokens[i:i+k], " ") }

// set fills a place once; said twice it is not clear which was meant.
func set[T float64 | time.Duration](place *T, v T, said string) error {
	if *place > 0 {
		return fmt.Errorf("%s is a second one; one will do", letters.Quoted(said))
	}
	*place = v
	return nil
}

// moment reads the longest moment from token i on, and gives 0 when there is
// none.
func (r *reader) moment(i int) (int, error) {
	for k := min(longestPhrase, len(r.tokens)-i); k > 0; k-- {
		text := r.phrase(i, k)
		if _, ok := readMoment(text, r.now, r.ahead); !ok {
			continue
		}
		t, err := moment(text, r.now, r.ahead)
		if err == nil && !r.at.IsZero() {
			err = errTwoTimes
		}
		r.at, r.ago = t, strings.HasSuffix(text, "ago") || strings.HasSuffix(text, "now")
		return k, err
	}
	return 0, nil
}

var errTwoTimes = errors.New("there are two times here; one will do")

// days are the words that a time of day goes with.
var days = []string{"yesterday", "today", "tonight", "tomorrow"}

// noMoment says that no moment follows the word at token i.
func (r *reader) noMoment(i int) error {
	rest := r.tokens[i+1 : min(len(r.tokens), i+3)]
	if len(rest) == 0 {
		return fmt.Errorf("a time belongs after %s, like %s 15:40", letters.Quoted(r.tokens[i]), r.tokens[i])
	}
	if _, dated := readWeekday(rest[0]); !dated && !slices.Contains(days, rest[0]) && rest[0] != "last" {
		rest = rest[:1]
	}
	_, err := moment(strings.Join(rest, " "), r.now, r.ahead)
	return err
}

// end reads "to 12:00" after a "from".
func (r *reader) end(i int) (int, error) {
	if i+1 >= len(r.tokens) || r.at.IsZero() {
		return 0, fmt.Errorf("a time belongs after %s, like from 9:00 to 12:00", letters.Quoted(r.tokens[i]))
	}
	n, c, found := 0, evening.Clock(0), false
	for k := min(2, len(r.tokens)-i-1); k > 0 && !found; k-- {
		c, found = readClock(r.phrase(i+1, k))
		n = k
	}
	if !found {
		return 0, fmt.Errorf("%s is not a time of day; 12:00 and noon are", letters.Quoted(r.tokens[i+1]))
	}
	day := evening.DayOf(r.at.Date())
	stop := c.On(day, r.at.Location())
	if !stop.After(r.at) {
		stop = c.On(day+1, r.at.Location())
	}
	return n + 1, set(&r.over, stop.Sub(r.at), r.tokens[i])
}

// amount reads "over 3h".
func (r *reader) amount(i int) (int, error) {
	for k := min(longestPhrase, len(r.tokens)-i-1); k > 0; k-- {
		if d, ok := readDuration(r.phrase(i+1, k)); ok {
			return k + 1, r.once(set(&r.over, d, r.tokens[i]))
		}
	}
	if r.tokens[i] == "for" && !r.beginsTime(i+1) ||
		r.tokens[i] == "over" && len(r.words) > 0 && r.words[len(r.words)-1] == "pour" {
		r.words = append(r.words, r.tokens[i]) // went for a run
		return 1, nil
	}
	return 0, fmt.Errorf("an amount of time belongs after %s, like %s 3h", letters.Quoted(r.tokens[i]), r.tokens[i])
}

// measures are the units of sizes and strengths, and the most that is taken.
var measures = []struct {
	unit  string
	scale float64
	most  float64 // after scaling
	place func(*parts) *float64
}{
	{"mg", 1, 1000, func(p *parts) *float64 { return &p.mg }},
	{"ml", 1, 3000, func(p *parts) *float64 { return &p.ml }},
	{"cl", 10, 3000, func(p *parts) *float64 { return &p.ml }},
	{"oz", 29.57, 3000, func(p *parts) *float64 { return &p.ml }},
	{"dl", 100, 3000, func(p *parts) *float64 { return &p.ml }},
	{"l", 1000, 3000, func(p *parts) *float64 { return &p.ml }},
	{"kg", 1000, 3000, func(p *parts) *float64 { return &p.grams }},
	{"g", 1, 3000, func(p *parts) *float64 { return &p.grams }},
	{"%", 0.01, 0.96, func(p *parts) *float64 { return &p.strength }},
}

// measure reads 500ml, 80 mg, 5%, and gives 0 when there is none.
func (r *reader) measure(i int) (int, error) {
	tok, n := r.tokens[i], 1
	if _, bare := digits(tok); bare && i+1 < len(r.tokens) {
		tok, n = tok+r.tokens[i+1], 2
	}
	for _, m := range measures {
		text, ok := strings.CutSuffix(tok, m.unit)
		if !ok {
			continue
		}
		v, ok := digits(text)
		if !ok {
			continue
		}
		if m.unit == "%" && v == 100 { // apple juice 100%
			return n, nil
		}
		if v *= m.scale; v > m.most || v <= 0 && m.unit != "%" {
			return 0, fmt.Errorf("%s is too little or too much for one entry", letters.Quoted(tok))
		}
		a := amount{text: tok, unit: m.unit, place: m.place, none: *m.place(&r.parts), at: len(r.words)}
		r.amounts = append(r.amounts, a)
		return n, r.once(set(m.place(&r.parts), v, tok))
	}
	return 0, nil
}

func (r *reader) wordOrCount(i int) error {
	tok := r.tokens[i]
	if slices.Contains(days, tok) && r.day == "" && !r.ahead && tok != "tomorrow" && r.at.IsZero() {
		r.day = tok
		return nil
	}
	if slices.Contains(days, tok) {
		return noClock(tok)
	}
	if tok == "ago" {
		return errors.New("how long ago it was is not clear; 20m ago and 2h ago are")
	}
	n, ok := r.vocabulary.number(tok)
	if !ok {
		r.words = append(r.words, tok)
		return nil
	}
	switch {
	case tok == "a" || tok == "an":
		if r.articles == nil {
			r.articles = map[int]string{}
		}
		r.articles[len(r.words)] = tok
		return nil
	case n == 4 && r.next(i+1) == "roses":
		return errors.New("four roses may be glasses of rosé or the bourbon; 4 rosé and four roses bourbon are clear")
	case n > journal.MostCount && !strings.Contains(tok, "."):
		r.words = append(r.words, tok) // ibuprofen 400
		return nil
	}
	if n == 0 && strings.HasPrefix(tok, "0.0") {
		r.strength = 0 // beer 0.0
		return nil
	}
	if n <= 0 || n > journal.MostCount {
		return notCount(tok)
	}
	if r.count == 0 {
		r.countAt = len(r.words)
	}
	return r.once(set(&r.count, n, tok))
}

// phrase gives the words from one place to another as they were typed.
func (p parts) phrase(from, to int) string {
	var said []string
	for i, w := range p.words[from:to] {
		if article, ok := p.articles[from+i]; ok {
			said = append(said, article)
		}
		said = append(said, w)
	}
	return saidBack(said)
}

// noClock asks for the time of day of something that counts by its hour.
func noClock(day string) error {
	return fmt.Errorf("a time of day belongs after %s, like %s 9:00", letters.Quoted(day), day)
}
