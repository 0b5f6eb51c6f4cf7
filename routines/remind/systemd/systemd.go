// Package systemd has lull woken by a timer of the user's systemd: one service
// that runs it once and one timer with the times of the week.
//
// It refuses to decide what is said, to touch a unit that is not its own, and
// to need root. It writes in the user's unit folder only.
package systemd

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"lull/routines/atomicfile"
	"lull/routines/remind"
)

const (
	Service = "lull-reminders.service"
	Timer   = "lull-reminders.timer"
)

// ErrNoManager says that no systemd looks after this user: there is none, or
// nobody is logged in as its user manager sees it. What systemctl says of it is for
// those who keep the machine.
var ErrNoManager = errors.New("no systemd looks after this user here, or nobody is logged in")

type Units struct {
	Programs remind.Programs
	// Home, ConfigHome and RuntimeDir are the folders of those names in the
	// environment; the last two may be empty. Without a RuntimeDir systemctl
	// finds no user manager.
	Home, ConfigHome, RuntimeDir string
}

func (u Units) Name() string { return "a systemd user timer" }

// Ready tells whether a user manager is there, with [ErrNoManager] if not.
func (u Units) Ready(ctx context.Context) error {
	_, err := u.paths(ctx)
	return err
}

// paths are the folders in which the user manager looks for units.
func (u Units) paths(ctx context.Context) ([]string, error) {
	out, err := u.systemctl(ctx, "show", "--property=UnitPath", "--value")
	if err != nil {
		return nil, ErrNoManager
	}
	return strings.Fields(out), nil
}

// folder is where the units go: the config folder of the environment if the
// user manager looks there too, else ~/.config, which it does unless told
// otherwise.
func (u Units) folder(ctx context.Context) string {
	usual := filepath.Join(u.Home, ".config", "systemd", "user")
	if u.ConfigHome == "" {
		return usual
	}
	other := filepath.Join(u.ConfigHome, "systemd", "user")
	if paths, err := u.paths(ctx); err != nil || !slices.Contains(paths, other) {
		return usual
	}
	return other
}

// Files gives the files that a job is kept in, as they would be written.
func (u Units) Files(ctx context.Context, job remind.Job) ([]remind.File, error) {
	dir := u.folder(ctx)
	return []remind.File{
		{Path: filepath.Join(dir, Service), Text: service(job)},
		{Path: filepath.Join(dir, Timer), Text: timer(job)},
	}, nil
}

// Install writes the units, has systemd check them, and starts the timer. What
// is already there of ours is replaced. Where the check refuses them nothing is
// left behind.
func (u Units) Install(ctx context.Context, job remind.Job) error {
	if err := u.Ready(ctx); err != nil {
		return err
	}
	files, err := u.Files(ctx, job)
	if err != nil {
		return err
	}
	before := make(map[string]string)
	for _, f := range files {
		if text, err := remind.Ours(f.Path, os.ReadFile); err == nil {
			before[f.Path] = text
		} else if !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("writing the timer: %w", err)
		}
	}
	for _, f := range files {
		if err = atomicfile.Text(f.Path, f.Text); err != nil {
			break
		}
	}
	if err == nil {
		_, err = u.run(ctx, "systemd-analyze", "--user", "verify", files[0].Path, files[1].Path)
		if errors.Is(err, exec.ErrNotFound) { // there is nothing to check with, and that is no error
			err = nil
		}
	}
	if err != nil {
		return errors.Join(fmt.Errorf("writing the timer: %w", err), restore(files, before))
	}
	for _, args := range [][]string{{"daemon-reload"}, {"enable", Timer}, {"restart", Timer}} {
		if _, err := u.systemctl(ctx, args...); err != nil {
			return fmt.Errorf("starting the timer: %w", err)
		}
	}
	return nil
}

// Look has it look now, in the place of a look that still waits for an answer.
func (u Units) Look(ctx context.Context) error {
	if _, err := u.systemctl(ctx, "restart", Service); err != nil {
		return fmt.Errorf("looking what is due: %w", err)
	}
	return nil
}

