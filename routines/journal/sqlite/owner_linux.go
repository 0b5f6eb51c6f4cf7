package sqlite

import (
	"bytes"
	"fmt"
	"os"
	"strings"
)

// birth tells a process from any other that had its number: which boot of the
// machine, and how many ticks after it; nothing where there is no /proc to ask.
func birth(pid int) (born string, there bool) {
	boot, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil {
		return "", true
	}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return "", false
	}
	// The second field is the name in brackets and may hold anything, so count
	// from the last bracket: state is field 3, starttime field 22 (proc(5)).
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	if len(fields) < 20 || fields[0] == "Z" || fields[0] == "X" {
		return "", false
	}
	return strings.TrimSpace(string(boot)) + "/" + fields[19], true
}
