package remind

import (
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
)

// Coming is when a kind of reminder comes next, as far as is known now.
type Coming struct {
	Kind    Kind
	At      time.Time   // zero where none comes
	Evening evening.Day // whose bedtime it is for
	Today   Silence     // why the present evening has none any more, empty where it has
}

// Next gives when each kind comes next if nothing more is logged. A kind that
// is due and was not said comes now.
func (t Facts) Next(now time.Time) []Coming {
	today := t.Settings.Schedule.Of(now)
	t = t.rested()
	all := make([]Coming, 0, len(causes))
	for _, k := range Kinds() {
		c := Coming{Kind: k}
		if _, silence := t.first(k, today, now); silence != "" {
			c.Today = silence
		}
		// The first evening that may speak is the one after a mute or a
		// holiday; a morning's notice belongs to the evening before.
		from := max(today, t.mutedUntil(), t.Settings.Remind.HolidayUntil) - 1
		for d := from; d <= from+2*7; d++ {
			if at, silence := t.first(k, d, now); silence == "" && (c.At.IsZero() || at.Before(c.At)) {
				c.At, c.Evening = at, d
			}
			if !c.At.IsZero() && d > c.Evening {
				break
			}
		}
		all = append(all, c)
	}
	return all
}

// first gives the first moment from now on at which an evening's notice would
// be said, or why it would not.
func (t Facts) first(k Kind, d evening.Day, now time.Time) (time.Time, Silence) {
	n, silence := t.notice(k, d, now.Location())
	if silence != "" {
		return time.Time{}, silence
	}
	at := later(now, n.At)
	if wake, asleep := t.waking(at); asleep && wake.Before(n.Until) {
		at = wake
	}
	_, silence = t.Judge(k, d, at)
	return at, silence
}

// rested leaves a practice that is going on out of account.
func (t Facts) rested() Facts {
	kept := t.Entries[:0:0]
	for _, e := range t.Entries {
		if e.Session != nil && e.Session.Ending == journal.Running {
			continue
		}
		kept = append(kept, e)
	}
	t.Entries = kept
	return t
}
