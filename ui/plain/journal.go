package plain

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/lists"
	"lull/routines/tonight"
	"lull/routines/wording"
)

// Telling is from where the journal is told: which evening it is, which one
// goes without saying, and whether somebody lies down, when no amounts, dates
// and times are said.
type Telling struct {
	Today, Here evening.Day
	Lying       bool
}

// TellingAt is that of a moment. Until the wake time it is still the night, also
// where the next evening has begun by the clock.
func TellingAt(now time.Time, s evening.Schedule) Telling {
	day := s.ForNight(now)
	_, lying := s.Lying(now)
	return Telling{Today: day, Here: day, Lying: lying}
}

// TellingOf is that of a look.
func TellingOf(l tonight.Look) Telling { return Telling{Today: l.Day, Here: l.Day, Lying: l.Lying()} }

// Date names an evening in full: Tuesday 17 November, with the year where it
// is another one. At night it is a day without a number.
func (t Telling) Date(d evening.Day) string {
	year, month, day := d.Date()
	if t.Lying {
		return t.quietDate(d)
	}
	words := fmt.Sprintf("%s %d %s", d.Weekday(), day, month)
	if now, _, _ := t.Today.Date(); now != year {
		words += fmt.Sprintf(" %d", year)
	}
	return words
}

func (t Telling) quietDate(d evening.Day) string {
	_, month, _ := d.Date()
	switch ago := t.Today - d; {
	case ago == 0, ago == -1: // what is noted before dawn may belong to the next one
		return "this evening"
	case ago > 0 && ago < 7:
		return d.Weekday().String()
	}
	return fmt.Sprintf("a %s in %s", d.Weekday(), month)
}

// Day names an evening shortly, seen from this one: today, yesterday, Sunday,
// 3 November.
func (t Telling) Day(d evening.Day) string {
	switch ago := t.Today - d; {
	case ago == 0 && !t.Lying:
		return "today"
	case ago == 1:
		return "yesterday"
	case t.Lying || ago >= 0 && ago < 7:
		return t.quietDate(d)
	}
	_, words, _ := strings.Cut(t.Date(d), " ")
	return words
}

// When is an entry's day, where it does not go without saying, and its time on the
// clock where it was made; nothing at night.
func (t Telling) When(e journal.Entry) string {
	var day string
	if e.Evening != t.Here && !(t.Lying && e.Evening > t.Today) {
		day = t.Day(e.Evening)
	}
	if t.Lying {
		return day
	}
	if small := evening.DayOf(e.At.Date()) > e.Evening; small && e.Evening == t.Today-1 && day != "" {
		// Yesterday 00:30 would be a day earlier, to read and to type. The
		// answers of a morning are about the night and not of it.
		day = "last night"
		if e.Night != nil || e.Trial != nil || e.Nothing != nil {
			day = "today"
		}
	}
	return strings.TrimSpace(day + " " + e.At.Format("15:04"))
}

// Entry is an entry and when it was, in one line.
func (t Telling) Entry(e journal.Entry) string {
	if t.Lying {
		return joined(Entry(e).Quiet(), t.When(e))
	}
	return joined(Entry(e).String(), t.When(e))
}

// GivesBack says of what was put down when that was: last night, or before where
// any of it is older.
func (t Telling) GivesBack(waiting []journal.Entry) string {
	for _, e := range waiting {
		if e.Evening != t.Today-1 {
			return "You put this down before:"
		}
	}
	return "You put this down last night:"
}

func (t Telling) TookBack(undone []journal.Undone) string {
	if len(undone) == 0 {
		return journal.ErrNothingToUndo.Error()
	}
	return "taken back: " + t.changes(undone, "which is there again")
}

func (t Telling) PutBack(redone []journal.Undone) string {
	if len(redone) == 0 {
		return journal.ErrNothingToRedo.Error()
	}
	return "put back: " + t.changes(redone, "which is out again")
}

// changes names what was changed; of an entry that was taken out it is said how
// that is now.
func (t Telling) changes(all []journal.Undone, deleted string) string {
	if len(all) > mostNamed {
		return fmt.Sprintf("%d changes of one kind, the first %s", len(all), t.Entry(all[0].Entry))
	}
	parts := make([]string, len(all))
	for i, u := range all {
		parts[i] = t.Entry(u.Entry)
		switch u.Change {
		case journal.Edited:
			parts[i] = "the change to " + parts[i]
		case journal.Deleted:
			parts[i] += ", " + deleted
		case journal.Made:
		}
	}
	return strings.Join(parts, "; ")
}

