package lines

import (
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/sleep"
)

// unanswered is typed to take an answer back, usually to answer as the brackets
// have it, and allUsual for it and the times and minutes after it. Nothing is an
// answer by itself: enter goes on.
const (
	unanswered = "-"
	usually    = "="
	allUsual   = "=="
)

// morningRoom asks about the last night, by day.
func morningRoom() Room { return questionRoom(nil, 0) }

// nightAfter asks about the night after an evening.
func nightAfter(d *evening.Day) Room { return questionRoom(d, 0) }

// questionRoom is one question of the morning: each answer is saved at once, so
// that nothing is lost where somebody stops, and back is the question before.
func questionRoom(of *evening.Day, i int) Room {
	return Room{Name: "morning", Query: lookup.Query{Morning: true, After: of}, Page: func(k Known) Page {
		if look := k.Answer.Tonight; look.Winding() {
			return Page{Lines: []string{k.say("morning.day")}, Ask: k.say("ask"), Enter: Back{}}
		}
		all, m := sleep.Questions(), k.Answer.Morning
		if i >= len(all) {
			return k.lastQuestions(of, i-len(all))
		}
		q := all[i]
		p := Page{Of: m.Day, Ask: k.say("morning." + q.ID), Free: true, Enter: Go{questionRoom(of, i+1)}}
		p.Usual = q.Typed(m.Night, sleep.Words)
		if i == 0 {
			p.Lines = []string{k.say("morning.how", "day", k.Telling.Day(m.Day))}
		}
		ready := ""
		if p.Usual == "" {
			ready = q.Typed(m.Usual, sleep.Words)
			p.Usual = ready
		}
		for _, c := range q.Choices() {
			p.offer(c, k.answer(of, i, q, c))
		}
		p.Take = func(answer string) (Want, error) {
			switch typed := strings.TrimSpace(answer); {
			case typed == allUsual && q.Timed():
				return k.saveUsual(of, i), nil
			case typed == usually && ready != "":
				answer = ready
			case typed == usually:
				return Go{questionRoom(of, i+1)}, nil // it was told, or nothing is usual
			}
			return k.answer(of, i, q, answer), nil
		}
		return p
	}}
}

// answer saves an answer and goes on to the next question. What does not fit is
// said, and asked again.
func (k Known) answer(of *evening.Day, i int, q sleep.Question, answer string) Want {
	if strings.TrimSpace(answer) == unanswered {
		m := k.Answer.Morning
		if q.Typed(m.Night, sleep.Words) == "" {
			return Go{questionRoom(of, i+1)}
		}
		q.Copy(&m.Night, journal.Night{})
		return k.saveNight(of, i+1, m.Night, k.say("morning.unanswered"))
	}
	a := sleep.Answers{}
	q.Give(a, answer)
	return k.saveAnswers(of, i+1, a, func(n journal.Night) string {
		return k.say("morning.kept", "answer", q.Typed(n, sleep.Words))
	})
}

func (k Known) saveAnswers(
	of *evening.Day, next int, a sleep.Answers, said func(journal.Night) string,
) Want {
	night, err := a.Onto(k.Answer.Morning, k.Settings.Schedule, k.from(of))
	if err != nil {
		return Say{[]string{k.say("morning.wrong", "why", err.Error())}}
	}
	return k.saveNight(of, next, night, said(night))
}

func (k Known) saveNight(of *evening.Day, next int, n journal.Night, said string) Want {
	return Save{
		Entries: k.Answer.Morning.Save(sleep.Account{Night: n}, k.from(of)), Said: said,
		Next: func(journal.Entry) Want { return Go{questionRoom(of, next)} },
	}
}

// saveUsual saves what is usual of the times and minutes from a question on that
// were not told, says each of them, since most were not seen before, and goes on to
// the first that is neither: what was left out before it stays so.
func (k Known) saveUsual(of *evening.Day, i int) Want {
	a := sleep.Answers{}
	var saved []string
	for all := sleep.Questions(); i < len(all) && all[i].Timed(); i++ {
		usual := all[i].Typed(k.Answer.Morning.Usual, sleep.Words)
		if usual != "" && all[i].Typed(k.Answer.Morning.Night, sleep.Words) == "" {
			all[i].Give(a, usual)
			saved = append(saved, k.say("morning."+all[i].ID)+" "+usual)
		}
	}
	if len(saved) == 0 {
		return Go{questionRoom(of, i)}
	}
	return k.saveAnswers(of, i, a, func(journal.Night) string {
		return k.say("morning.usual", "answers", strings.Join(saved, " "))
	})
}

func (k Known) from(of *evening.Day) time.Time { return sleep.ToldFrom(k.Settings.Schedule, of, k.Now) }

// lastQuestions are those that are asked only where they have a point, and the end.
func (k Known) lastQuestions(of *evening.Day, i int) Page {
	m, now, at := k.Answer.Morning, k.from(of), len(sleep.Questions())+i
	next := Go{questionRoom(of, at+1)}
	save := func(a sleep.Account, id string) Want {
		a.Night = m.Night             // else what other machines have of it is taken back
		entries := m.Save(a, now)[1:] // the first is the night, of which nothing is new
		if len(entries) == 0 {
			return next
		}
		return Save{Entries: entries, Said: k.say(id), Next: func(journal.Entry) Want { return next }}
	}
	yesOrNo := func(ask string, yes, no Want) Page {
		return Page{Of: m.Day, Ask: ask, Enter: next, Choices: []Choice{
			{Words: k.say("yes"), Names: []string{"yes"}, Want: yes},
			{Words: k.say("no"), Names: []string{"no", unanswered}, Want: no},
		}}
	}
	switch {
	case i == 0 && m.AsksForAll():
		ask := k.say("morning.all", "day", k.Telling.Day(m.Day))
		return yesOrNo(ask, save(sleep.Account{AllNoted: true}, "morning.all.yes"), next)
	case i == 1 && m.Trial != nil:
		line, _ := m.Trial.Ask(m.Day)
		followed := func(yes bool) Want { return save(sleep.Account{Followed: &yes}, "morning.coin.kept") }
		return yesOrNo(line.Say(k.Words), followed(true), followed(false))
	case i < 2:
		return Page{Then: next, Passing: true}
	}
	return Page{Lines: []string{k.say("morning.done")}, Then: Home{}}
}
