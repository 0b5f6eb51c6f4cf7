package lines

import (
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/ui/plain"
)

// Tonight is the first place: this evening, and where to go from it. The hour
// chooses what is offered, as it does on the screen.
func Tonight() Room {
	return Room{Name: "tonight", Query: lookup.Query{Titled: true}, Page: func(k Known) Page {
		a := k.Answer
		begin := Choice{
			Words: k.say("tonight.begin", "title", a.Title, "length", repertoire.Minutes(a.Lasts)),
			Names: []string{"begin"}, Want: Play{Choice: a.Tonight.Suggestion.Choice},
		}
		if a.Title == "" { // the journal could not be read
			begin = k.door(breatheRoom())
		}
		p := Page{Command: []string{"tonight"}, Ask: k.say("tonight.ask")}
		switch look := a.Tonight; {
		case look.Lying():
			begin.Words = k.say("tonight.begin.night", "title", a.Title)
			p.Command = nil
			p.Lines = []string{plain.When(look) + ". " + k.Words("night.line", nil)}
			p.Choices = append([]Choice{begin}, k.doors(nightRoom(), breatheRoom(), imagineRoom(), relaxRoom())...)
		case look.Winding():
			p.Choices = append([]Choice{begin},
				k.doors(breatheRoom(), imagineRoom(), relaxRoom(), routinesRoom(), parkRoom())...)
		case look.CheckIn:
			p.Choices = append(k.doors(morningRoom()), begin)
			p.Choices = append(p.Choices, k.doors(logRoom(), todayRoom(), journalRoom())...)
		default:
			p.Choices = append([]Choice{begin},
				k.doors(logRoom(), todayRoom(), journalRoom(), breatheRoom(), imagineRoom(), relaxRoom())...)
		}
		p.Choices = append(p.Choices, k.door(moreRoom()))
		p.Enter = p.Choices[0].Want
		return p
	}}
}

// moreRoom lists every place, and that nothing more was had all day.
func moreRoom() Room {
	return Room{Name: "more", Page: func(k Known) Page {
		p := Page{Ask: k.say("more.ask"), Enter: Back{}, Passing: true}
		all := rooms()
		for _, r := range all[1 : len(all)-1] { // from the first to this one
			p.Choices = append(p.Choices, k.door(r))
		}
		look := k.Answer.Tonight
		if !look.AllNoted && !look.Lying() && k.Wrong == nil {
			nothing := journal.Entry{
				Kind: journal.KindNothing, At: k.Now, Evening: k.today(), Nothing: &journal.Nothing{},
			}
			p.offer(k.say("more.all"), Save{Entries: []journal.Entry{nothing}, Next: back}, "all")
		}
		return p
	}}
}

// nightRoom is for somebody who lies awake: no clock, and nothing to do.
func nightRoom() Room {
	return Room{Name: "night", Query: lookup.Query{Night: true}, Page: func(k Known) Page {
		at := func(id, kind, name string) Choice {
			return Choice{
				Words: k.say("night." + id), Names: []string{id},
				Want: Play{Choice: practice.Choice{Practice: kind, Name: name}, Night: true},
			}
		}
		pictures := at("pictures", practice.KindShuffle, repertoire.ShuffleName)
		p := Page{
			Ask: k.say("night.ask"), Enter: pictures.Want,
			Choices: []Choice{
				pictures, at("breath", practice.KindBreathe, practice.Easy),
				at("place", practice.KindImagine, k.Answer.Place), at("jolt", practice.KindRelax, practice.Jolt),
			},
		}
		if k.Answer.AtNight > 0 {
			p.Lines = []string{k.say("night.sit")}
		}
		return p
	}}
}