func restore(files []remind.File, before map[string]string) error {
	var errs []error
	for _, f := range files {
		if text, was := before[f.Path]; was {
			errs = append(errs, atomicfile.Text(f.Path, text))
		} else if err := os.Remove(f.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// Remove stops the timer, takes away what Install wrote, and gives the files that went.
func (u Units) Remove(ctx context.Context) ([]string, error) {
	var gone []string
	dirs := []string{filepath.Join(u.Home, ".config", "systemd", "user")}
	if dir := u.folder(ctx); dir != dirs[0] {
		dirs = append(dirs, dir)
	}
	looked, _ := u.paths(ctx) // nowhere, where no manager runs
	for _, dir := range dirs {
		timer := filepath.Join(dir, Timer)
		if _, err := remind.Ours(timer, os.ReadFile); errors.Is(err, remind.ErrNotOurs) {
			continue
		}
		// The units of another home are left alone; the rest is done by hand below.
		for _, args := range [][]string{
			{"disable", "--now", Timer},
			{"stop", Timer, Service},
			{"clean", "--what=state", Timer},
			{"reset-failed", Timer, Service},
		} {
			if !slices.Contains(looked, dir) {
				break
			}
			_, _ = u.systemctl(ctx, args...)
		}
		link := filepath.Join(dir, "timers.target.wants", Timer)
		if to, err := os.Readlink(link); err == nil && (to == timer || to == "../"+Timer) {
			if err := os.Remove(link); err != nil {
				return gone, fmt.Errorf("taking the timer away: %w", err)
			}
		}
		for _, path := range []string{timer, filepath.Join(dir, Service)} {
			_, err := remind.Ours(path, os.ReadFile)
			if err == nil {
				err = os.Remove(path)
			}
			switch {
			case errors.Is(err, fs.ErrNotExist), errors.Is(err, remind.ErrNotOurs):
			case err != nil:
				return gone, fmt.Errorf("taking the timer away: %w", err)
			default:
				gone = append(gone, path)
			}
		}
	}
	_ = os.Remove(filepath.Join(u.Home, ".local", "share", "systemd", "timers", "stamp-"+Timer)) // mostly it is gone
	if len(gone) > 0 {
		_, _ = u.systemctl(ctx, "daemon-reload") // the files are gone either way
	}
	return gone, nil
}

// Standing tells whether a job is installed, and whether it is this one.
func (u Units) Standing(ctx context.Context, job remind.Job) (remind.Standing, error) {
	files, err := u.Files(ctx, job)
	if err != nil {
		return remind.Standing{}, err
	}
	s := remind.Standing{Same: true}
	for _, f := range files {
		text, err := remind.Ours(f.Path, os.ReadFile)
		if err == nil {
			s.Files = append(s.Files, f.Path)
		}
		s.Same = s.Same && text == f.Text
	}
	s.Installed = len(s.Files) == len(files)
	s.Same = s.Same && s.Installed
	switch {
	case !s.Installed:
	case u.Ready(ctx) != nil:
		s.Trouble = ErrNoManager.Error()
	default:
		s.Trouble = u.trouble(ctx)
	}
	return s, nil
}

func (u Units) trouble(ctx context.Context) string {
	if _, err := u.systemctl(ctx, "is-active", Timer); err != nil {
		return "the timer does not run; lull remind on starts it again"
	}
	shown, _ := u.systemctl(ctx, "show", "--property=Result,ExecStart", Service) // nothing shown is no trouble
	var failed string
	for line := range strings.Lines(shown) {
		if program, ok := strings.CutPrefix(line, "ExecStart={ path="); ok {
			program, _, _ = strings.Cut(program, " ; ")
			if _, err := os.Stat(program); errors.Is(err, fs.ErrNotExist) {
				return program + " is not there any more; lull remind on mends it"
			}
		}
		if result, ok := strings.CutPrefix(strings.TrimSpace(line), "Result="); ok && result != "success" {
			failed = "the last look " + ended(result)
		}
	}
	return failed
}

// ended says how a look went wrong that has a result other than success.
func ended(result string) string {
	switch result {
	case "exit-code":
		return "ended with an error"
	case "timeout":
		return "took too long and was ended"
	case "signal", "oom-kill":
		return "was ended from outside"
	case "core-dump":
		return "broke off"
	}
	return "could not begin"
}

func (u Units) systemctl(ctx context.Context, args ...string) (string, error) {
	return u.run(ctx, "systemctl", append([]string{"--user"}, args...)...)
}

func (u Units) run(ctx context.Context, name string, args ...string) (string, error) {
	var environ []string
	if u.RuntimeDir != "" {
		environ = []string{"XDG_RUNTIME_DIR=" + u.RuntimeDir}
	}
	return u.Programs.Run(ctx, environ, name, args...)
}
