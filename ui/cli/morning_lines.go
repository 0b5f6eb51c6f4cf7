package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"lull/routines/letters"
	"lull/routines/sleep"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
)

// patience is how long a pipe is waited for that says nothing and does not end: what
// started the program may not know that it asks.
const patience = 20 * time.Second

// interview asks the questions of a morning line by line, each on standard error,
// so that standard output has only what came of it.
type interview struct {
	*console.Console
	wait  time.Duration // for each line
	ended bool
}

func (i *interview) say(line string) {
	if !i.Flags.Quiet {
		fmt.Fprintln(i.Stderr, line)
	}
}

// ask asks one question; after the last line there is no answer.
func (i *interview) ask(ctx context.Context, question string) string {
	if i.ended {
		return ""
	}
	i.say(question)
	ctx, stop := context.WithTimeout(ctx, i.wait)
	defer stop()
	line, err := i.Typed.Line(ctx)
	if i.ended = err != nil || line == "."; i.ended {
		return ""
	}
	return line
}

func (m morningCommand) askMorning(
	ctx context.Context, o storage.Opened, s sleep.Morning,
) (t morningFlags, some bool, err error) {
	i := &interview{Console: m.Console, wait: patience}
	t.answers = sleep.Answers{}
	i.say(m.Say("morning.how", nil))
	for _, q := range m.questions(o, s) {
		if t.usual && q.timed {
			continue
		}
		words := q.ask
		if q.usual != "" {
			words += " [" + q.usual + "]"
		}
		answer := i.ask(ctx, words)
		switch answer {
		case "==":
			t.usual, answer = true, ""
		case "=":
			answer = q.usual
		}
		some = some || answer != "" || t.usual
		if err := q.take(&t, answer); err != nil {
			return t, some, fmt.Errorf("%s %w", q.ask, err)
		}
	}
	return t, some, ctx.Err()
}

// question is one of them: what is usually answered, and what becomes of an
// answer, which may not fit.
type question struct {
	ask, usual string
	timed      bool // it is one of the times and minutes, which are usual together
	take       func(t *morningFlags, answer string) error
}

func (m morningCommand) questions(o storage.Opened, s sleep.Morning) (all []question) {
	for _, q := range sleep.Questions() {
		ask := m.Say("lines.morning."+q.ID, nil)
		if len(q.Choices()) > 0 {
			ask += " " + letters.Listed(q.Choices(), "or")
		}
		all = append(all, question{
			ask, q.Typed(s.Usual, sleep.Words), q.Timed(),
			func(t *morningFlags, answer string) error {
				q.Give(t.answers, answer)
				_, err := t.answers.Onto(s, o.Settings.Schedule, o.Now)
				return err
			},
		})
	}
	yesNo := " " + letters.Listed([]string{m.Say("lines.yes", nil), m.Say("lines.no", nil)}, "or")
	if s.AsksForAll() {
		ask := m.Say("lines.morning.all", map[string]string{"day": o.Telling.Day(s.Day)})
		all = append(all, question{ask: ask + yesNo, take: func(t *morningFlags, answer string) error {
			yes, ok := yesOrNo(answer)
			if t.allNoted = yes; !ok && answer != "" {
				return errors.New("it is answered by yes or no")
			}
			return nil
		}})
	}
	if s.Trial != nil && s.Followed == nil {
		ask, _ := s.Trial.Ask(s.Day)
		all = append(all, question{ask: ask.Say(m.Say) + yesNo, take: func(t *morningFlags, answer string) error {
			t.kept = answer
			_, err := t.followed(s)
			return err
		}})
	}
	return all
}
