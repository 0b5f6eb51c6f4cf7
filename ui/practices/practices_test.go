package practices

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"lull/routines/guided"
	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/routines/tonight"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
)

// Left and right make a practice shorter and longer for this once; another one
// is as long as ever.
func TestALengthIsForThisOnce(t *testing.T) {
	breath := func(name string) practice.Pattern {
		return practice.Pattern{Name: name, Title: name, In: 4 * time.Second, Out: 6 * time.Second, Length: 10 * time.Minute}
	}
	plans := repertoire.New([]practice.Pattern{breath("calm"), breath("even")}, settings.Default())
	for typed, want := range map[string]time.Duration{
		"": 10 * time.Minute, "<right>": 15 * time.Minute, "<left><left>": 8 * time.Minute,
		"<right><left><left>": 9 * time.Minute, "<right><down>": 10 * time.Minute,
	} {
		s := byDay(New("breathe", plans, Offers(plans, practice.KindBreathe), "calm", screen.Pictures{}))
		begun, ok := screentest.Type(s, time.Time{}, typed+"<enter>").(screen.Begin)
		if !ok || begun.Plan.Lasts() != want {
			t.Errorf("after %q it lasts %v, want %v", typed, begun.Plan.Lasts(), want)
		}
		if drawn := screentest.Drawn(s, screentest.Small); !strings.Contains(drawn, repertoire.Minutes(want)) {
			t.Errorf("after %q:\n%s", typed, drawn)
		}
	}
}

// shipped is a list of seven patterns with their pictures.
func shipped(still bool) *Screen {
	var all []practice.Pattern
	for _, name := range []string{"calm", "even", "long", "easy", "slow", "sigh"} {
		all = append(all, practice.Pattern{Name: name, Title: name, About: "For every evening.", In: 4e9, Out: 6e9, Length: 10 * time.Minute})
	}
	plans := repertoire.New(all, settings.Default())
	return byDay(New("breathe", plans, Offers(plans, practice.KindBreathe), "calm", screen.Pictures{Still: still}))
}

// What a practice is for, and for whom it is not, is read to its end in a small
// window, with some of the list above it.
func TestWordsOfAPracticeAreWholeInASmallWindow(t *testing.T) {
	plans := repertoire.New(nil, settings.Default()).With(func() (g repertoire.Guided) {
		for i := range 9 {
			g.Relaxations = append(g.Relaxations, guided.Relaxation{
				Name: fmt.Sprint("way-", i), Title: fmt.Sprint("Way ", i), Suits: "those whom attending to breath or body unsettles", NotFor: "those in a place that is loud or uneasy tonight",
			})
		}
		return g
	}, 1)
	s := byDay(New("relax", plans, Offers(plans, practice.KindRelax), "", screen.Pictures{}))
	for i := range 9 {
		drawn := screentest.Drawn(s, screentest.Small)
		if words := strings.Join(strings.Fields(drawn), " "); !strings.Contains(words, "uneasy tonight.") || strings.Count(words, "Way ") < 3 {
			t.Errorf("at %d:\n%s", i, drawn)
		}
		screentest.Type(s, time.Time{}, "<down>")
	}
}

// byDay has read that nobody lies down.
func byDay(s *Screen) *Screen {
	s.Read(lookup.Answer{})
	return s
}

// Who lies down sees no minutes, and neither does anybody before it is known.
func TestNoMinutesWhileSomebodyLiesDown(t *testing.T) {
	plans := repertoire.New([]practice.Pattern{{Name: "calm", Title: "calm", In: 4e9, Out: 6e9, Length: 10 * time.Minute}}, settings.Default())
	bed := time.Date(2026, 11, 23, 23, 0, 0, 0, time.UTC)
	parts := []repertoire.Part{{Title: "Sighs", Lasts: 2 * time.Minute}, {Title: "a walk in the mind", Lasts: 6 * time.Minute}}
	for _, offers := range [][]offer{Offers(plans, practice.KindBreathe), {{title: "both", about: "Sighs 2 min, a walk 6 min", parts: parts}}} {
		for _, size := range []screen.Area{screentest.Usual, screentest.Small, {Width: 60, Height: 24}, {Width: 120, Height: 40}} {
			s := New("breathe", plans, offers, "calm", screen.Pictures{})
			for _, when := range []string{"unread", "lying"} {
				s.Said = ""
				if drawn := screentest.Drawn(s, size); strings.ContainsAny(drawn, "0123456789") {
					t.Errorf("%s at %v:\n%s", when, size, drawn)
				}
				s.Read(lookup.Answer{Tonight: tonight.Look{Now: bed.Add(time.Hour), Bed: bed, Wake: bed.Add(8 * time.Hour)}})
			}
		}
	}
}

