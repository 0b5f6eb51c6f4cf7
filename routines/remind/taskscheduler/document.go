package taskscheduler

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/lists"
	"lull/routines/remind"
)

// skeleton is a task, its elements in the order in which their schema wants them
// ("Task Scheduler Schema", Microsoft). It runs as the user who is logged in, on
// battery too, makes up for a time that was missed, and wakes nobody's machine.
const skeleton = `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>%s</Description></RegistrationInfo>
  <Triggers>
%s  </Triggers>
  <Principals>
    <Principal id="Author"><LogonType>InteractiveToken</LogonType><RunLevel>LeastPrivilege</RunLevel></Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <Enabled>true</Enabled>
    <Hidden>true</Hidden>
    <WakeToRun>false</WakeToRun>
    <ExecutionTimeLimit>PT4H</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec><Command>%s</Command><Arguments>%s</Arguments></Exec>
  </Actions>
</Task>
`

func document(job remind.Job) (string, error) {
	all := runs(job.Wakes)
	if len(all) > mostTriggers {
		return "", fmt.Errorf("the week has %d different times, and a task takes %d", len(all), mostTriggers)
	}
	var triggers strings.Builder
	for _, r := range all {
		triggers.WriteString(r.trigger())
	}
	act := action(job)
	return fmt.Sprintf(skeleton, escaped(remind.Written+" "+sum(job)), triggers.String(), escaped(act.Command),
		escaped(act.Arguments)), nil
}

func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a builder takes everything
	return b.String()
}

type execute struct{ Command, Arguments string }

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

const mostTriggers = 48

// sum is a number made from a job, by which an installed one is known again.
func sum(job remind.Job) string {
	h := sha256.Sum256(fmt.Appendf(nil, "%q %v", action(job), job.Wakes))
	return hex.EncodeToString(h[:8])
}

type run struct {
	days  [7]bool
	from  evening.Clock
	times int
}

// step is the distance of the looks in a run, in minutes.
const step = 30

// runs puts looks that follow each other together, and days that have the same.
func runs(wakes []remind.Wake) []run {
	days := make(map[run][7]bool) // of the same run on any day
	for day := range time.Weekday(7) {
		left := make(map[evening.Clock]bool)
		for _, w := range wakes {
			if w.Day == day {
				left[w.At] = true
			}
		}
		for _, c := range slices.Sorted(maps.Keys(left)) {
			r := run{from: c}
			for ; left[c]; c += step {
				delete(left, c)
				r.times++
			}
			if r.times > 0 {
				on := days[r]
				on[day] = true
				days[r] = on
			}
		}
	}
	all := slices.SortedFunc(maps.Keys(days), func(a, b run) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.times, b.times))
	})
	for i, r := range all {
		all[i].days = days[r]
	}
	return all
}

// trigger begins on a Sunday long past, so that every time of it counts.
func (r run) trigger() string {
	repetition, days := "", ""
	if r.times > 1 {
		// A minute more than the last look, so that it belongs to the run.
		repetition = fmt.Sprintf("<Repetition><Interval>PT%dM</Interval>"+
			"<Duration>PT%dM</Duration></Repetition>\n      ", step, step*(r.times-1)+1)
	}
	for day := range time.Weekday(7) {
		if r.days[day] {
			days += "<" + day.String() + "></" + day.String() + ">"
		}
	}
	return fmt.Sprintf(`    <CalendarTrigger>
      %s<StartBoundary>2023-01-01T%s:00</StartBoundary><Enabled>true</Enabled>
      <ScheduleByWeek><DaysOfWeek>%s</DaysOfWeek><WeeksInterval>1</WeeksInterval></ScheduleByWeek>
    </CalendarTrigger>
`, repetition, r.from, days)
}

// commandLine joins words by the rules of CommandLineToArgvW.
func commandLine(words []string) string { return strings.Join(lists.Each(words, quote), " ") }

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
