package atomicfile

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"
)

func TestAFolderIsLockedByOneAloneOrBySeveralBesideEachOther(t *testing.T) {
	for _, c := range []struct{ first, second, waits bool }{
		{first: false, second: false, waits: false},
		{first: true, second: false, waits: true},
		{first: false, second: true, waits: true},
		{first: true, second: true, waits: true},
	} {
		folder := t.TempDir()
		unlock, err := Lock(context.Background(), folder, c.first)
		if err != nil {
			t.Fatal(err)
		}
		soon, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
		defer cancel()
		switch again, err := Lock(soon, folder, c.second); {
		case c.waits && !errors.Is(err, context.DeadlineExceeded):
			t.Errorf("%+v: got %v, want it to wait", c, err)
		case !c.waits && err != nil:
			t.Errorf("%+v: %v", c, err)
		case !c.waits:
			again()
		}
		unlock()
		again, err := Lock(context.Background(), folder, true)
		if err != nil {
			t.Fatal(err)
		}
		again()
	}
	unlock, err := Lock(context.Background(), filepath.Join(t.TempDir(), "not there"), true)
	if err != nil {
		t.Fatal(err)
	}
	unlock()
}
