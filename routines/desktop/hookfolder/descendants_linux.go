package hookfolder

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// descendants are the processes that come from a hook, however far: one
// in a session of its own, and one whose parent is gone, are children of this
// process then.
type descendants struct{ before []int }

// trackDescendants begins to gather what is started from now on.
func trackDescendants() descendants {
	_ = unix.Prctl(unix.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) // every kernel that Go runs on has it
	return descendants{below(os.Getpid(), nil)}
}

// hookAttributes have a hook end when this process is killed, if the thread that
// starts it stays.
func hookAttributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setsid: true, Pdeathsig: unix.SIGKILL}
}

// end ends all of them, and those that they start meanwhile. It tells whether
// none is left. The hook itself is waited for elsewhere.
func (d descendants) end(hook int) bool {
	const step = 5 * time.Millisecond
	for waited := time.Duration(0); waited < afterKill; waited += step {
		left := slices.DeleteFunc(below(os.Getpid(), d.before), func(pid int) bool { return pid == hook })
		if len(left) == 0 {
			return true
		}
		for _, pid := range left {
			_ = unix.Kill(pid, unix.SIGKILL)               // one that is gone is what is wanted
			_, _ = unix.Wait4(pid, nil, unix.WNOHANG, nil) // nobody else does, once its parent is gone
		}
		<-time.After(step)
	}
	return false
}

// below gives the processes that a process has started, theirs, and so on, but
// not some of them and what those have started.
func below(top int, but []int) (all []int) {
	stats, _ := filepath.Glob("/proc/[0-9]*/stat") // the pattern is right
	children := map[int][]int{}
	for _, path := range stats {
		text, err := os.ReadFile(path)
		if err != nil {
			continue // it is gone
		}
		// The name in brackets may hold anything; after it come the state and
		// the parent.
		fields := bytes.Fields(text[bytes.LastIndexByte(text, ')')+1:])
		pid, err := strconv.Atoi(filepath.Base(filepath.Dir(path)))
		if err != nil || len(fields) < 2 {
			continue
		}
		if parent, err := strconv.Atoi(string(fields[1])); err == nil && !slices.Contains(but, pid) {
			children[parent] = append(children[parent], pid)
		}
	}
	for next := []int{top}; len(next) > 0; next = next[1:] {
		all = append(all, children[next[0]]...)
		next = append(next, children[next[0]]...)
	}
	return all
}
