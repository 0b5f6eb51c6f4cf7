package atomicfile

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// lockable is a file that stands for the folder, which cannot be locked here. It
// lies among what is temporary: in the folder it would keep it from being removed.
func lockable(folder string) (*os.File, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return nil, err
	}
	name := fmt.Sprintf("lull-%x.lock", sha256.Sum256([]byte(strings.ToLower(folder))))
	return os.OpenFile(filepath.Join(os.TempDir(), name), os.O_CREATE|os.O_RDWR, 0o600)
}

func lock(file *os.File, alone bool) (taken bool, err error) {
	how := uint32(windows.LOCKFILE_FAIL_IMMEDIATELY)
	if alone {
		how |= windows.LOCKFILE_EXCLUSIVE_LOCK
	}
	err = windows.LockFileEx(windows.Handle(file.Fd()), how, 0, 1, 0, &windows.Overlapped{})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return false, nil
	}
	return err == nil, err
}
