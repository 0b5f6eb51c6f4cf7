package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"lull/routines/desktop/caffeinate"
	"lull/routines/desktop/eventfile"
	"lull/routines/desktop/executionstate"
	"lull/routines/desktop/hookfolder"
	"lull/routines/desktop/localbus"
	"lull/routines/letters"
	"lull/routines/notation"
	"lull/routines/remind/desktopbus"
	"lull/routines/remind/ical"
	"lull/routines/remind/launchd"
	"lull/routines/remind/osascript"
	"lull/routines/remind/powershell"
	"lull/routines/remind/systemd"
	"lull/routines/remind/taskscheduler"
	"lull/routines/settings"
	"lull/routines/settings/tomlfile"
	"lull/routines/sound"
	"lull/routines/sound/flac"
	"lull/routines/sound/opus"
	"lull/routines/sound/soundserver"
	"lull/routines/sound/speech"
	"lull/routines/sound/wav"
	"lull/ui/cli"
	"lull/ui/cli/attend"
	"lull/ui/cli/play"
	"lull/ui/cli/reminders"
)

// reminding is what each system has to wake lull by and to show a reminder
// with. Nothing of it is looked at before it is asked.
func reminding() reminders.Reminding {
	r := reminders.Reminding{
		Calendar: ical.Write,
		Program:  program,
		DataDir:  dataDir,
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return r // nowhere to write a job to
	}
	switch runtime.GOOS {
	case "darwin":
		r.Scheduler, r.Notifier = launchd.Agent{Programs: programs{}, Home: home, UID: os.Getuid()},
			osascript.Script{Programs: programs{}}
	case "windows":
		r.Scheduler, r.Notifier = taskscheduler.Tasks{Programs: programs{}}, powershell.Shell{Programs: programs{}}
	default:
		r.Scheduler = systemd.Units{
			Programs: programs{}, Home: home, ConfigHome: os.Getenv("XDG_CONFIG_HOME"), RuntimeDir: runtimeDir(),
		}
		r.Notifier = desktopbus.Bus{
			Address: desktopBus().Local, Screen: os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != "",
		}
	}
	return r
}

type programs struct{}

func (programs) Find(name string) (string, error) { return exec.LookPath(name) }

func (programs) Run(ctx context.Context, environ []string, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = append(os.Environ(), environ...)
	var words strings.Builder
	cmd.Stderr = &words
	out, err := cmd.Output()
	if err != nil {
		return string(out), fmt.Errorf("%s %s: %w: %s", name, strings.Join(args, " "), err,
			letters.Line(words.String()+string(out)))
	}
	return string(out), nil
}

// runtimeDir is where the user manager and the bus of this user are found. A
// shell that nobody logged into (sudo -u, cron) does not name it.
func runtimeDir() string {
	if dir := os.Getenv("XDG_RUNTIME_DIR"); dir != "" {
		return dir
	}
	dir := fmt.Sprintf("/run/user/%d", os.Getuid())
	if _, err := os.Stat(dir); err != nil {
		return ""
	}
	return dir
}

func desktopBus() localbus.Session {
	return localbus.Session{Address: os.Getenv("DBUS_SESSION_BUS_ADDRESS"), RuntimeDir: runtimeDir()}
}

// program is where this program is, by the name under which it was started or
// the shell finds it: that one stays when a new version is put in its place.
func program() (string, error) {
	running, err := os.Executable()
	if err != nil {
		return "", err
	}
	one, err := os.Stat(running)
	if err != nil {
		return "", err
	}
	found, _ := exec.LookPath(filepath.Base(os.Args[0])) // not found is another name
	for _, name := range []string{os.Args[0], found} {
		if other, err := os.Stat(name); err == nil && filepath.IsAbs(name) && os.SameFile(one, other) {
			return name, nil
		}
	}
	return running, nil
}

