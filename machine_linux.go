package main

import (
	"context"
	"os"
	"path/filepath"

	"lull/routines/desktop/localbus"
	"lull/routines/desktop/sysfs"
	"lull/ui/cli/attend"
)

// backlights is where the kernel shows the light of screens. A test has its own.
var backlights = "/sys/class/backlight"

// lightKept is the name of the file that says how bright it was.
const lightKept = "backlight.json"

// backlight is the light behind this machine's own screen, kept beside the
// journal.
func backlight(data string) attend.Backlight {
	data, err := dataDir(data)
	if err != nil {
		return nil
	}
	login := localbus.Logind{Address: os.Getenv("DBUS_SYSTEM_BUS_ADDRESS")}
	return screenLight{sysfs.Backlight{Root: backlights, Kept: filepath.Join(data, lightKept), Set: login.SetBrightness}}
}

// screenLight is the backlight as the commands know it.
type screenLight struct{ sysfs.Backlight }

func (s screenLight) Begin(ctx context.Context) (attend.Light, error) {
	light, err := s.Backlight.Begin(ctx)
	if err != nil {
		return nil, err
	}
	return light, nil
}
