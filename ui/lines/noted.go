package lines

import (
	"strings"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/lookup"
	"lull/routines/sleep"
)

func logRoom() Room {
	return Room{Name: "log", Query: lookup.Query{Recent: true}, Page: func(k Known) Page {
		p := Page{Ask: k.say("log.ask"), Else: k.say("log.else"), Free: true, Enter: Back{}}
		if k.Telling.Lying {
			p.Ask = k.say("log.ask.night") // an example would have a clock in it
		}
		note := func(line string) Want { return Run{Words: []string{"log", "--", line}} }
		for _, line := range k.Answer.Recent {
			p.offer(line, note(line))
		}
		if len(p.Choices) > 0 {
			p.Lines = []string{k.say("log.lately")}
		}
		p.Take = func(answer string) (Want, error) {
			line := answer
			if rest, logs := cutWord(answer, "log"); logs {
				line = rest
			}
			_, err := k.Noting.Entries([]string{line}, k.Now)
			if _, asks := cutWord(line, "can"); asks || err != nil && k.leads(answer) {
				return nil, errUnknown // a place or a command, and nothing that was had
			}
			return note(line), nil
		}
		return p
	}}
}

func todayRoom() Room { return eveningOf("today", nil) }

func eveningRoom(d evening.Day) Room { return eveningOf("evening", &d) }

// eveningOf is an evening, this one where none is named. A number opens an
// entry.
func eveningOf(name string, of *evening.Day) Room {
	return Room{Name: name, Query: lookup.Query{Day: of}, Today: of == nil, Page: func(k Known) Page {
		d, t := k.Settings.Schedule.Of(k.Now), k.Telling // where what is noted now goes, also before dawn
		if of != nil {
			d, t.Here = *of, *of
		}
		p := Page{Of: d, Lines: []string{t.Date(d)}, Ask: k.say("evening.ask"), Enter: Back{}}
		for _, e := range k.Answer.Entries {
			c := Choice{Words: t.Entry(e), Want: Go{entryRoom(e)}}
			if e.Night != nil {
				c.Want = Go{nightAfter(&d)}
			}
			p.Choices = append(p.Choices, c)
		}
		if len(p.Choices) == 0 {
			p.Lines = append(p.Lines, k.say("evening.nothing"))
		}
		if t.Lying {
			return p
		}
		if last, _ := sleep.MorningOf(k.Settings.Schedule, k.Now); d <= last {
			p.offer(k.say("evening.night"), Go{nightAfter(&d)}, "night")
		}
		p.Ask = k.say("evening.ask.day")
		p.Take = func(answer string) (Want, error) {
			line, adds := cutWord(answer, "add")
			if !adds {
				return nil, errUnknown
			}
			e, err := k.Noting.On(d, []string{line}, k.Now)
			return Save{Entries: []journal.Entry{e}}, err
		}
		return p
	}}
}

// entryRoom is one entry: what is typed stands in its place, and it can be
// taken out.
func entryRoom(e journal.Entry) Room {
	return Room{Name: "entry", Page: func(k Known) Page {
		if k.Telling.Lying {
			return k.forTheDay()
		}
		out := Run{Words: []string{"delete", e.ID}, Then: Back{}}
		p := Page{Lines: []string{k.Telling.Entry(e)}, Enter: Back{}, Free: true}
		label, text := k.Noting.FieldOf(e)
		p.Ask = k.say("entry.ask.out")
		if label != "" {
			p.Ask, p.Usual = k.say("entry.ask", "Label", letters.UpperFirst(label)), text
		}
		p.Take = func(answer string) (Want, error) {
			switch {
			case strings.EqualFold(answer, "delete") || strings.EqualFold(answer, "take out"):
				return out, nil
			case label == "":
				return nil, errUnknown
			}
			return Run{Words: []string{"edit", "--", e.ID, answer}, Then: Back{}}, nil
		}
		return p
	}}
}

func parkRoom() Room {
	return Room{Name: "park", Page: func(k Known) Page {
		var before []Choice
		if !k.Answer.Tonight.Winding() { // later it is not what somebody needs to hear
			before = []Choice{{Words: k.say("park.before"), Want: Run{Words: []string{"park", "--list"}}}}
		}
		return Page{
			Ask: k.say("park.ask"), Else: k.say("park.else"), Choices: before, Free: true, Enter: Back{},
			Take: func(answer string) (Want, error) {
				e := journal.Entry{
					Kind: journal.KindParked, At: k.Now, Evening: k.today(), Parked: &journal.Parked{Text: answer},
				}
				return Save{
					Entries: []journal.Entry{e}, Said: k.say("park.down"),
					Next: func(saved journal.Entry) Want { return Go{stepRoom(saved)} },
				}, nil
			},
		}
	}}
}

// back goes back once an entry is saved.
func back(journal.Entry) Want { return Back{} }

func stepRoom(e journal.Entry) Room {
	return Room{Name: "step", Page: func(k Known) Page {
		return Page{Ask: k.say("park.step"), Free: true, Enter: Back{}, Take: func(answer string) (Want, error) {
			with := e
			with.Parked = &journal.Parked{Text: e.Parked.Text, Step: answer}
			return Save{Entries: []journal.Entry{with}, Said: k.say("park.stepped"), Next: back}, nil
		}}
	}}
}
