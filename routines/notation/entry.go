package notation

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/letters"
)

// Entries reads a line of the journal, as it is typed after "lull log": coffee,
// 2 espresso at 15:40, tea 20m ago, energy 500ml, caffeine 80mg, coffee over
// 3h from 9:00, run 40m hard at 19:30, wine 2, beer 500ml 5%, cigarette, meal
// big, nap 20m at 15:00, medicine melatonin 3mg, stress 7, note ..., park ...,
// session calm 10m at yesterday 22:40, rest, nothing. The order of the parts does
// not matter. words may be one line or its words.
//
// A medicine beside a drink is an entry of its own, after that of the drink, and
// any other two things are asked about. Of each Kind, At and the part that Kind
// names are set; ID, Evening and Changed are the caller's. At is in a fixed zone
// with the offset in force then. Milligrams and millilitres are those of one,
// times the count. A time after "at" is the beginning; exercise, naps and sessions
// with no time, or with "ago", ended then, and a drink over a while with no time
// has just ended.
// Errors are one sentence, to be shown, an [*Unknown] where a word
// names nothing.
func Entries(words []string, now time.Time, known Known) ([]journal.Entry, error) {
	first, text, _ := strings.Cut(strings.TrimSpace(strings.Join(words, " ")), " ")
	switch strings.ToLower(strings.TrimSuffix(first, ":")) {
	case "note":
		text, err := freeText(text, "a note", `note "rain all day"`)
		return one(journal.Entry{Kind: journal.KindNote, At: evening.Fixed(now), Note: &journal.Note{Text: text}}, err)
	case "park":
		text, err := freeText(text, "park", `park "call the school"`)
		parked := &journal.Parked{Text: text}
		return one(journal.Entry{Kind: journal.KindParked, At: evening.Fixed(now), Parked: parked}, err)
	}
	v := wordsOf(known)
	toks, err := v.tokens(words)
	if err != nil {
		return nil, err
	}
	if noneOf(toks, text, known) {
		return nil, errRefused
	}
	switch toks[0] {
	case "session":
		return one(session(toks[1:], now, known))
	case "rest", "rested":
		return one(v.rest(toks[1:], now))
	case "stress", "stressed":
		return one(stress(toks[1:], now, known))
	case "nothing":
		return one(v.nothing(toks[1:], now))
	}
	for _, all := range [][]string{{"that", "was", "all"}, {"that", "is", "all"}, {"that's", "all"}} {
		if n := len(all); len(toks) >= n && slices.Equal(toks[:n], all) {
			return one(v.nothing(toks[n:], now))
		}
	}
	if anyOf(toks, v.nightWords) {
		return nil, errors.New("the night has its own answers in the morning: lull morning --jerks few --sol 20m")
	}
	if anyOf(toks, v.naps) {
		return one(nap(toks, now, known))
	}
	return known.had(words, toks, now)
}

// had is what was taken or done, with the medicines beside it.
func (known Known) had(words, toks []string, now time.Time) ([]journal.Entry, error) {
	p, e, beside, err := known.read(toks, now, false)
	if err != nil {
		return nil, err
	}
	if e.At, err = p.moment(e, now); err != nil {
		return nil, err
	}
	all := []journal.Entry{e}
	for _, m := range beside {
		m.At = evening.Fixed(p.when(now))
		all = append(all, m)
	}
	for i := range all {
		capital(&all[i], words, known)
	}
	return all, nil
}

// Entry reads a line of one thing, as [Entries] does.
func Entry(words []string, now time.Time, known Known) (journal.Entry, error) {
	return Single(Entries(words, now, known))
}

// Single is the only entry of a line, where it is about one thing.
func Single(all []journal.Entry, err error) (journal.Entry, error) {
	switch {
	case err != nil:
		return journal.Entry{}, err
	case len(all) > 1:
		return journal.Entry{}, twoThings(Words(all[0]), strings.TrimPrefix(Words(all[1]), "medicine "))
	}
	return all[0], nil
}

