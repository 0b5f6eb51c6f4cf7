package cli

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/remind"
)

func TestClockGoesOnFromTheMomentGiven(t *testing.T) {
	real := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	s := &console{now: func() time.Time { return real }, flags: global{now: "2026-11-23T22:45:00Z"}}
	if err := s.clock(); err != nil {
		t.Fatal(err)
	}
	real = real.Add(time.Minute)
	if got := s.now().Format("15:04"); got != "22:46" {
		t.Errorf("got %s, want 22:46", got)
	}
	var usage Usage
	if err := (&console{flags: global{now: "tonight"}}).clock(); !errors.As(err, &usage) {
		t.Errorf("got %v, want a mistake in the call", err)
	}
}

func TestAsideIsOneLineADataLineOrNothing(t *testing.T) {
	for _, c := range []struct {
		flags global
		want  string
	}{
		{global{}, "lull: one\nlull: two\n"},
		{global{json: true}, "{\"note\":\"one\\ntwo\"}\n"},
		{global{quiet: true}, ""},
	} {
		var out strings.Builder
		(&console{stderr: &out, flags: c.flags}).warn(errors.New("one\ntwo"))
		if out.String() != c.want {
			t.Errorf("%+v: got %q, want %q", c.flags, out.String(), c.want)
		}
	}
}

// taken are marks of which some are somebody else's already.
type taken []string

func (m taken) Claim(_ context.Context, id string, _ evening.Day, _ string) (bool, error) {
	return !slices.Contains(m, id), nil
}
func (taken) Mark(context.Context, string, evening.Day, string) error { return nil }
func (taken) Unmark(context.Context, string) error                    { return nil }

func TestClaimTakesOnlyWhatNobodyHasShown(t *testing.T) {
	due := []remind.Notice{{ID: "a"}, {ID: "b"}}
	m, some, err := claim(t.Context(), taken{"a"}, due)
	if err != nil || !some || len(m.Notices) != 1 || m.Notices[0].ID != "b" {
		t.Errorf("got %+v, %v, %v", m, some, err)
	}
	if _, some, _ := claim(t.Context(), taken{"a", "b"}, due); some {
		t.Error("what was shown is shown again")
	}
}

// history is an importable journal of so many entries.
type history struct {
	entries int
	news    bool
	copied  bool
}

func (h *history) ReadAll(_ context.Context, entry func(journal.Entry) error, _ func(journal.Tombstone) error) error {
	for range h.entries {
		if err := entry(journal.Entry{}); err != nil {
			return err
		}
	}
	return nil
}
func (h *history) News(context.Context, journal.Copy) (bool, error) { return h.news, nil }
func (h *history) BackupDated(context.Context) (string, error)      { h.copied = true; return "copy", nil }

func (h *history) MergeCopy(_ context.Context, c journal.Copy) (journal.Merged, error) {
	return journal.Merged{Added: len(c.Entries)}, nil
}

func TestImportCopiesAJournalThatLearnsSomething(t *testing.T) {
	for name, c := range map[string]struct {
		history
		added  int
		copied bool
	}{
		"an empty one":          {history{}, 1, false},
		"one that learns":       {history{entries: 2, news: true}, 1, true},
		"one that knows it all": {history{entries: 2}, 0, false},
	} {
		var done imported
		err := importCommand{}.merge(t.Context(), &c.history, journal.Copy{Entries: make([]journal.Entry, 1)}, &done)
		if err != nil || done.Added != c.added || c.history.copied != c.copied {
			t.Errorf("%s: %+v, copied %v, %v", name, done, c.history.copied, err)
		}
	}
}