// sounding is what plays, speaks and writes sound here. Nothing of it is
// looked for before it is asked for.
func sounding() play.Sounding {
	return play.Sounding{
		Player: func(now func() time.Time) play.Player {
			return soundserver.New(now, func(v settings.Voice) (soundserver.Voice, error) {
				s, err := speech.Find(v)
				switch {
				case errors.Is(err, speech.ErrNone):
					return nil, nil // captions, then
				case err != nil:
					return nil, err
				}
				return s, nil
			})
		},
		Voice: func(v settings.Voice) (play.Voice, error) { return speech.Find(v) },
		WAV: func(w io.Writer, frames int64, l sound.Label) (play.SoundFile, error) {
			return wav.Create(w, frames, l)
		},
		FLAC: func(w io.WriteSeeker, l sound.Label) (play.SoundFile, error) { return flac.Create(w, l) },
		Opus: func(ctx context.Context, w io.Writer, l sound.Label) (play.SoundFile, error) {
			return opus.Create(ctx, w, l)
		},
	}
}

// surroundings are what of this system takes part in a practice.
func surroundings() attend.Machine {
	machine := attend.Machine{Events: happenings}
	switch runtime.GOOS {
	case "darwin":
		machine.Inhibitors = []attend.Inhibitor{caffeinate.Program{}}
	case "windows":
		machine.Inhibitors = []attend.Inhibitor{executionstate.Thread{}}
	default:
		// Both: a desktop may not look at the locks of logind, and a machine
		// without a desktop has no other.
		session := desktopBus()
		login := localbus.Logind{Address: os.Getenv("DBUS_SYSTEM_BUS_ADDRESS")}
		machine.Inhibitors, machine.Sleeper, machine.Backlight = []attend.Inhibitor{login, session}, login, backlight
		machine.Players = localbus.Players{Session: session}
		machine.Reader = session.ReaderRuns
	}
	return machine
}

// The names of files beside the journal: how hooks failed the last time, and how
// bright the screen was.
const (
	hookFailures = "hooks.json"
	lightFile    = "backlight.json"
)

// happenings gives what becomes of what happens: the file of events beside the
// journal, and the hooks beside the settings.
func happenings(config, data string) (attend.EventFile, attend.Hooks) {
	data, err := dataDir(data)
	if err != nil {
		return nil, nil
	}
	config, err = tomlfile.ConfigPath(config, os.Getenv("LULL_CONFIG"))
	if err != nil {
		return nil, nil
	}
	self, err := program()
	if err != nil {
		return nil, nil
	}
	return eventfile.File{Folder: data}, hookfolder.Folder{
		Path:     filepath.Join(filepath.Dir(config), "hooks"),
		Failures: filepath.Join(data, hookFailures),
		Runner:   []string{self, "hooks", "--quiet", "--config", config, "--data", data},
		Environ:  os.Environ(),
	}
}

const busLimit = 2 * time.Second

func probes() []cli.Probe {
	return []cli.Probe{
		{Name: "sound", Look: func(_ context.Context, s settings.Settings) (string, bool) {
			if !s.Sound.On {
				return "switched off in the settings", true
			}
			return soundserver.Probe()
		}},
		{Name: "voice", Look: func(ctx context.Context, s settings.Settings) (string, bool) {
			if !s.Voice.On {
				return "switched off in the settings", true
			}
			return speech.Probe(ctx, s.Voice)
		}},
		{Name: "awake", Look: func(ctx context.Context, s settings.Settings) (string, bool) {
			if !s.Desktop.Awake {
				return "switched off in the settings", true
			}
			return surroundings().Awake(ctx)
		}},
		{Name: "backlight", Look: func(_ context.Context, s settings.Settings) (string, bool) {
			if !s.Desktop.Backlight {
				return "left as it is, as the settings have it", true
			}
			if light := backlight(""); light != nil {
				return light.Probe()
			}
			return "nothing here can change it", false
		}},
		{Name: "suspend", Look: func(ctx context.Context, s settings.Settings) (string, bool) {
			sleeper := surroundings().Sleeper
			switch {
			case s.Desktop.Suspend == 0:
				return "switched off in the settings", true
			case sleeper == nil:
				return "nothing here lets the machine sleep", false
			}
			ctx, cancel := context.WithTimeout(ctx, busLimit)
			defer cancel()
			if err := sleeper.MaySuspend(ctx); err != nil {
				return err.Error(), false
			}
			return notation.Length(s.Desktop.Suspend) + " after somebody drifted off", true
		}},
	}
}
