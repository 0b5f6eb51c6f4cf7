package folder

import (
	"os"
	"path/filepath"

	"lull/routines/atomicfile"
)

// With gives the settings file and every file that is there of what somebody
// wrote beside it: places, relaxations and routines. Where one is a link, the
// file at its end is another.
func With(settings string) ([]string, error) {
	all := []string{settings}
	for _, of := range []string{"places", "relaxations", "routines"} {
		files, err := Files(filepath.Join(filepath.Dir(settings), of))
		if err != nil {
			return nil, err
		}
		all = append(all, files...)
	}
	var there []string
	for _, name := range all {
		if _, err := os.Lstat(name); err != nil {
			continue
		}
		there = append(there, name)
		if about, err := os.Stat(name); err == nil && about.Mode().IsRegular() {
			if end, err := atomicfile.Follow(name); err == nil && end != name {
				there = append(there, end)
			}
		}
	}
	return there, nil
}