// Beside the list the chosen pattern goes through one breath and rests; another
// one begins its own. Where motion is too much, or there is no room, nothing
// moves.
func TestAPatternBreathesOnce(t *testing.T) {
	start := time.Date(2026, 11, 23, 21, 0, 0, 0, time.UTC)
	breath := func(s *Screen, size screen.Area) (lasted time.Duration, fullest float64) {
		began := time.Time{}
		s.Draw(size, screentest.Bare())
		for now := start; ; {
			due := s.Due(now)
			if due.IsZero() {
				return now.Sub(began), fullest
			}
			if now = due; began.IsZero() {
				began = now
			}
			s.Frame(now)
			fullest = max(fullest, s.preview.plan.At(s.preview.at).Fullness)
		}
	}
	s := shipped(false)
	for range 2 {
		if lasted, fullest := breath(s, screentest.Usual); lasted < 10*time.Second || lasted > 10*time.Second+breathing || fullest < 0.99 {
			t.Errorf("it breathes for %v, up to %v", lasted, fullest)
		}
		if !s.Due(start).IsZero() {
			t.Error("it goes on")
		}
		screentest.Type(s, start, "<down>")
	}
	if s.Draw(screentest.Small, screentest.Bare()); !s.Due(start).IsZero() {
		t.Error("it moves where nothing is seen of it")
	}
	s = shipped(true)
	if s.Draw(screentest.Usual, screentest.Bare()); !s.Due(start).IsZero() {
		t.Error("it moves")
	}
}

func TestPictures(t *testing.T) {
	routines := New("routines", repertoire.New(nil, settings.Default()), []offer{
		{title: "Sighs, and a walk in the mind", about: "Sighs 2 min, a walk in the mind 6 min", parts: []repertoire.Part{{Title: "Sighs", Lasts: 2 * time.Minute}, {Title: "a walk in the mind", Lasts: 6 * time.Minute}}},
	}, "", screen.Pictures{})
	byDay(routines).lasts, routines.Said = 8*time.Minute, ""
	for name, s := range map[string]*Screen{"breathe": shipped(true), "routines": routines} {
		for _, size := range []screen.Area{screentest.Usual, screentest.Small, {Width: 120, Height: 40}} {
			t.Run(fmt.Sprintf("%s %d", name, size.Width), func(t *testing.T) { screentest.Picture(t, s, size, screentest.Bare()) })
		}
	}
}

// A list opens on what was practised last, and stays where somebody went.
func TestAListOpensOnTheChoiceOfLastTime(t *testing.T) {
	plans := repertoire.New([]practice.Pattern{{Name: "calm", In: 4e9, Out: 6e9}, {Name: "even", In: 5e9, Out: 5e9}}, settings.Default())
	s := New("breathe", plans, Offers(plans, practice.KindBreathe), "calm", screen.Pictures{})
	s.Read(lookup.Answer{Tonight: tonight.Look{Last: &practice.Choice{Practice: practice.KindBreathe, Name: "even"}}})
	if s.list.At != 1 {
		t.Errorf("it opens on %d", s.list.At)
	}
	screentest.Type(s, time.Time{}, "<up>")
	s.Read(lookup.Answer{Tonight: tonight.Look{Last: &practice.Choice{Practice: practice.KindBreathe, Name: "even"}}})
	if s.list.At != 0 {
		t.Error("another look moves the cursor")
	}
}
