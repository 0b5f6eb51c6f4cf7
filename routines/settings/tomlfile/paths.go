package tomlfile

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"
)

// errNoHome is what ConfigPath and DataDir give when nothing says where home
// is, so that nothing is ever written at the root of the disk.
var errNoHome = errors.New("nothing says where your home folder is")

// ConfigPath says where the settings are: the file named by the flag
// (--config), else by the environment (LULL_CONFIG), else lull/config.toml in
// the XDG config folder. The file need not be there.
func ConfigPath(flag, env string) (string, error) {
	path, err := place(flag, env, "config.toml", "XDG_CONFIG_HOME", func() string { return xdg.ConfigHome })
	if err != nil {
		return "", fmt.Errorf("finding the settings: %w; --config or LULL_CONFIG can name a file", err)
	}
	return path, nil
}

// DataDir says in which folder the journal is: the one named by the flag
// (--data), else by the environment (LULL_DATA), else lull in the XDG data
// folder. The folder need not be there.
func DataDir(flag, env string) (string, error) {
	path, err := place(flag, env, "", "XDG_DATA_HOME", func() string { return xdg.DataHome })
	if err != nil {
		return "", fmt.Errorf("finding the journal: %w; --data or LULL_DATA can name a folder", err)
	}
	return path, nil
}

// place gives the first of what was named, else a name in an XDG folder.
func place(flag, env, name, variable string, base func() string) (string, error) {
	for _, named := range []string{flag, env} {
		if named == "" {
			continue
		}
		// A shell leaves the tilde of --config=~/x as it is.
		if rest, ok := strings.CutPrefix(named, "~"+string(filepath.Separator)); ok {
			home, err := os.UserHomeDir()
			if err != nil {
				return "", errNoHome
			}
			named = filepath.Join(home, rest)
		}
		return filepath.Abs(named)
	}
	// The library reads the environment once, at the start.
	xdg.Reload()
	if _, err := os.UserHomeDir(); err != nil && !filepath.IsAbs(os.Getenv(variable)) {
		return "", errNoHome
	}
	folder := base()
	if !filepath.IsAbs(folder) { // it would be another one wherever lull is started
		return "", fmt.Errorf("%s is no whole path, so it does not say where your home folder is", folder)
	}
	return filepath.Join(folder, "lull", name), nil
}
