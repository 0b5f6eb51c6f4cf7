package notation

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/practice"
)

// freeText reads words that are kept as they were written: times in them are text.
// Quotation marks around all of it are those of a shell.
func freeText(text, what, example string) (string, error) {
	text = letters.Lines(text)
	for _, q := range []string{`"`, "'"} {
		inner, ok := strings.CutPrefix(text, q)
		if inner, ends := strings.CutSuffix(inner, q); ok && ends && !strings.Contains(inner, q) {
			text = strings.TrimSpace(inner)
		}
	}
	if text == "" {
		return "", fmt.Errorf("%s needs some words, like %s", what, example)
	}
	if n := len([]rune(text)); n > LongestNote {
		return "", fmt.Errorf("%s has room for %d letters, and these are %d", what, LongestNote, n)
	}
	return text, nil
}

// only refuses whatever a line has besides a time and a length.
func (p parts) only(what string) error {
	if p.day != "" && p.at.IsZero() {
		return noClock(p.day)
	}
	if p.again != nil {
		return p.again
	}
	if len(p.words) > 0 || p.count > 0 || p.grams > 0 || p.mg > 0 || p.ml > 0 || p.strength >= 0 || p.over > 0 {
		return fmt.Errorf("%s is all that goes here, with a time if you like", what)
	}
	return nil
}

// momentOnly gives an entry its moment, now where none was said, and refuses a
// length, with that error, and whatever else the line has.
func (p parts) momentOnly(e journal.Entry, what string, now time.Time, length error) (journal.Entry, error) {
	if p.length > 0 {
		return journal.Entry{}, length
	}
	e.At = evening.Fixed(p.when(now))
	return e, p.only(what)
}

// lasted gives how long something took, however that was said. It refuses what is
// too long for a nap or a night, and whatever else the line has.
func (p parts) lasted(what, than string) (time.Duration, error) {
	if p.length == 0 {
		p.length, p.over = p.over, 0
	}
	if err := p.only(what); err != nil {
		return 0, err
	}
	if p.length > longestSession {
		return 0, fmt.Errorf("%s is longer than a %s", minutes(p.length), than)
	}
	return p.length, nil
}

// when is the time that was said, or now.
func (p parts) when(now time.Time) time.Time {
	if p.at.IsZero() {
		return now
	}
	return p.at
}

// parts takes a line apart in which nothing is named.
func (v *Vocabulary) parts(toks []string, now time.Time) (parts, error) {
	return Known{Words: func() *Vocabulary { return v }}.take(toks, now, false)
}

func (v *Vocabulary) rest(toks []string, now time.Time) (journal.Entry, error) {
	p, err := v.parts(toks, now)
	if err != nil {
		return journal.Entry{}, err
	}
	s := &journal.Session{Practice: practice.KindRest, Ending: journal.Logged}
	return p.momentOnly(journal.Entry{Kind: journal.KindSession, Session: s}, "rest", now,
		errors.New("rest has no length; it says that you went straight to sleep content"))
}

// nap reads "nap 20m at 15:00", "nap from 15:00 to 15:20", and a nap of which no
// length is said.
func nap(toks []string, now time.Time, known Known) (journal.Entry, error) {
	v := wordsOf(known)
	toks = slices.DeleteFunc(slices.Clone(toks), func(t string) bool {
		return slices.Contains(v.naps, t) || slices.Contains(v.napWords, t) || slices.Contains(v.fillers, t)
	})
	p, err := v.parts(toks, now)
	if err == nil {
		p.words, err = withoutRemark(p.words, "a nap", known)
	}
	if err != nil {
		return journal.Entry{}, err
	}
	lasted, err := p.lasted("a nap and its length", "nap")
	return journal.Entry{Kind: journal.KindNap, At: p.begin(now, lasted), Nap: &journal.Nap{Lasted: lasted}}, err
}

