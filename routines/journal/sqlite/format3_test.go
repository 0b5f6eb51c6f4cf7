package sqlite

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
)

func TestRowsWithoutSenseOfFormatThreeKeepWhatWasInThem(t *testing.T) {
	path, lines := ofFormat(t, 3)
	ctx := context.Background()
	j := opened(t, path, newClock())
	sameLines(t, j, lines)
	if j.SetAside() != 3 {
		t.Errorf("%d rows are set aside, want 3", j.SetAside())
	}
	for id, was := range map[string]string{
		"0192f0c4000070008000000000000300": `"text":"will lose its sense"`,
		"0192f0c4000070008000000000000301": `"woke_zone":999999999`,
		"0192f0c4000070008000000000000302": `"text":"the tax"`,
	} {
		var body string
		if err := j.file.db.QueryRow(`SELECT body FROM entry WHERE id = unhex(?)`, id).Scan(&body); err != nil || !strings.Contains(body, was) {
			t.Errorf("of a row without sense there is %s, %v; want %s", body, err, was)
		}
	}
	if closed, err := j.CloseUnfinished(ctx); err != nil || len(closed) != 1 || closed[0].ID != "0192f0c4-0000-7000-8000-000000000200" {
		t.Errorf("closed %+v, %v", closed, err)
	}
}

func TestWhatFormatThreeRememberedIsUndone(t *testing.T) {
	path, _ := ofFormat(t, 3)
	j := opened(t, path, newClock())
	ctx := context.Background()
	var deleted, edited []journal.Entry
	for {
		undone, err := j.Undo(ctx)
		if errors.Is(err, journal.ErrNothingToUndo) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, u := range undone {
			switch u.Change {
			case journal.Deleted:
				deleted = append(deleted, u.Entry)
			case journal.Edited:
				now, err := entry(ctx, j, u.Entry.ID)
				if err != nil {
					t.Fatal(err)
				}
				edited = append(edited, now)
			case journal.Made:
			}
		}
	}
	want := everyKind()
	slices.Reverse(want)
	for name, got := range map[string][]journal.Entry{"deleted": deleted, "edited": edited} {
		if len(got) != len(want) {
			t.Fatalf("%d %s entries were taken back, want %d", len(got), name, len(want))
		}
		for i := range got {
			telling(t, got[i], want[i])
		}
	}
}

func TestChangeOfFormatGivesBackTheRoom(t *testing.T) {
	path := filled3(t)
	before := pages(t, path)
	j, err := Open(context.Background(), path, Options{})
	if err == nil {
		err = j.Close()
	}
	if now := pages(t, path); err != nil || now > before*11/10 {
		t.Errorf("%d pages, and %d before; %v", now, before, err)
	}
}

func TestOlderProgramRefusesTheFormatWithLines(t *testing.T) {
	path := filled(t)
	before := contents(t, path)
	_, err := Open(context.Background(), path, Options{steps: migrations()[:3]})
	var newer *NewerError
	if !errors.As(err, &newer) || newer.Has != len(migrations()) || newer.Known != 3 {
		t.Errorf("got %v", err)
	}
	if !slices.Equal(contents(t, path), before) {
		t.Error("the file was changed")
	}
}

// sinceFormat4 are entries with the kinds and fields that came later.
func sinceFormat4(at time.Time) []journal.Entry {
	woke := at.Add(8 * time.Hour)
	entries := []journal.Entry{
		{Kind: journal.KindSession, Session: &journal.Session{Practice: "imagine", Ending: journal.Finished, Heard: "q83v"}},
		{Kind: journal.KindTrial, Trial: &journal.Trial{Event: "start", Text: "no tea", Outcome: "jerks", Evenings: 28}},
		{Kind: journal.KindWatch, Watch: &journal.Watch{Factor: "caffeine", Outcome: "jerks"}},
		{Kind: journal.KindNight, Night: &journal.Night{Awakenings: new(int), IntoBed: &at, Asleep: &at, OutOfBed: &woke}},
		{Kind: journal.KindNap, Nap: &journal.Nap{}},
		{Kind: journal.KindMedicine, Medicine: &journal.Medicine{What: "melatonin"}},
		{Kind: journal.KindNothing, Nothing: &journal.Nothing{}},
	}
	for i := range entries {
		entries[i].At = at.Add(time.Duration(i) * time.Second)
		entries[i].Evening, entries[i].Source = evening.Of(at, evening.DayStarts), journal.AppleHealth
	}
	return entries
}

// A field that is added comes with a step of the format that names it: else a
// program without it takes the rows for damaged ones.
func TestFormatNamesEveryField(t *testing.T) {
	j, _ := fresh(t)
	var known string
	if err := j.file.db.QueryRow(`SELECT known FROM fields`).Scan(&known); err != nil {
		t.Fatal(err)
	}
	named := map[string][]string{}
	for line := range strings.SplitSeq(known, "\n") {
		kind, names, _ := strings.Cut(line, ":")
		named[kind] = strings.Fields(names)
	}
	for _, kind := range journal.Kinds() {
		for _, f := range journal.FieldsOf(kind) {
			if !slices.Contains(named[string(kind)], f.Name) {
				t.Errorf("the format does not know the field %s of the kind %s: add a step to migrations", f.Name, kind)
			}
		}
	}
}
