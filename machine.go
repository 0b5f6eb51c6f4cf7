package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"lull/routines/desktop/caffeinate"
	"lull/routines/desktop/executionstate"
	"lull/routines/desktop/localbus"
	"lull/routines/remind/desktopbus"
	"lull/routines/remind/ical"
	"lull/routines/remind/launchd"
	"lull/routines/remind/osascript"
	"lull/routines/remind/powershell"
	"lull/routines/remind/systemd"
	"lull/routines/remind/taskscheduler"
	"lull/routines/settings"
	"lull/routines/sound"
	"lull/routines/sound/flac"
	"lull/routines/sound/opus"
	"lull/routines/sound/soundserver"
	"lull/routines/sound/speech"
	"lull/routines/sound/wav"
	"lull/ui/cli"
)

// reminding is what each system has to wake lull by and to show a reminder
// with. Nothing of it is looked at before it is asked.
func reminding() cli.Reminding {
	r := cli.Reminding{
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
		r.Scheduler, r.Notifier = launchd.Agent{Programs: programs{}, Home: home, UID: os.Getuid()}, osascript.Script{Programs: programs{}}
	case "windows":
		r.Scheduler, r.Notifier = taskscheduler.Tasks{Programs: programs{}}, powershell.Shell{Programs: programs{}}
	default:
		dir := runtimeDir()
		r.Scheduler = systemd.Units{Programs: programs{}, Home: home, ConfigHome: os.Getenv("XDG_CONFIG_HOME"), RuntimeDir: dir}
		r.Notifier = desktopbus.Bus{
			Address: os.Getenv("DBUS_SESSION_BUS_ADDRESS"), RuntimeDir: dir,
			Screen: os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != "",
		}
	}
	return r
}

// programs are those of this machine.
type programs struct{}

func (programs) Find(name string) (string, error) { return exec.LookPath(name) }

func (programs) Run(ctx context.Context, environ []string, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = append(os.Environ(), environ...)
	var words strings.Builder
	cmd.Stderr = &words
	out, err := cmd.Output()
	if err != nil {
		return string(out), fmt.Errorf("%s %s: %w: %s", name, strings.Join(args, " "), err, strings.TrimSpace(words.String()+string(out)))
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
func sounding() cli.Sounding {
	return cli.Sounding{
		Player: func(now func() time.Time) cli.Player {
			return soundserver.New(now, func(v settings.Voice) soundserver.Voice {
				s, err := speech.Find(v)
				if err != nil {
					return nil // captions, then
				}
				return s
			})
		},
		Voice: func(v settings.Voice) (cli.Voice, error) { return speech.Find(v) },
		WAV:   func(w io.Writer, frames int64, l sound.Label) (cli.SoundFile, error) { return wav.Create(w, frames, l) },
		FLAC:  func(w io.WriteSeeker, l sound.Label) (cli.SoundFile, error) { return flac.Create(w, l) },
		Opus: func(ctx context.Context, w io.Writer, l sound.Label) (cli.SoundFile, error) {
			return opus.Create(ctx, w, l)
		},
	}
}

// surroundings are what of this system takes part in a practice.
func surroundings() cli.Machine {
	switch runtime.GOOS {
	case "darwin":
		return cli.Machine{Inhibitors: []cli.Inhibitor{caffeinate.Program{}}}
	case "windows":
		return cli.Machine{Inhibitors: []cli.Inhibitor{executionstate.Thread{}}}
	}
	// Both: a desktop may not look at the locks of logind, and a machine
	// without a desktop has no other.
	session := localbus.Session{Address: os.Getenv("DBUS_SESSION_BUS_ADDRESS"), RuntimeDir: runtimeDir()}
	return cli.Machine{
		Inhibitors: []cli.Inhibitor{localbus.Logind{Address: os.Getenv("DBUS_SYSTEM_BUS_ADDRESS")}, session},
		Players:    localbus.Players{Session: session},
	}
}

// probes look at what would be heard.
func probes() []cli.Probe {
	return []cli.Probe{
		{Name: "sound", Look: func(_ context.Context, s settings.Settings) (string, bool) {
			if !s.Sound.On {
				return "switched off in the settings", true
			}
			words := soundserver.Probe()
			return words, !strings.HasPrefix(words, "silent")
		}},
		{Name: "voice", Look: func(ctx context.Context, s settings.Settings) (string, bool) {
			if !s.Voice.On {
				return "switched off in the settings", true
			}
			words := speech.Probe(ctx, s.Voice)
			return words, !strings.HasPrefix(words, "captions only")
		}},
		{Name: "awake", Look: func(ctx context.Context, s settings.Settings) (string, bool) {
			if !s.Desktop.Awake {
				return "switched off in the settings", true
			}
			return surroundings().Awake(ctx)
		}},
	}
}
