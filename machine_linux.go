package main

import (
	"os"
	"path/filepath"

	"lull/routines/desktop/localbus"
	"lull/routines/desktop/sysfs"
	"lull/ui/cli/attend"
)

// backlights is where the kernel shows the light of screens. A test has its own.
var backlights = "/sys/class/backlight"

// backlight is the light behind this machine's own screen, kept beside the
// journal.
func backlight(data string) attend.Backlight {
	data, err := dataDir(data)
	if err != nil {
		return nil
	}
	login := localbus.Logind{Address: os.Getenv("DBUS_SYSTEM_BUS_ADDRESS")}
	return &sysfs.Backlight{Root: backlights, File: filepath.Join(data, lightFile), Set: login.SetBrightness}
}
