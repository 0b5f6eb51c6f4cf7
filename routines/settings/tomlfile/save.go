package tomlfile

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"lull/routines/atomicfile"
	"lull/routines/settings"
)

// errChanged makes Save begin again.
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
	_, known := errors.AsType[*settings.Problem](err)
	if _, place := errors.AsType[*Problem](err); err == nil || known || place {
		return err
	}
	return fmt.Errorf("saving %s: %w", key, err)
}

func save(path string, k settings.Key, text string) error {
	target, err := atomicfile.Follow(path)
	if err != nil {
		return err
	}
	// Another lull may set something else just now; an editor, which locks nothing,
	// is found out by what it wrote.
	folder := filepath.Dir(target)
	_, err = os.Stat(folder)
	lockable := !errors.Is(err, fs.ErrNotExist) // asked before: another may make it at any time
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	unlock, err := atomicfile.Lock(ctx, folder, true)
	if err != nil {
		return errors.New("another lull is at the settings, and was not done in time")
	}
	defer unlock()
	data, err := read(target)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	edited, err := edit(path, data, k, text)
	if err != nil {
		return err
	}
	if bytes.Equal(edited, data) {
		return nil
	}
	if !lockable {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return fmt.Errorf("making the folder for the settings: %w", err)
		}
		return errChanged // what was not there could not be locked
	}
	return replace(target, data, edited)
}

// patience is how long one change of a setting waits for another.
const patience = 5 * time.Second

func replace(path string, old, contents []byte) error {
	if info, err := os.Stat(path); err == nil {
		if !info.Mode().IsRegular() {
			return fmt.Errorf("%s is not a file that can be written", path)
		}
		if info.Mode().Perm()&0o200 == 0 {
			return fmt.Errorf("%s is marked read-only; chmod u+w lets it be written", path)
		}
	}
	return atomicfile.Replace(path, 0o600, func(file *atomicfile.File) error {
		if _, err := file.Write(contents); err != nil {
			return err
		}
		if err := file.Sync(); err != nil { // it takes time; what was read is looked at after it
			return err
		}
		now, err := read(path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if !bytes.Equal(now, old) {
			return errChanged
		}
		return nil
	})
}
