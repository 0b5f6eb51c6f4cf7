package taskscheduler

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/remind"
)

// The elements of a task, in the order in which its schema wants them
// ("Task Scheduler Schema", Microsoft).
type (
	task struct {
		XMLName      xml.Name     `xml:"http://schemas.microsoft.com/windows/2004/02/mit/task Task"`
		Version      string       `xml:"version,attr"`
		Registration registration `xml:"RegistrationInfo"`
		Triggers     []trigger    `xml:"Triggers>CalendarTrigger"`
		Principal    principal    `xml:"Principals>Principal"`
		Settings     taskSettings `xml:"Settings"`
		Actions      actions      `xml:"Actions"`
	}
	registration struct {
		Description string
	}
	trigger struct {
		Repetition    *repetition `xml:",omitempty"`
		StartBoundary string
		Enabled       bool
		ByWeek        byWeek `xml:"ScheduleByWeek"`
	}
	repetition struct {
		Interval, Duration string
		StopAtDurationEnd  bool
	}
	byWeek struct {
		Days          days `xml:"DaysOfWeek"`
		WeeksInterval int
	}
	days struct {
		Names []name `xml:",any"`
	}
	name      struct{ XMLName xml.Name }
	principal struct {
		ID        string `xml:"id,attr"`
		LogonType string
		RunLevel  string
	}
	taskSettings struct {
		MultipleInstancesPolicy    string
		DisallowStartIfOnBatteries bool
		StopIfGoingOnBatteries     bool
		StartWhenAvailable         bool
		Enabled                    bool
		Hidden                     bool
		WakeToRun                  bool
		ExecutionTimeLimit         string
	}
	actions struct {
		Context string `xml:",attr"`
		Exec    execute
	}
	execute struct {
		Command   string
		Arguments string
	}
)

// document writes the task. It runs as the user who is logged in, on battery
// too, makes up for a time that was missed, and wakes nobody's machine.
func document(job remind.Job) (string, error) {
	t := task{
		Version:      "1.2",
		Registration: registration{Description: remind.Written + " " + sum(job)},
		Principal:    principal{ID: "Author", LogonType: "InteractiveToken", RunLevel: "LeastPrivilege"},
		Settings: taskSettings{
			MultipleInstancesPolicy: "IgnoreNew", StartWhenAvailable: true, Enabled: true, Hidden: true, ExecutionTimeLimit: "PT4H",
		},
		Actions: actions{Context: "Author", Exec: action(job)},
	}
	for _, r := range runs(job.Wakes) {
		t.Triggers = append(t.Triggers, r.trigger())
	}
	if len(t.Triggers) > mostTriggers {
		return "", fmt.Errorf("the week has %d different times, and a task takes %d", len(t.Triggers), mostTriggers)
	}
	text, err := xml.MarshalIndent(t, "", "  ")
	if err != nil {
		return "", fmt.Errorf("writing the task: %w", err)
	}
	return `<?xml version="1.0" encoding="UTF-16"?>` + "\n" + string(text) + "\n", nil
}

// action has the program run in a console without a window. A task cannot ask
// for that: Hidden hides the task. What can is the console host itself, which
// belongs to every Windows from 10 on (src/host/ConsoleArguments.cpp in the
// repository microsoft/terminal); it is used so in issue 3028 of
// PowerShell/PowerShell. It does not pass the exit code on.
func action(job remind.Job) execute {
	return execute{
		Command:   `%windir%\System32\conhost.exe`,
		Arguments: commandLine(append([]string{"--headless", job.Program}, job.Args...)),
	}
}

// mostTriggers is how many triggers a task may have.
const mostTriggers = 48

// sum is a number made from a job, by which an installed one is known again.
func sum(job remind.Job) string {
	h := sha256.Sum256(fmt.Appendf(nil, "%q %v", action(job), job.Wakes))
	return hex.EncodeToString(h[:8])
}

// run is some looks of a day at equal distances.
type run struct {
	days  [7]bool
	from  evening.Clock
	times int
}

// step is the distance of the looks in a run, in minutes.
const step = 30

// runs puts the looks of each day together where they follow each other, and
// then the days that have the same: a task takes few triggers.
func runs(wakes []remind.Wake) []run {
	var all []run
	for day := range time.Weekday(7) {
		left := make(map[evening.Clock]bool)
		var clocks []evening.Clock
		for _, w := range wakes {
			if w.Day == day && !left[w.At] {
				left[w.At] = true
				clocks = append(clocks, w.At)
			}
		}
		slices.Sort(clocks)
		for _, c := range clocks {
			r := run{from: c}
			for ; left[c]; c += step {
				delete(left, c)
				r.times++
			}
			if r.times > 0 {
				all = add(all, r, day)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b run) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.times, b.times)) })
	return all
}

func add(all []run, r run, day time.Weekday) []run {
	for i := range all {
		if all[i].from == r.from && all[i].times == r.times {
			all[i].days[day] = true
			return all
		}
	}
	r.days[day] = true
	return append(all, r)
}

// trigger begins on a Sunday long past; what is before now is no matter.
func (r run) trigger() trigger {
	t := trigger{
		StartBoundary: "2023-01-01T" + r.from.String() + ":00",
		Enabled:       true,
		ByWeek:        byWeek{WeeksInterval: 1},
	}
	if r.times > 1 {
		// A minute more than the last look, so that it belongs to the run.
		minutes := step*(r.times-1) + 1
		t.Repetition = &repetition{Interval: fmt.Sprintf("PT%dM", step), Duration: fmt.Sprintf("PT%dM", minutes)}
	}
	for day := range time.Weekday(7) {
		if r.days[day] {
			t.ByWeek.Days.Names = append(t.ByWeek.Days.Names, name{xml.Name{Local: day.String()}})
		}
	}
	return t
}

// commandLine joins words so that a Windows program takes them apart into the
// same: the rules of CommandLineToArgvW.
func commandLine(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = quote(w)
	}
	return strings.Join(quoted, " ")
}

func quote(word string) string {
	if word != "" && !strings.ContainsAny(word, " \t\n\v\"") {
		return word
	}
	var b strings.Builder
	b.WriteByte('"')
	slashes := 0
	for _, c := range []byte(word) {
		switch c {
		case '\\':
			slashes++
			continue
		case '"':
			b.WriteString(strings.Repeat(`\`, 2*slashes+1))
		default:
			b.WriteString(strings.Repeat(`\`, slashes))
		}
		slashes = 0
		b.WriteByte(c)
	}
	b.WriteString(strings.Repeat(`\`, 2*slashes) + `"`)
	return b.String()
}
