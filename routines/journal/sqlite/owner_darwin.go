package sqlite

import (
	"fmt"

	"golang.org/x/sys/unix"
)

func birth(pid int) (born string, there bool) {
	const zombie = 5 // SZOMB in sys/proc.h
	process, err := unix.SysctlKinfoProc("kern.proc.pid", pid)
	if err != nil || int(process.Proc.P_pid) != pid || process.Proc.P_stat == zombie {
		return "", false
	}
	started := process.Proc.P_starttime
	return fmt.Sprintf("%d.%06d", started.Sec, started.Usec), true
}
