package tomlfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"

	"lull/routines/settings"
)

// File is the settings and the file behind them. Screens read it while it is written.
type File struct {
	path    string
	getenv  func(string) string
	environ []string
	mu      sync.Mutex
	current settings.Settings
}

// Open reads the file that was named, or the one that stands in its place, and
// lays the environment over it. What is wrong comes back beside settings that
// still work.
func Open(named string, getenv func(string) string, environ []string) (*File, error) {
	path, err := ConfigPath(named, getenv("LULL_CONFIG"))
	if err != nil {
		return nil, err
	}
	f := &File{path: path, getenv: getenv, environ: environ}
	if _, err := os.Stat(path); named != "" && errors.Is(err, fs.ErrNotExist) {
		return f, errors.Join(fmt.Errorf("%s: %w", path, settings.ErrNoFile), f.load())
	}
	return f, f.load()
}

func (f *File) load() error {
	s, err := Load(f.path)
	if onlyASCII(f.getenv) { // mostly it is not, and the file need not be read twice
		s.ASCII = s.ASCII || f.Where("ascii") == ""
	}
	wrong := s.Overlay(f.environ)
	f.mu.Lock()
	defer f.mu.Unlock()
	f.current = s
	return errors.Join(append(wrong, err)...)
}

// onlyASCII tells whether this terminal is known to show no more: a locale
// that says so, or the Linux console, whose fonts have no braille. Where no
// locale is set nothing is known, and most terminals can.
func onlyASCII(getenv func(string) string) bool {
	if strings.HasPrefix(getenv("TERM"), "linux") {
		return true
	}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		locale := strings.ToUpper(getenv(name))
		if locale == "" {
			continue
		}
		_, charset, named := strings.Cut(locale, ".")
		return locale == "C" || locale == "POSIX" ||
			named && !strings.HasPrefix(charset, "UTF-8") && !strings.HasPrefix(charset, "UTF8")
	}
	return false
}

func (f *File) Current() settings.Settings {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.current
}

func (f *File) Path() string { return f.path }

// Set changes one setting in the file and reads it again.
func (f *File) Set(key, value string) error {
	if err := Save(f.path, key, value); err != nil {
		return err
	}
	_ = f.load() // what else is wrong in the file was said when it was opened
	return nil
}

// Where gives the place of a setting as file:line:column, for a mistake that only
// somebody else could see, such as a name that there is not. It is empty when the
// setting does not stand in the file.
func (f *File) Where(key string) string {
	data, err := read(f.path)
	if err != nil {
		return ""
	}
	d, wrong := parse(data)
	if wrong != nil || d.find(key) == nil {
		return ""
	}
	line, column := position(data, d.find(key).value.from)
	return fmt.Sprintf("%s:%d:%d", f.path, line, column)
}
