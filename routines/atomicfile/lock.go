package atomicfile

import (
	"context"
	"time"
)

// Lock keeps others who lock the same folder out of it until it is given back:
// alone all of them, else only those who want it alone. It waits as long as ctx
// lets it. A process that ends, however it ends, holds none.
//
// Where the disk has no locks, or the folder is not there, nobody is kept out.
func Lock(ctx context.Context, folder string, alone bool) (unlock func(), err error) {
	const pause = 2 * time.Millisecond
	file, err := lockable(folder)
	if err != nil {
		return func() {}, nil //nolint:nilerr // what is done in the folder next says what is wrong
	}
	unlock = func() { _ = file.Close() } // nothing was written
	for {
		if taken, err := lock(file, alone); taken || err != nil {
			return unlock, nil //nolint:nilerr // a disk without locks
		}
		select {
		case <-ctx.Done():
			unlock()
			return nil, ctx.Err()
		case <-time.After(pause):
		}
	}
}
