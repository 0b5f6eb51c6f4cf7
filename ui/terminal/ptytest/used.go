//go:build unix

package ptytest

import (
	"os"
	"strconv"
	"strings"
	"time"
)

// Used is the time on a processor of the program: until it ended, or until now
// to the hundredth of a second.
func (p *Terminal) Used() time.Duration {
	p.t.Helper()
	if !p.Running() {
		return p.program.ProcessState.UserTime() + p.program.ProcessState.SystemTime()
	}
	stat, err := os.ReadFile("/proc/" + strconv.Itoa(p.Pid()) + "/stat")
	if err != nil {
		p.t.Skip("what a running program has used is known on Linux only: ", err)
	}
	// What stands in brackets may hold anything, so count from behind it.
	fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
	const user, system, hundredth = 11, 12, 10 * time.Millisecond
	total := time.Duration(0)
	for _, i := range []int{user, system} {
		n, err := strconv.Atoi(fields[i])
		if err != nil {
			p.t.Fatal("reading the time that a program has used:", err)
		}
		total += time.Duration(n) * hundredth
	}
	return total
}
