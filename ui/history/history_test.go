package history

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"strconv"
	"testing"

	"lull/routines/journal"
	"lull/routines/settings"
)

// Where nothing was changed yet the journal is asked.
func TestBeforeTheFirstChangeTheJournalRemembers(t *testing.T) {
	var h Changes
	if back, again := h.Undoing(), h.Redoing(); back != (Change{}) || again != (Change{}) {
		t.Errorf("it takes back %+v and puts back %+v", back, again)
	}
}

// sitting is somebody who changes settings and a journal, and takes back.
type sitting struct {
	Changes
	t       *testing.T
	at      map[string]string // the settings
	entries int               // of the journal, made here
}

// back takes one change back, and tells whether there was one.
func (s *sitting) back() bool {
	x := s.Undoing()
	switch {
	case x == Change{} && s.entries == 0:
		return false
	case x.Key == "":
		s.entries--
	case s.at[x.Key] != x.Is:
		s.t.Fatalf("%s is %s, and %+v is taken back", x.Key, s.at[x.Key], x)
	default:
		s.at[x.Key] = x.Was
	}
	s.Undone(x)
	return true
}

// change changes something by chance, or takes something back.
func (s *sitting) change(random *rand.Rand) {
	key, is := []string{"theme", "pacer"}[random.IntN(2)], strconv.Itoa(random.IntN(3))
	switch random.IntN(4) {
	case 0:
		s.back()
	case 1:
		s.Add(Change{})
		s.entries++
	default:
		if is != s.at[key] {
			s.Add(Change{key, s.at[key], is})
			s.at[key] = is
		}
	}
}

// Taking back all there is leads to where it began, and putting back all of it to
// where it was, whatever was done in between.
func TestAllTheWayBackAndOnAgain(t *testing.T) {
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 1))
		began := map[string]string{"theme": "0", "pacer": "0"}
		s := &sitting{t: t, at: maps.Clone(began)}
		for range 40 {
			s.change(random)
		}
		was, steps := maps.Clone(s.at), 0
		for s.back() {
			steps++
		}
		if !maps.Equal(s.at, began) {
			t.Fatalf("seed %d: all the way back it is %v", seed, s.at)
		}
		for range steps {
			x := s.Redoing()
			if x.Key != "" {
				s.at[x.Key] = x.Is
			}
			s.Redone(x)
		}
		if !maps.Equal(s.at, was) {
			t.Fatalf("seed %d: on again it is %v, and was %v", seed, s.at, was)
		}
	}
}

func TestChangesOfOneSettingAfterTheOtherAreOne(t *testing.T) {
	dark, darker := Change{"theme", "day", "ember"}, Change{"theme", "ember", "coal"}
	pacer, entry := Change{"pacer", "orb", "wave"}, Change{}
	for name, c := range map[string]struct{ done, want []Change }{
		"two steps":             {[]Change{dark, darker}, []Change{{"theme", "day", "coal"}, {}}},
		"there and back":        {[]Change{pacer, dark, {"theme", "ember", "day"}}, []Change{pacer, {}}},
		"another one between":   {[]Change{dark, pacer, darker}, []Change{darker, pacer, dark, {}}},
		"an entry between":      {[]Change{dark, entry, darker}, []Change{darker, entry, dark, {}}},
		"two entries are two":   {[]Change{pacer, entry, entry}, []Change{entry, entry, pacer}},
		"entries after nothing": {[]Change{entry}, []Change{entry, {}}},
	} {
		var h Changes
		for _, x := range c.done {
			h.Add(x)
		}
		for i, want := range c.want {
			if got := h.Undoing(); got != want {
				t.Errorf("%s: the change before %d is %+v, want %+v", name, i, got, want)
			}
		}
	}
}

// What was taken back cannot be put back over something newer.
func TestANewChangeEndsWhatCouldBePutBack(t *testing.T) {
	var h Changes
	h.Add(Change{"theme", "day", "ember"})
	h.Undone(h.Undoing())
	h.Add(Change{"pacer", "orb", "wave"})
	if x := h.Redoing(); x != (Change{}) {
		t.Errorf("%+v is put back", x)
	}
}

func TestASettingIsSaidWithTheValueItHasAgain(t *testing.T) {
	s := settings.Default()
	for name, want := range map[string]string{
		"theme":          "taken back: theme, which is ember again",
		"body.weight_kg": "taken back: body.weight_kg, which is not said again",
	} {
		k, err := settings.Find(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := Back.Again(k, s); got != want {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
}

// What goes one way comes back the other, with the value that it had then; what could
// not be done is as it was.
func TestBackAndForthAreEachOthersEnd(t *testing.T) {
	var h Changes
	x := Change{"theme", "ember", "coal"}
	h.Add(x)
	for range 3 {
		if got := Back.Next(&h); got != x || Back.Value(got) != "ember" {
			t.Fatalf("taken back is %+v, to %s", got, Back.Value(got))
		}
		Back.Leave(&h, x)
		Back.Remember(&h, Back.Next(&h))
		if got := Forth.Next(&h); got != x || Forth.Value(got) != "coal" {
			t.Fatalf("put back is %+v, to %s", got, Forth.Value(got))
		}
		Forth.Leave(&h, x)
		Forth.Remember(&h, Forth.Next(&h))
	}
}

// shelf is a journal with nothing left either way, or one that cannot be read.
type shelf struct{ undo, redo error }

func (s shelf) Undo(context.Context) ([]journal.Undone, error) { return nil, s.undo }
func (s shelf) Redo(context.Context) ([]journal.Undone, error) { return nil, s.redo }

func TestThatNothingIsLeftIsAnAnswer(t *testing.T) {
	empty := shelf{journal.ErrNothingToUndo, fmt.Errorf("putting back: %w", journal.ErrNothingToRedo)}
	for _, d := range []Direction{Back, Forth} {
		if done, err := d.Step(t.Context(), empty); done != nil || err != nil {
			t.Errorf("%s: %v, %v", d.Doing, done, err)
		}
		if _, err := d.Step(t.Context(), shelf{journal.ErrFull, journal.ErrFull}); !errors.Is(err, journal.ErrFull) {
			t.Errorf("%s: a full disk is %v", d.Doing, err)
		}
	}
}
