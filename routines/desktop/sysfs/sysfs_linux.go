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

// Backlight is the one of this machine's own screen. It is for one goroutine at a
// time.
type Backlight struct {
	Root string // /sys/class/backlight
	File string // says what was there before; its folder is there
	// Set asks the login manager for a brightness; nil where it cannot be asked.
	Set func(ctx context.Context, device string, to int) error

	lock  *os.File // nil while nothing is to be put back
	was   before
	steps []int
}

// before is what there was, as it is on the disk until it is put back.
type before struct {
	Device string `json:"device"`
	Before int    `json:"before"`
	Ours   []int  `json:"ours"` // what we may have left it at: the last step and the one before
}

var (
	errBusy   = errors.New("the backlight is in another lull's hands")
	errTheirs = errors.New("somebody else has changed the backlight")
	errLow    = errors.New("the backlight is as low as it goes")
)

// hold makes sure that no other process does this, until release. The lock is
// that of the folder, and ends with the process.
func (b *Backlight) hold() error {
	folder, err := os.Open(filepath.Dir(b.File))
	if err != nil {
		return err
	}
	if err := unix.Flock(int(folder.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		_ = folder.Close() // only the lock was wanted
		return errBusy
	}
	b.lock = folder
	return nil
}

func (b *Backlight) release() {
	_ = b.lock.Close() // only the lock was wanted
	b.lock = nil
}

// Begin remembers what there is, and gives in how many steps it can go down.
func (b *Backlight) Begin(ctx context.Context) (steps int, err error) {
	if err := b.hold(); err != nil {
		return 0, err
	}
	if err = b.restoreLeft(ctx); err == nil {
		b.was.Device, err = b.device()
	}
	if err == nil {
		b.was.Before, err = b.read(b.was.Device, "brightness")
	}
	if err == nil {
		b.was.Ours, b.steps = []int{b.was.Before}, desktop.Dimmed(b.was.Before)
		if err = errLow; len(b.steps) > 0 {
			err = b.write()
		}
	}
	if err != nil {
		b.release()
		return 0, err
	}
	return len(b.steps), nil
}

// To takes it to a step, counted from 0, unless somebody else has changed it:
// then it is theirs.
func (b *Backlight) To(ctx context.Context, step int) error {
	now, err := b.read(b.was.Device, "brightness")
	if err != nil {
		return err
	}
	if !slices.Contains(b.was.Ours, now) {
		return errTheirs
	}
	to := b.steps[step]
	b.was.Ours = []int{now, to}
	if err := b.write(); err != nil {
		return err
	}
	if err := b.set(ctx, b.was.Device, to); err != nil {
		return err // it may come about all the same, later
	}
	b.was.Ours = []int{to}
	return nil
}

// Restore puts back what there was, also what a process that was killed has
// left, unless somebody else has changed it.
func (b *Backlight) Restore(ctx context.Context) error {
	if b.lock != nil {
		defer b.release()
		// Where an answer is still to come, what was asked for may too: then what
		// there was is asked for after it, whatever it is now.
		unsure := len(b.was.Ours) > 1
		return b.restore(ctx, b.was, unsure)
	}
	if _, err := os.Lstat(b.File); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err := b.hold(); err != nil {
		return err
	}
	defer b.release()
	return b.restoreLeft(ctx)
}

func (b *Backlight) restoreLeft(ctx context.Context) error {
	text, err := os.ReadFile(b.File)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var was before
	if err := json.Unmarshal(text, &was); err != nil || was.Device != filepath.Base(was.Device) {
		return errors.Join(err, os.Remove(b.File)) // nobody knows any more
	}
	if err = b.restore(ctx, was, false); errors.Is(err, fs.ErrNotExist) {
		return os.Remove(b.File) // the device is still gone
	}
	return err
}

// restore leaves the file where there is an error: the next start tries again.
func (b *Backlight) restore(ctx context.Context, was before, unsure bool) error {
	now, err := b.read(was.Device, "brightness")
	if err != nil {
		return err
	}
	// Where it is something else by now, somebody has changed it.
	if slices.Contains(was.Ours, now) && (now < was.Before || unsure) {
		if err := b.set(ctx, was.Device, was.Before); err != nil {
			return err
		}
	}
	return os.Remove(b.File)
}

func (b *Backlight) write() error {
	text, _ := json.Marshal(b.was) // it holds nothing that can fail
	return atomicfile.Bytes(b.File, 0o600, append(text, '\n'))
}

// device is the one that the kernel documents as to be preferred (the file
// type, in Documentation/ABI/stable/sysfs-class-backlight).
func (b *Backlight) device() (string, error) {
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

func (b *Backlight) read(device, file string) (int, error) {
	text, err := os.ReadFile(filepath.Join(b.Root, device, file))
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(strings.TrimSpace(string(text)))
}

// set asks the login manager, and else writes it itself where it may.
func (b *Backlight) set(ctx context.Context, device string, to int) error {
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
func (b *Backlight) Probe() (words string, works bool) {
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
