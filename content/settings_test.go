package content

import (
	"strings"
	"testing"

	"lull/routines/settings"
)

func TestEverySettingSaysWhatItDoesAndWhyItIsAsked(t *testing.T) {
	w, said := Wording(), map[string]bool{}
	say := func(id string, with map[string]string) string {
		said[id] = true
		return w.Say(id, with)
	}
	keys := settings.Keys()
	for _, name := range []string{"patterns.mine", "drinks.mine", "drinks.mine.mg", "drinks.mine.ml", "routines.mine"} {
		k, err := settings.Find(name)
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, k)
	}
	for _, k := range keys {
		if help := k.Help(say); help == "" || len(help) > 100 || strings.ContainsAny(help, "!{}") {
			t.Errorf("%s: the help is %q", k.Name, help)
		}
		if why := k.Why(say); why == "" && k.Kind == settings.Yesno {
			t.Errorf("%s does not say why it is asked", k.Name)
		}
		if k.Group() == "safety" || k.Group() == "doctor" {
			if where := w.said["set."+k.Name].where.file; where != "wording/safety.txt" {
				t.Errorf("the words of %s stand in %q, and not with the other words of safety", k.Name, where)
			}
		}
		said["label."+k.Name[strings.LastIndexByte(k.Name, '.')+1:]] = true
	}
	for _, g := range settings.Groups() {
		for _, id := range []string{"group." + g.Name, "group." + g.Name + ".about"} {
			if say(id, nil) == "" {
				t.Errorf("%s has no words", id)
			}
		}
	}
	for _, id := range []string{"holds.this", "holds.better", "holds.unsure", "holds.ease", "holds.out", "holds.out.others"} {
		if say(id, nil) == "" {
			t.Errorf("%s has no words", id)
		}
	}
	for id, e := range w.said {
		if (e.where.file == "wording/settings.txt" || e.where.file == "wording/safety.txt") && !said[id] {
			t.Errorf("%s: %s is never said", e.where, id)
		}
	}
}
