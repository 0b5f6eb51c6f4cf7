package practices

import (
	"strings"
	"testing"
	"time"

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
		s := New("breathe", plans, Breaths(plans), "calm")
		begun, ok := screentest.Type(s, time.Time{}, typed+"<enter>").(screen.Begin)
		if !ok || begun.Plan.Lasts() != want {
			t.Errorf("after %q it lasts %v, want %v", typed, begun.Plan.Lasts(), want)
		}
		if drawn := screentest.Drawn(s, screentest.Small); !strings.Contains(drawn, repertoire.Minutes(want)) {
			t.Errorf("after %q:\n%s", typed, drawn)
		}
	}
}

// A list opens on what was practised last, and stays where somebody went.
func TestAListOpensOnTheChoiceOfLastTime(t *testing.T) {
	plans := repertoire.New([]practice.Pattern{{Name: "calm", In: 4e9, Out: 6e9}, {Name: "even", In: 5e9, Out: 5e9}}, settings.Default())
	s := New("breathe", plans, Breaths(plans), "calm")
	s.Read(lookup.Answer{Tonight: tonight.Look{Last: &practice.Choice{Practice: practice.KindBreathe, Name: "even"}}})
	if s.at != 1 {
		t.Errorf("it opens on %d", s.at)
	}
	screentest.Type(s, time.Time{}, "<up>")
	s.Read(lookup.Answer{Tonight: tonight.Look{Last: &practice.Choice{Practice: practice.KindBreathe, Name: "even"}}})
	if s.at != 0 {
		t.Error("another look moves the cursor")
	}
}
