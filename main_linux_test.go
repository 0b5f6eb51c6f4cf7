package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"lull/ui/terminal/ptytest"
)

// disk is an ext4 file system of its own, in a file.
type disk struct{ image, folder string }

// newDisk makes one and mounts it.
func newDisk(t *testing.T) disk {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("a disk of its own takes root")
	}
	d := disk{filepath.Join(t.TempDir(), "image"), t.TempDir()}
	if err := os.WriteFile(d.image, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(d.image, 16<<20); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command("mkfs.ext4", "-q", "-F", d.image).CombinedOutput(); err != nil {
		t.Skipf("no ext4 to be had here: %v\n%s", err, said)
	}
	d.mount(t)
	return d
}

func (d disk) mount(t *testing.T) {
	t.Helper()
	// The longest time between two writes of its own: what is on the disk is
	// there because somebody asked for it.
	if said, err := exec.Command("mount", "-o", "loop,commit=300", d.image, d.folder).CombinedOutput(); err != nil {
		t.Skipf("no disk to be had here: %v\n%s", err, said)
	}
	t.Cleanup(func() {
		if said, err := exec.Command("umount", d.folder).CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, said)
		}
	})
}

// powerCut gives the disk as it would be found if the power had gone now: the
// image as it is, under a file system that thinks it has more.
func (d disk) powerCut(t *testing.T) disk {
	t.Helper()
	after := disk{filepath.Join(t.TempDir(), "image"), t.TempDir()}
	from, err := os.Open(d.image)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	to, err := os.Create(after.image)
	if err != nil {
		t.Fatal(err)
	}
	defer to.Close()
	if _, err := io.Copy(to, from); err != nil {
		t.Fatal(err)
	}
	after.mount(t)
	return after
}

// What lull says that it has written is there after a power cut.
func TestWhatIsWrittenOutlivesAPowerCut(t *testing.T) {
	t.Parallel()
	lull := func(t *testing.T, folder string, args ...string) string {
		t.Helper()
		c := exec.Command(ptytest.Build(t), append([]string{"--data", filepath.Join(folder, "data"), "--config", filepath.Join(folder, "config.toml")}, args...)...)
		c.Env = ptytest.Environ(folder)
		said, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %v\n%s", args, err, said)
		}
		return string(said)
	}
	journal := func(t *testing.T, d disk) string { return lull(t, d.folder, "export") }
	// file gives a file of the disk, empty where it is not there.
	file := func(name string) func(*testing.T, disk) string {
		return func(_ *testing.T, d disk) string {
			found, _ := filepath.Glob(filepath.Join(d.folder, name))
			content, _ := os.ReadFile(strings.Join(found, " "))
			return string(content)
		}
	}
	copied := func(t *testing.T, d disk) string {
		return lull(t, d.folder, "--data", filepath.Join(d.folder, "copy"), "export")
	}
	for _, c := range []struct {
		name string
		args string
		was  string // what is there before under the last argument, or what is done before
		same func(t *testing.T, d disk) string
	}{
		{"an export", "export -o DISK/out.jsonl", "", file("out.jsonl")},
		{
			"an export in the place of one",
			"export -o DISK/out.jsonl", "{\"kind\":\"lull\",\"version\":1}\n", file("out.jsonl"),
		},
		{"a backup", "backup DISK/copy/lull.db", "", copied},
		{"a dated backup", "backup", "", func(t *testing.T, d disk) string {
			copies, _ := filepath.Glob(filepath.Join(d.folder, "data", "backups", "*"))
			if len(copies) != 2 { // the first was made by itself
				return fmt.Sprint("the copies are ", copies)
			}
			if err := os.Rename(copies[1], filepath.Join(d.folder, "copy", "lull.db")); err != nil {
				t.Fatal(err)
			}
			return copied(t, d)
		}},
		{
			"what was there before a copy came back",
			"backup restore DISK/copy/lull.db", "a copy", file("data/lull.db.replaced-*"),
		},
		{
			"a damaged file and what was rescued of it",
			"backup --rescue", "damage", file("data/lull.db.damaged-*"),
		},
		{"a page for the clinician", "report -o DISK/page.txt", "Sleep log, before\n", file("page.txt")},
		{"a calendar", "remind ics -o DISK/lull.ics", "", file("lull.ics")},
		{"a sound file", "render calm --for 1m -o DISK/breath.wav", "", file("breath.wav")},
		{"a setting", "config set theme coal", "", file("config.toml")},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDisk(t)
			if err := os.Mkdir(filepath.Join(d.folder, "copy"), 0o700); err != nil {
				t.Fatal(err)
			}
			args := strings.Fields(strings.Replace(c.args, "DISK", d.folder, 1))
			for range 20 {
				lull(t, d.folder, "log", "note", strings.Repeat("words ", 100))
			}
			last := args[len(args)-1]
			var err error
			switch c.was {
			case "":
			case "a copy":
				lull(t, d.folder, "backup", last)
				lull(t, d.folder, "log", "tea")
			case "damage":
				var file *os.File
				if file, err = os.OpenFile(filepath.Join(d.folder, "data", "lull.db"), os.O_RDWR, 0); err == nil {
					_, err = file.WriteAt(bytes.Repeat([]byte{0x55}, 4096), 4096)
					err = errors.Join(err, file.Close())
				}
			default:
				err = os.WriteFile(last, []byte(c.was), 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
			if said, err := exec.Command("sync", "-f", d.folder).CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, said)
			}
			lull(t, d.folder, args...)
			after := d.powerCut(t)
			found, written := c.same(t, after), c.same(t, d)
			if found != written || len(written) < 10 {
				t.Errorf("%d bytes were written, %d are found after a power cut", len(written), len(found))
			}
			if journal(t, after) != journal(t, d) {
				t.Error("the journal is another one")
			}
		})
	}
}

// What another program says stands in a sentence of ours: one line, and nothing that
// a terminal obeys.
func TestTheWordsOfAnotherProgramAreOneCleanLine(t *testing.T) {
	_, err := programs{}.Run(t.Context(), nil, "sh", "-c", `printf 'no \033[31mbus\007\n\n  here\n' >&2; exit 3`)
	if err == nil || !strings.HasSuffix(err.Error(), ": exit status 3: no [31mbus here") {
		t.Errorf("got %q", err)
	}
}
