package tomlfile

import (
	"path/filepath"
	"runtime"
	"testing"
)

func TestTheFlagBeatsTheVariableBeatsTheUsualPlace(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(dir, "c"))
	t.Setenv("XDG_DATA_HOME", filepath.Join(dir, "d"))
	t.Setenv("HOME", filepath.Join(dir, "home"))
	here, err := filepath.Abs("mine.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ flag, env, config, data string }{
		{"/a/x.toml", "/b/y", "/a/x.toml", "/a/x.toml"},
		{"", "/b/y", "/b/y", "/b/y"},
		{"mine.toml", "", here, here},
		{"", "~/y", filepath.Join(dir, "home", "y"), filepath.Join(dir, "home", "y")},
		{"", "", filepath.Join(dir, "c", "lull", "config.toml"), filepath.Join(dir, "d", "lull")},
	} {
		if runtime.GOOS == "windows" && c.flag+c.env != "" {
			continue
		}
		if got, err := ConfigPath(c.flag, c.env); err != nil || got != c.config {
			t.Errorf("%q, %q: settings are at %s (%v), want %s", c.flag, c.env, got, err, c.config)
		}
		if got, err := DataDir(c.flag, c.env); err != nil || got != c.data {
			t.Errorf("%q, %q: the journal is at %s (%v), want %s", c.flag, c.env, got, err, c.data)
		}
	}
}

func TestARelativeXDGFolderIsNotTaken(t *testing.T) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("another usual place")
	}
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", "conf")
	if got, err := ConfigPath("", ""); err != nil || got != filepath.Join(home, ".config", "lull", "config.toml") {
		t.Errorf("got %s, %v", got, err)
	}
}

func TestWithoutAHomeNothingIsGuessed(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("home is elsewhere")
	}
	t.Setenv("HOME", "")
	t.Setenv("XDG_CONFIG_HOME", "")
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	if got, err := ConfigPath("", ""); err == nil {
		t.Errorf("the settings are at %s", got)
	}
	if _, err := DataDir("", ""); err != nil {
		t.Errorf("the data folder was named: %v", err)
	}
}

// A journal beside every folder that lull is started in would be many journals.
func TestARelativeHomeIsNone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("another variable")
	}
	t.Setenv("XDG_CONFIG_HOME", "")
	t.Setenv("XDG_DATA_HOME", "")
	t.Setenv("HOME", "home")
	if path, err := ConfigPath("", ""); err == nil {
		t.Errorf("the settings would be at %s", path)
	}
	if path, err := DataDir("", ""); err == nil {
		t.Errorf("the journal would be at %s", path)
	}
}
