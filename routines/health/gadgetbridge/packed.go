package gadgetbridge

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"lull/routines/health"
)

// mostPacked is how many bytes a database in a zip may have: ten years of a watch
// have some hundred million.
const mostPacked = 4 << 30

// ReadPacked is [Read] for a database that lies in a zip. A database is read here
// and there and not from end to end, so it is unpacked first, into a folder that
// only this person can look into, and taken away again.
func ReadPacked(ctx context.Context, in io.Reader, into *health.Import) error {
	return packed(ctx, in, into, mostPacked)
}

func packed(ctx context.Context, in io.Reader, into *health.Import, most int64) (err error) {
	folder, err := os.MkdirTemp("", "lull")
	if err != nil {
		return fmt.Errorf("unpacking it: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	path := filepath.Join(folder, "Gadgetbridge")
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("unpacking it: %w", err)
	}
	n, err := io.Copy(file, io.LimitReader(in, most+1))
	if err = errors.Join(err, file.Close()); err != nil {
		return fmt.Errorf("unpacking it: %w", err)
	}
	if n > most {
		return fmt.Errorf("it is larger than %d MB", most>>20)
	}
	return Read(ctx, path, into)
}
