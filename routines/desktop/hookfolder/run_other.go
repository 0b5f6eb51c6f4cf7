//go:build !unix

package hookfolder

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"lull/routines/desktop"
)

func (f Folder) Start(...desktop.Event) (<-chan struct{}, error) {
	return nil, errSystem
}

func (f Folder) Run(context.Context, func() time.Time, ...desktop.Event) error {
	return errSystem
}

func (f Folder) find(h desktop.Happening) (string, error) {
	if _, err := os.Lstat(filepath.Join(f.Path, string(h))); err != nil {
		return "", errNone
	}
	return "", errSystem
}
