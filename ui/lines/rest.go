package lines

import (
	"strings"

	"lull/routines/letters"
	"lull/routines/settings"
	"lull/ui/screen"
)

func learnRoom() Room {
	return Room{Name: "learn", Page: func(k Known) Page { return k.pages(k.Pages) }}
}

func (k Known) pages(pages []screen.Page) Page {
	p := Page{Ask: k.say("learn.ask"), Enter: Back{}}
	for _, page := range pages {
		p.offer(page.Title, Run{Words: []string{"learn", page.Name}}, page.Name)
	}
	p.Take = func(answer string) (Want, error) {
		words, searches := cutWord(answer, "search")
		if !searches {
			// A place has its name first, as everywhere.
			if page, ok := k.Find(answer); ok && !k.leads(answer) {
				return Run{Words: []string{"learn", page.Name}}, nil
			}
			return nil, errUnknown
		}
		found := k.Search(words)
		if len(found) == 0 {
			return Say{[]string{k.say("learn.none")}}, nil
		}
		return Go{Room{Name: "found", Page: func(k Known) Page { return k.pages(found) }}}, nil
	}
	return p
}

func settingsRoom() Room {
	return Room{Name: "settings", Page: func(k Known) Page {
		p := Page{Ask: k.say("settings.ask"), Enter: Back{}}
		for _, g := range settings.Groups() {
			room := groupRoom(g)
			if g == settings.RemindGroup { // its settings are asked for there
				room = remindRoom()
			}
			if len(g.Keys()) > 0 { // of things of somebody's own there are none
				p.offer(k.Words("group."+g.Name, nil), Go{room}, g.InFile()...)
			}
		}
		p.Take = k.setting
		return p
	}}
}

// setting reads a setting with or without its value.
func (k Known) setting(answer string) (Want, error) {
	name, value, _ := strings.Cut(answer, " ")
	name = strings.TrimSpace(strings.TrimSuffix(name, "="))
	value = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(value), "="))
	key, err := settings.Find(strings.ToLower(name))
	switch {
	case err != nil:
		return nil, errUnknown
	case value == "":
		return Go{settingRoom(key)}, nil
	}
	return Run{Words: []string{"config", "set", "--", key.Name, value}}, nil
}

func groupRoom(group settings.Group) Room {
	return Room{Name: "group", Page: func(k Known) Page {
		p := Page{Ask: k.say("settings.which"), Enter: Back{}, Take: k.setting}
		for _, key := range group.Keys() {
			p.offer(k.valueOf(key), Go{settingRoom(key)}, key.Name)
		}
		return p
	}}
}

func (k Known) valueOf(key settings.Key) string {
	value, usual := key.Value(k.Settings), key.Value(settings.Default())
	not := k.say("settings.empty")
	switch {
	case value == usual && value == "":
		return key.Name + ": " + not
	case value == usual:
		return key.Name + ": " + k.say("settings.usual", "value", value)
	case value == "":
		value = not
	case usual == "":
		usual = not
	}
	return key.Name + ": " + k.say("settings.changed", "value", letters.Line(value), "usual", usual)
}

func settingRoom(key settings.Key) Room {
	return Room{Name: "setting", Page: func(k Known) Page {
		about := []string{k.valueOf(key), key.Help(k.Words)}
		p := Page{Lines: about, Ask: k.say("settings.value"), Enter: Back{}, Free: true}
		if why := key.Why(k.Words); why != "" {
			p.Lines = append(p.Lines, why)
		}
		if key.Range != "" {
			p.Lines = append(p.Lines, key.Range)
		}
		set := func(value string) Want {
			return Run{Words: []string{"config", "set", "--", key.Name, value}, Then: Back{}}
		}
		for _, word := range key.Allowed {
			p.offer(word, set(word))
		}
		if key.Kind == settings.Text { // some of them, divided by commas: no number stands for that
			if len(key.Allowed) > 0 {
				p.Lines = append(p.Lines, letters.Listed(key.Allowed, "and"))
			}
			p.Choices = nil
		}
		p.Take = func(answer string) (Want, error) {
			if answer == unanswered && key.Optional {
				answer = ""
			}
			return set(answer), nil
		}
		return p
	}}
}

func remindRoom() Room {
	return Room{Name: "reminders", Page: func(k Known) Page {
		run := func(id string, words ...string) Choice {
			return Choice{
				Words: k.say("remind." + id), Names: []string{id},
				Want: Run{Words: append([]string{"remind"}, words...)},
			}
		}
		return Page{
			Command: []string{"remind", "status"}, Ask: k.say("ask"), Enter: Back{},
			Choices: []Choice{
				run("on", "on"), run("off", "off"), run("mute", "mute", "today"), run("speak", "mute", "off"),
				run("test", "test"),
				{Words: k.say("remind.set"), Names: []string{"set"}, Want: Go{groupRoom(settings.RemindGroup)}},
			},
		}
	}}
}
