package remind

import (
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/settings"
	"lull/routines/wording"
)

// Occasion is one reminder of one weekday for a calendar, which knows of no log.
type Occasion struct {
	UID string // the same every time it is made, so that importing again updates

	First  evening.Day   // the civil date on which it is first; then every week
	At     evening.Clock // on the wall where the calendar is
	Lasts  time.Duration // how long it stands in the calendar
	Alarm  time.Duration // how long before At it rings
	Title  wording.Line  // a few words
	Body   wording.Line  // one sentence
	Paused bool          // it is switched off; a calendar that has it takes it out
}

// Calendar gives the reminders of a week as a calendar can keep them: of each
// kind and evening one, always the same ones, so that a later import changes
// them and leaves none behind. today is the first date there may be any.
func Calendar(s settings.Settings, drinks *intake.Table, today evening.Day) []Occasion {
	f := Facts{Settings: s, Drinks: drinks}
	if s.Remind.HolidayUntil >= today {
		today = s.Remind.HolidayUntil + 1
	}
	var all []Occasion
	for _, k := range Kinds() {
		for d := today; d < today+7; d++ {
			all = append(all, f.occasion(k, d, today))
		}
	}
	return all
}

// occasion makes the one of a kind for an evening. It is calculated in UTC,
// where no change of clocks moves anything: what counts is the wall.
func (f Facts) occasion(k Kind, d, today evening.Day) Occasion {
	n, silence := f.notice(k, d, time.UTC)
	o := Occasion{
		UID: strings.ReplaceAll(string(k), "_", "-") + "-" + strings.ToLower(d.Weekday().String()[:3]) +
			"@lull.invalid",
		First: d, At: evening.ClockOf(n.At), Title: n.Title, Body: n.Body, Paused: silence != "",
	}
	if o.Paused {
		return o
	}
	at := n.At
	o.Lasts = min(n.Until.Sub(n.At), time.Hour)
	switch k {
	case Caffeine, Exercise, Alcohol:
		// In a calendar the cutoff itself stands, and the alarm comes before it.
		at, o.Alarm, o.Lasts = n.At.Add(f.Settings.Remind.Before), f.Settings.Remind.Before, atOnce
	case WindDown, Morning:
	}
	o.At, o.First = evening.ClockOf(at), evening.DayOf(at.Date())
	o.Paused = !f.Settings.Remind.Days.Has(f.Settings.Schedule.Of(n.At).Weekday())
	for o.First < today { // the cutoff of a night worker may lie on the date before
		o.First += 7
	}
	return o
}

// Event is an occasion in words, as it goes into a calendar.
type Event struct {
	Occasion
	Summary, Description string
}

func (o Occasion) Say(say wording.Say) Event {
	return Event{o, o.Title.Say(say), o.Body.Say(say)}
}
