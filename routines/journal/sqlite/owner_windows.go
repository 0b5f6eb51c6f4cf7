package sqlite

import (
	"errors"
	"strconv"

	"golang.org/x/sys/windows"
)

// birth gives when a process was created, in 100 ns since 1601.
func birth(pid int) (born string, there bool) {
	process, err := windows.OpenProcess(windows.PROCESS_QUERY_LIMITED_INFORMATION, false, uint32(pid))
	if err != nil {
		return "", errors.Is(err, windows.ERROR_ACCESS_DENIED) // somebody else's: there
	}
	defer windows.CloseHandle(process) //nolint:errcheck // nothing depends on it
	const stillActive = 259
	var exit uint32
	if err := windows.GetExitCodeProcess(process, &exit); err == nil && exit != stillActive {
		return "", false
	}
	var created, exited, kernel, user windows.Filetime
	if err := windows.GetProcessTimes(process, &created, &exited, &kernel, &user); err != nil {
		return "", true
	}
	return strconv.FormatInt(created.Nanoseconds(), 10), true
}
