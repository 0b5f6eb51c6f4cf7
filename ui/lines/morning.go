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
func morningRoom() Room { return asked(nil, 0) }

// nightAfter asks about the night after an evening.
func nightAfter(d *evening.Day) Room { return asked(d, 0) }

// asked is one question of the morning: each answer is kept at once, so that
// nothing is lost wherever somebody stops, and back is the question before.
func asked(of *evening.Day, i int) Room {
	return Room{Name: "morning", Query: lookup.Query{Morning: true, After: of}, Page: func(k Known) Page {
		if look := k.Answer.Tonight; look.Winding() {
			return Page{Tell: []string{k.say("morning.day")}, Ask: k.say("ask"), Enter: Back{}}
		}
		all, m := sleep.Questions(), k.Answer.Morning
		if i >= len(all) {
			return k.lastAsked(of, i-len(all))
		}
		q := all[i]
		p := Page{Of: m.Day, Ask: k.say("morning." + q.ID), Usual: q.Typed(m.Night, sleep.Words), Free: true, Enter: Go{asked(of, i+1)}}
		if i == 0 {
			p.Tell = []string{k.say("morning.how", "day", k.Telling.Day(m.Day))}
		}
		ready := ""
		if p.Usual == "" {
			ready = q.Typed(m.Usual, sleep.Words)
			p.Usual = ready
		}
		for _, c := range q.Choices {
			p.Choices = append(p.Choices, Choice{Words: c, Want: k.answered(of, i, q, c)})
		}
		p.Take = func(answer string) (Want, error) {
			switch {
			case strings.TrimSpace(answer) == allUsual && q.Timed():
				return k.asUsual(of, i), nil
			case strings.TrimSpace(answer) == usually && ready != "":
				answer = ready
			case strings.TrimSpace(answer) == usually:
				return Go{asked(of, i+1)}, nil // it was told, or nothing is usual
			}
			return k.answered(of, i, q, answer), nil
		}
		return p
	}}
}

// answered keeps an answer and goes on to the next question. What does not fit
// is said, and asked again.
func (k Known) answered(of *evening.Day, i int, q sleep.Question, answer string) Want {
	if strings.TrimSpace(answer) == unanswered {
		m := k.Answer.Morning
		if q.Typed(m.Night, sleep.Words) == "" {
			return Go{asked(of, i+1)}
		}
		q.Copy(&m.Night, journal.Night{})
		return k.kept(of, i+1, m.Night, k.say("morning.unanswered"))
	}
	var a sleep.Answers
	q.Give(&a, answer)
	return k.given(of, i+1, a, func(n journal.Night) string { return k.say("morning.kept", "answer", q.Typed(n, sleep.Words)) })
}

// given keeps answers that fit, and goes on to a question.
func (k Known) given(of *evening.Day, next int, a sleep.Answers, said func(journal.Night) string) Want {
	night, err := a.Onto(k.Answer.Morning, k.Settings.Schedule, k.then(of))
	if err != nil {
		return Say{[]string{k.say("morning.wrong", "why", err.Error())}}
	}
	return k.kept(of, next, night, said(night))
}

// kept keeps a night, says so and goes on to a question.
func (k Known) kept(of *evening.Day, next int, n journal.Night, said string) Want {
	return Keep{
		Entries: k.Answer.Morning.Save(sleep.Account{Night: n}, k.then(of)), Said: said,
		Next: func(journal.Entry) Want { return Go{asked(of, next)} },
	}
}

// asUsual keeps what is usual of the times and minutes from a question on that were
// not told, says each of them, since most were not to be seen before, and goes on to
// the first that is neither: what was left out before it stays so.
func (k Known) asUsual(of *evening.Day, i int) Want {
	var a sleep.Answers
	var kept []string
	for all := sleep.Questions(); i < len(all) && all[i].Timed(); i++ {
		usual := all[i].Typed(k.Answer.Morning.Usual, sleep.Words)
		if usual != "" && all[i].Typed(k.Answer.Morning.Night, sleep.Words) == "" {
			all[i].Give(&a, usual)
			kept = append(kept, k.say("morning."+all[i].ID)+" "+usual)
		}
	}
	if len(kept) == 0 {
		return Go{asked(of, i)}
	}
	return k.given(of, i, a, func(journal.Night) string { return k.say("morning.usual", "answers", strings.Join(kept, " ")) })
}

// then is the moment from which a night is told of.
func (k Known) then(of *evening.Day) time.Time { return sleep.ToldFrom(k.Settings.Schedule, of, k.Now) }

// lastAsked are the questions that are there only where they have a point, and
// the end.
func (k Known) lastAsked(of *evening.Day, i int) Page {
	m, now, at := k.Answer.Morning, k.then(of), len(sleep.Questions())+i
	next := Go{asked(of, at+1)}
	then := func(journal.Entry) Want { return next }
	keep := func(told sleep.Account, id string) Want {
		entries := m.Save(told, now)[1:] // the first is the night, of which nothing is new
		if len(entries) == 0 {
			return next
		}
		return Keep{Entries: entries, Said: k.say(id), Next: then}
	}
	yesOrNo := func(ask string, yes, no Want) Page {
		return Page{Of: m.Day, Ask: ask, Enter: next, Choices: []Choice{
			{Words: k.say("yes"), Names: []string{"yes"}, Want: yes}, {Words: k.say("no"), Names: []string{"no", unanswered}, Want: no},
		}}
	}
	switch i {
	case 0:
		if m.AsksForAll() {
			return yesOrNo(k.say("morning.all", "day", k.Telling.Day(m.Day)), keep(sleep.Account{AllNoted: true}, "morning.all.yes"), next)
		}
		return Page{Told: next, Passing: true}
	case 1:
		if m.Trial != nil {
			yes, no := true, false
			line, _ := m.Trial.Ask(m.Day)
			return yesOrNo(line.Say(k.Words), keep(sleep.Account{Followed: &yes}, "morning.coin.kept"), keep(sleep.Account{Followed: &no}, "morning.coin.kept"))
		}
		return Page{Told: next, Passing: true}
	}
	return Page{Tell: []string{k.say("morning.done")}, Told: Home{}}
}