func (v *Vocabulary) nothing(toks []string, now time.Time) (journal.Entry, error) {
	toks = slices.DeleteFunc(slices.Clone(toks), func(t string) bool { return t == "more" || t == "else" })
	if n := len(toks); n > 0 && toks[n-1] == "tonight" { // it is no hour here
		toks = toks[:n-1]
	}
	p, err := v.parts(toks, now)
	if err != nil {
		return journal.Entry{}, err
	}
	e := journal.Entry{Kind: journal.KindNothing, Nothing: &journal.Nothing{}}
	if p.day != "" && p.at.IsZero() {
		if p.at, err = p.dayOnly(e, now); err != nil {
			return journal.Entry{}, err
		}
	}
	return p.momentOnly(e, "nothing", now,
		errors.New("nothing has no length; it says that all of the evening was noted"))
}

// stress reads "stress 7", and "stress 7/10" as people write it.
func stress(toks []string, now time.Time, known Known) (journal.Entry, error) {
	unclear := errors.New("stress needs a whole number from 0 to 10, like stress 7")
	value, found := 0, false
	var others []string
	for _, t := range toks {
		if n, err := strconv.Atoi(strings.TrimSuffix(t, "/10")); err == nil && !found {
			if n < 0 || n > 10 {
				return journal.Entry{}, unclear
			}
			value, found = n, true
			continue
		}
		if t != "level" {
			others = append(others, t)
		}
	}
	if !found {
		return journal.Entry{}, unclear
	}
	p, err := wordsOf(known).parts(others, now)
	if err == nil {
		p.words, err = withoutRemark(p.words, "stress", known)
	}
	if err != nil {
		return journal.Entry{}, err
	}
	rating := &journal.Rating{What: "stress", Value: value}
	return p.momentOnly(journal.Entry{Kind: journal.KindRating, Rating: rating}, "stress and its number", now, unclear)
}

// practices are the kinds of practice that can be entered by hand.
var practices = []string{
	practice.KindBreathe, practice.KindImagine, practice.KindRelax, practice.KindShuffle,
	practice.KindRoutine, practice.KindNight,
}

// session reads "calm 10m at yesterday 22:40", "imagine shore 20m", "shuffle 15m".
func session(toks []string, now time.Time, k Known) (journal.Entry, error) {
	s := &journal.Session{Ending: journal.Logged}
	toks = k.practised(s, toks)
	p, err := wordsOf(k).parts(toks, now)
	if err != nil {
		return journal.Entry{}, err
	}
	if s.Practice == "" || len(p.words) > 0 {
		return journal.Entry{}, k.noPractice(p.words)
	}
	lasted, err := p.lasted("a session's name and length", "night")
	if err == nil && lasted == 0 {
		err = errors.New("how long it was is missing, like session calm 10m")
	}
	s.Planned, s.Practised = lasted, lasted
	return journal.Entry{Kind: journal.KindSession, At: p.begin(now, lasted), Session: s}, err
}

// practised reads the practice and the name of a session, at any place of the line,
// and gives the rest. Names come first: 478 is one and no count, "night train" is
// one and no practice of the night, and neither is "last night".
func (k Known) practised(s *journal.Session, toks []string) []string {
	for i, t := range toks {
		rest := k.name(s, toks[i:])
		if s.Name == "" && slices.Contains(practices, t) && (i == 0 || t != practice.KindNight) {
			s.Practice = t
			rest = k.name(s, toks[i+1:])
		}
		if s.Practice != "" {
			return slices.Concat(toks[:i], rest)
		}
	}
	return toks
}

// name reads the name that a session begins with, if any, and gives the rest.
// A name belongs to its practice, or to a routine, or to the night.
func (k Known) name(s *journal.Session, toks []string) []string {
	for n := min(3, len(toks)); n > 0; n-- {
		for _, glue := range []string{"-", " "} {
			name := strings.Join(toks[:n], glue)
			kind, ok := k.Practices[name]
			if !ok || !slices.Contains([]string{"", kind, practice.KindRoutine, practice.KindNight}, s.Practice) {
				continue
			}
			s.Name = name
			if s.Practice == "" {
				s.Practice = kind
			}
			return toks[n:]
		}
	}
	return toks
}

// noPractice makes the error for a session of something that is not known.
func (k Known) noPractice(words []string) error {
	if len(words) == 0 {
		return errors.New("which practice it was is missing, like session calm 10m")
	}
	names := slices.Concat(practices, slices.Sorted(maps.Keys(k.Practices)))
	word := strings.Join(words, " ")
	return &Unknown{Word: word, Nearest: nearest(word, names), practice: true}
}