// one makes a line of several out of the only one that it has.
func one(e journal.Entry, err error) ([]journal.Entry, error) {
	if err != nil {
		return nil, err
	}
	return []journal.Entry{e}, nil
}

// moment is when the thing of a line began.
func (p parts) moment(e journal.Entry, now time.Time) (time.Time, error) {
	switch {
	case p.day != "" && p.at.IsZero():
		return p.dayOnly(e, now)
	case e.Exercise != nil:
		return p.begin(now, cmp.Or(e.Exercise.Lasted, intake.UsualExercise)), nil
	case e.Intake != nil && p.at.IsZero():
		return evening.Fixed(now.Add(-e.Intake.Over)), nil
	}
	return evening.Fixed(p.when(now)), nil
}

// dayOnly is the moment of what counts nothing and was said to have been today or
// yesterday: now, or noon. What counts by its hour is asked about.
func (p parts) dayOnly(e journal.Entry, now time.Time) (time.Time, error) {
	counts := e.Exercise != nil || e.Intake != nil &&
		(e.Intake.Caffeine+e.Intake.Alcohol > 0 || e.Intake.Nicotine || e.Intake.Big)
	switch {
	case counts || p.day != "today" && p.day != "yesterday":
		return time.Time{}, noClock(p.day)
	case p.day == "yesterday":
		return evening.Fixed(evening.At(12, 0).On(evening.DayOf(now.Date())-1, now.Location())), nil
	}
	return evening.Fixed(now), nil
}

// Question reads "can I still?": the things of [Entry] with a time to come,
// now when none is said.
func Question(words []string, now time.Time, known Known) (intake.Question, error) {
	toks, err := wordsOf(known).tokens(words)
	if err != nil {
		return intake.Question{}, err
	}
	switch toks[0] {
	case "session", "rest", "rested", "stress", "note", "park", "nap", "nothing":
		return intake.Question{},
			fmt.Errorf("%s needs no asking; a drink, exercise, a cigarette or a meal can be asked about",
				letters.Quoted(toks[0]))
	}
	p, e, _, err := known.read(still(toks, known), now, true)
	if err != nil {
		return intake.Question{}, err
	}
	capital(&e, words, known)
	if e.Medicine != nil {
		e.Intake = &journal.Intake{What: e.Medicine.What, Count: 1}
	}
	return intake.Question{At: p.when(now), Intake: e.Intake, Exercise: e.Exercise}, nil
}

// still leaves out the words before what is asked about: can I still have a tea.
func still(toks []string, known Known) []string {
	for len(toks) > 1 && slices.Contains([]string{"can", "i", "we", "still", "have", "get"}, toks[0]) {
		if _, named := known.Table.Find(toks[0] + " " + toks[1]); named { // still water
			break
		}
		toks = toks[1:]
	}
	return toks
}

// noneOf tells whether a line says that there was none of something: zero coffees,
// but not zero beer, zero cola or a zero sugar tea.
func noneOf(toks []string, text string, known Known) bool {
	if toks[0] != "zero" || len(toks) < 2 || strings.HasPrefix(strings.ToLower(text), "sugar") {
		return false
	}
	_, named := known.Table.Find(toks[0] + " " + toks[1])
	none, ok, err := known.mentioned(toks[1:])
	return !named && ok && err == nil && none.counts() && none.Ka == 0 && !strings.HasSuffix(none.Name, "energy drink")
}

// begin gives the start of what took so long: the time said, or so long
// before now, or before the "ago".
func (p parts) begin(now time.Time, took time.Duration) time.Time {
	switch {
	case p.at.IsZero():
		return evening.Fixed(now.Add(-took).In(now.Location()))
	case p.ago:
		return evening.Fixed(p.at.Add(-took))
	}
	return evening.Fixed(p.at)
}

