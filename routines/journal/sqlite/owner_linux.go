package sqlite

import (
	"fmt"
	"os"
	"strings"
)

// self is this process.
func self() owner {
	pid := os.Getpid()
	born, _, _ := birth(pid)
	return owner{pid: pid, born: born}
}

// alive says whether a process is still there and is the same one.
func alive(o owner) bool {
	born, there, known := birth(o.pid)
	if !known {
		return true // no /proc to ask: better an unfinished row than a wrong one
	}
	return there && (o.born == "" || born == o.born)
}

// birth tells a process from any other that had its number: which boot of the
// machine, and how many ticks after it. known is false where /proc is missing.
func birth(pid int) (born string, there, known bool) {
	boot, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil {
		return "", false, false
	}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return "", false, true
	}
	// The second field is the name in brackets and may hold anything, so count
	// from the last bracket: state is field 3, starttime field 22 (proc(5)).
	_, rest, _ := cutLast(string(stat), ")")
	fields := strings.Fields(rest)
	if len(fields) < 20 || fields[0] == "Z" || fields[0] == "X" {
		return "", false, true
	}
	return strings.TrimSpace(string(boot)) + "/" + fields[19], true, true
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}
