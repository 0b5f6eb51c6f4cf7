package reminders

import (
	"context"
	"fmt"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/lookup"
	"lull/routines/remind"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
	"lull/ui/plain"
)

// The answer as data; its shape is stable.
type (
	status struct {
		On        bool           `json:"on"`
		Installed bool           `json:"installed"`
		UpToDate  bool           `json:"up_to_date"`
		Scheduler string         `json:"scheduler,omitempty"`
		Trouble   string         `json:"trouble,omitempty"`
		Files     []string       `json:"files"`
		Delivery  delivery       `json:"delivery"`
		Muted     string         `json:"muted_until,omitempty"`
		Holiday   string         `json:"holiday_until,omitempty"`
		Next      []console.Data `json:"next"`

		quiet, away string // Muted and Holiday in words
	}
	delivery struct {
		Way  string `json:"way"` // desktop or terminal
		What string `json:"what"`
	}
)

func (x *Schedule) status(
	ctx context.Context, file storage.SettingsFile, j lookup.Glanced,
) (s status, coming []remind.Coming, err error) {
	facts, err := x.facts(ctx, file.Current(), j)
	if err != nil {
		return s, nil, err
	}
	_, found, err := x.standing(ctx, file)
	if err != nil {
		return s, nil, err
	}
	s = status{
		On: remind.On(facts.Marks), Delivery: x.delivery(ctx),
		Installed: found.Installed, UpToDate: found.Same, Trouble: found.Trouble,
		Files: append([]string{}, found.Files...), // no file is a list too
	}
	if x.Scheduler != nil {
		s.Scheduler = x.Scheduler.Name()
	}
	now := x.Console.Now()
	today := facts.Settings.Schedule.Of(now)
	s.Muted, s.quiet = silentUntil(remind.MutedUntil(facts.Marks), today)
	s.Holiday, s.away = silentUntil(facts.Settings.Remind.HolidayUntil, today)
	if s.On {
		coming = facts.Next(now)
	}
	return s, coming, nil
}

func (r Commands) status(ctx context.Context, o storage.Opened) error {
	s, coming, err := r.Schedule.status(ctx, o.File, o)
	if err != nil {
		return err
	}
	if r.Flags.JSON {
		s.Next = []console.Data{}
		for _, c := range coming {
			at := ""
			if !c.At.IsZero() {
				at = c.At.Format(time.RFC3339)
			}
			s.Next = append(s.Next, console.Data{"kind", c.Kind, "at,omitempty", at, "silent_today,omitempty", c.Today})
		}
		return r.AsJSON(s)
	}
	r.Printf("%s", s.words(coming, o.Now))
	return nil
}

// silentUntil gives the evening up to which it is silent, where that is not past,
// as data and in words.
func silentUntil(until, today evening.Day) (data, words string) {
	if until < today {
		return "", ""
	}
	return until.String(), through(until, today)
}

// through names the evening up to which it is silent: by its day of the week within
// seven days, else with its date.
func through(until, today evening.Day) string {
	if until-today < 7 {
		return "through the evening of " + until.Weekday().String()
	}
	return "through the evening of " + plain.Telling{Today: today}.Date(until)
}

const offWords = "Reminders are off."

func (s status) words(coming []remind.Coming, now time.Time) string {
	var b strings.Builder
	switch {
	case !s.On && s.Installed:
		b.WriteString("Reminders are off, but a part of them is still there; lull remind off takes it away.\n")
	case !s.On:
		b.WriteString(offWords + " lull remind on shows what it would write, and asks.\n")
	case s.Installed:
		b.WriteString("Reminders are on, by " + s.Scheduler + ".\n")
	default:
		b.WriteString("Reminders are on while lull is open and in lull tonight --line; nothing wakes them otherwise.\n")
	}
	if s.Trouble != "" {
		b.WriteString("They do not come by themselves just now: " + s.Trouble + ".\n")
	}
	if s.Installed && !s.UpToDate {
		b.WriteString("What is scheduled is not quite what it would be now; lull remind on brings it up to date.\n")
	}
	if s.Muted != "" {
		b.WriteString("Quiet " + s.quiet + ".\n")
	}
	if s.Holiday != "" {
		b.WriteString("On holiday " + s.away + ".\n")
	}
	for _, c := range coming {
		words := silences[c.Today]
		if !c.At.IsZero() {
			words = strings.TrimSpace(day(c.At, now) + " " + c.At.Format("15:04") + "  " + words)
		}
		fmt.Fprintf(&b, "  %-10s  %s\n", kinds[c.Kind], words)
	}
	b.WriteString("Shown by " + s.Delivery.What + ".\n")
	for _, path := range s.Files {
		b.WriteString("  " + path + "\n")
	}
	return b.String()
}

var kinds = map[remind.Kind]string{
	remind.Caffeine: "caffeine", remind.Exercise: "exercise", remind.Alcohol: "alcohol",
	remind.WindDown: "wind-down", remind.Morning: "morning",
}

// silences is what there is to say of a reason, beside the next time.
var silences = map[remind.Silence]string{
	remind.Off: "switched off", remind.Said: "(said today)", remind.Done: "(done today)",
	remind.NoRoom: "(no room left today)", remind.NoLimit: "(no time needed today)", remind.Unsaid: "no time is named",
}

func day(at, now time.Time) string {
	switch evening.DayOf(at.Date()) - evening.DayOf(now.Date()) {
	case 0:
		return "today"
	case 1:
		return "tomorrow"
	}
	return at.Format("Mon 2 Jan")
}

// Found tells what could wake a reminder here, and what could show it.
func (x *Schedule) Found(ctx context.Context, file storage.SettingsFile) []console.Finding {
	wake := console.Found("timer", "no scheduler of this system is known", false)
	if s := x.Scheduler; s != nil {
		var found remind.Standing
		err := s.Ready(ctx)
		if err == nil {
			_, found, err = x.standing(ctx, file)
		}
		switch {
		case err != nil:
			wake.Words = inShort(err)
		case found.Trouble != "":
			wake.Words = s.Name() + ", but " + found.Trouble
		default:
			wake.Words, wake.Works = s.Name(), true
		}
	}
	show := x.delivery(ctx)
	return []console.Finding{wake, console.Found("notifications", show.What, show.Way == "desktop")}
}
