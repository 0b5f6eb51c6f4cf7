package reminders

import (
	"context"
	"slices"
	"testing"

	"lull/routines/evening"
	"lull/routines/remind"
)

// taken are marks of which some are somebody else's already.
type taken []string

func (m taken) Claim(_ context.Context, id string, _ evening.Day, _ string) (bool, error) {
	return !slices.Contains(m, id), nil
}
func (taken) Mark(context.Context, string, evening.Day, string) error { return nil }
func (taken) Unmark(context.Context, string) error                    { return nil }

func TestClaimTakesOnlyWhatNobodyHasShown(t *testing.T) {
	due := []remind.Notice{{ID: "a"}, {ID: "b"}}
	m, some, err := Claim(t.Context(), taken{"a"}, due)
	if err != nil || !some || len(m.Notices) != 1 || m.Notices[0].ID != "b" {
		t.Errorf("got %+v, %v, %v", m, some, err)
	}
	if _, some, _ := Claim(t.Context(), taken{"a", "b"}, due); some {
		t.Error("what was shown is shown again")
	}
}
