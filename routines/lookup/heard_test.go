package lookup

import (
	"context"
	"testing"

	"lull/routines/evening"
	"lull/routines/guided"
	"lull/routines/journal"
	"lull/routines/practice"
)

type sessions []journal.Entry

func (s sessions) Between(_ context.Context, from, to evening.Day, _ ...journal.Kind) ([]journal.Entry, error) {
	var out []journal.Entry
	for _, e := range s {
		if e.Evening >= from && e.Evening <= to {
			out = append(out, e)
		}
	}
	return out, nil
}

// What a practice keeps is what the next night remembers, for two months.
func TestWhatAPracticeKeepsIsRemembered(t *testing.T) {
	place := guided.Place{Name: "x", Words: guided.Words{Level: guided.Way{Slots: []guided.Slot{{"One way.", "Another way."}}}}}
	walk := func(m guided.Memory) practice.Plan {
		return guided.Imagine(place, guided.Common{}, guided.Walk{Seed: 1, Memory: m})
	}
	first := walk(guided.Memory{})
	kept := Session(first, first.Lasts(), journal.Finished)
	if kept.Name != "x" || kept.Planned != first.Lasts() || kept.Seed != 1 || kept.Heard == "" {
		t.Fatalf("kept is %+v", kept)
	}
	if none := Session(first, 0, journal.Running); none.Heard != "" {
		t.Errorf("before a word %q was heard", none.Heard)
	}
	for ago, other := range map[evening.Day]bool{1: true, heardWithin: true, heardWithin + 1: false} {
		m, err := Heard(t.Context(), sessions{{Evening: 20000 - ago, Session: kept}}, 20000)
		if err != nil {
			t.Fatal(err)
		}
		if got := walk(m).Phases[0].Words; (got != first.Phases[0].Words) != other {
			t.Errorf("%d nights after %q comes %q", ago, first.Phases[0].Words, got)
		}
	}
}
