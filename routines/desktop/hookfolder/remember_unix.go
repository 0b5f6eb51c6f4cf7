//go:build unix

package hookfolder

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"lull/routines/atomicfile"
	"lull/routines/desktop"
)

const limit = 2 * time.Second

// remember keeps how a hook ended, where that is news.
func (f Folder) remember(h desktop.Happening, failed error, now time.Time) error {
	all := f.failures()
	_, before := all[h]
	switch {
	case failed == nil && !before:
		return nil
	case failed == nil:
		delete(all, h)
	default:
		all[h] = failure{now.UTC().Truncate(time.Second), failed.Error()}
	}
	if len(all) == 0 {
		return os.Remove(f.Failures)
	}
	text, _ := json.Marshal(all) // it holds nothing that can fail
	return atomicfile.Bytes(f.Failures, 0o600, append(text, '\n'))
}

// environ is what a hook gets of an environment. A program is looked for where
// the person has theirs, and never in the folder that the process is in.
func environ(all []string) []string {
	var out []string
	for _, variable := range all {
		name, value, _ := strings.Cut(variable, "=")
		if !slices.Contains(passed, name) && !strings.HasPrefix(name, "LC_") {
			continue
		}
		if name == "PATH" {
			folders := slices.DeleteFunc(filepath.SplitList(value), func(folder string) bool {
				return !filepath.IsAbs(folder)
			})
			value = strings.Join(folders, string(filepath.ListSeparator))
		}
		out = append(out, name+"="+value)
	}
	return out
}

// passed are the variables that a hook gets, where they are set.
var passed = []string{
	"HOME", "USER", "LOGNAME", "PATH", "TMPDIR", "TZ", "LANG", "LANGUAGE",
	"XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME",
	"DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_CURRENT_DESKTOP",
}
