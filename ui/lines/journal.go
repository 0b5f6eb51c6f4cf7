package lines

import (
	"strconv"
	"strings"

	"lull/routines/evening"
	"lull/routines/insight"
)

const shown = 7

func journalRoom() Room { return eveningsRoom(0) }

// eveningsRoom is the evenings up to so many ago, the newest first.
func eveningsRoom(ago evening.Day) Room {
	r := Room{Name: "journal", Lately: &[2]evening.Day{ago + shown - 1, ago}}
	if ago > 0 {
		r.Name = "older"
	}
	r.Page = func(k Known) Page {
		p := Page{Ask: k.say("journal.ask"), Enter: Back{}}
		if ago == 0 {
			p.Command = []string{"review"}
		}
		if k.Telling.Lying {
			p.Ask = k.say("journal.ask.night")
		}
		for d := k.today() - ago; d > k.today()-ago-shown; d-- {
			p.offer(k.glance(d), Go{eveningRoom(d)}, d.String())
		}
		p.offer(k.say("journal.older"), Go{eveningsRoom(ago + shown)}, "older")
		if !k.Telling.Lying {
			p.Choices = append(p.Choices, k.door(searchRoom()))
		}
		if !k.Answer.Tonight.Winding() {
			p.Choices = append(p.Choices, k.door(patternsRoom()))
		}
		p.Take = func(answer string) (Want, error) {
			d, err := k.Day(answer)
			if err != nil {
				return nil, errUnknown
			}
			return Go{eveningRoom(d)}, nil
		}
		return p
	}
	return r
}

// glance is an evening in a few words; at night only its day.
func (k Known) glance(d evening.Day) string {
	if k.Telling.Lying {
		return k.Telling.Date(d)
	}
	n, kept := 0, false
	for _, e := range k.Lately {
		if e.Evening == d {
			n++
			kept = kept || e.Counts()
		}
	}
	words := k.Telling.Date(d)
	if kept {
		words += ", " + k.say("journal.kept")
	}
	switch n {
	case 0:
		return words + ", " + k.say("journal.none")
	case 1:
		return words + ", " + k.say("journal.one")
	}
	return words + ", " + k.say("journal.several", "n", strconv.Itoa(n))
}

func searchRoom() Room {
	return Room{Name: "search", Page: func(k Known) Page {
		return Page{Ask: k.say("search.ask"), Free: true, Enter: Back{}, Take: func(answer string) (Want, error) {
			return Run{Words: []string{"review", "--search=" + answer}}, nil
		}}
	}}
}

func patternsRoom() Room {
	return byDay("patterns", func(k Known) Page {
		return Page{
			Command: []string{"review", "--patterns"}, Ask: k.say("ask"), Enter: Back{},
			Choices: k.doors(watchRoom(), trialRoom()),
		}
	})
}

func watchRoom() Room {
	return byDay("watch", func(k Known) Page {
		p := Page{Command: []string{"watch"}, Ask: k.say("watch.ask"), Enter: Back{}, Passing: true}
		for _, f := range insight.Factors() {
			p.offer(k.Words("insight.name."+string(f), nil), Go{outcomeRoom(f)}, string(f))
		}
		p.offer(k.say("watch.nothing"), Run{Words: []string{"watch", "none"}, Then: Back{}}, "nothing", "none")
		return p
	})
}

func outcomeRoom(f insight.Factor) Room {
	return byDay("outcome", func(k Known) Page {
		return Page{
			Ask: k.say("watch.with"), Enter: Back{},
			Choices: k.outcomes(func(o string) []string { return []string{"watch", string(f), o} }),
		}
	})
}

// byDay is a place that waits for the day from the wind-down on.
func byDay(name string, page func(Known) Page) Room {
	return Room{Name: name, Page: func(k Known) Page {
		if k.Answer.Tonight.Winding() {
			return k.forTheDay()
		}
		return page(k)
	}}
}

func (k Known) outcomes(command func(outcome string) []string) (list []Choice) {
	for _, o := range insight.Outcomes() {
		list = append(list, Choice{
			Words: k.Words("insight.outcome."+string(o), nil), Names: []string{string(o)},
			Want: Run{Words: command(string(o)), Then: Back{}},
		})
	}
	return list
}

func (k Known) forTheDay() Page {
	return Page{Lines: []string{k.say("day")}, Ask: k.say("ask"), Enter: Back{}}
}

func trialRoom() Room {
	return byDay("trial", func(k Known) Page {
		return Page{
			Command: []string{"trial"}, Ask: k.say("ask"), Enter: Back{},
			Choices: []Choice{
				{Words: k.say("trial.start"), Names: []string{"start"}, Want: Go{trialStartRoom()}},
				{
					Words: k.say("trial.tonight"), Names: []string{"coin"},
					Want: Run{Words: []string{"trial", "tonight"}},
				},
				{
					Words: k.say("trial.stop"), Names: []string{"stop", "end"},
					Want: Run{Words: []string{"trial", "stop"}},
				},
			},
		}
	})
}

func trialStartRoom() Room {
	return byDay("start", func(k Known) Page {
		return Page{
			Ask: k.say("trial.what"), Free: true, Passing: true, Enter: Back{},
			Take: func(what string) (Want, error) {
				return Go{trialLengthRoom(what)}, nil
			},
		}
	})
}

func trialLengthRoom(what string) Room {
	return byDay("evenings", func(k Known) Page {
		p := Page{Ask: k.say("trial.evenings"), Passing: true}
		for _, l := range insight.Lengths() {
			n := strconv.Itoa(l.Evenings)
			p.offer(k.say("trial.length", "n", n), Go{trialOutcomeRoom(what, n)}, n)
		}
		p.Enter = p.Choices[0].Want
		return p
	})
}

func trialOutcomeRoom(what, evenings string) Room {
	return byDay("outcome", func(k Known) Page {
		p := Page{Ask: k.say("trial.outcome"), Passing: true, Choices: k.outcomes(func(o string) []string {
			return []string{"trial", "start", "--evenings", evenings, "--outcome", o, "--", strings.TrimSpace(what)}
		})}
		p.Enter = p.Choices[0].Want
		return p
	})
}
