package systemd

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/lists"
	"lull/routines/remind"
)

// service runs the command once. It may wait long for an answer to a
// notification: it counts as started from the beginning, or the user manager
// would not be up as long.
func service(job remind.Job) string {
	words := append([]string{job.Program}, job.Args...)
	if strings.ContainsFunc(job.Program, odd) {
		// Such a program systemd does not run by itself, but a shell does.
		words = append([]string{"/bin/sh", "-c", `exec "$0" "$@"`}, words...)
	}
	// The colon keeps systemd from putting variables in; percent signs still
	// mean something to it.
	return fmt.Sprintf(`# %s
[Unit]
Description=lull: what is worth a word now

[Service]
Type=exec
ExecStart=:%s
Nice=10
`, remind.Written, strings.Join(lists.Each(words, quoted), " "))
}

// odd tells which letters systemd wants in no program's name, quoted or not.
func odd(r rune) bool { return r < 0x20 || r == 0x7f || strings.ContainsRune(`"'\`, r) }

// quoted writes a word of a command so that systemd reads it as it is.
func quoted(word string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range []byte(word) {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c == '%':
			b.WriteString("%%")
		case c < 0x20 || c == 0x7f:
			fmt.Fprintf(&b, `\x%02x`, c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// timer has the times of the week, one line for each time of day. A time that
// was missed while the machine was off or asleep is made up for once.
func timer(job remind.Job) string {
	var times strings.Builder
	for _, c := range calendar(job.Wakes) {
		times.WriteString("OnCalendar=" + c + "\n")
	}
	return fmt.Sprintf(`# %s
[Unit]
Description=lull: the times at which a word may help

[Timer]
%sPersistent=true
AccuracySec=1min

[Install]
WantedBy=timers.target
`, remind.Written, times.String())
}

// calendar writes times of the week in the way of systemd.time(7). Weekdays
// are the local ones, as is the clock.
func calendar(wakes []remind.Wake) []string {
	days := make(map[evening.Clock][7]bool)
	for _, w := range wakes {
		on := days[w.At]
		on[w.Day] = true
		days[w.At] = on
	}
	lines := make([]string, 0, len(days))
	for _, c := range slices.Sorted(maps.Keys(days)) {
		var names []string
		for i := range time.Weekday(7) {
			if d := (i + 1) % 7; days[c][d] { // Monday first
				names = append(names, d.String()[:3])
			}
		}
		on := ""
		if len(names) < 7 {
			on = strings.Join(names, ",") + " "
		}
		lines = append(lines, on+"*-*-* "+c.String()+":00")
	}
	return lines
}
