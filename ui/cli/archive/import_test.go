package archive

import (
	"context"
	"testing"

	"lull/routines/journal"
	"lull/ui/cli/storage"
)

// diary is a journal of so many entries.
type diary struct {
	storage.Archive
	entries int
	news    bool
	copied  bool
}

func (h *diary) ReadAll(_ context.Context, entry func(journal.Entry) error, _ func(journal.Tombstone) error) error {
	for range h.entries {
		if err := entry(journal.Entry{}); err != nil {
			return err
		}
	}
	return nil
}

func (h *diary) BackupDated(context.Context) (string, error) { h.copied = true; return "copy", nil }

func (h *diary) News(ctx context.Context, c journal.Copy) (journal.Merged, error) {
	if h.news {
		return h.MergeCopy(ctx, c)
	}
	return h.TryMerge(ctx, c)
}

func (h *diary) MergeCopy(_ context.Context, c journal.Copy) (journal.Merged, error) {
	return journal.Merged{Added: len(c.Entries)}, nil
}

func (h *diary) TryMerge(_ context.Context, c journal.Copy) (journal.Merged, error) {
	return journal.Merged{Unchanged: len(c.Entries)}, nil
}

func TestImportCopiesAJournalThatLearnsSomething(t *testing.T) {
	for name, c := range map[string]struct {
		diary
		added  int
		copied bool
	}{
		"an empty one":          {diary{}, 1, false},
		"one that learns":       {diary{entries: 2, news: true}, 1, true},
		"one that knows it all": {diary{entries: 2}, 0, false},
	} {
		var done imported
		err := Import{}.merge(t.Context(), &c.diary, journal.Copy{Entries: make([]journal.Entry, 1)}, &done)
		if err != nil || done.Added != c.added || c.diary.copied != c.copied {
			t.Errorf("%s: %+v, copied %v, %v", name, done, c.diary.copied, err)
		}
	}
}