// read takes a line apart, and makes an entry of it whose moment is the caller's,
// and the medicines that stand beside what it is about.
func (k Known) read(toks []string, now time.Time, ahead bool) (
	p parts, e journal.Entry, beside []journal.Entry, err error,
) {
	if p, err = k.take(toks, now, ahead); err == nil {
		e, beside, err = k.things(p)
	}
	return p, e, beside, err
}

// things finds what a line is about, and makes entries of it.
func (k Known) things(p parts) (journal.Entry, []journal.Entry, error) {
	item, others := bareCaffeine, []mention(nil)
	if len(p.words) == 0 && p.mg == 0 {
		return journal.Entry{}, nil, errNothing
	}
	if len(p.words) > 0 {
		var err error
		if item, others, err = k.find(p); err != nil {
			return journal.Entry{}, nil, err
		}
	}
	if err := wordsOf(k).once(p, item, others); err != nil {
		return journal.Entry{}, nil, err
	}
	var beside []journal.Entry
	for _, o := range others {
		carries := item.Name == caffeine.Name && !item.couple && slices.Contains(carriers, o.called)
		where := slices.Contains(occasions, o.join) // walk to the drug store
		if o.Kind == intake.Medicine && item.Kind != intake.Medicine && !carries && !where {
			beside = append(beside, medicineEntry(o, p.verbatim(o.from, o.to)))
		}
	}
	e, err := k.thing(p, item)
	return e, beside, err
}

// thing makes an intake, a medicine or exercise of what a line is about.
func (k Known) thing(p parts, item mention) (journal.Entry, error) {
	var none journal.Entry
	if wordsOf(k).countsAnother(p, item) {
		p.count = 0
	}
	p, err := k.ownAmounts(p, item)
	if err != nil {
		return none, err
	}
	if item.Name == caffeine.Name && p.mg == 0 && p.grams <= 1 {
		p.mg, p.grams = p.grams*1000, 0
	}
	switch {
	case p.grams > 0 && item.Name == caffeine.Name:
		return none, fmt.Errorf("%gg of caffeine is more than fits into one entry", p.grams)
	case p.grams > 0 && item.counts():
		return none, fmt.Errorf("the weight does not tell what %s has in it; how many does, like 2 %s",
			item.Name, item.Name)
	}
	if item.Kind == intake.Movement {
		ex, err := exercise(item, p)
		return journal.Entry{Kind: journal.KindExercise, Exercise: ex}, err
	}
	if p.length > 0 && item.Kind != intake.Plain {
		said := minutes(p.length)
		return none, fmt.Errorf("%s with %s is not clear; %s over %s and %s %s ago are", said, item.Name, item.Name,
			said, item.Name, said)
	}
	if item.Kind == intake.Medicine {
		return medicine(item, p)
	}
	if p.over > longestOver {
		return none, fmt.Errorf("%s is longer than a day's drinking", minutes(p.over))
	}
	in, err := wordsOf(k).taken(item, p)
	return journal.Entry{Kind: journal.KindIntake, Intake: in}, err
}

// taken makes what somebody ate or drank.
func (v *Vocabulary) taken(item mention, p parts) (in *journal.Intake, err error) {
	in = &journal.Intake{What: item.called, Count: cmp.Or(p.count, 1), Over: p.over}
	if item.tail > 0 {
		in.What = saidBack([]string{in.What, p.phrase(item.to-item.tail, item.to)})
	}
	switch item.Kind {
	case intake.Alcohol:
		err = alcohol(in, item, p)
	case intake.Drink:
		err = v.drink(in, item, p)
	default:
		err = other(in, item, p)
	}
	return in, err
}

// countsAnother tells whether the count of a line stands before another of its
// things: 2 toast and a coffee. One that ends the line is of what it is about.
func (v *Vocabulary) countsAnother(p parts, item mention) bool {
	at := p.countAt
	if at == len(p.words) && at > 0 && slices.Contains(v.joins, p.words[at-1]) { // felt better by 8
		return true
	}
	if p.count == 0 || at >= len(p.words) || at >= item.from && at < item.to {
		return false
	}
	return !slices.Contains(v.joins, p.words[at]) && p.words[at] != stop
}

