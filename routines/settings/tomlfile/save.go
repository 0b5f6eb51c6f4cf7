package tomlfile

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"lull/routines/settings"
)

// errChanged is what replace gives when somebody else wrote the file after it
// was read. Save begins again then.
var errChanged = errors.New("the settings were changed by another program at the same moment")

// Save changes one setting in the file and nothing else: remarks, order and
// line ends stay. An empty text for a setting that can be left out leaves it
// out. The file and its folder are made where they are missing, for their
// person's eyes only; a link stays a link. The old file is there whole until
// the new one is.
//
// A value that cannot be taken gives a [*settings.Problem], a file that cannot
// be read as TOML a [*Problem]; neither changes anything.
func Save(path, key, text string) error {
	k, err := settings.Find(key)
	if err != nil {
		return err
	}
	const attempts = 5
	for range attempts {
		if err = save(path, k, text); !errors.Is(err, errChanged) {
			break
		}
	}
	var known *settings.Problem
	var place *Problem
	if err == nil || errors.As(err, &known) || errors.As(err, &place) {
		return err
	}
	return fmt.Errorf("saving %s: %w", key, err)
}

func save(path string, k settings.Key, text string) error {
	target, err := follow(path)
	if err != nil {
		return err
	}
	data, err := read(target)
	missing := errors.Is(err, fs.ErrNotExist)
	if err != nil && !missing {
		return err
	}
	edited, err := edit(path, data, k, text)
	if err != nil {
		return err
	}
	if bytes.Equal(edited, data) {
		return nil
	}
	if missing {
		if err := os.MkdirAll(filepath.Dir(target), 0o700); err != nil {
			return fmt.Errorf("making the folder for the settings: %w", err)
		}
	}
	return replace(target, data, edited)
}

// follow gives the file at the end of a chain of links, which need not be
// there yet.
func follow(path string) (string, error) {
	const most = 40 // as many as the systems themselves follow
	for range most {
		to, err := os.Readlink(path)
		if err != nil { // no link, or nothing there: this is the end
			return path, nil
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(path), to)
		}
		path = to
	}
	return "", fmt.Errorf("%s is a link that leads in a circle", path)
}

// replace puts new contents in the place of old ones, at once and for good.
func replace(path string, old, contents []byte) (err error) {
	mode := fs.FileMode(0o600)
	if info, err := os.Stat(path); err == nil {
		if !info.Mode().IsRegular() {
			return fmt.Errorf("%s is not a file that can be written", path)
		}
		if mode = info.Mode().Perm(); mode&0o200 == 0 {
			return fmt.Errorf("%s is marked read-only; chmod u+w lets it be written", path)
		}
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".lull-settings-*")
	if err != nil {
		return fmt.Errorf("writing beside %s: %w", path, err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(file.Name()) // what went wrong before is the thing to tell
		}
	}()
	_, err = file.Write(contents)
	if err == nil {
		err = file.Chmod(mode)
	}
	if err == nil {
		err = file.Sync()
	}
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return fmt.Errorf("writing the settings: %w", err)
	}
	now, err := read(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if !bytes.Equal(now, old) {
		return errChanged
	}
	if err = os.Rename(file.Name(), path); err != nil {
		return fmt.Errorf("putting the new settings in place: %w", err)
	}
	// The rename reaches the disk with its folder. Where a folder cannot be
	// synced (Windows), the new file is in place all the same.
	if dir, opened := os.Open(filepath.Dir(path)); opened == nil {
		_ = dir.Sync()
		_ = dir.Close()
	}
	return nil
}
