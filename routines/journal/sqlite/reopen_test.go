package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"lull/routines/journal"
)

// kept opens the journal at a path as the next start does and gives what is
// in it.
func kept(t *testing.T, path string) []journal.Entry {
	t.Helper()
	all, err := opened(t, path, newClock()).Between(context.Background(), First, Last)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestJournalThatCouldOnlyBeReadIsWrittenWhenThatIsOver(t *testing.T) {
	for name, parameters := range map[string]string{"read": reading, "held": holding} {
		t.Run(name, func(t *testing.T) {
			path, c := filled(t), newClock()
			j := &Journal{newFile(path, Options{Now: c.now})}
			ctx := context.Background()
			if err := j.file.connect(ctx, way{parameters: parameters, readOnly: true}); err != nil {
				t.Fatal(err)
			}
			defer j.Close()
			if _, err := j.Save(ctx, note("with room again", c.at)); err != nil || j.file.readOnly() {
				t.Fatalf("saving: %v, read only %v", err, j.file.readOnly())
			}
			if all, err := j.Between(ctx, First, Last); err != nil || len(all) != many+1 {
				t.Errorf("it reads %d entries, %v", len(all), err)
			}
			if all := kept(t, path); len(all) != many+1 {
				t.Errorf("%d entries are kept, want %d", len(all), many+1)
			}
		})
	}
}

func TestStandbyBecomesTheJournalWhenItCanBeOpened(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "lull")
	path := filepath.Join(folder, "journal.db")
	if err := os.WriteFile(folder, []byte("in the way"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, c := context.Background(), newClock()
	j, err := Standby(ctx, path, Options{Now: c.now})
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	e := begun(t, c.at)
	if err := j.Practise(ctx, e); err == nil {
		t.Error("a practice was kept where there is no place")
	}
	if all, err := j.Between(ctx, First, Last); err != nil || len(all) != 0 {
		t.Errorf("%d entries, %v", len(all), err)
	}
	if err := os.Remove(folder); err != nil {
		t.Fatal(err)
	}
	if got := practise(t, j, standing(e, journal.CountsFrom, journal.Drifted)); got.Practised != journal.CountsFrom {
		t.Errorf("it is kept as %+v", got)
	}
	if all := kept(t, path); len(all) != 1 {
		t.Errorf("%d entries are kept", len(all))
	}
}

func TestJournalWhoseFileIsGoneIsMadeAnew(t *testing.T) {
	for name, happens := range map[string]func(path string) error{
		"the folder removed": func(path string) error { return os.RemoveAll(filepath.Dir(path)) },
		"the folder moved":   func(path string) error { return os.Rename(filepath.Dir(path), filepath.Dir(path)+"-moved") },
		"another in its place": func(path string) error {
			return errors.Join(os.Remove(path), os.Remove(path+"-wal"), os.Remove(path+"-shm"), os.WriteFile(path, nil, 0o600))
		},
	} {
		t.Run(name, func(t *testing.T) {
			path, c := filepath.Join(t.TempDir(), "lull", "journal.db"), newClock()
			ctx := context.Background()
			j, err := Open(ctx, path, Options{Now: c.now})
			if err != nil {
				t.Fatal(err)
			}
			e := begun(t, c.at)
			practise(t, j, e)
			if err := happens(path); err != nil {
				t.Skip("not to be done to an open file here: ", err)
			}
			practise(t, j, standing(e, journal.CountsFrom, journal.Drifted))
			if err := j.Close(); err != nil {
				t.Error(err)
			}
			if all := kept(t, path); len(all) != 1 || all[0].Session.Ending != journal.Drifted {
				t.Errorf("kept are %+v", all)
			}
		})
	}
}
