package journal

import (
	"math"
	"slices"

	"lull/routines/evening"
)

// HalfLife is how many evenings it takes for strength to move half of the
// remaining way up or down. Ours, no study gives it (docs/evidence.md, Habit).
const HalfLife = 14

// StrengthSentence explains strength on a screen.
const StrengthSentence = "Strength is an average in which recent evenings weigh most: " +
	"it rises with each evening kept, fades with each one that was not, " +
	"and moves half of the remaining way in 14 evenings."

// StreakSentence explains the streak on a screen.
const StreakSentence = "The streak counts evenings kept. One missed evening does not matter, " +
	"two in a row pause it, and it goes on from the same number when you come back. " +
	"Only you can start it afresh."

// Streak is what the evenings that count add up to, seen from one evening.
// Screens call them kept, and the others up to today missed.
//
// A streak is counted in kept evenings, missed ones add nothing. Two missed
// evenings in a row pause it, and the next kept one goes on from the same
// number. What separates one streak from the next is therefore one thing only:
// that somebody chose to start afresh. Until then there is one streak, it is
// the longest too, and the longest stretch without a pause tells its rhythm.
//
// Today, while nothing has been practised yet, is not a missed evening.
type Streak struct {
	LastSeven [7]bool // the seven evenings up to today, oldest first
	OfSeven   int     // how many of LastSeven were kept, 0 to 7
	Total     int     // evenings kept in all
	Current   int     // evenings kept in the streak that is running or paused
	Paused    bool    // two evenings in a row were missed since the last kept one
	Longest   int     // the largest number any streak reached, never below Current
	Stretch   int     // most evenings kept between two pauses, never above Longest
	Strength  float64 // 0 to 1, see StrengthSentence
}

// StreakOf adds up the evenings that count, given in any order and repeated or
// not, as they stand on the evening today. Evenings after today are left out:
// they come from a clock that was wrong. afresh names the evenings from which
// somebody started the streak again; a kept evening on such a date belongs to
// the new streak. Adding an evening never makes any number smaller, and never
// pauses a streak.
func StreakOf(days []evening.Day, today evening.Day, afresh ...evening.Day) Streak {
	days, afresh = sorted(days), sorted(afresh)
	var r Streak
	var last evening.Day // the kept evening before the one looked at
	stretch := 0
	for _, d := range days {
		if d > today {
			break
		}
		if r.Total > 0 && d == last {
			continue
		}
		again := false
		for len(afresh) > 0 && afresh[0] <= d {
			again, afresh = true, afresh[1:]
		}
		if again {
			r.Current, stretch = 0, 0
		}
		if r.Total > 0 && paused(last, d) {
			stretch = 0
		}
		r.Total++
		r.Current++
		stretch++
		r.Longest, r.Stretch = max(r.Longest, r.Current), max(r.Stretch, stretch)
		if ago := today - d; ago < 7 {
			r.LastSeven[6-ago] = true
			r.OfSeven++
		}
		last = d
	}
	if len(afresh) > 0 && afresh[0] <= today {
		r.Current = 0
	}
	r.Paused = r.Current > 0 && paused(last, today)
	r.Strength = Strengths(days, []evening.Day{today})[0]
	return r
}

// step is the share of the remaining way that one evening moves strength
// (docs/evidence.md, Habit).
var step = 1 - math.Exp2(-1.0/HalfLife)

// faded is strength after a number of missed evenings, 0 or more.
func faded(strength float64, missed evening.Day) float64 {
	switch {
	case missed <= 0:
		return strength
	case missed == 1:
		return strength * (1 - step)
	}
	return strength * math.Exp2(-float64(missed)/HalfLife)
}

// paused says whether two evenings in a row were missed between a kept one and
// a later one, which itself is not held to be missed.
func paused(kept, later evening.Day) bool { return later-kept > 2 }

// sorted gives the days in order and leaves the caller's as they are.
func sorted(days []evening.Day) []evening.Day {
	if slices.IsSorted(days) {
		return days
	}
	days = slices.Clone(days)
	slices.Sort(days)
	return days
}

// Strengths gives the strength as it stood at the end of each of some evenings,
// which come in order; days are those that count, in any order.
func Strengths(days, ends []evening.Day) []float64 {
	days = sorted(days)
	out := make([]float64, len(ends))
	var strength float64
	var last evening.Day
	next := 0
	for i, end := range ends {
		for ; next < len(days) && days[next] <= end; next++ {
			d := days[next]
			if next > 0 && d == last {
				continue
			}
			if next > 0 {
				strength = faded(strength, d-1-last)
			}
			strength += step * (1 - strength)
			last = d
		}
		out[i] = strength
		if next > 0 {
			out[i] = faded(strength, end-1-last)
		}
	}
	return out
}