// mostNamed is how many changes are named one by one: taking out a whole source
// may be thousands.
const mostNamed = 8

// Counting says when an evening is kept.
const Counting = "An evening is kept when a practice ran for two minutes, or ended by drifting off, " +
	"or when you noted that you went straight to sleep."

// Streak tells the streak in a few words, kindly where it rests.
func Streak(r journal.Streak) string {
	switch {
	case r.Current == 0:
		return "begins with the next evening"
	case r.Paused:
		return Evenings(r.Current) + ", resting until you come back"
	}
	return Evenings(r.Current)
}

// Strength tells the strength as a whole number of a hundred.
func Strength(r journal.Streak) string {
	return fmt.Sprintf("%.0f of 100", math.Round(100*r.Strength))
}

// OfSeven tells how many of the last seven evenings were kept. None is only a
// quiet week.
func OfSeven(r journal.Streak) string {
	if r.OfSeven == 0 {
		return "a quiet week"
	}
	return fmt.Sprintf("%d of the last 7 evenings", r.OfSeven)
}

func Evenings(n int) string { return Counted(n, "evening", "evenings") }

// Counted says how many of something there are.
func Counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// StreakAtNight is said instead of the streak once somebody lies down.
const StreakAtNight = "The evenings are all here. Their numbers can wait for the day."

// NoStreakYet is said before the first evening was kept.
const NoStreakYet = "The evenings you keep will show here."

// weeksTold is how many weeks of evenings the words go back.
const weeksTold = 12

// Review is the journal in words: a line a week with the days that were kept, and
// what they add up to. days are those that count.
func Review(t Telling, r journal.Streak, days []evening.Day) string {
	weeks := ""
	if len(days) > 0 {
		weeks = t.weeks(days, max(days[0], t.Today-7*weeksTold+1), t.Today)
	}
	switch {
	case r.Total == 0:
		return weeks + NoStreakYet
	case t.Lying:
		return weeks + StreakAtNight
	}
	return weeks + fmt.Sprintf("%s.\nStreak: %s. Longest: %s.\nStrength: %s.\n\n%s\n%s",
		OfSeven(r), Streak(r), Evenings(r.Longest), Strength(r), journal.StreakSentence, journal.StrengthSentence)
}

// weeks are the weeks from one day to another, a line each, and an empty line.
func (t Telling) weeks(days []evening.Day, from, to evening.Day) string {
	return strings.Join(lists.Each(journal.Weeks(days, from, to), t.week), "") + "\n"
}

// week is one week, so that it reads by ear as well: the days that were kept by
// name, the others as dots.
func (t Telling) week(week journal.Week) string {
	var b strings.Builder
	if !t.Lying {
		b.WriteString(weekOf(week[0].Day))
	}
	for _, c := range week {
		switch {
		case c.Counts:
			b.WriteString(c.Day.Weekday().String()[:3] + " ")
		case c.Inside:
			b.WriteString("  . ")
		case c.Day < t.Today: // before the first of all
			b.WriteString("    ")
		}
	}
	return strings.TrimRight(b.String(), " ") + "\n"
}

// weekOf names the week that begins on a day, before what is said of it.
func weekOf(monday evening.Day) string {
	return fmt.Sprintf("%6s  ", monday.Format("2 Jan"))
}

// Evening is the entries of one evening, with their numbers before them where those
// are wanted.
func Evening(t Telling, d evening.Day, entries []journal.Entry, numbered bool) string {
	lines := []string{t.Date(d)}
	if len(entries) == 0 {
		lines = append(lines, "nothing noted")
	}
	for i, e := range entries {
		before, words := "  ", Entry(e).Quiet()
		if numbered {
			before = fmt.Sprintf("%4d  ", i+1)
		}
		if !t.Lying {
			words = e.At.Format("15:04") + "  " + Entry(e).String()
		}
		lines = append(lines, before+words)
	}
	return strings.Join(lines, "\n")
}

// Several says a sentence about n things: that of the id, or with .one behind it for
// a single one; nothing for none.
func Several(say wording.Say, id string, n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return say(id+".one", nil)
	}
	return say(id, map[string]string{"n": strconv.Itoa(n)})
}
