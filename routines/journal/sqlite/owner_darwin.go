package sqlite

import (
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// self is this process.
func self() owner {
	pid := os.Getpid()
	born, _ := birth(pid)
	return owner{pid: pid, born: born}
}

// alive says whether a process is still there and is the same one.
func alive(o owner) bool {
	born, there := birth(o.pid)
	return there && (o.born == "" || born == o.born)
}

// birth gives when a process began.
func birth(pid int) (born string, there bool) {
	const zombie = 5 // SZOMB in sys/proc.h
	process, err := unix.SysctlKinfoProc("kern.proc.pid", pid)
	if err != nil || int(process.Proc.P_pid) != pid || process.Proc.P_stat == zombie {
		return "", false
	}
	started := process.Proc.P_starttime
	return fmt.Sprintf("%d.%06d", started.Sec, started.Usec), true
}
