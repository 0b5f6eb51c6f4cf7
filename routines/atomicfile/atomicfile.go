// Package atomicfile writes a file whole or not at all, and for good: beside
// its place, synced, renamed, and the folder synced. A kill or a power cut
// leaves what was there before or what is there now.
//
// It also keeps two that change the same folder apart ([Lock]).
//
// It refuses to know what is in a file. It is a technology that belongs to no
// one thing, so whatever writes files may use it.
package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
)

// File is a file while it is being written. Its errors name the place it is
// for.
type File struct {
	file *os.File
	path string
}

func (f *File) Write(b []byte) (int, error) {
	n, err := f.file.Write(b)
	return n, named(f.path, err)
}

func (f *File) Seek(offset int64, whence int) (int64, error) {
	at, err := f.file.Seek(offset, whence)
	return at, named(f.path, err)
}

// Sync brings what was written onto the disk. It is done in any case before
// the file is put in its place.
func (f *File) Sync() error { return named(f.path, f.file.Sync()) }

// Name is where it lies while it is being written.
func (f *File) Name() string { return f.file.Name() }

// Replace writes a file, in the place of one that is there. That one's mode
// stays, and a link to it stays a link. What is no file, such as a pipe, is
// written to as it is. fill writes what is in it; an error of fill is returned
// and leaves everything as it was.
func Replace(path string, mode fs.FileMode, fill func(*File) error) error {
	path, err := Follow(path)
	if err != nil {
		return err
	}
	switch about, err := os.Stat(path); {
	case err != nil: // what is wrong, if it is, is said by what comes next
	case about.IsDir():
		return named(path, errors.New("that is a folder"))
	case !about.Mode().IsRegular():
		return through(path, fill)
	default:
		mode = about.Mode().Perm()
	}
	return write(path, mode, fill, os.Rename)
}

// Text makes or replaces a file that everybody may read, and the folders above
// it.
func Text(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return Bytes(path, 0o644, []byte(text))
}

// Bytes is [Replace] for what is in memory already.
func Bytes(path string, mode fs.FileMode, b []byte) error {
	return Replace(path, mode, func(f *File) error {
		_, err := f.Write(b)
		return err
	})
}

// Make writes a file that must not be there yet: an error that is fs.ErrExist
// says that it is, at whatever moment it came.
func Make(path string, mode fs.FileMode, fill func(*File) error) error {
	if _, err := os.Lstat(path); err == nil {
		return named(path, fs.ErrExist)
	}
	return write(path, mode, fill, func(from, to string) error {
		err := os.Link(from, to) // it never replaces anything
		if err == nil {
			return os.Remove(from)
		}
		// On a disk without links, as a stick has, looking has to do.
		if _, there := os.Lstat(to); there == nil {
			return fs.ErrExist
		}
		return os.Rename(from, to)
	})
}

func through(path string, fill func(*File) error) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return named(path, err)
	}
	return errors.Join(fill(&File{file, path}), named(path, file.Close()))
}

func write(path string, mode fs.FileMode, fill func(*File) error, place func(from, to string) error) (err error) {
	folder := filepath.Dir(path)
	file, err := Temporary(folder)
	if err != nil {
		return named(path, err)
	}
	defer func() {
		if err != nil {
			_ = file.Close()           // closed already, if it got that far
			_ = os.Remove(file.Name()) // the first error is the one that counts
		}
	}()
	if err = fill(&File{file, path}); err != nil {
		return err
	}
	_ = file.Chmod(mode) // a stick has no modes; nobody else's eyes see a 0600 until here
	// Closed before it is renamed: Windows wants it so.
	if err = errors.Join(file.Sync(), file.Close()); err == nil {
		err = place(file.Name(), path)
	}
	if err != nil {
		return named(path, err)
	}
	return Sync(folder)
}

// A file that is being written is named for its writer, with a number behind.
const hidden = ".lull-"

func beside() string { return fmt.Sprint(hidden, os.Getpid(), "-*") }

// Temporary makes a file for the time of a writing. Its name says who writes.
func Temporary(folder string) (*os.File, error) { return os.CreateTemp(folder, beside()) }

// Writer gives the process that is writing, or was when it was stopped, a file
// of this name, or what SQLite has beside it. Other names have none.
func Writer(name string) (pid int, ok bool) {
	rest, ours := strings.CutPrefix(filepath.Base(name), hidden)
	writer, number, _ := strings.Cut(strings.TrimSuffix(rest, "-journal"), "-")
	if !ours || number == "" || strings.Trim(writer+number, "0123456789") != "" {
		return 0, false
	}
	pid, err := strconv.Atoi(writer)
	return pid, err == nil
}

// Sync brings the names in a folder onto the disk, as a renamed file needs it.
func Sync(folder string) error {
	if runtime.GOOS == "windows" {
		return nil // it has no such call, and keeps the order by itself
	}
	dir, err := os.Open(folder)
	if errors.Is(err, fs.ErrPermission) {
		return nil // a folder to drop things into: nobody may look, or sync
	}
	if err != nil {
		return err
	}
	err = errors.Join(dir.Sync(), dir.Close())
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		return nil // a file system without it
	}
	return err
}

// Follow gives the file at the end of a chain of links, which need not be
// there yet.
func Follow(path string) (string, error) {
	const most = 40 // as many as the systems themselves follow
	at := path
	for range most {
		to, err := os.Readlink(at)
		if err != nil { // no link, or nothing there: this is the end
			return at, nil
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(at), to)
		}
		at = to
	}
	return "", named(path, errors.New("this link leads in a circle"))
}

// named lets an error speak of the file that somebody asked for, not of the one
// beside it.
func named(path string, err error) error {
	if err == nil {
		return nil
	}
	if about, ok := errors.AsType[*fs.PathError](err); ok {
		err = about.Err
	}
	if about, ok := errors.AsType[*os.LinkError](err); ok {
		err = about.Err
	}
	return &fs.PathError{Op: "writing", Path: path, Err: err}
}

// Folder makes a folder beside a path, for work on several files before one is
// put there. Its name has the writer too.
func Folder(path string) (string, error) {
	folder, err := os.MkdirTemp(filepath.Dir(path), beside())
	return folder, named(path, err)
}
