package cli_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"lull/routines/journal"
	"lull/ui/cli"
)

func trying(t *testing.T) *account {
	a := newAccount(t)
	a.NewID = func() string { return uuid.Must(uuid.NewV7()).String() }
	a.does("trial", "start", "no tea after 14:00")
	return a
}

// arms gives what was drawn, in the order of evenings.
func (a *account) arms() (arms []string) {
	a.Helper()
	for _, e := range a.entries(journal.KindTrial) {
		if e.Trial.Event == "assign" {
			arms = append(arms, e.Evening.String()+" "+e.Trial.Arm)
		}
	}
	return arms
}

func TestTheCoinIsTossedOnItsEveningAndOnce(t *testing.T) {
	a := trying(t)
	if arms := a.arms(); len(arms) != 0 {
		t.Fatalf("drawn by the start alone: %v", arms)
	}
	first := a.does("trial", "tonight", "--json")
	if again := a.does("trial", "tonight", "--json"); again != first || len(a.arms()) != 1 {
		t.Errorf("%s and then %s, %v", first, again, a.arms())
	}
	if said := a.does("tonight"); !strings.Contains(said, "The coin says for tonight") {
		t.Errorf("the evening says %s", said)
	}
	// Taking back what was done last does not take back the coin.
	a.does("log", "coffee")
	a.does("undo")
	if _, err := a.run("undo"); err != nil || len(a.arms()) != 1 {
		t.Errorf("%v, drawn: %v", err, a.arms())
	}
}

func TestNoCoinIsTossedForAMomentThatWasNamed(t *testing.T) {
	a := trying(t)
	for _, now := range []string{"2026-11-23T15:00:00Z", "2026-11-24T15:00:00Z", "2026-12-20T15:00:00Z"} {
		for _, command := range [][]string{{"trial", "tonight"}, {"trial"}, {"tonight"}, {"export"}} {
			if said := a.does(append(command, "--now", now)...); strings.Contains(said, "coin says") || strings.Contains(said, `"arm"`) {
				t.Errorf("%v at %s: %s", command, now, said)
			}
		}
	}
	if len(a.arms()) != 0 {
		t.Errorf("drawn: %v", a.arms())
	}
}

func TestTheEveningTossesTheCoinFromNoonUntilLightsOut(t *testing.T) {
	a := trying(t)
	for hour, drawn := range map[int]int{8: 0, 23: 0} {
		a.at = time.Date(2026, 11, 24, hour, 30, 0, 0, time.UTC)
		if a.does("tonight"); len(a.arms()) != drawn {
			t.Errorf("at %d: %v", hour, a.arms())
		}
	}
	a.at = time.Date(2026, 11, 25, 12, 30, 0, 0, time.UTC)
	if said := a.does("tonight"); !strings.Contains(said, "The coin says") || len(a.arms()) != 1 {
		t.Errorf("at noon: %s, %v", said, a.arms())
	}
}

func TestStartingAgainBringsNoOtherCoin(t *testing.T) {
	a := trying(t)
	a.does("trial", "tonight")
	was := a.arms()
	if said := a.does("trial", "stop"); !strings.Contains(said, "ended early after 1 of 28 evenings") {
		t.Errorf("it said %s", said)
	}
	a.at = a.at.Add(time.Hour)
	if said := a.does("trial", "start", "No tea after 14:00!"); !strings.Contains(said, "goes on where it was") {
		t.Errorf("it said %s", said)
	}
	a.does("trial", "tonight")
	if now := a.arms(); len(now) != 1 || now[0] != was[0] {
		t.Errorf("%v and then %v", was, now)
	}
}

func TestATrialSaysWhatItCanFindBeforeItsFirstEvening(t *testing.T) {
	a := newAccount(t)
	if said := a.does("trial", "start", "no tea", "--evenings", "56"); !strings.Contains(said, "Of 100 trials of 56 evenings, about 56 find it") {
		t.Errorf("it said %s", said)
	}
	for _, wrong := range [][]string{{"--evenings", "30"}, {"--outcome", "luck"}} {
		b := newAccount(t)
		if _, err := b.run(append([]string{"trial", "start", "no tea"}, wrong...)...); err == nil || !isUsage(err) {
			t.Errorf("%v: %v", wrong, err)
		}
	}
}

func isUsage(err error) bool {
	var usage cli.Usage
	return errors.As(err, &usage)
}
