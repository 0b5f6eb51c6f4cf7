package main

import (
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
)

// The same for disks that are full, or can only be read, when a practice begins.
func TestAPracticeIsKeptThoughTheDiskHadNoRoom(t *testing.T) {
	t.Parallel()
	if os.Getuid() != 0 {
		t.Skip("a disk of one's own takes root")
	}
	for name, c := range map[string]struct {
		options string
		hinder  func(t *testing.T, disk string) (over func())
	}{
		"full": {"size=256k", func(t *testing.T, disk string) func() {
			journalOf(t, filepath.Join(disk, "lull"))
			filler := filepath.Join(disk, "filler")
			file, err := os.Create(filler)
			if err != nil {
				t.Fatal(err)
			}
			for block := make([]byte, 1024); err == nil; {
				_, err = file.Write(block)
			}
			_ = file.Close()
			return func() { remove(t, filler) }
		}},
		"no room for a name": {"nr_inodes=9", func(t *testing.T, disk string) func() {
			folder := filepath.Join(disk, "names")
			if err := os.Mkdir(folder, 0o700); err != nil {
				t.Fatal(err)
			}
			for i := 0; ; i++ {
				if err := os.WriteFile(filepath.Join(folder, strconv.Itoa(i)), nil, 0o600); err != nil {
					break
				}
			}
			return func() { remove(t, folder) }
		}},
		"only to be read": {"", func(t *testing.T, disk string) func() {
			again := func(flags uintptr) {
				if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT|flags, ""); err != nil {
					t.Error(err)
				}
			}
			again(syscall.MS_RDONLY)
			return func() { again(0) }
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			disk := filepath.Join(home, "data")
			if err := os.Mkdir(disk, 0o700); err != nil {
				t.Fatal(err)
			}
			if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, c.options); err != nil {
				t.Skipf("no disk to be had here: %v", err)
			}
			t.Cleanup(func() { _ = syscall.Unmount(disk, syscall.MNT_DETACH) })
			keptAll(t, home, c.hinder(t, disk))
		})
	}
}
