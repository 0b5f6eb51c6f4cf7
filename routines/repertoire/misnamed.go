package repertoire

import (
	"fmt"
	"slices"
	"strings"

	"lull/routines/intake"
	"lull/routines/letters"
	"lull/routines/practice"
	"lull/routines/settings"
)

// Misnamed finds the settings that name something which is not there: a
// pattern, a drink, a practice in a routine. The settings themselves cannot know
// what there is. Drinks gives the table of drinks; nil leaves them unchecked.
func (r Repertoire) Misnamed(s settings.Settings, drinks func() *intake.Table) []*settings.Problem {
	var wrong []*settings.Problem
	if p := r.Breaths.misnamed("breath.pattern", s.Breath.Pattern); p != nil {
		wrong = append(wrong, p)
	}
	if p := misnamedDrink(s, drinks); p != nil {
		wrong = append(wrong, p)
	}
	for _, routine := range s.Routines {
		for _, step := range routine.Steps {
			first, _, _ := strings.Cut(step.Practice, " ")
			if slices.Contains(firstWords, first) {
				continue
			}
			p := r.Breaths.misnamed("routines."+routine.Name, step.Practice)
			if p == nil {
				continue
			}
			// The relaxations are read only where no breath has the name.
			if _, err := r.Relaxation(step.Practice); err != nil {
				wrong = append(wrong, p)
			}
		}
	}
	return wrong
}

// firstWords are those of the steps that are no breathing pattern.
var firstWords = append(practice.Relaxations(),
	practice.KindBreathe, practice.KindImagine, practice.KindRelax, practice.KindShuffle)

func misnamedDrink(s settings.Settings, drinks func() *intake.Table) *settings.Problem {
	name := strings.ToLower(s.Caffeine.UsualDrink)
	if drinks == nil || name == settings.Default().Caffeine.UsualDrink {
		return nil // the table is read only where it is needed
	}
	table := drinks()
	if item, known := table.Find(name); known && item.Kind == intake.Drink {
		return nil
	}
	var names []string
	for _, own := range s.Drinks {
		if own.Name == name {
			return nil
		}
		names = append(names, own.Name)
	}
	for _, it := range table.Items() {
		if it.Kind == intake.Drink {
			names = append(append(names, it.Name), it.Aliases...)
		}
	}
	const key = "caffeine.usual_drink"
	return &settings.Problem{
		Key:   key,
		Wrong: fmt.Sprintf("%s: there is no drink %q%s", key, letters.Short(name), letters.Perhaps(name, names)),
		Mend:  "a drink with caffeine goes here, such as coffee or green tea, or one of your own",
	}
}
