package cli_test

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/journal/sqlite"
	"lull/routines/lookup"
	"lull/routines/settings"
	"lull/ui/cli/console"
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

// Neither undo nor delete of the start gets somebody another coin, and the coin
// itself is taken out by nobody.
func TestNoSecondCoinForAnEvening(t *testing.T) {
	for _, back := range []string{"undo", "delete"} {
		a := trying(t)
		said := a.does("trial", "tonight")
		drawn := a.arms()
		var start string
		for _, e := range a.entries(journal.KindTrial) {
			if e.Trial.Event == "start" {
				start = e.ID
				continue
			}
			var usage console.Usage
			if _, err := a.run("delete", e.ID); !errors.As(err, &usage) {
				t.Fatalf("the coin is taken out: %v", err)
			}
		}
		if back == "undo" {
			a.does("undo")
		} else {
			a.does("delete", start)
		}
		a.does("trial", "start", "no tea after 14:00")
		if again := a.does("trial", "tonight"); again != said || !slices.Equal(a.arms(), drawn) {
			t.Errorf("%s: %s and then %s; drawn: %v", back, said, again, a.arms())
		}
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
		a.does("tonight")
		if said := a.does("trial", "tonight"); len(a.arms()) != drawn || !strings.Contains(said, "no coin was tossed") {
			t.Errorf("at %d: %s, %v", hour, said, a.arms())
		}
	}
	a.at = time.Date(2026, 11, 25, 12, 30, 0, 0, time.UTC)
	if said := a.does("tonight"); !strings.Contains(said, "The coin says") || len(a.arms()) != 1 {
		t.Errorf("at noon: %s, %v", said, a.arms())
	}
}

// Midnight ends no evening: for somebody who goes to bed at half past one it is told
// and tossed until then.
func TestTheCoinIsTossedAfterMidnightToo(t *testing.T) {
	a := trying(t)
	a.does("config", "set", "bedtime", "01:30")
	a.at = time.Date(2026, 11, 25, 0, 30, 0, 0, time.UTC)
	if said := a.does("tonight"); !strings.Contains(said, "The coin says") || len(a.arms()) != 1 {
		t.Errorf("at half past midnight: %s, %v", said, a.arms())
	}
	if said := a.does("trial", "tonight"); !strings.Contains(said, "The coin says") {
		t.Errorf("by the command: %s", said)
	}
}

func TestStartingAgainBringsNoOtherCoin(t *testing.T) {
	a := trying(t)
	a.does("trial", "tonight")
	was := a.arms()
	if said := a.does("trial", "stop"); !strings.Contains(said, "ended after 1 of 28 evenings") {
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

// Two machines each ended the trial, and the journal of one has both ends.
func TestATrialThatWasEndedTwiceGoesOnToo(t *testing.T) {
	laptop, desk := machine(t, time.Date(2026, 11, 24, 15, 0, 0, 0, time.UTC)), machine(t, time.Date(2026, 11, 24, 16, 0, 0, 0, time.UTC))
	laptop.does("trial", "start", "no tea after 14:00")
	handOver(laptop, desk)
	laptop.does("trial", "stop")
	desk.does("trial", "stop")
	handOver(desk, laptop)
	if said := laptop.does("trial", "start", "no tea after 14:00"); !strings.Contains(said, "goes on where it was") {
		t.Errorf("it said %s", said)
	}
	if said := laptop.does("trial"); strings.Contains(said, "ended early") {
		t.Errorf("it goes on, and yet %s", said)
	}
	if said := laptop.does("trial", "tonight"); !strings.Contains(said, "The coin says") {
		t.Errorf("its coin: %s", said)
	}
}

func TestATrialSaysWhatItCanFindBeforeItsFirstEvening(t *testing.T) {
	a := newAccount(t)
	if said := a.does("trial", "start", "no tea", "--evenings", "56"); !strings.Contains(said, "Of 100 trials of 56 evenings, about 55 find it") {
		t.Errorf("it said %s", said)
	}
	for _, about := range []string{"sol", "awake", "quality", "tension"} {
		b := newAccount(t)
		said := b.does("trial", "start", "no tea", "--evenings", "42", "--outcome", about)
		if !strings.Contains(said, "Of 100 trials of 42 evenings, about 88 find it") || !strings.Contains(said, "and 35 when") {
			t.Errorf("%s: it said %s", about, said)
		}
	}
	for _, wrong := range [][]string{{"--evenings", "30"}, {"--outcome", "luck"}} {
		b := newAccount(t)
		if _, err := b.run(append([]string{"trial", "start", "no tea"}, wrong...)...); err == nil || !isUsage(err) {
			t.Errorf("%v: %v", wrong, err)
		}
	}
}

func isUsage(err error) bool {
	var usage console.Usage
	return errors.As(err, &usage)
}

// Two that ask for the coin at once both find none, and each throws one. Whatever
// order they come in, the first that was thrown is the one, and the only one.
func TestTwoCoinsThrownAtOnceAreOne(t *testing.T) {
	for _, order := range [][]int{{0, 1}, {1, 0}} {
		a := trying(t)
		j, err := sqlite.Open(t.Context(), filepath.Join(a.dir, "journal", "lull.db"), sqlite.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer j.Close()
		var thrown []journal.Entry
		for i, chance := range []float64{0.01, 0.99} { // one with, one without
			r := lookup.Reader{Journal: j, Settings: settings.Default(), Coin: &lookup.Coin{Chance: func() float64 { return chance }}}
			trials, err := r.SelfTrials().All(t.Context(), evening.Of(a.at, evening.DayStarts))
			if err != nil || len(trials) != 1 {
				t.Fatalf("%+v, %v", trials, err)
			}
			toss := r.SelfTrials().Toss(trials[0], a.at.Add(time.Duration(i)*time.Millisecond))
			if toss == nil {
				t.Fatal("none was thrown")
			}
			thrown = append(thrown, *toss)
		}
		for _, i := range order {
			if err := j.GiveBack(t.Context(), thrown[i]); err != nil {
				t.Fatal(err)
			}
		}
		if arms, want := a.arms(), "2026-11-23 "+thrown[0].Trial.Arm; len(arms) != 1 || arms[0] != want || thrown[1].Trial.Arm == thrown[0].Trial.Arm {
			t.Errorf("in the order %v: %v, want %s", order, arms, want)
		}
	}
}
