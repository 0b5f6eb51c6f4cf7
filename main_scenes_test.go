package main

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"lull/content"
	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
	practicesscreen "lull/ui/practices"
	"lull/ui/scene"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
	"lull/ui/theme"
)

// Every place that is shipped has a living picture of its own.
func TestEveryPlaceHasAPictureOfItsOwn(t *testing.T) {
	look, of := theme.New(theme.Names()[0], colorprofile.TrueColor, theme.Options{}), map[string]string{}
	for _, p := range content.Places() {
		if scene.New(p.Scene, 1, &look, false) == nil {
			t.Errorf("%s: there is no scene %q", p.Name, p.Scene)
		}
		if other := of[p.Scene]; other != "" {
			t.Errorf("%s and %s share the scene %s", p.Name, other, p.Scene)
		}
		of[p.Scene] = p.Name
	}
}

// What is shipped says in the smallest window, to its end, whom it suits and whom
// not: the second half may be a warning.
func TestWhomAPracticeSuitsIsReadToItsEndInASmallWindow(t *testing.T) {
	plans := repertoire.New(content.Breaths(), settings.Default()).With(func() repertoire.Guided {
		return repertoire.Guided{
			Places: content.Places(), Common: content.Common(), Relaxations: content.Relaxations(),
			Pictures: content.Pictures(), Opening: content.ShuffleOpening(), Routines: content.Routines(),
		}
	}, 1)
	for list, many := range map[*practicesscreen.Screen]int{
		practicesscreen.New("imagine", plans, practicesscreen.Offers(plans, practice.KindImagine), "", screen.Pictures{}): len(plans.Proposed()),
		practicesscreen.New("relax", plans, practicesscreen.Offers(plans, practice.KindRelax), "", screen.Pictures{}):     len(plans.Guided().Relaxations) + 1,
	} {
		list.Read(lookup.Answer{})
		for range many {
			drawn := screentest.Drawn(list, screentest.Small)
			if _, words, found := strings.Cut(drawn, "For "); !found || strings.Contains(words, "…") {
				t.Errorf("cut:\n%s", drawn)
			}
			screentest.Type(list, time.Time{}, "<down>")
		}
	}
}
