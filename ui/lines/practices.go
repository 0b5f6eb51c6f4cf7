package lines

import (
	"slices"
	"strings"
	"time"

	"lull/routines/letters"
	"lull/routines/lists"
	"lull/routines/notation"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
)

// The rooms of practices, as they are typed.
const breathe, imagine, relax, routines = practice.KindBreathe, practice.KindImagine, practice.KindRelax, "routines"

func breatheRoom() Room  { return practicesRoom(breathe, practice.KindBreathe) }
func imagineRoom() Room  { return practicesRoom(imagine, practice.KindImagine) }
func relaxRoom() Room    { return practicesRoom(relax, practice.KindRelax) }
func routinesRoom() Room { return practicesRoom(routines, practice.KindRoutine) }

// offered is what there is of a kind, and of breaths the slow-down from your own rate.
func (k Known) offered(kind string) []practice.Choice {
	list := lists.Each(k.Plans.OffersOf(kind), func(o repertoire.Offer) practice.Choice { return o.Choice })
	if kind == practice.KindBreathe {
		list = append(list, practice.Choice{Practice: kind, Name: practice.OwnRate})
	}
	return list
}

// practicesRoom is a list of practices, last night's first. A length behind a
// number or a name is for this once.
func practicesRoom(name, kind string) Room {
	return Room{Name: name, Page: func(k Known) Page {
		list, lying := k.offered(kind), k.Answer.Tonight.Lying()
		if last := k.Answer.Tonight.Last; last != nil {
			i := slices.IndexFunc(list, func(c practice.Choice) bool {
				return c.Practice == last.Practice && c.Name == last.Name
			})
			if i > 0 {
				before := list[i]
				list = slices.Insert(slices.Delete(list, i, i+1), 0, before)
			}
		}
		p := Page{Ask: k.say("practices.ask"), Passing: true}
		if lying || name == routines { // no length in bed, and each step of a routine has its own
			p.Ask = k.say("practices.ask.routine")
		}
		if len(list) == 0 {
			p.Lines, p.Enter = []string{k.say("practices.none")}, Back{}
			return p
		}
		for _, c := range list {
			words := letters.Line(k.Plans.Title(c))
			if c.Practice == practice.KindBreathe && c.Name == practice.OwnRate {
				words = k.say("practices.own")
			}
			if lasts := k.Plans.Lasts(c); lasts > 0 && !lying {
				words += ", " + repertoire.Minutes(lasts)
			}
			p.offer(words, Play{Choice: c}, c.Name)
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
	if room != routines {
		which, length = cutLength(answer)
	}
	want, err := p.Read(which)
	asks := false // whether it may be held
	if err != nil && room == breathe {
		pattern, unknown := k.Plans.Breaths.Asked(which)
		if unknown != nil {
			return nil, err
		}
		asks = pattern.Holds() && k.Settings.Holds() == settings.Unanswered
		want, err = Play{Choice: practice.Choice{Practice: practice.KindBreathe, Name: which}}, nil
	}
	play, ok := want.(Play)
	if err != nil || !ok {
		return want, err
	}
	if length > 0 {
		play.Choice.Length = length
	}
	if asks {
		return Go{holdsRoom(play)}, nil
	}
	return play, nil
}

// cutLength cuts a length off the end of an answer.
func cutLength(answer string) (which string, length time.Duration) {
	for i, letter := range answer {
		if letter != ' ' {
			continue
		}
		if d, ok := ParseLength(answer[i+1:]); ok {
			return strings.TrimSuffix(strings.TrimSpace(answer[:i]), " for"), d
		}
	}
	return answer, 0
}

// ParseLength reads how long a practice takes, from a second to 12 hours: 10m, 90s,
// 1h30m, or as it may be said to log, 10 minutes.
func ParseLength(s string) (time.Duration, bool) {
	d, err := time.ParseDuration(s)
	if err != nil {
		d, err = notation.Duration(s)
	}
	return d, err == nil && d >= time.Second && d <= 12*time.Hour
}

// holdsRoom asks, once, whether the breath may be held, before one that is.
func holdsRoom(then Play) Room {
	return Room{Name: "holds", Page: func(k Known) Page {
		set := func(value string) Want {
			return Run{Words: []string{"config", "set", "safety.holds", value}, Then: then}
		}
		return Page{
			Lines: []string{k.Words("holds.this", nil), k.Words("holds.better", nil), k.Words("holds.unsure", nil)},
			Ask:   k.say("holds.ask"), Enter: set("no"), Passing: true,
			Choices: []Choice{
				{Words: k.say("holds.no"), Names: []string{"no", "without"}, Want: set("no")},
				{Words: k.say("holds.yes"), Names: []string{"yes", "fine"}, Want: set("yes")},
			},
		}
	}}
}
