package sysfs

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"

	"lull/routines/atomicfile"
	"lull/routines/desktop"
)

// Backlight is the one of this machine's own screen.
type Backlight struct {
	Root string // /sys/class/backlight
	Kept string // the file that says what was there before; its folder is there
	// Set asks the login manager for a brightness; nil where it cannot be asked.
	Set func(ctx context.Context, device string, to int) error
}

type kept struct {
	Device string `json:"device"`
	Before int    `json:"before"`
	Ours   []int  `json:"ours"` // what we may have left it at: the last step and the one before
}

var errBusy = errors.New("the backlight is in another lull's hands")

// hold makes sure that no other process does this, until what it gives is
// closed. The lock is that of the folder, and ends with the process.
func (b Backlight) hold() (*os.File, error) {
	folder, err := os.Open(filepath.Dir(b.Kept))
	if err != nil {
		return nil, err
	}
	if err := unix.Flock(int(folder.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		_ = folder.Close() // only the lock was wanted
		return nil, errBusy
	}
	return folder, nil
}

// Restore puts back what a process that was killed has left.
func (b Backlight) Restore(ctx context.Context) error {
	if _, err := os.Lstat(b.Kept); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	held, err := b.hold()
	if err != nil {
		return err
	}
	defer held.Close() //nolint:errcheck // only the lock was wanted
	return b.restore(ctx)
}

func (b Backlight) restore(ctx context.Context) error {
	text, err := os.ReadFile(b.Kept)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var was kept
	if err := json.Unmarshal(text, &was); err != nil || was.Device != filepath.Base(was.Device) {
		return errors.Join(err, os.Remove(b.Kept)) // nobody knows any more
	}
	now, err := b.read(was.Device, "brightness")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err // the next start tries again
	}
	// Where it is something else by now, somebody has changed it.
	if err == nil && slices.Contains(was.Ours, now) && now < was.Before {
		if err := b.set(ctx, was.Device, was.Before); err != nil {
			return err // the next start tries again
		}
	}
	return os.Remove(b.Kept)
}

type Light struct {
	backlight Backlight
	was       kept
	steps     []int
	held      *os.File
}

// Begin remembers what there is. Who asked closes what it gives.
func (b Backlight) Begin(ctx context.Context) (*Light, error) {
	held, err := b.hold()
	if err != nil {
		return nil, err
	}
	l := &Light{backlight: b, held: held}
	if err = b.restore(ctx); err == nil {
		l.was.Device, err = b.device()
	}
	if err == nil {
		l.was.Before, err = b.read(l.was.Device, "brightness")
	}
	if err == nil {
		l.was.Ours, l.steps = []int{l.was.Before}, desktop.Dimmed(l.was.Before)
		err = b.keep(l.was)
	}
	if err != nil {
		_ = held.Close() // only the lock was wanted
		return nil, err
	}
	return l, nil
}

func (l *Light) Steps() int { return len(l.steps) }

// To takes it to a step, counted from 0, unless somebody else has changed it:
// then it is theirs.
func (l *Light) To(ctx context.Context, step int) error {
	now, err := l.backlight.read(l.was.Device, "brightness")
	if err != nil {
		return err
	}
	if !slices.Contains(l.was.Ours, now) {
		return errTheirs
	}
	to := l.steps[step]
	l.was.Ours = []int{now, to}
	if err := l.backlight.keep(l.was); err != nil {
		return err
	}
	if err := l.backlight.set(ctx, l.was.Device, to); err != nil {
		return err // it may come about all the same, later
	}
	l.was.Ours = []int{to}
	return nil
}

var errTheirs = errors.New("somebody else has changed the backlight")

// Restore puts back what there was, unless somebody else has changed it.
func (l *Light) Restore(ctx context.Context) error {
	defer l.held.Close() //nolint:errcheck // only the lock was wanted
	now, err := l.backlight.read(l.was.Device, "brightness")
	if err != nil {
		return err // the next start tries again
	}
	// Where an answer is still to come, what was asked for may too: then what
	// there was is asked for after it, whatever it is now.
	unsure := len(l.was.Ours) > 1
	if slices.Contains(l.was.Ours, now) && (now < l.was.Before || unsure) {
		if err := l.backlight.set(ctx, l.was.Device, l.was.Before); err != nil {
			return err // the next start tries again
		}
	}
	return os.Remove(l.backlight.Kept)
}

// keep brings what there was onto the disk.
func (b Backlight) keep(was kept) error {
	text, _ := json.Marshal(was) // it holds nothing that can fail
	return atomicfile.Bytes(b.Kept, 0o600, append(text, '\n'))
}

// device is the one that the kernel documents as to be preferred (the file
// type, in Documentation/ABI/stable/sysfs-class-backlight).
func (b Backlight) device() (string, error) {
	all, err := os.ReadDir(b.Root)
	if err != nil {
		return "", err
	}
	best, name := 0, ""
	for _, d := range all {
		kind, _ := os.ReadFile(filepath.Join(b.Root, d.Name(), "type")) // of none there is a last choice
		rank := 1 + slices.Index([]string{"raw", "platform", "firmware"}, strings.TrimSpace(string(kind)))
		if rank > best {
			best, name = rank, d.Name()
		}
	}
	if name == "" {
		return "", errors.New("there is no backlight")
	}
	return name, nil
}

func (b Backlight) read(device, file string) (int, error) {
	text, err := os.ReadFile(filepath.Join(b.Root, device, file))
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(strings.TrimSpace(string(text)))
}

// set asks the login manager, and else writes it itself where it may.
func (b Backlight) set(ctx context.Context, device string, to int) error {
	if b.Set != nil && b.Set(ctx, device, to) == nil {
		return nil
	}
	file, err := os.OpenFile(filepath.Join(b.Root, device, "brightness"), os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return err
	}
	_, err = file.WriteString(strconv.Itoa(to) + "\n")
	return errors.Join(err, file.Close())
}

// Probe says what would go down, and whether it could.
func (b Backlight) Probe() (words string, works bool) {
	device, err := b.device()
	if err != nil {
		return "none here", false
	}
	now, err := b.read(device, "brightness")
	most, wrong := b.read(device, "max_brightness")
	if err != nil || wrong != nil {
		return device + " cannot be read", false
	}
	return fmt.Sprintf("%s, at %d of %d; it goes down in a practice", device, now, most), true
}