// The longest that drinking and a practice may take.
const (
	longestOver    = 16 * time.Hour
	longestSession = 12 * time.Hour
)

func (v *Vocabulary) drink(in *journal.Intake, item mention, p parts) error {
	each := item.Milligrams
	switch {
	case p.strength >= 0:
		return fmt.Errorf("a strength does not go with %s; it does with beer, wine and the like", item.Name)
	case p.mg > 0:
		each = p.mg
	case anyOf(strings.Fields(item.called), v.otherCans):
		return fmt.Errorf("how much caffeine %s has is not known here; the milligrams from its label can follow it",
			item.called)
	case item.Name == caffeine.Name && item.Milligrams == 0:
		return errors.New("caffeine needs its milligrams, like caffeine 80mg")
	case p.ml > 0 && item.Millilitres == 0:
		return fmt.Errorf("for %s the millilitres do not tell how much caffeine it has; milligrams do, like %s 80mg",
			item.Name, item.Name)
	case p.ml > 0:
		each *= p.ml / item.Millilitres
		item.times = 1 // a large one of 500ml is one of 500ml
	}
	in.Caffeine, in.Absorption = each*in.Count*item.times, item.Ka
	if item.Milligrams == 0 && p.mg == 0 {
		in.Absorption = 0
	}
	if in.Caffeine > journal.MostCaffeine {
		return fmt.Errorf("that would be %.0f mg of caffeine, more than fits into one entry", in.Caffeine)
	}
	return nil
}

func alcohol(in *journal.Intake, item mention, p parts) error {
	if p.mg > 0 {
		return fmt.Errorf("milligrams do not go with %s; its size and strength do, like %s 500ml 5%%",
			item.Name, item.Name)
	}
	ml, strength := cmp.Or(item.ml, item.Millilitres), item.Strength
	if p.ml > 0 {
		ml, item.times = p.ml, 1 // a large one of 500ml is one of 500ml
	}
	if p.strength >= 0 {
		strength = p.strength
	}
	in.Alcohol = intake.Grams(ml, strength) * in.Count * item.times
	in.Caffeine = item.Milligrams * in.Count
	if in.Alcohol > journal.MostAlcohol {
		return fmt.Errorf("that would be %.0f g of alcohol, more than fits into one entry", in.Alcohol)
	}
	return nil
}

// other is for cigarettes and meals.
func other(in *journal.Intake, item mention, p parts) error {
	if item.Kind == intake.Plain {
		return nil // how much of it there was counts nothing either
	}
	if p.mg > 0 || p.ml > 0 || p.strength >= 0 {
		return fmt.Errorf("a size or strength does not go with %s; how many does, like 2 %s", item.Name, item.Name)
	}
	in.Nicotine = item.Kind == intake.Nicotine
	if item.size != "" {
		in.Big = item.big
		if item.Name == intake.Meal && !in.Big {
			in.What = intake.Snack
		}
	}
	return nil
}

func exercise(item mention, p parts) (*journal.Exercise, error) {
	if p.count > 0 || p.mg > 0 || p.ml > 0 || p.strength >= 0 {
		return nil, fmt.Errorf("with %s go how long and how hard, like %s 40m hard", item.Name, item.Name)
	}
	if p.over > 0 && p.length > 0 {
		return nil, fmt.Errorf("%s and %s are two lengths; one will do", minutes(p.length), minutes(p.over))
	}
	effort, lasted := cmp.Or(item.effort, item.Effort), cmp.Or(p.length, p.over)
	x := &journal.Exercise{What: item.activity(), Effort: effort, Lasted: lasted}
	if x.Lasted > journal.Longest {
		return nil, fmt.Errorf("%s is longer than a day", minutes(x.Lasted))
	}
	return x, nil
}
