package lines

import (
	"strings"
	"time"

	"lull/routines/letters"
	"lull/routines/notation"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
)

func breatheRoom() Room {
	return chosen("breathe", func(k Known) (list []offer) {
		for _, p := range k.Plans.Offered() {
			list = append(list, offer{practice.KindBreathe, p.Name, p.Title})
		}
		return append(list, offer{practice.KindBreathe, practice.OwnRate, k.say("practices.own")})
	})
}

func imagineRoom() Room {
	return chosen("imagine", func(k Known) (list []offer) {
		for _, p := range k.Plans.Proposed() {
			list = append(list, offer{practice.KindImagine, p.Name, p.Title})
		}
		return list
	})
}

func relaxRoom() Room {
	return chosen("relax", func(k Known) (list []offer) {
		for _, x := range k.Plans.Guided().Relaxations {
			list = append(list, offer{practice.KindRelax, x.Name, x.Title})
		}
		return append(list, offer{practice.KindShuffle, repertoire.ShuffleName, k.Plans.Guided().Opening.Title})
	})
}

func windRoom() Room {
	return chosen("routines", func(k Known) (list []offer) {
		for _, x := range k.Plans.Routines() {
			list = append(list, offer{practice.KindRoutine, x.Name, x.Title})
		}
		return list
	})
}

// offer is one practice of a list.
type offer struct{ practice, name, title string }

// The bounds of a length for once: those of a command.
const shortest, longest = time.Second, 12 * time.Hour

// chosen is a list of practices, last night's first. A number, a name or its
// first letters choose, and a length behind it is for this once.
func chosen(name string, offers func(Known) []offer) Room {
	return Room{Name: name, Page: func(k Known) Page {
		list := offers(k)
		if last := k.Answer.Tonight.Last; last != nil {
			for i, o := range list {
				if o.practice == last.Practice && o.name == last.Name {
					copy(list[1:i+1], list[:i])
					list[0] = o
					break
				}
			}
		}
		p := Page{Ask: k.say("practices.ask"), Passing: true}
		if k.Answer.Tonight.Lying() {
			p.Ask = k.say("practices.ask.routine") // a length can be typed, and is not spoken of
		}
		if name == "routines" {
			p.Ask = k.say("practices.ask.routine") // each of its steps has a length of its own
		}
		for _, o := range list {
			c := practice.Choice{Practice: o.practice, Name: o.name}
			words := letters.Line(o.title)
			if lasts := k.Plans.Lasts(c); lasts > 0 && !k.Answer.Tonight.Lying() {
				words += ", " + repertoire.Minutes(lasts)
			}
			p.Choices = append(p.Choices, Choice{Words: words, Names: []string{o.name}, Want: Play{Choice: c}})
		}
		if len(list) == 0 {
			p.Tell, p.Enter = []string{k.say("practices.none")}, Back{}
			return p
		}
		p.Enter = p.Choices[0].Want
		p.Take = func(answer string) (Want, error) { return k.forOnce(p, name, answer) }
		return p
	}}
}

// forOnce reads a practice with a length behind it, and a breath that is not in
// the list: in numbers, or one that holds.
func (k Known) forOnce(p Page, room, answer string) (Want, error) {
	p.Take = nil
	which, length := answer, time.Duration(0)
	if i := strings.LastIndexByte(answer, ' '); i > 0 && room != "routines" {
		d, err := time.ParseDuration(answer[i+1:])
		if err != nil {
			d, err = notation.Duration(answer[i+1:]) // as it may be said to log
		}
		if err == nil && d >= shortest && d <= longest {
			which, length = strings.TrimSuffix(strings.TrimSpace(answer[:i]), " for"), d
		}
	}
	want, err := p.Read(which)
	if err != nil && room == "breathe" {
		pattern, unknown := k.Plans.Asked(which)
		if unknown != nil {
			return nil, err
		}
		want = Play{Choice: practice.Choice{Practice: practice.KindBreathe, Name: which}}
		if pattern.Holds() && k.Settings.Holds() == settings.Unanswered {
			play := want.(Play)
			play.Choice.Length = length
			return Go{holdsRoom(play)}, nil
		}
		err = nil
	}
	if play, ok := want.(Play); ok && err == nil && length > 0 {
		play.Choice.Length = length
		want = play
	}
	return want, err
}

// holdsRoom asks, once, whether the breath may be held, before one that is.
func holdsRoom(then Play) Room {
	return Room{Name: "holds", Page: func(k Known) Page {
		set := func(value string) Want {
			return Run{Words: []string{"config", "set", "safety.holds", value}, Then: then}
		}
		return Page{
			Tell: []string{k.Words("holds.this", nil), k.Words("holds.better", nil), k.Words("holds.unsure", nil)},
			Ask:  k.say("holds.ask"), Enter: set("no"), Passing: true,
			Choices: []Choice{
				{Words: k.say("holds.no"), Names: []string{"no", "without"}, Want: set("no")},
				{Words: k.say("holds.yes"), Names: []string{"yes", "fine"}, Want: set("yes")},
			},
		}
	}}
}
