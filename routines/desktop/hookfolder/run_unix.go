//go:build unix

package hookfolder

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"lull/routines/desktop"
)

// Start has the hooks for these events run by another process, in their order,
// and gives what is closed when they are over. The process is this program with
// other arguments; it belongs to no terminal, and neither waits for this one
// nor ends with it.
func (f Folder) Start(events ...desktop.Event) (<-chan struct{}, error) {
	var lines bytes.Buffer
	for _, e := range events {
		lines.Write(e.Line())
	}
	closeOnExec()
	cmd := exec.Command(f.Runner[0], f.Runner[1:]...)
	cmd.Env, cmd.Dir, cmd.SysProcAttr = f.Environ, "/", &syscall.SysProcAttr{Setsid: true}
	unread, err := startWith(cmd, lines.Bytes())
	if err := errors.Join(err, unread); err != nil {
		return nil, fmt.Errorf("running the hooks: %w", err)
	}
	over := make(chan struct{})
	go func() {
		_ = cmd.Wait() // what failed is remembered in its file
		close(over)
	}()
	return over, nil
}

// startWith starts a command with some bytes on its standard input, and tells why
// they were not read. A pipe holds far more than these, so nothing waits for a
// reader.
func startWith(cmd *exec.Cmd, in []byte) (unread, err error) {
	read, write, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	cmd.Stdin = read
	err = cmd.Start()
	_ = read.Close() // it is the other process's
	if err == nil {
		_, unread = write.Write(in)
	}
	_ = write.Close() // what was not written it does not miss
	return unread, err
}

// Run runs the hooks for these events, one after the other, and remembers those
// that fail. Hooks of another process that are running are waited for first.
func (f Folder) Run(ctx context.Context, now func() time.Time, events ...desktop.Event) error {
	closeOnExec()
	if folder, err := os.Open(f.Path); err == nil {
		defer folder.Close() //nolint:errcheck // only the lock on it counts
		waitForTurn(ctx, folder, time.Duration(len(desktop.Happenings()))*limit)
	}
	var all []error
	for _, e := range events {
		path, err := f.find(e.Event)
		if errors.Is(err, errNone) {
			continue
		}
		if err == nil {
			err = execute(ctx, path, environ(f.Environ), e.Line())
		}
		all = append(all, f.remember(e.Event, err, now()))
	}
	return errors.Join(all...)
}

// closeOnExec lets no program that is started from now on have what this
// process was given open, such as a terminal by another number.
func closeOnExec() {
	const most = 1024 // what a shell gives away
	for fd := 3; fd < most; fd++ {
		unix.CloseOnExec(fd)
	}
}

// waitForTurn waits until no other process runs hooks, but not for ever.
func waitForTurn(ctx context.Context, folder *os.File, patience time.Duration) {
	const step = 20 * time.Millisecond
	for waited := time.Duration(0); waited < patience; waited += step {
		if err := unix.Flock(int(folder.Fd()), unix.LOCK_EX|unix.LOCK_NB); !errors.Is(err, unix.EWOULDBLOCK) {
			return // it is ours, or nothing here can be locked
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(step):
		}
	}
}

// afterKill is how long a hook that was killed may take to go. One that waits
// for a disk or a network share may never.
const afterKill = time.Second

// execute runs one hook in a session of its own and takes away what it leaves.
func execute(ctx context.Context, path string, environ []string, line []byte) error {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	runtime.LockOSThread() // the hook is tied to it
	defer runtime.UnlockOSThread()
	started := trackDescendants()
	cmd := exec.Command(path)
	cmd.Env, cmd.Dir, cmd.SysProcAttr = environ, "/", hookAttributes()
	_, err := startWith(cmd, line) // a hook need not read
	if err != nil {
		return begun(err)
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		err = cmd.Wait() // nobody looks at it before that
	}()
	late := false
	select {
	case <-ended:
	case <-ctx.Done():
		late = true
	}
	// What it left running goes with it. Numbers come round again only after
	// all the others, so this one is nobody else's yet.
	_ = unix.Kill(-cmd.Process.Pid, unix.SIGKILL) // a group that is gone is what is wanted
	gone := started.end(cmd.Process.Pid)
	select {
	case <-ended:
	case <-time.After(afterKill):
		gone = false
	}
	switch {
	case !gone && late:
		return fmt.Errorf("took longer than %v and cannot be ended", limit)
	case !gone:
		return errors.New("left something running that cannot be ended")
	case late:
		return fmt.Errorf("took longer than %v and was ended", limit)
	}
	return ending(err)
}

// ending says how a hook ended that did not end well.
func ending(err error) error {
	switch exit, ok := errors.AsType[*exec.ExitError](err); {
	case ok && exit.Exited():
		return fmt.Errorf("ended with %d", exit.ExitCode())
	case ok:
		status, _ := exit.Sys().(syscall.WaitStatus)
		return fmt.Errorf("was ended by the signal %v", status.Signal())
	}
	return err
}

// begun says why a hook could not even begin.
func begun(err error) error {
	if about, ok := errors.AsType[*fs.PathError](err); ok {
		err = about.Err
	}
	return fmt.Errorf("could not be started: %w", err)
}

// find gives the file of a hook that may be run, [errNone] where there is none.
func (f Folder) find(h desktop.Happening) (string, error) {
	if _, err := os.Lstat(filepath.Join(f.Path, string(h))); err != nil {
		return "", errNone
	}
	folder, err := filepath.EvalSymlinks(f.Path)
	if err != nil {
		return "", err
	}
	for above := folder; ; above = filepath.Dir(above) {
		if err := safe(above, above == folder); err != nil {
			return "", err
		}
		if above == filepath.Dir(above) {
			break
		}
	}
	path, err := filepath.EvalSymlinks(filepath.Join(folder, string(h)))
	if err != nil {
		return "", errors.New("its link leads nowhere")
	}
	if filepath.Dir(path) != folder {
		return "", fmt.Errorf("its link leads out of the folder, to %s", path)
	}
	if err := safe(path, true); err != nil {
		return "", err
	}
	about, err := os.Stat(path)
	switch {
	case err != nil:
		return "", err
	case !about.Mode().IsRegular():
		return "", errors.New("it is no file")
	case about.Mode()&0o100 == 0:
		return "", errors.New("it is not executable (chmod u+x)")
	}
	// By this name, which a hook for several things knows itself by.
	return filepath.Join(folder, string(h)), nil
}

// safe tells why somebody else could change what is at a path. What is ours
// must be the person's own; what is above it may be the system's, and a folder
// such as /tmp lets nobody take away what is somebody else's.
func safe(path string, ours bool) error {
	about, err := os.Stat(path)
	if err != nil {
		return err
	}
	owner, known := about.Sys().(*syscall.Stat_t)
	switch {
	case !known || int(owner.Uid) != os.Geteuid() && (ours || owner.Uid != 0):
		return fmt.Errorf("%s belongs to somebody else", path)
	case about.Mode().Perm()&0o022 != 0 && (ours || about.Mode()&fs.ModeSticky == 0):
		return fmt.Errorf("others can write to %s (chmod go-w)", path)
	}
	return nil
}
