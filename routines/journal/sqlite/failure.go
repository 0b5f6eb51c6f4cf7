package sqlite

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	driver "modernc.org/sqlite"

	"lull/routines/atomicfile"
	"lull/routines/journal"
)

// failure is a failure in our words: the path, and what is in the way. Behind it
// is what a caller decides on, and what the driver or the system said.
type failure struct {
	words  string
	causes []error
}

func (f *failure) Error() string   { return f.words }
func (f *failure) Unwrap() []error { return f.causes }

// unwritten says why nothing can be written into a journal that could only be
// opened for reading. It finds that out by trying.
func (f *file) unwritten() error { return failed(f.path, probe(f.path), journal.ErrReadOnly) }

// failing says what could not be done, and why; nothing where nothing is wrong.
func (f *file) failing(doing string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", doing, f.explain(err))
}

// explain turns what the driver says into what a caller decides on, in words of
// ours. A disk says little to SQLite, so it is tried once more, without it.
func (f *file) explain(err error) error {
	_, explained := errors.AsType[*failure](err)
	_, damaged := errors.AsType[*DamagedError](err)
	said, ok := errors.AsType[*driver.Error](err)
	c := code(err)
	switch {
	case explained, damaged, c == 0:
		return err
	case ok && said.Code() == codeNoRoom, c == codeFull:
		return failed(f.path, &fs.PathError{Op: "write", Path: f.path, Err: syscall.ENOSPC}, err)
	}
	words := "it cannot be used"
	switch c {
	case codeNotADB, codeCorrupt, codeError, codeConstraint:
		return &DamagedError{Path: f.path, Code: c, Err: err}
	case codeReadOnly:
		return failed(f.path, probe(f.path), journal.ErrReadOnly, err)
	case codeBusy, codeLocked:
		words = "another lull is writing and was not done in time"
	case codeNoMemory:
		words = "there is not enough memory"
	case codeProtocol:
		words = "it cannot be locked where it lies; that disk may be a network's"
	case codeIO:
		words = "the disk answers with an error"
	case codeCantOpen:
		words = "it cannot be opened"
	}
	if found := probe(f.path); found != nil && c != codeBusy && c != codeLocked {
		return failed(f.path, found, err)
	}
	return &failure{fmt.Sprintf("the journal %s: %s (%d)", f.path, words, c), []error{err}}
}

// failed says what the system has against a file, and counts a full disk among
// the causes. Without a cause the file itself is what cannot be written.
func failed(path string, found error, causes ...error) error {
	at, ok := errors.AsType[*fs.PathError](found)
	if !ok {
		return &failure{"the journal " + path + " can only be read just now", append(causes, journal.ErrReadOnly)}
	}
	words := map[syscall.Errno]string{
		syscall.ENOSPC: "the disk is full", syscall.EDQUOT: "your share of the disk is used up",
		syscall.EROFS: "the disk can only be read", syscall.EIO: "the disk answers with an error",
		syscall.EACCES: "you may not read or write there", syscall.EPERM: "you may not read or write there",
		syscall.ENOTDIR: "a file lies where a folder was meant", syscall.EISDIR: "a folder lies where a file was meant",
	}
	why := at.Err.Error()
	number, ok := errors.AsType[syscall.Errno](at.Err)
	if ok && words[number] != "" {
		why = words[number]
	}
	switch number {
	case syscall.ENOSPC, syscall.EDQUOT:
		causes = append(causes, journal.ErrFull)
	case syscall.EROFS, syscall.EACCES, syscall.EPERM:
		causes = append(causes, journal.ErrReadOnly)
	default: // nobody decides anything on the others
	}
	return &failure{"the journal " + path + ": " + why, append(causes, found)}
}

// probe does what writing a journal takes, beside it, and gives what is in the
// way.
func probe(path string) error {
	if about, err := os.Stat(path); err == nil && about.IsDir() {
		return &fs.PathError{Op: "open", Path: path, Err: syscall.EISDIR}
	}
	file, err := atomicfile.Temporary(filepath.Dir(path))
	if err != nil {
		return err
	}
	_, err = file.Write(make([]byte, pageSize))
	return errors.Join(err, file.Sync(), file.Close(), os.Remove(file.Name()))
}
