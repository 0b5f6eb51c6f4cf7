package archive

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"lull/routines/journal"
	"lull/routines/letters"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
	"lull/ui/history"
	"lull/ui/plain"
)

// Sources are about all that was taken from the files of one program.
type Sources struct {
	*console.Console
	Disk *storage.Disk
}

// TakeOut takes it out, and asks before.
func (s Sources) TakeOut(ctx context.Context, source string, yes bool) error {
	return s.Disk.Archive(ctx, func(a storage.Archive) error {
		from, err := a.From(ctx, source)
		if err != nil {
			return err
		}
		name := journal.SourceName(source)
		if len(from) == 0 {
			all, err := sourcesOf(ctx, a)
			if err != nil {
				return err
			}
			there := "nor from any other program's file"
			if len(all) > 0 {
				there = "there is " + letters.Line(strings.Join(all, ", "))
			}
			return console.Misusef("nothing here was taken from %s; %s", letters.Quoted(source), there)
		}
		first, last := from[0].Evening, from[len(from)-1].Evening
		words := fmt.Sprintf("%s from %s, from %s to %s", plain.Counted(len(from), "entry", "entries"),
			letters.Line(name), first, last)
		if !yes && !s.Asks() {
			return console.Misusef("this takes out %s, and nobody can be asked here; --yes goes on without asking",
				words)
		}
		if !yes && !s.Agreed("This takes out "+words+". Go on?") {
			return s.Done(nil, "Nothing was taken out.")
		}
		gone, err := a.DeleteFrom(ctx, source)
		if err != nil {
			return err
		}
		s.Disk.History.Add(history.Change{})
		return s.Done(console.Data{"source", source, "deleted", len(gone), "entries", storage.EntriesJSON(gone)},
			"taken out: "+words+"; lull undo brings it back")
	})
}

func sourcesOf(ctx context.Context, j storage.Whole) ([]string, error) {
	found := map[string]bool{}
	err := j.ReadAll(ctx, func(e journal.Entry) error {
		if e.Imported() {
			found[e.Source] = true
		}
		return nil
	}, func(journal.Tombstone) error { return nil })
	return slices.Sorted(maps.Keys(found)), err
}

// Names completes where entries were taken from.
func (s Sources) Names(ctx context.Context) (names []string) {
	s.Muted.Store(true)
	_ = s.Disk.Archive(ctx, func(a storage.Archive) (err error) { // without a journal nothing is offered
		names, err = sourcesOf(ctx, a)
		return err
	})
	return names
}
